"""Writing a project: one transaction for each revision, through the SQLModel tables."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import (
    Connection,
    Table,
    bindparam,
    case,
    create_engine,
    delete,
    func,
    insert,
    null,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from annotator.model.errors import ConflictError
from annotator.model.images import table_of
from annotator.model.records import Change
from annotator.store import fulltext, standing
from annotator.store.bulk import BulkWrite
from annotator.store.faults import explained
from annotator.store.ids import to_blob
from annotator.store.inserts import ManyRows, write_texts
from annotator.store.log import Entry, Header
from annotator.store.projectfile import connect
from annotator.store.revisions import header_row, revisions_of
from annotator.store.rows import parameters, stored_id
from annotator.store.tables import metadata

_tables: Mapping[str, Table] = metadata.tables

_REFERRED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "document": {"content": ("content", "sha256")},
    "annotation": {
        "document": ("document", "id"),
        "author": ("member", "id"),
        "official": ("official", "id"),
        "reviewer": ("member", "id"),
    },
    "assignment": {"document": ("document", "id"), "member": ("member", "id")},
    "statement": {
        "document": ("document", "id"),
        "author": ("member", "id"),
        "reviewer": ("member", "id"),
    },
    "comment": {
        "document": ("document", "id"),
        "annotation": ("annotation", "id"),
        "author": ("member", "id"),
        "thread": ("comment", "id"),
    },
    "dismissal": {"document": ("document", "id")},
    "orphan": {"document": ("document", "id")},
    "ruling": {"author": ("member", "id")},
    "tenure": {"official": ("official", "id"), "annotation": ("annotation", "id")},
}
"""Columns `NAME_n` that are looked up by the stored id of the row they refer to."""
_NOBODY = -1


def _lookup(table: str, column: str, name: str) -> Any:
    source = _tables[table]
    return select(source.c.n).where(source.c[column] == bindparam(name)).scalar_subquery()


def _reference(table: str, target: str, column: str, name: str) -> Any:
    """The looked up `n`; where a row is named that is not there, one that no foreign key takes."""
    found = _lookup(target, column, name)
    if not _tables[table].c[f"{name}_n"].nullable:
        return found
    return case((bindparam(name).is_not(None), func.coalesce(found, _NOBODY)), else_=null())


def _values(table: str) -> dict[str, Any]:
    referred = _REFERRED.get(table, {})
    values: dict[str, Any] = {
        f"{name}_n": _reference(table, target, column, name)
        for name, (target, column) in referred.items()
    }
    for column in _tables[table].columns:
        if column.name not in ("n", "id") and column.name not in values:
            values[column.name] = bindparam(column.name)
    return values


def _statements(table: Table) -> dict[str, Any]:
    this_row = table.c.id == bindparam("row_id")
    values = _values(table.name)
    return {
        "insert": insert(table).values(id=bindparam("row_id"), **values),
        "update": update(table).where(this_row).values(**values),
        "delete": delete(table).where(this_row),
    }


_STATEMENTS = {
    name: _statements(_tables[name])
    for name in (
        "document",
        "annotation",
        "dismissal",
        "orphan",
        "official",
        "tenure",
        "member",
        "assignment",
        "statement",
        "comment",
        "setting",
        "exported",
        "ruling",
        "codebook",
    )
}
_MANY: Mapping[str, ManyRows] = {
    table: ManyRows(_STATEMENTS[table]["insert"]) for table in ("document", "annotation")
}
"""For the tables with a full-text index of which thousands of rows may come at once."""
_REVISION = insert(_tables["revision"]).values(
    author_n=_lookup("member", "id", "author"),
    content_n=_lookup("content", "sha256", "content"),
    **{
        name: bindparam(name)
        for name in ("number", "at", "verb", "mode", "target", "changes", "hash")
    },
)
_COUNTED = (
    "INSERT OR REPLACE INTO suggestion (content_n, version, open, sure) "
    "SELECT n, ?, ?, ? FROM content WHERE sha256 = ?"
)
_PAGES_FREED = 5_000
_MANY_ENTRIES = 50
"""From so many revisions in one transaction on, the index is merged less often."""
_ORIGINAL = insert(_tables["original"]).prefix_with("OR IGNORE")


@contextmanager
def explaining_driver(path: Path) -> Iterator[None]:
    """As `explaining`, for what SQLAlchemy makes of the driver's errors."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise explained(error.orig, path) from error
        raise


