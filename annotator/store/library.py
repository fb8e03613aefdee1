"""The library read for the list: numbers of the releases in their order, then lines by page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import orjson

from annotator.model.folding import folded
from annotator.model.library import (
    AS_IMPORTED,
    EVERYTHING,
    LibraryColumn,
    LibraryFilter,
    LibraryOrder,
)
from annotator.model.records import Document
from annotator.model.review import DocumentState, Standing
from annotator.store.faults import reading
from annotator.store.ids import to_blob
from annotator.store.reader import Reader
from annotator.store.rows import DOCUMENT_COLUMNS, document_from
from annotator.store.teamwork import STANDING_COLUMNS, STATE_SQL

_SORTED = "sort_key"
_PUBLISHERS = 200
_STATES = " ".join(f"WHEN '{state}' THEN {rank}" for rank, state in enumerate(DocumentState))
_ASSIGNED = (
    "(SELECT group_concat(member.name, ', ') FROM assignment JOIN member ON member.n = member_n "
    "WHERE assignment.document_n = document.n AND NOT done)"
)
_OPEN = "(SELECT open FROM suggestion WHERE suggestion.content_n = document.content_n)"

_BY: Mapping[LibraryColumn, str] = {
    LibraryColumn.IMPORTED: "document.id",
    LibraryColumn.TITLE: f"{_SORTED}(coalesce(nullif(title, ''), source_name))",
    LibraryColumn.PUBLISHER: f"{_SORTED}(publisher)",
    LibraryColumn.EVENT: "event_date",
    LibraryColumn.PUBLISHED: "published_on",
    LibraryColumn.LANGUAGE: "language",
    LibraryColumn.TAGS: "standing.tags",
    LibraryColumn.STATE: f"CASE {STATE_SQL} {_STATES} END",
    LibraryColumn.ASSIGNED: f"{_SORTED}(coalesce({_ASSIGNED}, ''))",
    LibraryColumn.SUGGESTIONS: f"coalesce({_OPEN}, 0)",
}
_EMPTY_LAST = frozenset(
    {
        LibraryColumn.PUBLISHER,
        LibraryColumn.EVENT,
        LibraryColumn.PUBLISHED,
        LibraryColumn.LANGUAGE,
        LibraryColumn.ASSIGNED,
    }
)
"""Columns of which empty values stand last, whichever way they are sorted."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the library. `suggestions` is None where it is not known how many are open."""

    document: Document
    standing: Standing
    assigned: str = ""
    suggestions: int | None = None

    @property
    def tags(self) -> int:
        """How many tags it carries."""
        return self.standing.tags


