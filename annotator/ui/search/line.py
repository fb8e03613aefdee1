"""How a hit is drawn: the title, the line with the match marked, what is known."""

from typing import ClassVar

from PySide6.QtCore import QMargins, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from annotator.model.needles import Snippet
from annotator.ui.library.words import facts_of, title_of
from annotator.ui.lines import Index, LineDelegate, draw_words
from annotator.ui.search.model import HitsModel, details_of
from annotator.ui.textmap import TextMap
from annotator.ui.theme import Theme
from annotator.workspace.searching import Hit

_GAP = 3
_SNIPPET_LINES = 3
_LETTER = 18


class HitDelegate(LineDelegate):
    """Draws a hit on five lines."""

    MARGINS: ClassVar = QMargins(16, 10, 12, 10)

    def __init__(self, model: HitsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    def ground(self, *, chosen: bool) -> str:
        return self.theme.paper if chosen else self.theme.chrome

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        lines = option.fontMetrics.lineSpacing() * (_SNIPPET_LINES + 2)
        return QSize(160, lines + 2 * _GAP + self.MARGINS.top() + self.MARGINS.bottom())

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, row: int, box: QRect) -> None:
        hit = self._model.hit(row)
        if hit is None:
            return
        height = option.fontMetrics.lineSpacing()
        left, width = box.left(), box.width()
        self._draw_head(painter, hit, QRect(left, box.top(), width, height))
        top = box.top() + height + _GAP
        room = QRect(left, top, width, height * _SNIPPET_LINES)
        self._draw_snippet(painter, option, hit.snippet, room)
        facts = facts_of(hit.document)
        words = " · ".join((title_of(hit.document), *facts) if hit.annotation else facts)
        foot = QRect(left, box.bottom() - height + 1, width, height)
        draw_words(painter, foot, words, self.theme.muted)

    def _draw_head(self, painter: QPainter, hit: Hit, box: QRect) -> None:
        """The release's title or, of a tag, its kind's letter and its values."""
        words = title_of(hit.document)
        if kind := self._model.kind_of(hit):
            painter.setPen(QColor(self.theme.kind_color(kind)))
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, left, kind.letter)
            box = box.adjusted(_LETTER, 0, 0, 0)
            words = " · ".join(details_of(hit, kind)) or kind.label
        draw_words(painter, box, words, self.theme.text)

    def _draw_snippet(
        self, painter: QPainter, option: QStyleOptionViewItem, snippet: Snippet, box: QRect
    ) -> None:
        layout = QTextLayout(TextMap(snippet.text).shown(), option.font)
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrapping)
        layout.setFormats(self._marks(snippet))
        layout.beginLayout()
        height = option.fontMetrics.lineSpacing()
        for number in range(_SNIPPET_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width())
            line.setPosition(QPointF(0, number * height))
        layout.endLayout()
        painter.setPen(QColor(self.theme.muted))
        painter.setClipRect(box)
        layout.draw(painter, QPointF(box.topLeft()))
        painter.setClipping(False)

    def _marks(self, snippet: Snippet) -> list[QTextLayout.FormatRange]:
        """The matches: on the colour of what was found, in full ink."""
        marked = QTextCharFormat()
        marked.setBackground(QColor(self.theme.find))
        marked.setForeground(QColor(self.theme.text))
        text_map = TextMap(snippet.text)
        ranges = []
        for span in snippet.marks:
            one = QTextLayout.FormatRange()
            one.start = text_map.to_qt(span.start)
            one.length = text_map.to_qt_end(span.end) - one.start
            one.format = marked
            ranges.append(one)
        return ranges
