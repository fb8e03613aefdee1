"""Dates are found and resolved as a careful reader would."""

from pathlib import Path

import pytest

from annotator.model import edtf
from annotator.model.spans import Span
from annotator.model.suggestion import Context
from annotator.model.text import normalised, paragraphs
from annotator.suggest.dates import DateFinder, FoundDate
from tests.suggest.shared import RESOURCES, corpus_text

EVENT = "2019-11-28"


@pytest.fixture(scope="module")
def finder() -> DateFinder:
    return DateFinder.load(RESOURCES)


def found_in(finder: DateFinder, text: str, reference: str = EVENT) -> tuple[FoundDate, ...]:
    return finder(Span(0, len(text)), Context(text, reference_date=reference))


def only(finder: DateFinder, text: str, reference: str = EVENT) -> FoundDate:
    found = found_in(finder, text, reference)
    assert len(found) == 1, [one.span.of(text) for one in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("They met on November 28, 2019.", "November 28, 2019", "2019-11-28"),
        ("They met on 28 November 2019.", "28 November 2019", "2019-11-28"),
        ("They met on the 2nd of July, 2020.", "2nd of July, 2020", "2020-07-02"),
        ("KABUL (Jan. 20, 2011) — Forces", "Jan. 20, 2011", "2011-01-20"),
        ("in Bishkek 14.01.2020", "14.01.2020", "2020-01-14"),
        ("dated 2024/08/24 and", "2024/08/24", "2024-08-24"),
        ("from 2019-11-28", "2019-11-28", "2019-11-28"),
        ("as of July\n    2024, five", "July\n    2024", "2024-07"),
        ("the Strategy for 2019-2021 was", "2019-2021", "2019/2021"),
        ("in 2019 - 2020 the chair", "2019 - 2020", "2019/2020"),
        ("in the 1990s", "1990s", "199X"),
        ("in the second half of 2020.", "second half of 2020", "2020-07/2020-12"),
        ("in Q3 2020.", "Q3 2020", "2020-07/2020-09"),
        ("in the fall of 2024", "fall of 2024", "2024-23"),
        ("on May 9-10, 2015", "May 9-10, 2015", "2015-05-09/2015-05-10"),
        ("on 13, 14 and 15 May 2025", "13, 14 and 15 May 2025", "2025-05-13/2025-05-15"),
        ("28 ноября 2019 года прошла", "28 ноября 2019 года", "2019-11-28"),
        ("28–29 ноября 2019 г.", "28–29 ноября 2019 г.", "2019-11-28/2019-11-29"),
        ("В ноябре 2019 года", "ноябре 2019 года", "2019-11"),
        ("на 2017–2020 годы", "2017–2020 годы", "2017/2020"),
        ("к 2030 году", "2030 году", "2030"),
        ("во втором полугодии 2020 года", "втором полугодии 2020 года", "2020-07/2020-12"),
    ],
)
def test_a_date_in_full_needs_no_reference(
    finder: DateFinder, text: str, quote: str, expected: str
) -> None:
    found = only(finder, text, reference="")
    assert (found.span.of(text), found.edtf, found.resolution) == (quote, expected, "absolute")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Today they met.", "2019-11-28"),
        ("killed yesterday.", "2019-11-27"),
        ("On the eve, they met.", "2019-11-27"),
        ("This year the training was held.", "2019"),
        ("next month", "2019-12"),
        ("three days ago", "2019-11-25"),
        ("Two years ago", "2017"),
        ("over the last two years", "2017/2019"),
        ("over the next five years", "2019/2024"),
        ("on Tuesday", "2019-11-26"),
        ("next Monday", "2019-12-02"),
        ("в прошлом году", "2018"),
        ("накануне состоялась", "2019-11-27"),
        ("в четверг", "2019-11-28"),
        ("за последние пять лет", "2014/2019"),
        ("два года назад", "2017"),
    ],
)
def test_a_relative_date_is_counted_from_the_event(
    finder: DateFinder, text: str, expected: str
) -> None:
    found = only(finder, text)
    assert found.edtf == expected
    assert EVENT in found.reason


