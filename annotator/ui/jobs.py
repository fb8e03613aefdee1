"""Background work, by one door: workers get frozen data and give values back."""

import logging
from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from annotator.model.errors import AnnotatorError, Cancelled

_log = logging.getLogger(__name__)
Result = TypeVar("Result")


class _Signals(QObject):
    finished = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)


class Job(QRunnable):
    """One piece of work on a thread of the pool. `cancel` asks it to stop at its next step."""

    def __init__(self, work: Callable[["Job"], Any]) -> None:
        super().__init__()
        self._work = work
        self._stop = Event()
        self.signals = _Signals()
        self.setAutoDelete(False)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    def check(self) -> None:
        """To be called by the work. Raises Cancelled where the user has stopped it."""
        if self._stop.is_set():
            raise Cancelled("Stopped.")

    def progress(self, done: int, total: int) -> None:
        """To be called by the work. Raises Cancelled where the user has stopped it."""
        self.check()
        self.signals.progressed.emit(done, total)

    def run(self) -> None:
        """Do the work and tell how it ended, on the thread that started it."""
        try:
            result = self._work(self)
        except Exception as error:  # noqa: BLE001 — told on the window's thread, bugs too
            if not isinstance(error, AnnotatorError):
                _log.exception("A background job failed")
            self.signals.failed.emit(error)
        else:
            self.signals.finished.emit(result)


def _listens(tell: Callable[[Any], object]) -> bool:
    """Whether the one to be told is still there: a dialog may be closed while its work runs."""
    owner = getattr(tell, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


class Jobs(QObject):
    """Runs work beside the window; `done` and `failed` are called on the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Job] = set()

    def run(
        self,
        work: Callable[[Job], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
    ) -> Job:
        """Start the work; it gets its Job, for progress and cancelling."""
        job = Job(work)
        self._running.add(job)
        queued = Qt.ConnectionType.QueuedConnection
        job.signals.finished.connect(lambda value: self._end(job, done, value), queued)
        job.signals.failed.connect(lambda error: self._end(job, failed, error), queued)
        self._pool.start(job)
        return job

    def _end(self, job: Job, tell: Callable[[Any], object], value: object) -> None:
        if job in self._running:
            self._running.discard(job)
            if _listens(tell):
                tell(value)

    def wait(self) -> None:
        """Stop what runs and wait for it; before the window closes. Nobody is told any more."""
        for job in self._running:
            job.cancel()
        self._pool.waitForDone()
        self._running.clear()
