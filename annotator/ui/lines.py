"""Lines of lists, drawn alike: the ground, a bar beside the chosen one, the words that fit."""

from abc import abstractmethod
from typing import ClassVar

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_BAR = 3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LineDelegate(QStyledItemDelegate):
    """Draws the lines of a list; what stands in one is the subclass's."""

    MARGINS: ClassVar = QMargins(16, 8, 12, 8)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    @abstractmethod
    def draw(self, painter: QPainter, option: QStyleOptionViewItem, row: int, box: QRect) -> None:
        """Draw what stands in a row into `box`; the painter has the list's face."""

    def ground(self, *, chosen: bool) -> str:
        """The colour behind a line."""
        return self.theme.row if chosen else self.theme.paper

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect, state = option.rect, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(self.ground(chosen=chosen)))
        if chosen:
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, QColor(self.theme.accent))
        hairline = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(hairline, QColor(self.theme.line))
        painter.setFont(option.font)
        self.draw(painter, option, index.row(), rect.marginsRemoved(self.MARGINS))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
        painter.restore()


def draw_words(painter: QPainter, box: QRect, words: str, color: str) -> None:
    """Draw words on one line, elided where they don't fit."""
    painter.setPen(QColor(color))
    elide = Qt.TextElideMode.ElideRight
    painter.drawText(box, _LEFT, painter.fontMetrics().elidedText(words, elide, box.width()))


def draw_wrapped(painter: QPainter, box: QRect, words: str, color: str, lines: int) -> int:
    """Draw words on at most so many lines from the top of the box; how many it took."""
    height = painter.fontMetrics().lineSpacing()
    place = QRect(box.left(), box.top(), box.width(), height)
    parts = _wrapped(words, painter.font(), box.width(), lines)
    painter.setPen(QColor(color))
    for part in parts:
        painter.drawText(place, _LEFT, part)
        place.translate(0, height)
    return len(parts)


def _wrapped(text: str, font: QFont, width: int, lines: int) -> list[str]:
    """The text on at most so many lines of `width` pixels, the last one elided."""
    layout = QTextLayout(" ".join(text.split()), font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    parts: list[str] = []
    while len(parts) < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        whole = layout.text()
        end = line.textStart() + line.textLength()
        parts.append(
            whole[line.textStart() :] if len(parts) == lines - 1 else whole[line.textStart() : end]
        )
    layout.endLayout()
    if parts:
        parts[-1] = QFontMetrics(font).elidedText(parts[-1], Qt.TextElideMode.ElideRight, width)
    return parts
