"""Posts over time, painted: a bar for each, open where an end is not known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.model.records import Tenure
from annotator.ui.theme import Theme

_LINE, _BAR, _AXIS = 40, 8, 20
_SIDE = 2
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a set of posts covers, in whole years, at least one."""

    first: int
    last: int

    @classmethod
    def of(cls, posts: Sequence[Tenure]) -> "Years | None":
        """Those of posts of which any date is known; None where none is."""
        known = [year for post in posts for date in (post.start, post.end) if (year := _year(date))]
        return cls(min(known), max(known) + 1) if known else None

    def share(self, date: str) -> float:
        """Where a date stands between the first day (0) and the last (1)."""
        year, month = _year(date), date[5:7]
        months = int(month) - 1 if month.isdigit() else 0
        return (year + months / _MONTHS - self.first) / (self.last - self.first)


def _year(date: str) -> int:
    return int(date[:4]) if date[:4].isdigit() else 0


class Timeline(QWidget):
    """The posts of one person, each on its line: the words, and the time it was held."""

    def __init__(self, theme: Callable[[], Theme], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._posts: Sequence[Tenure] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Posts over time"))

    def show_posts(self, posts: Sequence[Tenure]) -> None:
        """Show these, the earliest first."""
        self._posts = posts
        self.setAccessibleDescription("; ".join(post_words(post) for post in posts))
        self.setVisible(bool(posts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        axis = _AXIS if Years.of(self._posts) else 0
        return QSize(240, _LINE * len(self._posts) + axis)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each post with its bar, and the years below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, years = self._theme(), Years.of(self._posts)
        for number, post in enumerate(self._posts):
            self._draw(painter, theme, years, number, post)
        if years is not None:
            self._draw_years(painter, theme, years)
        painter.end()

    def _draw(
        self, painter: QPainter, theme: Theme, years: Years | None, number: int, post: Tenure
    ) -> None:
        top, wide = number * _LINE, self.width() - 2 * _SIDE
        painter.setPen(QColor(theme.text))
        words = painter.fontMetrics().elidedText(
            post_words(post), Qt.TextElideMode.ElideRight, wide
        )
        box = QRectF(_SIDE, top, wide, _LINE - _BAR - 8)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        ground = QRectF(_SIDE, top + _LINE - _BAR - 6, wide, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.pressed))
        painter.drawRoundedRect(ground, 4, 4)
        if years is None or not (post.start or post.end):
            return
        left = years.share(post.start) if post.start else 0.0
        right = years.share(post.end) if post.end else 1.0
        bar = QRectF(
            ground.left() + left * wide, ground.top(), max(right - left, 0.01) * wide, _BAR
        )
        painter.setBrush(QColor(theme.accent))
        if post.manner:  # acting or designated: an outline, so that colour is not the only sign
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            bar = bar.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(bar, 4, 4)

    def _draw_years(self, painter: QPainter, theme: Theme, years: Years) -> None:
        box = QRectF(_SIDE, len(self._posts) * _LINE - 2, self.width() - 2 * _SIDE, _AXIS)
        painter.setPen(QColor(theme.muted))
        for way, year in (
            (Qt.AlignmentFlag.AlignLeft, years.first),
            (Qt.AlignmentFlag.AlignRight, years.last),
        ):
            painter.drawText(box, way | Qt.AlignmentFlag.AlignVCenter, str(year))


def post_words(post: Tenure) -> str:
    """The post in one line: `President, Kyrgyz Republic · 2017-11-24 – 2020-10-15 · acting`."""
    what = ", ".join(filter(None, (post.role, post.body)))
    when = f"{post.start or '…'} – {post.end or '…'}" if post.start or post.end else ""
    return " · ".join(filter(None, (what, when, post.manner)))
