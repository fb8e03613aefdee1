"""The tables of a project file, as SQLModel.

Rows are known by `n`, a small integer that other rows refer to, and by `id`, a UUIDv7 that means
the same row in every copy of the project. Rows never leave this package.
"""

from typing import Any

from sqlalchemy import DDL, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Text, event
from sqlalchemy import text as sql
from sqlmodel import Field, SQLModel

from annotator.store import fulltext
from annotator.store.migrations import intake_2, review_2


def _key() -> Any:
    return Field(default=None, primary_key=True)


def _uuid() -> Any:
    return Field(sa_column=Column("id", LargeBinary(16), nullable=False, unique=True))


def _refers(name: str, target: str, *, needed: bool = True, index: bool = False) -> Any:
    key = ForeignKey(f"{target}.n")
    return Field(
        default=None, sa_column=Column(name, Integer, key, nullable=not needed, index=index)
    )


def _text(name: str, *, needed: bool = True) -> Any:
    return Field(default="", sa_column=Column(name, Text, nullable=not needed))


class Content(SQLModel, table=True):
    """A text, stored once and for good under its SHA-256."""

    __tablename__ = "content"
    n: int | None = _key()
    sha256: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False, unique=True))
    text: str = _text("text")


def _added(name: str) -> Any:
    """A text that came with a later version; rows from before it hold nothing there."""
    return Field(default="", sa_column=Column(name, Text, nullable=False, server_default=""))


class Original(SQLModel, table=True):
    """The bytes of an imported file, deflated (RFC 1951), once and for good under their SHA-256."""

    __tablename__ = "original"
    n: int | None = _key()
    sha256: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False, unique=True))
    data: bytes


class Sketch(SQLModel, table=True):
    """The few hashes by which near duplicates of a text are found (`model.likeness`)."""

    __tablename__ = "sketch"
    hash: int = Field(primary_key=True)
    content_n: int = Field(primary_key=True)
    __table_args__ = {"sqlite_with_rowid": False}


class DocumentRow(SQLModel, table=True):
    """A release; `furniture` is JSON `[[start, end], …]`, `provenance` JSON by column.

    `original` is the SHA-256 of the file's bytes, NULL where they are not kept, and empty where
    they are the text's own bytes in UTF-8, which `content` has already. `earlier` is a JSON list.
    """

    __tablename__ = "document"
    n: int | None = _key()
    id: bytes = _uuid()
    content_n: int = _refers("content_n", "content", index=True)
    source_name: str = _text("source_name")
    title: str = _text("title")
    publisher: str = _text("publisher")
    source_address: str = _text("source_address")
    language: str = _text("language")
    published_on: str = _text("published_on")
    event_date: str = _text("event_date")
    furniture: str = _text("furniture")
    author: str = _added("author")
    original: bytes | None = Field(default=None, sa_column=Column("original", LargeBinary))
    encoding: str = _added("encoding")
    earlier: str = _added("earlier")
    provenance: str = _added("provenance")
    flagged: int = Field(
        default=0, sa_column=Column("flagged", Integer, nullable=False, server_default=sql("0"))
    )
    handling: str = _added("handling")
    reliability: str = _added("reliability")
    __table_args__ = (
        Index("document_original", "original", sqlite_where=sql("length(original) > 0")),
        Index("document_versions", "earlier", sqlite_where=sql("earlier != ''")),
        Index("document_flagged", "flagged", sqlite_where=sql("flagged")),
    )


class MemberRow(SQLModel, table=True):
    """Somebody who works on the project; `roles` is a JSON list, NULL for all; `left` 1 or NULL."""

    __tablename__ = "member"
    n: int | None = _key()
    id: bytes = _uuid()
    name: str = _text("name")
    roles: str | None = _text("roles", needed=False)
    left: int | None = None


class OfficialRow(SQLModel, table=True):
    """A person of the registry; `aliases` is a JSON list."""

    __tablename__ = "official"
    n: int | None = _key()
    id: bytes = _uuid()
    name: str = _text("name")
    aliases: str = _text("aliases")
    note: str = _text("note")


