"""How risky what waits is, worked out beside the window; and what a sample says of errors."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.model.records import Annotation, Change, State
from annotator.review.measure import Undefined
from annotator.review.risk import RiskInput, risk_of
from annotator.review.sampling import error_rate, sample
from annotator.ui.jobs import Job, Jobs
from annotator.ui.session import Session
from annotator.workspace.reviewing import Background, queue_reader

_RATED = 20_000
"""So many of the queue are rated at a time: nobody reads further on one day."""
_WRITTEN = 500
SAMPLE = 50
"""Tags in the random sample."""


@dataclass(slots=True)
class _Known:
    """What a worker brings back."""

    background: Background
    risks: dict[str, float] = field(default_factory=dict)
    drawn: tuple[str, ...] = ()
    corrected: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()


class Rating(QObject):
    """Rates the queue and keeps the sample."""

    rated = Signal()

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        open_findings: Callable[[], Mapping[str, int]],
        parent: QObject,
    ) -> None:
        """`open_findings` counts them by tag, as far as they have been looked for."""
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._open_findings = open_findings
        self._known = _Known(Background({}, {}))
        self._running = False
        self._left: list[tuple[str, float]] = []
        self._writing = QTimer(self, singleShot=True, interval=0)
        self._writing.timeout.connect(self._write)
        self._findings: Mapping[str, int] = {}
        self._drawn: tuple[str, ...] = ()
        self._wrong: set[str] = set()
        self._open: set[str] = set()
        session.closed.connect(self._stop)

    def _stop(self) -> None:
        self._writing.stop()
        self._left = []

    def start(self) -> None:
        """Rate what waits, unless that is being done."""
        queue = self._session.workspace.review
        if self._running or not queue.supervises:
            return
        self._running = True
        path = self._session.workspace.path
        self._findings = findings = self._open_findings()

        def work(job: Job) -> _Known:
            with queue_reader(path) as reader:
                known = _Known(reader.background())
                job.progress(1, 3)
                for one in reader.waiting(_RATED):
                    risk = risk_of(_input(one.annotation, known.background, findings)).score
                    if risk != one.risk:
                        known.risks[one.annotation.id] = risk
                job.progress(2, 3)
                known.drawn = sample(reader.handed_in(), SAMPLE, path.stem)
                known.corrected = reader.corrected() & frozenset(known.drawn)
                known.open = frozenset(
                    one.annotation.id
                    for one in reader.tags(known.drawn)
                    if one.annotation.state in (State.SUBMITTED, State.CHANGED)
                )
                return known

        self._jobs.run(work, self._take, self._fail)

    def _fail(self, error: Exception) -> None:
        self._running = False
        self._session.refused.emit(str(error))

    def _take(self, known: _Known) -> None:
        self._known = known
        self._drawn = known.drawn
        self._wrong, self._open = set(known.corrected), set(known.open) - known.corrected
        self._left = sorted(known.risks.items(), key=lambda one: -one[1])
        self._running = bool(self._left)
        self._writing.start() if self._left else self.rated.emit()

    def _write(self) -> None:
        """Write a part, so that the window goes on."""
        part, self._left = self._left[:_WRITTEN], self._left[_WRITTEN:]
        self._session.workspace.review.rate(dict(part))
        if self._left:
            self._writing.start()
        else:
            self._running = False
            self.rated.emit()

    def why(self, tag: Annotation) -> str:
        """The heaviest signs of risk of a tag, in words."""
        return " ".join(risk_of(_input(tag, self._known.background, self._findings)).reasons[:2])

    # the sample

    def draw(self) -> None:
        """Draw the sample where that has not been done."""
        if not self._drawn:
            self.start()

    @property
    def to_judge(self) -> tuple[str, ...]:
        """The tags of the sample that nobody has judged yet."""
        return tuple(one for one in self._drawn if one in self._open)

    def judged(self, changes: Sequence[Change]) -> None:
        """Take note of decisions on tags of the sample."""
        for change in changes:
            after = change.after
            if isinstance(after, Annotation) and after.id in self._drawn:
                if after.state in (State.RETURNED, State.REJECTED):
                    self._wrong.add(after.id)
                if after.state in (State.SUBMITTED, State.CHANGED):
                    continue
                self._open.discard(after.id)

    @property
    def words(self) -> str:
        """What the sample says of the errors in all that was handed in."""
        if not self._drawn:
            return self.tr("No sample yet.")
        judged = len(self._drawn) - len(self._open)
        rate = error_rate(len(self._wrong), judged)
        if isinstance(rate, Undefined):
            return self.tr("Sample of {size}: none judged yet.").format(size=len(self._drawn))
        return self.tr("Wrong in a sample of {size}: {rate}").format(
            size=len(self._drawn), rate=str(rate)
        )


def _input(tag: Annotation, known: Background, findings: Mapping[str, int]) -> RiskInput:
    return RiskInput(
        tag,
        verified_of_author=known.verified_of.get(tag.author, 0),
        open_findings=findings.get(tag.id, 0),
        accepted_together=known.accepted_together.get(tag.id, 1),
        changed_since_verified=tag.state is State.CHANGED,
    )
