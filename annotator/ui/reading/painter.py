"""Painting the page: desk, paper, paragraph numbers, fills, text, lanes, caret."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout

from annotator.model.spans import Span
from annotator.ui.reading.find import hits
from annotator.ui.reading.geometry import Piece, x_of
from annotator.ui.reading.layout import PageLayout
from annotator.ui.reading.placing import Placing
from annotator.ui.reading.scene import Scene
from annotator.ui.reading.tags import TagPainter

_NUMBER_INSET = 14
_BAR, _BAR_AT = 2, -8
"""Width of the bar beside furniture, and where it stands, in pixels from the column's edge."""


class PagePainter:
    """Paints what lies between two heights of the page, block by block."""

    def __init__(self, scene: Scene, layout: PageLayout, placing: Placing) -> None:
        self._scene = scene
        self._layout = layout
        self._placing = placing
        self._tags = TagPainter(scene, layout)

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        """Paint the part of the desk within `clip`, in page coordinates; blocks in it are laid."""
        self._paint_paper(painter, clip)
        layout = self._layout
        first, last = layout.block_at(clip.top()), layout.block_at(clip.bottom())
        for block in range(first, last + 1):
            if layout.fold_at(block) is not None:
                self._paint_fold(painter, block)
            elif not layout.is_hidden(block):
                self._paint_block(painter, block)

    # --- paper -----------------------------------------------------------------------------

    def _paint_paper(self, painter: QPainter, clip: QRectF) -> None:
        theme, metrics = self._scene.theme, self._layout.metrics
        painter.fillRect(clip, QColor(theme.desk))
        foot = self._layout.documentSize().height() - metrics.page_top
        page = QRectF(
            metrics.page_left, metrics.page_top, metrics.page_width, foot - metrics.page_top
        )
        painter.fillRect(page.intersected(clip), QColor(theme.line))
        painter.fillRect(page.adjusted(1, 1, -1, -1).intersected(clip), QColor(theme.paper))

    def _paint_number(self, painter: QPainter, block: int) -> None:
        number = self._scene.blocks.numbers[block]
        if not number:
            return
        metrics = self._layout.metrics
        painter.setFont(metrics.number_font)
        painter.setPen(QColor(self._scene.theme.muted))
        baseline = self._layout.top(block) + metrics.baseline
        words = str(number)
        width = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(QPointF(metrics.left - _NUMBER_INSET - width, baseline), words)

    def _paint_fold(self, painter: QPainter, block: int) -> None:
        run = self._layout.fold_at(block) or range(0)
        metrics, theme = self._layout.metrics, self._scene.theme
        top = self._layout.top(block)
        height = metrics.fold_height - metrics.gap
        painter.fillRect(QRectF(metrics.left, top + 4, _BAR, height - 8), QColor(theme.outline))
        font = QFont(metrics.font)
        font.setPixelSize(max(8, round(font.pixelSize() * 0.875)))
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        box = QRectF(metrics.left + 12, top, metrics.column - 12, height)
        words = fold_words(sum(self._scene.blocks.numbers[at] > 0 for at in run))
        link = QCoreApplication.translate("ReleaseView", "show")
        face = painter.fontMetrics()
        room = round(box.width()) - face.horizontalAdvance("  " + link)
        words = face.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        box.setLeft(box.left() + face.horizontalAdvance(words + "  "))
        font.setUnderline(True)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, link)

    # --- text ------------------------------------------------------------------------------

    def _paint_block(self, painter: QPainter, block: int) -> None:
        self._paint_number(painter, block)
        placed = self._placing.in_block(block)
        origin = QPointF(self._layout.metrics.left, self._layout.top(block))
        painter.translate(origin)
        self._tags.paint_fills(painter, placed)
        self._paint_grounds(painter, block)
        painter.setPen(QColor(self._scene.theme.text))
        layout = self._layout.block(block).layout()
        grey = self._greyed(block)
        layout.draw(painter, -layout.position(), grey)
        self._paint_bars(painter, layout, grey)
        self._tags.paint_lanes(painter, placed)
        self._paint_caret(painter, block)
        painter.translate(-origin)

    def _paint_grounds(self, painter: QPainter, block: int) -> None:
        """What was found and what is selected, as bands under the text."""
        scene = self._scene
        for hit in self._hits(block):
            self._fill(painter, self._placing.pieces(block, hit), QColor(scene.theme.find))
        if scene.selection is not None:
            pieces = self._placing.pieces(block, scene.selection)
            self._fill(painter, pieces, QColor(scene.theme.selection))

    def _hits(self, block: int) -> Iterator[Span]:
        scene = self._scene
        start, end = scene.blocks.starts[block], scene.blocks.ends[block]
        first = bisect_right(scene.found, start, key=lambda span: span.end)
        yield from takewhile(lambda span: span.start < end, islice(scene.found, first, None))
        if scene.needle is not None:
            yield from hits(scene.needle, scene.text, start, end)

    def _fill(self, painter: QPainter, pieces: Sequence[Piece], color: QColor) -> None:
        metrics = self._layout.metrics
        for piece in pieces:
            top = piece.row * metrics.line_height + metrics.lift - 1
            height = metrics.bottom - metrics.lift + 2
            painter.fillRect(QRectF(piece.left, top, piece.right - piece.left, height), color)

    def _greyed(self, block: int) -> list[QTextLayout.FormatRange]:
        """Furniture in muted ink, as far as it lies in the block."""
        ranges = []
        for span in self._scene.furniture:
            start, end = self._scene.in_block(block, span)
            if start < end:
                grey = QTextLayout.FormatRange()
                grey.start, grey.length = start, end - start
                ink = QTextCharFormat()
                ink.setForeground(QColor(self._scene.theme.muted))
                grey.format = ink
                ranges.append(grey)
        return ranges

    def _paint_bars(
        self, painter: QPainter, layout: QTextLayout, grey: Sequence[QTextLayout.FormatRange]
    ) -> None:
        """A bar beside furniture that is shown, so that its ink is not the only sign."""
        height = self._layout.metrics.line_height
        for one in grey:
            first = layout.lineForTextPosition(one.start).lineNumber()
            last = layout.lineForTextPosition(one.start + one.length - 1).lineNumber()
            box = QRectF(_BAR_AT, first * height + 4, _BAR, (last - first + 1) * height - 8)
            painter.fillRect(box, QColor(self._scene.theme.outline))

    def _paint_caret(self, painter: QPainter, block: int) -> None:
        scene, metrics = self._scene, self._layout.metrics
        at = scene.caret
        if at is None or not scene.blocks.starts[block] <= at <= scene.blocks.ends[block]:
            return
        if at in scene.blocks.breaks and at != scene.blocks.starts[block]:
            return
        within = scene.text_map.to_qt(at) - scene.text_map.to_qt(scene.blocks.starts[block])
        line = self._layout.block(block).layout().lineForTextPosition(within)
        if not line.isValid():
            return
        top = line.lineNumber() * metrics.line_height + metrics.lift - 2
        height = metrics.bottom - metrics.lift + 4
        caret = QRectF(x_of(line, within) - 1, top, 2, height)
        painter.fillRect(caret, QColor(scene.theme.text))


def fold_words(paragraphs: int) -> str:
    """What stands in the place of folded furniture."""
    if paragraphs == 1:
        return QCoreApplication.translate(
            "ReleaseView", "1 paragraph of furniture, left out of counts"
        )
    words = QCoreApplication.translate(
        "ReleaseView", "{count} paragraphs of furniture, left out of counts"
    )
    return words.format(count=paragraphs)
