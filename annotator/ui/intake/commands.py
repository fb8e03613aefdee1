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
    """Imports beside the Open dialog."""
    file = _tr("&File")
    yield ActionSpec(
        "import_folder",
        _tr("Import a folder…"),
        ("Ctrl+Alt+O",),
        window.importer.choose_folder,
        file,
    )
    yield ActionSpec(
        "paste_release",
        _tr("Import what was copied"),
        ("Ctrl+V",),
        window.importer.paste,
        file,
    )
    yield ActionSpec(
        "import_report", _tr("Import report"), ("Ctrl+Shift+I",), window.importer.show_last, file
    )
    yield ActionSpec("watch", _tr("Watch a folder…"), (), window.importer.choose_watched, file)
    yield ActionSpec(
        "save_original",
        _tr("Save the original file…"),
        ("Ctrl+Shift+S",),
        window.importer.save_original,
        file,
    )
    yield ActionSpec(
        "read_again",
        _tr("Read the file again as…"),
        ("Ctrl+Shift+R",),
        window.importer.read_again,
        file,
    )
    yield ActionSpec(
        "compare_alike",
        _tr("Compare with the release most like this"),
        ("Ctrl+Shift+E",),
        window.importer.compare_alike,
        file,
    )
    yield ActionSpec(
        "furniture",
        _tr("Mark as furniture, or bring back"),
        ("G",),
        window.importer.toggle_furniture,
        _tr("&Edit"),
        Reach.TEXT,
    )
    yield ActionSpec(
        "place_orphan",
        _tr("Place the tag that waits on the selection"),
        ("Shift+T",),
        window.importer.place_orphan,
        _tr("&Tag"),
        Reach.TEXT,
    )
    yield ActionSpec(
        "go_orphans",
        _tr("To the tags without a place"),
        (),
        window.importer.show_orphans,
        _tr("&Go"),
    )
