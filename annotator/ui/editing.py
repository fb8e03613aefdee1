"""Acts on the selected tag: its boundaries and fragments, its kind, its doubt, its person."""

from PySide6.QtCore import QObject

from annotator.model.ops import (
    AddFragment,
    ChangeKind,
    Delete,
    MarkUncertain,
    MoveBoundary,
    RemoveFragment,
)
from annotator.model.records import Annotation
from annotator.model.spans import Span
from annotator.ui.boundaries import moved
from annotator.ui.session import Session
from annotator.ui.suggestions import Suggestions


class Editing(QObject):
    """What is done to the selected tag; where none is selected, that is said."""

    def __init__(self, session: Session, suggestions: Suggestions, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._suggestions = suggestions

    def add_fragment(self, span: Span | None) -> None:
        """Add the selection to the tag."""
        place = self._session.refined(span)
        if (tag := self._need_tag()) and place:
            self._session.apply(AddFragment(tag.id, place))
        elif tag:
            self._session.refused.emit(self.tr("Select the words to add to the tag first."))

    def remove_fragment(self, caret: int) -> None:
        """Take the fragment at the caret away from the tag."""
        if tag := self._need_tag():
            here = next((span for span in tag.spans if span.start <= caret <= span.end), None)
            if here is None:
                words = self.tr("Put the caret into the fragment to take away first.")
                self._session.refused.emit(words)
            else:
                self._session.apply(RemoveFragment(tag.id, here))

    def change_kind(self, kind_key: str) -> None:
        """Make the tag one of another kind."""
        if tag := self._need_tag():
            self._session.apply(ChangeKind(tag.id, kind_key))

    def delete(self) -> None:
        """Delete the tag."""
        if tag := self._need_tag():
            self._session.apply(Delete((tag.id,)))

    def toggle_uncertain(self) -> None:
        """Put the tag in doubt, or out of it."""
        if tag := self._need_tag():
            self._session.apply(MarkUncertain(tag.id, not tag.uncertain))

    def move_boundary(self, *, start: bool, step: int, word: bool) -> None:
        """Move one end by a sign or, if `word`, over a word; a suggestion is accepted by that."""
        if self._suggestions.selected is not None:
            self._suggestions.move_boundary(start=start, step=step, word=word)
        elif tag := self._need_tag():
            spans = moved(self._session.text, tag.spans, start=start, step=step, word=word)
            if spans is None:
                words = self.tr("The tag can't get any smaller or leave the text.")
                self._session.refused.emit(words)
            else:
                self._session.apply(MoveBoundary(tag.id, spans))

    def register(self) -> None:
        """Take the person of the tag into the registry, with the post that the tag gives."""
        if tag := self._need_tag():
            from annotator.ui.registry.registering import register

            register(self._session, tag)

    def _need_tag(self) -> Annotation | None:
        if self._session.selected is None:
            words = self.tr("No tag is selected. Put the caret in one, or press N.")
            self._session.refused.emit(words)
        return self._session.selected
