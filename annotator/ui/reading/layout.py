"""The page's layout: a block is laid out when it is looked at, until then its height is guessed."""

import re
from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPainterPath,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextOption,
)

from annotator.ui.reading.blocks import Blocks, blocks_of
from annotator.ui.reading.heights import Heights
from annotator.ui.reading.metrics import PageMetrics

KEPT_LAYOUTS = 600
"""Blocks whose lines stay in memory; the height of the others is remembered."""

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff]"
)


class PageLayout(QAbstractTextDocumentLayout):
    """Lays lines out on a grid of one line height, in one column, lazily.

    Heights of blocks that were never seen are estimates; when one turns out otherwise, `grown` is
    called with the block and the difference, so that the view can keep its place.
    """

    def __init__(self, document: QTextDocument, metrics: PageMetrics) -> None:
        super().__init__(document)
        self.metrics = metrics
        self.blocks: Blocks = blocks_of("")
        self.grown: Callable[[int, float], None] | None = None
        self._heights = Heights([float(metrics.line_height)])
        self._folds: dict[int, range] = {}
        self._hidden: set[int] = set()
        self._laid: dict[int, None] = {}
        self._suspended = False

    # --- what the page holds ---------------------------------------------------------------

    def load(self, blocks: Blocks, text: str) -> None:
        """Show another text: the document gets it here, so that both change at once."""
        self._suspended = True
        self.blocks = blocks
        self._folds.clear()
        self._hidden.clear()
        self._laid.clear()
        self.document().setPlainText(text)
        self._suspended = False
        self.relayout()

    def set_metrics(self, metrics: PageMetrics) -> None:
        """Lay the page out by other measures; cheap where the column stays as it was."""
        before, self.metrics = self.metrics, metrics
        if (before.column, before.font) != (metrics.column, metrics.font):
            self.relayout()

    def fold(self, folds: Iterable[range]) -> None:
        """Fold these runs of blocks, and no others, to one line each."""
        self._folds = {run.start: run for run in folds}
        hidden = {block for run in self._folds.values() for block in run}
        if not hidden and not self._hidden:
            return
        for number in hidden ^ self._hidden:
            self.block(number).setVisible(number not in hidden)
        self._hidden = hidden
        self.relayout()

    def relayout(self) -> None:
        """Forget all lines and guess all heights anew."""
        for number in self._laid:
            self.block(number).layout().clearLayout()
        self._laid.clear()
        blocks, metrics = self.blocks, self.metrics
        estimated = metrics.estimated
        gap, empty = metrics.gap, self._blank_height()
        begins = [
            bool(number) and not blank
            for number, blank in zip(blocks.numbers, blocks.blank, strict=True)
        ]
        followed = (*begins[1:], False)
        self._heights = Heights(
            [
                empty if blank else estimated(end - start) + gap * below
                for start, end, blank, below in zip(
                    blocks.starts, blocks.ends, blocks.blank, followed, strict=True
                )
            ]
        )
        for number in self._hidden:
            self._heights.set(number, metrics.fold_height if number in self._folds else 0)

    # --- where things lie ------------------------------------------------------------------

    def block(self, number: int) -> QTextBlock:
        """Qt's block of that number."""
        return self.document().findBlockByNumber(number)

    def fold_at(self, block: int) -> range | None:
        """The folded run that begins with the block, if one does."""
        return self._folds.get(block)

    def is_hidden(self, block: int) -> bool:
        """Whether the block is folded away."""
        return block in self._hidden

    @property
    def folds(self) -> tuple[range, ...]:
        """The folded runs of blocks."""
        return tuple(self._folds.values())

    def top(self, block: int) -> float:
        """The upper edge of a block, by what is known now."""
        return self.metrics.text_top + self._heights.top(block)

    def height(self, block: int) -> float:
        """The height of a block with the gap under it, by what is known now."""
        return self._heights[block]

    def block_at(self, y: float) -> int:
        """The block that lies at y, the first or last one where y lies outside the text."""
        return self._heights.at(y - self.metrics.text_top)

    def is_laid(self, block: int) -> bool:
        """Whether the block's height is no guess."""
        return block in self._laid or block in self._hidden

    def lay(self, block: int) -> float:
        """See to it that the block has its lines; returns by how much it grew."""
        if block in self._hidden or block in self._laid:
            return 0.0
        rows = self._break_lines(self.block(block))
        self._laid[block] = None
        if self.blocks.blank[block]:
            return self._heights.set(block, self._blank_height())
        return self._heights.set(block, rows * self.metrics.line_height + self._gap_under(block))

    def trim(self, first: int, last: int) -> None:
        """Let go of the lines of blocks far from those in view, where many are kept."""
        if len(self._laid) <= KEPT_LAYOUTS:
            return
        for number in list(self._laid)[: len(self._laid) - KEPT_LAYOUTS // 2]:
            if not first <= number <= last:
                self.block(number).layout().clearLayout()
                del self._laid[number]

    def place(self, first: int, last: int) -> None:
        """Say where blocks in view lie: assistive technology asks Qt for the place of a letter."""
        for number in range(first, last + 1):
            place = QPointF(self.metrics.left, self.top(number))
            self.block(number).layout().setPosition(place)

    def row_rect(self, block: int, position: int) -> QRectF:
        """The line of the page on which a position within the block stands, in page coordinates."""
        self._lay_aside(block)
        top = self.top(block)
        row = 0
        if block not in self._hidden:
            line = self.block(block).layout().lineForTextPosition(position)
            row = line.lineNumber() if line.isValid() else 0
        return QRectF(
            self.metrics.left,
            top + row * self.metrics.line_height,
            self.metrics.column,
            self.metrics.line_height,
        )

    def _blank_height(self) -> float:
        return float(self.metrics.gap)

    def _gap_under(self, block: int) -> int:
        blocks = self.blocks
        after = block + 1
        if after >= len(blocks) or blocks.blank[after] or not blocks.numbers[after]:
            return 0
        return self.metrics.gap

    def _break_lines(self, block: QTextBlock) -> int:
        layout, metrics = block.layout(), self.metrics
        layout.setTextOption(_option(block))
        layout.beginLayout()
        row = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(metrics.column)
            # Glyphs of another face must not push the line off the grid.
            top = row * metrics.line_height + metrics.baseline - line.ascent()
            line.setPosition(QPointF(0.0, top))
            row += 1
        layout.endLayout()
        return row

    def _lay_aside(self, block: int) -> None:
        """Lay a block out for somebody who asks about a place that may be out of view."""
        grown = self.lay(block)
        if grown and self.grown is not None:
            self.grown(block, grown)

    # --- what Qt asks ----------------------------------------------------------------------

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Where a block lies; its left upper corner is the origin of its lines."""
        number = block.blockNumber()
        if self._suspended or not 0 <= number < len(self.blocks):
            return QRectF()
        self._lay_aside(number)
        metrics = self.metrics
        return QRectF(metrics.left, self.top(number), metrics.column, self.height(number))

    def hitTest(
        self,
        point: QPointF | QPoint | QPainterPath.Element,
        accuracy: Qt.HitTestAccuracy,  # noqa: ARG002  the nearest position will do
    ) -> int:
        """The position nearest to a point of the page, in Qt's counting."""
        x, y = _coordinates(point)
        if self._suspended:
            return 0
        number = self.block_at(y)
        self._lay_aside(number)
        block = self.block(number)
        layout = block.layout()
        if not layout.lineCount():
            return block.position()
        row = int((y - self.top(number)) // self.metrics.line_height)
        line = layout.lineAt(max(0, min(row, layout.lineCount() - 1)))
        return block.position() + line.xToCursor(x - self.metrics.left)

    def documentSize(self) -> QSizeF:
        """The size of desk and page, by what is known now."""
        metrics = self.metrics
        height = metrics.text_top + self._heights.total + metrics.below_text
        return QSizeF(metrics.viewport_width, height)

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:  # noqa: ARG002  there is but one
        """The whole desk."""
        return QRectF(QPointF(), self.documentSize())

    def pageCount(self) -> int:
        """One page, as long as it takes."""
        return 1

    def documentChanged(self, from_: int, removed: int, added: int) -> None:
        """The text changes through `load` alone, which lays out anew by itself."""

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw the bare text, for whoever prints the document; the view paints the page itself."""
        clip = context.clip if context.clip.isValid() else QRectF(QPointF(), self.documentSize())
        for number in range(self.block_at(clip.top()), self.block_at(clip.bottom()) + 1):
            self.lay(number)
            layout = self.block(number).layout()
            layout.setPosition(QPointF(self.metrics.left, self.top(number)))
            layout.draw(painter, QPointF())


def _option(block: QTextBlock) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if block.textDirection() is Qt.LayoutDirection.RightToLeft:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    return option


def runs_both_ways(block: QTextBlock) -> bool:
    """Whether the block holds writing from right to left."""
    return _RIGHT_TO_LEFT.search(block.text()) is not None


def _coordinates(point: QPointF | QPoint | QPainterPath.Element) -> tuple[float, float]:
    if isinstance(point, QPainterPath.Element):
        return point.x, point.y
    return point.x(), point.y()
