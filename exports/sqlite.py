"""The `sqlite` exporter: the tables as a plain SQLite file with views, for people who query."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from shutil import copyfileobj

from annotator.model.kinds import STATISTIC
from annotator.model.snapshot import ExportReport, Option, Options, Progress, Snapshot
from exports.aside import written_aside
from exports.checks import check_options
from exports.tables import (
    DOCUMENTS,
    MENTIONS,
    PEOPLE,
    POSTS,
    Row,
    Sort,
    Table,
    Tables,
    Value,
    table_name,
)

_TYPES: Mapping[Sort, str] = {
    Sort.TEXT: "TEXT",
    Sort.WHOLE: "INTEGER",
    Sort.DECIMAL: "NUMERIC",
    Sort.TRUTH: "INTEGER",
}
_INDEXED = ("id", "document", "official", "person_id")


class SqliteTables:
    """A file that any SQLite program opens; the project itself stays closed to it."""

    key = "sqlite"
    label = "Tables and views as SQLite"
    suffix = ".sqlite"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the database in a folder of its own, then put it at `target` as a whole."""
        check_options(self, options)
        tables = Tables(snapshot)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "tables.sqlite"
            with closing(sqlite3.connect(path)) as database:
                database.execute("PRAGMA journal_mode = OFF")
                _fill(database, tables, snapshot, progress)
                database.commit()
                database.execute("VACUUM")
            with written_aside(target) as file, path.open("rb") as made:
                copyfileobj(made, file)
        return ExportReport(target, tables.documents, tables.tags, tuple(tables.left_out))


def _fill(
    database: sqlite3.Connection, tables: Tables, snapshot: Snapshot, progress: Progress
) -> None:
    known = {table.name: table for table in tables.tables}
    for table in known.values():
        database.execute(_created(table))
    inserts = {name: _insert(table) for name, table in known.items()}
    progress(0, snapshot.document_count)
    _add(database, inserts, tables.registry())
    for done, held in enumerate(snapshot.documents(), start=1):
        _add(database, inserts, tables.rows(held))
        progress(done, snapshot.document_count)
    for statement in (*_indexes(known.values()), *_views(known)):
        database.execute(statement)


def _add(
    database: sqlite3.Connection, inserts: Mapping[str, str], rows: Iterable[tuple[str, Row]]
) -> None:
    for name, group in groupby(rows, key=itemgetter(0)):
        database.executemany(inserts[name], ([_plain(one) for one in row] for _, row in group))


def _plain(value: Value) -> str | int | float | None:
    """A decimal as the number that SQLite computes with: whole ones exactly, others as REAL."""
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value() and abs(value) < 1 << 63
        return int(value) if whole else float(value)
    return value


def _quoted(name: str) -> str:
    return f'"{name}"'


def _created(table: Table) -> str:
    columns = [f"{_quoted(one.name)} {_TYPES[one.sort]}" for one in table.columns]
    return f"CREATE TABLE {_quoted(table.name)} ({', '.join(columns)})"


def _insert(table: Table) -> str:
    places = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {_quoted(table.name)} VALUES ({places})"


def _indexes(tables: Iterable[Table]) -> Iterator[str]:
    for table in tables:
        for column in table.columns:
            if column.name in _INDEXED:
                name = _quoted(f"{table.name}_{column.name}")
                yield f"CREATE INDEX {name} ON {_quoted(table.name)} ({_quoted(column.name)})"


def _views(tables: Mapping[str, Table]) -> Iterator[str]:
    """Views that join what is nearly always wanted together."""
    release = "d.title AS release, d.publisher, d.published_on, d.event_date, d.source_address"
    fixed = {DOCUMENTS, PEOPLE, POSTS}
    for name in tables:
        if name not in fixed:
            yield (
                f"CREATE VIEW {_quoted(name + '_with_source')} AS SELECT t.*, {release} "
                f"FROM {_quoted(name)} AS t JOIN {DOCUMENTS} AS d ON d.id = t.document"
            )
    if MENTIONS in tables and "person_id" in {one.name for one in tables[MENTIONS].columns}:
        yield (
            f"CREATE VIEW officials_mentioned AS SELECT o.id, o.name, count(m.id) AS mentions, "
            f"count(DISTINCT m.document) AS releases FROM {PEOPLE} AS o "
            f"LEFT JOIN {MENTIONS} AS m ON m.person_id = o.id GROUP BY o.id, o.name"
        )
    statistics = table_name(STATISTIC)
    if {"unit", "value"} <= {one.name for one in tables[statistics].columns}:
        yield (
            "CREATE VIEW statistics_by_unit AS SELECT unit, count(*) AS figures, "
            f"min(value) AS least, max(value) AS most FROM {statistics} GROUP BY unit"
        )
    yield (
        f"CREATE VIEW posts_held AS SELECT o.name, p.role, p.body, p.from_date, p.to_date, "
        f"p.manner FROM {POSTS} AS p JOIN {PEOPLE} AS o ON o.id = p.official"
    )
