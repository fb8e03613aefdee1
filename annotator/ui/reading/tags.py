"""Painting tags: fills under the text, lanes and outlines around it, letters at the end."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
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
            for piece in _pieces(one):
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
        color = self._color(one.mark)
        y, thickness = self._lane(one.lane, lanes)
        if one.joints:
            painter.setPen(QPen(color, 1, Qt.PenStyle.DotLine))
            for joint in one.joints:
                at = joint.row * self._layout.metrics.line_height + y
                painter.drawLine(QLineF(joint.left, at, joint.right, at))
        if one.mark.suggestion:
            pen = QPen(color, max(1.0, self._layout.metrics.unit))
            pen.setDashPattern([3.0, 2.0])
            self._paint_outline(painter, one, pen)
            return
        draw = STROKES[one.mark.kind.pattern]
        for fragment in one.fragments:
            for piece in fragment.pieces:
                at = piece.row * self._layout.metrics.line_height + y
                draw(
                    painter,
                    Stroke(
                        color,
                        piece.left,
                        piece.right,
                        at,
                        thickness,
                        opens=piece.opens and fragment.opens,
                        closes=piece.closes and fragment.closes,
                    ),
                )

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
        for fragment in one.fragments:
            for piece in fragment.pieces:
                box = self._box(piece).adjusted(-1, -grow, 1, grow)
                painter.drawLine(box.topLeft(), box.topRight())
                painter.drawLine(box.bottomLeft(), box.bottomRight())
                if piece.opens and fragment.opens:
                    painter.drawLine(box.topLeft(), box.bottomLeft())
                if piece.closes and fragment.closes:
                    painter.drawLine(box.topRight(), box.bottomRight())

    # --- letters ---------------------------------------------------------------------------

    def _paint_letters(self, painter: QPainter, placed: Sequence[Placed]) -> None:
        """Each tag's letter over its end, between the lines; several that end there in a row."""
        metrics = self._layout.metrics
        face = QFontMetricsF(metrics.letter_font)
        painter.setFont(metrics.letter_font)
        lift = metrics.baseline - metrics.cap_height - 2
        free: dict[int, float] = {}
        for mark, sign, piece in sorted(_endings(placed), key=_from_the_right):
            width = face.horizontalAdvance(sign)
            right = min(piece.right + 1, free.get(piece.row, piece.right + 1))
            painter.setPen(self._color(mark))
            at = piece.row * metrics.line_height + lift
            painter.drawText(QPointF(right - width, at), sign)
            free[piece.row] = right - width - 1

    def _color(self, mark: Mark) -> QColor:
        return QColor(self._scene.theme.kind_color(mark.kind))


def _pieces(one: Placed) -> Iterator[Piece]:
    for fragment in one.fragments:
        yield from fragment.pieces


def _endings(placed: Iterable[Placed]) -> Iterator[tuple[Mark, str, Piece]]:
    """What is written at the end of each fragment: the letter, and which of how many it is."""
    for one in placed:
        several = len(one.mark.spans)
        for fragment in one.fragments:
            if fragment.closes and fragment.pieces:
                part = f" {fragment.number}/{several}" if several > 1 else ""
                yield one.mark, one.mark.kind.letter + part, fragment.pieces[-1]


def _from_the_right(ending: tuple[Mark, str, Piece]) -> tuple[int, float, str]:
    mark, _, piece = ending
    return piece.row, -piece.right, mark.key
