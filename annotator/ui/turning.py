"""What was undone or done again is shown: one sees what came back, and can answer it anew."""

from PySide6.QtCore import QObject

from annotator.model.records import Annotation, Dismissal
from annotator.ui.reading.view import ReleaseView
from annotator.ui.session import Session
from annotator.ui.suggestions import Suggestions
from annotator.workspace import Applied


class Turned(QObject):
    """Selects the tag or the suggestion that an undo or redo was about, in the open release."""

    def __init__(
        self, session: Session, suggestions: Suggestions, view: ReleaseView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._suggestions = suggestions
        self._view = view
        session.turned.connect(self._show)

    def _show(self, applied: Applied) -> None:
        document = self._session.document
        for change in applied.changes:
            record = change.record
            if not isinstance(record, Annotation | Dismissal) or document is None:
                continue
            if record.document == document.id:
                self._show_record(record, stands=isinstance(change.after, Annotation))
                return

    def _show_record(self, record: Annotation | Dismissal, *, stands: bool) -> None:
        """Select the tag if it stands; else the suggestion that is open in its place again."""
        if stands:
            self._session.select(record.id)
        elif (again := self._suggestions.like(record)) is not None:
            self._suggestions.select(again.id)
        else:
            self._view.set_caret(record.spans[0].start)
            self._view.reveal(record.spans[0])
