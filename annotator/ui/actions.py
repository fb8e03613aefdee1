"""Actions as one table, which makes the menus, the keys, the command palette and the sheet."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.ui.layouts import RussianKeys


class Reach(Enum):
    """Where an action's key works: in the window, text and table, the text, a page's list."""

    WINDOW = "window"
    TEXT = "text"
    PAGE = "page"
    REVIEW = "review"
    FINDINGS = "findings"
    REGISTRY = "registry"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing that can be done: its id, words, key, slot, menu and reach."""

    id: str
    text: str
    keys: tuple[str, ...]
    slot: Callable[[], object]
    menu: str
    reach: Reach = Reach.WINDOW
    hint: str = ""
    checkable: bool = False


class Actions:
    """The window's actions by id, made of their table."""

    def __init__(self, window: QWidget, text_widgets: Sequence[QWidget]) -> None:
        self._window = window
        self._text_widgets = text_widgets
        self._later: dict[Reach, list[QWidget]] = {}
        self._russian = RussianKeys(window)
        for widget in text_widgets:
            widget.installEventFilter(self._russian)
        self._made: dict[str, QAction] = {}
        self._specs: dict[str, ActionSpec] = {}

    def add(self, specs: Iterable[ActionSpec]) -> None:
        """Make actions; those of an id that is known already replace it."""
        for spec in specs:
            self.remove(spec.id)
            action = QAction(spec.text, self._window)
            action.setObjectName(spec.id)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setToolTip(spec.hint or spec.text)
            action.setCheckable(spec.checkable)
            action.triggered.connect(_calling(spec.slot))
            if spec.reach is not Reach.WINDOW:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            for widget in self._owners(spec.reach):
                widget.addAction(action)
            self._made[spec.id], self._specs[spec.id] = action, spec

    def _owners(self, reach: Reach) -> Sequence[QWidget]:
        owners = {
            Reach.WINDOW: (self._window,),
            Reach.TEXT: self._text_widgets,
            Reach.PAGE: self._text_widgets[:1],
        }
        return (*owners.get(reach, ()), *self._later.get(reach, ()))

    def own(self, reach: Reach, widget: QWidget) -> None:
        """Let a widget that was made later answer to the keys of a reach."""
        self._later.setdefault(reach, []).append(widget)
        widget.installEventFilter(self._russian)
        for spec in self._specs.values():
            if spec.reach is reach:
                widget.addAction(self._made[spec.id])

    def remove(self, action_id: str) -> None:
        """Take an action away, wherever it is shown."""
        action = self._made.pop(action_id, None)
        self._specs.pop(action_id, None)
        if action is not None:
            later = [widget for widgets in self._later.values() for widget in widgets]
            for owner in (self._window, *self._text_widgets, *later):
                owner.removeAction(action)
            action.deleteLater()

    def __getitem__(self, action_id: str) -> QAction:
        return self._made[action_id]

    @property
    def specs(self) -> tuple[ActionSpec, ...]:
        """The table as it stands, menu by menu in the order in which it names them."""
        menus = list(dict.fromkeys(spec.menu for spec in self._specs.values()))
        return tuple(sorted(self._specs.values(), key=lambda spec: menus.index(spec.menu)))

    def ids(self, prefix: str) -> tuple[str, ...]:
        """Ids that begin so."""
        return tuple(one for one in self._specs if one.startswith(prefix))

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        bar.clear()
        menus: dict[str, QMenu] = {}
        for spec in self.specs:
            if spec.menu not in menus:
                menus[spec.menu] = bar.addMenu(spec.menu)
                menus[spec.menu].setAccessibleName(plain(spec.menu))
            menus[spec.menu].addAction(self._made[spec.id])


def _calling(slot: Callable[[], object]) -> Callable[..., None]:
    """The slot, called without the `checked` that Qt hands over."""

    def call(*_: object) -> None:
        slot()

    return call


def plain(words: str) -> str:
    """The words without the mark of their mnemonic."""
    return words.replace("&", "")


def key_text(action: QAction) -> str:
    """The action's first key as people read it, empty if it has none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