def test_last_year_keeps_its_other_reading(finder: DateFinder) -> None:
    assert only(finder, "Last year, efforts were made.").alternative == "2018-11/2019-11"


def test_a_day_without_year_is_the_nearest_and_keeps_the_other(finder: DateFinder) -> None:
    found = only(finder, "in a parade in Moscow on May 9.")
    assert (found.edtf, found.alternative) == ("2020-05-09", "2019-05-09")
    assert found.resolution == "completed"


def test_a_day_of_this_year_is_resolved_by_the_event(finder: DateFinder) -> None:
    assert only(finder, "On November 28, this year, in Bishkek").edtf == "2019-11-28"


def test_on_the_eve_with_its_date_is_one_date(finder: DateFinder) -> None:
    text = "On the eve, on November 27, a joint meeting"
    found = only(finder, text)
    assert found.span.of(text) == "On the eve, on November 27"
    assert found.edtf == "2019-11-27"


def test_a_relative_date_without_reference_stays_open(finder: DateFinder) -> None:
    found = only(finder, "Yesterday they met.", reference="")
    assert (found.edtf, found.resolution) == ("", "unresolved")


@pytest.mark.parametrize(
    "text",
    [
        "the operation “Thunder-2019”",
        "You may 3 times march.",
        "they met at 14:30",
        "on the eve of the summit",
        "more than 2019 people",
        "Resolution 2254 stands",
        "February 30 does not exist",
    ],
)
def test_what_is_no_date_is_left_alone(finder: DateFinder, text: str) -> None:
    assert [one.span.of(text) for one in found_in(finder, text)] == []


def test_every_found_date_is_valid_edtf(finder: DateFinder) -> None:
    text = (
        "In 2019, on 28 November, last week, this month, 1 to 3 June 2016, since 2012, "
        "the last three weeks, the past decade, in early March, в первом квартале 2025 года"
    )
    found = found_in(finder, text)
    assert len(found) >= 8
    assert [one.edtf for one in found] == [edtf.parsed(one.edtf) for one in found]


def test_the_event_date_comes_from_the_first_lines(finder: DateFinder) -> None:
    context = Context(
        "Session held in Bishkek 14.01.2020\n\nOn November 28, this year, a session was held.",
        title="On November 28, 2019, a session was held",
        published_on="2020-01-14",
    )
    assert finder.reference_date(context) == "2019-11-28"


def test_the_event_date_is_never_behind_the_publication(finder: DateFinder) -> None:
    text = "On November 28, this year, a session was held in Bishkek."
    assert finder.reference_date(Context(text, published_on="2020-01-14")) == "2019-11-28"


def test_furniture_does_not_date_the_event(finder: DateFinder) -> None:
    teaser = "On June 6, 2024, a meeting was held."
    text = f"{teaser}\nOn November 28, 2019, a session was held."
    context = Context(text, furniture=(Span(0, len(teaser)),))
    assert finder.reference_date(context) == "2019-11-28"


def test_without_any_day_the_publication_dates_the_event(finder: DateFinder) -> None:
    assert finder.reference_date(Context("They met.", published_on="2020-01-14")) == "2020-01-14"
    assert finder.reference_date(Context("They met.")) == ""


def test_all_twenty_two_dates_of_the_csto_release_come_out(finder: DateFinder) -> None:
    text = normalised(corpus_text(Path("csto-2019-bishkek.txt")))
    context = Context(text, published_on="2020-01-14", furniture=(Span(0, 824),))
    event = finder.reference_date(context)
    assert event == EVENT
    dated = Context(text, published_on="2020-01-14", reference_date=event)
    found = [one for paragraph in paragraphs(text) for one in finder(paragraph, dated)]
    assert [one.edtf for one in found] == (
        "2024-06-06 2019-11-28 2019-11-28 2020-01-14 2019-11-28 2019-11-27 2019-11-28 2019-11-28 "
        "2019/2021 2020-05-09 2018 2019 2017/2020 2019 2019 2020 2019 2019 2020 2019/2020 "
        "2020-01-01 2020-07/2020-12"
    ).split()