class AnnotationRow(SQLModel, table=True):
    """A tag. `spans` is JSON `[[start, end], …]`, `fields` JSON by key as in `model.images`.

    `origin` names the rule or import that proposed it, and is empty where a person made it;
    `acceptance` says how the suggestion was taken, and is empty for one taken as it was.
    """

    __tablename__ = "annotation"
    n: int | None = _key()
    id: bytes = _uuid()
    document_n: int = _refers("document_n", "document")
    start: int
    kind: str = _text("kind")
    spans: str = _text("spans")
    quote: str = _text("quote")
    author_n: int = _refers("author_n", "member")
    fields: str = _text("fields")
    state: str = _text("state")
    origin: str | None = _text("origin", needed=False)
    confidence: float | None = None
    uncertain: int = 0
    official_n: int | None = _refers("official_n", "official", needed=False)
    acceptance: str | None = _text("acceptance", needed=False)
    reviewer_n: int | None = _refers("reviewer_n", "member", needed=False)
    reason: str | None = _text("reason", needed=False)
    __table_args__ = (
        Index("annotation_place", "document_n", "start"),
        Index("annotation_official", "official_n", sqlite_where=Column("official_n").is_not(None)),
    )


class DismissalRow(SQLModel, table=True):
    """A suggestion that was turned down. `spans` is JSON `[[start, end], …]`."""

    __tablename__ = "dismissal"
    n: int | None = _key()
    id: bytes = _uuid()
    document_n: int = _refers("document_n", "document", index=True)
    kind: str = _text("kind")
    spans: str = _text("spans")
    quote: str = _text("quote")
    rule: str = _text("rule")


class OrphanRow(SQLModel, table=True):
    """A tag without a place in the new version of its release; `tag` is JSON."""

    __tablename__ = "orphan"
    n: int | None = _key()
    id: bytes = _uuid()
    document_n: int = _refers("document_n", "document", index=True)
    tag: str = _text("tag")
    before: str = _text("before")
    after: str = _text("after")


class SuggestionRow(SQLModel, table=True):
    """How many suggestions of a text are open, as last read by the suggester of that version.

    Derived and disposable: no part of the log, and never exported.
    """

    __tablename__ = "suggestion"
    content_n: int = Field(
        sa_column=Column(
            "content_n", Integer, ForeignKey("content.n"), primary_key=True, autoincrement=False
        )
    )
    version: str = _text("version")
    open: int
    sure: int


class TenureRow(SQLModel, table=True):
    """A post that an official held; `from_date` and `to_date` are EDTF."""

    __tablename__ = "tenure"
    n: int | None = _key()
    id: bytes = _uuid()
    official_n: int = _refers("official_n", "official", index=True)
    role: str = _text("role")
    body: str = _text("body")
    from_date: str = _text("from_date")
    to_date: str = _text("to_date")
    manner: str = _text("manner")
    annotation_n: int | None = _refers("annotation_n", "annotation", needed=False, index=True)


class RulingRow(SQLModel, table=True):
    """What was said to a finding, under the finding's id; `evidence` is the hash it was said to."""

    __tablename__ = "ruling"
    n: int | None = _key()
    id: bytes = _uuid()
    rule: str = _text("rule")
    sentence: str = _text("sentence")
    outcome: str = _text("outcome")
    evidence: str = _text("evidence")
    author_n: int = _refers("author_n", "member")
    note: str = _text("note")


class AssignmentRow(SQLModel, table=True):
    """A release given to a member; `due` is EDTF."""

    __tablename__ = "assignment"
    n: int | None = _key()
    id: bytes = _uuid()
    document_n: int = _refers("document_n", "document", index=True)
    member_n: int = _refers("member_n", "member", index=True)
    due: str = _text("due")
    done: int = 0


class StatementRow(SQLModel, table=True):
    """That there is nothing to tag: in `[from_place, to_place)`, or NULL for the whole release."""

    __tablename__ = "statement"
    n: int | None = _key()
    id: bytes = _uuid()
    document_n: int = _refers("document_n", "document", index=True)
    author_n: int = _refers("author_n", "member")
    from_place: int | None = None
    to_place: int | None = None
    state: str = _text("state")
    reviewer_n: int | None = _refers("reviewer_n", "member", needed=False)
    reason: str | None = _text("reason", needed=False)


