"""The window on a project in a temporary folder, with what the program really gives it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.__main__ import window_services
from annotator.ui.main_window import Services
from tests.ui.desk import Desk

OFFSCREEN = "This plugin does not support (raise|grabbing|propagateSizeHints)"
"""What Qt's screenless platform says of pop-ups; a screen has them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.parent == here:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN))


@pytest.fixture(scope="session")
def services() -> Services:
    """The real exporters, reader and guesses, loaded once."""
    return window_services()


@pytest.fixture
def make_desk(
    qtbot: QtBot, qapp: QApplication, services: Services, tmp_path: Path
) -> Iterator[Callable[..., Desk]]:
    """Makes a desk that is not open yet; whatever it opens is closed at the end."""
    dressed = qapp.styleSheet(), qapp.palette(), qapp.font()
    made: list[Desk] = []

    def make(**how: str) -> Desk:
        desk = Desk(qtbot, services, tmp_path, **how)
        made.append(desk)
        return desk

    yield make
    for desk in made:
        if desk.is_open:
            desk.close()
    if qapp.styleSheet() != dressed[0]:
        qapp.setStyleSheet(dressed[0])
        qapp.setPalette(dressed[1])
        qapp.setFont(dressed[2])


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """The window on a project with one release, the focus in its text."""
    made = make_desk()
    made.begin()
    return made


@pytest.fixture
def proposed(desk: Desk) -> Desk:
    """The window with its release read, the focus in the text and the caret at its start."""
    desk.window.suggestions.start()
    desk.bot.waitUntil(lambda: desk.window.suggestions.count > 0)
    desk.window.pane.focus_text()
    desk.window.pane.view.set_caret(0)
    return desk
