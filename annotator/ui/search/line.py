"""How a hit is drawn: the title, the line with the match marked, what is known."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.model.needles import Snippet
from annotator.ui.library.line import draw_ground
from annotator.ui.library.words import facts_of, title_of
from annotator.ui.search.model import HitsModel, details_of
from annotator.ui.textmap import TextMap
from annotator.ui.theme import Theme
from annotator.workspace.searching import Hit

Index = QModelIndex | QPersistentModelIndex
_PADDING = 10
_LEFT = 16
_GAP = 3
_SNIPPET_LINES = 3
_LETTER = 18
_VCENTER = Qt.AlignmentFlag.AlignVCenter


class HitDelegate(QStyledItemDelegate):
    """Draws a hit on five lines."""

    def __init__(self, model: HitsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        line = option.fontMetrics.lineSpacing()
        return QSize(160, line * (_SNIPPET_LINES + 2) + 2 * _GAP + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        draw_ground(painter, rect, self.theme, chosen=chosen)
        if hit := self._model.hit(index.row()):
            inner = rect.adjusted(_LEFT, _PADDING, -12, -_PADDING)
            self._draw(painter, option, hit, inner)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
        painter.restore()

    def _draw(
        self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit, inner: QRect
    ) -> None:
        height = option.fontMetrics.lineSpacing()
        painter.setFont(option.font)
        head = QRect(inner.left(), inner.top(), inner.width(), height)
        self._draw_head(painter, option.fontMetrics, hit, head)
        top = inner.top() + height + _GAP
        box = QRect(inner.left(), top, inner.width(), height * _SNIPPET_LINES)
        self._draw_snippet(painter, option, hit.snippet, box)
        foot = QRect(inner.left(), inner.bottom() - height + 1, inner.width(), height)
        self._draw_foot(painter, option.fontMetrics, hit, foot)

    def _draw_head(self, painter: QPainter, metrics: QFontMetrics, hit: Hit, box: QRect) -> None:
        """The release's title or, of a tag, its kind's letter and its values."""
        words = title_of(hit.document)
        if kind := self._model.kind_of(hit):
            painter.setPen(QColor(self.theme.kind_color(kind)))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | _VCENTER, kind.letter)
            box = box.adjusted(_LETTER, 0, 0, 0)
            words = " · ".join(details_of(hit, kind)) or kind.label
        painter.setPen(QColor(self.theme.text))
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | _VCENTER, elided)

    def _draw_foot(self, painter: QPainter, metrics: QFontMetrics, hit: Hit, box: QRect) -> None:
        facts = facts_of(hit.document)
        words = " · ".join((title_of(hit.document), *facts) if hit.annotation else facts)
        painter.setPen(QColor(self.theme.muted))
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | _VCENTER, elided)

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
