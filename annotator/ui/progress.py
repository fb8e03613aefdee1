"""Long work as people follow it: a count, an estimate of the time left, and Cancel."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.jobs import Job, Jobs
from annotator.ui.key_button import KeyButton

Result = TypeVar("Result")
Ending = TypeVar("Ending")
Clock = Callable[[], float]

_ESTIMATED_AFTER_S = 2.0
_SHOWN_EVERY_S = 0.1
_MINUTE_S = 60
_ROUNDED_S = 5
_SHOWN_AFTER_MS = 400


def seconds_left(done: int, total: int, seconds: float) -> float | None:
    """How long the rest will take at the pace so far; None while too little is known."""
    if done <= 0 or done >= total or seconds < _ESTIMATED_AFTER_S:
        return None
    return seconds / done * (total - done)


def time_words(seconds: float) -> str:
    """`about 40 s left`, `about 3 min left`; five seconds is the finest that is told."""
    if seconds < _MINUTE_S:
        rounded = max(_ROUNDED_S, _ROUNDED_S * round(seconds / _ROUNDED_S))
        return QCoreApplication.translate("Progress", "about {seconds} s left").format(
            seconds=rounded
        )
    minutes = max(1, round(seconds / _MINUTE_S))
    return QCoreApplication.translate("Progress", "about {minutes} min left").format(
        minutes=minutes
    )


class ProgressLine(QWidget):
    """What is being done, how far it is, how long it will take, and Cancel.

    `advance` may be called as often as there is something to tell: ten times a second are shown.
    """

    cancelled = Signal()

    def __init__(
        self, words: str, parent: QWidget | None = None, *, clock: Clock = monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._words = words
        self._started = clock()
        self._shown_at = -_SHOWN_EVERY_S
        self.label = QLabel(words, self)
        self.label.setAccessibleName(words)
        self.left = QLabel(self)
        self.left.setProperty("role", "muted")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words)
        self.cancel = KeyButton(self.tr("Cancel   Esc"), self)
        self.cancel.setAccessibleName(self.tr("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.label, 1)
        head.addWidget(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.bar, 1)
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(foot)

    def begin(self, words: str) -> None:
        """Start anew with other work."""
        self._words = words
        self._started = self._clock()
        self._shown_at = -_SHOWN_EVERY_S
        self.bar.setRange(0, 0)
        self.label.setText(words)
        self.left.clear()
        self.cancel.setEnabled(True)

    def advance(self, done: int, total: int) -> None:
        """So many of so many are done; a total of 0 is one that is not known."""
        now = self._clock()
        if now - self._shown_at < _SHOWN_EVERY_S and done < total:
            return
        self._shown_at = now
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        count = (
            self.tr("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}")
            if total
            else f"{done:,}"
        )
        self.label.setText(f"{self._words} · {count}")
        self.label.setAccessibleName(self.label.text())
        seconds = seconds_left(done, total, now - self._started)
        self.left.setText("" if seconds is None else time_words(seconds))

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.left.setText(self.tr("Stopping…"))
        self.cancelled.emit()


class ProgressDialog(QDialog):
    """Work on a worker with its progress over the window, which stays free to paint.

    It shows itself when the work takes longer than a moment, and is gone with it. Esc cancels.
    """

    def __init__(
        self, title: str, words: str, parent: QWidget, *, clock: Clock = monotonic
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(480)
        self.line = ProgressLine(words, self, clock=clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.line)
        self._late = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._late.timeout.connect(self._appear)

    def _appear(self) -> None:
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self.line, QAccessible.Event.Alert))

    def run(
        self,
        jobs: Jobs,
        work: Callable[[Job], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
    ) -> Job:
        """Start the work; `done` or `failed` (with Cancelled, too) is called when it has ended."""

        def ended(tell: Callable[[Ending], object]) -> Callable[[Ending], object]:
            def end(value: Ending) -> None:
                self._end()
                tell(value)

            return end

        job = jobs.run(work, ended(done), ended(failed))
        job.signals.progressed.connect(self.line.advance)
        self.line.cancelled.connect(job.cancel)
        self._late.start()
        return job

    def reject(self) -> None:
        """Esc and the window's cross ask the work to stop; it is the work that ends the dialog."""
        if self.line.cancel.isEnabled():
            self.line.cancel.click()

    def _end(self) -> None:
        self._late.stop()
        self.hide()
        self.deleteLater()
