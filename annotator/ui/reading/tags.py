"""Painting tags: fills under the text, lanes and outlines around it, letters at the end."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from annotator.ui.reading.geometry import Piece
from annotator.ui.reading.layout import PageLayout
from annotator.ui.reading.marks import Mark
from annotator.ui.reading.placing import Placed
from annotator.ui.reading.scene import Scene
from annotator.ui.reading.strokes import STROKES, Stroke
from annotator.ui.theme import STRONG_TINT, TINT

_THICKNESS = 2.0
_PITCH = 3.0


class TagPainter:
    """Paints the marks of one block; the painter's origin is the block's left upper corner."""

    def __init__(self, scene: Scene, layout: PageLayout) -> None:
        self._scene = scene
        self._layout = layout

    # --- under the text --------------------------------------------------------------------

    def paint_fills(self, painter: QPainter, placed: Sequence[Placed]) -> None:
        """A tenth of the kind's colour under each tag, more under the selected one."""
        for one in placed:
            chosen = one.mark.key == self._scene.chosen
            if (one.mark.suggestion or one.mark.struck) and not chosen:
                continue
            fill = QColor(self._scene.theme.kind_color(one.mark.kind))
            fill.setAlphaF(STRONG_TINT if chosen else TINT)
            for piece in one.pieces:
                painter.fillRect(self._box(piece), fill)

    def _box(self, piece: Piece) -> QRectF:
        metrics = self._layout.metrics
        top = piece.row * metrics.line_height + metrics.lift
        return QRectF(piece.left, top, piece.right - piece.left, metrics.bottom - metrics.lift + 1)

    # --- around the text -------------------------------------------------------------------

    def paint_lanes(self, painter: QPainter, placed: Sequence[Placed]) -> None:
        """Lanes, outlines, joints and letters."""
        lanes = 1 + max((one.lane for one in placed), default=0)
        for one in placed:
            self._paint_lane(painter, one, lanes)
        for one in placed:
            if one.mark.key == self._scene.chosen:
                self._paint_outline(painter, one, QPen(QColor(self._scene.theme.text), 2))
        self._paint_letters(painter, placed)

    def _paint_lane(self, painter: QPainter, one: Placed, lanes: int) -> None:
        color, y, thickness = self._color(one.mark), *self._lane(one.lane, lanes)
        height = self._layout.metrics.line_height
        if one.joints:
            painter.setPen(QPen(color, 1, Qt.PenStyle.DotLine))
        for joint in one.joints:
            at = joint.row * height + y
            painter.drawLine(QLineF(joint.left, at, joint.right, at))
        if one.mark.suggestion:
            pen = QPen(color, self._layout.metrics.unit)
            pen.setDashPattern([3.0, 2.0])
            self._paint_outline(painter, one, pen)
            return
        draw = STROKES[one.mark.kind.pattern]
        for piece in one.pieces:
            draw(painter, Stroke(color, piece, piece.row * height + y, thickness))

    def _lane(self, lane: int, lanes: int) -> tuple[float, float]:
        """The middle of a lane below a line's top, and its thickness; many lanes get thinner."""
        metrics = self._layout.metrics
        room = metrics.line_height - metrics.bottom
        pitch = min(_PITCH * metrics.unit, room / lanes)
        thickness = min(_THICKNESS * metrics.unit, pitch * _THICKNESS / _PITCH)
        return metrics.bottom + lane * pitch + thickness / 2, thickness

    def _paint_outline(self, painter: QPainter, one: Placed, pen: QPen) -> None:
        """A frame around each piece, open where the tag goes on in another line."""
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        grow = 1.0 + min(one.lane, 3) * self._layout.metrics.unit
        for piece in one.pieces:
            box = self._box(piece).adjusted(-1, -grow, 1, grow)
            at_left, at_right = piece.opens, piece.closes
            if piece.leftward:
                at_left, at_right = at_right, at_left
            painter.drawLine(box.topLeft(), box.topRight())
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            if at_left:
                painter.drawLine(box.topLeft(), box.bottomLeft())
            if at_right:
                painter.drawLine(box.topRight(), box.bottomRight())

    # --- letters ---------------------------------------------------------------------------

    def _paint_letters(self, painter: QPainter, placed: Sequence[Placed]) -> None:
        """Each tag's letter over its end, between the lines; several that end there in a row."""
        metrics = self._layout.metrics
        face = QFontMetricsF(metrics.letter_font)
        painter.setFont(metrics.letter_font)
        height = face.capHeight()
        taken: list[QRectF] = []
        for mark, sign, piece in sorted(_endings(placed), key=_from_the_right):
            width = face.horizontalAdvance(sign)
            left = piece.left - 1 if piece.leftward else piece.right + 1 - width
            foot = piece.row * metrics.line_height + metrics.baseline - metrics.cap_height - 2
            box = _beside(QRectF(left, foot - height, width, height), taken)
            taken.append(box)
            if mark.suggestion or mark.key == self._scene.chosen:
                painter.fillRect(box.adjusted(-1, 0, 0, 1), QColor(self._scene.theme.paper))
            painter.setPen(self._color(mark))
            painter.drawText(box.bottomLeft(), sign)

    def _color(self, mark: Mark) -> QColor:
        theme = self._scene.theme
        return QColor(theme.muted if mark.struck else theme.kind_color(mark.kind))


def _beside(box: QRectF, taken: Iterable[QRectF]) -> QRectF:
    """The box, moved to the left of all those that it would cover; they come from the right."""
    for other in taken:
        if box.intersects(other):
            box = box.translated(other.left() - 1 - box.right(), 0)
    return box


def _endings(placed: Iterable[Placed]) -> Iterator[tuple[Mark, str, Piece]]:
    """What is written at the end of each fragment: the letter, and which of how many it is."""
    for one in placed:
        several = len(one.mark.spans)
        for fragment in one.fragments:
            part = f" {fragment.number}/{several}" if several > 1 else ""
            for piece in fragment.pieces:
                if piece.closes:
                    yield one.mark, one.mark.kind.letter + part, piece


def _from_the_right(ending: tuple[Mark, str, Piece]) -> tuple[int, float, str]:
    mark, _, piece = ending
    return piece.row, -piece.last, mark.key
