"""Drawing a plot with any painter, on a screen, into a picture or into SVG.

Series differ in colour and in sign or pattern, so that colour is never the only one.
"""

from collections.abc import Callable, Mapping, Sequence
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
)

from annotator.ui.dashboard.chart import Chart, Form, Point, Series, Tone
from annotator.ui.theme import Theme, ui_font

_MARGIN = 16.0
_BAR = 14.0
_BETWEEN_BARS = 2.0
_BETWEEN_ROWS = 12.0
_TITLE = 24.0
_LEGEND = 24.0
_LEGEND_GAP = 36.0
_AXIS = 24.0
_LINES_HEIGHT = 200.0
_MOST_LABEL = 0.36
_VALUE = 112.0
"""Room for a value and its counts to the right of a bar."""
_TICK = 44.0
"""Room for a value below the axis."""
_SIGN = 4.0
_PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.DiagCrossPattern,
)
_DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)
_CORNERS: tuple[tuple[tuple[float, float], ...], ...] = (
    (),
    ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    ((0, -1.25), (1.25, 1), (-1.25, 1)),
    ((0, -1.5), (1.5, 0), (0, 1.5), (-1.5, 0)),
)
"""Signs of a line's points: a circle (without corners), a square, a triangle, a diamond."""
_QUARTERS = 4


def colors(theme: Theme) -> tuple[str, ...]:
    """The colours of the series in their order, each told from paper and from one another."""
    return (theme.accent, theme.attention, theme.good, theme.error)


def height_of(chart: Chart, width: float, *, titled: bool = False) -> float:
    """How high the plot wants to be at a width, in pixels."""
    head = _text_height(chart.about, width - 2 * _MARGIN) + 8 + (_TITLE if titled else 0)
    legend = _LEGEND * len(_legend_lines(chart, width - 2 * _MARGIN))
    if not chart.labels:
        return 2 * _MARGIN + head + 40
    if chart.form is Form.LINES:
        return 2 * _MARGIN + head + legend + _LINES_HEIGHT + _AXIS
    return 2 * _MARGIN + head + legend + len(chart.labels) * _row_height(chart) + _AXIS


def _legend_lines(chart: Chart, width: float) -> list[list[int]]:
    """The series of each line of the legend; no line where there is one series only."""
    if len(chart.series) < 2:
        return []
    metrics = QFontMetricsF(ui_font())
    lines: list[list[int]] = [[]]
    left = 0.0
    for number, one in enumerate(chart.series):
        wide = metrics.horizontalAdvance(one.name) + _LEGEND_GAP
        if lines[-1] and left + wide > width + _LEGEND_GAP - 20:
            lines.append([])
            left = 0.0
        lines[-1].append(number)
        left += wide
    return lines


def _text_height(words: str, width: float) -> float:
    metrics = QFontMetricsF(ui_font())
    box = QRectF(0, 0, max(width, 40), 10_000)
    return metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, words).height()


def _row_height(chart: Chart) -> float:
    bars = 1 if chart.form is Form.STACKED else len(chart.series)
    return bars * (_BAR + _BETWEEN_BARS) + _BETWEEN_ROWS


def paint(
    painter: QPainter, chart: Chart, width: float, theme: Theme, *, titled: bool = False
) -> None:
    """Draw the plot from the corner at 0, 0; `height_of` says how far down it goes.

    `titled` writes its title above, which the window has in its choice of plots.
    """
    Plot(painter, chart, width, theme, titled=titled).paint()


