"""What every test gets: an offscreen Qt with fixed faces, and failure on anything left behind.

pytest-qt adds that an exception in a slot or a virtual method fails the test, and so does a
warning of Qt (`qt_log_level_fail` in pyproject.toml).
"""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from annotator.model.records import Document
    from annotator.workspace import Workspace

# Before Qt is loaded: the same picture on every machine.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _scaling in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "QT_STYLE_OVERRIDE"):
    os.environ.pop(_scaling, None)

# No deadline: what a busy machine makes slow is not wrong. In CI the same examples each time, so
# that a change is judged by what it changed; everywhere else new ones, so that bugs are found.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "QApplication":
    """The application with one face and pixel size on every machine, without hinting."""
    from PySide6.QtGui import QFont

    font = QFont("DejaVu Sans")
    font.setPixelSize(13)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    qapp.setFont(font)
    return qapp


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator["Workspace"]:
    """A new project of Inga Berg's."""
    from tests.builders import project

    with project(tmp_path) as opened:
        yield opened


@pytest.fixture
def document(workspace: "Workspace") -> "Document":
    """The sample release, in the project."""
    from tests.builders import draft

    return workspace.import_draft(draft())


@pytest.fixture(autouse=True)
def no_logged_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a logged warning, unless the test takes `caplog` and looks itself."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if "caplog" not in request.fixturenames and handler.records:
        pytest.fail("logged: " + "; ".join(record.getMessage() for record in handler.records))


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail where a thread that the test started is still alive."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in set(threading.enumerate()) - before if thread.is_alive()]
    if left:
        pytest.fail(f"threads left behind: {', '.join(left)}")


@pytest.fixture(autouse=True)
def no_window_and_no_timer_left() -> Iterator[None]:
    """Fail where a window stays open or a timer runs on; those given to `qtbot` are closed."""
    yield
    left = [*_open_windows(), *_running_timers()] if "PySide6.QtWidgets" in sys.modules else []
    if left:
        pytest.fail(f"left behind: {', '.join(left)}")


def _open_windows() -> Iterator[str]:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            yield f"window {window.windowTitle() or type(window).__name__}"
            window.close()


def _running_timers() -> Iterator[str]:
    from PySide6.QtCore import QTimer
    from shiboken6 import Shiboken

    for wrapper in Shiboken.getAllValidWrappers():
        if isinstance(wrapper, QTimer) and wrapper.isActive():
            yield f"timer of {type(wrapper.parent()).__name__}"
            wrapper.stop()
