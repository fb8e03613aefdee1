"""An import in the window: files are read beside it, and written in slices too short to notice."""

from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from queue import Empty, Full, Queue
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.model.drafts import Taken
from annotator.model.errors import AnnotatorError, Cancelled
from annotator.ui.jobs import Job, Jobs
from annotator.ui.progress import ProgressDialog
from annotator.workspace import ImportReport, Workspace
from annotator.workspace.importing import Intake

_AHEAD = 400
"""Files that are read before they are written."""
_SLICE_S = 0.008
"""How long the window works on an import before it looks at keys and mouse again."""
_EVERY_MS = 4
_PATIENCE_S = 0.05

Result = TypeVar("Result")

Found = Callable[[], tuple[int, Iterator[list[Taken]]]]
"""How many files there are, and what is read of each; called on a worker."""


def done_aside(jobs: Jobs, work: Callable[[], Result]) -> Result:
    """What the work gives, done on a worker while the window goes on painting."""
    loop, ended = QEventLoop(), list[Result | Exception]()

    def end(value: Result | Exception) -> None:
        ended.append(value)
        loop.quit()

    jobs.run(lambda _: work(), end, end)
    loop.exec()
    [value] = ended
    if isinstance(value, Exception):
        raise value
    return value


class ImportRun(QObject):
    """Reads on a worker, takes in on the window's thread. `finished` tells how it ended.

    A cancelled import leaves whole releases: what was read until then is written.
    """

    finished = Signal(object, str)
    """The ImportReport, and why it ended early (empty where it did not)."""

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._window = parent
        self._intake = Intake(workspace)
        self._read: Queue[tuple[int, list[Taken]]] = Queue(_AHEAD)
        self._job: Job | None = None
        self._reading = False
        self._stopped = ""
        self._done = self._total = 0
        self._dialog: ProgressDialog | None = None
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._slice)

    def start(self, found: Found, *, shown: bool = True) -> None:
        """Begin; with its progress over the window unless it is not to be `shown`."""
        self._reading = True
        if not shown:
            self._job = self._jobs.run(
                lambda job: self._gather(job, found), self._read_all, self._gave_up
            )
            self._timer.start()
            return
        self._dialog = ProgressDialog(
            self.tr("Import releases"), self.tr("Importing"), self._window
        )
        self._job = self._dialog.run(
            self._jobs, lambda job: self._gather(job, found), self._read_all, self._gave_up
        )
        self._timer.start()

    def wait(self) -> None:
        """Let the window work until the import has ended."""
        loop = QEventLoop(self)
        self.finished.connect(loop.quit)
        loop.exec()

    def _gather(self, job: Job, found: Found) -> None:
        """On the worker: read, wait where the window is behind, stop where it is asked to."""
        self._total, files = found()
        try:
            for number, taken in enumerate(files, start=1):
                self._hand_over(job, number, taken)
        finally:
            if isinstance(files, Generator):
                files.close()  # ends the processes that read

    def _hand_over(self, job: Job, number: int, taken: list[Taken]) -> None:
        while True:
            job.check()
            try:
                self._read.put((number, taken), timeout=_PATIENCE_S)
            except Full:
                continue
            return

    def _read_all(self, _: object) -> None:
        self._reading = False

    def _gave_up(self, error: Exception) -> None:
        self._reading = False
        if isinstance(error, Cancelled):
            self._drop_rest()
            self._stopped = self.tr("The import was stopped; what is in stays in.")
        elif isinstance(error, AnnotatorError):
            self._stopped = str(error)
        else:
            self._stopped = self.tr("The import broke off; what is in stays in.")

    def _drop_rest(self) -> None:
        with suppress(Empty):
            while True:
                self._read.get_nowait()

    def _slice(self) -> None:
        """A little of the work: take in what was read, hand full batches to the disk."""
        try:
            over = self._work()
        except AnnotatorError as error:
            self._stopped, over = str(error), True
            if self._job is not None:
                self._job.cancel()
        if self._dialog is not None and self._reading:
            self._dialog.line.advance(self._done, self._total)
        if over:
            self._end()

    def _work(self) -> bool:
        """Whether everything is in."""
        began = perf_counter()
        while perf_counter() - began < _SLICE_S:
            if self._intake.full:
                if self._workspace.writing:
                    return False
                self._intake.write()
            try:
                self._done, several = self._read.get_nowait()
            except Empty:
                return self._nothing_left()
            for taken in several:
                self._intake.add(taken)
        return False

    def _nothing_left(self) -> bool:
        if self._reading or self._workspace.writing:
            return False
        if self._intake.waiting:
            self._intake.write()
            return False
        self._intake.flush()
        return True

    def _end(self) -> None:
        self._timer.stop()
        report, self._job = self._intake.report, None
        self.finished.emit(report, self._stopped)
        self.deleteLater()

    @property
    def taken(self) -> int:
        """How many files were taken in so far."""
        return self._done

    @property
    def report(self) -> ImportReport:
        """What has become of each file so far."""
        return self._intake.report
