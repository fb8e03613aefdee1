"""The line that asks for a reason: a digit takes a usual one, words take their own."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget


class ReasonBar(QFrame):
    """Hidden until a reason is asked for; Enter gives what was typed, Esc gives up."""

    given = Signal(str, str)
    """The move that was asked about, and the reason."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._move = ""
        self._usual: tuple[str, ...] = ()
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self.line = QLineEdit(self)
        self.line.setAccessibleName(self.tr("Reason"))
        self.line.setPlaceholderText(self.tr("Type a reason, or press a digit"))
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self._give_typed)
        self._listed = QLabel(self)
        self._listed.setProperty("role", "muted")
        self._listed.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for widget in (self._title, self.line, self._listed):
            column.addWidget(widget)
        self.hide()

    def ask(self, move: str, title: str, usual: Sequence[str]) -> None:
        """Ask for the reason of a move."""
        self._move, self._usual = move, tuple(usual[:9])
        self._title.setText(title)
        self._listed.setText(
            "\n".join(f"{digit}  {words}" for digit, words in enumerate(self._usual, 1))
        )
        self.line.clear()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A digit before any words takes a usual reason; Esc leaves."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return True
        digit = event.text()
        if not self.line.text() and digit.isdigit() and 1 <= int(digit) <= len(self._usual):
            self._give(self._usual[int(digit) - 1])
            return True
        return False

    def _give_typed(self) -> None:
        if words := self.line.text().strip():
            self._give(words)

    def _give(self, reason: str) -> None:
        self.hide()
        self.given.emit(self._move, reason)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
