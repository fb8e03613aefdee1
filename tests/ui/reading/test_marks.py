"""Marks found by place."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.kinds import DECISION, STATISTIC
from annotator.model.spans import Span, joined
from annotator.ui.reading.blocks import blocks_of
from annotator.ui.reading.marks import Mark, MarkIndex, Unmade

TEXT = "\n".join(f"Paragraph {number} with words." for number in range(12))
_spans = st.tuples(st.integers(0, len(TEXT) - 40), st.integers(1, 40)).map(
    lambda at: Span(at[0], at[0] + at[1])
)
_marks = st.builds(
    lambda key, spans: Mark(f"k{key}", STATISTIC, joined(spans)),
    st.integers(0, 8),
    st.lists(_spans, min_size=1, max_size=3),
)


@dataclass(frozen=True)
class _Thing:
    mark: Mark

    @property
    def id(self) -> str:
        return self.mark.key

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.mark.spans


@given(
    st.lists(_marks, max_size=9),
    st.lists(st.one_of(_marks, st.integers(0, 8).map(str)), max_size=25),
)
def test_the_index_finds_what_a_list_would(first: list[Mark], acts: list[Mark | str]) -> None:
    blocks = blocks_of(TEXT)
    index, plain = MarkIndex(blocks), {mark.key: mark for mark in first}
    index.fill(plain.values())
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


def test_marks_are_made_when_they_are_first_seen() -> None:
    made: list[str] = []

    def make(one: Mark) -> Mark:
        made.append(one.key)
        return one

    marks = [Mark(f"k{at}", STATISTIC, (Span(at * 25, at * 25 + 5),)) for at in range(11)]
    index = MarkIndex(blocks_of(TEXT))
    index.fill(Unmade([_Thing(one) for one in marks], lambda one: make(one.mark)))
    assert len(index) == 11
    assert made == []
    assert [one.key for one in index.at(51)] == ["k2"]
    assert made == ["k2"]
    index.remove("k3")
    assert sorted(one.key for one in index.all()) == sorted(f"k{n}" for n in range(11) if n != 3)


def test_a_mark_that_moves_leaves_its_old_place() -> None:
    index = MarkIndex(blocks_of("one\ntwo"))
    index.upsert(Mark("k", STATISTIC, (Span(0, 3),)))
    assert index.upsert(Mark("k", STATISTIC, (Span(4, 7),))) == {0, 1}
    assert not index.at(1)


def test_a_mark_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        MarkIndex(blocks_of("one")).upsert(Mark("k", STATISTIC, (Span(0, 4),)))