class Plot:
    """One drawing of one plot."""

    def __init__(
        self, painter: QPainter, chart: Chart, width: float, theme: Theme, *, titled: bool
    ) -> None:
        self._painter, self._chart, self._theme = painter, chart, theme
        self._width, self._titled = width, titled
        self._font = ui_font()
        self._metrics = QFontMetricsF(self._font)
        self._inner = QRectF(_MARGIN, _MARGIN, width - 2 * _MARGIN, 0)

    def paint(self) -> None:
        """Draw all of it."""
        painter, chart = self._painter, self._chart
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(
            QRectF(0, 0, self._width, height_of(chart, self._width, titled=self._titled)),
            QColor(self._theme.paper),
        )
        painter.setFont(self._font)
        top = self._head()
        if not chart.labels:
            self._words(QRectF(_MARGIN, top, self._inner.width(), 40), chart.empty, muted=True)
            return
        for line in _legend_lines(chart, self._inner.width()):
            self._legend(top, line)
            top += _LEGEND
        draw: Mapping[Form, Callable[[float], None]] = {
            Form.LINES: self._lines,
            Form.BARS: self._bars,
            Form.STACKED: self._stacked,
        }
        draw[chart.form](top)

    def _head(self) -> float:
        top = _MARGIN
        if self._titled:
            bold = QFont(self._font)
            bold.setBold(True)
            self._painter.setFont(bold)
            self._words(QRectF(_MARGIN, top, self._inner.width(), 20), self._chart.title)
            self._painter.setFont(self._font)
            top += _TITLE
        height = _text_height(self._chart.about, self._inner.width())
        box = QRectF(_MARGIN, top, self._inner.width(), height)
        self._words(box, self._chart.about, muted=True, wrap=True)
        return top + height + 8

    def _words(
        self,
        box: QRectF,
        words: str,
        *,
        muted: bool = False,
        wrap: bool = False,
        right: bool = False,
    ) -> None:
        self._painter.setPen(QColor(self._theme.muted if muted else self._theme.text))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        if wrap:
            flags = int(side | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        else:
            flags = int(side | Qt.AlignmentFlag.AlignVCenter)
            words = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        self._painter.drawText(box, flags, words)

    def _color(self, number: int) -> QColor:
        tone = self._chart.series[number].tone
        if tone is not Tone.PLAIN:
            return QColor(getattr(self._theme, tone.value))
        shades = colors(self._theme)
        return QColor(shades[number % len(shades)])

    def _fill(self, number: int) -> QBrush:
        shades = len(colors(self._theme))
        pattern = _PATTERNS[(number + number // shades) % len(_PATTERNS)]
        return QBrush(self._color(number), pattern)

    def _legend(self, top: float, line: Sequence[int]) -> None:
        left = self._inner.left()
        for number in line:
            one = self._chart.series[number]
            sign = QRectF(left, top + 5, 14, 10)
            if self._chart.form is Form.LINES:
                self._sign(QPointF(sign.center()), number)
            else:
                self._bar(sign, number)
            width = self._metrics.horizontalAdvance(one.name)
            self._words(QRectF(left + 20, top, width + 2, 20), one.name)
            left += width + _LEGEND_GAP

    # bars

    def _bar(self, box: QRectF, number: int) -> None:
        self._painter.setPen(QPen(self._color(number), 1))
        self._painter.setBrush(self._fill(number))
        self._painter.drawRect(box)

    def _label_width(self) -> float:
        widest = max(self._metrics.horizontalAdvance(label) for label in self._chart.labels)
        return min(widest + 8, self._inner.width() * _MOST_LABEL)

    def _scale(self) -> float:
        """The end of the scale: as given, or a round figure above the largest."""
        if self._chart.top is not None:
            return self._chart.top
        largest = max((_sum(self._chart, at) for at in range(len(self._chart.labels))), default=0)
        return float(max(_QUARTERS, _QUARTERS * ceil(largest / _QUARTERS)))

    def _grid(self, field: QRectF) -> None:
        """Quarters of the scale as hairlines, their values below."""
        top = self._scale()
        every = 1 if field.width() > _QUARTERS * _TICK else 2
        for part in range(0, _QUARTERS + 1, every):
            x = field.left() + field.width() * part / _QUARTERS
            self._painter.setPen(QPen(QColor(self._theme.line), 1))
            self._painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
            box = QRectF(x - 40, field.bottom() + 4, 80, 16)
            self._painter.setPen(QColor(self._theme.muted))
            words = self._chart.words(top * part / _QUARTERS).replace(".0 %", " %")
            self._painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, words)

    def _field(self, top: float, room: float) -> QRectF:
        left = self._inner.left() + self._label_width()
        height = len(self._chart.labels) * _row_height(self._chart)
        return QRectF(left, top, max(40.0, self._inner.right() - left - room), height)

    def _bars(self, top: float) -> None:
        field = self._field(top, _VALUE)
        self._grid(field)
        for at, label in enumerate(self._chart.labels):
            row = field.top() + at * _row_height(self._chart) + _BETWEEN_ROWS / 2
            box = QRectF(self._inner.left(), row, field.left() - self._inner.left() - 8, _BAR)
            self._words(box, label)
            for number, one in enumerate(self._chart.series):
                y = row + number * (_BAR + _BETWEEN_BARS)
                self._one_bar(field, y, number, one.points[at])

    def _one_bar(self, field: QRectF, y: float, number: int, point: Point) -> None:
        right = QRectF(field.right() + 8, y, _VALUE - 8, _BAR)
        if point.value is None:
            wide = QRectF(field.left() + 4, y, self._inner.right() - field.left() - 4, _BAR)
            self._words(wide, point.note, muted=True)
            return
        unit = field.width() / self._scale()
        self._bar(QRectF(field.left(), y, max(1.0, max(point.value, 0) * unit), _BAR), number)
        if point.low is not None and point.high is not None:
            self._interval(field.left() + point.low * unit, field.left() + point.high * unit, y)
        words = self._chart.words(point.value)
        self._words(right, f"{words} · {point.note}" if point.note else words)

    def _interval(self, low: float, high: float, y: float) -> None:
        """A whisker: the line of the interval between two ends."""
        middle = y + _BAR / 2
        self._painter.setPen(QPen(QColor(self._theme.text), 1.5))
        self._painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for x in (low, high):
            self._painter.drawLine(QPointF(x, middle - 4), QPointF(x, middle + 4))

    def _stacked(self, top: float) -> None:
        field = self._field(top, 48)
        self._grid(field)
        unit = field.width() / self._scale()
        for at, label in enumerate(self._chart.labels):
            y = field.top() + at * _row_height(self._chart) + _BETWEEN_ROWS / 2
            box = QRectF(self._inner.left(), y, field.left() - self._inner.left() - 8, _BAR)
            self._words(box, label)
            left = field.left()
            for number, one in enumerate(self._chart.series):
                width = (one.points[at].value or 0) * unit
                if width > 0:
                    self._bar(QRectF(left, y, width, _BAR), number)
                left += width
            words = self._chart.words(_sum(self._chart, at))
            self._words(QRectF(field.right() + 8, y, 40, _BAR), words)

    # lines

    def _lines(self, top: float) -> None:
        bottom = _lowest(self._chart.series)
        field = QRectF(self._inner.left() + 40, top + 8, self._inner.width() - 48, _LINES_HEIGHT)
        self._levels(field, bottom)
        self._times(field)
        for number, one in enumerate(self._chart.series):
            places = [
                None if point.value is None else self._place(field, bottom, at, point.value)
                for at, point in enumerate(one.points)
            ]
            self._polyline(places, number)
            for place in places:
                if place is not None:
                    self._sign(place, number)

    def _place(self, field: QRectF, bottom: float, at: int, value: float) -> QPointF:
        top = self._scale()
        steps = max(len(self._chart.labels) - 1, 1)
        middle = field.width() / 2 if len(self._chart.labels) == 1 else 0
        x = field.left() + middle + field.width() * at / steps
        return QPointF(x, field.bottom() - field.height() * (value - bottom) / (top - bottom))

    def _levels(self, field: QRectF, bottom: float) -> None:
        span = self._scale() - bottom
        steps = round(span * _QUARTERS)
        for part in range(steps + 1):
            y = field.bottom() - field.height() * part / steps
            self._painter.setPen(QPen(QColor(self._theme.line), 1))
            self._painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            words = self._chart.words(bottom + part / _QUARTERS)
            self._words(QRectF(0, y - 8, field.left() - 8, 16), words, muted=True, right=True)

    def _times(self, field: QRectF) -> None:
        """As many labels as there is room for, the first and the last among them."""
        labels = self._chart.labels
        wide = max(self._metrics.horizontalAdvance(label) for label in labels) + 12
        # the last one is moved in where it would not fit, so that it comes nearer to its neighbour
        every = max(1, ceil(len(labels) * (wide + 16) / max(field.width(), 1)))
        for at, label in enumerate(labels):
            if (len(labels) - 1 - at) % every == 0:
                x = self._place(field, 0, at, 0).x()
                left = min(max(x - wide / 2, self._inner.left()), self._inner.right() - wide)
                box = QRectF(left, field.bottom() + 6, wide, 16)
                self._painter.setPen(QColor(self._theme.muted))
                self._painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, label)

    def _polyline(self, places: Sequence[QPointF | None], number: int) -> None:
        self._painter.setPen(QPen(self._color(number), 2, _DASHES[number % len(_DASHES)]))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        before: QPointF | None = None
        for place in places:
            if before is not None and place is not None:
                self._painter.drawLine(before, place)
            before = place

    def _sign(self, at: QPointF, number: int) -> None:
        """A circle, a square, a triangle or a diamond."""
        painter, size = self._painter, _SIGN
        painter.setPen(QPen(QColor(self._theme.paper), 1))
        painter.setBrush(self._color(number))
        if corners := _CORNERS[number % len(_CORNERS)]:
            places = [QPointF(at.x() + x * size, at.y() + y * size) for x, y in corners]
            painter.drawPolygon(QPolygonF(places))
        else:
            painter.drawEllipse(at, size, size)


def _sum(chart: Chart, at: int) -> float:
    values = (one.points[at].value or 0 for one in chart.series)
    return sum(values) if chart.form is Form.STACKED else max(values, default=0)


def _lowest(series: Sequence[Series]) -> float:
    """The lower end of the scale: 0, or a quarter below the lowest value."""
    values = [point.value for one in series for point in one.points if point.value is not None]
    return min(0.0, floor(min(values, default=0) * _QUARTERS) / _QUARTERS)
