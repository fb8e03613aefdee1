"""Where a stretch of a block lies on its lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

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


def pieces_of(block: QTextBlock, start: int, end: int) -> list[Piece]:
    """The pieces of `[start, end)`, positions within the block in Qt's counting, in reading order.

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
        found.extend(_on_line(line, (start, end), both_ways=both_ways))
    if found:
        found[0] = replace(found[0], opens=True)
        found[-1] = replace(found[-1], closes=True)
    return found


def _on_line(line: QTextLine, stretch: tuple[int, int], *, both_ways: bool) -> Iterator[Piece]:
    line_end = line.textStart() + line.textLength()
    start, end = max(stretch[0], line.textStart()), min(stretch[1], line_end)
    if start >= end:
        return
    if both_ways:
        yield from _runs(line, start, end)
        return
    left, right = x_of(line, start), x_of(line, end)
    if end == line_end and stretch[1] > line_end:
        # The blank at which the line wraps hangs over its end: nothing is drawn under it.
        right = max(left, line.x() + line.naturalTextWidth())
    yield Piece(line.lineNumber(), left, right, opens=False, closes=False)


def _runs(line: QTextLine, start: int, end: int) -> Iterator[Piece]:
    """The runs of one direction in reading order, those that touch made one piece."""
    runs = line.glyphRuns(start, end - start, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
    runs.sort(key=lambda run: min(run.stringIndexes(), default=0))
    joined: list[tuple[float, float]] = []
    for run in runs:
        box = run.boundingRect()
        left, right = box.left(), box.right()
        if joined and left <= joined[-1][1] + 1 and joined[-1][0] <= right + 1:
            left, right = min(left, joined[-1][0]), max(right, joined[-1][1])
            joined.pop()
        joined.append((left, right))
    for left, right in joined:
        yield Piece(line.lineNumber(), left, right, opens=False, closes=False)


def x_of(line: QTextLine, position: int) -> float:
    """Where the caret stands before a position of the line, from the column's left edge."""
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x
