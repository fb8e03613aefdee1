"""A button that shows its key in a box, as keyboards are drawn."""

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

_PARTED = re.compile(r"\s*(?P<words>.*\S)\s{2,}(?P<key>\S.*)")
_GAP = 8
_ICON_GAP = 6
_SIDES = 5
"""Blank on both sides of the key in its box, in pixels."""
_RADIUS = 4
_BOX_SHARE = 0.35
_KEY_SHARE = 0.85
"""How strongly box and key are drawn in the colour of the words."""


class KeyButton(QPushButton):
    """`Accept  Enter`: the key stands behind two blanks or more, and is drawn in a box.

    A text without them is drawn as on any other button. The accessible name is what stands before
    the key, until another one is set; the key is the accessible description.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show other words, or another key."""
        named = self.accessibleName() not in ("", self._parts()[0])
        super().setText(text)
        words, key = self._parts()
        if not named:
            self.setAccessibleName(words if key else "")
        self.setAccessibleDescription(key)

    def _parts(self) -> tuple[str, str]:
        found = _PARTED.fullmatch(self.text())
        return (found["words"], found["key"]) if found else (self.text(), "")

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(8, self.fontInfo().pixelSize() - 2))
        return font

    def _widths(self) -> tuple[float, float, float]:
        """Of the icon with its gap, of the words, of the key's box, in pixels."""
        words, key = self._parts()
        icon = 0 if self.icon().isNull() else self.iconSize().width() + _ICON_GAP
        inner = QFontMetricsF(self._key_font()).horizontalAdvance(key)
        shown = QFontMetricsF(self.font()).size(Qt.TextFlag.TextShowMnemonic, words).width()
        return icon, shown, inner + 2 * _SIDES

    def sizeHint(self) -> QSize:
        """As wide as icon, words and box are."""
        size = super().sizeHint()
        if self._parts()[1]:
            plain = QFontMetricsF(self.font()).size(Qt.TextFlag.TextShowMnemonic, self.text())
            icon, words, box = self._widths()
            beside = icon - self.iconSize().width() - 4 if icon else 0  # 4: the style's own gap
            size.setWidth(round(size.width() - plain.width() + words + _GAP + box + beside))
        return size

    def minimumSizeHint(self) -> QSize:
        """The same: a button is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's button, with words and box in its middle."""
        if not self._parts()[1]:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        icon, words, box = self._widths()
        left = max(0.0, (self.width() - icon - words - _GAP - box) / 2)
        self._draw_icon(painter, left)
        self._draw_words(painter, QRectF(left + icon, 0, words + 1, self.height()))
        self._draw_key(painter, left + icon + words + _GAP, box)

    def _draw_icon(self, painter: QPainter, left: float) -> None:
        if not self.icon().isNull():
            size = self.iconSize()
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            top = (self.height() - size.height()) // 2
            self.icon().paint(painter, round(left), top, size.width(), size.height(), mode=mode)

    def _draw_words(self, painter: QPainter, place: QRectF) -> None:
        painter.setFont(self.font())
        painter.setPen(self._color(1.0))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(place, int(flags), self._parts()[0])

    def _draw_key(self, painter: QPainter, left: float, width: float) -> None:
        font = self._key_font()
        height = round(QFontMetricsF(font).height()) + 2
        place = QRectF(round(left) + 0.5, (self.height() - height) // 2 + 0.5, width, height - 1)
        painter.setPen(self._color(_BOX_SHARE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        painter.setFont(font)
        painter.setPen(self._color(_KEY_SHARE))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._parts()[1])

    def _color(self, share: float) -> QColor:
        """The style sheet's colour of the words, drawn so strongly."""
        palette = self.palette()
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        color = QColor(palette.color(group, QPalette.ColorRole.ButtonText))
        color.setAlphaF(share)
        return color
