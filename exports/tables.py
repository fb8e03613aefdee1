"""A project as tables: releases, the tags of each kind, people and posts; free of any format.

Columns are derived from the kinds, so that a kind of the user's own is a table like the others.
Every value is a text, a whole number, a decimal, a truth or nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from annotator.model.errors import FieldError
from annotator.model.fields import Field, FieldType
from annotator.model.kinds import DECISION, OFFICIAL, STATISTIC, Kind
from annotator.model.records import Annotation, Document, Official, Tenure
from annotator.model.snapshot import Snapshot, SnapshotDocument
from exports.briefing.wording import plural
from exports.checks import check_quotes, field_left_out, unknown_fields, unknown_kind

Value: TypeAlias = str | int | Decimal | bool | None
Row: TypeAlias = tuple[Value, ...]

DOCUMENTS, PEOPLE, POSTS, MENTIONS = "documents", "officials", "posts", "mentions"
"""Names of tables; `mentions` are the tags of officials, `officials` the people of the registry."""


class Sort(Enum):
    """What a column's values are."""

    TEXT = "text"
    WHOLE = "whole number"
    DECIMAL = "decimal number"
    TRUTH = "yes or no"


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name, what it holds, and what it means."""

    name: str
    sort: Sort = Sort.TEXT
    help: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its name, with its columns and what a row of it is."""

    name: str
    columns: tuple[Column, ...]
    help: str


_DOCUMENT: tuple[tuple[Column, Callable[[Document], Value]], ...] = (
    (Column("id", help="UUID of the release"), lambda one: one.id),
    (Column("title"), lambda one: one.title),
    (Column("publisher"), lambda one: one.publisher),
    (Column("author", help="author or spokesperson"), lambda one: one.author),
    (Column("published_on", help="EDTF"), lambda one: one.published_on),
    (Column("event_date", help="EDTF"), lambda one: one.event_date),
    (Column("language", help="ISO 639"), lambda one: one.language),
    (Column("source_address"), lambda one: one.source_address),
    (Column("source_name", help="name of the imported file"), lambda one: one.source_name),
    (Column("sha256", help="SHA-256 of the text"), lambda one: one.sha256),
)
_TAG: tuple[tuple[Column, Callable[[Annotation, Mapping[str, str]], Value]], ...] = (
    (Column("id", help="UUID of the tag"), lambda tag, _: tag.id),
    (Column("document", help="id of its release"), lambda tag, _: tag.document),
    (Column("start", Sort.WHOLE, "code points into the text"), lambda tag, _: tag.start),
    (Column("end", Sort.WHOLE, "code points, exclusive"), lambda tag, _: tag.end),
    (Column("quote", help="the words of the release"), lambda tag, _: tag.quote),
    (Column("state"), lambda tag, _: str(tag.state)),
    (Column("uncertain", Sort.TRUTH), lambda tag, _: tag.uncertain),
    (Column("origin", help="manual, suggested:RULE or imported"), lambda tag, _: tag.origin),
    (Column("author"), lambda tag, authors: authors.get(tag.author, tag.author)),
)
_PERSON: tuple[tuple[Column, Callable[[Official], Value]], ...] = (
    (Column("id", help="UUID of the person"), lambda one: one.id),
    (Column("name"), lambda one: one.name),
    (Column("aliases", help="set apart by ; "), lambda one: "; ".join(one.aliases)),
    (Column("note"), lambda one: one.note),
)
_POST: tuple[tuple[Column, Callable[[Tenure], Value]], ...] = (
    (Column("id", help="UUID of the post"), lambda one: one.id),
    (Column("official", help="id of the person"), lambda one: one.official),
    (Column("role"), lambda one: one.role),
    (Column("body"), lambda one: one.body),
    (Column("from_date", help="EDTF"), lambda one: one.start),
    (Column("to_date", help="EDTF"), lambda one: one.end),
    (Column("manner", help="acting or designated"), lambda one: one.manner),
    (Column("annotation", help="id of the tag it was read from"), lambda one: one.annotation),
)
_TAKEN = frozenset(column.name for column, _ in _TAG)


