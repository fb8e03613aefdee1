"""The words of briefings: sentences from fields, dates, figures, notes, and what is empty."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.briefing import Briefing, Chart
from annotator.model.claims import Names, claims
from annotator.model.quantity import Quantity, number
from annotator.model.records import Annotation, State
from annotator.model.snapshot import SnapshotDocument, no_progress
from annotator.model.spans import Span
from exports.briefing.phrases import Phrases
from exports.checks import shortened
from tests.exports import docx_text
from tests.exports.briefing.library import first, library, second
from tests.exports.briefing.test_templates import WORD
from tests.exports.snapshots import MemorySnapshot, release, tag

TEXT = (
    "The President appointed two envoys. Rotech Inc. agreed to pay 9.68 million dollars. They\n"
    "    lost   12 of the boats    in spring. More than seven percent more was paid.\n"
)


def decision(quote: str, **fields: str) -> Annotation:
    return tag(TEXT, "decision", quote, fields, state=State.VERIFIED)


def said(*tags: Annotation, language: str = "en", **options: str) -> list[str]:
    return [one.text for one in briefing(*tags, language=language, **options).statements()]


def briefing(*tags: Annotation, template: str = "event", **options: str) -> Briefing:
    held = release(TEXT, tags, title="Два посла", language="ru", event_date="2022-07-25/2022-07-29")
    return WORD.compose(MemorySnapshot((held,)), {"template": template, **options}, no_progress)


@pytest.mark.parametrize(
    ("fields", "english", "russian"),
    [
        (
            {"instrument": "appointment", "status": "adopted", "body": "President", "title": "x"},
            "The President made an appointment: “x”.",
            "Произведено назначение «x» — President.",
        ),
        (
            {"instrument": "sanction", "status": "adopted", "title": "x"},
            "A sanction was imposed: “x”.",
            "Введена санкция «x».",
        ),
        (
            {"instrument": "regulation", "status": "issued", "title": "relevant Regulations"},
            "The “relevant Regulations” were issued.",
            "Издано положение «relevant Regulations».",
        ),
        (
            {"instrument": "strategy", "status": "approved", "title": "Strategy of the States"},
            "The “Strategy of the States” was approved.",
            "Утверждена стратегия «Strategy of the States».",
        ),
        (
            {"instrument": "agreement", "status": "agreed", "body": "Rotech Inc.",
             "title": "to pay 9.68 million dollars"},
            "Rotech Inc. agreed “to pay 9.68 million dollars”.",
            "Согласовано соглашение «to pay 9.68 million dollars» — Rotech Inc.",
        ),
        (
            {"instrument": "agreement", "status": "agreed", "title": "lower the fees"},
            "Agreed: “lower the fees”.",
            "Согласовано соглашение «lower the fees».",
        ),
    ],
)  # fmt: skip
def test_a_decision_is_told_with_the_verb_that_its_instrument_asks_for(
    fields: dict[str, str], english: str, russian: str
) -> None:
    tagged = decision("The President appointed two envoys", **fields)
    assert english in said(tagged)
    assert russian in said(tagged, language="ru")


def test_a_figure_of_something_unsaid_stands_among_its_neighbours() -> None:
    lost = tag(TEXT, "statistic", "12", {"value": "12", "comparator": "="}, state=State.VERIFIED)
    assert any(text.startswith("“lost 12 of the boats in spring.") for text in said(lost))
    russian = [text for text in said(lost, language="ru") if "12" in text]
    assert all("“" not in text for text in russian)
    assert any(text.startswith("«lost 12 of the boats in spring.") for text in russian)


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "She is sure of that. Because of her, Ms. Hale will get $1,645,600 of it. And more.\n"
    fields = {"value": "1645600", "unit": "USD", "comparator": "="}
    paid = tag(text, "statistic", "$1,645,600", fields)
    made = WORD.compose(
        MemorySnapshot((release(text, (paid,)),)), {"template": "event"}, no_progress
    )
    assert any(
        one.text.startswith("“Because of her, Ms. Hale will get $1,645,600 of it. And more.” |")
        for one in made.statements()
    )


def test_a_body_is_one_in_the_chart_however_it_begins() -> None:
    tags = [
        decision("The President appointed", body="the Council"),
        decision("Rotech Inc. agreed", body="The Council"),
    ]
    (section,) = briefing(*tags, template="tracker", sections="by_body").sections
    (chart,) = section.blocks
    assert isinstance(chart, Chart)
    assert chart.categories == ("the Council",)
    assert chart.series[0].values == (Decimal(2),)


def test_in_short_tells_figures_of_which_it_is_known_what_they_count() -> None:
    fields = {"value": "9680000", "unit": "USD", "comparator": "="}
    unsaid = tag(TEXT, "statistic", "9.68 million dollars", fields)
    boats = [
        tag(TEXT, "statistic", "12", {"value": "12", "comparator": "=", "counted": f"boats {at}"})
        for at in range(3)
    ]
    found = briefing(unsaid, *boats).sections[0].blocks[0]
    assert "9.68" not in str(found)


def test_the_title_of_a_release_has_the_releases_language(tmp_path: Path) -> None:
    assert briefing().title_language == "ru-RU"
    assert briefing(title="Two envoys").title_language == ""
    assert briefing(template="digest").title_language == ""


@pytest.mark.parametrize(
    ("edtf", "english", "russian"),
    [
        ("2019-11-28", "28 November 2019", "28\u00a0ноября 2019\u00a0г."),
        ("2019-11", "November 2019", "ноябрь 2019\u00a0г."),
        ("2019", "2019", "2019"),
        ("2023-05-15/2023-05-21", "15–21 May 2023", "15–21\u00a0мая 2023\u00a0г."),
        ("2023-04-30/2023-05-01", "30 April – 1 May 2023",
         "30\u00a0апреля – 1\u00a0мая 2023\u00a0г."),
        ("2012-07/..", "since July 2012", "с июля 2012\u00a0г."),
        ("2012/2017", "2012–2017", "2012–2017"),
        ("2019-11-28~", "about 28 November 2019", "примерно 28\u00a0ноября 2019\u00a0г."),
        ("2019?", "2019 (uncertain)", "2019 (предположительно)"),
        ("2019-21", "spring 2019", "весна 2019\u00a0г."),
        ("201X", "2010–2019", "2010–2019"),
        ("2019-11-XX", "November 2019", "ноябрь 2019\u00a0г."),
        ("2019-XX", "2019", "2019"),
        ("2019~/2020", "about 2019 – 2020", "примерно 2019 – 2020"),
        ("../2019-05-03", "until 3 May 2019", "по 3\u00a0мая 2019\u00a0г."),
        ("20XX", "20XX", "20XX"),
        ("soon", "soon", "soon"),
    ],
)  # fmt: skip
def test_dates_are_written_as_each_language_does(edtf: str, english: str, russian: str) -> None:
    assert Phrases("en").day(edtf) == english
    assert Phrases("ru").day(edtf) == russian


@pytest.mark.parametrize(
    ("quantity", "table", "sentence", "russian"),
    [
        (Quantity(number("7500000"), "USD", "~"), "≈ USD 7.5 million", "about USD 7.5 million",
         "≈ 7,5\u00a0млн\u00a0USD"),
        (Quantity(number("4500000000000"), "RUB", ">"), "> RUB 4.5 trillion",
         "more than RUB 4.5 trillion", "> 4,5\u00a0трлн\u00a0RUB"),
        (Quantity(number("2000000"), "tonne"), "2,000,000 t", "2 million tonnes",
         "2\u00a0000\u00a0000\u00a0т"),
        (Quantity(number("3198600000"), "LKR"), "LKR 3,198,600,000", "LKR 3,198,600,000",
         "3\u00a0198\u00a0600\u00a0000\u00a0LKR"),
        (Quantity(number("3198000000"), "LKR"), "LKR 3.198 billion", "LKR 3.198 billion",
         "3,198\u00a0млрд\u00a0LKR"),
        (Quantity(number("999999500")), "999,999,500", "999,999,500",
         "999\u00a0999\u00a0500"),
        (Quantity(number("-2500000")), "-2.5 million", "-2.5 million",
         "-2,5\u00a0млн"),
        (Quantity(number("1234567")), "1,234,567", "1,234,567", "1\u00a0234\u00a0567"),
        (Quantity(number("5"), "metre"), "5 metres", "5 metres", "5\u00a0м"),
        (Quantity(number("12"), "squadron"), "12 squadrons", "12 squadrons", "12\u00a0squadron"),
        (Quantity(number("3"), "cubic metre"), "3 m³", "3 cubic metres", "3\u00a0м³"),
    ],
)  # fmt: skip
def test_figures_are_short_in_tables_and_keep_number_and_unit_together_in_russian(
    quantity: Quantity, table: str, sentence: str, russian: str
) -> None:
    assert Phrases("en").figure(quantity) == table
    assert Phrases("en").said(quantity) == sentence
    assert Phrases("ru").figure(quantity) == russian


PERIODS = ("2022-07-25/2022-07-29", "201X", "2019-21", "2019-11-28~", "2019?/2020", "2017/2020")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("period", PERIODS)
def test_metres_and_periods_of_all_kinds_pass_the_guard(language: str, period: str) -> None:
    fields = {"value": "12", "unit": "metre", "comparator": "=", "counted": "boats"}
    fields["period"] = period
    tagged = tag(TEXT, "statistic", "12", fields, state=State.VERIFIED)
    assert briefing(tagged, language=language, status="final").unproven == ()


def test_a_digest_of_periods_spans_from_the_first_day_to_the_last() -> None:
    dates = ("2022-07-25/2022-07-29", "2022-07-26", "2020")
    held = tuple(
        release(f"{TEXT}{at}", (), id=f"d{at}", event_date=day) for at, day in enumerate(dates)
    )
    made = WORD.compose(MemorySnapshot(held), {"template": "digest"}, no_progress)
    assert made.subtitle.startswith("3 releases · 2020 to 29 July 2022")
    same = WORD.compose(MemorySnapshot(held[2:] * 2), {"template": "digest"}, no_progress)
    assert same.subtitle.startswith("2 releases · 2020 ·")


def test_what_is_empty_says_what_it_has_not_and_has_no_annex_and_no_sources() -> None:
    assert said() == [
        "Nothing is recorded yet.",
        "No decision is recorded.",
        "No figure is recorded.",
        "No official is recorded.",
    ]
    assert [one.key for one in briefing(template="tracker").sections] == ["tracker"]
    assert said(template="chronology") == ["No decision and no figure of a single day is recorded."]


@pytest.mark.parametrize(
    ("things", "words"),
    [
        (
            ("boats", "contraband", "grants"),
            "1 pair can be compared, 2 can’t; the reasons are given.",
        ),
        (("boats",), "1 pair can be compared."),
        (("grants",), "1 pair found that can’t be compared; the reasons are given."),
    ],
)
def test_a_comparison_counts_only_what_there_is(things: tuple[str, ...], words: str) -> None:
    def only(held: SnapshotDocument) -> SnapshotDocument:
        kept = tuple(one for one in held.annotations if one.value("counted") in things)
        return replace(held, annotations=kept)

    snapshot = library(only(first()), only(second()))
    made = WORD.compose(snapshot, {"template": "statistics"}, no_progress)
    assert next(made.statements()).text == words


def test_notes_part_quotes_by_semicolons_and_end_them_with_a_stop(tmp_path: Path) -> None:
    text = "Anna Berg came. Anna Berg saw. Anna Berg won.\nA. Berg and Anna B. left. Dr Berg.\n"
    quotes = ("Anna Berg", "A. Berg", "Anna B.", "Dr Berg")
    tags = [tag(text, "official", quote, {"person": "Anna Berg"}) for quote in quotes]
    target = tmp_path / "out.docx"
    snapshot = MemorySnapshot((release(text, tags),))
    WORD.write(snapshot, target, {"template": "event"}, no_progress)
    note = docx_text.notes(target)[1]
    assert "; “A. Berg and Anna B. left. Dr Berg.” and 2 more. Draft" in note
    (entry,) = docx_text.paragraphs(target, "AnnexEntry")
    assert "“Anna Berg”; “A. Berg”; “Anna B.”; “Dr Berg”. Draft" in entry


def test_long_words_are_cut_between_words() -> None:
    assert shortened("one two three four five", 16) == "one two three…"
    assert shortened("one two three, four", 15) == "one two three…"
    assert shortened("x" * 40, 10) == "x" * 9 + "…"
    assert shortened("one two", 10) == "one two"
    assert all(len(shortened("ab cd " * 9, limit)) <= limit for limit in range(2, 60))


def test_a_profile_quotes_the_sentence_of_each_mention_in_a_long_paragraph() -> None:
    filler = "The weather was fine in all of the harbours of the river on that day. "
    text = "Anna Berg came to Orsk. " + filler * 8 + "Later Anna Berg said that boats were safe. "
    text = text.strip() + "\n"
    at = text.rindex("Anna Berg")
    tags = [
        tag(text, "official", "Anna Berg", {"person": "Anna Berg"}, id="a1"),
        replace(
            tag(text, "official", "Anna Berg", {"person": "Anna Berg"}, id="a2"),
            spans=(Span(at, at + 9),),
        ),
    ]
    made = WORD.compose(
        MemorySnapshot((release(text, tags),)), {"template": "profile"}, no_progress
    )
    told = [one.text for one in made.statements() if one.key.startswith("statements/")]
    assert told == [
        "“Later Anna Berg said that boats were safe.”",
        "“Anna Berg came to Orsk.”",
    ]


@pytest.mark.parametrize(
    ("first", "last", "taken"),
    [
        ("2022-07-27", "", True),
        ("2022-07-29", "2022-07-29", True),
        ("2022-07-30", "", False),
        ("", "2022-07-26", True),
        ("", "2022-07-24", False),
        ("2022", "2022", True),
    ],
)
def test_an_event_of_several_days_belongs_to_each_of_them(
    first: str, last: str, *, taken: bool
) -> None:
    held = release(TEXT, (), event_date="2022-07-25/2022-07-29")
    options = {"template": "digest", "first": first, "last": last}
    assert WORD.compose(MemorySnapshot((held,)), options, no_progress).documents == taken


@given(
    value=st.decimals(0, 10**13, places=2) | st.integers(0, 10**6).map(lambda n: Decimal(n) * 100),
    unit=st.sampled_from(["USD", "tonne", "percent", "count"]),
    sign=st.sampled_from([">", "<=", "~", "="]),
    language=st.sampled_from(["en", "ru"]),
)
def test_whatever_figure_is_written_reads_as_that_figure(
    value: Decimal, unit: str, sign: str, language: str
) -> None:
    phrases = Phrases(language)
    whole = value if unit != "USD" else Decimal(int(value))
    for words in (phrases.figure, phrases.said):
        (claim,) = claims(words(Quantity(whole, unit, sign)), Names())
        assert (Decimal(claim.value), claim.comparator) == (whole, sign)
