"""How the lane of each pattern is drawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.model.kinds import Pattern


@dataclass(frozen=True, slots=True)
class Stroke:
    """A lane's bar on one line of the page: from `left` to `right`, its middle at `y`.

    `opens` and `closes` say whether the tag begins or ends here.
    """

    color: QColor
    left: float
    right: float
    y: float
    thickness: float
    opens: bool
    closes: bool


def _bar(stroke: Stroke) -> QRectF:
    top = stroke.y - stroke.thickness / 2
    return QRectF(stroke.left, top, stroke.right - stroke.left, stroke.thickness)


def _solid(painter: QPainter, stroke: Stroke) -> None:
    painter.fillRect(_bar(stroke), stroke.color)


def _bracket(painter: QPainter, stroke: Stroke) -> None:
    bar = _bar(stroke)
    painter.fillRect(bar, stroke.color)
    width, height = max(1.0, stroke.thickness * 0.75), stroke.thickness * 3
    if stroke.opens:
        painter.fillRect(QRectF(bar.left(), bar.bottom() - height, width, height), stroke.color)
    if stroke.closes:
        left = bar.right() - width
        painter.fillRect(QRectF(left, bar.bottom() - height, width, height), stroke.color)


def _dashes(*pattern: float) -> Callable[[QPainter, Stroke], None]:
    def draw(painter: QPainter, stroke: Stroke) -> None:
        pen = QPen(stroke.color, stroke.thickness)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(list(pattern))
        painter.setPen(pen)
        painter.drawLine(QLineF(stroke.left, stroke.y, stroke.right, stroke.y))

    return draw


def _double(painter: QPainter, stroke: Stroke) -> None:
    bar = _bar(stroke)
    thin = max(0.75, bar.height() / 3)
    painter.fillRect(QRectF(bar.left(), bar.top() - thin / 2, bar.width(), thin), stroke.color)
    below = bar.bottom() - thin / 2
    painter.fillRect(QRectF(bar.left(), below, bar.width(), thin), stroke.color)


def _wave(painter: QPainter, stroke: Stroke) -> None:
    length, swing = stroke.thickness * 3, stroke.thickness * 0.75
    path = QPainterPath(QPointF(stroke.left, stroke.y))
    x, up = stroke.left, True
    while x < stroke.right:
        after = min(x + length / 2, stroke.right)
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
