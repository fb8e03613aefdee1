"""The two sides of a finding beside each other: short on the page, in context in a dialog."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.model.spans import Span
from annotator.model.text import paragraphs
from annotator.ui.key_button import KeyButton
from annotator.ui.theme import Theme, reading_font

_MOST_SHOWN = 280
_CONTEXT = 400


@dataclass(frozen=True, slots=True)
class Side:
    """One piece of evidence as it is shown: what it is, of which release, and its words."""

    about: str
    release: str
    quote: str
    document: str
    span: Span | None
    annotation: str


class SideCard(QFrame):
    """One side on the page, with the key that leads to its place."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about, self._release, self._quote = QLabel(self), QLabel(self), QLabel(self)
        self._about.setProperty("role", "muted")
        self._release.setProperty("role", "muted")
        for label in (self._about, self._release, self._quote):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._quote.setFont(reading_font(94))
        self._quote.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.go = KeyButton("", self)
        self.go.clicked.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._about, self._quote, self._release):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)

    def show_side(self, side: Side | None, key: str) -> None:
        """Show a side; None leaves the place empty."""
        self.setVisible(side is not None)
        if side is None:
            return
        self._about.setText(side.about)
        self._quote.setText(f"“{shortened(side.quote)}”" if side.document else side.quote)
        self._release.setText(side.release)
        self.go.setText(self.tr("Go there  {key}").format(key=key))
        self.go.setAccessibleName(self.tr("Go to “{quote}”").format(quote=side.quote[:60]))
        self.go.setEnabled(bool(side.document or side.annotation))


def shortened(words: str, most: int = _MOST_SHOWN) -> str:
    """The words on one line, cut where they are too long for the page."""
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"


class SideBySide(QDialog):
    """All sides in their paragraphs, the words themselves marked."""

    def __init__(
        self,
        sentence: str,
        sides: Sequence[Side],
        text_of: Callable[[str], str],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Side by side"))
        self.resize(960, 480)
        heading = QLabel(sentence, self)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(16)
        for side in sides:
            row.addLayout(self._column(side, text_of, theme), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(row, 1)
        column.addWidget(buttons)

    def _column(self, side: Side, text_of: Callable[[str], str], theme: Theme) -> QVBoxLayout:
        head = QLabel(" · ".join(filter(None, (side.about, side.release))), self)
        head.setProperty("role", "muted")
        head.setWordWrap(True)
        page = QTextBrowser(self)
        page.setAccessibleName(head.text() or side.quote)
        page.setFont(reading_font())
        text = text_of(side.document) if side.document and side.span else ""
        page.setHtml(in_context(text, side, theme))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(page, 1)
        return column


def in_context(text: str, side: Side, theme: Theme) -> str:
    """The words with what stands around them in the release, as HTML."""
    if side.span is None or not text:
        return f"<p>{escape(side.quote)}</p>"
    touched = [line for line in paragraphs(text) if line.overlaps(side.span)] or [side.span]
    start = max(touched[0].start, side.span.start - _CONTEXT)
    end = min(touched[-1].end, side.span.end + _CONTEXT)
    before, after = text[start : side.span.start], text[side.span.end : end]
    mark = f'<span style="background-color: {theme.find}; color: {theme.text}">'
    parts = (escape(before), f"{mark}{escape(side.span.of(text))}</span>", escape(after))
    cut = ("… " if start > touched[0].start else "", " …" if end < touched[-1].end else "")
    body = (cut[0] + "".join(parts) + cut[1]).replace("\n", "<br>")
    return f'<p style="line-height: 150%">{body}</p>'
