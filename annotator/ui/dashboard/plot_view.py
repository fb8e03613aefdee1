"""A plot on the screen, and saved as a picture."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.model.errors import UserError
from annotator.ui.dashboard.chart import Chart
from annotator.ui.dashboard.painting import height_of, paint
from annotator.ui.theme import Theme

_SAVED_WIDTH = 800
_SHARPNESS = 2
"""A PNG has so many pixels for each of the screen's."""


class PlotView(QWidget):
    """Shows one plot at the width that it is given, as high as it needs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_chart(self, chart: Chart) -> None:
        """Show another plot."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.about)
        self.updateGeometry()
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._theme = theme
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(height_of(self._chart, width)) if self._chart else 0

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chart is not None:
            painter = QPainter(self)
            paint(painter, self._chart, self.width(), self._theme)
            painter.end()


def save_picture(chart: Chart, path: Path, theme: Theme) -> None:
    """Save a plot as SVG or PNG, by the name's ending, which must be one of the two.

    Raises UserError where it can't be written.
    """
    height = round(height_of(chart, _SAVED_WIDTH, titled=True))
    save = _save_svg if path.suffix.lower() == ".svg" else _save_png
    if not save(chart, path, theme, QSize(_SAVED_WIDTH, height)):
        raise UserError(f"{path} can't be written. Choose another folder or name.")


def _save_svg(chart: Chart, path: Path, theme: Theme, size: QSize) -> bool:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(chart.title)
    generator.setDescription(chart.about)
    painter = QPainter()
    if not painter.begin(generator):
        return False
    paint(painter, chart, size.width(), theme, titled=True)
    return painter.end()


def _save_png(chart: Chart, path: Path, theme: Theme, size: QSize) -> bool:
    image = QImage(size * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    painter = QPainter(image)
    paint(painter, chart, size.width(), theme, titled=True)
    painter.end()
    return image.save(str(path))
