"""The menu that asks for a kind; a kind's letter chooses it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from annotator.model.kinds import Kind
from annotator.ui.layouts import latin


class KindMenu(QMenu):
    """Offers the kinds, and goes away when it is hidden."""

    chosen = Signal(str)
    """The key of a kind."""

    def __init__(self, kinds: Sequence[Kind], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Kind of the tag"))
        self._by_letter = {}
        for kind in kinds:
            action = self.addAction(f"{kind.letter}   {kind.label}")
            action.triggered.connect(lambda _=False, key=kind.key: self.chosen.emit(key))
            self._by_letter[kind.letter] = action
        self.aboutToHide.connect(self.deleteLater)

    def event(self, event: QEvent) -> bool:
        """Keep the letters from the text below, which would tag at them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and latin(event.text()) in self._by_letter
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter chooses its kind."""
        action = self._by_letter.get(latin(event.text()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self.close()
            action.trigger()
