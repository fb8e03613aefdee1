"""The `parquet` exporter: the tables as Parquet files with a Croissant card, in one archive."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.model.errors import UserError
from annotator.model.snapshot import ExportReport, Option, Options, Progress, Snapshot
from exports.archives import pack
from exports.aside import written_aside
from exports.checks import check_options
from exports.tables import Tables

if TYPE_CHECKING:
    from exports.parquet.files import Files

CARD = "croissant.json"


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
        from exports.parquet.croissant import card as card_of

        files_of = _files_of()
        tables = Tables(snapshot)
        with tempfile.TemporaryDirectory() as folder, written_aside(target) as file:
            files = files_of(Path(folder), tables.tables)
            try:
                _gather(files, tables, snapshot, progress)
            finally:
                files.close()
            texts = {CARD: card_of(snapshot, tables.tables, files.paths)}
            pack(file, files.paths, squeezed=True, texts=texts)
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
