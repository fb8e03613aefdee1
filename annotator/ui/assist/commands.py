"""What the window can do with the models."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.actions import ActionSpec

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def _tr(words: str) -> str:
    return QCoreApplication.translate("Commands", words)


def assist_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    """Models on or off."""
    yield ActionSpec(
        "models",
        _tr("Look for further names with models"),
        (),
        lambda: switch_models(window),
        _tr("S&uggestions"),
        checkable=True,
    )


def switch_models(window: "MainWindow") -> None:
    """Let models look for names that the rules miss, or stop them; kept for the next start."""
    if window.assist.on:
        window.assist.stop()
        window.settings.models = False
        window.session.said.emit(_tr("The models are off: only the rules suggest."))
    elif window.assist.start():
        window.settings.models = True
        window.session.said.emit(
            _tr("The models look too. What only they find comes a moment later, as unsure.")
        )
