"""How large the whole window is drawn, beside the desktop's own scale, from the next start on."""

from collections.abc import MutableMapping
from typing import TYPE_CHECKING

from annotator.ui.settings import Settings

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

SIZES = (100, 125, 150, 200)
"""Percent."""

VARIABLE = "QT_SCALE_FACTOR"


def take_size(settings: Settings, environment: MutableMapping[str, str]) -> None:
    """Ask Qt for the chosen size, before it starts; a size that is asked for from outside stays."""
    if settings.size != SIZES[0]:
        environment.setdefault(VARIABLE, str(settings.size / 100))


def next_size(window: "MainWindow") -> None:
    """Choose the next size, the first after the last; it is seen at the next start."""
    settings = window.settings
    settings.size = next((size for size in SIZES if size > settings.size), SIZES[0])
    words = window.tr("From the next start on the whole window is {percent} % large.")
    window.session.said.emit(words.format(percent=settings.size))
