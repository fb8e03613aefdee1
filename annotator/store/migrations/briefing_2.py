"""What briefings need of version 2: marks and grades of releases, and what was exported."""

STATEMENTS = (
    "ALTER TABLE document ADD COLUMN handling TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE document ADD COLUMN reliability TEXT NOT NULL DEFAULT ''",
    """
    CREATE TABLE exported (
        n INTEGER NOT NULL PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        made_at TEXT NOT NULL,
        template TEXT NOT NULL,
        title TEXT NOT NULL,
        file TEXT NOT NULL,
        head TEXT NOT NULL,
        options TEXT NOT NULL,
        told TEXT NOT NULL
    )
    """,
)
