"""The `json` and `jsonl` exporters: everything that the snapshot holds, streamed."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from annotator.model.fields import Json
from annotator.model.plain import plain_documents
from annotator.model.snapshot import ExportReport, Option, Options, Progress, Snapshot
from exports.aside import written_aside
from exports.checks import check_options
from exports.entries import Entries, head_entry, kind_entry, manifest_entry
from exports.jsontext import Lines, encoded


class _Dataset(ABC):
    """Everything for other programs and for coming back; see the published schemas."""

    key: ClassVar[str]
    label: ClassVar[str]
    suffix: ClassVar[str]
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the dataset aside and rename it. Needs the memory of one document at a time."""
        check_options(self, options)
        made = Entries(snapshot)
        with written_aside(target) as file:
            lines = Lines(file)
            self._write(snapshot, made, lines, progress)
        return ExportReport(
            target=target,
            documents=made.documents,
            annotations=made.annotations,
            left_out=(*made.left_out, *lines.left_out),
            notes={
                "kinds": len(snapshot.kinds),
                "officials": len(snapshot.officials),
                **({"suggestions": made.suggestions} if made.suggestions else {}),
            },
        )

    @abstractmethod
    def _write(
        self, snapshot: Snapshot, made: Entries, lines: Lines, progress: Progress
    ) -> None: ...


class JsonDataset(_Dataset):
    """One JSON object with a document a line."""

    key = "json"
    label = "JSON dataset"
    suffix = ".json"

    def _write(self, snapshot: Snapshot, made: Entries, lines: Lines, progress: Progress) -> None:
        lines.put(encoded(head_entry(snapshot))[:-1] + b",")
        _array(lines, b"kinds", map(kind_entry, snapshot.kinds.values()))
        lines.put(b",")
        _array(lines, b"documents", _documents(snapshot, made, progress))
        lines.put(b",")
        _array(lines, b"officials", made.officials(snapshot.officials, snapshot.tenures))
        manifest = encoded(manifest_entry(snapshot, made, lines.digest()))
        lines.put(b',"links":[],\n"manifest":' + manifest + b"}\n")


def _array(lines: Lines, name: bytes, entries: Iterable[dict[str, Json]]) -> None:
    lines.put(b'\n"%b":[' % name)
    for number, entry in enumerate(entries):
        lines.entry(entry, b",\n" if number else b"\n")
    lines.put(b"]")


class JsonLinesDataset(_Dataset):
    """A line for what the dataset is, one for each document, one for the registry, a manifest."""

    key = "jsonl"
    label = "JSON Lines dataset"
    suffix = ".jsonl"

    def _write(self, snapshot: Snapshot, made: Entries, lines: Lines, progress: Progress) -> None:
        kinds: list[Json] = [kind_entry(kind) for kind in snapshot.kinds.values()]
        lines.entry({**head_entry(snapshot), "kinds": kinds}, after=b"\n")
        for entry in _documents(snapshot, made, progress):
            lines.entry(entry, after=b"\n")
        registry: list[Json] = [*made.officials(snapshot.officials, snapshot.tenures)]
        lines.entry({"officials": registry, "links": []}, after=b"\n")
        manifest = manifest_entry(snapshot, made, lines.digest())
        lines.put(encoded({"manifest": manifest}) + b"\n")


def _documents(snapshot: Snapshot, made: Entries, progress: Progress) -> Iterator[dict[str, Json]]:
    total = snapshot.document_count
    progress(0, total)
    for number, held in enumerate(plain_documents(snapshot), start=1):
        yield made.document(held)
        progress(number, total)
