"""What the window can do with many places at once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.actions import ActionSpec
from annotator.ui.showing import show_dialog

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def _tr(words: str) -> str:
    return QCoreApplication.translate("Commands", words)


def learning_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    """Tag all like this."""
    yield ActionSpec(
        "tag_alike",
        _tr("Tag all like this…"),
        ("Ctrl+L",),
        lambda: tag_alike(window),
        _tr("S&uggestions"),
    )


def tag_alike(window: "MainWindow") -> None:
    """Show where else the words of the selected tag or suggestion stand, to tag them too."""
    from annotator.model.spans import Span
    from annotator.suggest.learning.alike import Pattern
    from annotator.ui.learning.alike import AlikeDialog

    window.form.flush()
    session = window.session
    chosen = session.selected or window.suggestions.selected
    if chosen is None or session.document is None:
        session.refused.emit(_tr("Select a tag or a suggestion first: its like is looked for."))
        return
    pattern = Pattern(
        session.kinds[chosen.kind],
        Span(chosen.start, chosen.end).of(session.text),
        Span(chosen.start, chosen.end),
        session.document.id,
        chosen.fields,
    )
    show_dialog(AlikeDialog(session, pattern, window.jobs, window.theme, window), window)
