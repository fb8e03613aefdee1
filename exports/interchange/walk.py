"""What the exporters to other programs' formats have in common: the walk, the counts, the names."""

import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import BinaryIO

from annotator.model.errors import UserError
from annotator.model.records import Annotation, Document
from annotator.model.snapshot import ExportReport, Progress, Snapshot, SnapshotDocument
from exports.archives import entry
from exports.checks import check_quotes, document_name, not_held, unknown_kind

NO_EVIDENCE = "Where the value of a field stands in the text."
NO_OFFICIALS = "The registry of officials and their posts."
NO_ORIGIN = "Authors, reviewers, states and origins of tags."
NO_FACTS = "What is known of a release beside its text: publisher, dates, address, furniture."
NO_FRAGMENTS = "That fragments belong together: each fragment is an entry of its own."
NO_FIELDS = "The fields of tags: only kind and place are carried."

NOT_IN_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")
"""Characters that XML 1.0 has no way to hold, each as U+FFFD, so that offsets stay as they are."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 60


class Walk:
    """The documents of a snapshot, each checked and counted, with progress told."""

    def __init__(self, snapshot: Snapshot, progress: Progress) -> None:
        self._snapshot = snapshot
        self._progress = progress
        self.documents = self.annotations = 0
        self.left_out: list[str] = []

    def __iter__(self) -> Iterator[SnapshotDocument]:
        total = self._snapshot.document_count
        self._progress(0, total)
        for held in self._snapshot.documents():
            check_quotes(held)
            yield replace(held, annotations=tuple(self._known(held)))
            self.documents += 1
            self._progress(self.documents, total)
        if self.documents != total:
            raise UserError(
                f"{total} releases should have been exported and {self.documents} were. Nothing "
                "was changed; export again, and run the project's check."
            )

    def _known(self, held: SnapshotDocument) -> Iterator[Annotation]:
        for tag in held.annotations:
            if tag.kind in self._snapshot.kinds:
                self.annotations += 1
                yield tag
            else:
                self.left_out.append(unknown_kind(held, tag))

    def leave(self, tag: Annotation, why: str) -> None:
        """Say that a tag is not in the file after all."""
        self.annotations -= 1
        self.left_out.append(f"“{tag.quote[:80]}” ({tag.kind}) was left out: {why}")

    def replaced(self, held: SnapshotDocument) -> None:
        """Say which characters of a text an XML file can't hold; they become U+FFFD."""
        count = sum(map(held.text.count, map(chr, NOT_IN_XML)))
        if count:
            self.left_out.append(not_held(document_name(held.document), count, "XML"))

    def report(self, target: Path, losses: Sequence[str]) -> ExportReport:
        """What was written."""
        return ExportReport(
            target=target,
            documents=self.documents,
            annotations=self.annotations,
            left_out=tuple(self.left_out),
            losses=tuple(losses),
        )


def values_of(tag: Annotation) -> dict[str, str]:
    """The filled fields of a tag, as stored."""
    return {key: held.value for key, held in tag.fields.items() if held.value.strip()}


_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def note_lines(tag: Annotation) -> list[str]:
    """The filled fields as `key=value`, each one line; backslash, line end and tab escaped."""
    return [f"{key}={value.translate(_ESCAPES)}" for key, value in values_of(tag).items()]


def facts_of(document: Document) -> dict[str, str]:
    """What is known of a release, without what is empty."""
    names = ("title", "publisher", "source_address", "language", "published_on", "event_date")
    return {name: value for name in names if (value := getattr(document, name))}


def file_stem(number: int, document: Document) -> str:
    """A name for the files of the n-th document that every system takes, and no two share."""
    stem = _UNSAFE.sub("-", PurePath(document.source_name).stem).strip("-.")[:_LONGEST]
    return f"{number:05}-{stem or 'release'}"


def utf8(text: str) -> bytes:
    """The text's bytes; halves of surrogate pairs, which no file can hold, as U+FFFD."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode() if any(
        "\ud800" <= char <= "\udfff" for char in text
    ) else text.encode()  # fmt: skip


class Utf16:
    """Places of a text in UTF-16 code units, as Java and JavaScript count."""

    def __init__(self, text: str) -> None:
        self._beyond = [at for at, char in enumerate(text) if char > "\uffff"]

    def __call__(self, place: int) -> int:
        return place + bisect_right(self._beyond, place - 1)


class Package:
    """A zip archive that is written a file at a time, with the same bytes for the same files."""

    def __init__(self, file: BinaryIO) -> None:
        self._archive = zipfile.ZipFile(file, "w")

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def put(self, name: str, content: bytes) -> None:
        """Write a file."""
        self._archive.writestr(entry(name), content)
