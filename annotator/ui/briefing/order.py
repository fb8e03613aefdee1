"""The sections of a briefing: ticked ones are in it, in the order of the list."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.key_button import KeyButton

_SPACING = 2
_KEY = Qt.ItemDataRole.UserRole


class SectionOrder(QWidget):
    """A list to tick and to move by mouse or with Alt+Up and Alt+Down."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Sections"))
        self.list.setSpacing(_SPACING)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.up = KeyButton(self.tr("Up   Alt+Up"), self)
        self.down = KeyButton(self.tr("Down   Alt+Down"), self)
        for button, step, key in ((self.up, -1, "Alt+Up"), (self.down, 1, "Alt+Down")):
            button.clicked.connect(lambda _=False, step=step: self.move_by(step))
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self.move_by(step))
        self.list.itemChanged.connect(self.changed)
        self.list.model().rowsMoved.connect(self.changed)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.up)
        foot.addWidget(self.down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addLayout(foot)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, as it is seen."""
        return self.list, self.up, self.down

    def offer(self, sections: Mapping[str, str]) -> None:
        """The sections of a template by key, all of them ticked."""
        self.list.blockSignals(True)
        self.list.clear()
        for key, heading in sections.items():
            item = QListWidgetItem(heading, self.list)
            item.setData(_KEY, key)
            item.setCheckState(Qt.CheckState.Checked)
        self.list.blockSignals(False)
        row = max(self.list.sizeHintForRow(0), 1)
        self.list.setFixedHeight(
            (row + 2 * _SPACING) * max(len(sections), 1) + 2 * self.list.frameWidth() + 8
        )
        self.list.setCurrentRow(0)
        self.changed.emit()

    def move_by(self, step: int) -> None:
        """Move the current section by so many places."""
        row = self.list.currentRow()
        if row < 0 or not 0 <= row + step < self.list.count():
            return
        item = self.list.takeItem(row)
        self.list.insertItem(row + step, item)
        self.list.setCurrentRow(row + step)
        self.changed.emit()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the ticked sections, in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked
        )
