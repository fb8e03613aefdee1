"""The selected tag's quote between the words that stand around it in the text."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from annotator.model.spans import FRAGMENT_JOINT
from annotator.ui.pending import Shown
from annotator.ui.theme import Theme, reading_font

_CONTEXT = 36
_ROOM = 160
"""Characters that are shown of all, which take four lines of the form at most."""
_LONGEST = 120


class QuoteLabel(QLabel):
    """A quote with a bar in its kind's colour and a few words around it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWordWrap(True)
        self.setFont(reading_font(88))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._theme = theme

    def show_quote(self, text: str, annotation: Shown, color: str) -> None:
        """Show the annotation's words in bold between the words around them."""
        quote = _shortened(annotation.quote)
        beside = min(_CONTEXT, (_ROOM - len(quote)) // 2)
        before = _tail(text[max(0, annotation.start - beside) : annotation.start], beside)
        after = _head(text[annotation.end : annotation.end + beside], beside)
        muted = self._theme.muted
        self.setText(
            f'<span style="color:{muted}">{escape(before)}</span><b>{escape(quote)}</b>'
            f'<span style="color:{muted}">{escape(after)}</span>'
        )
        self.setAccessibleName(annotation.quote)
        self.setStyleSheet(f"border: none; border-left: 3px solid {color}; padding: 0 0 0 8px;")


def _shortened(quote: str) -> str:
    if len(quote) <= _LONGEST:
        return quote
    return quote[: _LONGEST // 2].rstrip() + FRAGMENT_JOINT + quote[-_LONGEST // 2 :].lstrip()


def _tail(words: str, cut: int) -> str:
    last = words.rpartition("\n")[2]
    return "… " + last.partition(" ")[2] if len(last) == cut else last


def _head(words: str, cut: int) -> str:
    first = words.partition("\n")[0]
    return first.rpartition(" ")[0] + " …" if len(first) == cut else first
