"""Figures told in other ways, and things counted that another clause or sentence names."""

import pytest

from annotator.suggest.statistics.recogniser import StatisticRecogniser
from tests.suggest.statistics.reading import only, read, value


@pytest.mark.parametrize(
    ("text", "quote", "percent"),
    [
        ("About 1 in 10 children went hungry.", "About 1 in 10", "10"),
        ("One in five homes has no water.", "One in five", "20"),
        ("Four out of ten farmers voted.", "Four out of ten", "40"),
        ("In the city every fifth conscript was ill.", "every fifth", "20"),
        ("Каждый пятый призывник был болен.", "Каждый пятый", "20"),
    ],
)
def test_a_share_of_two_numbers_or_an_ordinal_is_one_figure_in_percent(
    recogniser: StatisticRecogniser, text: str, quote: str, percent: str
) -> None:
    found = only(recogniser, text)
    assert found.span.of(text) == quote
    assert (value(found, "value"), value(found, "unit")) == (percent, "percent")
    assert value(found, "tier") == "core"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The team met every third day.", []),
        ("Phase 1 in 10 districts has begun.", ["10"]),
        ("They built 30 homes in 12 districts.", ["30", "12"]),
        ("Exports made 40 in 2018.", ["40"]),
        ("Two out of five suspects were detained.", ["2", "5"]),
    ],
)
def test_two_numbers_that_share_nothing_stay_two(
    recogniser: StatisticRecogniser, text: str, values: list[str]
) -> None:
    assert [value(one, "value") for one in read(recogniser, text)] == values


@pytest.mark.parametrize(
    ("text", "quote", "factor", "counted"),
    [
        ("Output rose nine-fold in a year.", "nine-fold", "9", "Output"),
        ("The number of injured has risen 1.5 times.", "1.5 times", "1.5", "injured"),
        ("Экспорт вырос в 2,5 раза.", "2,5 раза", "2.5", "Экспорт"),
    ],
)
def test_how_many_times_as_much_is_a_factor(
    recogniser: StatisticRecogniser, text: str, quote: str, factor: str, counted: str
) -> None:
    found = only(recogniser, text)
    assert found.span.of(text) == quote
    assert (value(found, "value"), value(found, "unit")) == (factor, "fold")
    assert value(found, "counted") == counted


def test_how_often_is_no_factor(recogniser: StatisticRecogniser) -> None:
    assert value(only(recogniser, "The sides met 12 times."), "unit") == "count"
    assert read(recogniser, "The sides met three times.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The term ends on 2024 12 31 and the next one begins on 2025 01 01.",
        "They marked the one-month anniversary of the pact.",
        "They met in Minsk on Jan. 23, 25 and yesterday.",
        "It was signed on April 11,2019 in Minsk.",
        "It was signed on 31?12?2014 in Minsk.",
        "The second slice is funded under tranches 1 and 2.",
        "Write to P.O. Box 277, Minsk 00100.",
        "The 24.kg agency reported it.",
        "It was built in the 1st half of 2020.",
        "It lifted the notice required by the 1533 Northland sanctions regime.",
        "හැට නව වන දින 14 වන දා පැවති රැස්වීම",
    ],
)
def test_dates_and_anniversaries_are_no_figures(recogniser: StatisticRecogniser, text: str) -> None:
    assert read(recogniser, text) == []


