"""Learning while people work: every answer counts, and none of it holds the window up."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.model.answers import Answer, Verdict, answer_of
from annotator.model.records import Annotation, Change, Dismissal, Document, Official, Tenure
from annotator.model.suggestion import Suggestion
from annotator.ui.jobs import Job, Jobs
from annotator.ui.session import Session
from annotator.ui.suggestions import Suggest
from annotator.workspace import Applied

if TYPE_CHECKING:
    from annotator.suggest.weighing import Weigher

_QUIET_MS = 250
"""How long nobody must answer until what was answered is learnt, in milliseconds."""

_DELETED = "delete"


@dataclass(frozen=True, slots=True)
class _Read:
    """What the recognisers said last: asked again of the same, they need not read again."""

    document: Document
    text: str
    officials: Sequence[Official]
    found: list[Suggestion]
    number: int


class Teaching(QObject):
    """Weighs suggestions by the project's answers, and learns from each further one.

    The first suggestions wait for nothing: the answers are read once they are shown. Everything
    but noting an answer is done on workers, one at a time.
    """

    learnt = Signal()
    """Suggestions should be asked for anew: they are weighed otherwise now."""
    _begun = Signal()

    def __init__(
        self, session: Session, suggest: Suggest, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._suggest = suggest
        self._jobs = jobs
        self._lock = Lock()
        self._weigher: Weigher | None = None
        self._reading = False
        self._last: _Read | None = None
        self._number = 0
        self._registry: tuple[Sequence[Official], Sequence[Tenure]] = ((), ())
        self._news: list[tuple[str, Answer | None]] = []
        self._quiet = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._learn)
        self._begun.connect(self._read_answers)
        session.committed.connect(self._follow)
        session.registry_changed.connect(self._note_registry)
        session.kinds_changed.connect(self._note_kinds)
        session.closed.connect(self._quiet.stop)

    def __call__(
        self, document: Document, text: str, officials: Sequence[Official]
    ) -> list[Suggestion]:
        """The suggestions of a release, weighed once the answers are known; safe on any thread."""
        last, number = self._last, self._number
        if last is None or last.number != number or not _same(last, document, text, officials):
            found = self._suggest(document, text, officials)
            last = self._last = _Read(document, text, officials, found, number)
        with self._lock:
            if self._weigher is not None:
                return self._weigher(last.found, document, text)
        self._begun.emit()
        return last.found

    def read_again(self) -> None:
        """Let the recognisers read the next time, though nothing of the release has changed."""
        self._number += 1

    # reading what was answered before

    def _read_answers(self) -> None:
        if self._reading:
            return
        self._reading = True
        self._note_registry()
        reading = self._session.workspace.snapshot()  # here: what the member may see is read

        def work(_: Job) -> None:
            from annotator.assets import resources
            from annotator.suggest.weighing import Weigher

            with reading as snapshot:
                made = Weigher.taught(snapshot, resources())
            with self._lock:
                self._weigher = made

        self._jobs.run(work, lambda _: self._tell(), self._fail)

    def _tell(self) -> None:
        if self._news:
            self._quiet.start()
        self.learnt.emit()

    def _fail(self, error: Exception) -> None:
        self._session.refused.emit(str(error))

    # following

    def _note_registry(self) -> None:
        self._registry = (self._session.officials, self._session.tenures)
        self._restart()

    def _note_kinds(self) -> None:
        self._restart()

    def _restart(self) -> None:
        if self._weigher is not None:
            self._quiet.start()

    def _follow(self, applied: Applied) -> None:
        answered = [
            change
            for change in applied.changes
            if isinstance(change.record, Annotation | Dismissal)
        ]
        if answered and self._reading:
            self._news += [self._told(change, applied.verb) for change in answered]
            self._quiet.start()

    def _told(self, change: Change, verb: str) -> tuple[str, Answer | None]:
        """The row's answer as it is now; one that was accepted and is deleted is turned down."""
        here, record = self._session.document, change.record
        text = publisher = ""
        if here is not None and isinstance(record, Annotation | Dismissal):
            same = record.document == here.id
            text, publisher = (self._session.text, here.publisher) if same else ("", "")
        if isinstance(change.after, Annotation | Dismissal):
            return record.id, answer_of(change.after, publisher, text)
        gone = change.before
        if verb == _DELETED and isinstance(gone, Annotation) and gone.proposed:
            return record.id, answer_of(gone, publisher, text, verdict=Verdict.DELETED)
        return record.id, None

    def _learn(self) -> None:
        if self._weigher is None:
            return
        news, self._news = self._news, []
        kinds, (officials, tenures) = self._session.kinds, self._registry

        def work(_: Job) -> None:
            from annotator.suggest.registry.linking import Registry

            with self._lock:
                weigher = self._weigher
                if weigher is None:
                    return
                weigher.learner.kinds = kinds
                for row, answer in news:
                    weigher.learner.set(row, answer)
                if news:
                    weigher.learner.train()
                known = weigher.registry
                if (known.officials, known.tenures) != (officials, tenures):
                    weigher.registry = Registry(officials, tenures, known.bodies)

        self._jobs.run(work, lambda _: self.learnt.emit(), self._fail)


def _same(last: _Read, document: Document, text: str, officials: Sequence[Official]) -> bool:
    return last.document == document and last.text is text and last.officials == officials
