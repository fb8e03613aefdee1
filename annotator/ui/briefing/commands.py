"""What the window can do with briefings."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.actions import ActionSpec
from annotator.ui.showing import show_dialog

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def _tr(words: str) -> str:
    return QCoreApplication.translate("Briefings", words)


def briefing_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    """Building a briefing, what was exported, and what came back."""

    def show(page: str) -> None:
        from annotator.ui.briefing.dialog import BriefingDialog

        window.form.flush()
        dialog = BriefingDialog(window)
        dialog.show_page(page)
        show_dialog(dialog, window)

    file = _tr("&File")
    yield ActionSpec(
        "briefing", _tr("Build a briefing…"), ("Ctrl+Shift+B",), lambda: show("build"), file
    )
    yield ActionSpec(
        "exported_briefings", _tr("Exported briefings…"), (), lambda: show("exported"), file
    )
