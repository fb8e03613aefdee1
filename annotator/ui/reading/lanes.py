"""Which lane each of several overlapping spans gets, so that no two share one."""

from bisect import bisect_left, insort
from collections.abc import Sequence

from annotator.model.spans import Span


def lanes_of(spans: Sequence[Span]) -> list[int]:
    """A lane for each span, 0 nearest to the text; overlapping spans never share one.

    Shorter spans come first, so that the lane of a span lies below those of all that nest in it.
    """
    lanes: list[list[tuple[int, int]]] = []
    found = [0] * len(spans)
    for at in sorted(range(len(spans)), key=lambda at: (len(spans[at]), spans[at])):
        span = spans[at]
        lane = len(lanes)
        while lane and not _meets(lanes[lane - 1], span):
            lane -= 1
        if lane == len(lanes):
            lanes.append([])
        insort(lanes[lane], (span.start, span.end))
        found[at] = lane
    return found


def _meets(taken: Sequence[tuple[int, int]], span: Span) -> bool:
    """Whether the span overlaps one of those in a lane, which lie beside one another."""
    behind = bisect_left(taken, (span.end, 0))
    return behind > 0 and taken[behind - 1][1] > span.start
