"""Alpha and kappa are the published ones, and say why where they have no value."""

import warnings

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.review.agreement.coefficients import ALL_THE_SAME, NOBODY_BOTH, alpha, kappa

NOTHING = None


def by_annotator(*rows: str) -> list[tuple[str | None, ...]]:
    """Units from a line for each annotator, `*` where one has not judged it."""
    return [
        tuple(None if value == "*" else value for value in unit)
        for unit in zip(*(row.split() for row in rows), strict=True)
    ]


def test_krippendorffs_reliability_data_of_four_observers() -> None:
    """Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: 0.743."""
    units = by_annotator(
        "1 2 3 3 2 1 4 1 2 * * *",
        "1 2 3 3 2 2 4 1 2 5 * 3",
        "* 3 3 3 2 3 4 2 2 5 1 *",
        "1 2 3 3 2 4 4 1 2 5 1 *",
    )
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_two_observers_of_ten_units_and_two_values() -> None:
    """The same paper, section A: 0.095."""
    units = by_annotator("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
    assert alpha(units) == pytest.approx(0.095, abs=0.0005)


def test_two_observers_of_twelve_units_and_five_values() -> None:
    """The same paper, section B: 0.692."""
    units = by_annotator("a a b b d c c c e d d a", "b a b b b c c c e d d d")
    assert alpha(units) == pytest.approx(0.692, abs=0.0005)


@given(
    st.lists(
        st.lists(st.sampled_from([None, 0, 1, 2]), min_size=3, max_size=3),
        min_size=1,
        max_size=12,
    )
)
def test_alpha_is_that_of_the_library(units: list[list[int | None]]) -> None:
    ours = alpha(units)
    data = np.array([[np.nan if v is None else v for v in unit] for unit in units]).T
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = krippendorff.alpha(data, level_of_measurement="nominal")
    except ValueError:  # fewer than two values
        theirs = np.nan
    if isinstance(ours, float):
        assert ours == pytest.approx(theirs, abs=1e-9)
    else:
        assert ours in (NOBODY_BOTH, ALL_THE_SAME)


@pytest.mark.parametrize(
    ("table", "value"),
    [
        # J. Cohen, A Coefficient of Agreement for Nominal Scales (1960), page 45
        ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.4915),
        # hand-computed: (0.7 - 0.5) / 0.5, (0.6 - 0.54) / 0.46, (0.6 - 0.46) / 0.54
        ([[20, 5], [10, 15]], 0.4),
        ([[45, 15], [25, 15]], 0.1304),
        ([[25, 35], [5, 35]], 0.2593),
        ([[10, 0], [0, 10]], 1.0),
        ([[0, 10], [10, 0]], -1.0),
    ],
)
def test_kappa_of_a_table(table: list[list[int]], value: float) -> None:
    pairs = [
        (row, column)
        for row, counts in enumerate(table)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]
    assert kappa(pairs) == pytest.approx(value, abs=0.0001)


def test_without_a_common_item_nothing_can_be_said() -> None:
    assert alpha([]) == alpha([(1, None), (None, 2)]) == kappa([]) == NOBODY_BOTH
    assert NOBODY_BOTH.reason == "No item was tagged by both."


def test_where_everybody_chose_the_same_chance_agreement_is_total() -> None:
    assert alpha([("a", "a"), ("a", "a")]) == kappa([("a", "a")]) == ALL_THE_SAME
