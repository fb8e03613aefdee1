"""The `brat` exporter: standoff files (`.txt` and `.ann`), as the brat annotation tool reads them.

Offsets are code points of the UTF-8 text (brat's own server counts Python characters). A span may
not hold a line break there, so that a tag over one becomes fragments line by line.
"""

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
from exports.aside import written_aside
from exports.checks import check_options
from exports.interchange.walk import (
    NO_EVIDENCE,
    NO_FACTS,
    NO_OFFICIALS,
    Package,
    Walk,
    file_stem,
    note_lines,
    utf8,
)

_LOSSES = (
    "Authors, reviewers and origins of tags.",
    "Line breaks inside a tag: it becomes fragments, line by line.",
    NO_EVIDENCE,
    NO_FACTS,
    NO_OFFICIALS,
)


class Brat:
    """A zip archive with a pair of files for each release, and brat's configuration."""

    key = "brat"
    label = "brat standoff"
    suffix = ".zip"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the archive aside and rename it."""
        check_options(self, options)
        walk = Walk(snapshot, progress)
        with written_aside(target) as file, Package(file) as package:
            package.put("annotation.conf", _configuration(snapshot))
            for number, held in enumerate(walk, start=1):
                stem = file_stem(number, held.document)
                package.put(f"{stem}.txt", utf8(held.text))
                package.put(f"{stem}.ann", utf8("".join(_lines(held))))
        return walk.report(target, _LOSSES)


def _configuration(snapshot: Snapshot) -> bytes:
    """`annotation.conf`: the types that the tool offers."""
    states = "|".join(sorted({"draft", "submitted", "verified", "returned", "changed"}))
    lines = (
        "[entities]",
        *snapshot.kinds,
        "[relations]",
        "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
        "[events]",
        "[attributes]",
        "Uncertain Arg:<ENTITY>",
        f"State Arg:<ENTITY>, Value:{states}",
    )
    return ("\n".join(lines) + "\n").encode()


def _lines(held: SnapshotDocument) -> list[str]:
    lines: list[str] = []
    attributes = notes = 0
    for number, tag in enumerate(held.annotations, start=1):
        pieces = _pieces(held.text, tag)
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(held.text[start:end] for start, end in pieces)
        lines.append(f"T{number}\t{tag.kind} {places}\t{words}\n")
        for attribute in (f"State T{number} {tag.state}", f"Uncertain T{number}"):
            if attribute.startswith("State") or tag.uncertain:
                attributes += 1
                lines.append(f"A{attributes}\t{attribute}\n")
        for note in note_lines(tag):
            notes += 1
            lines.append(f"#{notes}\tAnnotatorNotes T{number}\t{note}\n")
    return lines


def _pieces(text: str, tag: Annotation) -> list[tuple[int, int]]:
    """The fragments of a tag, cut where a line ends."""
    pieces: list[tuple[int, int]] = []
    for span in tag.spans:
        start = span.start
        for line in span.of(text).split("\n"):
            if line:
                pieces.append((start, start + len(line)))
            start += len(line) + 1
    return pieces
