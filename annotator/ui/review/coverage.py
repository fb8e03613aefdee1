"""How much of the release has been read: each sentence is tagged, empty or unread."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from annotator.model.records import Statement
from annotator.model.review import Cover, coverage
from annotator.model.spans import Span
from annotator.ui.jobs import Job, Jobs
from annotator.ui.review.desk import sentences_of
from annotator.ui.session import Session
from annotator.workspace import Applied

_COUNTED_AFTER_MS = 150


class CoverageLabel(QLabel):
    """`38 sentences seen, 14 to go`; the sentences are found beside the window."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._asked = 0
        self._sentences: tuple[Span, ...] | None = None
        self._late = QTimer(self, singleShot=True, interval=_COUNTED_AFTER_MS)
        self._late.timeout.connect(self.count)
        session.opened.connect(self._read)
        session.annotations_changed.connect(lambda _: self._late.start())
        session.committed.connect(self._follow)
        session.closed.connect(self._stop)

    def _stop(self) -> None:
        self._asked += 1
        self._late.stop()

    def _read(self, _: object) -> None:
        self._asked += 1
        self._sentences = None
        self.clear()
        self._late.start()

    def _follow(self, applied: Applied) -> None:
        if any(isinstance(change.record, Statement) for change in applied.changes):
            self._late.start()

    def count(self) -> None:
        """Count the sentences, once they are known."""
        document = self._session.document
        if document is None:
            return
        if self._sentences is None:
            self._ask()
            return
        covered = coverage(
            self._sentences,
            document.furniture,
            self._session.annotations,
            self._session.workspace.team.statements(document.id),
        )
        unread = sum(cover is Cover.UNREAD for _, cover in covered)
        empty = sum(cover is Cover.EMPTY for _, cover in covered)
        words = self.tr("{seen} sentences seen, {left} to go")
        if not unread:
            words = self.tr("all {seen} sentences seen")
        self.setText(words.format(seen=len(covered) - unread, left=unread))
        self.setToolTip(
            self.tr("{tagged} tagged, {empty} with nothing to tag, {left} unread").format(
                tagged=len(covered) - unread - empty, empty=empty, left=unread
            )
        )

    def _ask(self) -> None:
        asked, text = self._asked, self._session.text

        def work(_: Job) -> tuple[Span, ...]:
            return sentences_of(text)

        def done(found: tuple[Span, ...]) -> None:
            if asked == self._asked:
                self._sentences = found
                self.count()

        self._jobs.run(work, done, lambda error: self._session.refused.emit(str(error)))
