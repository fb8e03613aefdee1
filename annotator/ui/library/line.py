"""How a release is drawn in the list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.library.model import LibraryModel
from annotator.ui.library.words import (
    facts_of,
    share_done,
    state_color,
    state_words,
    title_of,
)
from annotator.ui.theme import Theme
from annotator.workspace import Line

Index = QModelIndex | QPersistentModelIndex
_PADDING = 12
_LEFT = 16
_GAP = 4
_BAR = 3
_BAR_GAP = 8
_TITLE_LINES = 2
_VCENTER = Qt.AlignmentFlag.AlignVCenter


class ReleaseDelegate(QStyledItemDelegate):
    """Draws a release: its title on two lines, what is known, its state, and how far it is."""

    def __init__(self, model: LibraryModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        line = option.fontMetrics.lineSpacing()
        inner = line * (_TITLE_LINES + 1) + _GAP + _BAR_GAP + _BAR
        return QSize(160, inner + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        draw_ground(painter, rect, self.theme, chosen=chosen)
        line = self._model.listed(index.row())
        if line.document.id:
            inner = rect.adjusted(_LEFT, _PADDING, -_PADDING, -_PADDING)
            self._draw(painter, option, line, inner)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
        painter.restore()

    def _draw(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, inner: QRect
    ) -> None:
        height = option.fontMetrics.lineSpacing()
        lines = wrapped(title_of(line.document), option.font, inner.width(), _TITLE_LINES)
        painter.setPen(QColor(self.theme.text))
        painter.setFont(option.font)
        for number, words in enumerate(lines):
            box = QRect(inner.left(), inner.top() + number * height, inner.width(), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | _VCENTER, words)
        left, width = inner.left(), inner.width()
        top = inner.top() + len(lines) * height + _GAP
        self._draw_facts(painter, option.fontMetrics, line, QRect(left, top, width, height + 1))
        self._draw_bar(painter, line, QRect(left, top + height + _BAR_GAP - 1, width, _BAR))

    def _draw_facts(self, painter: QPainter, metrics: QFontMetrics, line: Line, box: QRect) -> None:
        state = state_words(line.standing)
        if line.document.flagged:
            state = f"⚑ {state}"
        facts = " · ".join(facts_of(line.document))
        room = box.width() - metrics.horizontalAdvance(state) - 8
        elided = metrics.elidedText(facts, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | _VCENTER, elided)
        painter.setPen(QColor(state_color(line.standing, self.theme)))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | _VCENTER, state)

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


def draw_ground(painter: QPainter, rect: QRect, theme: Theme, *, chosen: bool) -> None:
    """The ground of a line in the left column, and the hairline under it."""
    painter.fillRect(rect, QColor(theme.paper if chosen else theme.chrome))
    if chosen:
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(theme.accent))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))


def wrapped(text: str, font: QFont, width: int, lines: int) -> list[str]:
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
