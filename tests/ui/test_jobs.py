"""Work beside the window, and who is told of it."""

from threading import Event

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from annotator.ui.jobs import Job, Jobs


class Listener(QObject):
    """Somebody who waits for the end of a job."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def take(self, value: object) -> None:
        self.told.append(value)


def test_the_one_who_asked_is_told_on_the_window_s_thread(qtbot: QtBot) -> None:
    jobs, listener = Jobs(), Listener()
    jobs.run(lambda _: "done", listener.take, listener.take)
    qtbot.waitUntil(lambda: listener.told == ["done"])
    jobs.wait()


def test_who_has_gone_meanwhile_is_told_nothing(qtbot: QtBot) -> None:
    jobs, listener, other, go = Jobs(), Listener(), Listener(), Event()

    def work(_: Job) -> str:
        go.wait(5)
        return "done"

    jobs.run(work, listener.take, listener.take)
    jobs.run(work, other.take, other.take)
    delete(listener)
    go.set()
    qtbot.waitUntil(lambda: other.told == ["done"])
    jobs.wait()
    assert listener.told == []
