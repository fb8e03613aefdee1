"""How a release is drawn in the list."""

from typing import ClassVar

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from annotator.ui.library.model import LibraryModel
from annotator.ui.library.words import (
    facts_of,
    share_done,
    state_color,
    state_words,
    title_of,
)
from annotator.ui.lines import Index, LineDelegate, draw_words, draw_wrapped
from annotator.ui.theme import Theme
from annotator.workspace import Line

_GAP = 4
_BAR = 3
_BAR_GAP = 8
_TITLE_LINES = 2


class ReleaseDelegate(LineDelegate):
    """Draws a release: its title on two lines, what is known, its state, and how far it is."""

    MARGINS: ClassVar = QMargins(16, 12, 12, 12)

    def __init__(self, model: LibraryModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    def ground(self, *, chosen: bool) -> str:
        return self.theme.paper if chosen else self.theme.chrome

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        line = option.fontMetrics.lineSpacing()
        inner = line * (_TITLE_LINES + 1) + _GAP + _BAR_GAP + _BAR
        return QSize(160, inner + self.MARGINS.top() + self.MARGINS.bottom())

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, row: int, box: QRect) -> None:
        line = self._model.listed(row)
        if not line.document.id:
            return
        height = option.fontMetrics.lineSpacing()
        lines = draw_wrapped(painter, box, title_of(line.document), self.theme.text, _TITLE_LINES)
        left, width = box.left(), box.width()
        top = box.top() + lines * height + _GAP
        self._draw_facts(painter, option.fontMetrics, line, QRect(left, top, width, height + 1))
        self._draw_bar(painter, line, QRect(left, top + height + _BAR_GAP - 1, width, _BAR))

    def _draw_facts(self, painter: QPainter, metrics: QFontMetrics, line: Line, box: QRect) -> None:
        state = state_words(line.standing)
        if line.document.flagged:
            state = f"⚑ {state}"
        facts = " · ".join(facts_of(line.document))
        room = box.width() - metrics.horizontalAdvance(state) - 8
        place = QRect(box.left(), box.top(), room, box.height())
        draw_words(painter, place, facts, self.theme.muted)
        painter.setPen(QColor(state_color(line.standing, self.theme)))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, right, state)

    def _draw_bar(self, painter: QPainter, line: Line, box: QRect) -> None:
        """Which share of the tags is submitted or decided."""
        share = share_done(line.standing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self.theme.pressed))
        painter.drawRoundedRect(box, _BAR / 2, _BAR / 2)
        if share:
            color = self.theme.error if line.standing.returned else self.theme.good
            painter.setBrush(QColor(color))
            done = QRect(box.left(), box.top(), max(round(box.width() * share), _BAR), _BAR)
            painter.drawRoundedRect(done, _BAR / 2, _BAR / 2)
