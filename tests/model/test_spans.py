"""Spans: half-open ranges of code points, and the quote under them."""

import itertools
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.errors import UserError
from annotator.model.spans import Span, joined, quote_of, require_within, without

SPANS = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 60), st.integers(1, 9)
)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_an_empty_a_backward_and_a_negative_range_are_no_spans(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_counts_code_points_not_bytes_or_utf_16_units() -> None:
    text = "🚢 Пётр"
    assert Span(2, 6).of(text) == "Пётр"
    assert len(Span(2, 6)) == 4


def test_touching_spans_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_a_span_covers_itself_and_what_lies_within() -> None:
    assert Span(1, 5).covers(Span(1, 5))
    assert Span(1, 5).covers(Span(2, 3))
    assert not Span(1, 5).covers(Span(4, 6))


def test_joining_gives_reading_order_and_melts_what_touches() -> None:
    spans = (Span(9, 12), Span(0, 3), Span(3, 5), Span(4, 5))
    assert joined(spans) == (Span(0, 5), Span(9, 12))


@given(st.lists(SPANS))
def test_joining_keeps_every_covered_place_and_adds_none(spans: list[Span]) -> None:
    def places(several: tuple[Span, ...]) -> set[int]:
        return {at for span in several for at in range(span.start, span.end)}

    assert places(joined(spans)) == places(tuple(spans))


@given(st.lists(SPANS))
def test_joining_twice_changes_nothing_and_leaves_gaps_between(spans: list[Span]) -> None:
    once = joined(spans)
    assert joined(once) == once
    assert all(left.end < right.start for left, right in itertools.pairwise(once))


def test_the_quote_of_fragments_is_joined_by_an_ellipsis() -> None:
    assert quote_of("Chair and Secretary Ruiz", (Span(0, 5), Span(20, 24))) == "Chair … Ruiz"


def test_a_span_that_ends_with_the_text_is_within_it() -> None:
    require_within("abc", (Span(0, 3),))


def test_a_span_behind_the_text_is_refused_and_the_text_s_length_named() -> None:
    with pytest.raises(UserError, match=r"2–4 lies outside the text, which has 3 characters"):
        require_within("abc", (Span(0, 1), Span(2, 4)))


@given(st.lists(SPANS, max_size=4), SPANS)
def test_without_takes_just_those_places_out(spans: list[Span], gone: Span) -> None:
    def places(of: Iterable[Span]) -> set[int]:
        return {at for span in of for at in range(span.start, span.end)}

    assert places(without(spans, gone)) == places(spans) - places([gone])
