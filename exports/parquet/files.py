"""Parquet files that grow a batch of rows at a time."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from exports.tables import Row, Sort, Table

_BATCH = 5_000  # rows
_DIGITS, _FRACTION = 38, 9  # decimal128: 29 digits before the point and 9 behind it
_TYPES: Mapping[Sort, pa.DataType] = {
    Sort.TEXT: pa.string(),
    Sort.WHOLE: pa.int64(),
    Sort.DECIMAL: pa.decimal128(_DIGITS, _FRACTION),
    Sort.TRUTH: pa.bool_(),
}
_STEP = Decimal(1).scaleb(-_FRACTION)
_LIMIT = Decimal(10) ** (_DIGITS - _FRACTION)


class _File:
    def __init__(self, path: Path, table: Table) -> None:
        columns = [
            pa.field(one.name, _TYPES[one.sort], metadata={"description": one.help})
            for one in table.columns
        ]
        self.path = path
        self.schema = pa.schema(columns)
        self.writer = pq.ParquetWriter(path, self.schema, compression="zstd")
        self.waiting: list[Row] = []

    def flush(self) -> None:
        if self.waiting:
            columns = [list(column) for column in zip(*self.waiting, strict=True)]
            self.writer.write_table(pa.table(columns, schema=self.schema))
            self.waiting.clear()


class Files:
    """One file for each table in a folder; a decimal that does not fit exactly is left out."""

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._tables = {table.name: table for table in tables}
        self._files = {
            name: _File(folder / f"{name}.parquet", table) for name, table in self._tables.items()
        }
        self.left_out: list[str] = []

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files in the order of the tables."""
        return tuple(file.path for file in self._files.values())

    def add(self, name: str, row: Row) -> None:
        """Add a row to a table."""
        file = self._files[name]
        if any(isinstance(value, Decimal) and not _fits(value) for value in row):
            row = self._without_misfits(name, row)
        file.waiting.append(row)
        if len(file.waiting) >= _BATCH:
            file.flush()

    def _without_misfits(self, name: str, row: Row) -> Row:
        kept = list(row)
        for at, (column, value) in enumerate(zip(self._tables[name].columns, row, strict=True)):
            if isinstance(value, Decimal) and not _fits(value):
                kept[at] = None
                self.left_out.append(
                    f"The {column.name} {value} of {name} {row[0]} was left out: Parquet’s "
                    f"decimals have {_FRACTION} digits behind the point and "
                    f"{_DIGITS - _FRACTION} before it."
                )
        return tuple(kept)

    def close(self) -> None:
        """Write what waits and close the files."""
        for file in self._files.values():
            file.flush()
            file.writer.close()


def _fits(value: Decimal) -> bool:
    return abs(value) < _LIMIT and value == value.quantize(_STEP)
