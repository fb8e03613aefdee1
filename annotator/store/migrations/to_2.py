"""From version 1 (release 0.1) to version 2: what each new part of the program needs."""

import sqlite3
from collections.abc import Mapping

from annotator.store import fulltext

_SETTINGS = (
    """
    CREATE TABLE setting (
        n INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        value TEXT NOT NULL
    )
    """,
)

_EVERYTHING = (0, 1 << 62)

_PARTS: Mapping[str, tuple[str, ...]] = {
    "settings of the project": _SETTINGS,
    "full-text search": fulltext.CREATE,
}
"""Statements by what they are for, in their order."""


def to_2(connection: sqlite3.Connection) -> None:
    """Add the tables, columns and indexes, and fill what is derived from older rows."""
    for statements in _PARTS.values():
        for statement in statements:
            connection.execute(statement)
    for _, _, fill in fulltext.FILL:
        connection.execute(fill, _EVERYTHING)
