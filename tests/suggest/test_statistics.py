"""Statistics come out with comparator, number, unit and what they count."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.kinds import STATISTIC
from annotator.model.spans import Span
from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.dates import DateFinder
from annotator.suggest.statistics.lexicon import Lexicon
from annotator.suggest.statistics.recogniser import StatisticRecogniser
from tests.suggest.shared import RESOURCES

EVENT = "2019-11-28"


@pytest.fixture(scope="module")
def recogniser() -> StatisticRecogniser:
    return StatisticRecogniser.load(RESOURCES)


def read(recogniser: StatisticRecogniser, text: str) -> list[Suggestion]:
    context = Context(text, reference_date=EVENT)
    return recogniser(Span(0, len(text)), context)


def only(recogniser: StatisticRecogniser, text: str) -> Suggestion:
    found = read(recogniser, text)
    assert len(found) == 1, [one.span.of(text) for one in found]
    return found[0]


def value(suggestion: Suggestion, key: str) -> str:
    held = suggestion.fields.get(key)
    return held.value if held else ""


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade grew by 12.5 percent to $3.4 billion.", ["12.5 percent", "3400000000 USD"]),
        ("Almost two dozen ships and three dozen boats.", ["24 count", "36 count"]),
        ("The index rose 250 basis points.", ["250 basis point"]),
        ("1.8 million barrels a day were pumped.", ["1800000 barrel"]),
        ("Losses topped 70% of the crop.", ["70 percent"]),
        ("Совет принял резолюцию 2702 и постановление 15.", []),
    ],
)
def test_values_and_units_of_further_figures(
    recogniser: StatisticRecogniser, text: str, expected: list[str]
) -> None:
    found = [f"{value(one, 'value')} {value(one, 'unit')}" for one in read(recogniser, text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("It was 5.2 percent a year earlier.", ""),
        ("45 of them were resolved.", ""),
        ("20 million tons of grain", "grain"),
        ("killed four US soldiers", "US soldiers"),
    ],
)
def test_what_is_counted_is_no_pronoun_and_no_time(
    recogniser: StatisticRecogniser, text: str, counted: str
) -> None:
    assert value(only(recogniser, text), "counted") == counted


def test_a_growth_to_a_figure_is_no_upper_bound(recogniser: StatisticRecogniser) -> None:
    found = read(recogniser, "Экспорт вырос на 12 процентов – до 42,6 миллиарда долларов.")
    assert [value(one, "comparator") for one in found] == ["=", "="]
    assert value(only(recogniser, "Выделено до 5 миллиардов рублей."), "comparator") == "<="


def test_a_ton_is_a_tonne_unless_its_publisher_means_another(
    recogniser: StatisticRecogniser,
) -> None:
    lexicon = Lexicon.load(RESOURCES / "lexicons")
    units = replace(lexicon.units, tons={"Bureau of Mines": "short ton"})
    told = StatisticRecogniser(replace(lexicon, units=units), DateFinder.load(RESOURCES))
    text = "They mined 12 tons of ore and 3 metric tons of sand."
    context = Context(text, publisher="Bureau of Mines")
    read_units = [value(one, "unit") for one in told(Span(0, len(text)), context)]
    assert read_units == ["short ton", "tonne"]
    assert value(recogniser(Span(0, len(text)), context)[0], "unit") == "tonne"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("In 2020 exports grew by 5 percent and exceeded 40 billion dollars.", "exports"),
        ("He said exports had contracted by 7 percent and rose by 9 percent.", "exports"),
        ("Exports have gone from 70 percent to 60 percent.", "Exports"),
        ("За прошлый год доходы выросли на 5 процентов и достигли 40 млрд рублей.", "доходы"),
        ("На 1 ноября рост составил 8,5 процента и достиг 40 млрд рублей.", "рост"),
        ("В 2020 году экспорт вырос на 12,5 процента и превысил 40 млрд долларов.", "экспорт"),
    ],
)
def test_a_second_verb_measures_the_same_thing(
    recogniser: StatisticRecogniser, text: str, counted: str
) -> None:
    assert [value(one, "counted") for one in read(recogniser, text)] == [counted, counted]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Exports grew by 9 percent compared with last year.", None),
        ("In 2015 exports were 5 percent higher than in 2014.", "2015"),
        ("Exports grew by 9 percent last year.", "2018"),
    ],
)
def test_the_time_of_a_comparison_is_no_period(
    recogniser: StatisticRecogniser, text: str, period: str | None
) -> None:
    fields = only(recogniser, text).fields
    assert (fields["period"].value if "period" in fields else None) == period


def test_a_stop_behind_a_magnitude_may_end_the_sentence(recogniser: StatisticRecogniser) -> None:
    text = "Roads cost Rs. 30 bn. The rest came later, with 5 mn. tons of sand."
    found = read(recogniser, text)
    assert [one.span.of(text) for one in found] == ["Rs. 30 bn", "5 mn. tons"]


def test_a_relative_period_says_how_it_was_resolved(recogniser: StatisticRecogniser) -> None:
    (one,) = read(recogniser, "Last year 546 firearms were seized.")
    assert value(one, "period") == "2018"
    assert "counted from 2019-11-28, or 2018-11/2019-11" in one.reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They spent $700 billion, while the others’ spending was 46 billion.",
            ["700000000000 USD", "46000000000 USD"],
        ),
        ("They paid $2 million, with 5 million people helped.", ["2000000 USD", "5000000 count"]),
        ("Growth will be 6.9 or 7 percent.", ["6.9 percent", "7 percent"]),
        ("It cost Sri Lankan Rupees 154.52 million.", ["154520000 LKR"]),
        ("It cost 8 million Rufiyaa and 3 billion taka.", ["8000000 MVR", "3000000000 BDT"]),
        ("The order is E.O. 13224, or Executive Order (E.O.) 14078.", []),
        ("Strikes near six cities hit 15 vehicles.", ["6 count", "15 count"]),
        ("The President signed H.R. 1234, S. 56 and H.J.Res. 7.", []),
    ],
)
def test_units_that_stand_a_little_apart(
    recogniser: StatisticRecogniser, text: str, expected: list[str]
) -> None:
    found = read(recogniser, text)
    assert [f"{value(one, 'value')} {value(one, 'unit')}" for one in found] == expected


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Their exports of grain grew to $13 billion. This is more than $2 billion less.", 2),
        ("Exports rose from 797 in the fiscal year 2008 to 1,430.", 2),
        ("Exports rose by 5 percent, reaching 40 million dollars.", 2),
        ("The decree cut exports to 60 tons from 120 tons.", 2),
    ],
)
def test_what_a_clause_before_names_is_not_named_again(
    recogniser: StatisticRecogniser, text: str, counted: int
) -> None:
    found = [value(one, "counted").casefold() for one in read(recogniser, text)]
    assert len(found) == counted
    assert len(set(found)) == 1
    assert found[0].startswith("exports")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("This brings the support that we give to the farms to nearly $5 million.", "support"),
        ("They plan on bringing the trade turnover to $4 billion.", "trade turnover"),
        ("The law reduces the total number of permits to 400.", "permits"),
        ("The number of members spending more on roads has gone from 9 to 23.", "members"),
        ("The national tea market constitutes over $1 billion.", "national tea market"),
        ("Tea exports are expected to reach $2 billion.", "Tea exports"),
        ("Tea exports have now reached $2 billion.", "Tea exports"),
        ("It opened 100 of these farms.", "farms"),
        ("Товарооборот вырос ещё на семь процентов.", "Товарооборот"),
        ("Решено довести товарооборот до 5 миллиардов долларов.", "товарооборот"),
        ("Число аварий, как видно, снизилось на 9 процентов.", "аварий"),
    ],
)
def test_what_is_counted_may_stand_before_verbs_and_clauses(
    recogniser: StatisticRecogniser, text: str, counted: str
) -> None:
    assert {value(one, "counted") for one in read(recogniser, text)} == {counted}


def test_adjectives_parted_by_a_comma_are_one_phrase(recogniser: StatisticRecogniser) -> None:
    text = "worth billions of dollars in massive, duty-free tea trade and that is much"
    assert value(only(recogniser, text), "counted") == "massive, duty-free tea trade"


def test_a_thing_that_another_figure_measures_is_not_taken(
    recogniser: StatisticRecogniser,
) -> None:
    found = read(recogniser, "It will cut costs by 40 percent and delays by 30 percent.")
    assert value(found[0], "counted") == "costs"
    assert value(found[1], "counted") != "costs"


@pytest.mark.parametrize(
    ("text", "tiers"),
    [
        ("Two rifles were seized during the search.", ["core"]),
        ("The force found two rifles and three grenades.", ["core", "core"]),
        ("Five vehicles were discovered in a weapons cache.", ["core"]),
        ("They plan to seize four boats.", ["core"]),
        ("В ходе операции обнаружены три гранаты.", ["core"]),
        ("Изъято два автомата.", ["core"]),
        ("He arrived in three vehicles.", ["peripheral"]),
        ("They found three ways.", ["peripheral"]),
        ("Two suspects were detained and four meetings were held.", ["core", "peripheral"]),
        ("After two fighters were killed they met in three stages.", ["core", "peripheral"]),
    ],
)
def test_things_taken_or_destroyed_are_core_even_in_small_words(
    recogniser: StatisticRecogniser, text: str, tiers: list[str]
) -> None:
    assert [value(one, "tier") for one in read(recogniser, text)] == tiers


@pytest.mark.parametrize(
    "text",
    [
        "They use 7.62 mm rounds and 7.62x39 cartridges.",
        "The troops carried PK 7.62 guns.",
        "They found 12.7-mm guns and 5.56x45mm ammunition.",
        "Tu 154 aircraft and Mi 8 helicopters flew over.",
        "Патроны калибра 7,62 и 5,45х39 остались на складе.",
    ],
)
def test_calibres_and_models_are_no_statistics(recogniser: StatisticRecogniser, text: str) -> None:
    assert read(recogniser, text) == []


def test_a_change_has_two_statistics(recogniser: StatisticRecogniser) -> None:
    found = read(recogniser, "The number of members has gone from 9 to 23.")
    assert [value(one, "value") for one in found] == ["9", "23"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The firm will pay $9 million for knowingly hiding papers.", ""),
        ("It paid $9 million for building the road.", ""),
        ("It paid $9 million for road repairs.", "road repairs"),
        ("They got back millions of dollars improperly paid to the firm.", ""),
        ("It was imposed for a period of 14 months.", ""),
        ("It has a grace period of 14 months.", "grace period"),
        ("They caught 12 of their associates.", "their associates"),
        ("12 heads of state discussed the plans.", "heads of state"),
        ("The 142 people on the wanted list were detained.", "people on the wanted list"),
        ("142 people on Monday visited it.", "people"),
        ("The number of U.S. ships stationed there grew to 60.", "U.S. ships"),
    ],
)
def test_what_is_counted_ends_where_its_phrase_does(
    recogniser: StatisticRecogniser, text: str, counted: str
) -> None:
    assert value(only(recogniser, text), "counted") == counted


def test_the_age_of_somebody_is_peripheral(recogniser: StatisticRecogniser) -> None:
    found = only(recogniser, "They may work until the age of 70.")
    assert value(found, "tier") == "peripheral"
    assert value(found, "counted") == ""
