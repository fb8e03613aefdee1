"""Find in the open release."""

from bisect import bisect_left

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.model.spans import Span
from annotator.ui.flow import FlowLayout
from annotator.ui.key_button import KeyButton
from annotator.ui.naming import SpokenLabel, announce
from annotator.ui.reading.view import ReleaseView

_WORDS_WIDTH = 220
_MOST = 10_000
"""Places that are counted; with more the number says little."""
_AROUND = 40
"""Characters."""


class FindBar(QWidget):
    """A line above the release; Enter finds the next place, Shift+Enter the one before.

    It says which place of how many is selected.
    """

    closed = Signal()

    def __init__(self, view: ReleaseView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._counted: tuple[str, str] = ("", "")
        self._places: tuple[int, ...] = ()
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(self.tr("Find in this release"))
        self.words.setAccessibleName(self.tr("Find in this release"))
        self._result = SpokenLabel(self)
        self._result.setProperty("role", "muted")
        self._result.setMinimumHeight(self.words.sizeHint().height())
        self.words.setFixedWidth(_WORDS_WIDTH)
        line = FlowLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(self.words)
        for text, slot in (
            (self.tr("Next  Enter"), lambda: self.seek(forward=True)),
            (self.tr("Previous  Shift+Enter"), lambda: self.seek(forward=False)),
            (self.tr("Close  Esc"), self.dismiss),
        ):
            button = KeyButton(text, self)
            button.clicked.connect(slot)
            line.addWidget(button)
        line.addWidget(self._result)
        self.words.textChanged.connect(self._search)
        self.hide()

    def open(self) -> None:
        """Show the bar with what was sought last selected."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self._search()

    def dismiss(self) -> None:
        """Hide the bar and what it has marked."""
        self._view.set_find("")
        self.hide()
        self.closed.emit()

    def _search(self) -> None:
        self._view.set_find(self.words.text())
        self.seek(forward=True, onward=False)

    def seek(self, *, forward: bool, onward: bool = True) -> None:
        """Select the next place, or (`onward` false) the one that the caret stands before."""
        needle = self.words.text()
        selection = self._view.selection()
        at = self._view.caret()
        if selection is not None:
            at = selection.end if forward and onward else selection.start
        found = self._view.find_span(needle, forward=forward, from_=at) if needle else None
        if found is not None:
            self._view.select(found)
            self._view.reveal(found)
            announce(self.words, self._around(found))
        self._result.setText(self._told(needle, found))

    def _told(self, needle: str, found: Span | None) -> str:
        """Which place of how many it is, or that there is none."""
        if not needle:
            return ""
        if found is None:
            return self.tr("Not found")
        places = self._places_of(needle)
        at = bisect_left(places, found.start) + 1
        count = f"{len(places):,}" if len(places) < _MOST else f"{_MOST:,}+"
        return self.tr("{at} of {count}").format(at=f"{at:,}", count=count)

    def _places_of(self, needle: str) -> tuple[int, ...]:
        """Where the words begin in the release; counted anew when either is another one."""
        if self._counted != (needle, self._view.text):
            self._counted = (needle, self._view.text)
            self._places = self._view.find_places(needle, _MOST)
        return self._places

    def _around(self, found: Span) -> str:
        """The place with the words around it, for who only hears."""
        text = self._view.text
        return " ".join(text[max(0, found.start - _AROUND) : found.end + _AROUND].split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc ends the search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.seek(forward=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
