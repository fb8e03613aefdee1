"""How the lane of each pattern is drawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.model.kinds import Pattern
from annotator.ui.reading.geometry import Piece


@dataclass(frozen=True, slots=True)
class Stroke:
    """A lane's bar under one piece of a tag: its middle at `y`, in pixels of the block."""

    color: QColor
    piece: Piece
    y: float
    thickness: float


def _bar(stroke: Stroke) -> QRectF:
    piece, thickness = stroke.piece, stroke.thickness
    return QRectF(piece.left, stroke.y - thickness / 2, piece.right - piece.left, thickness)


def _solid(painter: QPainter, stroke: Stroke) -> None:
    painter.fillRect(_bar(stroke), stroke.color)


def _bracket(painter: QPainter, stroke: Stroke) -> None:
    bar, piece = _bar(stroke), stroke.piece
    painter.fillRect(bar, stroke.color)
    width, height = max(1.0, stroke.thickness * 0.75), stroke.thickness * 3
    ends = [piece.first] * piece.opens + [piece.last] * piece.closes
    for x in ends:
        left = min(x, bar.right() - width)
        painter.fillRect(QRectF(left, bar.bottom() - height, width, height), stroke.color)


def _dashes(*pattern: float) -> Callable[[QPainter, Stroke], None]:
    def draw(painter: QPainter, stroke: Stroke) -> None:
        pen = QPen(stroke.color, stroke.thickness)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(list(pattern))
        painter.setPen(pen)
        painter.drawLine(QLineF(stroke.piece.left, stroke.y, stroke.piece.right, stroke.y))

    return draw


def _double(painter: QPainter, stroke: Stroke) -> None:
    bar = _bar(stroke)
    thin = max(0.75, bar.height() / 3)
    painter.fillRect(QRectF(bar.left(), bar.top() - thin / 2, bar.width(), thin), stroke.color)
    below = bar.bottom() - thin / 2
    painter.fillRect(QRectF(bar.left(), below, bar.width(), thin), stroke.color)


def _wave(painter: QPainter, stroke: Stroke) -> None:
    length, swing = stroke.thickness * 3, stroke.thickness * 0.75
    path = QPainterPath(QPointF(stroke.piece.left, stroke.y))
    x, up = stroke.piece.left, True
    while x < stroke.piece.right:
        after = min(x + length / 2, stroke.piece.right)
        crest = stroke.y + (-2 * swing if up else 2 * swing)
        path.quadTo(QPointF((x + after) / 2, crest), QPointF(after, stroke.y))
        x, up = after, not up
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, QPen(stroke.color, max(1.0, stroke.thickness * 0.6)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


STROKES: Mapping[Pattern, Callable[[QPainter, Stroke], None]] = {
    Pattern.SOLID: _solid,
    Pattern.BRACKET: _bracket,
    Pattern.DOTTED: _dashes(1.0, 1.0),
    Pattern.DOUBLE: _double,
    Pattern.DASHED: _dashes(3.0, 1.5),
    Pattern.WAVE: _wave,
}
"""What draws the bar of a pattern."""
