"""The full-text index against the rows: what a search would find, held against a fresh index.

FTS5's own check does not see what contentless tables were given, so the rows are indexed once more,
in memory, and both are compared: every word with the number of its rows and places, and for each
row that has a word of its own that the search for it leads there.
"""

import sqlite3
from collections.abc import Iterator
from itertools import islice

from annotator.store.fulltext import CREATE, FILL, source_of
from annotator.store.reader import Reader

_WHAT = {
    "release_index": "releases",
    "tag_index": "tags",
    "official_index": "people",
    "comment_index": "comments",
}
_AT_ONCE = 500
_SHOWN = 3
_MAKE_ANEW = "Make it anew: “annotator reindex”, or in the window the command of that name."


def index_faults(reader: Reader) -> Iterator[str]:
    """A sentence for each part of the index that is not what the rows say. Raises sqlite3.Error."""
    for table, index, _ in FILL:
        twin = _twin(reader.connection, table, index)
        try:
            words = list(islice(_differing(reader.connection, twin, index), _SHOWN))
            if words:
                yield _sentence(index, ", ".join(f"“{word}”" for word in words))
            elif astray := next(_astray(reader.connection, twin, index), None):
                yield _sentence(index, f"“{astray}”")
        finally:
            twin.close()


def _sentence(index: str, words: str) -> str:
    return f"A search for {words} would not find the right {_WHAT[index]}. {_MAKE_ANEW}"


def _twin(connection: sqlite3.Connection, table: str, index: str) -> sqlite3.Connection:
    """A fresh index of the table's rows, in memory."""
    twin = sqlite3.connect(":memory:", isolation_level=None)
    for statement in CREATE:
        if statement.startswith("CREATE VIRTUAL TABLE " + index):
            twin.execute(statement)
    twin.execute(f"CREATE VIRTUAL TABLE places USING fts5vocab({index}, 'instance')")
    columns, select = source_of(table)
    marks = ", ".join("?" * (len(columns) + 1))
    put = f"INSERT INTO {index} (rowid, {', '.join(columns)}) VALUES ({marks})"
    twin.execute("BEGIN")
    rows = connection.execute(select)
    while some := rows.fetchmany(_AT_ONCE):
        twin.executemany(put, some)
    twin.execute("COMMIT")
    return twin


def _differing(
    connection: sqlite3.Connection, twin: sqlite3.Connection, index: str
) -> Iterator[str]:
    """Words that the two indexes do not have equally often, in the order of the alphabet."""
    counts = f"SELECT term, doc, cnt FROM {index}_words"
    here, there = connection.execute(counts), twin.execute(counts)
    one, other = next(here, None), next(there, None)
    while one is not None or other is not None:
        if one == other:
            one, other = next(here, None), next(there, None)
            continue
        first = min(row[0] for row in (one, other) if row is not None)
        yield str(first)
        if one is not None and one[0] == first:
            one = next(here, None)
        if other is not None and other[0] == first:
            other = next(there, None)


def _astray(connection: sqlite3.Connection, twin: sqlite3.Connection, index: str) -> Iterator[str]:
    """Words of one row alone whose search leads to another row; one word for each row."""
    alone = f"SELECT term FROM {index}_words WHERE doc = 1"
    for row, term in twin.execute(
        f"SELECT doc, min(term) FROM places WHERE term IN ({alone}) GROUP BY doc"
    ):
        quoted = '"' + term.replace('"', '""') + '"'
        found = connection.execute(
            f"SELECT rowid FROM {index} WHERE {index} MATCH ?", (quoted,)
        ).fetchall()
        if found != [(row,)]:
            yield str(term)
