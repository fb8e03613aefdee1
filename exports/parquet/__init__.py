"""The `parquet` exporter: the tables as Parquet files with a Croissant card, in one archive."""

import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from annotator.model.errors import UserError
from annotator.model.snapshot import ExportReport, Option, Options, Progress, Snapshot
from exports.aside import written_aside
from exports.checks import check_options
from exports.tables import Tables

if TYPE_CHECKING:
    from exports.parquet.files import Files

CARD = "croissant.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip entry can have
_UNIX = 3


class ParquetTables:
    """One Parquet file for each table, and a card that says what each column means."""

    key = "parquet"
    label = "Tables as Parquet, with a Croissant card"
    suffix = ".zip"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the archive aside and rename it; rows wait on disk, not in memory.

        Raises UserError where pyarrow is not installed or a quote is not in its text.
        """
        check_options(self, options)
        files_of = _files_of()
        tables = Tables(snapshot)
        with tempfile.TemporaryDirectory() as folder, written_aside(target) as file:
            files = files_of(Path(folder), tables.tables)
            try:
                _gather(files, tables, snapshot, progress)
            finally:
                files.close()
            _pack(file, files, snapshot, tables)
        left_out = (*tables.left_out, *files.left_out)
        return ExportReport(target, tables.documents, tables.tags, left_out)


def _files_of() -> "type[Files]":
    try:
        from exports.parquet.files import Files
    except ImportError as error:
        raise UserError(
            "Parquet needs pyarrow, which is not installed. "
            "Run `pip install press-annotator[parquet]`, or choose another format."
        ) from error
    return Files


def _gather(files: "Files", tables: Tables, snapshot: Snapshot, progress: Progress) -> None:
    progress(0, snapshot.document_count)
    for name, row in tables.registry():
        files.add(name, row)
    for done, held in enumerate(snapshot.documents(), start=1):
        for name, row in tables.rows(held):
            files.add(name, row)
        progress(done, snapshot.document_count)


def _pack(file: BinaryIO, files: "Files", snapshot: Snapshot, tables: Tables) -> None:
    """The files and their card, without times; Parquet is squeezed already."""
    from exports.parquet.croissant import card

    with zipfile.ZipFile(file, "w") as package:
        for path in files.paths:
            with path.open("rb") as held, package.open(_entry(path.name), "w") as part:
                while chunk := held.read(1 << 20):
                    part.write(chunk)
        package.writestr(_entry(CARD), card(snapshot, tables.tables, files.paths))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = _UNIX
    return entry
