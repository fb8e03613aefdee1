"""A team's records to rows and back: members, assignments, statements, comments."""

from collections.abc import Mapping
from typing import Any

import orjson

from annotator.model.records import ALL_ROLES, Assignment, Comment, Member, Role, State, Statement
from annotator.model.spans import Span
from annotator.store.ids import from_blob, to_blob


def blob_of(row_id: str | None) -> bytes | None:
    """The stored id of a row that may not be there."""
    return to_blob(row_id) if row_id else None


def _member(row: Member) -> dict[str, Any]:
    roles = (
        None if row.roles == ALL_ROLES else orjson.dumps([str(role) for role in row.roles]).decode()
    )
    return {"name": row.name, "roles": roles, "left": None if row.active else 1}


def _assignment(row: Assignment) -> dict[str, Any]:
    return {
        "document": to_blob(row.document),
        "member": to_blob(row.member),
        "due": row.due,
        "done": int(row.done),
    }


def _statement(row: Statement) -> dict[str, Any]:
    return {
        "document": to_blob(row.document),
        "author": to_blob(row.author),
        "from_place": row.span.start if row.span else None,
        "to_place": row.span.end if row.span else None,
        "state": str(row.state),
        "reviewer": blob_of(row.reviewer),
        "reason": row.reason or None,
    }


def _comment(row: Comment) -> dict[str, Any]:
    return {
        "document": to_blob(row.document),
        "annotation": blob_of(row.annotation),
        "author": to_blob(row.author),
        "thread": blob_of(row.thread),
        "words": row.words,
        "resolved": int(row.resolved),
    }


WRITTEN: Mapping[type, Any] = {
    Member: _member,
    Assignment: _assignment,
    Statement: _statement,
    Comment: _comment,
}
"""What the statement that writes a record needs, by the record's type."""


def member_from(row: tuple[Any, ...]) -> Member:
    """A member from `id, name, roles, left`."""
    roles = tuple(map(Role, orjson.loads(row[2]))) if row[2] is not None else ALL_ROLES
    return Member(from_blob(row[0]), row[1], roles, not row[3])


def assignment_from(row: tuple[Any, ...]) -> Assignment:
    """An assignment from its id, the document's id, the member's id, due, done."""
    return Assignment(from_blob(row[0]), from_blob(row[1]), from_blob(row[2]), row[3], bool(row[4]))


def statement_from(row: tuple[Any, ...]) -> Statement:
    """A statement.

    From the ids of itself, document and author, both places, state, the reviewer's id, reason.
    """
    span = None if row[3] is None else Span(row[3], row[4])
    reviewer = from_blob(row[6]) if row[6] else ""
    made, document, author = (from_blob(one) for one in row[:3])
    return Statement(made, document, author, span, State(row[5]), reviewer, row[7] or "")


def comment_from(row: tuple[Any, ...]) -> Comment:
    """A comment.

    From the ids of itself, document and author, words, the ids of tag and thread, resolved.
    """
    made, document, author = (from_blob(one) for one in row[:3])
    annotation, thread = (from_blob(one) if one else "" for one in row[4:6])
    return Comment(made, document, author, row[3], annotation, thread, bool(row[6]))
