"""Reading a project: plain sqlite3, so that the first paint needs nothing heavier.

A reader has a connection of its own that can't write. It sees what is committed; within
`consistent` it sees one moment. Use it on the thread that made it.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

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
    Setting,
    Tenure,
)
from annotator.model.spans import Span
from annotator.model.undo import UndoStack
from annotator.store import log
from annotator.store.exported import ExportReads
from annotator.store.faults import explaining, reading
from annotator.store.ids import from_blob, to_blob
from annotator.store.intake import IntakeReads
from annotator.store.projectfile import connect
from annotator.store.rows import (
    ANNOTATION_COLUMNS,
    DOCUMENT_COLUMNS,
    annotation_from,
    dismissal_from,
    document_from,
    kind_from_row,
    official_from,
    setting_from,
    tenure_from,
)
from annotator.store.rulings import RulingReads
from annotator.store.team_rows import member_from

_LOG_READ = 1_000
_UNDO_LEVELS = 1_000
_DOCUMENT = f"SELECT {DOCUMENT_COLUMNS} FROM document JOIN content ON content.n = content_n"
_ANNOTATION = f"SELECT {ANNOTATION_COLUMNS} FROM annotation"
_OFFICIAL = "SELECT id, name, aliases, note FROM official"
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
_UNDO_SEARCHED = 10_000
_UNSEEN = (
    "NOT (revision.author_n != (SELECT n FROM member WHERE id = ?) AND revision.content_n IN ("
    "SELECT content_n FROM document JOIN assignment ON document_n = document.n GROUP BY document.n "
    "HAVING count(*) > 1 AND sum(member_n = (SELECT n FROM member WHERE id = ?)) > 0))"
)


Made = TypeVar("Made")


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
        self.intake = IntakeReads(self)
        self.rulings = RulingReads(self)
        self.exported = ExportReads(self)

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

    def _all(
        self, made: Callable[[Any], Made], sql: str, parameters: tuple[Any, ...] = ()
    ) -> tuple[Made, ...]:
        """What is made of each row."""
        with reading(self.path):
            rows = self._connection.execute(sql, parameters).fetchall()
            return tuple([made(row) for row in rows])

    def _first(
        self, made: Callable[[Any], Made], sql: str, parameters: tuple[Any, ...] = ()
    ) -> Made | None:
        """What is made of the first row, None where there is none."""
        with reading(self.path):
            row = self._connection.execute(sql, parameters).fetchone()
            return None if row is None else made(row)

    def _count(self, sql: str, parameters: tuple[Any, ...] = ()) -> int:
        count: int | None = self._first(itemgetter(0), sql, parameters)
        return count or 0

    # members and kinds

    @cached_property
    def _authors(self) -> dict[int, str]:
        return dict(self._all(lambda row: (row[0], from_blob(row[1])), "SELECT n, id FROM member"))

    def members(self) -> tuple[Member, ...]:
        """Everybody who works on the project, in the order of joining."""
        return self._all(member_from, 'SELECT id, name, roles, "left" FROM member ORDER BY n')

    def member(self, member_id: str) -> Member:
        """One of them."""
        known = {one.id: one for one in self.members()}
        return _found(known.get(member_id), "member")

    def forget_members(self) -> None:
        """Read the members anew when they are next needed: one has come or gone."""
        self.__dict__.pop("_authors", None)

    def settings(self) -> tuple[Setting, ...]:
        """The settings that the project has made, by name."""
        return self._all(setting_from, "SELECT id, value FROM setting ORDER BY id")

    def setting(self, name: str) -> Setting:
        """One of them."""
        return _found({one.id: one for one in self.settings()}.get(name), "setting")

    def own_kinds(self) -> dict[str, Kind]:
        """The codebook's rows: kinds of the project's own and changed built-ins, by key."""
        kinds = self._all(kind_from_row, "SELECT kind FROM codebook ORDER BY n")
        return {kind.key: kind for kind in kinds}

    def kinds(self) -> dict[str, Kind]:
        """The project's kinds by key, built-ins first."""
        return overlaid(self.own_kinds())

    def field_keys_in_use(self, kind: str) -> dict[str, int]:
        """How many annotations of the kind hold each field; "" counts the annotations."""
        total = self._count("SELECT count(*) FROM annotation WHERE kind = ?", (kind,))
        held = self._all(
            tuple,
            "SELECT key, count(*) FROM annotation, json_each(annotation.fields) "
            "WHERE kind = ? GROUP BY key",
            (kind,),
        )
        return {"": total, **dict(held)}

    def mentions_of(self, official_id: str) -> tuple[str, ...]:
        """Ids of the annotations of which a field refers to the official."""
        return self._all(
            _id_from,
            "SELECT DISTINCT annotation.id FROM annotation, json_each(annotation.fields) AS held "
            "WHERE instr(annotation.fields, ?1) AND json_extract(held.value, '$[2]') = ?1 "
            "ORDER BY annotation.id",
            (official_id,),
        )

    # documents

    def document_count(self) -> int:
        """How many releases the library holds."""
        return self._count("SELECT count(*) FROM document")

    def documents(self) -> Iterator[Document]:
        """All documents in the order of the library, read as they are needed."""
        with reading(self.path):
            for row in self._connection.execute(f"{_DOCUMENT} ORDER BY document.id"):
                yield document_from(row)

    def listed(self, offset: int, limit: int) -> list[Listed]:
        """A page of the library in the order of import, each with its number of tags."""
        page = self._all(
            lambda row: Listed(document_from(row[:-1]), row[-1]),
            f"SELECT {DOCUMENT_COLUMNS}, "
            "(SELECT count(*) FROM annotation WHERE document_n = document.n) "
            "FROM document JOIN content ON content.n = content_n ORDER BY document.id "
            "LIMIT ? OFFSET ?",
            (limit, offset),
        )
        return list(page)

    def position(self, document_id: str) -> int:
        """How many documents stand before this one in the library."""
        return self._count("SELECT count(*) FROM document WHERE id < ?", (to_blob(document_id),))

    def document(self, document_id: str) -> Document:
        """A document without its text."""
        sql = f"{_DOCUMENT} WHERE document.id = ?"
        return _found(self._first(document_from, sql, (to_blob(document_id),)), "release")

    def has_document(self, document_id: str) -> bool:
        """Whether the document is there."""
        sql = "SELECT count(*) FROM document WHERE id = ?"
        return bool(self._count(sql, (to_blob(document_id),)))

    def document_of_text(self, sha256: str) -> Document | None:
        """The document that holds this very text."""
        sql = f"{_DOCUMENT} WHERE content.sha256 = ?"
        return self._first(document_from, sql, (bytes.fromhex(sha256),))

    def text(self, document_id: str) -> str:
        """A document's text."""
        text: str | None = self._first(
            itemgetter(0),
            "SELECT text FROM content JOIN document ON content_n = content.n WHERE document.id = ?",
            (to_blob(document_id),),
        )
        return _found(text, "release")

    def text_of(self, sha256: str) -> str:
        """A text by its SHA-256, also one whose document has gone."""
        sql = "SELECT text FROM content WHERE sha256 = ?"
        text: str | None = self._first(itemgetter(0), sql, (bytes.fromhex(sha256),))
        return _found(text, "text")

    # annotations

    def annotations(self, document_id: str) -> tuple[Annotation, ...]:
        """A document's annotations in reading order."""
        authors = self._authors
        return self._all(
            lambda row: annotation_from(row, document_id, authors),
            f"{_ANNOTATION} WHERE document_n = (SELECT n FROM document WHERE id = ?) "
            "ORDER BY start, id",
            (to_blob(document_id),),
        )

    def annotation(self, annotation_id: str) -> Annotation:
        """One annotation."""
        authors = self._authors
        found = self._first(
            lambda row: annotation_from(row, from_blob(row[-1]), authors),
            f"SELECT {ANNOTATION_COLUMNS}, document.id FROM annotation "
            "JOIN document ON document.n = document_n WHERE annotation.id = ?",
            (to_blob(annotation_id),),
        )
        return _found(found, "annotation")

    def same_tag(
        self, document_id: str, kind: str, spans: tuple[Span, ...], author: str
    ) -> str | None:
        """Id of the author's annotation of just this kind and these spans."""
        return self._first(
            _id_from,
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

    def dismissals(self, document_id: str) -> tuple[Dismissal, ...]:
        """A document's suggestions that were turned down, in that order."""
        return self._all(
            dismissal_from,
            f"{_DISMISSAL} WHERE document.id = ? ORDER BY dismissal.id",
            (to_blob(document_id),),
        )

    def dismissal(self, dismissal_id: str) -> Dismissal:
        """One of them."""
        sql = f"{_DISMISSAL} WHERE dismissal.id = ?"
        return _found(self._first(dismissal_from, sql, (to_blob(dismissal_id),)), "dismissal")

    # officials

    def officials(self) -> tuple[Official, ...]:
        """The registry, in the order of creation."""
        return self._all(official_from, f"{_OFFICIAL} ORDER BY id")

    def official(self, official_id: str) -> Official:
        """One official."""
        sql = f"{_OFFICIAL} WHERE id = ?"
        return _found(self._first(official_from, sql, (to_blob(official_id),)), "official")

    def tenures(self) -> tuple[Tenure, ...]:
        """All posts, in the order of creation."""
        return self._all(tenure_from, f"{_TENURE} ORDER BY tenure.id")

    def tenure(self, tenure_id: str) -> Tenure:
        """One post."""
        sql = f"{_TENURE} WHERE tenure.id = ?"
        return _found(self._first(tenure_from, sql, (to_blob(tenure_id),)), "post")

    def tenures_of(self, official_id: str) -> tuple[Tenure, ...]:
        """The posts of one official, in the order of creation."""
        sql = f"{_TENURE} WHERE official.id = ? ORDER BY tenure.id"
        return self._all(tenure_from, sql, (to_blob(official_id),))

    def tenures_from(self, annotation_id: str) -> tuple[Tenure, ...]:
        """The posts that have the annotation for their source."""
        sql = f"{_TENURE} WHERE annotation.id = ?"
        return self._all(tenure_from, sql, (to_blob(annotation_id),))

    # the log

    def tip(self) -> tuple[int, int, bytes]:
        """Number, time (ms since 1970, UTC) and hash of the newest revision."""
        newest = self._first(
            lambda row: (int(row[0]), int(row[1]), bytes(row[2])),
            "SELECT number, at, hash FROM revision ORDER BY number DESC LIMIT 1",
        )
        return newest or (0, 0, log.GENESIS)

    def revision(self, number: int) -> Revision:
        """One revision."""
        sql = f"{_REVISION} WHERE number = ?"
        return _found(self._first(_revision, sql, (number,)), "revision")

    def later_parts(self, number: int) -> list[Revision]:
        """The further parts of the act of which the first is that revision, in their order."""
        parts: list[Revision] = []
        with reading(self.path):
            for row in self._connection.execute(
                f"{_REVISION} WHERE number > ? ORDER BY number", (number,)
            ):
                if (row[4], row[5]) != (Mode.MORE, number):
                    break
                parts.append(_revision(row))
        return parts

    def revisions(
        self,
        limit: int,
        *,
        before: int | None = None,
        document: str | None = None,
        blind_to: str | None = None,
    ) -> tuple[Revision, ...]:
        """The newest revisions, newest first; `before` a number, of one document if given.

        To the member `blind_to` what others did in releases that both annotate is not shown.
        """
        wanted = ["number < ?"]
        values: list[int | bytes] = [before if before is not None else 1 << 62]
        if blind_to is not None:
            wanted.append(_UNSEEN)
            values += [to_blob(blind_to)] * 2
        if document is not None:
            texts = self.intake.texts_of(document)
            marks = ", ".join("?" * len(texts))
            wanted.append(
                f"revision.content_n IN (SELECT n FROM content WHERE sha256 IN ({marks}))"
            )
            values += texts
        return self._all(
            _revision,
            f"{_REVISION} WHERE {' AND '.join(wanted)} ORDER BY number DESC LIMIT ?",
            (*values, limit),
        )

    def undo_stack(self, author: str | None = None) -> UndoStack:
        """What a member can undo and redo, read as far back as a thousand levels take.

        Where several work on the project, no further back than some ten thousand acts of all.
        """
        limit = _LOG_READ
        while True:
            log_modes = self.log_modes(limit)
            mine = [one[:3] for one in log_modes if author is None or one[3] == author]
            stack = UndoStack(mine)
            far = len(mine) < len(log_modes) and limit > _UNDO_SEARCHED
            if stack.depth >= _UNDO_LEVELS or len(log_modes) < limit or far:
                return stack
            limit *= 4

    def log_modes(self, limit: int) -> list[tuple[int, Mode, int | None, str]]:
        """Number, mode, target and author's id of the newest revisions, oldest first."""
        authors = self._authors
        newest_first = self._all(
            lambda row: (row[0], Mode(row[1]), row[2], authors.get(row[3], "")),
            "SELECT number, mode, target, author_n FROM revision ORDER BY number DESC LIMIT ?",
            (limit,),
        )
        return list(reversed(newest_first))

    def last_touch(self, table: str, row_id: str, *, after: int) -> Revision | None:
        """The newest revision behind `after` that touched the row."""
        with reading(self.path):
            cursor = self._connection.execute(
                f"{_REVISION} WHERE number > ? ORDER BY number DESC", (after,)
            )
            for row in cursor:
                revision = _revision(row)
                if any((one.table, one.id) == (table, row_id) for one in revision.changes):
                    return revision
        return None


def _found(record: Made | None, what: str) -> Made:
    if record is None:
        raise UserError(f"The {what} is no longer in the project. Undo may bring it back.")
    return record


def _id_from(row: tuple[Any, ...]) -> str:
    return from_blob(row[0])


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