_NAMES = {
    OFFICIAL.key: MENTIONS,
    DECISION.key: plural(DECISION.key),
    STATISTIC.key: plural(STATISTIC.key),
}


def table_name(kind: Kind) -> str:
    """The name of the table of a kind's tags: `decisions`, `mentions`, `vessel_tags`."""
    return _NAMES.get(kind.key, f"{kind.key}_tags")


@dataclass(frozen=True, slots=True)
class _FieldColumns:
    """The columns of a field; one that names a person has the registry's id beside it."""

    field: Field

    @property
    def columns(self) -> tuple[Column, ...]:
        key = f"{self.field.key}_field" if self.field.key in _TAKEN else self.field.key
        sort = Sort.DECIMAL if self.field.type is FieldType.NUMBER else Sort.TEXT
        own = Column(key, sort, self.field.help)
        if self.field.type is not FieldType.OFFICIAL:
            return (own,)
        return (own, Column(f"{key}_id", help="id of the person in the registry"))

    def values(self, tag: Annotation) -> Row:
        """The values. Raises FieldError where the field can't be read."""
        text = self.field.parse(tag.value(self.field.key)) or None
        if self.field.type is FieldType.NUMBER:
            return (Decimal(text) if text else None,)
        if self.field.type is FieldType.OFFICIAL:
            held = tag.fields.get(self.field.key)
            return (text, held.official if held else None)
        return (text,)


class Tables:
    """The tables of a snapshot. Rows come a document at a time; `left_out` says what is not in."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._kinds = snapshot.kinds
        self._authors = snapshot.authors
        self._snapshot = snapshot
        self._fields = {
            kind.key: tuple(_FieldColumns(field) for field in kind.fields)
            for kind in self._kinds.values()
        }
        self.left_out: list[str] = []
        self.documents = 0
        self.tags = 0

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables, also those that will stay empty."""
        return (
            Table(DOCUMENTS, tuple(column for column, _ in _DOCUMENT), "One row for each release."),
            *(self._tag_table(kind) for kind in self._kinds.values()),
            Table(PEOPLE, tuple(column for column, _ in _PERSON), "One row for each known person."),
            Table(POSTS, tuple(column for column, _ in _POST), "One row for each post held."),
        )

    def _tag_table(self, kind: Kind) -> Table:
        own = [column for one in self._fields[kind.key] for column in one.columns]
        shared = [column for column, _ in _TAG]
        words = f"One row for each tag of the kind {kind.label}."
        return Table(table_name(kind), (*shared, *own), words)

    def registry(self) -> Iterator[tuple[str, Row]]:
        """The rows of people and posts, each with its table's name."""
        for person in self._snapshot.officials:
            yield PEOPLE, tuple(value(person) for _, value in _PERSON)
        for post in self._snapshot.tenures:
            yield POSTS, tuple(value(post) for _, value in _POST)

    def rows(self, held: SnapshotDocument) -> Iterator[tuple[str, Row]]:
        """The rows of a release and its tags. UserError where a quote is not in its text."""
        check_quotes(held)
        self.documents += 1
        yield DOCUMENTS, tuple(value(held.document) for _, value in _DOCUMENT)
        for tag in held.annotations:
            kind = self._kinds.get(tag.kind)
            if kind is None:
                self.left_out.append(unknown_kind(held, tag))
                continue
            self.tags += 1
            self.left_out += unknown_fields(held, tag, self._kinds)
            yield table_name(kind), self._tag(held, tag, kind)

    def _tag(self, held: SnapshotDocument, tag: Annotation, kind: Kind) -> Row:
        row: list[Value] = [value(tag, self._authors) for _, value in _TAG]
        for one in self._fields[kind.key]:
            try:
                row += one.values(tag)
            except FieldError as error:
                row += (None,) * len(one.columns)
                self.left_out.append(field_left_out(held, tag, one.field.key, str(error)))
        return tuple(row)
