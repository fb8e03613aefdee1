"""Notes how many suggestions of the open release are left, for the library to filter by."""

from PySide6.QtCore import QObject, QTimer, Signal

from annotator import __version__
from annotator.assets import resources
from annotator.model.suggestion import Band
from annotator.ui.session import Session
from annotator.ui.suggestions import Suggestions
from annotator.workspace import OpenCount

_QUIET_MS = 500


class OpenCounting(QObject):
    """Writes the count down, once it stands still: many answers are one note."""

    counted = Signal(str)
    """Id of a release whose count was written down."""

    def __init__(
        self, session: Session, suggestions: Suggestions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._suggestions = suggestions
        self._version = ""
        self._counts: dict[str, tuple[str, OpenCount]] = {}
        self._quiet = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self.write)
        suggestions.read.connect(self._note)
        suggestions.updated.connect(lambda *_: self._note())
        session.closed.connect(self.write)

    def _note(self) -> None:
        document = self._session.document
        if document is None:
            return
        pending = self._suggestions.pending
        sure = sum(one.band is Band.SURE for one in pending)
        self._counts[document.sha256] = (document.id, OpenCount(len(pending), sure))
        self._quiet.start()

    def write(self) -> None:
        """Write down what was counted and is not written yet."""
        self._quiet.stop()
        if not self._counts:
            return
        counts, self._counts = self._counts, {}
        noted = {sha256: count for sha256, (_, count) in counts.items()}
        self._session.workspace.suggested.note(noted, self._named())
        for document, _ in counts.values():
            self.counted.emit(document)

    def _named(self) -> str:
        if not self._version:
            from annotator.suggest.version import suggester_version

            self._version = suggester_version(resources(), __version__)
        return self._version
