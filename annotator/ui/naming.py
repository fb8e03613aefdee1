"""What assistive technology is told where Qt's own widgets would tell it nothing, or too much."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSplitter, QWidget


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Let a screen reader say something, at once where it is urgent; nothing where none listens."""
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


class SpokenLabel(QLabel):
    """A label for what became of something just done: other words are said, not only shown."""

    def setText(self, words: str) -> None:
        """Show other words, and let a screen reader say them."""
        changed = words != self.text()
        super().setText(words)
        if changed and words:
            announce(self, words)


def name_borders(splitter: QSplitter, words: str) -> None:
    """Name the borders between the parts of a splitter, which are there to be moved."""
    for at in range(1, splitter.count()):
        splitter.handle(at).setAccessibleName(words)


def name_editable(choice: QComboBox, words: str) -> None:
    """Name a list of choices, and the line in it that is typed into, if there is one."""
    choice.setAccessibleName(words)
    if line := choice.lineEdit():
        line.setAccessibleName(words)


def name_choice(choice: QComboBox, words: str) -> None:
    """Name a list of choices that has no label beside it; to be called once it has its parent.

    On Linux Qt tells the chosen value as the name of such a list, and its real name only by the
    label that belongs to it. This one is not seen.
    """
    name_editable(choice, words)
    label = QLabel(words, choice.parentWidget())
    label.setBuddy(choice)
    label.hide()
    choice.destroyed.connect(label.deleteLater)
