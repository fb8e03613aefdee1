"""Reading what a team does: statements, assignments, comments, how releases stand."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from annotator.model.errors import UserError
from annotator.model.records import Assignment, Comment, Statement
from annotator.model.review import Standing
from annotator.store.faults import reading
from annotator.store.ids import from_blob, to_blob
from annotator.store.reader import Reader
from annotator.store.team_rows import assignment_from, comment_from, statement_from

Made = TypeVar("Made")

_STATEMENT = (
    "SELECT statement.id, document.id, author.id, from_place, to_place, statement.state, "
    "reviewer.id, statement.reason FROM statement "
    "JOIN document ON document.n = statement.document_n "
    "JOIN member AS author ON author.n = statement.author_n "
    "LEFT JOIN member AS reviewer ON reviewer.n = statement.reviewer_n"
)
_ASSIGNMENT = (
    "SELECT assignment.id, document.id, member.id, due, done FROM assignment "
    "JOIN document ON document.n = assignment.document_n "
    "JOIN member ON member.n = assignment.member_n"
)
_COMMENT = (
    "SELECT comment.id, document.id, author.id, comment.words, annotation.id, thread.id, "
    "comment.resolved FROM comment "
    "JOIN document ON document.n = comment.document_n "
    "JOIN member AS author ON author.n = comment.author_n "
    "LEFT JOIN annotation ON annotation.n = comment.annotation_n "
    "LEFT JOIN comment AS thread ON thread.n = comment.thread_n"
)
STANDING_COLUMNS = (
    "standing.tags, standing.draft, standing.submitted, standing.verified, standing.returned, "
    "standing.rejected, standing.changed"
)
"""What `Standing(*columns)` takes; join `standing ON standing.document_n = document.n`."""

STATE_SQL = (
    "CASE WHEN standing.draft + standing.returned > 0 THEN 'in work' "
    "WHEN standing.draft + standing.submitted + standing.verified + standing.returned "
    "+ standing.rejected + standing.changed = 0 THEN 'open' "
    "WHEN standing.submitted + standing.changed = 0 THEN 'verified' "
    "WHEN standing.verified + standing.rejected + standing.changed > 0 THEN 'in review' "
    "ELSE 'submitted' END"
)
"""A release's state as `Standing.state` derives it, for filters and counts."""


class TeamReader:
    """Reads what members were given, stated and said. Every method may raise StoreError."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def rows(
        self, made: Callable[[Any], Made], sql: str, values: Iterable[Any] = ()
    ) -> tuple[Made, ...]:
        """What is made of each row."""
        with reading(self._reader.path):
            found = self._reader.connection.execute(sql, tuple(values)).fetchall()
            return tuple([made(row) for row in found])

    def _one(self, made: Callable[[Any], Made], sql: str, row_id: str, what: str) -> Made:
        found = self.rows(made, sql, (to_blob(row_id),))
        if not found:
            raise UserError(f"The {what} is no longer in the project. Undo may bring it back.")
        return found[0]

    def statements(self, document_id: str | None = None) -> tuple[Statement, ...]:
        """What was stated to have nothing to tag, of one document or of all."""
        return self._of(statement_from, _STATEMENT, "statement", document_id)

    def statement(self, statement_id: str) -> Statement:
        """One of them."""
        sql = f"{_STATEMENT} WHERE statement.id = ?"
        return self._one(statement_from, sql, statement_id, "statement")

    def assignments(self, document_id: str | None = None) -> tuple[Assignment, ...]:
        """Whom documents were given to, of one document or of all."""
        return self._of(assignment_from, _ASSIGNMENT, "assignment", document_id)

    def assignments_of(self, member_id: str) -> tuple[Assignment, ...]:
        """What a member was given, in the order of giving."""
        sql = f"{_ASSIGNMENT} WHERE member.id = ? ORDER BY assignment.id"
        return self.rows(assignment_from, sql, (to_blob(member_id),))

    def assignment(self, assignment_id: str) -> Assignment:
        """One of them."""
        sql = f"{_ASSIGNMENT} WHERE assignment.id = ?"
        return self._one(assignment_from, sql, assignment_id, "assignment")

    def comments(self, document_id: str | None = None) -> tuple[Comment, ...]:
        """What was said, of one document or of all, oldest first."""
        return self._of(comment_from, _COMMENT, "comment", document_id)

    def comments_on(self, annotation_id: str) -> tuple[Comment, ...]:
        """What was said about a tag, oldest first."""
        sql = f"{_COMMENT} WHERE annotation.id = ? ORDER BY comment.id"
        return self.rows(comment_from, sql, (to_blob(annotation_id),))

    def comment(self, comment_id: str) -> Comment:
        """One of them."""
        return self._one(comment_from, f"{_COMMENT} WHERE comment.id = ?", comment_id, "comment")

    def _of(
        self, made: Callable[[Any], Made], sql: str, table: str, document_id: str | None
    ) -> tuple[Made, ...]:
        if document_id is None:
            return self.rows(made, f"{sql} ORDER BY {table}.id")
        wanted = f"{sql} WHERE document.id = ? ORDER BY {table}.id"
        return self.rows(made, wanted, (to_blob(document_id),))

    def standing(self, document_id: str) -> Standing:
        """How many tags and statements of a document are in which state."""
        sql = (
            f"SELECT {STANDING_COLUMNS} FROM standing "
            "JOIN document ON document.n = standing.document_n WHERE document.id = ?"
        )
        return self._one(lambda row: Standing(*row), sql, document_id, "release")

    def standings(self) -> Mapping[str, Standing]:
        """The standing of every document by its id."""
        sql = (
            f"SELECT document.id, {STANDING_COLUMNS} FROM standing "
            "JOIN document ON document.n = standing.document_n"
        )
        return dict(self.rows(lambda row: (from_blob(row[0]), Standing(*row[1:])), sql))
