"""Statistics come out with comparator, number, unit and what they count."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.kinds import STATISTIC
from annotator.model.spans import Span
from annotator.model.suggestion import Context
from annotator.suggest.statistics.recogniser import StatisticRecogniser
from tests.suggest.statistics.reading import only, read, value


@pytest.mark.parametrize(
    ("text", "quote", "comparator", "number", "unit"),
    [
        ("seized more than 29.1 tons of drugs", "more than 29.1 tons", ">", "29.1", "tonne"),
        ("fines of about $ 7.5 million were", "about $ 7.5 million", "~", "7500000", "USD"),
        ("as well as 546 firearms", "546", "=", "546", "count"),
        ("and over 8 thousand cartridges", "over 8 thousand", ">", "8000", "count"),
        ("some 6,738 cases", "some 6,738", "~", "6738", "count"),
        ("it fell by 30 percent", "30 percent", "=", "30", "percent"),
        ("a 5% share", "5%", "=", "5", "percent"),
        ("at least 28 people were killed", "at least 28", ">=", "28", "count"),
        ("no more than 40 ships", "no more than 40", "<=", "40", "count"),
        ("fewer than 200 cases", "fewer than 200", "<", "200", "count"),
        ("just over 20 projects", "just over 20", ">", "20", "count"),
        ("100 or more villages", "100 or more", ">=", "100", "count"),
        ("an additional $15 million grant", "$15 million", "=", "15000000", "USD"),
        ("with a $15 million grant", "$15 million", "=", "15000000", "USD"),
        ("spent A$5 million on it", "A$5 million", "=", "5000000", "AUD"),
        ("pay USD 2.5bn to them", "USD 2.5bn", "=", "2500000000", "USD"),
        ("exceeding Rs.350 million", "exceeding Rs.350 million", ">", "350000000", "LKR"),
        ("a loan of Rs 350 Mn", "Rs 350 Mn", "=", "350000000", "LKR"),
        ("about 420 million rubles", "about 420 million rubles", "~", "420000000", "RUB"),
        ("300 million Japanese Yen", "300 million Japanese Yen", "=", "300000000", "JPY"),
        ("5 million somoni", "5 million somoni", "=", "5000000", "TJS"),
        ("a 5,000-metric-ton store", "5,000-metric-ton", "=", "5000", "tonne"),
        ("over half a million Syrians", "over half a million", ">", "500000", "count"),
        ("two and a half million people", "two and a half million", "=", "2500000", "count"),
        ("twenty-four children", "twenty-four", "=", "24", "count"),
        ("over two hundred projects", "over two hundred", ">", "200", "count"),
        ("over one-third of exports", "over one-third", ">", "33.33", "percent"),
        ("lost half of the territory", "half", "=", "50", "percent"),
        (
            "2,500 square kilometers of land",
            "2,500 square kilometers",
            "=",
            "2500",
            "square kilometre",
        ),
        (
            "a grant of two million (2,000,000) rupees to",
            "two million (2,000,000) rupees",
            "=",
            "2000000",
            "LKR",
        ),
    ],
)
def test_a_quantity_is_read_whole(
    recogniser: StatisticRecogniser,
    text: str,
    quote: str,
    comparator: str,
    number: str,
    unit: str,
) -> None:
    found = only(recogniser, text)
    assert found.span.of(text) == quote
    assert value(found, "comparator") == comparator
    assert value(found, "value") == number
    assert value(found, "unit") == unit


@pytest.mark.parametrize(
    ("text", "quote", "comparator", "number", "unit"),
    [
        ("изъято более 29,1 тонны наркотиков", "более 29,1 тонны", ">", "29.1", "tonne"),
        ("свыше 8 тыс. боеприпасов", "свыше 8 тыс.", ">", "8000", "count"),
        ("задержано 1 342 человека", "1 342", "=", "1342", "count"),
        (
            "порядка двух миллиардов долларов",
            "порядка двух миллиардов долларов",
            "~",
            "2000000000",
            "USD",
        ),
        ("около 420 млн рублей", "около 420 млн рублей", "~", "420000000", "RUB"),
        ("полутора миллиардов долларов", "полутора миллиардов долларов", "=", "1500000000", "USD"),
        (
            "более одного миллиона 200 тысяч граждан",
            "более одного миллиона 200 тысяч",
            ">",
            "1200000",
            "count",
        ),
        ("около миллиона человек", "около миллиона", "~", "1000000", "count"),
        ("вырос более чем на семь процентов", "более чем на семь процентов", ">", "7", "percent"),
        ("снизилась почти на треть", "почти на треть", "~", "33.33", "percent"),
        ("не менее ста человек", "не менее ста", ">=", "100", "count"),
        ("до 60 процентов ресурсов", "до 60 процентов", "<=", "60", "percent"),
    ],
)
def test_a_russian_quantity_is_read_whole(
    recogniser: StatisticRecogniser,
    text: str,
    quote: str,
    comparator: str,
    number: str,
    unit: str,
) -> None:
    test_a_quantity_is_read_whole(recogniser, text, quote, comparator, number, unit)


@pytest.mark.parametrize(
    ("text", "quote", "comparator", "low", "high"),
    [
        (
            "several tens of thousands of them",
            "several tens of thousands",
            "vague",
            "20000",
            "99999",
        ),
        ("tens of thousands of people", "tens of thousands", "vague", "20000", "99999"),
        ("hundreds of rounds", "hundreds", "vague", "200", "999"),
        ("dozens of weapons", "dozens", "vague", "24", "99"),
        ("millions of dollars were paid", "millions of dollars", "vague", "2000000", "999999999"),
        ("hundreds of tons of supplies", "hundreds of tons", "vague", "200", "999"),
        ("десятки тысяч человек", "десятки тысяч", "vague", "20000", "99999"),
        ("between 10 and 15 percent", "between 10 and 15 percent", "range", "10", "15"),
        ("5-7 million people", "5-7 million", "range", "5000000", "7000000"),
        ("$5 to $7 million in aid", "$5 to $7 million", "range", "5000000", "7000000"),
        ("3%–4% this time", "3%–4%", "range", "3", "4"),
        ("от 5 до 7 млн рублей", "от 5 до 7 млн рублей", "range", "5000000", "7000000"),
    ],
)
def test_a_range_or_a_vague_number_has_bounds(
    recogniser: StatisticRecogniser, text: str, quote: str, comparator: str, low: str, high: str
) -> None:
    found = only(recogniser, text)
    assert found.span.of(text) == quote
    assert value(found, "comparator") == comparator
    assert (value(found, "low"), value(found, "high")) == (low, high)
    assert value(found, "value") == ""


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "29.1 tons of drugs, as well as 546 firearms and over 8 thousand ammunition",
            ["29.1", "546", "8000"],
        ),
        ("gas grew from 22 percent to 60 percent", ["22", "60"]),
        ("the number rose from 5 to 7 million", ["5000000", "7000000"]),
        ("300 million yen (about LKR 565 million)", ["300000000", "565000000"]),
        ("увеличился с 5 до 7 млн рублей", ["5000000", "7000000"]),
    ],
)
def test_each_number_of_a_list_or_a_change_is_its_own(
    recogniser: StatisticRecogniser, text: str, values: list[str]
) -> None:
    assert [value(one, "value") for one in read(recogniser, text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "on November 28, 2019, at 14:30 in Bishkek",
        "at 10 a.m. and at 1430 hours",
        "the Strategy for 2019-2021",
        "the 75th anniversary and the 2<sup>nd</sup> summit",
        "the trainings Interaction-2019 and Thunder-2019",
        "Resolution 1373 and resolutions 2570, 2571 (2021)",
        "the G7, the C5+1 platform and CTF 50",
        "USS Mahan (DDG 72) and Task Force (CTF) 50",
        "an F-35, an AK-47 and 82 mm mortar rounds",
        "Article 5, paragraph 3, page 12",
        "dial 888-847-6592 or +94 11 2354354",
        "1600 Pennsylvania Avenue, Washington, DC 20500",
        "ISAF News Release 2010-12-S-187 2080, 2097, 2101",
        "a number of decisions, many, one, a third time",
        "the twenty-first century",
        "the Group of Seven and Unit Two",
        "the harbours of the Five Seas",
        "the 7-Eleven shop",
        "see https://example.org/2023/12/13 and me@b42.org",
        "80-летие Победы, 201-й базы, указ № 172",
        "meeting held today (16) at the office",
    ],
)
def test_what_is_no_statistic_is_left_alone(recogniser: StatisticRecogniser, text: str) -> None:
    assert [one.span.of(text) for one in read(recogniser, text)] == []


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("took place in three stages", "peripheral"),
        ("a grace period of 03 months", "peripheral"),
        ("for three (03) months", "peripheral"),
        ("a 36-month rental", "peripheral"),
        ("John Smith, 42, of Boston", "peripheral"),
        ("John Smith Jr., 42, pleaded", "peripheral"),
        ("children aged 10", "peripheral"),
        ("in 20 km from the border", "peripheral"),
        ("exceeding 2,500 CC", "peripheral"),
        ("all 14 member states", "peripheral"),
        ("killing two insurgents", "core"),
        ("three insurgents were captured", "core"),
        ("8 trucks", "core"),
        ("two million people", "core"),
        ("14 tanks", "core"),
    ],
)
def test_small_words_durations_ages_and_thresholds_are_peripheral(
    recogniser: StatisticRecogniser, text: str, tier: str
) -> None:
    found = only(recogniser, text)
    assert value(found, "tier") == tier
    assert (found.score < 0.5) == (tier == "peripheral")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("more than 29.1 tons of drugs were", "drugs"),
        ("159 thousand violations of migration laws were stopped", "violations of migration laws"),
        ("10 anti-personnel mines, and", "anti-personnel mines"),
        ("three AK-47s, and", "AK-47s"),
        ("27 luxury and decommissioned vehicles from", "luxury and decommissioned vehicles"),
        ("20 U.S. companies joined", "U.S. companies"),
        ("a $15 million contribution to", "contribution"),
        ("$600 billion in infrastructure investment", "infrastructure investment"),
        ("administrative fines of about $7.5 million were", "administrative fines"),
        ("the number of drug addicts stands at about 600,000.", "drug addicts"),
        ("the total outstanding levy exceeds Rs.350 million.", "outstanding levy"),
        ("50% of the relevant penalty", "relevant penalty"),
        ("свыше 91 тысячи нарушений, что", "нарушений"),
    ],
)
def test_what_is_counted_is_named_as_written(
    recogniser: StatisticRecogniser, text: str, counted: str
) -> None:
    held = only(recogniser, text).fields["counted"]
    assert held.value == counted
    assert held.span is not None
    assert held.span.of(text) == counted


def test_the_number_has_its_own_evidence(recogniser: StatisticRecogniser) -> None:
    text = "fines of about $ 7.5 million were imposed"
    held = only(recogniser, text).fields["value"]
    assert held.span is not None
    assert held.span.of(text) == "7.5"


def test_a_quantity_in_brackets_counts_the_same(recogniser: StatisticRecogniser) -> None:
    text = "finding 6,500 pounds (2,948 kilograms) of marijuana"
    found = read(recogniser, text)
    assert [value(one, "unit") for one in found] == ["pound", "kilogram"]
    assert [value(one, "counted") for one in found] == ["marijuana", "marijuana"]


def test_the_period_is_the_date_of_the_sentence(recogniser: StatisticRecogniser) -> None:
    assert value(only(recogniser, "In total, 5 trainings were held in 2018."), "period") == "2018"
    assert value(only(recogniser, "Last year 5 trainings were held."), "period") == "2018"
    assert value(only(recogniser, "5 trainings were held."), "period") == ""


def test_a_rupee_is_that_of_the_country_in_the_text(recogniser: StatisticRecogniser) -> None:
    assert value(only(recogniser, "Colombo paid 5 million rupees."), "unit") == "LKR"
    assert value(only(recogniser, "India paid 5 million rupees."), "unit") == "INR"


def test_a_suggestion_explains_itself(recogniser: StatisticRecogniser) -> None:
    found = only(recogniser, "seized more than 29.1 tons of drugs")
    assert found.kind == STATISTIC.key
    assert found.reason == "comparator + number + unit + thing counted"
    assert found.rule
    assert found.evidence
    assert 0.9 <= found.score <= 1


def test_every_field_is_valid_for_the_kind(recogniser: StatisticRecogniser) -> None:
    text = "In 2019 more than 29.1 tons, 5-7 million dollars and dozens of people in Osh"
    for found in read(recogniser, text):
        for key, held in found.fields.items():
            assert STATISTIC.field(key).problem(held.value) is None


def test_no_break_spaces_and_line_ends_stand_inside_a_quantity(
    recogniser: StatisticRecogniser,
) -> None:
    text = "mobilize up to\n$320\u00a0million in investment"
    found = only(recogniser, text)
    assert found.span.of(text) == "up to\n$320\u00a0million"
    assert value(found, "high") == "320000000"


_PIECES = (
    "5 1,342 29.1 1,00,000 2019 28 ( ) , . - – / % $ Rs. LKR million тыс. of and to between до "
    "two hundred twenty half a third several tens thousands percent tons рублей полтора May ноября "
    "this last years ago Thursday more than about killed 😀 A-Level AK-47 12:30 1/2 [1] ² ٣"
).split()


@given(st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(("", " ", "-", "\u00a0")))))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_spans_inside_it_and_valid_fields(
    recogniser: StatisticRecogniser, pieces: list[tuple[str, str]]
) -> None:
    text = "x" + "".join(word + gap for word, gap in pieces)
    whole = Span(0, len(text))
    for found in read(recogniser, text):
        assert whole.covers(found.span)
        for key, held in found.fields.items():
            assert STATISTIC.field(key).problem(held.value) is None
            assert held.span is None or whole.covers(held.span)


def test_offsets_are_those_of_the_whole_text(recogniser: StatisticRecogniser) -> None:
    text = "Title 😀\nThey seized 546 firearms."
    (found,) = recogniser(Span(8, len(text)), Context(text))
    assert found.span.of(text) == "546"
