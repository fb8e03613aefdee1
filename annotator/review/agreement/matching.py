"""Which tag of one annotator is which of another's, and where the two part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.model.records import Annotation, FieldValue
from annotator.model.spans import Span

_ALIKE = 0.5
"""Share of common code points from which tags of two kinds are one passage told apart."""


class Sort(StrEnum):
    """In what two annotators differ."""

    MISSING = "missing"
    BOUNDARY = "boundary"
    KIND = "kind"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two annotators did differently in a release.

    `left` or `right` is None where one has no tag there; `field` is the field's key, for a field.
    """

    document: str
    sort: Sort
    left: Annotation | None
    right: Annotation | None
    field: str = ""

    @property
    def place(self) -> Span:
        """Where it is."""
        tag = self.left or self.right
        if tag is None:
            raise ValueError("a difference needs a tag")
        return tag.spans[0]


@dataclass(frozen=True, slots=True)
class Matched:
    """Tags that belong together, and those that stand alone on either side."""

    pairs: tuple[tuple[Annotation, Annotation], ...]
    left: tuple[Annotation, ...]
    right: tuple[Annotation, ...]


def matched(left: Sequence[Annotation], right: Sequence[Annotation]) -> Matched:
    """Match one to one: same kind and place first, then same kind, then what lies alike.

    Among several the pair with the largest share in common is taken. A second tag of one
    annotator of the same kind and place stands alone.
    """
    pairs, mine, theirs = _the_same(left, right)
    free_left, free_right = {one.id for one in mine}, {one.id for one in theirs}
    for _, _, one, other in sorted(_candidates(mine, theirs), key=lambda found: found[:2]):
        if one.id in free_left and other.id in free_right:
            free_left.discard(one.id)
            free_right.discard(other.id)
            pairs.append((one, other))
    pairs.sort(key=lambda pair: (pair[0].start, pair[0].id))
    return Matched(
        tuple(pairs),
        tuple(one for one in mine if one.id in free_left),
        tuple(one for one in theirs if one.id in free_right),
    )


_Pairs = list[tuple[Annotation, Annotation]]


def _the_same(
    left: Sequence[Annotation], right: Sequence[Annotation]
) -> tuple[_Pairs, list[Annotation], list[Annotation]]:
    """Pairs of one kind and place, and the rest of either side in reading order."""
    waiting: dict[tuple[str, tuple[Span, ...]], list[Annotation]] = {}
    for other in right:
        waiting.setdefault((other.kind, other.spans), []).append(other)
    pairs: _Pairs = []
    alone: list[Annotation] = []
    for one in left:
        there = waiting.get((one.kind, one.spans))
        if there:
            pairs.append((one, there.pop(0)))
        else:
            alone.append(one)
    rest = [other for others in waiting.values() for other in others]
    return pairs, sorted(alone, key=_start), sorted(rest, key=_start)


def _start(tag: Annotation) -> int:
    return tag.start


def _candidates(
    left: Sequence[Annotation], right: Sequence[Annotation]
) -> Iterator[tuple[bool, float, Annotation, Annotation]]:
    """Tags that overlap: other kind or not, the share in common (negative), and both."""
    first = 0
    longest = max((other.end - other.start for other in right), default=0)
    for one in left:
        while first < len(right) and right[first].start + longest <= one.start:
            first += 1
        for other in right[first:]:
            if other.start >= one.end:
                break
            share = shared(one.spans, other.spans)
            if share > 0 and (one.kind == other.kind or share >= _ALIKE):
                yield one.kind != other.kind, -share, one, other


def shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """The share of code points in common, of all that either covers (Jaccard's index)."""
    common = sum(
        max(0, min(mine.end, theirs.end) - max(mine.start, theirs.start))
        for mine in one
        for theirs in other
    )
    if not common:
        return 0.0
    return common / (sum(map(len, one)) + sum(map(len, other)) - common)


def differences(document: str, found: Matched) -> Iterator[Difference]:
    """Everything in which the two part, in reading order."""
    held = [*_alone(document, found)]
    for left, right in found.pairs:
        held += _within(document, left, right)
    held.sort(key=lambda one: (one.place, one.sort, one.field))
    yield from held


def _alone(document: str, found: Matched) -> Iterator[Difference]:
    for one in found.left:
        yield Difference(document, Sort.MISSING, one, None)
    for one in found.right:
        yield Difference(document, Sort.MISSING, None, one)


def _within(document: str, left: Annotation, right: Annotation) -> Iterator[Difference]:
    if left.kind != right.kind:
        yield Difference(document, Sort.KIND, left, right)
        return
    if left.spans != right.spans:
        yield Difference(document, Sort.BOUNDARY, left, right)
    for key in field_keys(left, right):
        if left.value(key) != right.value(key):
            yield Difference(document, Sort.FIELD, left, right, key)


def field_keys(left: Annotation, right: Annotation) -> Sequence[str]:
    """The fields that either has filled in."""
    held: Mapping[str, FieldValue] = {**left.fields, **right.fields}
    return tuple(held)
