"""The marks of a release, found by place: what lies in a block, what lies at a code point."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any, Protocol

from annotator.model.kinds import Kind
from annotator.model.spans import Span
from annotator.ui.reading.blocks import Blocks


@dataclass(frozen=True, slots=True)
class Mark:
    """What the page shows of an annotation or a suggestion, known by its key.

    `struck` shows a rejected one: it stays as a record, its fill gone.
    """

    key: str
    kind: Kind
    spans: tuple[Span, ...]
    suggestion: bool = False
    struck: bool = False

    @property
    def size(self) -> int:
        """Code points under all its fragments."""
        return sum(map(len, self.spans))


class Markable(Protocol):
    """What a mark can be made of: it is known by an id and stands at certain spans."""

    @property
    def id(self) -> str:
        """The key of its mark."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands, in order."""


@dataclass(frozen=True, slots=True)
class Unmade:
    """Things of which marks are made when they are first seen: most of a long release never are."""

    things: Sequence[Markable]
    make: Callable[[Any], Mark]


@dataclass(slots=True)
class MarkIndex:
    """Marks in the buckets of the blocks that they touch: a change costs what the mark is long.

    What `fill` was given unmade is kept in the order of its starts, and a block's bucket is filled
    from there when the block is first asked for.
    """

    blocks: Blocks
    _marks: dict[str, Mark] = field(default_factory=dict)
    _buckets: dict[int, dict[str, Mark]] = field(default_factory=dict)
    _unmade: dict[str, Markable] = field(default_factory=dict)
    _make: Callable[[Any], Mark] | None = None
    _order: list[tuple[str, int]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _reach: list[int] = field(default_factory=list)
    _moved_on: set[str] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self._marks) + len(self._unmade)

    def get(self, key: str | None) -> Mark | None:
        """The mark of that key, None where there is none."""
        if key is None:
            return None
        held = self._marks.get(key)
        if held is None and self._make is not None and key in self._unmade:
            held = self._marks[key] = self._make(self._unmade.pop(key))
        return held

    def all(self) -> tuple[Mark, ...]:
        """Every mark."""
        return tuple(mark for key in [*self._marks, *self._unmade] if (mark := self.get(key)))

    def fill(self, marks: Iterable[Mark] | Unmade) -> None:
        """Replace all marks."""
        if isinstance(marks, Unmade):
            things, self._make = list(marks.things), marks.make
        else:
            made = {mark.key: mark for mark in marks}
            things, self._make = [_Held(mark) for mark in made.values()], _mark_of
        starts = [one.spans[0].start for one in things]
        if any(later < one for one, later in pairwise(starts)):
            things.sort(key=lambda one: one.spans[0].start)
            starts.sort()
        ends = [one.spans[-1].end for one in things]
        self._starts, self._reach = starts, list(accumulate(ends, max))
        if ends and self._reach[-1] > self.blocks.ends[-1]:
            raise ValueError("a mark lies outside the text")
        self._unmade = {one.id: one for one in things}
        self._order = list(zip(self._unmade, ends, strict=True))
        self._marks, self._buckets, self._moved_on = {}, {}, set()

    def upsert(self, mark: Mark) -> set[int]:
        """Add a mark or replace the one of its key; returns the blocks that look different now."""
        touched = self.remove(mark.key)
        if mark.spans[-1].end > self.blocks.ends[-1]:
            raise ValueError(f"the mark {mark.key} lies outside the text")
        self._marks[mark.key] = mark
        under = self._blocks_under(mark)
        for block in under:
            self._bucket(block)[mark.key] = mark
        touched.update(under)
        self._moved_on.add(mark.key)
        return touched

    def remove(self, key: str) -> set[int]:
        """Take a mark out; returns the blocks that look different now."""
        mark = self.get(key)
        if mark is None:
            return set()
        touched = set(self._blocks_under(mark))
        for block in touched:
            self._bucket(block).pop(key, None)
        del self._marks[key]
        self._moved_on.add(key)
        return touched

    def in_block(self, block: int) -> Iterable[Mark]:
        """The marks that touch a block."""
        return self._bucket(block).values()

    def _bucket(self, block: int) -> dict[str, Mark]:
        held = self._buckets.get(block)
        if held is None:
            held = self._buckets[block] = dict(self._filled(block))
        return held

    def _filled(self, block: int) -> list[tuple[str, Mark]]:
        """What `fill` was given for a block, in reading order, but for what has moved on since."""
        starts = self.blocks.starts
        begin = starts[block]
        after = bisect_left(self._starts, starts[block + 1]) if block + 1 < len(starts) else None
        found = []
        for at in range((len(self._starts) if after is None else after) - 1, -1, -1):
            if self._reach[at] <= begin:
                break
            key, end = self._order[at]
            if end > begin and key not in self._moved_on:
                mark = self.get(key)
                if mark and (len(mark.spans) == 1 or block in self._blocks_under(mark)):
                    found.append((key, mark))
        return found[::-1]

    def blocks_of(self, key: str | None) -> set[int]:
        """The blocks that the mark of that key touches."""
        mark = self.get(key)
        return set(self._blocks_under(mark)) if mark else set()

    def at(self, code_point: int) -> list[Mark]:
        """The marks over the character at `code_point`, the smallest first."""
        over = [
            mark
            for mark in self.in_block(self.blocks.at(code_point))
            if any(span.start <= code_point < span.end for span in mark.spans)
        ]
        return sorted(over, key=lambda mark: (mark.size, mark.spans, mark.key))

    def _blocks_under(self, mark: Mark) -> Iterable[int]:
        if len(mark.spans) == 1:
            return self.blocks.over(mark.spans[0])
        return {block for span in mark.spans for block in self.blocks.over(span)}


@dataclass(frozen=True, slots=True)
class _Held:
    """A mark that was made already, as a thing to make it of."""

    mark: Mark

    @property
    def id(self) -> str:
        return self.mark.key

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.mark.spans


def _mark_of(held: _Held) -> Mark:
    return held.mark
