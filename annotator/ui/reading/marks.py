"""The marks of a release, found by place: what lies in a block, what lies at a code point."""

from collections.abc import Iterable
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class MarkIndex:
    """Marks in the buckets of the blocks that they touch: a change costs what the mark is long."""

    blocks: Blocks
    _marks: dict[str, Mark] = field(default_factory=dict)
    _buckets: dict[int, dict[str, Mark]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._marks)

    def get(self, key: str | None) -> Mark | None:
        """The mark of that key, None where there is none."""
        return None if key is None else self._marks.get(key)

    def all(self) -> tuple[Mark, ...]:
        """Every mark."""
        return tuple(self._marks.values())

    def fill(self, marks: Iterable[Mark]) -> None:
        """Replace all marks."""
        self._marks = {mark.key: mark for mark in marks}
        buckets: dict[int, dict[str, Mark]] = {}
        self._buckets = buckets
        self._require_within(self._marks.values())
        for key, mark in self._marks.items():
            for block in self._blocks_under(mark):
                if block in buckets:
                    buckets[block][key] = mark
                else:
                    buckets[block] = {key: mark}

    def upsert(self, mark: Mark) -> set[int]:
        """Add a mark or replace the one of its key; returns the blocks that look different now."""
        touched = self.remove(mark.key)
        touched.update(self._add(mark))
        return touched

    def remove(self, key: str) -> set[int]:
        """Take a mark out; returns the blocks that look different now."""
        mark = self._marks.pop(key, None)
        if mark is None:
            return set()
        touched = set(self._blocks_under(mark))
        for block in touched:
            del self._buckets[block][key]
        return touched

    def in_block(self, block: int) -> Iterable[Mark]:
        """The marks that touch a block."""
        return self._buckets.get(block, {}).values()

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

    def _add(self, mark: Mark) -> Iterable[int]:
        self._require_within((mark,))
        self._marks[mark.key] = mark
        under = self._blocks_under(mark)
        for block in under:
            self._buckets.setdefault(block, {})[mark.key] = mark
        return under

    def _require_within(self, marks: Iterable[Mark]) -> None:
        end = self.blocks.ends[-1]
        for mark in marks:
            if mark.spans[-1].end > end:
                raise ValueError(f"the mark {mark.key} lies outside the text")

    def _blocks_under(self, mark: Mark) -> Iterable[int]:
        if len(mark.spans) == 1:
            return self.blocks.over(mark.spans[0])
        return {block for span in mark.spans for block in self.blocks.over(span)}
