"""What narrows the review queue: author, state, kind, rule, and the open release."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from annotator.model.records import State
from annotator.ui.naming import name_choice
from annotator.workspace.reviewing import QueueFilter

_COLUMNS = 2


class QueueFilters(QWidget):
    """Boxes of what there is to choose, each with a first line that chooses everything."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes = {
            name: self._box(words)
            for name, words in (
                ("author", self.tr("Author")),
                ("state", self.tr("State")),
                ("kind", self.tr("Kind")),
                ("origin", self.tr("Rule")),
            )
        }
        self.only_here = QCheckBox(self.tr("Only this release"), self)
        self.only_here.toggled.connect(self.changed)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 4)
        grid.setSpacing(8)
        for at, box in enumerate(self.boxes.values()):
            grid.addWidget(box, at // _COLUMNS, at % _COLUMNS)
        grid.addWidget(self.only_here, len(self.boxes) // _COLUMNS, 0, 1, _COLUMNS)

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        name_choice(box, name)
        box.setMinimumContentsLength(6)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.currentIndexChanged.connect(self.changed)
        return box

    def chosen(self, document: str) -> QueueFilter:
        """What is chosen, while that release is open."""
        held = {name: str(box.currentData() or "") for name, box in self.boxes.items()}
        return QueueFilter(
            author=held["author"],
            state=State(held["state"]) if held["state"] else None,
            kind=held["kind"],
            origin=held["origin"],
            document=document if self.only_here.isChecked() else "",
        )

    def fill(self, entries: Mapping[str, Mapping[str, str]]) -> None:
        """Offer these, words by key, in each box; what was chosen stays chosen, nobody is told."""
        everything = {
            "author": self.tr("All authors"),
            "state": self.tr("All states"),
            "kind": self.tr("All kinds"),
            "origin": self.tr("All rules"),
        }
        for name, offered in entries.items():
            _offer(self.boxes[name], {"": everything[name], **offered})


def _offer(box: QComboBox, words_by_key: Mapping[str, str]) -> None:
    if [box.itemData(at) for at in range(box.count())] == list(words_by_key):
        return
    held = box.currentData()
    box.blockSignals(True)
    box.clear()
    for key, words in words_by_key.items():
        box.addItem(words, key)
    box.setCurrentIndex(max(box.findData(held), 0))
    box.blockSignals(False)
