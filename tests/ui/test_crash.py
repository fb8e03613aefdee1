"""A bug: the user sees what to send, nothing is lost, and the window goes on."""

import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from annotator import __version__
from annotator.ui.crash import CrashDialog, report_of, show_crashes
from tests.ui.desk import Desk, named


@pytest.fixture
def hooked(desk: Desk) -> Iterator[Desk]:
    """The window with its crash dialog in place of Python's own report."""
    earlier = show_crashes(desk.window)
    yield desk
    sys.excepthook = earlier


def crash(desk: Desk) -> CrashDialog:
    """An exception in a slot, as Qt hands it to the hook."""

    def slot() -> None:
        raise ZeroDivisionError("in a slot")

    def failing() -> None:
        try:
            slot()
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)

    QTimer.singleShot(0, desk.window, failing)
    desk.bot.waitUntil(lambda: bool(desk.window.findChildren(CrashDialog)))
    return desk.dialog(CrashDialog)


def test_an_exception_shows_a_dialog_with_a_report_and_is_logged(
    hooked: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    dialog = crash(hooked)
    words = dialog.report.toPlainText()
    assert words.startswith(f"Press Annotator {__version__}, Python ")
    assert "ZeroDivisionError: in a slot" in words
    assert "Traceback" in words
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL]


def test_the_report_is_copied(hooked: Desk, caplog: pytest.LogCaptureFixture) -> None:
    dialog = crash(hooked)
    named(dialog, QPushButton, "Copy report").click()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()


def test_the_window_goes_on_and_what_was_done_before_is_there(
    hooked: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    hooked.tag("Acting Chair Mira Olsen", "O")
    hooked.dismiss(crash(hooked))
    hooked.tag("340 буёв", "S")
    assert hooked.quotes() == ["Acting Chair Mira Olsen", "340 буёв"]


def test_an_interrupt_from_the_keyboard_is_no_crash(
    hooked: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = sys.excepthook
    error = KeyboardInterrupt()
    seen: list[BaseException] = []
    sys.excepthook = lambda kind, value, trace: seen.append(value)
    ours = show_crashes(hooked.window)
    sys.excepthook(KeyboardInterrupt, error, None)
    assert seen == [error]
    assert not hooked.window.findChildren(CrashDialog)
    sys.excepthook = hook
    assert ours is not hook


def test_a_report_names_the_versions() -> None:
    assert "Qt 6" in report_of(ValueError("x"))
