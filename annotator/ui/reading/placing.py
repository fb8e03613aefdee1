"""Which marks are drawn in a block, in which lane, and where; kept until they move."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotator.model.spans import Span
from annotator.ui.reading.geometry import Piece, pieces_of
from annotator.ui.reading.lanes import lanes_of
from annotator.ui.reading.layout import PageLayout
from annotator.ui.reading.marks import Mark
from annotator.ui.reading.scene import Scene


@dataclass(frozen=True, slots=True)
class Fragment:
    """One fragment of a mark as far as it lies in a block."""

    number: int
    """Which fragment of the mark it is, from 1."""
    pieces: tuple[Piece, ...]
    """Their `opens` and `closes` speak of the fragment, not of its part in the block."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark in a block: its lane, its fragments there, and what joins them."""

    mark: Mark
    lane: int
    fragments: tuple[Fragment, ...]
    joints: tuple[Piece, ...]

    @property
    def pieces(self) -> Iterator[Piece]:
        """The pieces of all its fragments there."""
        for fragment in self.fragments:
            yield from fragment.pieces


class Placing:
    """The marks of each block where they are drawn, the longest first."""

    def __init__(self, scene: Scene, layout: PageLayout) -> None:
        self._scene = scene
        self._layout = layout
        self._placed: dict[int, list[Placed]] = {}

    def forget(self, block: int | None = None) -> None:
        """The marks or the lines of a block, or of all, have changed."""
        if block is None:
            self._placed.clear()
        else:
            self._placed.pop(block, None)

    def keep(self, first: int, last: int) -> None:
        """Forget blocks that are far from these when many are kept."""
        if len(self._placed) > 4 * (last - first + 1) + 64:
            near = range(first, last + 1)
            self._placed = {block: at for block, at in self._placed.items() if block in near}

    def in_block(self, block: int) -> list[Placed]:
        """What is drawn in a block that is laid out."""
        placed = self._placed.get(block)
        if placed is None:
            placed = self._placed[block] = self._place(block)
        return placed

    def _place(self, block: int) -> list[Placed]:
        marks = list(self._scene.marks.in_block(block))
        lanes = lanes_of([self._extent(mark, block) for mark in marks])
        placed = [
            Placed(mark, lane, self._fragments(mark, block), self._joints(mark, block))
            for mark, lane in zip(marks, lanes, strict=True)
        ]
        return sorted(placed, key=lambda one: (-one.lane, one.mark.key))

    def _extent(self, mark: Mark, block: int) -> Span:
        """From a mark's first place in the block to its last, for what joins the fragments too."""
        start, end = self._scene.blocks.starts[block], self._scene.blocks.ends[block]
        inside = [span for span in mark.spans if span.start < end and start < span.end]
        if not inside or start == end:  # the mark lies on the line end, or passes a blank line
            return Span(end, end + 1)
        return Span(
            max(start, min(span.start for span in inside)),
            min(end, max(span.end for span in inside)),
        )

    def _fragments(self, mark: Mark, block: int) -> tuple[Fragment, ...]:
        return tuple(
            Fragment(number, pieces)
            for number, span in enumerate(mark.spans, 1)
            if (pieces := self.pieces(block, span))
        )

    def _joints(self, mark: Mark, block: int) -> tuple[Piece, ...]:
        start, end = self._scene.blocks.starts[block], self._scene.blocks.ends[block]
        found: list[Piece] = []
        for before, after in zip(mark.spans, mark.spans[1:], strict=False):
            if start <= before.end < after.start <= end:
                found.extend(self.pieces(block, Span(before.end, after.start)))
        return tuple(found)

    def pieces(self, block: int, span: Span) -> tuple[Piece, ...]:
        """Where a span lies on the lines of a block."""
        within = self._scene.in_block(block, span)
        pieces = pieces_of(self._layout.block(block), *within)
        if span.start < self._scene.blocks.starts[block]:
            pieces = [replace(piece, opens=False) for piece in pieces]
        if span.end > self._scene.blocks.ends[block]:
            pieces = [replace(piece, closes=False) for piece in pieces]
        return tuple(pieces)