def test_a_figure_behind_a_verb_of_a_headline_is_one(recogniser: StatisticRecogniser) -> None:
    assert value(only(recogniser, "Border Troops Detain 14, Seize Weapons"), "value") == "14"
    assert read(recogniser, "They sailed in Thunder 14, a boat.") == []
    on_a_day = "On Jan. 23, 25 insurgents were detained."
    assert value(only(recogniser, on_a_day), "value") == "25"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "Trade grew 24 percent and imports from Northland by 15 percent.",
            "imports from Northland",
        ),
        ("Trade increased by 23 percent. It reached $5 billion.", "Trade"),
        ("We encourage trade, which has increased by 25 percent.", "trade"),
        ("Trade grew by 5 percent to reach $75 billion.", "Trade"),
        ("It took $5 million in aid, which is 25 percent more than before.", "aid"),
        ("The road toll has dropped significantly, by a third.", "road toll"),
        ("In January 2012 the bilateral trade increased by 30 percent.", "bilateral trade"),
        ("Military pensions will be increased by 6.3 percent.", "Military pensions"),
        ("We train 16,000 students, including 5,000 whose fees are paid.", "students"),
        ("They stopped 57 crimes, compared to 36 in 2018.", "crimes"),
        ("In 2012 there were 316 such crimes, in 2014 there were 84.", "such crimes"),
        ("In May, 69 cases were heard, and of these, 40 were dropped.", "cases"),
        ("They killed three fighters and captured two.", "fighters"),
        ("It left 26 rebels killed and 11 detained.", "rebels"),
        ("A fifth of the visitors, or 20 percent, came by sea.", "visitors"),
        ("The number of cases doubled to 4,000.", "cases"),
        ("The Ministry announced the sale of ships totalled $5 million.", "sale of ships"),
        ("Seizures by weight: drugs \N{EN DASH} 45%.", "drugs"),
        ("They seized 86,526 pounds of narcotics worth $529 million.", "narcotics"),
        ("They heard 89 cases, and 45 of them were dropped.", "cases"),
        ("The share of fires that were caused by guests had topped 70%.", "fires"),
        ("Crime has come down noticeably, by 13 percent.", "Crime"),
        ("Members agreed to adjust output downward by 400,000 barrels.", "output"),
        ("The Board approved a 48-month arrangement of $15 billion.", "arrangement"),
        ("The cumulative amount of such grants came to $255 million.", "such grants"),
        ("В первом полугодии экспорт увеличился на 12,3%.", "экспорт"),
        ("He took cash payments, including $5,000.", "cash payments"),
        ("The plan cuts aid to widows and orphans by $2 million.", "aid"),
        ("Transfers grew by 67 percent in the first quarter.", "Transfers"),
        ("A budget of $1 billion, with a total portfolio in Africa of $11 billion.", "portfolio"),
    ],
)
def test_the_thing_measured_is_found_in_another_clause(
    recogniser: StatisticRecogniser, text: str, counted: str
) -> None:
    assert value(read(recogniser, text)[-1], "counted") == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("It asked $1 billion in economic, health, and security assistance.",
         "economic, health, and security assistance"),
        ("It will train 50 clerks, pupils, and teachers.", "clerks"),
        ("They joined 700 business-to-business meetings.", "business-to-business meetings"),
        ("They killed at least 35 more innocent civilians.", "innocent civilians"),
        ("It holds $150 million worth of shares.", "shares"),
        ("They found 20 kilograms of wet opium and bomb components.", "wet opium"),
        ("They take over 50 percent of farm output and employ nearly 10 percent.", "farm output"),
        ("Изъято 12 автоматов и пять гранат.", "автоматов"),
    ],
)  # fmt: skip
def test_the_thing_counted_ends_where_the_next_figure_begins(
    recogniser: StatisticRecogniser, text: str, counted: str
) -> None:
    assert value(read(recogniser, text)[0], "counted") == counted


@pytest.mark.parametrize(
    "text",
    [
        "The Fund granted a total of $1 million to six bodies.",
        "The firm has to pay a total of $5 million.",
    ],
)
def test_a_verb_or_a_receiver_is_no_thing_counted(
    recogniser: StatisticRecogniser, text: str
) -> None:
    assert value(read(recogniser, text)[0], "counted") == ""


def test_a_count_of_the_size_of_a_year_has_its_things_behind_it(
    recogniser: StatisticRecogniser,
) -> None:
    text = "They apply to almost 1800 companies."
    assert value(only(recogniser, text), "value") == "1800"
    assert read(recogniser, "The fort dates from about 1800 or so.") == []
    rifles = "They seized T- 56 rifles."
    assert read(recogniser, rifles) == []


def test_currencies_before_the_number_may_have_several_words(
    recogniser: StatisticRecogniser,
) -> None:
    units = [
        value(only(recogniser, text), "unit")
        for text in ("It cost UK Sterling Pounds 35 million.", "It drew SDR 1.2 billion.")
    ]
    assert units == ["GBP", "XDR"]


def test_english_inside_another_script_is_read_by_the_letters_of_its_paragraph(
    recogniser: StatisticRecogniser,
) -> None:
    text = "The grant of $5 million was given to the temple (ශ්‍රී දළදා)."
    assert value(only(recogniser, text), "value") == "5000000"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The Bank decided to keep the key rate unchanged at 7.50% per annum.", "key rate"),
        ("The Board left the cash rate at 4.35 per cent.", "cash rate"),
        ("Банк решил сохранить ключевую ставку на уровне 7,50% годовых.", "ключевую ставку"),
        ("The Committee kept the policy rate at 22 percent in its meeting.", "policy rate"),
        ("The decision cut back the allowance by 20 percent.", "allowance"),
        ("Talks are ongoing and the number of contacts stands at 1141.", "contacts"),
        ("Stocks were 25 percent below last year's level.", "Stocks"),
        ("They hold 124 above-ground tanks.", "above-ground tanks"),
        ("Cases have multiplied nine-fold in a week.", "Cases"),
    ],
)
def test_what_stays_or_is_brought_somewhere_is_what_the_figure_measures(
    recogniser: StatisticRecogniser, text: str, counted: str
) -> None:
    assert value(only(recogniser, text), "counted") == counted


@pytest.mark.parametrize(
    "text",
    [
        "The bank raised its key rate by 50 basis points to 8 percent.",
        "Банк повысил key rate на 100 базисных пунктов, до 8,5%.",
    ],
)
def test_a_change_and_where_it_led_measure_the_same(
    recogniser: StatisticRecogniser, text: str
) -> None:
    assert {value(one, "counted") for one in read(recogniser, text)} == {"key rate"}


def test_a_hotline_is_no_figure(recogniser: StatisticRecogniser) -> None:
    assert read(recogniser, "Please call hotline 1199 if you need help.") == []
