"""The guard over releases that others wrote, with their reference tags: false alarms and misses."""

import itertools
import json
import re
from pathlib import Path

import pytest

from annotator.model.guard import Evidence, unproven
from annotator.model.recall import told_by
from annotator.model.records import Annotation, Document, FieldValue, State
from annotator.model.returning import Back, Fate, compare
from annotator.model.snapshot import SnapshotDocument, no_progress
from annotator.model.spans import Span
from annotator.model.suggestion import Context
from annotator.model.text import digest
from annotator.suggest.pipeline import Suggester
from exports.briefing.templates import TEMPLATES
from tests.exports.briefing.test_guard import NAMES
from tests.exports.briefing.test_templates import ROOT, WORD
from tests.exports.snapshots import MemorySnapshot
from tests.intake.corpus import FOLDER, needs_corpus

CORPUS = FOLDER or Path()
RESOURCES = ROOT / "resources"
GOLD = CORPUS.parent / "gold"
pytestmark = needs_corpus


def release_of(gold: Path) -> SnapshotDocument:
    held = json.loads(gold.read_text(encoding="utf-8"))
    name = held["source"].removesuffix(".txt")
    (path,) = [one for one in CORPUS.rglob(f"{name}.txt") if "raw" not in one.parts]
    text = path.read_bytes().decode()
    about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    document = Document(
        name,
        digest(text),
        path.name,
        title=(about["title"] or "").replace("\u00a0", " "),
        publisher=about["organisation"] or "",
        language=about["language"] or "",
        published_on=about["date_published"] or "",
        event_date=held.get("event_date") or "",
    )
    tags = sorted(
        (tag_of(f"{name}-{at}", name, text, one) for at, one in enumerate(held["annotations"])),
        key=lambda one: one.start,
    )
    return SnapshotDocument(document, text, tuple(tags))


def tag_of(key: str, document: str, text: str, plain: dict[str, object]) -> Annotation:
    fields = plain["fields"]
    assert isinstance(fields, dict)
    values = {name: FieldValue(str(value)) for name, value in fields.items() if value is not None}
    span = Span(int(str(plain["start"])), int(str(plain["end"])))
    kind, quote = str(plain["kind"]), span.of(text)
    return Annotation(
        key, document, kind, (span,), quote, "m1", values, State.VERIFIED,
        uncertain=bool(plain["uncertain"]),
    )  # fmt: skip


@pytest.fixture(scope="module")
def releases() -> list[SnapshotDocument]:
    return [release_of(path) for path in sorted(GOLD.glob("*.gold.json"))]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_final_briefing_of_each_release_and_of_all_raises_no_false_alarm(
    releases: list[SnapshotDocument], template: str, language: str
) -> None:
    options = {"template": template, "language": language, "status": "final"}
    for held in ((one,) for one in releases):
        assert WORD.compose(MemorySnapshot(held), options, no_progress).unproven == ()
    assert WORD.compose(MemorySnapshot(tuple(releases)), options, no_progress).unproven == ()


def test_nearly_every_digit_that_is_altered_is_found(releases: list[SnapshotDocument]) -> None:
    """Each figure and year of each sentence is altered in turn: one digit, by one."""
    briefing = WORD.compose(MemorySnapshot(tuple(releases)), {"template": "digest"}, no_progress)
    altered, missed = 0, []
    for one in briefing.statements():
        tags = [briefing.evidence[key] for key in one.sources]
        evidence = Evidence.of(tags, NAMES, {})
        for match in re.finditer(r"\d[\d.,]*\d|\d", one.text) if tags else ():
            last = one.text[match.end() - 1]
            words = f"{one.text[: match.end() - 1]}{(int(last) + 1) % 10}{one.text[match.end() :]}"
            altered += 1
            if not unproven(words, evidence, NAMES):
                missed.append(words)
    assert altered > 200
    assert len(missed) / altered < 0.05, missed


def test_nearly_every_digit_that_others_alter_comes_back_as_changed(
    releases: list[SnapshotDocument],
) -> None:
    """The same for the return check: no altered sentence passes as unchanged, few as reworded."""
    briefing = WORD.compose(MemorySnapshot(tuple(releases)), {"template": "digest"}, no_progress)
    told = told_by(briefing)
    altered, missed = 0, []
    for number, one in enumerate(told, start=1):
        for match in re.finditer(r"\d[\d.,]*\d|\d", one.text) if one.annotations else ():
            last = one.text[match.end() - 1]
            words = f"{one.text[: match.end() - 1]}{(int(last) + 1) % 10}{one.text[match.end() :]}"
            altered += 1
            quote = briefing.evidence[one.annotations[0]].quote
            (verdict,) = compare([one], [Back(1, words)], NAMES, {one.key: quote})
            assert verdict.fate is not Fate.UNCHANGED, number
            if verdict.fate not in (Fate.NUMBER, Fate.UNSUPPORTED):
                missed.append(words)
    assert altered > 200
    assert len(missed) / altered < 0.05, missed


def suggested(path: Path, suggest: Suggester) -> SnapshotDocument:
    """The release with all that the rules propose, taken for verified."""
    text = path.read_bytes().decode().replace("\r\n", "\n")
    about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    document = Document(
        path.stem,
        digest(text),
        path.name,
        title=about["title"] or "",
        language=about["language"] or "",
        published_on=about["date_published"] or "",
    )
    found = suggest.suggest(
        Context(text, document.language, document.title, published_on=document.published_on)
    )
    tags = (
        Annotation(
            f"{path.stem}-{at}", document.id, one.kind, (one.span,), one.span.of(text), "m1",
            one.fields, State.VERIFIED,
        )
        for at, one in enumerate(found)
    )  # fmt: skip
    return SnapshotDocument(document, text, tuple(tags))


def test_what_the_rules_propose_raises_no_false_alarm_once_it_is_verified() -> None:
    suggest = Suggester.load(RESOURCES)
    every = sorted(CORPUS.glob("igo/*.txt")) + sorted(CORPUS.glob("bulk/*.txt"))
    for path in [*every[::60], *sorted(CORPUS.glob("igo/kremlin-ru-*.txt"))[:4]]:
        snapshot = MemorySnapshot((suggested(path, suggest),))
        for template, language in itertools.product(("event", "chronology"), ("en", "ru")):
            options = {"template": template, "language": language, "status": "final"}
            assert WORD.compose(snapshot, options, no_progress).unproven == (), path.name
