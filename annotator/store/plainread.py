"""Documents as plain rows: what a snapshot gives to exporters of everything."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import orjson

from annotator.model.errors import StoreError
from annotator.model.plain import PlainDocument, PlainTag
from annotator.model.records import MANUAL, Document, State
from annotator.model.spans import Span
from annotator.store.ids import from_blob, from_blobs
from annotator.store.rows import DOCUMENT_COLUMNS, document_from

_DOCUMENTS = (
    f"SELECT document.n, content.text, {DOCUMENT_COLUMNS} "
    "FROM document JOIN content ON content.n = content_n ORDER BY document.id"
)
_TAGS = (
    "SELECT id, kind, spans, quote, author_n, fields, state, origin, confidence, uncertain, "
    "acceptance, reviewer_n, reason FROM annotation WHERE document_n = ? ORDER BY start"
)
"""Without the id: the index gives this order, and a sort for the sake of a few ties would cost a
quarter of the whole read."""
_STATE = 6
"""The column of the state in `_TAGS`."""


Sees = Callable[[str, str], bool]
"""Whether a tag may be seen, by its document's and its author's id."""


def plain_documents(
    connection: sqlite3.Connection, passing: frozenset[State], sees: Sees | None = None
) -> Iterator[PlainDocument]:
    """The library in its order, with the tags of the passing states that no furniture covers."""
    authors = {n: from_blob(blob) for n, blob in connection.execute("SELECT n, id FROM member")}
    states = frozenset(str(state) for state in passing)
    read = 0
    for n, text, *row in connection.execute(_DOCUMENTS):
        document = document_from(tuple(row))
        tags = _tags(connection, n, authors, states)
        read += len(tags)
        if len({tag[2][0][0] for tag in tags}) < len(tags):
            tags.sort(key=_place)
        if sees is not None:
            tags = [tag for tag in tags if sees(document.id, tag[4])]
        if document.furniture:
            tags = [tag for tag in tags if not _covered(tag[2], document)]
        yield PlainDocument(document, text, tags)
    require_all(connection, passing, read)


def require_all(connection: sqlite3.Connection, passing: frozenset[State], read: int) -> None:
    """Raise StoreError where the releases did not give every tag that the table holds."""
    states = sorted(str(state) for state in passing)
    marks = ", ".join("?" * len(states))
    sql = f"SELECT count(*) FROM annotation WHERE state IN ({marks})"
    (held,) = connection.execute(sql, states).fetchone()
    if held != read:
        raise StoreError(
            f"The project holds {held:,} tags of these states, and its releases gave {read:,}. "
            "Nothing was exported. Run the project's check, and open a backup if it finds damage."
        )


def _place(tag: PlainTag) -> tuple[int, str]:
    return tag[2][0][0], tag[0]


def _tags(
    connection: sqlite3.Connection, n: int, authors: dict[int, str], states: frozenset[str]
) -> list[PlainTag]:
    rows = connection.execute(_TAGS, (n,)).fetchall()
    if not states.issuperset([row[_STATE] for row in rows]):
        rows = [row for row in rows if row[_STATE] in states]
    if not rows:
        return []
    # By columns, with one call for all rows: it runs for every tag of the project.
    ids, kinds, spans, quotes, by, fields, held, origins, sure, doubts, hows, reviewers, whys = zip(
        *rows, strict=True
    )
    return list(
        zip(
            from_blobs(ids),
            kinds,
            _loaded(spans),
            quotes,
            [authors[author] for author in by],
            _loaded(fields),
            held,
            [origin or MANUAL for origin in origins],
            sure,
            [doubt == 1 for doubt in doubts],
            [how or "" for how in hows],
            [authors[reviewer] if reviewer else "" for reviewer in reviewers],
            [why or "" for why in whys],
            strict=True,
        )
    )


def _loaded(column: tuple[str, ...]) -> list[Any]:
    """The column's JSON, read at once: half of what reading it row by row takes."""
    loaded: list[Any] = orjson.loads(f"[{','.join(column)}]")
    return loaded if len(loaded) == len(column) else [orjson.loads(one) for one in column]


def _covered(spans: list[list[int]], document: Document) -> bool:
    """Whether every fragment lies in furniture (guidelines, section 4)."""
    return all(
        any(one.covers(Span(start, end)) for one in document.furniture) for start, end in spans
    )
