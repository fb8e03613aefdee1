"""What every test gets: an offscreen Qt with fixed faces, and failure on anything left behind."""

import logging
import os
import threading
from collections.abc import Iterator

import pytest

# Before Qt is loaded: the same picture on every machine.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _scaling in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI"):
    os.environ.pop(_scaling, None)


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_logged_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test on a logged warning, unless it asks for `caplog` and looks itself."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if "caplog" not in request.fixturenames and handler.records:
        pytest.fail("logged: " + "; ".join(record.getMessage() for record in handler.records))


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail the test where a thread that it started is still alive."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in set(threading.enumerate()) - before if thread.is_alive()]
    if left:
        pytest.fail(f"threads left behind: {', '.join(left)}")
