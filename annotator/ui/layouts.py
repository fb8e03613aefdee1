"""Letters that are keys, typed on a Russian keyboard.

Where a Latin layout is there too, some desktops find the Latin letter by themselves. On others the
key comes through as it is, and who fills in Russian fields would change the layout for each tag. A
second shortcut won't do: where both are found, Qt calls them ambiguous and does nothing.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_LATIN_OF = dict(zip("ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", "QWERTYUIOPASDFGHJKLZXCVBNM", strict=True))
"""The Latin letter on the key of a Russian one."""


def latin(letter: str) -> str:
    """The capital letter that stands on the same key of a Latin keyboard; others as they are."""
    capital = letter.upper()
    return _LATIN_OF.get(capital, capital)


class RussianKeys(QObject):
    """Watches widgets: a Russian letter that was no shortcut does what its key's letter does."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Trigger the action of the widget that has the letter, and keep the key from it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        letter = event.text().upper()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if not plain or letter not in _LATIN_OF or not isinstance(watched, QWidget):
            return False
        wanted = QKeySequence(latin(letter))
        for action in watched.actions():
            if action.isEnabled() and wanted in action.shortcuts():
                action.trigger()
                return True
        return False
