"""The records of a project: frozen, validated, free of any database."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from annotator.model.exported import ExportRecord
from annotator.model.kinds import Kind
from annotator.model.rulings import Ruling
from annotator.model.spans import Span


class State(StrEnum):
    """Where an annotation stands on its way to a final briefing."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    VERIFIED = "verified"
    RETURNED = "returned"
    REJECTED = "rejected"
    CHANGED = "changed"


class StateFilter(StrEnum):
    """Which annotations an export takes; a rejected tag is never taken."""

    ANY = "any"
    SUBMITTED = "submitted"
    VERIFIED = "verified"

    @property
    def states(self) -> frozenset[State]:
        """The states that pass."""
        return _PASSING[self]


_PASSING: Mapping[StateFilter, frozenset[State]] = {
    StateFilter.ANY: frozenset(State) - {State.REJECTED},
    StateFilter.SUBMITTED: frozenset({State.SUBMITTED, State.VERIFIED, State.CHANGED}),
    StateFilter.VERIFIED: frozenset({State.VERIFIED}),
}

MANUAL = "manual"
"""Origin of a tag that a person made by hand; others are `suggested:<rule>` and `imported`."""

SUGGESTED = "suggested:"
"""What the origin of an accepted suggestion begins with; its rule follows."""


class Acceptance(StrEnum):
    """How a suggestion became the tag that it is now."""

    PLAIN = ""
    """As it was proposed, one by one; also said of tags that were no suggestion."""
    BULK = "bulk"
    """With many others in one act, so that nobody need have looked at it."""
    CHANGED = "changed"
    """A person has corrected its fields, boundaries or kind, then or later."""


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What a field holds: its text, the span it was taken from, the official it refers to.

    The text is canonical where it is valid; invalid text is kept as it was typed.
    """

    value: str
    span: Span | None = None
    official: str | None = None


NO_FIELDS: Mapping[str, FieldValue] = MappingProxyType({})


BY_HAND = "by hand"
"""Where a value of a release came from that a person typed."""

NO_PROVENANCE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Document:
    """A release without its text; `sha256` leads to the text, which never changes.

    `original` is the SHA-256 of the file's bytes, empty where they are not kept; `encoding` is the
    one in which a text format was read. `earlier` are the texts of the versions before this one,
    oldest first. `provenance` says in words where the value of a column came from. `handling` is
    the mark that says who may read it, `reliability` the grade of source and information.
    """

    id: str
    sha256: str
    source_name: str
    title: str = ""
    publisher: str = ""
    source_address: str = ""
    language: str = ""
    published_on: str = ""
    event_date: str = ""
    furniture: tuple[Span, ...] = ()
    author: str = ""
    original: str = ""
    encoding: str = ""
    earlier: tuple[str, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=lambda: NO_PROVENANCE)
    flagged: bool = False
    handling: str = ""
    reliability: str = ""

    @property
    def version(self) -> int:
        """Which version of the release this is, from 1."""
        return len(self.earlier) + 1

    def with_facts(self, facts: Mapping[str, str]) -> "Document":
        """The document with other texts in these columns."""
        return replace(self, **facts)  # type: ignore[arg-type]  # columns of text alone


@dataclass(frozen=True, slots=True)
class Annotation:
    """A tag: a kind, one or more spans of a document, and the values of the kind's fields."""

    id: str
    document: str
    kind: str
    spans: tuple[Span, ...]
    quote: str
    author: str
    fields: Mapping[str, FieldValue] = field(default_factory=lambda: NO_FIELDS)
    state: State = State.DRAFT
    origin: str = MANUAL
    confidence: float | None = None
    uncertain: bool = False
    acceptance: Acceptance = Acceptance.PLAIN
    reviewer: str = ""
    """Id of the member who last decided on it, empty where nobody has."""
    reason: str = ""
    """Why it was returned or rejected."""

    @property
    def start(self) -> int:
        """Where the first fragment begins, in code points."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the last fragment ends, in code points."""
        return self.spans[-1].end

    def lies_in(self, furniture: tuple[Span, ...]) -> bool:
        """Whether every fragment lies in furniture."""
        return all(any(one.covers(span) for one in furniture) for span in self.spans)

    def value(self, key: str) -> str:
        """The text of a field, empty where it holds nothing."""
        held = self.fields.get(key)
        return held.value if held else ""

    @property
    def proposed(self) -> bool:
        """Whether it was a suggestion once."""
        return self.origin.startswith(SUGGESTED)

    @property
    def official(self) -> str | None:
        """The registry's id of the first official that a field refers to."""
        return next((held.official for held in self.fields.values() if held.official), None)


