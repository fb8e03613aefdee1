"""What the window can do about files, versions and furniture, as lines of its table."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.actions import ActionSpec, Reach

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def _tr(words: str) -> str:
    return QCoreApplication.translate("Commands", words)


def intake_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    """Imports beside the Open dialog, and what follows from them."""
    importer = window.importer
    for key, words, keys, slot in (
        ("import_folder", _tr("Import a folder…"), "Ctrl+Alt+O", importer.choose_folder),
        ("paste_release", _tr("Import what was copied"), "Ctrl+V", importer.paste),
        ("import_report", _tr("Import report"), "Ctrl+Shift+I", importer.show_last),
        ("watch", _tr("Watch a folder…"), "", importer.choose_watched),
        ("save_original", _tr("Save the original file…"), "Ctrl+Shift+S", importer.save_original),
        ("read_again", _tr("Read the file again as…"), "Ctrl+Shift+R", importer.read_again),
        (
            "compare_alike",
            _tr("Compare with the release most like this"),
            "Ctrl+Shift+E",
            importer.compare_alike,
        ),
    ):
        yield ActionSpec(key, words, (keys,) if keys else (), slot, _tr("&File"))
    yield ActionSpec(
        "furniture",
        _tr("Mark as furniture, or bring back"),
        ("G",),
        importer.toggle_furniture,
        _tr("&Edit"),
        Reach.TEXT,
    )
    yield ActionSpec(
        "place_orphan",
        _tr("Place the tag that waits on the selection"),
        ("Shift+T",),
        importer.place_orphan,
        _tr("&Tag"),
        Reach.TEXT,
    )
    yield ActionSpec(
        "go_orphans", _tr("To the tags without a place"), (), importer.show_orphans, _tr("&Go")
    )
