"""The full-text index: FTS5 tables that triggers keep, in SQL alone.

The index holds exact words, lower case and without accents (`unicode61`), `ё` as `е`. The tables
are contentless: words and places only, the text itself stands in `content`. The text is the first
column, since each word of any other costs two bytes more.

`tag_index` knows only which words a tag has in its quote and its fields, not where: phrases and
places are looked up in the few tags that have the words. Its rows are numbered by document and
annotation at once, so that releases are found without reading annotations.

The statements are those of schema version 2 and stay; a version that changes them drops what is
here and brings its own.
"""

import sqlite3
from collections.abc import Iterable, Sequence

TAG_BITS = 32
"""A row of `tag_index` has the number `document_n << TAG_BITS | annotation_n`."""

_TOKENIZER = "tokenize = 'unicode61 remove_diacritics 2'"


def _folded(value: str) -> str:
    return f"replace(replace({value}, 'ё', 'е'), 'Ё', 'Е')"


def _table(name: str, columns: Sequence[str], *, detail: str = "full") -> tuple[str, str]:
    listed = ", ".join(columns)
    options = f"content = '', columnsize = 0, detail = '{detail}', {_TOKENIZER}"
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5({listed}, {options})",
        f"CREATE VIRTUAL TABLE {name}_words USING fts5vocab({name}, 'row')",
    )


def _put(name: str, number: str, columns: dict[str, str], *, away: bool = False) -> str:
    """The statement that puts a row into an index or, by the values it has there, takes it out."""
    values = ", ".join((number, *(_folded(value) for value in columns.values())))
    if away:
        return (
            f"INSERT INTO {name} ({name}, rowid, {', '.join(columns)}) VALUES ('delete', {values})"
        )
    return f"INSERT INTO {name} (rowid, {', '.join(columns)}) VALUES ({values})"


def _kept(
    table: str, index: str, number: str, columns: dict[str, str], watched: Sequence[str]
) -> tuple[str, ...]:
    """The triggers that keep an index; `{0}` in numbers and columns stands for NEW or OLD."""

    def put(row: str, *, away: bool = False) -> str:
        filled = {name: value.format(row) for name, value in columns.items()}
        return _put(index, number.format(row), filled, away=away)

    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in watched)
    taken, given = put("OLD", away=True), put("NEW")
    again = f"BEGIN {taken}; {given}; END"
    return (
        f"CREATE TRIGGER {table}_indexed AFTER INSERT ON {table} BEGIN {given}; END",
        f"CREATE TRIGGER {table}_reindexed AFTER UPDATE ON {table} WHEN {differs} " + again,
        f"CREATE TRIGGER {table}_unindexed AFTER DELETE ON {table} BEGIN {taken}; END",
    )


_RELEASE = {
    "text": "(SELECT text FROM content WHERE n = {0}.content_n)",
    "title": "{0}.title",
    "publisher": "{0}.publisher",
    "source": "{0}.source_name || ' ' || {0}.source_address",
}
_TAG_NUMBER = "{0}.document_n << " + str(TAG_BITS) + " | {0}.n"
_VALUES = (
    "(SELECT group_concat(json_extract(value, '$[0]'), ' ') FROM json_each("
    "CASE WHEN json_valid({0}.fields) THEN {0}.fields ELSE '{{}}' END) WHERE type = 'array')"
)
_TAG = {"words": "{0}.quote || ' ' || coalesce(" + _VALUES + ", '')"}
_OFFICIAL = {"names": "{0}.name || ' ' || {0}.aliases", "note": "{0}.note"}
_COMMENT = {"words": "{0}.words"}

CREATE: tuple[str, ...] = (
    *_table("release_index", tuple(_RELEASE)),
    *_table("tag_index", tuple(_TAG), detail="none"),
    *_table("official_index", tuple(_OFFICIAL)),
    *_table("comment_index", tuple(_COMMENT)),
    *_kept(
        "document",
        "release_index",
        "{0}.n",
        _RELEASE,
        ("content_n", "title", "publisher", "source_name", "source_address"),
    ),
    *_kept("annotation", "tag_index", _TAG_NUMBER, _TAG, ("document_n", "quote", "fields")),
    *_kept("official", "official_index", "{0}.n", _OFFICIAL, ("name", "aliases", "note")),
    *_kept("comment", "comment_index", "{0}.n", _COMMENT, ("words",)),
)
"""Makes the index and the triggers that keep it; `FILL` puts in what is there already."""


TAG_PUT = "INSERT INTO tag_index (rowid, words) VALUES (?, ?)"
"""For many tags at once: to put them in by hand takes a third of what the trigger takes."""


def tag_entry(document_n: int, n: int, quote: str, values: Iterable[str]) -> tuple[int, str]:
    """The row of `tag_index` that the trigger would put in for a tag."""
    words = f"{quote} {' '.join(values)}"
    return document_n << TAG_BITS | n, words.replace("ё", "е").replace("Ё", "Е")


def _values_of(table: str, number: str, columns: dict[str, str]) -> str:
    filled = ", ".join(_folded(value.format(table)) for value in columns.values())
    return f"SELECT {number.format(table)}, {filled} FROM {table}"


def _fill(table: str, index: str, number: str, columns: dict[str, str], by: str) -> str:
    return (
        f"INSERT INTO {index} (rowid, {', '.join(columns)}) {_values_of(table, number, columns)} "
        f"WHERE {table}.{by} > ? AND {table}.{by} <= ? ORDER BY {table}.{by}, {table}.n"
    )


FILL: tuple[tuple[str, str, str], ...] = (
    ("document", "release_index", _fill("document", "release_index", "{0}.n", _RELEASE, "n")),
    (
        "annotation",
        "tag_index",
        # In the order of the index's own numbers: FTS5 writes a segment at each step back.
        _fill("annotation", "tag_index", _TAG_NUMBER, _TAG, "document_n"),
    ),
    ("official", "official_index", _fill("official", "official_index", "{0}.n", _OFFICIAL, "n")),
    ("comment", "comment_index", _fill("comment", "comment_index", "{0}.n", _COMMENT, "n")),
)
"""Table, index, and what puts in the rows of a range `> ? AND <= ?`: of documents for tags too."""


_SOURCES: dict[str, tuple[str, dict[str, str]]] = {
    "document": ("{0}.n", _RELEASE),
    "annotation": (_TAG_NUMBER, _TAG),
    "official": ("{0}.n", _OFFICIAL),
    "comment": ("{0}.n", _COMMENT),
}


def source_of(table: str) -> tuple[tuple[str, ...], str]:
    """The columns of a table's index, and the query for its rows: number and words."""
    number, columns = _SOURCES[table]
    return tuple(columns), _values_of(table, number, columns)


def fill_all(connection: sqlite3.Connection) -> None:
    """Put everything that is there into an empty index."""
    for _, _, fill in FILL:
        connection.execute(fill, (0, 1 << 62))


_PARTS = 8
MERGE_LATER = f"INSERT INTO release_index (release_index, rank) VALUES ('automerge', {_PARTS})"
"""For many releases at once: parts of the index are merged eight at a time in place of four.

Each word is copied less often; `TIDY` merges what is left.
"""

_PAGES_MERGED = 500

TIDY: tuple[str, ...] = tuple(
    f"INSERT INTO {index} ({index}, rank) VALUES ('{command}', {value})"
    for index in ("release_index", "tag_index")
    for command, value in (("usermerge", 2), ("merge", _PAGES_MERGED))
)
"""Merges a little of what many small commits leave in the index; quick enough for every close."""
