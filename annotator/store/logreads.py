"""Reading the log: revisions, and what can be undone."""

from typing import Any

from annotator.model.records import Mode, Revision
from annotator.model.undo import UndoStack
from annotator.store import log
from annotator.store.faults import reading
from annotator.store.ids import from_blob, to_blob
from annotator.store.intake import IntakeReads
from annotator.store.reads import Reads, require

_LOG_READ = 1_000
_UNDO_LEVELS = 1_000
_UNDO_SEARCHED = 10_000
_REVISION = (
    "SELECT number, at, member.name, verb, mode, target, document.id, changes, member.id "
    "FROM revision "
    "JOIN member ON member.n = author_n "
    "LEFT JOIN document ON document.content_n = revision.content_n"
)
_UNSEEN = (
    "NOT (revision.author_n != (SELECT n FROM member WHERE id = ?) AND revision.content_n IN ("
    "SELECT content_n FROM document JOIN assignment ON document_n = document.n GROUP BY document.n "
    "HAVING count(*) > 1 AND sum(member_n = (SELECT n FROM member WHERE id = ?)) > 0))"
)


class LogReads(Reads):
    """The part of a reader that reads revisions."""

    def tip(self) -> tuple[int, int, bytes]:
        """Number, time (ms since 1970, UTC) and hash of the newest revision."""
        newest = self.first_of(
            lambda row: (int(row[0]), int(row[1]), bytes(row[2])),
            "SELECT number, at, hash FROM revision ORDER BY number DESC LIMIT 1",
        )
        return newest or (0, 0, log.GENESIS)

    def revision(self, number: int) -> Revision:
        """One revision."""
        sql = f"{_REVISION} WHERE number = ?"
        return require(self.first_of(_revision, sql, (number,)), "revision")

    def later_parts(self, number: int) -> list[Revision]:
        """The further parts of the act of which the first is that revision, in their order."""
        parts: list[Revision] = []
        with reading(self.path):
            for row in self.connection.execute(
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
            texts = IntakeReads(self).texts_of(document)
            marks = ", ".join("?" * len(texts))
            wanted.append(
                f"revision.content_n IN (SELECT n FROM content WHERE sha256 IN ({marks}))"
            )
            values += texts
        return self.all_of(
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
        authors = self.authors
        newest_first = self.all_of(
            lambda row: (row[0], Mode(row[1]), row[2], authors.get(row[3], "")),
            "SELECT number, mode, target, author_n FROM revision ORDER BY number DESC LIMIT ?",
            (limit,),
        )
        return list(reversed(newest_first))

    def last_touch(self, table: str, row_id: str, *, after: int) -> Revision | None:
        """The newest revision behind `after` that touched the row."""
        with reading(self.path):
            cursor = self.connection.execute(
                f"{_REVISION} WHERE number > ? ORDER BY number DESC", (after,)
            )
            for row in cursor:
                revision = _revision(row)
                if any((one.table, one.id) == (table, row_id) for one in revision.changes):
                    return revision
        return None


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
