"""Taking in files that are tagged already: whole or not at all, in few revisions."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from typing import Protocol

from annotator.model.annotated import Annotated
from annotator.model.errors import DuplicateError, UserError
from annotator.model.ops import (
    ImportAnnotated,
    ImportDocument,
    Plan,
    StateView,
    TagCheck,
    needed_kinds,
)
from annotator.model.plain import PlainDocument, PlainTag
from annotator.model.records import Change, Document, Member, Mode, Role
from annotator.model.snapshot import Progress, no_progress
from annotator.store.ids import new_id
from annotator.store.log import Header
from annotator.workspace.acts import Moment

ROWS = 20_000
"""Rows of one revision, which the history reads at once."""
_AT_ONCE = 20


class Bulk(Protocol):
    """The store's side of a bulk import; see `store.bulk`."""

    def begin(self, header: Header) -> None:
        """Start a revision."""

    def add(
        self,
        changes: Sequence[Change],
        texts: Mapping[str, str],
        documents: Sequence[PlainDocument] = (),
    ) -> None:
        """Write rows."""

    def end(self) -> bytes:
        """Write the revision; its hash."""


class View(StateView, Protocol):
    """What this import reads of the project."""

    def row(self, table: str, row_id: str) -> object | None:
        """The row as it is now, None where it is not there."""


@dataclass(slots=True)
class AnnotatedReport:
    """What came in, what was there already, and what the format or its reader left out."""

    name: str
    imported: list[tuple[Document, int]] = field(default_factory=list)
    """Each release that is in, with how many tags it brought."""
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def documents(self) -> int:
        """How many releases came in."""
        return len(self.imported)

    @property
    def annotations(self) -> int:
        """How many tags came in."""
        return sum(tags for _, tags in self.imported)


@dataclass(frozen=True, slots=True)
class Written:
    """A revision that is in the file; of its changes all but the tags."""

    header: Header
    hash: bytes
    changes: tuple[Change, ...]


@dataclass(slots=True)
class _Part:
    """What is written at once."""

    changes: list[Change] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    documents: list[PlainDocument] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return len(self.changes) + sum(len(held.tags) for held in self.documents)


