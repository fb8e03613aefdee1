"""The page “Comments”: threads on tags and releases; choosing one shows its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.model.ops import Resolve, Say
from annotator.model.records import Annotation, Comment
from annotator.model.times import local_time
from annotator.ui.key_button import KeyButton
from annotator.workspace import Applied, made_at, new_id

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_REFRESHED_AFTER_MS = 100
_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Thread:
    """A first comment with its answers."""

    first: Comment
    answers: tuple[Comment, ...] = ()


def threads_of(comments: Sequence[Comment]) -> tuple[Thread, ...]:
    """The threads, the open ones first, each group by its newest words."""
    answers: dict[str, list[Comment]] = {}
    for one in comments:
        if one.thread:
            answers.setdefault(one.thread, []).append(one)
    found = [Thread(one, tuple(answers.get(one.id, ()))) for one in comments if not one.thread]
    newest_first = sorted(
        found, key=lambda one: max(part.id for part in (one.first, *one.answers)), reverse=True
    )
    return tuple(sorted(newest_first, key=lambda one: one.first.resolved))


class Words(QPlainTextEdit):
    """The field for a comment. Ctrl+Return sends it, and does not finish the release from here."""

    sent = Signal()
    _SENDING = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Return from the window's commands."""
        if event.type() in self._SENDING and isinstance(event, QKeyEvent) and _sends(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.sent.emit()
            return True
        return super().event(event)


def _shortened(quote: str, most: int) -> str:
    """A quote on one line of at most so many letters."""
    words = " ".join(quote.split())
    return words if len(words) <= most else words[: most - 1] + "…"


def _sends(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return modifiers == Qt.KeyboardModifier.ControlModifier and event.key() in (
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    )


class CommentsPage(QWidget):
    """Threads of the open release or of all, and a field to say something."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Comments"))
        self.list.setWordWrap(True)
        self.list.setSpacing(6)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = QLabel(
            self.tr(
                "No comments here. Write one below: it is about the selected tag, or about "
                "the release where no tag is selected."
            ),
            self,
        )
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setMargin(16)
        self.everywhere = QCheckBox(self.tr("All releases"), self)
        self.resolved = QCheckBox(self.tr("Resolved too"), self)
        self._about = QLabel(self)
        self._about.setProperty("role", "muted")
        self.words = Words(self)
        self.words.setAccessibleName(self.tr("Your comment"))
        self.words.setMaximumHeight(72)
        self.words.setTabChangesFocus(True)
        self.say = KeyButton(self.tr("Comment   Ctrl+Return"), self)
        self.answer = KeyButton(self.tr("Answer"), self)
        self.resolve = KeyButton(self.tr("Resolve"), self)
        self._late = QTimer(self, singleShot=True, interval=_REFRESHED_AFTER_MS)
        self._late.timeout.connect(self.refresh)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 4)
        head.setSpacing(16)
        head.addWidget(self.everywhere)
        head.addWidget(self.resolved)
        head.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.say, self.answer, self.resolve):
            buttons.addWidget(button)
        buttons.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.setSpacing(8)
        foot.addWidget(self._about)
        foot.addWidget(self.words)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._empty, 1)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _wire(self) -> None:
        session = self._session
        self.everywhere.toggled.connect(self.refresh)
        self.resolved.toggled.connect(self.refresh)
        self.list.currentItemChanged.connect(lambda *_: self._show_buttons())
        self.list.itemClicked.connect(lambda _: self.jump())
        self.list.itemActivated.connect(lambda _: self.jump())
        self.say.clicked.connect(self._say)
        self.words.sent.connect(self._say)
        self.answer.clicked.connect(self._answer)
        self.resolve.clicked.connect(self._resolve)
        session.opened.connect(lambda _: self._late.start())
        session.selection_changed.connect(self._follow_selection)
        session.committed.connect(self._follow)
        session.member_changed.connect(self._late.start)
        session.closed.connect(self._late.stop)

    # showing

    def showEvent(self, event: QShowEvent) -> None:
        """Read the comments when they are looked at."""
        super().showEvent(event)
        self.refresh()

    def _follow(self, applied: Applied) -> None:
        if any(isinstance(change.record, Comment) for change in applied.changes):
            self._late.start()

    def refresh(self) -> None:
        """Read the threads anew; the current one stays current."""
        if not self.isVisible():
            return
        current = self.current
        document = self._session.document
        everywhere = self.everywhere.isChecked()
        found = self._window.workspace.team.comments(
            None if everywhere or document is None else document.id
        )
        self.list.blockSignals(True)
        self.list.clear()
        for thread in threads_of(found):
            if self.resolved.isChecked() or not thread.first.resolved:
                item = QListWidgetItem(self._told(thread))
                item.setData(_ROLE, thread)
                self.list.addItem(item)
                if current is not None and current.first.id == thread.first.id:
                    self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(self.list.count() > 0)
        self._empty.setVisible(self.list.count() == 0)
        self._follow_selection(self._session.selected)

    def _told(self, thread: Thread) -> str:
        """The thread in lines: what it is about, then who said what and when."""
        lines = [self._subject(thread.first)]
        for one in (thread.first, *thread.answers):
            name = self._window.workspace.team.name(one.author)
            lines.append(f"{name}, {local_time(made_at(one.id))}: {one.words}")
        if thread.first.resolved:
            lines.append(self.tr("Resolved"))
        return "\n".join(lines)

    def _subject(self, comment: Comment) -> str:
        tag = self._session.annotation(comment.annotation) if comment.annotation else None
        if tag is not None:
            return f"“{_shortened(tag.quote, 80)}”"
        if comment.annotation:
            return self.tr("A tag of another release")
        return self.tr("The release")

    @property
    def current(self) -> Thread | None:
        """The current thread."""
        row = self.list.currentRow()
        held = self.list.item(row).data(_ROLE) if row >= 0 else None
        return held if isinstance(held, Thread) else None

    def jump(self) -> None:
        """Show what the thread is about: its release, and its tag in it."""
        thread = self.current
        if thread is None:
            return
        document = self._session.document
        if document is None or document.id != thread.first.document:
            self._window.form.flush()
            self._session.open(thread.first.document)
        if tag := self._session.annotation(thread.first.annotation):
            self._session.select(tag.id)
            self._window.pane.view.reveal(tag.spans[0])

    def _follow_selection(self, tag: Annotation | None) -> None:
        """The other way round: the thread of the tag that was selected becomes current."""
        words = self.tr("About the release") if tag is None else self.tr("About “{words}”")
        if tag is not None:
            words = words.format(words=_shortened(tag.quote, 40))
        self._about.setText(words)
        if tag is not None:
            for row in range(self.list.count()):
                held = self.list.item(row).data(_ROLE)
                if isinstance(held, Thread) and held.first.annotation == tag.id:
                    self.list.setCurrentRow(row)
                    break
        self._show_buttons()

    def _show_buttons(self) -> None:
        thread = self.current
        self.answer.setEnabled(thread is not None)
        self.resolve.setEnabled(thread is not None)
        resolved = thread is not None and thread.first.resolved
        self.resolve.setText(self.tr("Open again") if resolved else self.tr("Resolve"))
        self.say.setEnabled(self._session.document is not None)

    # acts

    def take_focus(self) -> None:
        """Put the focus into the field for a new comment."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        document, tag = self._session.document, self._session.selected
        if document is not None:
            about = tag.id if tag else ""
            self._send(Say(new_id(), document.id, self.words.toPlainText(), about))

    def _answer(self) -> None:
        if thread := self.current:
            first = thread.first
            words = self.words.toPlainText()
            self._send(Say(new_id(), first.document, words, thread=first.id))

    def _send(self, op: Say) -> None:
        if self._session.apply(op):
            self.words.clear()
            self.refresh()
            for row in range(self.list.count()):
                held = self.list.item(row).data(_ROLE)
                if isinstance(held, Thread) and held.first.id in (op.id, op.thread):
                    self.list.setCurrentRow(row)

    def _resolve(self) -> None:
        if (thread := self.current) and self._session.apply(
            Resolve(thread.first.id, not thread.first.resolved)
        ):
            self.refresh()
