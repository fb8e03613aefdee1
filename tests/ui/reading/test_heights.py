"""Where blocks lie above one another."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.reading.heights import Heights

_heights = st.lists(st.integers(0, 40), min_size=1, max_size=40)


@given(_heights, st.data())
def test_tops_are_sums_also_after_changes(heights: list[int], data: st.DataObject) -> None:
    tree = Heights(heights)
    for _ in range(5):
        at = data.draw(st.integers(0, len(heights) - 1))
        height = data.draw(st.integers(0, 40))
        assert tree.set(at, height) == height - heights[at]
        heights[at] = height
    tops = [0, *accumulate(heights)]
    assert [tree.top(at) for at in range(len(heights) + 1)] == tops
    assert tree.total == tops[-1]


@given(_heights, st.floats(0, 2000))
def test_the_block_at_a_height_holds_it(heights: list[int], y: float) -> None:
    tree = Heights(heights)
    block = tree.at(y)
    if y < tree.total:
        assert tree.top(block) <= y < tree.top(block) + tree[block]
    else:
        assert block == len(heights) - 1


def test_above_the_first_block_it_is_the_first() -> None:
    assert Heights([10, 10]).at(-5) == 0