@dataclass(frozen=True, slots=True)
class Official:
    """One person of the registry, with all the names the person is known by."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the main one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post that an official held: role, body, and from when to when (EDTF; empty if unknown)."""

    id: str
    official: str
    role: str
    body: str = ""
    start: str = ""
    end: str = ""
    manner: str = ""
    annotation: str | None = None


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A suggestion that was turned down: what it would have tagged, and which rule proposed it."""

    id: str
    document: str
    kind: str
    spans: tuple[Span, ...]
    quote: str
    rule: str = ""


class Role(StrEnum):
    """What a member does in the project; a person may have several."""

    ANNOTATOR = "annotator"
    SUPERVISOR = "supervisor"
    OFFICER = "briefing officer"


ALL_ROLES: tuple[Role, ...] = tuple(Role)
"""What the first member of a project has, and everybody who joined before there were roles."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A tag that found no certain place in a new version of its release.

    `tag` is the annotation as `model.images` makes it plain, of which the id is the orphan's;
    `before` and `after` are the words that stood around it.
    """

    id: str
    document: str
    tag: Mapping[str, object]
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works on the project, or (not `active`) who did so once."""

    id: str
    name: str
    roles: tuple[Role, ...] = ALL_ROLES
    active: bool = True

    def has(self, role: Role) -> bool:
        """Whether the member works in that role now."""
        return self.active and role in self.roles


@dataclass(frozen=True, slots=True)
class Assignment:
    """A release given to a member, to be done by a day (EDTF; empty where none was set)."""

    id: str
    document: str
    member: str
    due: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """That there is nothing to tag in a sentence or, without a span, in the whole release."""

    id: str
    document: str
    author: str
    span: Span | None = None
    state: State = State.SUBMITTED
    reviewer: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """Words about a tag or a whole release; those of one `thread` answer its first one.

    `thread` is the id of the first comment, empty for that one itself. `resolved` counts for the
    first one only.
    """

    id: str
    document: str
    author: str
    words: str
    annotation: str = ""
    thread: str = ""
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the project, which all its members share; `value` is JSON."""

    id: str
    value: str


Record: TypeAlias = (
    Document
    | Annotation
    | Orphan
    | Dismissal
    | Official
    | Tenure
    | Member
    | Ruling
    | Assignment
    | Statement
    | Comment
    | Setting
    | ExportRecord
    | Kind
)


class Mode(StrEnum):
    """What a revision is to the undo stack; what set the project up is never undone.

    `MORE` is a further part of the act of which the first part is the revision's target: the parts
    follow one another in the log, and are undone together.
    """

    SETUP = "setup"
    DO = "do"
    MORE = "more"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after; None stands for a row that is not there."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The row as it is now, or as it was before it went."""
        record = self.after or self.before
        if record is None:
            raise ValueError("a change needs a row before or after")
        return record


@dataclass(frozen=True, slots=True)
class Revision:
    """What stands in the log: who did what, when (UTC, ISO 8601), and to which rows.

    `target` is the number of the revision that was undone or redone, or of the act's first part.
    """

    number: int
    at: str
    author: str
    verb: str
    mode: Mode
    target: int | None
    document: str | None
    changes: tuple["RowChange", ...]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row's change as the log keeps it: only the columns that differ, by name.

    `before` is None for a row that came, `after` for one that went.
    """

    table: str
    id: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
