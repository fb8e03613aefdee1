"""From version 1 (release 0.1) to version 2: what each new part of the program needs."""

import sqlite3
from collections.abc import Mapping
from itertools import chain

from annotator.store import fulltext
from annotator.store.migrations import briefing_2, intake_2, review_2

_SETTINGS = (
    """
    CREATE TABLE setting (
        n INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        value TEXT NOT NULL
    )
    """,
)

_ACCEPTANCE = ("ALTER TABLE annotation ADD COLUMN acceptance TEXT",)

_FLAGS = (
    "ALTER TABLE document ADD COLUMN flagged INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX document_flagged ON document (flagged) WHERE flagged",
)

_SUGGESTIONS = (
    """
    CREATE TABLE suggestion (
        content_n INTEGER NOT NULL PRIMARY KEY REFERENCES content (n),
        version TEXT NOT NULL,
        open INTEGER NOT NULL,
        sure INTEGER NOT NULL
    )
    """,
)

_RULINGS = (
    """
    CREATE TABLE ruling (
        n INTEGER NOT NULL PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        rule TEXT NOT NULL,
        sentence TEXT NOT NULL,
        outcome TEXT NOT NULL,
        evidence TEXT NOT NULL,
        author_n INTEGER NOT NULL REFERENCES member (n),
        note TEXT NOT NULL
    )
    """,
)

_PARTS: Mapping[str, tuple[str, ...]] = {
    "settings of the project": _SETTINGS,
    "imports": intake_2.STATEMENTS,
    "how a suggestion was taken": _ACCEPTANCE,
    "how many suggestions are open": _SUGGESTIONS,
    "what was said to findings": _RULINGS,
    "review": (
        *review_2.TABLES,
        *review_2.FILLING,
        *chain.from_iterable(review_2.TRIGGERS.values()),
        *chain.from_iterable(intake_2.TRIGGERS.values()),
    ),
    "flags on releases": _FLAGS,
    "full-text search": fulltext.CREATE,
    "briefings": briefing_2.STATEMENTS,
}
"""Statements by what they are for, in their order."""


def to_2(connection: sqlite3.Connection) -> None:
    """Add the tables, columns and indexes, and fill what is derived from older rows."""
    for statements in _PARTS.values():
        for statement in statements:
            connection.execute(statement)
    intake_2.fill_sketches(connection)
    fulltext.fill_all(connection)
