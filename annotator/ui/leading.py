"""Leading into a release: its first suggestion is selected as soon as it is there."""

from PySide6.QtCore import QObject

from annotator.ui.reading.view import ReleaseView
from annotator.ui.session import Session
from annotator.ui.suggestions import Suggestions


class Lead(QObject):
    """Selects the first suggestion of a release that was just opened to be worked on.

    It gives up as soon as the user moves: the caret, the page, the selection or the focus.
    """

    def __init__(
        self, session: Session, suggestions: Suggestions, view: ReleaseView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._suggestions = suggestions
        self._view = view
        self._waiting = False
        suggestions.read.connect(self._take)
        moved = (
            view.caret_moved,
            view.selection_changed,
            view.verticalScrollBar().actionTriggered,
            session.selection_changed,
            session.opened,
        )
        for signal in moved:
            signal.connect(self._give_up)

    def follow(self) -> None:
        """Wait for the suggestions of the release that is open now."""
        self._waiting = True

    def _give_up(self, _: object) -> None:
        self._waiting = False

    def _take(self) -> None:
        if not self._waiting or not self._suggestions.count:
            return
        self._waiting = False
        if self._view.hasFocus():
            self._suggestions.step(1, self._view.caret())
