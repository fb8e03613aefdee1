"""A chart of the preview as a picture; in the Word file it is a chart that can be edited."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from annotator.model.briefing import Chart

_WIDE, _ROW, _LABEL, _GAP = 520, 22, 200, 8
_INK, _BAR = QColor("#1D2430"), QColor("#1D4AA5")
_SMALL = 11
_ROOM = 70


def picture(chart: Chart) -> QImage:
    """Lying bars with their figures behind them, whichever way the Word chart stands."""
    values = [value or 0 for value in chart.series[0].values] if chart.series else []
    image = QImage(_WIDE, _ROW * max(len(values), 1) + _GAP, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont("Liberation Sans")
    font.setPixelSize(_SMALL)
    painter.setFont(font)
    most = max((abs(float(value)) for value in values), default=0.0) or 1.0
    for at, (name, value) in enumerate(zip(chart.categories, values, strict=True)):
        top = at * _ROW + 2
        long = (_WIDE - _LABEL - _ROOM) * abs(float(value)) / most
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _LABEL - _GAP)
        side = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(_INK)
        label = QRectF(0, top, _LABEL - _GAP, _ROW - 4)
        painter.drawText(label, side | Qt.AlignmentFlag.AlignRight, shown)
        painter.fillRect(QRectF(_LABEL, top, long, _ROW - 4), _BAR)
        figure = QRectF(_LABEL + long + 6, top, _ROOM, _ROW - 4)
        painter.drawText(figure, side, f"{value:,}")
    painter.end()
    return image
