"""Keeps the findings of the open project up to date, beside the window."""

import time
from collections import Counter
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.model.records import Annotation, Document, Official, Tenure
from annotator.model.rulings import Ruling
from annotator.ui.jobs import Job, Jobs
from annotator.ui.session import Session
from annotator.workspace import Applied, StoredSnapshot

if TYPE_CHECKING:
    from annotator.review.findings.engine import Findings
    from annotator.review.findings.finding import Finding
    from annotator.ui.main_window import MainWindow

_SETTLED_MS = 1_000
"""How long the project must be left alone before the rules run again."""
_PAUSE_S = 0.0002
"""Between two releases the worker lets the window have the interpreter."""
_MOST_APART = 500
"""More changed releases than this are read as a whole project."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, and what was said to it, if anything was."""

    finding: "Finding"
    ruling: Ruling | None
    is_open: bool
    """Whether nobody has ruled on it as it is now."""


def _judged(finding: "Finding", ruling: Ruling | None) -> Judged:
    stands = ruling is not None and ruling.evidence == finding.evidence_hash
    return Judged(finding, ruling, is_open=not stands)


@dataclass(frozen=True, slots=True)
class _Task:
    """What a run has to read; None stands for everything."""

    documents: frozenset[str] | None
    registry: bool


class FindingsWatch(QObject):
    """Runs the rules on a worker: over all when started, then over what acts have changed."""

    changed = Signal()
    """Findings or rulings are others now."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._engine: Findings | None = None
        self._running = False
        self._started = False
        self._dirty: set[str] = set()
        self._all = self._registry = True
        self._found: tuple[Finding, ...] = ()
        self.judged: tuple[Judged, ...] = ()
        """All findings with what was said to them, rule by rule."""
        self.ready = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settle.timeout.connect(self._run)
        session.committed.connect(self._note)
        session.member_changed.connect(self._forget)
        session.closed.connect(self._settle.stop)

    def start(self) -> None:
        """Read the project now, unless that was begun before."""
        if not self._started:
            self._started = True
            self._run()

    def open_by_tag(self) -> Mapping[str, int]:
        """How many open findings there are about each tag, by the tag's id."""
        tags = (
            tag
            for one in self.judged
            if one.is_open
            for tag in {side.annotation for side in one.finding.evidence if side.annotation}
        )
        return Counter(tags)

    def _forget(self) -> None:
        """Another member acts, who may see other tags: show nothing until all was read anew."""
        if self._started:
            self._all, self._found, self.judged, self.ready = True, (), (), False
            self.changed.emit()
            self._settle.start()

    def _note(self, applied: Applied) -> None:
        """Remember what an act has touched, and look at it once the acts pause."""
        if not self._started:
            return
        ruled = False
        for change in applied.changes:
            record = change.record
            if isinstance(record, Annotation):
                self._dirty.add(record.document)
            elif isinstance(record, Document):
                self._dirty.add(record.id)
            elif isinstance(record, Official | Tenure):
                self._registry = True
            ruled = ruled or isinstance(record, Ruling)
        if ruled and self.ready:
            self._tell()
        if self._dirty or self._registry:
            self._settle.start()

    def _task(self) -> _Task:
        """What is to be read now."""
        if len(self._dirty) > _MOST_APART:
            self._all = True
        task = _Task(None if self._all else frozenset(self._dirty), self._registry or self._all)
        self._all = self._registry = False
        self._dirty.clear()
        return task

    def _run(self) -> None:
        if self._running:
            return
        self._running = True
        task = self._task()
        snapshot = self._session.workspace.snapshot()
        engine = None if task.documents is None else self._engine
        self._jobs.run(lambda job: _looked_at(job, engine, snapshot, task), self._take, self._fail)

    def _take(self, found: "tuple[Findings, tuple[Finding, ...]]") -> None:
        self._running = False
        if not self._all:  # else it was read for another member, or failed before
            self._engine, self._found = found
            self.ready = True
            self._tell()
        if self._dirty or self._registry or self._all:
            self._settle.start()

    def _fail(self, error: Exception) -> None:
        self._running = False
        self._all = True
        self._session.refused.emit(
            self.tr("Findings could not be looked for: {reason}").format(reason=error)
        )

    def _tell(self) -> None:
        rulings = {one.id: one for one in self._session.workspace.rulings()}
        if rulings:
            self.judged = tuple([_judged(one, rulings.get(one.id)) for one in self._found])
        else:
            self.judged = tuple([Judged(one, None, is_open=True) for one in self._found])
        self.changed.emit()


def _looked_at(
    job: Job,
    engine: "Findings | None",
    snapshot: AbstractContextManager[StoredSnapshot],
    task: _Task,
) -> "tuple[Findings, tuple[Finding, ...]]":
    """The engine with the changed releases taken in, and what it finds; on the worker."""
    from annotator.review.findings.engine import Findings
    from annotator.review.findings.posts import Registry

    findings = engine or Findings()
    with snapshot as held:
        if task.registry:
            findings.register(Registry(held.officials, held.tenures))
        if task.documents is None:
            for number, document in enumerate(held.documents()):
                findings.put(document)
                job.progress(number, held.document_count)
                time.sleep(_PAUSE_S)
        else:
            for document_id in sorted(task.documents):
                changed = held.document(document_id)
                if changed is None:
                    findings.drop(document_id)
                else:
                    findings.put(changed)
    return findings, findings.all()


def watch_of(window: "MainWindow") -> FindingsWatch:
    """The window's watch, made when it is first asked for; it counts on the page's tab."""
    found = window.findChild(FindingsWatch)
    if isinstance(found, FindingsWatch):
        return found
    watch = FindingsWatch(window.session, window.jobs, window)
    watch.changed.connect(
        lambda: window.tabs.set_count("findings", sum(one.is_open for one in watch.judged))
    )
    return watch
