"""The `webanno` exporter: WebAnno TSV 3.3, as WebAnno and INCEpTION read it.

Offsets are UTF-16 code units (the format is Java's). Each kind is a span layer with its fields as
features. Format: WebAnno's user guide, appendix "WebAnno TSV 3".
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from annotator.model.kinds import Kind
from annotator.model.snapshot import (
    ExportReport,
    Option,
    Options,
    Progress,
    Snapshot,
    SnapshotDocument,
)
from exports.aside import written_aside
from exports.checks import check_options
from exports.interchange.cas import type_names
from exports.interchange.tokens import Sentence, covered, sentences
from exports.interchange.walk import (
    NO_EVIDENCE,
    NO_FACTS,
    NO_FRAGMENTS,
    NO_OFFICIALS,
    NO_ORIGIN,
    Package,
    Utf16,
    Walk,
    file_stem,
    utf8,
    values_of,
)

_LOSSES = (
    NO_FRAGMENTS,
    NO_ORIGIN,
    NO_EVIDENCE,
    "Blanks at the end of a text.",
    NO_FACTS,
    NO_OFFICIALS,
)
_SPECIAL = {char: f"\\{char}" for char in "\\[]|_*;"}
_ESCAPES = str.maketrans({**_SPECIAL, "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_TEXT_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f"})
_EMPTY, _NONE = "*", "_"
"""A feature without a value on a tagged token, and a token without a tag of the layer."""


class WebAnnoTsv:
    """A zip archive with a TSV file for each release."""

    key = "webanno"
    label = "WebAnno TSV 3"
    suffix = ".zip"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the archive aside and rename it."""
        check_options(self, options)
        walk = Walk(snapshot, progress)
        layers = _layers(snapshot.kinds)
        with written_aside(target) as file, Package(file) as package:
            for number, held in enumerate(walk, start=1):
                name = f"{file_stem(number, held.document)}.tsv"
                package.put(name, utf8("".join(_lines(held, layers))))
        return walk.report(target, _LOSSES)


_Layers = Mapping[str, tuple[str, tuple[str, ...]]]
"""Layer and features of each kind, by its key."""


def _layers(kinds: Mapping[str, Kind]) -> _Layers:
    names = type_names(kinds)
    return {
        key: (f"webanno.custom.{names[key]}", ("uncertain", *(one.key for one in kind.fields)))
        for key, kind in kinds.items()
    }


def _lines(held: SnapshotDocument, layers: _Layers) -> list[str]:
    lines = ["#FORMAT=WebAnno TSV 3.3\n"]
    lines += [f"#T_SP={name}|{'|'.join(features)}\n" for name, features in layers.values()]
    lines.append("\n")
    place = Utf16(held.text)
    parts = sentences(held.text, held.annotations)
    cells = _cells(held, parts, layers)
    for number, sentence in enumerate(parts, start=1):
        words = sentence.span.of(held.text).translate(_TEXT_ESCAPES)
        lines.append(f"\n#Text={words}\n")
        for at, token in enumerate(sentence.tokens):
            columns = [
                "|".join(cells[number - 1, at, key, name]) or _NONE
                for key, (_, features) in layers.items()
                for name in features
            ]
            lines.append(
                f"{number}-{at + 1}\t{place(token.start)}-{place(token.end)}\t"
                f"{token.of(held.text).translate(_TEXT_ESCAPES)}\t" + "\t".join(columns) + "\t\n"
            )
    return lines


def _cells(
    held: SnapshotDocument, parts: Sequence[Sentence], layers: _Layers
) -> Mapping[tuple[int, int, str, str], list[str]]:
    """What stands on each token, by sentence, token, kind and feature.

    Tags of several tokens, and those that share a token with another of their layer, are told
    apart by a number in brackets.
    """
    cells: defaultdict[tuple[int, int, str, str], list[str]] = defaultdict(list)
    number = 0
    for tag in held.annotations:
        values = {**values_of(tag), "uncertain": "true" if tag.uncertain else ""}
        for span in tag.spans:
            number += 1
            for at, sentence in enumerate(parts):
                if not sentence.span.covers(span):
                    continue
                for token in covered(span, sentence.tokens):
                    for name in layers[tag.kind][1]:
                        value = values.get(name, "").translate(_ESCAPES) or _EMPTY
                        cells[at, token, tag.kind, name].append(f"{value}[{number}]")
    return cells
