"""The open project: every act in one transaction with its revision, then the listeners."""

import getpass
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from annotator.model.annotated import Annotated
from annotator.model.drafts import Draft, Taken
from annotator.model.errors import UserError
from annotator.model.ops import ImportAnnotated, Op, Plan, require_sound, require_texts
from annotator.model.records import (
    Annotation,
    Assignment,
    Change,
    Comment,
    Dismissal,
    Document,
    Member,
    Mode,
    Orphan,
    Revision,
    Statement,
)
from annotator.model.snapshot import Progress, no_progress
from annotator.model.undo import UndoStack
from annotator.store.ids import new_id
from annotator.store.library import LibraryReads
from annotator.store.log import Header
from annotator.store.project import Project, create
from annotator.store.suggested import SuggestedCounts
from annotator.workspace import importing
from annotator.workspace.acts import Act, Moment
from annotator.workspace.annotated import AnnotatedImport, AnnotatedReport
from annotator.workspace.importing import ImportReport
from annotator.workspace.ledger import Ledger, Writing
from annotator.workspace.queries import PROGRAM, Queries
from annotator.workspace.team import Team
from annotator.workspace.turning import turned

if TYPE_CHECKING:
    from annotator.workspace.reviewing import ReviewQueue


_IN_DOCUMENT = (Annotation, Orphan, Dismissal, Statement, Assignment, Comment)


@dataclass(frozen=True, slots=True)
class Applied:
    """What an act did: its revision's number (None where nothing changed) and the rows."""

    number: int | None
    verb: str
    mode: Mode
    changes: tuple[Change, ...]


