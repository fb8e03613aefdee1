"""Unitised alpha: agreement on where passages lie, in K. Krippendorff's terms of 1995 and 2004.

Each annotator divides each text into units of a category and the gaps between them. Two units
that overlap differ by the squares of what they miss of each other; a unit that lies within a gap
of the other annotator differs by its squared length.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, permutations

from annotator.model.spans import Span, joined
from annotator.review.measure import Measure, Undefined

NOTHING_TAGGED = Undefined("No item was tagged by anybody.")
ONE_ANNOTATOR = Undefined("Only one annotator has read these releases.")
NO_CHANCE = Undefined("The tags leave no room for chance.")


@dataclass(frozen=True, slots=True)
class Continuum:
    """A text of that length, and the passages of one category by annotator, () for none."""

    length: int
    units: Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one text adds to the sums: squared differences, and the lengths of units and gaps."""

    length: int
    annotators: int
    observed: int
    units: tuple[int, ...]
    gaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What was observed, what chance would give, and whether anything was tagged at all."""

    observed: float
    expected: float
    tagged: bool


def alpha_u(categories: Sequence[Sequence[Measured]]) -> Measure:
    """Unitised alpha over the categories, each with its texts; all by as many annotators."""
    if any(one.annotators < 2 for texts in categories for one in texts):
        return ONE_ANNOTATOR
    found = [disagreement(texts) for texts in categories]
    if not any(one.tagged for one in found):
        return NOTHING_TAGGED
    expected = sum(one.expected for one in found)
    return 1 - sum(one.observed for one in found) / expected if expected else NO_CHANCE


def measured(text: Continuum) -> Measured:
    """The part that one text has in the sums of its category."""
    units = {who: joined(spans) for who, spans in text.units.items()}
    empty = {who: _gaps(spans, text.length) for who, spans in units.items()}
    return Measured(
        text.length,
        len(units),
        sum(_apart(units[one], units[two], empty[two]) for one, two in permutations(units, 2)),
        tuple([span.end - span.start for spans in units.values() for span in spans]),
        tuple([span.end - span.start for spans in empty.values() for span in spans]),
    )


def disagreement(texts: Sequence[Measured]) -> Disagreement:
    """Observed and expected disagreement of one category (Krippendorff 2004, 11.6)."""
    whole = sum(one.length for one in texts)
    annotators = max((one.annotators for one in texts), default=0)
    observed = sum(one.observed for one in texts)
    lengths = [length for one in texts for length in one.units]
    gaps = [length for one in texts for length in one.gaps]
    if not lengths or annotators < 2:
        return Disagreement(0.0, 0.0, bool(lengths))
    share = observed / (annotators * (annotators - 1) * whole**2)
    return Disagreement(share, _expected(lengths, gaps, annotators, whole), tagged=True)


def _gaps(units: Sequence[Span], length: int) -> list[Span]:
    edges = [0, *(edge for unit in units for edge in (unit.start, unit.end)), length]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [Span(start, end) for start, end in pairs if start < end]


def _apart(units: Sequence[Span], others: Sequence[Span], gaps: Sequence[Span]) -> int:
    """The squared differences of one annotator's units to the other's units and gaps.

    A unit within a gap counts once from either side, so twice here: Krippendorff's sum runs over
    sections of both sorts and both orders.
    """
    ends = [other.end for other in others]
    gap_ends = [gap.end for gap in gaps]
    total = 0
    for unit in units:
        at = bisect_left(ends, unit.start + 1)
        while at < len(others) and others[at].start < unit.end:
            other = others[at]
            total += (unit.start - other.start) ** 2 + (unit.end - other.end) ** 2
            at += 1
        at = bisect_left(gap_ends, unit.end)
        if at < len(gaps) and gaps[at].covers(unit):
            total += 2 * len(unit) ** 2
    return total


def _expected(lengths: list[int], gaps: list[int], annotators: int, whole: int) -> float:
    count = len(lengths)
    gaps.sort()
    room_behind = list(accumulate(reversed(gaps), initial=0))[::-1]
    total = 0.0
    for length in lengths:
        at = bisect_left(gaps, length)
        room = room_behind[at] - (len(gaps) - at) * (length - 1)
        total += (count - 1) / 3 * (2 * length**3 - 3 * length**2 + length) + length**2 * room
    places = annotators * whole
    ways = places * (places - 1) - sum(length * (length - 1) for length in lengths)
    return 2 * total / (whole * ways) if ways else 0.0
