"""The rules on real releases: every quote is true, and few of them are doubted."""

import json

from annotator.model.records import Document
from annotator.model.snapshot import SnapshotDocument
from annotator.model.text import normalised
from annotator.review.findings.engine import Findings
from tests.intake.corpus import FOLDER, needs_corpus

pytestmark = needs_corpus
_MOST_DOUBTED = 0.1
"""A list with more findings for each release is not read."""


def releases() -> list[SnapshotDocument]:
    """Texts and titles of the corpus, without tags."""
    assert FOLDER is not None
    found = []
    for path in sorted((FOLDER / "igo").glob("*.txt")):
        known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        document = Document(
            path.stem,
            path.stem,
            path.name,
            title=known["title"] or "",
            language=known["language"],
            published_on=known["date_published"] or "",
        )
        found.append(SnapshotDocument(document, normalised(path.read_text("utf-8")), ()))
    return found


def test_every_quote_of_a_finding_stands_where_it_says() -> None:
    findings, texts = Findings(), {}
    for held in releases():
        findings.put(held)
        texts[held.document.id] = held.text
    found = findings.all()
    for one in found:
        for side in one.evidence:
            assert side.span is None or side.span.of(texts[side.document]) == side.quote
    assert 0 < len(found) < _MOST_DOUBTED * len(texts)
