"""The open release's suggestions: asked for beside the window, shown, accepted, dismissed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.model.ops import Accept, AcceptMany, Dismiss
from annotator.model.records import Annotation, Change, Dismissal, Document, FieldValue, Official
from annotator.model.registry import known_as
from annotator.model.suggestion import Band, Suggestion
from annotator.suggest.pending import Decided
from annotator.ui.boundaries import moved
from annotator.ui.jobs import Job, Jobs
from annotator.ui.open_suggestions import OpenSuggestions, Update
from annotator.ui.pending import Pending, Placed, stepped
from annotator.ui.session import Session
from annotator.workspace import Applied, new_id

_MANY = 2_000
"""With more suggestions than this a release is not weighed anew after each answer."""


class Suggest(Protocol):
    """Reads a release and proposes tags; safe on any thread."""

    def __call__(
        self, document: Document, text: str, officials: Sequence[Official]
    ) -> list[Suggestion]:
        """The suggestions of the release, given the registry."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a worker brings back for the question of that number."""

    number: int
    found: list[Suggestion]
    decided: Decided


class Suggestions(QObject):
    """What is proposed for the open release and not decided yet. Never counted as tags.

    Nothing is asked before `start`, so that the first paint waits for nothing.
    """

    updated = Signal(object, object)
    """Lists of the Pending that went and that came; not told where another release is opened."""
    read = Signal()
    """The open release has been read, whether or not anything has changed by that."""
    retold = Signal(object)
    """The selected Pending, of which only the score and the words for it are others."""
    selection_changed = Signal(object)
    """The selected Pending or None; not told where a tag is selected instead."""

    def __init__(
        self, session: Session, suggest: Suggest, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._suggest = suggest
        self._jobs = jobs
        self._running = False
        self._asked = False
        self._number = 0
        self._since: list[Change] = []
        self._open = OpenSuggestions(lambda: session.kinds)
        self._selected: str | None = None
        session.proposed = self._open.fields_for
        session.opened.connect(self._follow_opened)
        session.document_changed.connect(lambda _: self.ask())
        session.registry_changed.connect(self.ask)
        session.kinds_changed.connect(lambda: self._tell(self._open.judge()))
        session.committed.connect(self._follow)
        session.selection_changed.connect(self._give_way)
        session.closed.connect(self._end)

    # asking

    def start(self) -> None:
        """Suggest for the open release and for those opened from now on."""
        self._running = True
        self.ask()

    def _end(self) -> None:
        self._running = False
        self._number += 1

    def ask(self) -> None:
        """Read the open release anew, once it is painted."""
        self._number += 1
        if self._running and not self._asked:
            self._asked = True
            QTimer.singleShot(0, self, self._send)

    def weigh_again(self) -> None:
        """Ask anew after something was learnt, unless so much is proposed that it would be felt."""
        if self._open.total <= _MANY:
            self.ask()

    def _send(self) -> None:
        self._asked = False
        document = self._session.document
        if document is None or not self._running or self._session.blind:
            return
        self._since = []
        self._number += 1  # what was asked before does not know what has changed since
        number, text, officials = self._number, self._session.text, self._session.officials
        suggest, tags = self._suggest, self._session.annotations
        dismissed = self._session.workspace.dismissals(document.id)

        def work(_: Job) -> _Answer:
            found = suggest(document, text, officials)
            return _Answer(number, found, Decided((*tags, *dismissed)))

        self._jobs.run(work, self._take, self._fail)

    def _fail(self, error: Exception) -> None:
        if self._running:
            self._session.refused.emit(str(error))

    def _take(self, answer: _Answer) -> None:
        if answer.number == self._number:
            text, since = self._session.text, self._since
            self._tell(self._open.take(answer.found, text, answer.decided, since))
            self.read.emit()

    def _tell(self, update: Update) -> None:
        if update.gone or update.came:
            self.updated.emit(update.gone, update.came)
            self._keep_selected(update.gone)

    def _keep_selected(self, gone: list[Pending]) -> None:
        """Tell of the selected one if it is gone, or would fill in something else now."""
        before = next((one for one in gone if one.id == self._selected), None)
        if before is None:
            return
        if (now := self.selected) is None:
            self._selected = None
        if now is None or now.fields != before.fields:
            self.selection_changed.emit(now)
        else:
            self.retold.emit(now)

    # what there is

    @property
    def pending(self) -> tuple[Pending, ...]:
        """Those still open, in reading order."""
        return tuple(self._open.ordered)

    @property
    def count(self) -> int:
        """How many are still open."""
        return len(self._open.ordered)

    def like(self, record: Annotation | Dismissal) -> Pending | None:
        """The open one of the same kind that fits the passage best; None where none meets it."""
        return self._open.like(record)

    def get(self, key: str) -> Pending | None:
        """The open one of that id."""
        return self._open.get(key)

    @property
    def selected(self) -> Pending | None:
        """The selected one."""
        return self._open.get(self._selected) if self._selected else None

    def select(self, key: str) -> None:
        """Select an open suggestion in place of any tag."""
        if key != self._selected and self._open.get(key):
            self._session.select(None)
            self._selected = key
            self.selection_changed.emit(self.selected)

    def _give_way(self, annotation: Annotation | None) -> None:
        if annotation is not None:
            self._selected = None

    def step(self, by: int, caret: int) -> bool:
        """Select the next (1) or previous (-1) one, from the selected or the caret; if any."""
        ordered = self._open.ordered
        if not ordered:
            return False
        self.select(stepped(ordered, self.selected, by, caret).id)
        return True

    # acts

    def accept(self) -> None:
        """Make the selected suggestion a tag, and select the next one."""
        if (one := self._need_selected()) and self._decide(self._accepting(one, {})):
            self.select_behind(one)

    def accept_with(self, one: Pending, changes: Mapping[str, FieldValue]) -> bool:
        """Make a suggestion a tag with fields that the user corrected, and select the tag."""
        made = self._accepting(one, changes)
        if not self._decide(made):
            return False
        self._session.select(made.id)
        return True

    def move_boundary(self, *, start: bool, step: int, word: bool) -> None:
        """Accept the selected suggestion with an end moved."""
        one = self._need_selected()
        if one is None:
            return
        spans = moved(self._session.text, one.spans, start=start, step=step, word=word)
        if spans is None:
            self._session.refused.emit(self.tr("The suggestion can't get any smaller."))
            return
        made = replace(self._accepting(one, {}), span=spans[0])
        if self._decide(made):
            self._session.select(made.id)

    def dismiss(self) -> None:
        """Turn the selected suggestion down, and select the next one."""
        document = self._session.document
        one = self._need_selected()
        if document and one and self._decide(Dismiss(new_id(), document.id, one.suggestion)):
            self.select_behind(one)

    def accept_sure(self) -> None:
        """Accept all sure ones of the selected one's kind in this release, in one step."""
        chosen = self.selected or self._session.selected
        if chosen is None:
            self._session.refused.emit(
                self.tr("Select a suggestion first: all sure ones of its kind are accepted.")
            )
            return
        label = self._session.kinds[chosen.kind].label
        sure = [
            one for one in self._open.ordered if one.kind == chosen.kind and one.band is Band.SURE
        ]
        if not sure:
            words = self.tr("No sure suggestion of the kind {kind} is left in this release.")
            self._session.said.emit(words.format(kind=label))
        elif self._decide(AcceptMany(tuple(self._accepting(one, {}) for one in sure))):
            self.select_behind(chosen)
            words = self.tr("Accepted {count} sure suggestions of the kind {kind}.")
            self._session.said.emit(words.format(count=len(sure), kind=label))

    def _accepting(self, one: Pending, changes: Mapping[str, FieldValue]) -> Accept:
        """The op, people whom the registry knows referred to."""
        document = self._session.document
        subject = self._session.kinds[one.kind].subject_field()
        known: dict[str, FieldValue] = {}
        if subject and (held := one.fields.get(subject.key)):
            official = known_as(held.value, self._session.officials)
            if official and held.official is None:
                known[subject.key] = FieldValue(held.value, held.span, official.id)
        place, text = (document.id, document.sha256) if document else ("", "")
        return Accept(new_id(), place, one.suggestion, {**known, **changes}, text)

    def _decide(self, op: Accept | AcceptMany | Dismiss) -> bool:
        """Apply an op; the selection leaves what is decided only if it could be."""
        before, self._selected = self._selected, None
        if self._session.apply(op) is None:
            self._selected = before
            return False
        return True

    def select_behind(self, decided: Placed) -> None:
        """Select the first one behind what was just decided, from the top if there is none.

        Where none is left, that is said; a selected tag stays selected.
        """
        if not self._open.ordered:
            if self._session.selected is None:
                self.selection_changed.emit(None)
            self._session.said.emit(self._none_left())
            return
        self.select(self._open.behind(decided).id)

    def _none_left(self) -> str:
        return self.tr("No suggestions are left in this release. Ctrl+Enter finishes it.")

    def _need_selected(self) -> Pending | None:
        if self.selected is None:
            self._session.refused.emit(
                self.tr("No suggestion is selected. Tab goes to the next one.")
            )
        return self.selected

    # what has changed

    def _follow_opened(self, _: object) -> None:
        self._open.forget()
        self._selected = None
        self._session.withdrawn.emit(self._none_left())
        self.ask()

    def _follow(self, applied: Applied) -> None:
        """Hide what was decided, and bring back what is open again."""
        here = self._session.document
        mine = [
            change
            for change in applied.changes
            if isinstance(change.record, Annotation | Dismissal)
            and here
            and change.record.document == here.id
        ]
        if mine:
            self._since += mine
            self._tell(self._open.follow(mine))
