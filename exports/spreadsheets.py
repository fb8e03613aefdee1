"""The `csv` and `xlsx` exporters: the tables for a spreadsheet, in which no text can compute."""

import csv
import io
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from annotator.model.snapshot import ExportReport, Option, Options, Progress, Snapshot
from exports.archives import pack
from exports.aside import written_aside
from exports.briefing.wording import moment
from exports.checks import check_options
from exports.tables import Row, Sort, Table, Tables, Value

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

_DAY_ONE = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook has no zones; as in zip entries
_COMPUTING = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""
_GUARD = "'"
_CELL = 32_767  # characters that a cell of a workbook holds (Excel specifications and limits)
_ROWS = 1_048_576  # rows of a sheet, its head included
_WIDTHS: Mapping[str, int] = {"quote": 60, "title": 50, "id": 12, "document": 12, "sha256": 12}


def guarded(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would compute it.

    A text that begins with an apostrophe gets one too, so that taking away one leading apostrophe
    gives every text back as it was.
    """
    return _GUARD + text if text.startswith((*_COMPUTING, _GUARD)) else text


def _cell(value: Value) -> str | int | Decimal:
    """A value as it stands in CSV: texts guarded, truths as words, nothing as an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else value


def _gather(tables: Tables, snapshot: Snapshot, progress: Progress) -> Iterator[tuple[str, Row]]:
    """All rows of the project, telling progress after each document."""
    progress(0, snapshot.document_count)
    yield from tables.registry()
    for done, held in enumerate(snapshot.documents(), start=1):
        yield from tables.rows(held)
        progress(done, snapshot.document_count)


class CsvTables:
    """One CSV file for each table: RFC 4180, UTF-8 with a mark, so that Excel reads all scripts."""

    key = "csv"
    label = "Tables as CSV"
    suffix = ".zip"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the archive aside and rename it; rows wait on disk, not in memory."""
        check_options(self, options)
        tables = Tables(snapshot)
        with tempfile.TemporaryDirectory() as folder, written_aside(target) as file:
            paths = {table.name: Path(folder) / f"{table.name}.csv" for table in tables.tables}
            with _writers(tables.tables, paths) as add:
                for name, row in _gather(tables, snapshot, progress):
                    add[name].writerow([_cell(value) for value in row])
            pack(file, list(paths.values()), squeezed=False, texts=None)
        return ExportReport(target, tables.documents, tables.tags, tuple(tables.left_out))


@contextmanager
def _writers(tables: Sequence[Table], paths: Mapping[str, Path]) -> "Iterator[dict[str, _Csv]]":
    with ExitStack() as stack:
        made = {}
        for table in tables:
            file: TextIO = stack.enter_context(
                paths[table.name].open("w", encoding="utf-8-sig", newline="")
            )
            made[table.name] = _Csv(file)
            made[table.name].writerow([column.name for column in table.columns])
        yield made


class _Csv:
    def __init__(self, file: TextIO) -> None:
        self.writerow = csv.writer(file).writerow


class Workbooks:
    """One workbook with a sheet for each table: numbers are numbers, and texts only texts."""

    key = "xlsx"
    label = "Tables as a workbook"
    suffix = ".xlsx"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the workbook aside and rename it. What no cell or sheet can hold is left out."""
        check_options(self, options)
        tables = Tables(snapshot)
        held = io.BytesIO()
        with _workbook(held, snapshot) as book:
            sheets = {table.name: _Sheet(book, table) for table in tables.tables}
            for name, row in _gather(tables, snapshot, progress):
                sheets[name].add(row)
            left_out = [line for sheet in sheets.values() for line in sheet.end()]
        with written_aside(target) as file:
            file.write(held.getbuffer())
        return ExportReport(target, tables.documents, tables.tags, (*tables.left_out, *left_out))


@contextmanager
def _workbook(file: BinaryIO, snapshot: Snapshot) -> "Iterator[Workbook]":
    from xlsxwriter import Workbook

    book = Workbook(
        file,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    at = moment(snapshot.revised_at)
    made = at.replace(tzinfo=None) if at else _DAY_ONE
    book.set_properties(
        {"title": snapshot.project, "comments": snapshot.generator, "created": made}
    )
    try:
        yield book
    finally:
        book.close()


class _Sheet:
    """A sheet that is written from above to below."""

    def __init__(self, book: "Workbook", table: Table) -> None:
        self._table = table
        self._sheet: Worksheet = book.add_worksheet(table.name[:31])
        self._next = 1
        self._too_long: list[str] = []
        self._grouped = book.add_format({"num_format": "#,##0"})
        head = book.add_format({"bold": True, "bottom": 1})
        for at, column in enumerate(table.columns):
            self._sheet.write_string(0, at, column.name, head)
            right = column.sort in (Sort.WHOLE, Sort.DECIMAL)
            width = _WIDTHS.get(column.name, 14 if right else 18)
            self._sheet.set_column(at, at, width)
        self._sheet.freeze_panes(1, 0)

    def add(self, row: Row) -> None:
        """Add a row, unless the sheet is full."""
        if self._next < _ROWS:
            for at, value in enumerate(row):
                self._write(at, value, row)
        self._next += 1

    def _write(self, at: int, value: Value, row: Row) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(self._next, at, value)
        elif isinstance(value, int):
            self._sheet.write_number(self._next, at, value)
        elif isinstance(value, Decimal):
            whole = value == value.to_integral_value()
            self._sheet.write_number(self._next, at, value, self._grouped if whole else None)
        elif value:
            if len(value) > _CELL:
                self._too_long.append(
                    f"The {self._table.columns[at].name} of {self._table.name} {row[0]} was cut: "
                    f"a cell holds {_CELL:,} characters and this text has {len(value):,}."
                )
            self._sheet.write_string(self._next, at, value[:_CELL])

    def end(self) -> Iterator[str]:
        """Let the head filter, and say what is not in the sheet."""
        last = min(self._next, _ROWS) - 1
        self._sheet.autofilter(0, 0, max(last, 1), len(self._table.columns) - 1)
        yield from self._too_long
        if self._next > _ROWS:
            yield (
                f"{self._next - _ROWS:,} rows of {self._table.name} were left out: a sheet holds "
                f"{_ROWS:,}. Choose CSV or SQLite."
            )
