"""The search box in the tool bar."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

_WIDTH = 360
_NARROWEST = 120
_ROOM = 8


class SearchBox(QLineEdit):
    """Takes a query; Down goes to the hits, Enter opens one, Esc leaves the search."""

    entered = Signal()
    went_down = Signal()
    left = Signal()

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search releases, quotes, fields…"))
        self.setAccessibleName(self.tr("Search the library"))
        self.setAccessibleDescription(
            self.tr("Words, phrases in quotation marks, prefixes with *, AND, OR, NOT")
        )
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(_WIDTH + 40)
        self._key = QLabel(key, self)
        self._key.setProperty("role", "key")
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(lambda _: self._show_key())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right."""
        super().resizeEvent(event)
        self._show_key()

    def _show_key(self) -> None:
        """The key stands beside the hint, where there is room for both."""
        size = self._key.sizeHint()
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText())
        fits = self.width() > hint + size.width() + 3 * _ROOM
        self._key.setVisible(fits and not self.text())
        top = (self.height() - size.height()) // 2
        self._key.setGeometry(QRect(QPoint(self.width() - size.width() - _ROOM, top), size))

    def sizeHint(self) -> QSize:
        """As wide as its words and its key."""
        hint = super().sizeHint()
        hint.setWidth(_WIDTH)
        return hint

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by its key, it offers its words for being typed over."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.ShortcutFocusReason:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Down and Esc lead on; all else is typed."""
        keys = {
            Qt.Key.Key_Return: self.entered,
            Qt.Key.Key_Enter: self.entered,
            Qt.Key.Key_Down: self.went_down,
            Qt.Key.Key_Escape: self.left,
        }
        signal = keys.get(Qt.Key(event.key()))
        if signal is None:
            super().keyPressEvent(event)
        else:
            signal.emit()

    def event(self, event: QEvent) -> bool:
        """Letters are for the box while it has the focus, not for tagging."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
            if plain:
                event.accept()
                return True
        return super().event(event)
