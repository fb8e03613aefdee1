"""The `conll` exporter: one column of tags in BIO, as the shared task of CoNLL-2003 had them.

Four columns: token, part of speech, chunk (neither is known here: `_`), tag. A line `-DOCSTART-`
begins each release, a blank line ends each sentence.
"""

from collections.abc import Iterable
from pathlib import Path

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
from exports.interchange.tokens import covered, sentences
from exports.interchange.walk import (
    NO_FACTS,
    NO_FIELDS,
    NO_FRAGMENTS,
    NO_OFFICIALS,
    NO_ORIGIN,
    Walk,
    utf8,
)

_LOSSES = (
    "Tags that overlap: the longer one is kept, the other named above.",
    "The blanks and line breaks of the text, and so the places of tags in it.",
    NO_FRAGMENTS,
    NO_FIELDS,
    NO_ORIGIN,
    "Doubts about tags.",
    NO_FACTS,
    NO_OFFICIALS,
)
DOCSTART = "-DOCSTART- -X- -X- O\n\n"


class ConllBio:
    """Tokens with B-, I- and O of the kinds."""

    key = "conll"
    label = "CoNLL-2003 (BIO)"
    suffix = ".conll"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the file aside and rename it."""
        check_options(self, options)
        walk = Walk(snapshot, progress)
        with written_aside(target) as file:
            for held in walk:
                kept = _kept(held.annotations, walk)
                file.write(utf8(DOCSTART + "".join(_lines(held, kept))))
        return walk.report(target, _LOSSES)


def _kept(tags: Iterable[Annotation], walk: Walk) -> list[Annotation]:
    """The tags that share no word, longer ones first; the others are left out by name."""
    kept: list[Annotation] = []
    taken: list[Span] = []
    for tag in sorted(tags, key=lambda one: (-sum(map(len, one.spans)), one.start, one.id)):
        if any(span.overlaps(other) for span in tag.spans for other in taken):
            walk.leave(tag, "it shares words with a longer tag.")
        else:
            kept.append(tag)
            taken += tag.spans
    return kept


def _lines(held: SnapshotDocument, kept: list[Annotation]) -> list[str]:
    lines: list[str] = []
    for sentence in sentences(held.text, kept):
        labels = ["O"] * len(sentence.tokens)
        for tag in kept:
            for span in tag.spans:
                for number, at in enumerate(covered(span, sentence.tokens)):
                    labels[at] = f"{'I' if number else 'B'}-{tag.kind}"
        words = (token.of(held.text) for token in sentence.tokens)
        lines += [f"{word} _ _ {label}\n" for word, label in zip(words, labels, strict=True)]
        lines.append("\n")
    return lines