class Workspace(Queries):
    """An open project. Use it on the thread that opened it.

    Every write is one transaction with its revision, on disk before `apply` returns and before
    listeners are told. Reads raise UserError for an unknown id, StoreError where the disk refuses.
    """

    def __init__(
        self,
        path: Path,
        *,
        author: str = "",
        member: str = "",
        clock: Callable[[], int] = time_ns,
    ) -> None:
        """Open the project at `path`; `clock` gives nanoseconds since 1970.

        `author` (or the user) becomes the member of a project that has none yet. `member` (a name
        or an id) acts; UserError where there is none of that name.
        """
        self._project = Project(path, program=PROGRAM)
        self._reader = self._project.reader
        self._state = self._project.state
        self.suggested = SuggestedCounts(self._project)
        self.intake = self._reader.intake
        self.library = LibraryReads(self._reader)
        self._writing: Writing | None = None
        self._listeners: list[Callable[[Applied], None]] = []
        self.team = Team(self._state, self._read_undo)
        try:
            self._ledger = Ledger(self._project, clock)
            self._undo = UndoStack()
            if not self._ledger.number:
                self._join(author or _user_name())
            self._state.warm()
            if member:
                self.team.act_as(member)
            else:
                self._read_undo()
        except BaseException:
            self._project.close()
            raise

    @classmethod
    def create(
        cls, path: Path, *, author: str = "", clock: Callable[[], int] = time_ns
    ) -> "Workspace":
        """Make a project at `path`, open it, and let `author` (or the user) be its member."""
        create(path)
        return cls(path, author=author, clock=clock)

    def _read_undo(self) -> None:
        """Each member undoes their own acts."""
        self._undo = self._reader.undo_stack(self._state.author)

    def _join(self, name: str) -> None:
        member = Member(new_id(), name)
        self._commit("join", Mode.SETUP, (Change(None, member),), author=member.id)

    @cached_property
    def review(self) -> "ReviewQueue":
        """What waits for review; loaded when it is first looked at."""
        from annotator.workspace.reviewing import ReviewQueue

        return ReviewQueue(self._project, self.team)

    def close(self) -> None:
        """Let the file go; everything is on disk already."""
        self.settle()
        self._listeners.clear()
        self._project.close()

    def subscribe(self, listener: Callable[[Applied], None]) -> Callable[[], None]:
        """Call `listener` after each commit; the returned function ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with suppress(ValueError):  # ended already, or the project is closed
                self._listeners.remove(listener)

        return unsubscribe

    # acts

    def apply(self, op: Op) -> Applied:
        """Do what the op says. Raises UserError where it can't be done; nothing is changed then."""
        self.settle()
        self.team.require_allowed(op.verb)
        plan = op.plan(self._state)
        if not plan.changes:
            return Applied(None, op.verb, Mode.DO, ())
        changes = self.team.permitted(op.verb, plan.changes)
        mode: Mode = getattr(op, "mode", Mode.DO)
        return self._commit(op.verb, mode, changes, plan=plan)

    def start_all(self, ops: Sequence[Op], *, after: int | None = None) -> Writing | None:
        """Do what several ops say, none of which may build on another, in one transaction.

        Each has a revision of its own, and together they are one step for undo. `after` is the
        number that an earlier call gave: where nothing else was done since, it is the same step.
        A thread of its own writes: it is done once `settle` says so, and the next act of any sort
        waits for it by itself. None where there is nothing to write.
        """
        writing = self._planned(ops, after)
        if writing is not None:
            self._ledger.start(writing)
            self._writing = writing
        return writing

    @property
    def writing(self) -> bool:
        """Whether something that `start_all` began is still on its way to the disk."""
        return self._writing is not None and self._writing.running

    def settle(self) -> None:
        """Wait for what `start_all` began, and tell the listeners; its error stays with it."""
        if self._writing is None:
            return
        writing, self._writing = self._writing, None
        writing.wait()
        if writing.error is None:
            writing.number = self._tell(writing).number

    def _planned(self, ops: Sequence[Op], after: int | None) -> Writing | None:
        self.settle()
        for verb in {op.verb for op in ops}:
            self.team.require_allowed(verb)
        plans = [(op.verb, plan) for op in ops if (plan := op.plan(self._state)).changes]
        number = self._ledger.number
        first = self._undo.undo_target if after == number else None
        acts: list[Act] = []
        for verb, plan in plans:
            mode = Mode.DO if first is None else Mode.MORE
            changes = self.team.permitted(verb, plan.changes)
            acts.append(Act(verb, mode, changes, first, plan.texts, plan.originals))
            first = number + 1 if first is None else first
        return self._prepared(acts) if acts else None

    @property
    def undoable(self) -> Revision | None:
        """The revision that `undo` would take back."""
        target = self._undo.undo_target
        return None if target is None else self._reader.revision(target)

    @property
    def redoable(self) -> Revision | None:
        """The revision that `redo` would do again."""
        target = self._undo.redo_target
        return None if target is None else self._reader.revision(target)

    def undo(self) -> Applied:
        """Take back the last act. UserError if there is none, ConflictError if rows moved on."""
        self.settle()
        if self._undo.undo_target is None:
            raise UserError("There is nothing to undo.")
        return self._turn(self._undo.undo_target, Mode.UNDO)

    def redo(self) -> Applied:
        """Do again what was undone last."""
        self.settle()
        if self._undo.redo_target is None:
            raise UserError("There is nothing to redo.")
        return self._turn(self._undo.redo_target, Mode.REDO)

    def revert(self, number: int) -> Applied:
        """Take back one revision out of the history, as an act of its own."""
        self.settle()
        return self._turn(number, Mode.DO)

    def _turn(self, number: int, mode: Mode) -> Applied:
        revision = self._reader.revision(number)
        self.team.require_own(revision)
        self.team.require_allowed(revision.verb)
        changes = turned(self._reader, self._state, revision, mode)
        if mode is Mode.DO:
            require_sound(self._state, changes)
        require_texts(self._state, changes)
        verb = revision.verb if mode is Mode.REDO else f"undo {revision.verb}"
        changes = self.team.permitted(verb, changes)
        return self._commit(verb, mode, changes, target=number)

    def _commit(
        self,
        verb: str,
        mode: Mode,
        changes: tuple[Change, ...],
        *,
        target: int | None = None,
        plan: Plan | None = None,
        author: str = "",
    ) -> Applied:
        new = plan or Plan(())
        act = Act(verb, mode, changes, target, new.texts, new.originals)
        return self._written(self._prepared([act], author))

    def _prepared(self, acts: Sequence[Act], author: str = "") -> Writing:
        return self._ledger.prepared(acts, self._now(author), self._content_of)

    def _written(self, writing: Writing) -> Applied:
        self._ledger.write(writing)
        return self._tell(writing)

    def _now(self, author: str = "") -> Moment:
        return self._ledger.moment(author or self._state.author)

    def _tell(self, writing: Writing) -> Applied:
        """Take note of what is on the disk, and tell the listeners once of all of it."""
        acts = writing.acts
        changes = tuple(change for act in acts for change in act.changes)
        return self._took([entry.header for entry in writing.entries], writing.hash, changes)

    def _took(
        self, headers: Sequence[Header], written: bytes, changes: tuple[Change, ...]
    ) -> Applied:
        """Go on from revisions that are on disk, and tell the listeners."""
        first, last = headers[0], headers[-1]
        self._ledger.advance(last, written)
        self._state.forget(changes)
        for header in headers:
            self._undo.record(header.number, header.mode, header.target)
        applied = Applied(last.number, first.verb, first.mode, changes)
        for listener in tuple(self._listeners):
            listener(applied)
        return applied

    def _content_of(self, changes: tuple[Change, ...]) -> str | None:
        """SHA-256 of the text that the changes are about, the first document's if several."""
        for change in changes:
            record = change.record
            if isinstance(record, Document):
                return record.sha256
            if isinstance(record, _IN_DOCUMENT):
                return self._state.document(record.document).sha256
        return None

    def import_draft(self, draft: Draft) -> Document:
        """Take what an importer read into the library. UserError where it is there already."""
        return importing.import_draft(self, draft)

    def import_files(
        self,
        files: Iterable[Iterable[Taken]],
        total: int,
        progress: Progress = no_progress,
        report: ImportReport | None = None,
    ) -> ImportReport:
        """Take what was read of `total` files into the library; see `importing`."""
        return importing.import_files(self, files, total, progress, report)

    def import_annotated(
        self, source: Annotated, progress: Progress = no_progress
    ) -> AnnotatedReport:
        """Take a file that is tagged already, whole or not at all; see `annotated`."""
        self.settle()
        self.team.require_allowed(ImportAnnotated.verb)
        work = AnnotatedImport(self._state, source, self._now())
        written = work.write(self._project.writer.bulk(self._ledger.hash), progress)
        if written:
            changes = tuple(change for one in written for change in one.changes)
            self._took([one.header for one in written], written[-1].hash, changes)
        return work.report

    def back_up_daily(self) -> Path | None:
        """Back the project up unless that was done today; safe on any thread."""
        return self._project.back_up_daily()


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "Annotator"