class _Revisions:
    """Cuts what is written into revisions, which are one step for undo."""

    def __init__(self, out: Bulk, now: Moment) -> None:
        self._out = out
        self._now = now
        self._header: Header | None = None
        self._changes: list[Change] = []
        self._rows = 0
        self.written: list[Written] = []

    def add(self, part: _Part) -> None:
        """Write the part, in a new revision where the one before is full."""
        if not part.changes:
            return
        if self._header is None:
            self._header = self._next(part)
            self._out.begin(self._header)
        self._out.add(part.changes, part.texts, part.documents)
        self._changes += part.changes
        self._rows += part.rows
        if self._rows >= ROWS:
            self.close()

    def _next(self, part: _Part) -> Header:
        first = self._now.number + 1
        return Header(
            number=first + len(self.written),
            at=self._now.at,
            author=self._now.author,
            verb=ImportAnnotated.verb,
            mode=Mode.MORE if self.written else Mode.DO,
            target=first if self.written else None,
            content=part.documents[0].document.sha256 if part.documents else None,
        )

    def close(self) -> None:
        """End the revision that is open."""
        if self._header is not None:
            self.written.append(Written(self._header, self._out.end(), tuple(self._changes)))
            self._header, self._changes, self._rows = None, [], 0


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, which would look through millions of rows for no cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class AnnotatedImport:
    """One import on its way: gives ids, leaves duplicates out, checks every tag."""

    def __init__(self, state: View, source: Annotated, now: Moment) -> None:
        """`now` is the moment before the import: number of the last revision, time, author."""
        self._now = now
        self._state = state
        self._source = source
        self._author = state.author
        self._members = {state.author}
        self._texts: set[str] = set()
        self._sources = {post.annotation for post in source.tenures if post.annotation}
        self._seen: set[str] = set()
        self._kinds = needed_kinds(source.kinds, state)
        known = {**state.kinds(), **{kind.key: kind for kind in self._kinds}}
        self._check = TagCheck(known, frozenset(one.id for one in source.officials), state)
        self.report = AnnotatedReport(source.name)

    def write(
        self,
        bulk: AbstractContextManager[Bulk],
        progress: Progress = no_progress,
    ) -> list[Written]:
        """Write everything in one transaction.

        Raises UserError where the file is not what it should be, and Cancelled; nothing is in then.
        """
        with _uncollected(), bulk as out:
            revisions = _Revisions(out, self._now)
            try:
                for part in self._parts(progress):
                    revisions.add(part)
            except ValueError as error:
                raise UserError(
                    f"{self._source.name} holds an id that is none ({error}). Nothing was imported."
                ) from error
            revisions.close()
        self.report.notes += self._source.notes
        return revisions.written

    def _parts(self, progress: Progress) -> Iterator[_Part]:
        """What the tags need first, then the documents some at a time, then the posts."""
        part = _Part(self._before())
        progress(0, self._source.total)
        for number, held in enumerate(self._source.documents, start=1):
            self._take(self._with_ids(held), part)
            if len(part.documents) == _AT_ONCE:
                yield part
                part = _Part()
            progress(number, max(number, self._source.total))
        yield part
        yield _Part(self._posts())

    def _before(self) -> list[Change]:
        own = self._state.own_kinds()
        officials = (
            one for one in self._source.officials if self._state.row("official", one.id) is None
        )
        return [
            *(Change(own.get(kind.key), kind) for kind in self._kinds),
            *(Change(None, one) for one in officials),
        ]

    def _posts(self) -> list[Change]:
        """The posts that are new; their source where it is in the project."""
        posts: list[Change] = []
        for post in self._source.tenures:
            if not post.id or self._state.row("tenure", post.id) is None:
                source = post.annotation if self._is_there(post.annotation) else None
                new = replace(post, id=post.id or new_id(), annotation=source)
                posts.append(Change(None, new))
        return posts

    def _is_there(self, tag: str | None) -> bool:
        return tag in self._seen or bool(tag and self._state.row("annotation", tag))

    def _take(self, held: PlainDocument, part: _Part) -> None:
        """Put the document into the part, or among the duplicates."""
        document = held.document
        plan = self._planned(held)
        if isinstance(plan, str):
            self.report.duplicates.append((document.title or document.source_name, plan))
            return
        self._check(held)
        self._texts.add(document.sha256)
        part.changes += (*self._joining(held), *plan.changes)
        part.texts.update(plan.texts)
        part.documents.append(held)
        if self._sources:
            self._seen |= self._sources.intersection(row[0] for row in held.tags)
        self.report.imported.append((document, len(held.tags)))

    def _planned(self, held: PlainDocument) -> Plan | str:
        """The rows of the document, or why it is a duplicate."""
        if held.document.sha256 in self._texts:
            return "The file has this text twice; it was taken once."
        if self._state.row("document", held.document.id) is not None:
            return "This release is in the library already."
        try:
            return ImportDocument(held.document, held.text).plan(self._state)
        except DuplicateError as error:
            return str(error)

    def _joining(self, held: PlainDocument) -> list[Change]:
        """The authors of the document's tags that the project does not know.

        They become members who work here no more: nobody gets a right by a file.
        """
        joining: list[Change] = []
        for row in held.tags:
            for one in (row[4], row[11]):
                if one and one not in self._members:
                    self._members.add(one)
                    if self._state.row("member", one) is None:
                        name = self._source.members.get(one) or "Unknown"
                        member = Member(one, name, (Role.ANNOTATOR,), active=False)
                        joining.append(Change(None, member))
        return joining

    def _with_ids(self, held: PlainDocument) -> PlainDocument:
        """The document with new ids where it has none, its tags the importing member's."""
        document = held.document
        if document.id and all(row[0] and row[4] for row in held.tags):
            return held
        tags: list[PlainTag] = [
            (row[0] or new_id(), *row[1:4], row[4] or self._author, *row[5:]) for row in held.tags
        ]
        return replace(held, document=replace(document, id=document.id or new_id()), tags=tags)
