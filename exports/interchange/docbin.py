"""The `spacy` exporter: a DocBin for training and looking at with spaCy 3.

Offsets are code points. The tags are the span group `press` (they may overlap); those that don't
are entities as well. A document's text is the release's, blank for blank.
"""

import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotator.model.errors import UserError
from annotator.model.records import Annotation
from annotator.model.snapshot import (
    ExportReport,
    Option,
    Options,
    Progress,
    Snapshot,
    SnapshotDocument,
)
from annotator.model.spans import Span
from exports.aside import written_aside
from exports.checks import check_options
from exports.interchange.tokens import sentences
from exports.interchange.walk import NO_EVIDENCE, NO_OFFICIALS, NO_ORIGIN, Walk, facts_of, values_of
from exports.jsontext import mended

GROUP = "press"
"""The span group that holds the tags."""

_LOSSES = (
    "That fragments belong together, but for the tag's id in `user_data`.",
    NO_EVIDENCE,
    NO_ORIGIN,
    "Furniture of a release.",
    NO_OFFICIALS,
)


class SpacyDocs:
    """A `.spacy` file; what spans can't hold stands in each document's `user_data["press"]`."""

    key = "spacy"
    label = "spaCy DocBin"
    suffix = ".spacy"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the file aside and rename it. Holds all documents in memory, packed."""
        check_options(self, options)
        try:
            from spacy.tokens import DocBin
            from spacy.vocab import Vocab
        except ImportError as error:
            raise UserError(
                "spaCy is not installed, and a DocBin can't be written without it. Install the "
                "program with its models: press-annotator[assist]."
            ) from error
        walk = Walk(snapshot, progress)
        vocab = Vocab()
        bundle = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], store_user_data=True)
        with written_aside(target) as file:
            for held in walk:
                bundle.add(_doc(vocab, held))
            file.write(bundle.to_bytes())
        return walk.report(target, _LOSSES)


def _doc(vocab: Any, held: SnapshotDocument) -> Any:
    from spacy.tokens import Doc, SpanGroup

    text = str(mended(held.text))
    tokens = _tokens(text, held.annotations)
    words, spaces = _words(text, tokens)
    doc = Doc(vocab, words=words, spaces=spaces)
    marked = [
        (tag, doc.char_span(span.start, span.end, label=tag.kind, span_id=tag.id))
        for tag in held.annotations
        for span in tag.spans
    ]
    spans = [span for _, span in marked if span is not None]
    doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans)
    doc.ents = _apart(spans)
    doc.user_data[GROUP] = json.dumps(_beside(held), ensure_ascii=False, sort_keys=True)
    return doc


def _beside(held: SnapshotDocument) -> dict[str, Any]:
    return {
        "uuid": held.document.id,
        **facts_of(held.document),
        "tags": {
            tag.id: {"uncertain": tag.uncertain, "fields": values_of(tag)}
            for tag in held.annotations
        },
    }


def _apart(spans: Sequence[Any]) -> list[Any]:
    """Spans that share no token, longer ones first: what spaCy takes for entities."""
    kept: list[Any] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda one: (one.start - one.end, one.start)):
        numbers = set(range(span.start, span.end))
        if not numbers & taken:
            kept.append(span)
            taken |= numbers
    return sorted(kept, key=lambda one: int(one.start))


def _tokens(text: str, tags: Sequence[Annotation]) -> list[Span]:
    """Tokens that cover the text: words, and the blanks that are no single space behind one."""
    cuts = {place for tag in tags for span in tag.spans for place in (span.start, span.end)}
    tokens: list[Span] = []
    at = 0
    for token in (one for sentence in sentences(text, tags) for one in sentence.tokens):
        tokens += _blanks(at, token.start, cuts)
        tokens.append(token)
        at = token.end
    return tokens + _blanks(at, len(text), cuts)


def _blanks(start: int, end: int, cuts: set[int]) -> list[Span]:
    """What stands between two words, parted where a tag begins or ends."""
    places = [start, *sorted(cut for cut in cuts if start < cut < end), end]
    return [Span(a, b) for a, b in itertools.pairwise(places) if a < b]


def _words(text: str, tokens: Sequence[Span]) -> tuple[list[str], list[bool]]:
    """SpaCy's words, and whether one space follows each, which then is no word of its own."""
    words: list[str] = []
    spaces: list[bool] = []
    for token in tokens:
        if token.of(text) == " " and words and not words[-1].isspace() and not spaces[-1]:
            spaces[-1] = True
        else:
            words.append(token.of(text))
            spaces.append(False)
    return words, spaces
