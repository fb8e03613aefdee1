"""What stands around a figure: what it counts, its period, whether it is a statistic at all."""

from dataclasses import replace

import pytest

from annotator.model.spans import Span
from annotator.model.suggestion import Context
from annotator.suggest.dates import DateFinder
from annotator.suggest.statistics.lexicon import Lexicon
from annotator.suggest.statistics.recogniser import StatisticRecogniser
from tests.suggest.shared import RESOURCES
from tests.suggest.statistics.reading import only, read, value


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
