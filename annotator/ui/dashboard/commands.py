"""The dashboard in the menus."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.actions import ActionSpec

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def _tr(words: str) -> str:
    return QCoreApplication.translate("Dashboard", words)


def dashboard_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    """The way to the dashboard."""
    show = partial(_show, window)
    yield ActionSpec("go_dashboard", _tr("To the dashboard"), ("F9",), show, _tr("&Go"))


def _show(window: "MainWindow") -> None:
    """Show the page with the focus in its choice."""
    from annotator.ui.dashboard.page import DashboardPage

    page = window.tabs.show_page("dashboard")
    if isinstance(page, DashboardPage):
        page.choice.setFocus()
