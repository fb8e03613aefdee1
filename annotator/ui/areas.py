"""The parts of the window that one key leads through, one after another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from annotator.ui.reading.view import ReleaseView

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_BY_TAB = Qt.FocusPolicy.TabFocus


def step_area(window: "MainWindow", by: int) -> None:
    """Put the focus into the next (1) or the previous (-1) part that can take it."""
    window.form.flush()
    parts = _parts(window)
    focus = QApplication.focusWidget()
    inside = [at for at, part in enumerate(parts) if focus is not None and part.isAncestorOf(focus)]
    at = inside[-1] if inside else -1
    for _ in parts:
        at = (at + by) % len(parts)
        if (stop := _stop(parts[at])) is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _parts(window: "MainWindow") -> tuple[QWidget, ...]:
    """From left to right: library or hits, release, and what stands on the right.

    The tools above have keys of their own, and the search would open by being passed.
    """
    standing = (window.left, window.pane)
    if window.form.isVisible():
        return (*standing, window.form, window.annotations)
    return (*standing, window.tabs.currentWidget())


def _stop(part: QWidget) -> QWidget | None:
    """The text or the list of a part, or else the first of it that Tab would lead to."""
    stops = [
        child
        for child in part.findChildren(QWidget)
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & _BY_TAB
    ]
    best = [one for one in stops if isinstance(one, ReleaseView | QAbstractItemView)]
    return next(iter((*best, *stops)), None)
