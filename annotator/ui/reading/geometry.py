"""Where a stretch of a block lies on its lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from PySide6.QtGui import QGlyphRun, QTextBlock, QTextLayout, QTextLine

from annotator.ui.reading.layout import runs_both_ways


@dataclass(frozen=True, slots=True)
class Piece:
    """One unbroken part of a stretch on one line; x counts from the column's left edge.

    `opens` and `closes` say whether the stretch begins or ends here, and not on another line.
    """

    row: int
    left: float
    right: float
    opens: bool
    closes: bool
    leftward: bool = False
    """Whether it is read from right to left, and so ends at its left edge."""

    @property
    def first(self) -> float:
        """The x at which reading begins."""
        return self.right if self.leftward else self.left

    @property
    def last(self) -> float:
        """The x at which reading ends."""
        return self.left if self.leftward else self.right


def pieces_of(block: QTextBlock, start: int, end: int) -> list[Piece]:
    """The pieces of `[start, end)`, positions within the block in Qt's counting, line by line.

    Where writing runs both ways a stretch may fall into several pieces on one line.
    """
    layout = block.layout()
    if start >= end or not layout.lineCount():
        return []
    both_ways = runs_both_ways(block)
    found: list[Piece] = []
    first = layout.lineForTextPosition(start).lineNumber()
    for row in range(first, layout.lineCount()):
        line = layout.lineAt(row)
        if line.textStart() >= end:
            break
        if both_ways:
            found.extend(_runs_on(layout, line, start, end))
        else:
            found.append(_piece_on(line, start, end))
    return found


def _piece_on(line: QTextLine, start: int, end: int) -> Piece:
    line_end = line.textStart() + line.textLength()
    left = x_of(line, max(start, line.textStart()))
    # The blank at which a line wraps hangs over its end: nothing is drawn under it.
    seen = line.x() + line.naturalTextWidth()
    right = x_of(line, end) if end <= line_end else max(left, seen)
    opens, closes = start >= line.textStart(), end <= line_end
    return Piece(line.lineNumber(), left, right, opens=opens, closes=closes)


def _runs_on(layout: QTextLayout, line: QTextLine, start: int, end: int) -> list[Piece]:
    """The runs of one direction from left to right, those that touch made one piece."""
    line_end = line.textStart() + line.textLength()
    first, last = max(start, line.textStart()), min(end, line_end)
    if first >= last:
        return []
    opening = _middle(line, first, layout.nextCursorPosition(first)) if first == start else None
    closing = _middle(line, layout.previousCursorPosition(last), last) if last == end else None
    return [
        Piece(
            line.lineNumber(),
            left,
            right,
            opens=opening is not None and left <= opening <= right,
            closes=closing is not None and left <= closing <= right,
            leftward=leftward,
        )
        for left, right, leftward in _joined(line.glyphRuns(first, last - first))
    ]


def _joined(runs: Iterable[QGlyphRun]) -> list[tuple[float, float, bool]]:
    """Left, right, and whether it is read leftwards, of runs that have nothing between them."""
    found: list[tuple[float, float, bool]] = []
    boxes = ((run.boundingRect(), run.isRightToLeft()) for run in runs)
    for left, right, leftward in sorted((box.left(), box.right(), way) for box, way in boxes):
        if found and found[-1][2] == leftward and left <= found[-1][1] + 1:
            before = found.pop()
            found.append((before[0], max(before[1], right), leftward))
        else:
            found.append((left, right, leftward))
    return found


def _middle(line: QTextLine, start: int, end: int) -> float | None:
    """The x of the middle of a grapheme, None where it has no glyph."""
    for run in line.glyphRuns(start, max(1, end - start)):
        return run.boundingRect().center().x()
    return None


def x_of(line: QTextLine, position: int) -> float:
    """Where the caret stands before a position of the line, from the column's left edge."""
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x
