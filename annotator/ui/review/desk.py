"""The acts of review, whichever part of the window asks for them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox

from annotator.model.ops import (
    FinishAssignment,
    Op,
    Reject,
    Reopen,
    Return,
    StateNothing,
    Submit,
    Verify,
    Withdraw,
    WithdrawStatement,
)
from annotator.model.records import Annotation, Assignment, Comment, Role, State, Statement
from annotator.model.review import MOVES
from annotator.model.spans import Span
from annotator.ui.showing import show_dialog
from annotator.ui.wording import counted
from annotator.workspace import Applied, new_id

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.review.coverage import CoverageLabel
    from annotator.ui.review.queue_page import ReviewPage

_COUNTED_AFTER_MS = 150
_NEVER = "9999"
REASONS = "review.reasons"
"""Project setting: the usual reasons to return or reject a tag, as a list of words."""


class ReviewDesk(QObject):
    """Moves tags and statements from state to state, and finishes releases."""

    reason_wanted = Signal(str, object)
    """A move that takes a reason, and the tag or statement."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._late = QTimer(self, singleShot=True, interval=_COUNTED_AFTER_MS)
        self._late.timeout.connect(self.count)
        self._session.committed.connect(self._follow)
        self._session.opened.connect(lambda _: self._late.start())
        self._session.member_changed.connect(self._late.start)
        self._session.closed.connect(self._late.stop)

    # what waits

    def _follow(self, applied: Applied) -> None:
        counted = Annotation | Statement | Comment
        if any(isinstance(change.record, counted) for change in applied.changes):
            self._late.start()

    def count(self) -> None:
        """Show on the tab how many tags wait for the member who acts."""
        workspace, document = self._session.workspace, self._session.document
        self._window.tabs.set_count("review", workspace.review.count())
        said = workspace.team.comments(document.id) if document else ()
        threads = sum(not one.thread and not one.resolved for one in said)
        self._window.tabs.set_count("comments", threads)

    @property
    def usual_reasons(self) -> tuple[str, ...]:
        """The project's own reasons, or the program's."""
        own = self._session.workspace.setting(REASONS)
        if isinstance(own, list) and own:
            return tuple(str(one) for one in own)
        return (
            self.tr("The boundary is wrong."),
            self.tr("The kind is wrong."),
            self.tr("A field is wrong."),
            self.tr("A field is missing."),
            self.tr("The guidelines don't ask for this."),
        )

    # moves

    def move(self, key: str, work: Annotation | Statement | None = None, reason: str = "") -> bool:
        """Make a move with a tag (the selected one) or a statement; whether it was made."""
        self._window.form.flush()
        target = work or self._session.selected
        if target is None:
            self._session.refused.emit(self.tr("No tag is selected. Select one first."))
            return False
        if MOVES[key].reason and not reason:
            self._window.tabs.show_page("review")
            self.reason_wanted.emit(key, target)
            return False
        return self._session.apply(_op(key, target, reason)) is not None

    def decide(self, key: str) -> None:
        """Answer the queue's current item or, elsewhere, the selected tag."""
        page = self._page()
        if page is not None and page.isVisible():
            page.decide(key)
        else:
            self.move(key)

    def amend(self) -> None:
        """Correct what is being reviewed in the form."""
        page = self._page()
        if page is not None and page.isVisible():
            page.amend()
        else:
            self._window.go_to_form()

    def go(self) -> None:
        """Show the queue, with the focus on its current item."""
        self._window.tabs.show_page("review")
        if page := self._page():
            page.take_focus()

    def _page(self) -> "ReviewPage | None":
        from annotator.ui.review.queue_page import ReviewPage

        page = self._window.tabs.page("review")
        return page if isinstance(page, ReviewPage) else None

    def compare(self) -> None:
        """Show what annotators made of this release, side by side."""
        from annotator.ui.review.compare_page import ComparePage

        page = self._window.tabs.show_page("compare")
        if isinstance(page, ComparePage):
            page.take_focus()

    def comment(self) -> None:
        """Say something about the selected tag or, without one, about the release."""
        from annotator.ui.review.comments_page import CommentsPage

        page = self._window.tabs.show_page("comments")
        if isinstance(page, CommentsPage):
            page.take_focus()

    def submit_selected(self) -> None:
        """Hand the selected tag to review."""
        self.move("submit")

    # finishing a release

    def finish(self) -> None:
        """Hand in what the member tagged here, or say that there is nothing; open the next one."""
        self._window.form.flush()
        document = self._session.document
        if document is None:
            return
        me = self._session.workspace.author().id
        mine = [tag for tag in self._session.annotations if tag.author == me]
        waiting = tuple(tag.id for tag in mine if tag.state in (State.DRAFT, State.RETURNED))
        if waiting:
            if self._session.apply(Submit(waiting)):
                one, many = self.tr("Submitted one tag."), self.tr("Submitted {count} tags.")
                words = one if len(waiting) == 1 else many.format(count=len(waiting))
                self._go_on(document.id, " ".join((words, *self._left_open())))
        elif mine or self._stated() or not self._may_tag():
            self._go_on(document.id, "")
        else:
            self._ask_whether_nothing(document.id)

    def _left_open(self) -> tuple[str, ...]:
        """What is said of suggestions that nobody has answered; nothing where there are none."""
        left = self._window.suggestions.count
        told = counted(left, self.tr("suggestion is"), self.tr("suggestions are"))
        return (
            (self.tr("{suggestions} still open there.").format(suggestions=told),) if left else ()
        )

    def _may_tag(self) -> bool:
        return self._session.workspace.author().has(Role.ANNOTATOR)

    def _stated(self) -> bool:
        document = self._session.document
        held = self._session.workspace.team.statements(document.id) if document else ()
        me = self._session.workspace.author().id
        return any(one.span is None and one.author == me for one in held)

    def _ask_whether_nothing(self, document_id: str) -> None:
        """An empty release may also be one that nobody has read."""
        words = self.tr("You have tagged nothing here. Is there nothing to tag in this release?")
        if left := self._window.suggestions.count:
            words += "\n\n" + self.tr("{count} suggestions are still open.").format(count=left)
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, self.tr("Nothing to tag"), words, parent=self._window
        )
        yes = box.addButton(self.tr("Nothing to tag"), QMessageBox.ButtonRole.AcceptRole)
        later = box.addButton(self.tr("Go on without"), QMessageBox.ButtonRole.DestructiveRole)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.setDefaultButton(yes)
        yes.clicked.connect(lambda: self._state_nothing(document_id))
        later.clicked.connect(self._open_next_listed)
        show_dialog(box, self._window)

    def _state_nothing(self, document_id: str) -> None:
        if self._session.apply(StateNothing(document_id, (new_id(),))):
            self._go_on(document_id, self.tr("Stated that there is nothing to tag."))

    def _go_on(self, document_id: str, words: str) -> None:
        self._finish_assignment(document_id)
        self._open_next()
        document = self._session.document
        if not words and document is not None and document.id == document_id:
            words = self.tr("This is the last release of the list.")
        if words:
            self._session.said.emit(words)

    def _open_next(self) -> None:
        """Open what the member has to do next, the most urgent first; else the next release."""
        team = self._session.workspace.team
        given = [one for one in team.assignments_of(team.acting.id) if not one.done]
        if given:
            first = min(given, key=lambda one: (one.due or _NEVER, one.document))
            self._window.open_document(first.document)
            self._window.lead.follow()
        else:
            self._open_next_listed()

    def _open_next_listed(self) -> None:
        before = self._session.document
        self._window.open_next(1)
        if self._session.document != before and not self._window.search.active:
            self._window.lead.follow()

    def _finish_assignment(self, document_id: str) -> None:
        me = self._session.workspace.author().id
        given = self._session.workspace.team.assignments(document_id)
        mine = [one for one in given if _is_open(one, me)]
        if mine:
            self._session.apply(FinishAssignment(mine[0].id))

    def state_sentence(self) -> None:
        """State that there is nothing to tag in the sentence at the caret, or take that back."""
        document = self._session.document
        if document is None:
            return
        caret = self._window.pane.view.caret()
        place = next(
            (one for one in sentences_of(self._session.text) if one.start <= caret <= one.end), None
        )
        if place is None:
            self._session.refused.emit(self.tr("Put the caret into a sentence first."))
            return
        me = self._session.workspace.author().id
        held = [
            one
            for one in self._session.workspace.team.statements(document.id)
            if one.span == place and one.author == me
        ]
        if held:
            if self._session.apply(WithdrawStatement((held[0].id,))):
                self._session.said.emit(self.tr("This sentence counts as unread again."))
        elif self._session.apply(StateNothing(document.id, (new_id(),), (place,))):
            self._session.said.emit(self.tr("Nothing to tag in this sentence."))

    def next_unread(self) -> None:
        """Mark the sentences that are neither tagged nor called empty, and go to the next one."""
        coverage = self._coverage
        if not coverage.known:
            self._session.said.emit(self.tr("The sentences are still being counted."))
            return
        view = self._window.pane.view
        place = coverage.next_unread(view.caret())
        if place is None:
            self._session.said.emit(self.tr("Every sentence of this release has been seen."))
            return
        view.set_caret(place.start)
        view.reveal(place)
        self._window.pane.focus_text()

    def unmark_unread(self) -> None:
        """Take the marks of unread sentences away."""
        self._coverage.unmark()

    @property
    def _coverage(self) -> "CoverageLabel":
        return self._window.coverage

    # the whole release at once

    def verify_document(self) -> None:
        """Verify everything of the open release that waits."""
        waiting = [
            tag.id
            for tag in self._session.annotations
            if tag.state in (State.SUBMITTED, State.CHANGED)
        ]
        document = self._session.document
        team = self._session.workspace.team
        stated = [
            one.id
            for one in (team.statements(document.id) if document else ())
            if one.state is State.SUBMITTED
        ]
        if not waiting and not stated:
            self._session.said.emit(self.tr("Nothing of this release waits for review."))
        elif self._session.apply(Verify(tuple(waiting), tuple(stated))):
            words = self.tr("Verified {count} of this release.")
            self._session.said.emit(words.format(count=len(waiting) + len(stated)))


def _is_open(one: Assignment, member: str) -> bool:
    return one.member == member and not one.done


def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of a release in reading order."""
    from annotator.suggest.sentences import blocks, sentences

    return tuple(one for block in blocks(text) for one in sentences(text, block))


_OPS = {
    "submit": Submit,
    "withdraw": Withdraw,
    "verify": Verify,
    "return": Return,
    "reject": Reject,
    "reopen": Reopen,
}


def _op(key: str, work: Annotation | Statement, reason: str) -> Op:
    if isinstance(work, Statement):
        return _OPS[key](statements=(work.id,), reason=reason)
    return _OPS[key]((work.id,), reason=reason)
