"""How much of the release has been read: each sentence is tagged, empty or unread."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.model.records import Statement
from annotator.model.review import Cover, coverage
from annotator.model.spans import Span
from annotator.ui.jobs import Job, Jobs
from annotator.ui.review.desk import sentences_of
from annotator.ui.session import Session
from annotator.ui.short_label import ShortLabel
from annotator.ui.wording import counted
from annotator.workspace import Applied

_COUNTED_AFTER_MS = 150


class CoverageLabel(ShortLabel):
    """`38 sentences seen, 14 to go`; the sentences are found beside the window."""

    unread_changed = Signal(object)
    """The unread sentences, while they are marked in the text; () once they are not any more."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._asked = 0
        self._sentences: tuple[Span, ...] | None = None
        self._unread: tuple[Span, ...] = ()
        self._marked = False
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
        self._sentences, self._unread = None, ()
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
        self._unread = tuple(place for place, cover in covered if cover is Cover.UNREAD)
        unread = len(self._unread)
        if self._marked:
            self.unread_changed.emit(self._unread)
        empty = sum(cover is Cover.EMPTY for _, cover in covered)
        seen = counted(len(covered) - unread, self.tr("sentence"), self.tr("sentences"))
        words = self.tr("{sentences} seen, {left} to go")
        if not unread:
            words = self.tr("all of {sentences} seen")
        self.setText(words.format(sentences=seen, left=unread))
        self.setToolTip(
            self.tr("{tagged} tagged, {empty} with nothing to tag, {left} unread").format(
                tagged=len(covered) - unread - empty, empty=empty, left=unread
            )
        )

    @property
    def known(self) -> bool:
        """Whether the sentences of the open release have been found."""
        return self._sentences is not None

    def next_unread(self, caret: int) -> Span | None:
        """Mark what is unread in the text; the first unread sentence behind the caret, or of all.

        None where everything has been seen.
        """
        self.count()
        self._marked = bool(self._unread)
        self.unread_changed.emit(self._unread)
        behind = (one for one in self._unread if one.start > caret)
        return next(behind, self._unread[0] if self._unread else None)

    def unmark(self) -> None:
        """Mark nothing any more."""
        self._marked = False
        self.unread_changed.emit(())

    def _ask(self) -> None:
        asked, text = self._asked, self._session.text

        def work(_: Job) -> tuple[Span, ...]:
            return sentences_of(text)

        def done(found: tuple[Span, ...]) -> None:
            if asked == self._asked:
                self._sentences = found
                self.count()

        self._jobs.run(work, done, lambda error: self._session.refused.emit(str(error)))
