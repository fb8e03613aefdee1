"""The widgets that fields are edited with, one for each field type, all spoken to alike."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from annotator.model.fields import Field, FieldType

_LONG_TEXT_LINES = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _is_vain(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether the event asks if a control wants a key of undo or redo that it has no use for."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return (event.matches(keys.Undo) and not undo) or (event.matches(keys.Redo) and not redo)


class LineControl(QLineEdit):
    """Text on one line, with common values offered.

    Undo and redo go to the project where the line itself has nothing to undo.
    """

    edited = Signal()
    finished = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = QStringListModel(list(field.suggested), self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self._showing = False
        # Not textEdited: what a screen reader or a dictation program writes counts as well.
        self.textChanged.connect(self._tell)

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo to the window unless the line can use them."""
        if _is_vain(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes the field; in an open list it takes the value that is chosen there."""
        offered = self.completer().popup()
        if event.key() not in _ENTER or offered is None or _is_chosen_from(offered):
            super().keyPressEvent(event)
        else:
            offered.hide()
            self.finished.emit()

    def offer(self, names: list[str]) -> None:
        """Offer these values while typing."""
        self._names.setStringList(names)

    def _tell(self) -> None:
        if not self._showing:
            self.edited.emit()

    def show_text(self, text: str) -> None:
        if text != self.text():
            self._showing = True
            self.setText(text)
            self._showing = False
            self.setCursorPosition(0)


class LongTextControl(QPlainTextEdit):
    """Text on a few lines; Tab leaves it, Enter begins a new line."""

    edited = Signal()
    finished = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(field.help)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LONG_TEXT_LINES + 18)
        self._showing = False
        self.textChanged.connect(self._tell)

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo to the window unless the text can use them."""
        history = self.document()
        if _is_vain(event, undo=history.isUndoAvailable(), redo=history.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def _tell(self) -> None:
        if not self._showing:
            self.edited.emit()

    def text(self) -> str:
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        if text != self.toPlainText():
            self._showing = True
            self.setPlainText(text)
            self._showing = False


class ChoiceControl(QComboBox):
    """One of a few values, or none; an unknown stored value stays to be seen."""

    edited = Signal()
    finished = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem("", "")
        self.setItemData(0, self.tr("none"), Qt.ItemDataRole.AccessibleTextRole)
        for choice in field.choices:
            self.addItem(choice.caption, choice.key)
        self._known = self.count()
        self.setMaxVisibleItems(len(field.choices) + 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._showing = False
        self.currentIndexChanged.connect(self._tell)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form: a value must not change by scrolling past it."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes the field; the open list is another window and takes its own keys."""
        if event.key() in _ENTER:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if not self._showing:
            self.edited.emit()

    def text(self) -> str:
        return str(self.currentData())

    def show_text(self, text: str) -> None:
        self._showing = True
        while self.count() > self._known:  # what another tag held is no choice of this one
            self.removeItem(self._known)
        at = self.findData(text)
        if at < 0:
            self.addItem(text, text)
            at = self._known
        self.setCurrentIndex(at)
        self._showing = False


_LINE_HINTS: Mapping[FieldType, str] = {
    FieldType.QUANTITY: "> 29.1 tonne",
}

Control: TypeAlias = LineControl | LongTextControl | ChoiceControl
"""What a field's text is edited with: `text` as it stands, `show_text` for what is stored.

`edited` is sent whenever the user changes the text, `finished` for an Enter that was not meant for
a list of choices or a new line.
"""

_MAKERS: Mapping[FieldType, Callable[[Field, QWidget | None], Control]] = {
    FieldType.LONG_TEXT: LongTextControl,
    FieldType.CHOICE: ChoiceControl,
}


def control_for(field: Field, parent: QWidget | None = None) -> Control:
    """The control for the field's type, named for assistive technology."""
    control = _MAKERS.get(field.type, LineControl)(field, parent)
    control.setAccessibleName(field.label)
    control.setAccessibleDescription(field.help)
    control.setToolTip(field.help)
    if isinstance(control, LineControl):
        control.setPlaceholderText(field.help or _LINE_HINTS.get(field.type, ""))
    return control


def ends_with_enter(thing: QObject | None) -> bool:
    """Whether the object is a control of the form that Enter finishes."""
    return isinstance(thing, LineControl | ChoiceControl)


def _is_chosen_from(offered: QAbstractItemView) -> bool:
    return offered.isVisible() and offered.currentIndex().isValid()
