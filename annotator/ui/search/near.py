"""What was probably meant by a search that found nothing: a chip for each query."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from annotator.ui.flow import FlowLayout
from annotator.ui.key_button import KeyButton
from annotator.ui.stylesheet import restyle
from annotator.workspace.searching import Near


class NearChips(QWidget):
    """Offers other queries; a click, or Enter in the search box for the first, asks one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offered: tuple[Near, ...] = ()
        self._line = FlowLayout(self, gap=6)
        self._line.setContentsMargins(12, 0, 12, 10)
        self.hide()

    def offer(self, near: Sequence[Near]) -> None:
        """Show these; none hides them all."""
        while item := self._line.takeAt(0):
            if chip := item.widget():
                chip.hide()
                chip.deleteLater()
        self.offered = tuple(near)
        for number, one in enumerate(self.offered):
            self._line.addWidget(self._chip(one, first=number == 0))
        self.setVisible(bool(self.offered))

    def _chip(self, near: Near, *, first: bool) -> QPushButton:
        key = self.tr("   Enter") if first else ""
        chip = KeyButton(f"{near.text} · {near.count:,}{key}".replace("&", "&&"), self)
        chip.setAccessibleName(
            self.tr("Search for {words}, {count} found").format(
                words=near.text, count=f"{near.count:,}"
            )
        )
        chip.setToolTip(near.text)
        restyle(chip, chip=True)
        chip.clicked.connect(lambda _: self.chosen.emit(near.text))
        return chip
