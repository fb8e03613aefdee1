"""The command palette: type a few letters of what you want to do, press Enter."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions import Actions, key_text, plain
from annotator.ui.naming import announce

_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
_ACTION = Qt.ItemDataRole.UserRole


class CommandPalette(QDialog):
    """Lists what can be done, narrowed by what is typed, and does the chosen thing."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setWindowTitle(self.tr("Commands"))
        self.setMinimumSize(640, 480)
        self.query = QLineEdit(self)
        self.query.setPlaceholderText(self.tr("What do you want to do?"))
        self.query.setAccessibleName(self.tr("Command"))
        self.query.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Matching commands"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.query)
        column.addWidget(self.list, 1)
        self.query.textChanged.connect(self._narrow)
        self.query.returnPressed.connect(self._run)
        self.list.itemActivated.connect(lambda _: self._run())
        self._narrow("")

    def _narrow(self, words: str) -> None:
        self.list.clear()
        for spec in self._actions.specs:
            action = self._actions[spec.id]
            if action.isEnabled() and matches(words, f"{spec.menu} {spec.text}"):
                self._add(action, spec.menu)
        self.list.setCurrentRow(0)
        self._tell()

    def _tell(self) -> None:
        """The focus stays in the line: a screen reader is told what Enter would do."""
        words = self.tr("No command")
        if self.list.count():
            words = str(self.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole))
        self.query.setAccessibleDescription(words)
        announce(self.query, words)

    def _add(self, action: QAction, menu: str) -> None:
        words = plain(action.text())
        item = QListWidgetItem(self.list)
        item.setData(_ACTION, action)
        spoken = ", ".join(filter(None, (words, key_text(action))))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        line = QWidget(self.list)
        row = QHBoxLayout(line)
        row.setContentsMargins(8, 4, 8, 4)
        shown = QLabel(words, line)
        shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(shown, 1)
        for text in (plain(menu), key_text(action)):
            label = QLabel(text, line)
            label.setProperty("role", "muted")
            label.setMinimumWidth(72)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(label)
        item.setSizeHint(QSize(0, line.sizeHint().height()))
        self.list.setItemWidget(item, line)

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            action: QAction = item.data(_ACTION)
            self.accept()
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows move in the list while the letters go to the query."""
        if (
            watched is self.query
            and isinstance(event, QKeyEvent)
            and (event.type() == QEvent.Type.KeyPress)
        ):
            step = _MOVES.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                row = max(0, min(self.list.count() - 1, self.list.currentRow() + step))
                self.list.setCurrentRow(row)
                self._tell()
                return True
        return False


def matches(query: str, words: str) -> bool:
    """Whether each part of the query begins a word of `words`, or lies in one."""
    folded = plain(words).casefold()
    return all(part in folded for part in query.casefold().split())
