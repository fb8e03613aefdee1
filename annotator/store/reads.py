"""What every reader is: a connection that can't write, and the ways to ask it.

It sees what is committed; within `consistent` it sees one moment. Use it on the thread that made
it. Every method may raise StoreError.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from annotator.model.errors import UserError
from annotator.model.records import Member
from annotator.store.faults import explaining, reading
from annotator.store.ids import from_blob
from annotator.store.projectfile import connect
from annotator.store.team_rows import member_from

Made = TypeVar("Made")


class Reads:
    """A connection to the project at `path`, and who works on it."""

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

    def all_of(
        self, made: Callable[[Any], Made], sql: str, parameters: tuple[Any, ...] = ()
    ) -> tuple[Made, ...]:
        """What is made of each row."""
        return self.made_of(lambda rows: [made(row) for row in rows], sql, parameters)

    def made_of(
        self,
        made: Callable[[list[Any]], list[Made]],
        sql: str,
        parameters: tuple[Any, ...] = (),
    ) -> tuple[Made, ...]:
        """What is made of all rows at once."""
        with reading(self.path):
            return tuple(made(self._connection.execute(sql, parameters).fetchall()))

    def first_of(
        self, made: Callable[[Any], Made], sql: str, parameters: tuple[Any, ...] = ()
    ) -> Made | None:
        """What is made of the first row, None where there is none."""
        with reading(self.path):
            row = self._connection.execute(sql, parameters).fetchone()
            return None if row is None else made(row)

    def count_of(self, sql: str, parameters: tuple[Any, ...] = ()) -> int:
        """The number in the first row, 0 where there is none."""
        count: int | None = self.first_of(itemgetter(0), sql, parameters)
        return count or 0

    @cached_property
    def authors(self) -> dict[int, str]:
        """Members' ids by the numbers that rows refer to them by."""
        return dict(
            self.all_of(lambda row: (row[0], from_blob(row[1])), "SELECT n, id FROM member")
        )

    def members(self) -> tuple[Member, ...]:
        """Everybody who works on the project, in the order of joining."""
        return self.all_of(member_from, 'SELECT id, name, roles, "left" FROM member ORDER BY n')

    def member(self, member_id: str) -> Member:
        """One of them."""
        known = {one.id: one for one in self.members()}
        return require(known.get(member_id), "member")

    def forget_members(self) -> None:
        """Read the members anew when they are next needed: one has come or gone."""
        self.__dict__.pop("authors", None)


def require(record: Made | None, what: str) -> Made:
    """The record. UserError where there is none."""
    if record is None:
        raise UserError(f"The {what} is no longer in the project. Undo may bring it back.")
    return record


def id_from(row: tuple[Any, ...]) -> str:
    """The id in a row's first column."""
    return from_blob(row[0])


def authors_of(members: tuple[Member, ...]) -> Mapping[str, str]:
    """Members' names by id."""
    return {member.id: member.name for member in members}
