"""Dates in running text become EDTF."""

import pytest

from annotator.intake.dates import mentions


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On November 28, 2019, a session was held", "2019-11-28"),
        ("28 ноября 2019 года", "2019-11-28"),
        ("On November 28, this year, in Bishkek", "2019-11-28"),
        ("28 ноября этого года", "2019-11-28"),
        ("on 28 November last year", "2019-11-28"),
        ("on 2 February", "2020-02-02"),
        ("14.01.2020", "2020-01-14"),
        ("2020-01-14T10:00:00", "2020-01-14"),
        ("2020.01.14", "2020-01-14"),
        ("31/12/2019", "2019-12-31"),
        ("May 20–21, 2019", "2019-05-20/2019-05-21"),
        ("the 1st of May 2019", "2019-05-01"),
        ("KABUL, Afghanistan (Dec. 24)", "2019-12-24"),
    ],
)
def test_a_date_is_read_against_the_day_of_publication(text: str, edtf: str) -> None:
    assert [one.edtf("2020-01-14") for one in mentions(text)] == [edtf]


@pytest.mark.parametrize(
    "text", ["3/4/2019", "it may 10 times", "31 February 2019", "Resolution 1373", "2019-2021"]
)
def test_what_is_no_certain_date_is_left_alone(text: str) -> None:
    assert mentions(text) == ()


def test_without_a_day_of_publication_a_date_without_a_year_stays_open() -> None:
    assert mentions("On November 28, a session")[0].edtf() == ""
