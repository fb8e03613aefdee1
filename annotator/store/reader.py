"""Reading a project: plain sqlite3, so that the first paint needs nothing heavier.

A reader has a connection of its own that can't write. It sees what is committed; within
`consistent` it sees one moment. Use it on the thread that made it.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson

from annotator.model.errors import UserError
from annotator.model.images import plain_spans
from annotator.model.kinds import Kind, overlaid
from annotator.model.records import (
    Annotation,
    Dismissal,
    Document,
    Member,
    Mode,
    Official,
    Revision,
    Tenure,
)
from annotator.model.spans import Span
from annotator.store import log
from annotator.store.faults import explaining
from annotator.store.ids import from_blob, to_blob
from annotator.store.projectfile import connect
from annotator.store.rows import (
    ANNOTATION_COLUMNS,
    DOCUMENT_COLUMNS,
    annotation_from,
    dismissal_from,
    document_from,
    kind_from_json,
    official_from,
    tenure_from,
)

_DOCUMENT = f"SELECT {DOCUMENT_COLUMNS} FROM document JOIN content ON content.n = content_n"
_ANNOTATION = f"SELECT {ANNOTATION_COLUMNS} FROM annotation"
_TENURE = (
    "SELECT tenure.id, official.id, role, body, from_date, to_date, manner, annotation.id "
    "FROM tenure JOIN official ON official.n = tenure.official_n "
    "LEFT JOIN annotation ON annotation.n = annotation_n"
)
_DISMISSAL = (
    "SELECT dismissal.id, document.id, kind, spans, quote, rule "
    "FROM dismissal JOIN document ON document.n = document_n"
)
_REVISION = (
    "SELECT number, at, member.name, verb, mode, target, document.id, changes, member.id "
    "FROM revision "
    "JOIN member ON member.n = author_n "
    "LEFT JOIN document ON document.content_n = revision.content_n"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the library: a document and how many tags it carries."""

    document: Document
    tags: int


