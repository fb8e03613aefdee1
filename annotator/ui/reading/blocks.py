"""The lines of a release as the page lays them out: numbered, measured, very long ones parted."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.model.spans import Span

LONGEST_BLOCK = 4_000
"""Code points after which a line is parted: Qt lays out one block at a time, and at once."""

_JOINERS = frozenset("\u200d\ufe0f\ufe0e")
_GLUED = 64


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a text in reading order; positions are code points.

    A block is a line without its line end, or a part of a very long line. `numbers` holds the
    number of the paragraph that a block begins, 0 for a blank line or a further part. `breaks`
    are the code points at which further parts begin.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    numbers: Sequence[int]
    blank: Sequence[bool]
    breaks: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, code_point: int) -> int:
        """The block that a code point lies in; a line end belongs to the line before it."""
        return max(0, bisect_right(self.starts, code_point) - 1)

    def over(self, span: Span) -> range:
        """The blocks that a span touches."""
        starts = self.starts
        first = bisect_right(starts, span.start) - 1
        if first + 1 == len(starts) or span.end <= starts[first + 1]:
            return range(first, first + 1)
        return range(first, bisect_right(starts, span.end - 1, first))

    def number_at(self, code_point: int) -> int:
        """The number of the paragraph that a code point lies in or behind, at least 1."""
        first = self.at(code_point)
        return next((number for at in range(first, -1, -1) if (number := self.numbers[at])), 1)

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs there are."""
        return max(self.numbers)

    def paragraph(self, block: int) -> Span | None:
        """The whole line that the block is or is a part of, None where it is empty."""
        parts = frozenset(self.breaks)
        first = last = block
        while self.starts[first] in parts:
            first -= 1
        while last + 1 < len(self) and self.starts[last + 1] in parts:
            last += 1
        start, end = self.starts[first], self.ends[last]
        return Span(start, end) if start < end else None


def blocks_of(text: str) -> Blocks:
    """Part a text into blocks."""
    starts: list[int] = []
    ends: list[int] = []
    numbers: list[int] = []
    blank: list[bool] = []
    breaks: list[int] = []
    start = number = 0
    for line in text.split("\n"):
        is_blank = not line or line.isspace()
        number += not is_blank
        starts.append(start)
        numbers.append(0 if is_blank else number)
        blank.append(is_blank)
        if len(line) > LONGEST_BLOCK:
            for cut in _cuts(line):
                ends.append(start + cut)
                starts.append(start + cut)
                breaks.append(start + cut)
                numbers.append(0)
                blank.append(is_blank)
        start += len(line) + 1
        ends.append(start - 1)
    return Blocks(starts, ends, numbers, blank, tuple(breaks))


def _cuts(line: str) -> Iterator[int]:
    at = 0
    while len(line) - at > LONGEST_BLOCK:
        at = _cut(line, at)
        yield at


def _cut(line: str, start: int) -> int:
    """Where a part that begins at `start` ends: behind a blank, else where no glyph is torn."""
    limit = start + LONGEST_BLOCK
    blank = line.rfind(" ", start + LONGEST_BLOCK // 2, limit)
    if blank >= 0:
        return blank + 1
    for at in range(limit, limit - _GLUED, -1):
        if not (_clings(line[at]) or line[at - 1] in _JOINERS):
            return at
    return limit


def _clings(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char)[0] == "M"


def covered(text: str, blocks: Blocks, spans: Iterable[Span]) -> list[range]:
    """The runs of whole blocks that the spans cover, with the blank lines in and behind them.

    Runs that touch are one.
    """
    found: list[range] = []
    for span in sorted(spans):
        run = _covered_by(text, blocks, span)
        if found and run and run.start <= found[-1].stop:
            before = found.pop()
            run = range(before.start, max(before.stop, run.stop))
        if run:
            found.append(run)
    return found


def _covered_by(text: str, blocks: Blocks, span: Span) -> range:
    first, last = blocks.at(span.start), blocks.at(span.end - 1)
    if text[blocks.starts[first] : span.start].strip():
        first += 1
    if text[span.end : blocks.ends[last]].strip():
        last -= 1
    if first > last or all(blocks.blank[first : last + 1]):
        return range(0)
    while last + 1 < len(blocks) and blocks.blank[last + 1]:
        last += 1
    return range(first, last + 1)
