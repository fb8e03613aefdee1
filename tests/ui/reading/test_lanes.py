"""Lanes of overlapping tags."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.spans import Span
from annotator.ui.reading.lanes import lanes_of

_spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda at: Span(at[0], at[0] + at[1])),
    max_size=25,
)


@given(_spans)
def test_overlapping_spans_never_share_a_lane(spans: list[Span]) -> None:
    lanes = lanes_of(spans)
    for at, span in enumerate(spans):
        for other in range(at):
            if span.overlaps(spans[other]):
                assert lanes[at] != lanes[other]


@given(_spans)
def test_a_span_lies_below_all_that_nest_in_it(spans: list[Span]) -> None:
    lanes = lanes_of(spans)
    for at, span in enumerate(spans):
        for other, inner in enumerate(spans):
            if span.covers(inner) and len(span) > len(inner):
                assert lanes[at] > lanes[other]


def test_spans_side_by_side_share_the_first_lane() -> None:
    assert lanes_of([Span(0, 5), Span(5, 9), Span(20, 30)]) == [0, 0, 0]