class Writer:
    """Writes to the project at `path`; threads wait for one another."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._alone = RLock()
        self._in_bulk = False
        self._engine = create_engine(
            "sqlite://", creator=lambda: connect(path, any_thread=True), poolclass=StaticPool
        )

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """A transaction; refused on the thread that is in the middle of a bulk write."""
        with self._alone:
            if self._in_bulk:
                raise ConflictError(
                    "A file is being imported. Wait until it is in, then do this again."
                )
            with explaining_driver(self._path), self._engine.begin() as connection:
                yield connection

    def close(self) -> None:
        """Let SQLite note what it learnt for its query plans, and let the file go."""
        with suppress(DBAPIError), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA optimize")
            for statement in fulltext.TIDY:
                connection.exec_driver_sql(statement)
            connection.commit()
            _shrink(connection)
        self._engine.dispose()

    def trace(self, seen: Any) -> None:
        """Call `seen` with each SQL statement, for tests that count them; None ends it."""
        with self._engine.connect() as connection:
            connection.connection.set_trace_callback(seen)

    def create(self) -> None:
        """Make the tables, the indexes and the triggers."""
        with self._engine.begin() as connection:
            connection.exec_driver_sql("BEGIN")  # which Python leaves to us for anything but rows
            metadata.create_all(connection)

    def rate(self, risks: Mapping[str, float]) -> None:
        """Note how risky waiting tags are, by id; what waits no more is passed over."""
        if not risks:
            return
        queue, annotation = _tables["queue"], _tables["annotation"]
        this = select(annotation.c.n).where(annotation.c.id == bindparam("row_id"))
        statement = (
            update(queue)
            .where(queue.c.annotation_n == this.scalar_subquery())
            .values(risk=bindparam("rated"))
        )
        rows = [{"row_id": to_blob(one), "rated": risk} for one, risk in risks.items()]
        with self._alone:
            if not self._in_bulk:  # what is derived waits for the next time
                with self._transaction() as connection:
                    connection.execute(statement, rows)

    def commit(
        self,
        entries: Sequence[Entry],
        previous: bytes,
    ) -> bytes:
        """Write changed records, new texts and files, and the revisions in one transaction.

        Gives the hash of the last revision. Raises ConflictError where another row still refers
        to one that goes, StoreError where the disk refuses; then nothing was written.
        """
        return self.write(entries, revisions_of(entries, previous))

    def write(self, entries: Sequence[Entry], revisions: Sequence[Mapping[str, Any]]) -> bytes:
        """As `commit`, with what `revisions_of` gave for the entries."""
        with self._transaction() as connection:
            write_texts(
                connection, {key: one for each in entries for key, one in each.texts.items()}
            )
            _write_originals(
                connection, {key: one for each in entries for key, one in each.originals.items()}
            )
            if len(entries) >= _MANY_ENTRIES:
                connection.exec_driver_sql(fulltext.MERGE_LATER)
            _write_records(connection, [change for each in entries for change in each.changes])
            connection.execute(_REVISION, revisions if len(revisions) > 1 else revisions[0])
        last: bytes = revisions[-1]["hash"]
        return last

    @contextmanager
    def bulk(self, previous: bytes) -> Iterator[BulkWrite]:
        """Many revisions in one transaction, written as their rows come; all or none.

        Meanwhile other threads wait, and other writes of this thread are refused.
        """
        with self._transaction() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            triggers = standing.paused(connection)
            self._in_bulk = True
            try:
                yield BulkWrite(connection, previous, write_texts, _write_records, _write_revision)
            finally:
                self._in_bulk = False
            for trigger in triggers:
                connection.exec_driver_sql(trigger)

    def note_suggestions(self, rows: Sequence[tuple[str, int, int, bytes]]) -> None:
        """Keep what was counted, beside the log: version, open, sure, SHA-256 of the text."""
        with self._alone:
            if not self._in_bulk:  # what is derived waits for the next time
                with self._transaction() as connection:
                    connection.exec_driver_sql(_COUNTED, list(rows))


def _shrink(connection: Connection) -> None:
    """Give free pages back to the disk, so many that it takes no time to speak of."""
    driver = connection.connection.driver_connection
    if driver is not None:
        # As a script: the statement gives a row without columns for each page, and `execute`
        # stops at the first of those.
        driver.executescript(f"PRAGMA incremental_vacuum({_PAGES_FREED})")


def _write_revision(connection: Connection, header: Header, packed: bytes, digest: bytes) -> None:
    connection.execute(_REVISION, header_row(header) | {"changes": packed, "hash": digest})


def _write_originals(connection: Connection, originals: Mapping[str, bytes]) -> None:
    if originals:
        rows = [{"sha256": bytes.fromhex(key), "data": data} for key, data in originals.items()]
        connection.execute(_ORIGINAL, rows)


def _write_records(connection: Connection, changes: Sequence[Change]) -> None:
    """Write in the given order, neighbours of one sort in one go."""
    for (table, act), group in groupby(changes, key=_sort):
        rows = [_row(table, change) for change in group]
        if act == "insert" and table in _MANY and len(rows) > 1:
            _MANY[table].write(connection, rows)
        else:
            connection.execute(_STATEMENTS[table][act], rows if len(rows) > 1 else rows[0])


def _sort(change: Change) -> tuple[str, str]:
    table = table_of[type(change.record)]
    if change.after is None:
        return table, "delete"
    return table, "insert" if change.before is None else "update"


def _row(table: str, change: Change) -> dict[str, Any]:
    if change.after is None:
        return {"row_id": stored_id(table, change.record.id)}
    return parameters(table, change.after)
