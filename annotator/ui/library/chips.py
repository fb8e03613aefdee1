"""The chips above the list: how many releases are in which state, and what is filtered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from annotator.model.library import EVERYTHING, LibraryFilter
from annotator.model.review import DocumentState
from annotator.ui.flow import FlowLayout
from annotator.ui.library.words import conditions, state_title
from annotator.ui.stylesheet import restyle
from annotator.workspace import Shelf

_BEFORE_RETURNED = 1
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip: its words, whether it is on, and the filter that a click leads to."""

    words: str
    on: bool
    leads_to: LibraryFilter


class Chips(QWidget):
    """A line of chips; each turns a condition on or off."""

    chosen = Signal(object)
    """The LibraryFilter that a chip leads to."""
    asked = Signal(QPushButton)
    """More conditions are asked for, at this button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Filters"))
        self._line = FlowLayout(self, gap=6)
        self._line.setContentsMargins(12, 0, 12, 10)
        self._shown: tuple[Chip, ...] = ()
        self.buttons: list[QPushButton] = []
        self.more = QPushButton(self.tr("+ filter"), self)
        self.more.setProperty("chip", True)
        self.more.setAccessibleName(self.tr("Filter the documents"))
        self.more.clicked.connect(lambda: self.asked.emit(self.more))
        self._line.addWidget(self.more)

    def show_shelf(self, shelf: Shelf, wanted: LibraryFilter, members: Mapping[str, str]) -> None:
        """Show the counts and the filter as they are."""
        chips = (
            *self._state_chips(shelf, wanted),
            *self._flag_chip(shelf, wanted),
            *self._conditions(wanted, members),
        )
        if chips != self._shown:
            self._shown = chips
            self._fill(chips)

    def _state_chips(self, shelf: Shelf, wanted: LibraryFilter) -> list[Chip]:
        order = (
            DocumentState.IN_WORK,
            DocumentState.SUBMITTED,
            DocumentState.IN_REVIEW,
            DocumentState.VERIFIED,
            DocumentState.OPEN,
        )
        chips = [
            Chip(
                f"{state_title(state)} {shelf.states.get(state, 0):,}",
                state in wanted.states,
                _toggled(wanted, state),
            )
            for state in order
            if shelf.states.get(state) or state in wanted.states
        ]
        if shelf.returned or wanted.returned:
            returned = replace(wanted, returned=not wanted.returned)
            words = f"{self.tr('Returned')} {shelf.returned:,}"
            chips.insert(_BEFORE_RETURNED, Chip(words, wanted.returned, returned))
        return chips

    def _flag_chip(self, shelf: Shelf, wanted: LibraryFilter) -> list[Chip]:
        if not (shelf.flagged or wanted.flagged):
            return []
        flagged = replace(wanted, flagged=not wanted.flagged)
        return [Chip(f"{self.tr('Flagged')} {shelf.flagged:,}", wanted.flagged, flagged)]

    def _conditions(self, wanted: LibraryFilter, members: Mapping[str, str]) -> list[Chip]:
        chips = []
        for names, words in conditions(wanted, members):
            after = wanted
            for name in names:
                after = after.without(name)
            short = words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
            chips.append(Chip(f"{short}  ✕", True, after))
        if not wanted.is_empty:
            chips.append(Chip(self.tr("All"), False, EVERYTHING))
        return chips

    def _fill(self, chips: tuple[Chip, ...]) -> None:
        while self._line.takeAt(0):
            pass
        focused = next((at for at, one in enumerate(self.buttons) if one.hasFocus()), None)
        while len(self.buttons) < len(chips):
            self.buttons.append(self._button())
        for button, chip in zip(self.buttons, chips, strict=False):
            button.setText(chip.words)
            button.setAccessibleName(chip.words.replace("  ✕", ""))
            button.setChecked(chip.on)
            button.show()
            self._line.addWidget(button)
        for spare in self.buttons[len(chips) :]:
            spare.hide()
        self._line.addWidget(self.more)
        if focused is not None:
            self.buttons[min(focused, max(len(chips) - 1, 0))].setFocus()
        self._line.invalidate()
        self.updateGeometry()

    def _button(self) -> QPushButton:
        button = QPushButton(self)
        restyle(button, chip=True)
        button.setCheckable(True)
        at = len(self.buttons)
        button.clicked.connect(self._choosing(at))
        return button

    def _choosing(self, at: int) -> Callable[..., None]:
        return lambda *_: self.chosen.emit(self._shown[at].leads_to)


def _toggled(wanted: LibraryFilter, state: DocumentState) -> LibraryFilter:
    others = tuple(one for one in wanted.states if one is not state)
    states = others if state in wanted.states else (*wanted.states, state)
    return replace(wanted, states=states)
