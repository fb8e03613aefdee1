"""Asks the models' process for further names, behind what the rules have suggested."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from annotator.model.records import Document, Official
from annotator.model.suggestion import ModelName, Suggestion
from annotator.ui.jobs import Job, Jobs
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.suggest.models.worker import NameWorker

_KEPT = 64
"""So many releases' names are remembered."""


class Read(Protocol):
    """Reads a release with the names that models found in it; safe on any thread."""

    def __call__(
        self,
        document: Document,
        text: str,
        officials: Sequence[Official],
        people: tuple[ModelName, ...] = (),
    ) -> list[Suggestion]:
        """The suggestions of the release."""


class Assist(QObject):
    """What the models' process finds in the open release, if it is switched on.

    Suggestions come without its names first. What it costs is its own: a process that fails or is
    too slow is given up, which is said once.
    """

    came = Signal()
    """Names were found in the open release, or count no more: it should be read anew."""
    switched = Signal(bool)
    """Whether names are asked for now."""

    def __init__(
        self,
        session: Session,
        read: Read,
        worker: "Callable[[], NameWorker] | None" = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._read = read
        self._make = worker or _worker
        self._jobs = Jobs(self)  # one that waits for the models keeps no other work waiting
        self._worker: NameWorker | None = None
        self._found: OrderedDict[str, tuple[ModelName, ...]] = OrderedDict()
        self._asked = ""
        self.on = False
        session.closed.connect(self.stop)

    def __call__(
        self, document: Document, text: str, officials: Sequence[Official]
    ) -> list[Suggestion]:
        """The suggestions of a release, with the models' names as far as they are known."""
        people = self._found.get(document.sha256, ()) if self.on else ()
        return self._read(document, text, officials, people)

    @property
    def waiting(self) -> bool:
        """Whether the process has been asked and has not answered yet."""
        return bool(self._asked)

    # switching

    def start(self) -> bool:
        """Ask for names from now on; False, and a word why, where no model is installed."""
        from annotator.suggest.models.library import NOT_INSTALLED, any_installed

        if not any_installed():
            self._session.refused.emit(NOT_INSTALLED)
            self._switch(False)
            return False
        self._switch(True)
        if self._session.document and self._session.document.sha256 in self._found:
            self.came.emit()
        self.ask()
        return True

    def stop(self) -> None:
        """End the process, and ask for no more names."""
        was_on = self.on
        self._switch(False)
        if self._worker is not None:
            self._worker.kill()
        self._jobs.wait()
        self._end()
        if was_on:
            self.came.emit()

    def _switch(self, on: bool) -> None:
        self.on = on
        self.switched.emit(on)

    def _end(self) -> None:
        self._asked = ""
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    # asking

    def ask(self) -> None:
        """Ask for the names of the open release, unless they are known."""
        document, text = self._session.document, self._session.text
        if not self.on or document is None or document.sha256 in (*self._found, self._asked):
            return
        if self._asked:  # the release that is read is asked about once that answer is there
            return
        if self._worker is None:
            self._worker = self._make()
        worker, self._asked = self._worker, document.sha256

        def work(job: Job) -> tuple[str, tuple[ModelName, ...]]:
            from annotator.suggest.contexts import context_of

            return document.sha256, worker.names(context_of(document, text), job.check)

        self._jobs.run(work, self._take, self._fail)

    def _take(self, answer: tuple[str, tuple[ModelName, ...]]) -> None:
        sha256, names = answer
        self._asked = ""
        self._found[sha256] = names
        while len(self._found) > _KEPT:
            self._found.popitem(last=False)
        document = self._session.document
        if names and document is not None and document.sha256 == sha256:
            self.came.emit()
        self.ask()

    def _fail(self, error: Exception) -> None:
        self._switch(False)
        self._end()
        words = self.tr(
            "The models stopped ({reason}), so that only the rules suggest. Everything else "
            "works as before; switch the models on again to try once more."
        )
        self._session.refused.emit(words.format(reason=error))


def _worker() -> "NameWorker":
    from annotator.suggest.models.worker import NameWorker

    return NameWorker()
