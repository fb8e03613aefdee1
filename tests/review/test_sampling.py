"""A sample is the same on every computer, and its error rate comes with its doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.review.measure import Undefined
from annotator.review.sampling import ErrorRate, error_rate, sample

IDS = st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=60)


@given(IDS, st.integers(0, 70), st.text(max_size=5), st.randoms())
def test_a_sample_does_not_hang_on_the_order_of_the_ids(ids, size, seed, dice) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(ids)
    dice.shuffle(shuffled)
    drawn = sample(ids, size, seed)
    assert drawn == sample(shuffled, size, seed)
    assert len(set(drawn)) == len(drawn) == min(size, len(ids))
    assert set(drawn) <= set(ids)


@given(IDS, st.integers(1, 20))
def test_tags_that_come_later_push_out_no_more_than_they_take(ids: list[str], size: int) -> None:
    before = set(sample(ids[:-1], size, "week 1"))
    after = set(sample(ids, size, "week 1"))
    assert len(before - after) <= 1


def test_another_seed_draws_another_sample() -> None:
    ids = [f"tag-{number}" for number in range(500)]
    assert sample(ids, 20, "a") != sample(ids, 20, "b")


def test_each_tag_is_drawn_about_equally_often() -> None:
    ids = [f"tag-{number}" for number in range(20)]
    drawn = [one for seed in range(400) for one in sample(ids, 5, str(seed))]
    assert all(65 <= drawn.count(one) <= 140 for one in ids)


@pytest.mark.parametrize(
    ("wrong", "judged", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(
    wrong: int, judged: int, low: float, high: float
) -> None:
    found = error_rate(wrong, judged)
    assert isinstance(found, ErrorRate)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_the_rate_is_read_as_a_sentence() -> None:
    assert str(error_rate(2, 40)) == "5.0% (2 of 40; 95 % interval 1.4% to 16.5%)"


def test_without_a_judged_tag_there_is_no_rate_and_the_reason_is_said() -> None:
    assert error_rate(0, 0) == Undefined("No tag of the sample has been judged yet.")


def test_more_wrong_than_judged_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="3 of 2"):
        error_rate(3, 2)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_rate_lies_in_its_interval(counts: tuple[int, int]) -> None:
    found = error_rate(*counts)
    assert isinstance(found, ErrorRate)
    assert 0 <= found.low <= found.rate <= found.high <= 1