class Reader:
    """Reads records of the project at `path`. Every method may raise StoreError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with explaining(path):
            self._connection = connect(path, read_only=True)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def trace(self, seen: Any) -> None:
        """Call `seen` with each SQL statement, for tests that count them; None ends it."""
        self._connection.set_trace_callback(seen)

    @property
    def connection(self) -> sqlite3.Connection:
        """The read-only connection, for the checker and the opener."""
        return self._connection

    @contextmanager
    def consistent(self) -> Iterator[None]:
        """Everything read within is of one moment."""
        with explaining(self.path):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    def _rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[Any]:
        with explaining(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def _row(self, sql: str, parameters: tuple[Any, ...] = ()) -> Any:
        with explaining(self.path):
            return self._connection.execute(sql, parameters).fetchone()

    # members and kinds

    @cached_property
    def _authors(self) -> dict[int, str]:
        return {n: from_blob(blob) for n, blob in self._rows("SELECT n, id FROM member")}

    def members(self) -> tuple[Member, ...]:
        """Everybody who works on the project, in the order of joining."""
        rows = self._rows("SELECT id, name FROM member ORDER BY n")
        return tuple(Member(from_blob(blob), name) for blob, name in rows)

    def member(self, member_id: str) -> Member:
        """One of them."""
        known = {one.id: one for one in self.members()}
        member: Member = _found(known.get(member_id), "member")
        return member

    def forget_members(self) -> None:
        """Read the members anew when they are next needed: one has come or gone."""
        self.__dict__.pop("_authors", None)

    def own_kinds(self) -> dict[str, Kind]:
        """The codebook's rows: kinds of the project's own and changed built-ins, by key."""
        rows = self._rows("SELECT id, kind FROM codebook ORDER BY n")
        return {key: kind_from_json(stored) for key, stored in rows}

    def kinds(self) -> dict[str, Kind]:
        """The project's kinds by key, built-ins first."""
        return overlaid(self.own_kinds())

    def field_keys_in_use(self, kind: str) -> dict[str, int]:
        """How many annotations of the kind hold each field; "" counts the annotations."""
        rows = self._rows(
            "SELECT key, count(*) FROM annotation, json_each(annotation.fields) "
            "WHERE kind = ? GROUP BY key",
            (kind,),
        )
        total = self._row("SELECT count(*) FROM annotation WHERE kind = ?", (kind,))[0]
        return {"": total, **dict(rows)}

    # documents

    def document_count(self) -> int:
        """How many releases the library holds."""
        count: int = self._row("SELECT count(*) FROM document")[0]
        return count

    def documents(self) -> Iterator[Document]:
        """All documents in the order of the library, read as they are needed."""
        with explaining(self.path):
            for row in self._connection.execute(f"{_DOCUMENT} ORDER BY document.n"):
                yield document_from(row)

    def listed(self, offset: int, limit: int) -> list[Listed]:
        """A page of the library in the order of import, each with its number of tags."""
        rows = self._rows(
            f"SELECT {DOCUMENT_COLUMNS}, "
            "(SELECT count(*) FROM annotation WHERE document_n = document.n) "
            "FROM document JOIN content ON content.n = content_n ORDER BY document.n "
            "LIMIT ? OFFSET ?",
            (limit, offset),
        )
        return [Listed(document_from(row[:-1]), row[-1]) for row in rows]

    def position(self, document_id: str) -> int:
        """How many documents stand before this one in the library."""
        count: int = self._row(
            "SELECT count(*) FROM document WHERE n < (SELECT n FROM document WHERE id = ?)",
            (to_blob(document_id),),
        )[0]
        return count

    def document(self, document_id: str) -> Document:
        """A document without its text."""
        row = self._row(f"{_DOCUMENT} WHERE document.id = ?", (to_blob(document_id),))
        return document_from(_found(row, "release"))

    def has_document(self, document_id: str) -> bool:
        """Whether the document is there."""
        return bool(self._row("SELECT 1 FROM document WHERE id = ?", (to_blob(document_id),)))

    def document_of_text(self, sha256: str) -> Document | None:
        """The document that holds this very text."""
        row = self._row(f"{_DOCUMENT} WHERE content.sha256 = ?", (bytes.fromhex(sha256),))
        return document_from(row) if row else None

    def text(self, document_id: str) -> str:
        """A document's text."""
        row = self._row(
            "SELECT text FROM content JOIN document ON content_n = content.n WHERE document.id = ?",
            (to_blob(document_id),),
        )
        text: str = _found(row, "release")[0]
        return text

    # annotations

    def annotations(self, document_id: str) -> tuple[Annotation, ...]:
        """A document's annotations in reading order."""
        rows = self._rows(
            f"{_ANNOTATION} WHERE document_n = (SELECT n FROM document WHERE id = ?) "
            "ORDER BY start, id",
            (to_blob(document_id),),
        )
        authors = self._authors
        return tuple(annotation_from(row, document_id, authors) for row in rows)

    def annotation(self, annotation_id: str) -> Annotation:
        """One annotation."""
        row = self._row(
            f"SELECT {ANNOTATION_COLUMNS}, document.id FROM annotation "
            "JOIN document ON document.n = document_n WHERE annotation.id = ?",
            (to_blob(annotation_id),),
        )
        found = _found(row, "annotation")
        return annotation_from(found, from_blob(found[-1]), self._authors)

    def same_tag(
        self, document_id: str, kind: str, spans: tuple[Span, ...], author: str
    ) -> str | None:
        """Id of the author's annotation of just this kind and these spans."""
        row = self._row(
            "SELECT annotation.id FROM annotation "
            "WHERE document_n = (SELECT n FROM document WHERE id = ?) AND start = ? AND kind = ? "
            "AND spans = ? AND author_n = (SELECT n FROM member WHERE id = ?)",
            (
                to_blob(document_id),
                spans[0].start,
                kind,
                orjson.dumps(plain_spans(spans)).decode(),
                to_blob(author),
            ),
        )
        return from_blob(row[0]) if row else None

    def dismissals(self, document_id: str) -> tuple[Dismissal, ...]:
        """A document's suggestions that were turned down, in that order."""
        rows = self._rows(
            f"{_DISMISSAL} WHERE document.id = ? ORDER BY dismissal.n", (to_blob(document_id),)
        )
        return tuple(dismissal_from(row) for row in rows)

    def dismissal(self, dismissal_id: str) -> Dismissal:
        """One of them."""
        row = self._row(f"{_DISMISSAL} WHERE dismissal.id = ?", (to_blob(dismissal_id),))
        return dismissal_from(_found(row, "dismissal"))

    # officials

    def officials(self) -> tuple[Official, ...]:
        """The registry, in the order of creation."""
        rows = self._rows("SELECT id, name, aliases, note FROM official ORDER BY n")
        return tuple(official_from(row) for row in rows)

    def official(self, official_id: str) -> Official:
        """One official."""
        row = self._row(
            "SELECT id, name, aliases, note FROM official WHERE id = ?", (to_blob(official_id),)
        )
        return official_from(_found(row, "official"))

    def tenures(self) -> tuple[Tenure, ...]:
        """All posts, in the order of creation."""
        return tuple(tenure_from(row) for row in self._rows(f"{_TENURE} ORDER BY tenure.n"))

    def tenure(self, tenure_id: str) -> Tenure:
        """One post."""
        row = self._row(f"{_TENURE} WHERE tenure.id = ?", (to_blob(tenure_id),))
        return tenure_from(_found(row, "post"))

    # the log

    def tip(self) -> tuple[int, int, bytes]:
        """Number, time (ms since 1970, UTC) and hash of the newest revision."""
        row = self._row("SELECT number, at, hash FROM revision ORDER BY number DESC LIMIT 1")
        return row or (0, 0, log.GENESIS)

    def revision(self, number: int) -> Revision:
        """One revision."""
        return _revision(_found(self._row(f"{_REVISION} WHERE number = ?", (number,)), "revision"))

    def revisions(
        self, limit: int, *, before: int | None = None, document: str | None = None
    ) -> tuple[Revision, ...]:
        """The newest revisions, newest first; `before` a number, of one document if given."""
        wanted, values = ["number < ?"], [before if before is not None else 1 << 62]
        if document is not None:
            wanted.append(
                "revision.content_n = (SELECT content_n FROM document WHERE document.id = ?)"
            )
            values.append(to_blob(document))  # type: ignore[arg-type]
        rows = self._rows(
            f"{_REVISION} WHERE {' AND '.join(wanted)} ORDER BY number DESC LIMIT ?",
            (*values, limit),
        )
        return tuple(_revision(row) for row in rows)

    def log_modes(self, limit: int) -> list[tuple[int, Mode, int | None]]:
        """Number, mode and target of the newest revisions, oldest first."""
        rows = self._rows(
            "SELECT number, mode, target FROM revision ORDER BY number DESC LIMIT ?", (limit,)
        )
        return [(number, Mode(mode), target) for number, mode, target in reversed(rows)]

    def last_touch(self, table: str, row_id: str, *, after: int) -> Revision | None:
        """The newest revision behind `after` that touched the row."""
        with explaining(self.path):
            cursor = self._connection.execute(
                f"{_REVISION} WHERE number > ? ORDER BY number DESC", (after,)
            )
            for row in cursor:
                revision = _revision(row)
                if any((one.table, one.id) == (table, row_id) for one in revision.changes):
                    return revision
        return None


def _found(row: Any, what: str) -> Any:
    if row is None:
        raise UserError(f"The {what} is no longer in the project. Undo may bring it back.")
    return row


def _revision(row: tuple[Any, ...]) -> Revision:
    number, at, author, verb, mode, target, document, changes, author_id = row
    return Revision(
        number=number,
        at=log.iso_time(at),
        author=author,
        verb=verb,
        mode=Mode(mode),
        target=target,
        document=from_blob(document) if document else None,
        changes=log.changes_from(log.unpacked(changes, from_blob(author_id))),
    )


def authors_of(members: tuple[Member, ...]) -> Mapping[str, str]:
    """Members' names by id."""
    return {member.id: member.name for member in members}
