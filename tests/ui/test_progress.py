"""Long work shows a count, an estimate and Cancel."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.model.errors import Cancelled
from annotator.ui.jobs import Job, Jobs
from annotator.ui.progress import ProgressDialog, ProgressLine, seconds_left, time_words


@pytest.mark.parametrize(
    ("done", "total", "seconds", "left"),
    [
        (0, 100, 9.0, None),
        (50, 100, 1.0, None),
        (50, 100, 10.0, 10.0),
        (100, 100, 10.0, None),
        (1, 0, 10.0, None),
    ],
)
def test_the_time_left_is_told_once_the_pace_is_known(
    done: int, total: int, seconds: float, left: float | None
) -> None:
    assert seconds_left(done, total, seconds) == left


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "about 5 s left"), (41, "about 40 s left"), (170, "about 3 min left")],
)
def test_the_time_left_is_told_roughly(seconds: float, words: str) -> None:
    assert time_words(seconds) == words


def test_the_line_tells_count_and_estimate(qtbot: QtBot) -> None:
    now = [0.0]
    line = ProgressLine("Importing", clock=lambda: now[0])
    qtbot.addWidget(line)
    now[0] = 10.0
    line.advance(2_500, 10_000)
    assert line.label.text() == "Importing · 2,500 of 10,000"
    assert line.left.text() == "about 30 s left"
    now[0] = 10.01
    line.advance(2_501, 10_000)
    assert "2,500" in line.label.text(), "not more often than can be read"
    line.advance(10_000, 10_000)
    assert "10,000 of" in line.label.text(), "but always the end"


def test_cancel_stops_the_work_and_closes_the_dialog(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    jobs = Jobs(window)
    dialog = ProgressDialog("Index", "Indexing", window)
    going = Event()
    ended: list[object] = []

    def work(job: Job) -> int:
        done = 0
        while True:
            job.progress(done, 10)
            going.set()
            done = min(done + 1, 9)

    dialog.run(jobs, work, ended.append, ended.append)
    assert going.wait(5)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.line.cancel.isEnabled()
    qtbot.waitUntil(lambda: bool(ended))
    assert isinstance(ended[0], Cancelled)
    jobs.wait()


def test_quick_work_never_shows_the_dialog(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    jobs = Jobs(window)
    dialog = ProgressDialog("Index", "Indexing", window)
    seen: list[object] = []
    dialog.run(jobs, lambda _: 7, lambda _: seen.append(dialog.isVisible()), seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [False]
    jobs.wait()
