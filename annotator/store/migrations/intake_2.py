"""What imports need of version 2: original files, sketches, versions, where values came from."""

import sqlite3

from annotator.model.likeness import sketch

STATEMENTS = (
    """
    CREATE TABLE original (
        n INTEGER NOT NULL PRIMARY KEY,
        sha256 BLOB NOT NULL UNIQUE,
        data BLOB NOT NULL
    )
    """,
    """
    CREATE TRIGGER original_UPDATE BEFORE UPDATE ON original
    BEGIN SELECT RAISE(ABORT, 'a stored file never changes'); END
    """,
    """
    CREATE TRIGGER original_DELETE BEFORE DELETE ON original
    BEGIN SELECT RAISE(ABORT, 'a stored file never changes'); END
    """,
    """
    CREATE TABLE sketch (
        hash INTEGER NOT NULL,
        content_n INTEGER NOT NULL,
        PRIMARY KEY (hash, content_n)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE orphan (
        n INTEGER NOT NULL PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        document_n INTEGER NOT NULL REFERENCES document (n),
        tag TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL
    )
    """,
    "CREATE INDEX ix_orphan_document_n ON orphan (document_n)",
    "ALTER TABLE document ADD COLUMN author TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE document ADD COLUMN original BLOB",
    "ALTER TABLE document ADD COLUMN encoding TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE document ADD COLUMN earlier TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE document ADD COLUMN provenance TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX document_versions ON document (earlier) WHERE earlier != ''",
    "CREATE INDEX document_original ON document (original) WHERE length(original) > 0",
)

_STATES = ("draft", "submitted", "verified", "returned", "rejected", "changed")


def _counted(row: str, sign: str) -> str:
    return ", ".join(f"{state} = {state} {sign} ({row}.state = '{state}')" for state in _STATES)


def _over(table: str, tags: tuple[str, str]) -> str:
    return f"""
    CREATE TRIGGER standing_{table}_over AFTER UPDATE OF document_n ON {table}
    WHEN old.document_n != new.document_n AND old.state = new.state
    BEGIN
    UPDATE standing SET {tags[0]}{_counted("old", "-")} WHERE document_n = old.document_n;
    UPDATE standing SET {tags[1]}{_counted("new", "+")} WHERE document_n = new.document_n;
    END
    """


TRIGGERS = {
    "annotation": (_over("annotation", ("tags = tags - 1, ", "tags = tags + 1, ")),),
    "statement": (_over("statement", ("", "")),),
}
"""What counts tags and statements of a release follows them to another release."""


def fill_sketches(connection: sqlite3.Connection) -> None:
    """Sketch the texts that are there."""
    for number, text in connection.execute("SELECT n, text FROM content").fetchall():
        rows = [(one, number) for one in sketch(text)]
        connection.executemany("INSERT INTO sketch (hash, content_n) VALUES (?, ?)", rows)