@dataclass(frozen=True, slots=True)
class Shelf:
    """The library under a filter: rows' numbers in their order, and how many there are of what.

    `states` counts all releases of the library, whatever the filter.
    """

    numbers: Sequence[int]
    total: int
    states: Mapping[DocumentState, int]
    returned: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from in a filter."""

    languages: tuple[str, ...]
    publishers: tuple[str, ...]


class LibraryReads:
    """Reads the library through a reader, on the reader's thread."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._connection = reader.connection
        self._connection.create_function(_SORTED, 1, folded, deterministic=True)

    def shelf(self, wanted: LibraryFilter = EVERYTHING, order: LibraryOrder = AS_IMPORTED) -> Shelf:
        """Every release that the filter lets pass, in order, with the counts of the library."""
        with reading(self._reader.path):
            numbers = self._numbers(wanted, order)
            rows = self._connection.execute(
                f"SELECT {STATE_SQL}, count(*), sum(standing.returned > 0) FROM standing GROUP BY 1"
            ).fetchall()
            flagged = self._connection.execute(
                "SELECT count(*) FROM document WHERE flagged"
            ).fetchone()[0]
        return Shelf(
            numbers,
            sum(row[1] for row in rows),
            {DocumentState(row[0]): row[1] for row in rows},
            sum(row[2] for row in rows),
            int(flagged),
        )

    def _numbers(self, wanted: LibraryFilter, order: LibraryOrder) -> list[int]:
        conditions = list(_conditions(wanted))
        where = " AND ".join(sql for sql, _ in conditions) or "true"
        by = _BY[order.column]
        way = "DESC" if order.descending else "ASC"
        last = f"{by} = '', " if order.column in _EMPTY_LAST else ""
        tie = "" if order.column is LibraryColumn.IMPORTED else ", document.id"
        counted = "standing." in where + by
        joined = "JOIN standing ON standing.document_n = document.n" if counted else ""
        rows = self._connection.execute(
            f"SELECT document.n FROM document {joined} "
            f"WHERE {where} ORDER BY {last}{by} {way}{tie}",
            [value for _, values in conditions for value in values],
        )
        return [number for (number,) in rows]

    def lines(self, numbers: Sequence[int]) -> list[Line | None]:
        """The lines of these rows, None for one that has gone since."""
        columns = DOCUMENT_COLUMNS.count(",") + 1
        with reading(self._reader.path):
            rows = self._connection.execute(
                f"SELECT document.n, {DOCUMENT_COLUMNS}, {STANDING_COLUMNS}, {_ASSIGNED}, {_OPEN} "
                "FROM document JOIN content ON content.n = document.content_n "
                "JOIN standing ON standing.document_n = document.n "
                "WHERE document.n IN (SELECT value FROM json_each(?))",
                (orjson.dumps(list(numbers)).decode(),),
            ).fetchall()
            made = {
                row[0]: Line(
                    document_from(row[1 : columns + 1]),
                    Standing(*row[columns + 1 : -2]),
                    row[-2] or "",
                    row[-1],
                )
                for row in rows
            }
        return [made.get(number) for number in numbers]

    def number(self, document_id: str) -> int | None:
        """The row's number of a release, None where it is not in the library."""
        with reading(self._reader.path):
            row = self._connection.execute(
                "SELECT n FROM document WHERE id = ?", (to_blob(document_id),)
            ).fetchone()
        return None if row is None else int(row[0])

    def choices(self) -> Choices:
        """The languages and, the most frequent of them, the publishers of the library."""
        with reading(self._reader.path):
            languages = self._connection.execute(
                "SELECT language FROM document WHERE language <> '' GROUP BY 1 ORDER BY 1"
            ).fetchall()
            publishers = self._connection.execute(
                "SELECT publisher FROM document WHERE publisher <> '' GROUP BY 1 "
                "ORDER BY count(*) DESC LIMIT ?",
                (_PUBLISHERS,),
            ).fetchall()
        names = sorted((row[0] for row in publishers), key=folded)
        return Choices(tuple(row[0] for row in languages), tuple(names))


Condition = tuple[str, tuple[object, ...]]


def _conditions(wanted: LibraryFilter) -> Iterator[Condition]:
    for name, condition in _CONDITIONS.items():
        value = getattr(wanted, name)
        if value:
            yield condition(value)


def _states(states: tuple[DocumentState, ...]) -> Condition:
    return f"{STATE_SQL} IN ({', '.join('?' * len(states))})", tuple(str(one) for one in states)


def _to(column: str) -> Callable[[str], Condition]:
    """At most the date: a day of a month does not go beyond the month."""
    return lambda date: (
        f"({column} <> '' AND ({column} < ? OR {column} LIKE ? || '%'))",
        (date, date),
    )


def _is(sql: str) -> Callable[[object], Condition]:
    return lambda _: (sql, ())


def _equals(column: str) -> Callable[[str], Condition]:
    return lambda value: (f"{column} = ?", (value,))


def _assigned(member: str) -> Condition:
    given = "SELECT document_n FROM assignment JOIN member ON member.n = member_n"
    return f"document.n IN ({given} WHERE member.id = ? AND NOT done)", (to_blob(member),)


_CONDITIONS: Mapping[str, Callable[..., Condition]] = {
    "states": _states,
    "returned": _is("standing.returned > 0"),
    "flagged": _is("document.flagged"),
    "open_suggestions": _is(f"coalesce({_OPEN}, 0) > 0"),
    "assigned": _assigned,
    "language": _equals("document.language"),
    "publisher": _equals("document.publisher"),
    "event_from": lambda date: ("document.event_date >= ?", (date,)),
    "event_to": _to("document.event_date"),
    "published_from": lambda date: ("document.published_on >= ?", (date,)),
    "published_to": _to("document.published_on"),
}


@contextmanager
def library_reads(path: Path) -> Iterator[LibraryReads]:
    """The library on a connection of its own, for a worker."""
    reader = Reader(path)
    try:
        yield LibraryReads(reader)
    finally:
        reader.close()
