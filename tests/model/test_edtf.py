"""Dates in EDTF, and the everyday forms that become it, English and Russian."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.edtf import parsed
from annotator.model.errors import FieldError

VALID = [
    "2019",
    "2019-11",
    "2019-11-28",
    "2020-02-29",
    "-0044",
    "Y17000000",
    "201X",
    "20XX",
    "201X?",
    "2019-XX",
    "2019-11-XX",
    "2019-XX-XX",
    "2019-21",
    "2019-24",
    "1984?",
    "1984~",
    "2004-06%",
    "2004-06-11~",
    "2017/2020",
    "2019-11/2020-01",
    "2019-11-28/2019-11-28",
    "2017/..",
    "../2020",
    "2017/",
    "/2020",
    "2019-12/2019",
    "2019~/2019",
    "2019-21/2019-05",
    "2019-XX/2019-05",
    "-0044/0014",
    "-0044/-0043",
]
INVALID = {
    "yesterday": "is not a date",
    "19": "is not a date",
    "2019-1": "is not a date",
    "2019-11-28T10:00": "is not a date",
    "٢٠١٩": "is not a date",
    "28/11/2019": "is not a date",
    "2019-13": "“13” is not a month",
    "2019-00": "“00” is not a month",
    "31.13.2019": "“13” is not a month",
    "2019-11-31": "2019-11 has no day 31",
    "2019-02-29": "2019-02 has no day 29",
    "2019-11-00": "2019-11 has no day 00",
    "30 февраля 2020": "2020-02 has no day 30",
    "2019-21-05": "A day needs a month",
    "2019-XX-05": "A day needs a month",
    "../..": "needs at least one date",
    "/": "needs at least one date",
    "2020/2017": r"ends \(2017\) before it begins",
    "2019-11-28/2019-11-27": "before it begins",
    "2019-12/2019-11": "before it begins",
    "-0043/-0044": "before it begins",
    "2019/2020/2021": "is not a date",
}
EVERYDAY = {
    "28.11.2019": "2019-11-28",
    "4.5.2021 г.": "2021-05-04",
    "28 November 2019": "2019-11-28",
    "28 Nov. 2019": "2019-11-28",
    "November 28, 2019": "2019-11-28",
    "Sept 3 2020": "2020-09-03",
    "November 2019": "2019-11",
    "May, 2021": "2021-05",
    "28 ноября 2019": "2019-11-28",
    "28 ноября 2019 г.": "2019-11-28",
    "28 НОЯБРЯ 2019 года": "2019-11-28",
    "28\u00a0ноября  2019 года": "2019-11-28",
    "ноябрь 2019": "2019-11",
    "ноябрь 2019 года": "2019-11",
    "2019 год": "2019",
    "2017-2020": "2017/2020",
    "2017 – 2020": "2017/2020",
    "2017–2020 гг.": "2017/2020",
    " 2019-11-28 ": "2019-11-28",
}


@pytest.mark.parametrize("text", VALID)
def test_a_date_in_edtf_stays_as_it_is(text: str) -> None:
    assert parsed(text) == text


@pytest.mark.parametrize(("text", "reason"), INVALID.items())
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(FieldError, match=reason):
        parsed(text)


@pytest.mark.parametrize(("text", "date"), EVERYDAY.items())
def test_everyday_dates_become_edtf(text: str, date: str) -> None:
    assert parsed(text) == date


def test_an_unknown_month_name_is_no_date() -> None:
    for text in ("28 Brumaire 2019", "Brumaire 28, 2019", "Brumaire 2019"):
        with pytest.raises(FieldError, match="is not a date"):
            parsed(text)


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date_in_both_orders(day: object) -> None:
    assert parsed(str(day)) == str(day)
    year, month, number = str(day).split("-")
    assert parsed(f"{number}.{month}.{year}") == str(day)


@given(st.dates(), st.dates())
def test_an_interval_is_refused_exactly_where_it_ends_before_it_begins(
    one: object, other: object
) -> None:
    first, last = sorted((str(one), str(other)))
    assert parsed(f"{first}/{last}") == f"{first}/{last}"
    if first != last:
        with pytest.raises(FieldError):
            parsed(f"{last}/{first}")


@given(st.text(st.sampled_from("0123456789-/.~?X YноябряMay"), max_size=14))
def test_what_is_accepted_is_accepted_again_unchanged(text: str) -> None:
    try:
        date = parsed(text)
    except FieldError:
        return
    assert parsed(date) == date
