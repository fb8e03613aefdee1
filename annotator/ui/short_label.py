"""A label that never asks for more room than there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class ShortLabel(QLabel):
    """A line that is cut with an ellipsis where it has no room: else it widens the window."""

    def minimumSizeHint(self) -> QSize:
        """No width at all."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text as far as there is room."""
        metrics, box = self.fontMetrics(), self.contentsRect()
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        if words == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawItemText(
            painter, box, int(self.alignment()), self.palette(), True, words, self.foregroundRole()
        )
