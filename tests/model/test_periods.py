"""Dates are compared as stretches of days."""

import pytest

from annotator.model.periods import bounds, falls


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2019", (2019, 1, 1), (2019, 12, 31)),
        ("2019-11", (2019, 11, 1), (2019, 11, 31)),
        ("2019-11-28", (2019, 11, 28), (2019, 11, 28)),
        ("2019-11-28?", (2019, 11, 28), (2019, 11, 28)),
        ("2019-XX-XX", (2019, 1, 1), (2019, 12, 31)),
        ("201X", (2010, 1, 1), (2019, 12, 31)),
        ("2019-21", (2019, 1, 1), (2019, 12, 31)),
        ("2017/2020", (2017, 1, 1), (2020, 12, 31)),
    ],
)
def test_a_date_is_a_stretch_of_days(
    edtf: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("text", ["", "soon", "2019-11-28T10", "a/b", "Y123456"])
def test_what_is_no_date_has_no_bounds(text: str) -> None:
    assert bounds(text) is None
    assert not falls(text, ":", "2019")


@pytest.mark.parametrize(
    ("edtf", "sign", "low", "high", "expected"),
    [
        ("2019-11-28", ":", "2019", "", True),
        ("2017/2020", ":", "2019-03", "", True),
        ("2018", ":", "2019", "", False),
        ("../2018", ":", "1990", "", True),
        ("2019", ">", "2018", "", True),
        ("2019", ">", "2019-06", "", False),
        ("2019", ">=", "2019-06", "", True),
        ("2019", "<", "2020", "", True),
        ("2019", "<=", "2019-06", "", True),
        ("2020", "<=", "2019", "", False),
        ("2018-12-31", "..", "2018", "2019", True),
        ("2020", "..", "2018", "2019", False),
    ],
)
def test_dates_are_compared(edtf: str, sign: str, low: str, high: str, expected: bool) -> None:
    assert falls(edtf, sign, low, high) is expected
