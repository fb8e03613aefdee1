"""What can be done with the library by key, menu and command palette."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.model.ops import FlagDocument
from annotator.ui.actions import ActionSpec

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def _tr(words: str) -> str:
    return QCoreApplication.translate("Library", words)


def library_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    """Filter, sort, look, flag."""
    library = window.library
    menu = _tr("&Library")
    yield ActionSpec(
        "filter_documents",
        _tr("Filter the documents…"),
        ("Ctrl+Shift+D",),
        library.choose_filter,
        menu,
    )
    yield ActionSpec("sort_documents", _tr("Sort the documents…"), (), library.offer_orders, menu)
    yield ActionSpec(
        "library_table",
        _tr("Documents as a list or a table"),
        ("Ctrl+Shift+T",),
        lambda: library.show_table(not library.as_table),
        menu,
    )
    yield ActionSpec(
        "flag_document",
        _tr("Flag this release, or take its flag away"),
        ("Ctrl+Shift+G",),
        lambda: _flag(window),
        menu,
    )


def _flag(window: "MainWindow") -> None:
    """Flag the open release, and say so."""
    document = window.session.document
    if document is None:
        return
    window.session.apply(FlagDocument(document.id, not document.flagged))
    words = _tr("The flag is gone.") if document.flagged else _tr("The release is flagged.")
    window.session.said.emit(words)
