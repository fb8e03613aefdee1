"""The page “Review”: what waits, the riskiest first; one key decides and the next is shown."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.kinds import Kind
from annotator.model.records import SUGGESTED, Annotation, State, Statement
from annotator.ui.actions import Reach
from annotator.ui.key_button import KeyButton
from annotator.ui.review.queue_filters import QueueFilters
from annotator.ui.review.queue_list import Item, QueueDelegate, QueueModel, QueueView
from annotator.ui.review.rating import Rating
from annotator.ui.review.reasons import ReasonBar
from annotator.ui.theme import Theme
from annotator.workspace import Applied
from annotator.workspace.reviewing import QueueFilter, Waiting

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_SHOWN = 200
_REFILLED_BELOW = 40
_REFRESHED_AFTER_MS = 200
_WIDEST_BUTTON = 140


class ReviewPage(QWidget):
    """The queue with its filters, its four decisions, and what a sample says of the errors."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._queue = window.workspace.review
        self._team = window.workspace.team
        self._rating = Rating(window.session, window.jobs, lambda: _open_findings(window), self)
        self.model = QueueModel(self._kind)
        self.model.setParent(self)
        self.view = QueueView(self)
        self.view.setModel(self.model)
        self._delegate = QueueDelegate(self.model, window.theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.reasons = ReasonBar(self)
        self.filters = QueueFilters(self)
        self._empty = QLabel(self)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setMargin(16)
        self._sampled = QLabel(self)
        self._sampled.setProperty("role", "muted")
        self._sampled.setWordWrap(True)
        self._sample = QPushButton(self.tr("Look through a sample"), self)
        self._sample.setCheckable(True)
        self._filling = False
        self._asked: Annotation | Statement | None = None
        self._late = QTimer(self, singleShot=True, interval=_REFRESHED_AFTER_MS)
        self._late.timeout.connect(self.refresh)
        self._lay_out()
        self._wire()
        window.actions_.own(Reach.REVIEW, self.view)

    def _lay_out(self) -> None:
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(12, 8, 12, 4)
        self.buttons.setSpacing(8)
        made = {key: self._button(key) for key in ("verify", "return", "reject", "amend")}
        for button in made.values():
            button.setMaximumWidth(_WIDEST_BUTTON)
            self.buttons.addWidget(button, 1)
        self.buttons.addStretch(0)
        self._deciding = (made["verify"], made["return"], made["reject"])
        below = QHBoxLayout()
        below.setContentsMargins(12, 4, 12, 8)
        below.setSpacing(8)
        below.addWidget(self._sampled, 1)
        below.addWidget(self._sample)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._empty, 1)
        column.addWidget(self.view, 1)
        column.addWidget(self.reasons)
        column.addLayout(self.buttons)
        column.addLayout(below)

    def _button(self, key: str) -> QPushButton:
        action = self._window.actions_[f"review.{key}"]
        words, letter = self._short(key), action.shortcut().toString()
        button = KeyButton(f"{words}  {letter}" if letter else words, self)
        button.setToolTip(action.text())
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if key == "verify":
            button.setProperty("primary", "true")
        button.clicked.connect(action.trigger)
        return button

    def _short(self, key: str) -> str:
        words = {
            "verify": self.tr("Verify"),
            "return": self.tr("Return"),
            "reject": self.tr("Reject"),
            "amend": self.tr("Amend"),
        }
        return words[key]

    def _wire(self) -> None:
        session = self._session
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.activated.connect(lambda _: self._window.pane.focus_text())
        self.filters.changed.connect(self._filter_changed)
        self._sample.toggled.connect(self._toggle_sample)
        self.reasons.given.connect(self._reason_given)
        self.reasons.left.connect(self.take_focus)
        self._window.review.reason_wanted.connect(self._ask_reason)
        self._rating.rated.connect(self.refresh)
        session.committed.connect(self._follow)
        session.opened.connect(self._follow_opened)
        session.kinds_changed.connect(self._late.start)
        session.member_changed.connect(self._late.start)
        session.closed.connect(self._late.stop)

    def _kind(self, key: str) -> Kind | None:
        return self._session.kinds.get(key)

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._delegate.theme = theme
        self.view.viewport().update()

    # filling

    def showEvent(self, event: QShowEvent) -> None:
        """Read the queue when it is looked at, and rate what waits beside the window."""
        super().showEvent(event)
        self.refresh()
        self._rating.start()

    def refresh(self) -> None:
        """Read the first of the queue anew; the current one stays current."""
        if not self.isVisible():
            return
        current = self.current
        self._fill_filters()
        self._filling = True
        self.model.fill(self._read())
        row = self.model.row_of(current.work.id) if current else None
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row or 0))
        self._filling = False
        self._show_counts()

    def _read(self) -> list[Item]:
        if self._sample.isChecked():
            return [self._item(one) for one in self._queue.tags(self._rating.to_judge)]
        chosen = self.chosen
        found = [self._item(one) for one in self._queue.waiting(_SHOWN, chosen)]
        if not (chosen.kind or chosen.origin or chosen.state) and len(found) < _SHOWN:
            found += [
                Item(one, title, self._team.name(one.author))
                for one, title in self._queue.statements(_SHOWN)
                if chosen.author in ("", one.author) and chosen.document in ("", one.document)
            ]
        return found

    def _item(self, one: Waiting) -> Item:
        tag = one.annotation
        why = tag.reason if tag.state is State.RETURNED else self._rating.why(tag)
        return Item(tag, one.title, self._team.name(tag.author), why)

    @property
    def chosen(self) -> QueueFilter:
        """What the filters say."""
        document = self._session.document
        return self.filters.chosen(document.id if document else "")

    def _fill_filters(self) -> None:
        states = (State.SUBMITTED, State.CHANGED)
        self.filters.fill(
            {
                "author": {one.id: one.name for one in self._team.members},
                "state": {str(one): str(one) for one in states},
                "kind": {one.key: one.label for one in self._session.kinds.values()},
                "origin": {one: one.removeprefix(SUGGESTED) for one in self._queue.origins()},
            }
        )
        for widget in (self.filters, *self._deciding):
            widget.setVisible(self._queue.supervises)

    def _show_counts(self) -> None:
        empty = self.model.rowCount() == 0
        self._empty.setVisible(empty)
        self.view.setVisible(not empty)
        filtered = self.chosen != QueueFilter()
        if self._sample.isChecked():
            words = self.tr("Every tag of the sample has been judged.")
        elif not self._queue.supervises:
            words = self.tr("Nothing came back to you. Tags that are returned stand here.")
        elif filtered:
            words = self.tr("Nothing that waits passes these filters.")
        else:
            words = self.tr(
                "Nothing waits. Annotators hand their tags in with Ctrl+Enter; they appear here, "
                "the riskiest first."
            )
        self._empty.setText(words)
        self._sample.setVisible(self._queue.supervises)
        self._sampled.setVisible(self._queue.supervises)
        self._sampled.setText(self._rating.words)
        self._window.review.count()

    def _filter_changed(self) -> None:
        self.refresh()
        self._show(self.current)

    def _toggle_sample(self) -> None:
        self._rating.draw()
        self._filter_changed()

    # the current one

    @property
    def current(self) -> Item | None:
        """The current item."""
        return self.model.item(self.view.currentIndex().row())

    def take_focus(self) -> None:
        """Put the focus into the list, on the item that is shown."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.current is None and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))
        self._show(self.current)

    def _chosen(self, current: QModelIndex) -> None:
        if not self._filling:
            self._show(self.model.item(current.row()))

    def _show(self, item: Item | None) -> None:
        """Show an item in its release, scrolled to it."""
        if item is None:
            return
        work, document = item.work, self._session.document
        if document is None or document.id != work.document:
            self._window.form.flush()
            self._session.open(work.document)
        if isinstance(work, Annotation):
            self._session.select(work.id)
            self._window.pane.view.set_caret(work.start)
            self._window.pane.view.reveal(work.spans[0])

    # deciding

    def decide(self, key: str) -> None:
        """Make a move with the current item; the next one is shown."""
        if item := self.current:
            self._window.review.move(key, item.work)

    def _ask_reason(self, key: str, work: Annotation | Statement) -> None:
        titles = {"return": self.tr("Return it, because"), "reject": self.tr("Reject it, because")}
        self._asked = work
        self.reasons.ask(key, titles[key], self._window.review.usual_reasons)

    def _reason_given(self, key: str, reason: str) -> None:
        if self._asked is not None:
            self._window.review.move(key, self._asked, reason)
        self.take_focus()

    def amend(self) -> None:
        """Correct the current tag in the form; the key of this page leads back."""
        item = self.current
        if item is not None and isinstance(item.work, Annotation):
            self._show(item)
            self._window.go_to_form()

    # what has changed

    def _follow(self, applied: Applied) -> None:
        changes = [
            change
            for change in applied.changes
            if isinstance(change.record, Annotation | Statement)
        ]
        if not changes:
            return
        current = self.current
        gone = False
        for change in changes:
            after = change.after
            if isinstance(after, Annotation | Statement) and self._waits(after):
                self._follow_waiting(after)
            else:
                gone |= current is not None and change.record.id == current.work.id
                self._filling = True
                self.model.take_out(change.record.id)
                self._filling = False
        self._rating.judged(changes)
        if self.model.rowCount() < _REFILLED_BELOW:
            self._late.start()
        if gone and self.isVisible():
            self._show(self.current)
        if self.isVisible() and not self.model.rowCount():
            self._show_counts()

    def _follow_waiting(self, work: Annotation | Statement) -> None:
        """Show what waits in its new words; what is not there yet comes with the next reading."""
        row = self.model.row_of(work.id)
        item = None if row is None else self.model.item(row)
        if item is None:
            self._late.start()
        elif isinstance(work, Annotation):
            self.model.replace(Item(work, item.title, item.author, item.why))

    def _waits(self, work: Annotation | Statement) -> bool:
        if not self._queue.supervises:
            return work.state is State.RETURNED
        return work.state in (State.SUBMITTED, State.CHANGED)

    def _follow_opened(self, _: object) -> None:
        if self.filters.only_here.isChecked() and self.isVisible():
            self._late.start()


def _open_findings(window: "MainWindow") -> Mapping[str, int]:
    """Open findings by tag, as far as they have been looked for."""
    from annotator.ui.findings.watch import FindingsWatch

    watch = window.findChild(FindingsWatch)
    return watch.open_by_tag() if isinstance(watch, FindingsWatch) and watch.ready else {}