class CommentRow(SQLModel, table=True):
    """Words about a tag or a release; `thread_n` is the comment that it answers."""

    __tablename__ = "comment"
    n: int | None = _key()
    id: bytes = _uuid()
    document_n: int = _refers("document_n", "document", index=True)
    annotation_n: int | None = _refers("annotation_n", "annotation", needed=False, index=True)
    author_n: int = _refers("author_n", "member")
    thread_n: int | None = _refers("thread_n", "comment", needed=False)
    words: str = _text("words")
    resolved: int = 0


class StandingRow(SQLModel, table=True):
    """How many tags and statements of a release are in which state; kept by triggers."""

    __tablename__ = "standing"
    document_n: int | None = Field(default=None, primary_key=True)
    tags: int = 0
    draft: int = 0
    submitted: int = 0
    verified: int = 0
    returned: int = 0
    rejected: int = 0
    changed: int = 0


class QueueRow(SQLModel, table=True):
    """A tag that waits for a supervisor, how risky it is, and what it is filtered by.

    Kept by triggers.
    """

    __tablename__ = "queue"
    annotation_n: int | None = Field(default=None, primary_key=True)
    risk: float = 0
    state: str = _text("state")
    kind: str = _text("kind")
    author_n: int
    origin: str | None = _text("origin", needed=False)
    __table_args__ = (
        Index(
            "queue_risk", sql("risk DESC"), "annotation_n", "state", "kind", "author_n", "origin"
        ),
    )


class SettingRow(SQLModel, table=True):
    """A setting of the project by its name; `value` is JSON."""

    __tablename__ = "setting"
    n: int | None = _key()
    id: str = Field(sa_column=Column("id", Text, nullable=False, unique=True))
    value: str = _text("value")


class ExportedRow(SQLModel, table=True):
    """A briefing that was exported; `options` and `told` are JSON as in `model.exported`."""

    __tablename__ = "exported"
    n: int | None = _key()
    id: bytes = _uuid()
    made_at: str = _text("made_at")
    template: str = _text("template")
    title: str = _text("title")
    file: str = _text("file")
    head: str = _text("head")
    options: str = _text("options")
    told: str = _text("told")


class CodebookRow(SQLModel, table=True):
    """A kind of the project's own, or a built-in that the project changed; `kind` is JSON."""

    __tablename__ = "codebook"
    n: int | None = _key()
    id: str = Field(sa_column=Column("id", Text, nullable=False, unique=True))
    kind: str = _text("kind")


class RevisionRow(SQLModel, table=True):
    """The append-only log. `at` is in milliseconds since 1970 (UTC), `changes` as in `log`."""

    __tablename__ = "revision"
    number: int | None = _key()
    at: int
    author_n: int = _refers("author_n", "member")
    verb: str = _text("verb")
    mode: str = _text("mode")
    target: int | None = None
    content_n: int | None = Field(
        default=None, sa_column=Column("content_n", Integer, ForeignKey("content.n"))
    )
    changes: bytes
    hash: bytes


metadata: MetaData = SQLModel.metadata

_APPEND_ONLY = "CREATE TRIGGER {0}_{1} BEFORE {1} ON {0} BEGIN SELECT RAISE(ABORT, '{2}'); END"
for _table, _reason in (
    ("revision", "the log of revisions is append-only"),
    ("content", "a stored text never changes"),
    ("original", "a stored file never changes"),
):
    for _act in ("UPDATE", "DELETE"):
        event.listen(
            metadata.tables[_table],
            "after_create",
            DDL(_APPEND_ONLY.format(_table, _act, _reason)),  # type: ignore[no-untyped-call]
        )

for _table, _triggers in (*review_2.TRIGGERS.items(), *intake_2.TRIGGERS.items()):
    for _trigger in _triggers:
        event.listen(
            metadata.tables[_table],
            "after_create",
            DDL(_trigger.strip().replace("%", "%%")),  # type: ignore[no-untyped-call]
        )

for _statement in fulltext.CREATE:
    event.listen(metadata, "after_create", DDL(_statement.replace("%", "%%")))  # type: ignore[no-untyped-call]
