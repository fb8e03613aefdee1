"""Marks found by place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.kinds import DECISION, STATISTIC
from annotator.model.spans import Span
from annotator.ui.reading.blocks import blocks_of
from annotator.ui.reading.marks import Mark, MarkIndex

TEXT = "\n".join(f"Paragraph {number} with words." for number in range(12))
_spans = st.tuples(st.integers(0, len(TEXT) - 40), st.integers(1, 40)).map(
    lambda at: Span(at[0], at[0] + at[1])
)
_marks = st.builds(
    lambda key, spans: Mark(f"k{key}", STATISTIC, tuple(spans)),
    st.integers(0, 8),
    st.lists(_spans, min_size=1, max_size=3),
)


@given(st.lists(st.one_of(_marks, st.integers(0, 8).map(str)), max_size=25))
def test_the_index_finds_what_a_list_would(acts: list[Mark | str]) -> None:
    blocks = blocks_of(TEXT)
    index, plain = MarkIndex(blocks), dict[str, Mark]()
    for act in acts:
        if isinstance(act, Mark):
            touched = index.upsert(act)
            assert touched >= {block for span in act.spans for block in blocks.over(span)}
            plain[act.key] = act
        else:
            index.remove("k" + act)
            plain.pop("k" + act, None)
    assert len(index) == len(plain)
    for at in range(0, len(TEXT), 7):
        over = {
            key
            for key, mark in plain.items()
            if any(span.start <= at < span.end for span in mark.spans)
        }
        assert {mark.key for mark in index.at(at)} == over


def test_the_smallest_mark_comes_first() -> None:
    index = MarkIndex(blocks_of(TEXT))
    index.fill([Mark("wide", DECISION, (Span(0, 20),)), Mark("slim", STATISTIC, (Span(4, 8),))])
    assert [mark.key for mark in index.at(5)] == ["slim", "wide"]


def test_a_mark_that_moves_leaves_its_old_place() -> None:
    index = MarkIndex(blocks_of("one\ntwo"))
    index.upsert(Mark("k", STATISTIC, (Span(0, 3),)))
    assert index.upsert(Mark("k", STATISTIC, (Span(4, 7),))) == {0, 1}
    assert not index.at(1)


def test_a_mark_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        MarkIndex(blocks_of("one")).upsert(Mark("k", STATISTIC, (Span(0, 4),)))
