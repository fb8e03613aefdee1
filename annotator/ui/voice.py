"""What a screen reader says of the work on a release: what was done, and what is selected now."""

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible

from annotator.model.records import Annotation, Mode
from annotator.ui.naming import announce
from annotator.ui.pending import Shown
from annotator.ui.reading.view import ReleaseView
from annotator.ui.session import Session
from annotator.ui.suggestions import Suggestions
from annotator.ui.wording import counted
from annotator.workspace import Applied, OpenDocument

_FURNITURE = "furniture"
"""Stands for a mark's key where the caret is in furniture; no tag has such an id."""

_LONGEST = 160
"""So many characters of a quote are said."""


class _Part(Enum):
    """The parts of a sentence, in their order."""

    OPENED = auto()
    COUNT = auto()
    DONE = auto()
    NOW = auto()


class Voice(QObject):
    """Tells what is painted or shown elsewhere while the focus stays in the text.

    The selected tag or suggestion, or else the one that the caret comes into, is the description
    of the text. What happens in one turn is said in one sentence, and only if somebody listens.
    """

    def __init__(
        self, session: Session, suggestions: Suggestions, view: ReleaseView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._suggestions = suggestions
        self._view = view
        self._parts: dict[_Part, str] = {}
        self._under = ""
        self._is_new = False
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._speak)
        session.opened.connect(self._open)
        session.committed.connect(self._tell_done)
        session.selection_changed.connect(self._come_to)
        session.closed.connect(self._late.stop)
        suggestions.selection_changed.connect(self._come_to)
        suggestions.read.connect(self._tell_count)
        view.caret_moved.connect(self._walk)

    def _say(self, what: _Part, words: str) -> None:
        self._parts[what] = words
        self._late.start()

    def _speak(self) -> None:
        words = " ".join(filter(None, (self._parts.get(what) for what in _Part)))
        self._parts.clear()
        if words:
            announce(self._view, words)

    def _come_to(self, shown: Shown | None) -> None:
        """Tell of another one, or of the same one where it is something else now."""
        self._describe(shown.id if shown is not None else "", self._words(shown))

    def _describe(self, under: str, words: str) -> None:
        before, self._under = self._under, under
        if self._under != before or words != self._view.accessibleDescription():
            self._view.setAccessibleDescription(words)
            self._say(_Part.NOW, words)

    def _open(self, opened: OpenDocument | None) -> None:
        self._parts.clear()
        self._under, self._is_new = "", opened is not None
        self._view.setAccessibleDescription("")
        if opened is not None:
            title = opened.document.title or opened.document.source_name
            tags = counted(len(opened.annotations), self.tr("tag"), self.tr("tags"))
            words = self.tr("Opened “{title}”, {tags}.").format(title=title, tags=tags)
            self._say(_Part.OPENED, words)

    def _tell_count(self) -> None:
        """How much is suggested in a release that has just been opened."""
        if self._is_new:
            self._is_new = False
            count = self._suggestions.count
            words = counted(count, self.tr("suggestion"), self.tr("suggestions"))
            self._say(_Part.COUNT, self.tr("{suggestions}.").format(suggestions=words))

    def _tell_done(self, applied: Applied) -> None:
        if applied.number is None:
            return
        if applied.mode is Mode.UNDO:
            words = self.tr("Undone.")
        elif applied.mode is Mode.REDO:
            words = self.tr("Done again.")
        else:
            words = self._done().get(applied.verb, "")
        self._say(_Part.DONE, words)

    def _done(self) -> Mapping[str, str]:
        return {
            "accept": self.tr("Accepted."),
            "dismiss": self.tr("Dismissed."),
            "tag": self.tr("Tagged."),
            "delete": self.tr("Deleted."),
            "move boundary": self.tr("Moved."),
            "change kind": self.tr("Changed."),
            "submit": self.tr("Handed in."),
            "verify": self.tr("Verified."),
            "return": self.tr("Returned."),
            "reject": self.tr("Rejected."),
        }

    def _walk(self, code_point: int) -> None:
        """Tell of the tag or suggestion that the caret has come into, the smallest of several."""
        if not QAccessible.isActive() or self._late.isActive():
            return
        keys = self._view.marks_at(code_point) or self._furniture_at(code_point)
        if self._under in keys or (not keys and not self._under):
            return
        if keys == [_FURNITURE]:
            self._describe(_FURNITURE, self.tr("Furniture, no part of the release"))
            return
        key = keys[0] if keys else ""
        self._come_to(self._session.annotation(key) or self._suggestions.get(key))

    def _furniture_at(self, code_point: int) -> list[str]:
        document = self._session.document
        spans = document.furniture if document else ()
        return [_FURNITURE] if any(one.start <= code_point < one.end for one in spans) else []

    def _words(self, shown: Shown | None) -> str:
        """Kind, state and words: `Official, suggested, sure: Mira Olsen`."""
        kind = self._session.kinds.get(shown.kind) if shown is not None else None
        if shown is None or kind is None:
            return ""
        said = [kind.label, *self._standing(shown)]
        if shown.uncertain:
            said.append(self.tr("uncertain"))
        quote = " ".join(shown.quote.split())
        if len(quote) > _LONGEST:
            quote = quote[:_LONGEST].rstrip() + "…"
        return self.tr("{about}: {quote}").format(about=", ".join(said), quote=quote)

    def _standing(self, shown: Shown) -> tuple[str, ...]:
        if isinstance(shown, Annotation):
            return (str(shown.state),)
        return (self.tr("suggested"), shown.band.value)
