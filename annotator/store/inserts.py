"""Many new rows in one statement.

FTS5 writes what it holds to the file before each statement that could be taken back by itself, and
an INSERT with triggers is one: a hundred releases put in one by one leave a hundred small parts of
the index to be merged (3.40: `fts5SavepointMethod`). One statement leaves one.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Insert
from sqlalchemy.dialects import sqlite

from annotator.model.likeness import sketch

_AT_ONCE = 100
"""Rows of a statement: SQLite takes 32,766 values in one, and a table has some twenty columns."""


class ManyRows:
    """An INSERT of one row, made into one of many; no row may refer to another one of them."""

    def __init__(self, statement: Insert) -> None:
        made = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
        self._head, _, self._row = str(made).partition(" VALUES ")
        self._names: Sequence[str] = made.positiontup or ()
        self._fixed = {name: value for name, value in made.params.items() if value is not None}

    def write(self, connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
        """Insert the rows in their order; each has a value for every parameter."""
        names = self._names
        for first in range(0, len(rows), _AT_ONCE):
            some = rows[first : first + _AT_ONCE]
            values = tuple(
                each[name] for each in (self._fixed | row for row in some) for name in names
            )
            listed = ", ".join([self._row] * len(some))
            connection.exec_driver_sql(f"{self._head} VALUES {listed}", values)


_CONTENT = "INSERT OR IGNORE INTO content (sha256, text) VALUES {rows}"
_SKETCH = (
    "WITH told (sha256, hashes) AS (VALUES {rows}) "
    "INSERT OR IGNORE INTO sketch (hash, content_n) SELECT value, content.n "
    "FROM told JOIN content ON content.sha256 = told.sha256 JOIN json_each(told.hashes)"
)


def write_texts(connection: Connection, texts: Mapping[str, str]) -> None:
    """Write texts by their SHA-256, and what their near duplicates are found by."""
    held = [(bytes.fromhex(key), text) for key, text in texts.items()]
    for first in range(0, len(held), _AT_ONCE):
        some = held[first : first + _AT_ONCE]
        rows = ", ".join(["(?, ?)"] * len(some))
        sketched = [(key, str(list(sketch(text)))) for key, text in some]
        for statement, pairs in ((_CONTENT, some), (_SKETCH, sketched)):
            values = tuple(value for pair in pairs for value in pair)
            connection.exec_driver_sql(statement.format(rows=rows), values)
