"""What can be done with the search by key, menu and command palette."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.actions import ActionSpec

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def _tr(words: str) -> str:
    return QCoreApplication.translate("Search", words)


def search_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    """Search, search by values, make the index anew."""
    menu = _tr("&Library")
    yield ActionSpec(
        "search", _tr("Search the library"), ("Ctrl+Shift+F",), window.search.open, menu
    )
    yield ActionSpec(
        "search_tags",
        _tr("Search tags by their values…"),
        ("Ctrl+Shift+A",),
        window.search.open_form,
        menu,
    )
    yield ActionSpec("reindex", _tr("Make the search index anew"), (), window.dialogs.reindex, menu)
