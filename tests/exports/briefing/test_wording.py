"""The briefing's words: dates, plurals, languages, directions, widths, contexts."""

import itertools
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.spans import Span
from exports.briefing import markup
from exports.briefing.context import passages
from exports.briefing.phrases import data_as_of, day
from exports.briefing.widths import PAGE, Texts, shares
from exports.briefing.wording import (
    counted,
    directions,
    language_name,
    language_tag,
    moment,
    plural,
    reads_right_to_left,
)

ANY_TEXT = st.text(st.characters() | st.sampled_from("אבשלוםمحمد\u0651 .,“”123\n\t\r"))
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2019-11-28", "28 November 2019"),
        ("2019-11", "November 2019"),
        ("2017/2020", "2017–2020"),
        ("2020-04-02/2020-04-08", "2–8 April 2020"),
        ("2019-02-30", "2019-02-30"),
        ("", ""),
    ],
)
def test_dates_are_said_in_words_and_what_is_none_is_kept(edtf: str, said: str) -> None:
    assert day(edtf) == said


def test_the_time_of_the_data_is_said_in_utc() -> None:
    assert data_as_of("2026-11-23T10:32:11Z") == "23 November 2026, 10:32 UTC"
    assert data_as_of("2026-11-23T12:32:11+02:00") == "23 November 2026, 10:32 UTC"
    assert data_as_of("2026-11-23T10:32:11") == "23 November 2026, 10:32 UTC"
    assert data_as_of("some day") == "some day"
    assert moment("") is None


@pytest.mark.parametrize(
    ("label", "many"),
    [
        ("Decision", "Decisions"),
        ("Party", "Parties"),
        ("Survey", "Surveys"),
        ("Speech", "Speeches"),
        ("Sanctions", "Sanctions"),
        ("Решение", "Решение"),
        ("", ""),
    ],
)
def test_labels_have_an_english_plural(label: str, many: str) -> None:
    assert plural(label) == many


def test_things_are_counted_in_lower_case_but_for_abbreviations() -> None:
    assert counted(1, "Statistic") == "1 statistic"
    assert counted(1200, "Decision") == "1,200 decisions"
    assert counted(2, "UN mission") == "2 UN missions"


@pytest.mark.parametrize(
    ("code", "tag", "name"),
    [
        ("ru", "ru-RU", "Russian"),
        ("pt-BR", "pt-BR", "Portuguese"),
        ("zh_Hant", "zh-TW", "Chinese"),
        ("", "", ""),
        ("klingon", "", "klingon"),
        ("not a code", "", "not a code"),
    ],
)
def test_languages_have_a_tag_and_a_name(code: str, tag: str, name: str) -> None:
    assert language_tag(code) == tag
    assert language_name(code) == name


@given(ANY_TEXT)
def test_pieces_of_one_direction_make_the_text_again(text: str) -> None:
    pieces = list(directions(text))
    assert "".join(piece for _, piece in pieces) == text
    assert all(first != second for (first, _), (second, _) in itertools.pairwise(pieces))


def test_blanks_and_digits_stay_with_right_to_left_text_only_inside_it() -> None:
    assert list(directions("Mr מר כהן 5.")) == [(False, "Mr "), (True, "מר כהן"), (False, " 5.")]
    assert list(directions("مُحَمَّدٌ")) == [(True, "مُحَمَّدٌ")]


def test_the_first_letter_decides_how_a_paragraph_runs() -> None:
    assert reads_right_to_left("“546 מר Smith")
    assert not reads_right_to_left("Mr כהן")
    assert not reads_right_to_left("546")


@given(ANY_TEXT)
def test_any_text_is_well_formed_and_keeps_its_words(text: str) -> None:
    xml = f'<w:p xmlns:w="{_W}">{markup.run(text, markup.Look("S", "ru-RU", bold=True))}</w:p>'
    found = "".join(node.text or "" for node in ET.fromstring(xml).iter(f"{{{_W}}}t"))
    kept = text.replace("\t", "").replace("\n", "").replace("\r", "")
    assert len(found) == len(kept)
    assert found.count("\ufffd") == kept.count("\ufffd") + markup.illegal(kept)


def test_a_run_from_right_to_left_names_its_own_language() -> None:
    assert '<w:lang w:bidi="fa-IR"/>' in markup.run("تهران", markup.Look(language="fa-IR"))
    assert '<w:lang w:bidi="he-IL"/>' in markup.run("ירושלים", markup.Look(language="en-GB"))
    assert '<w:lang w:bidi="ar-SA"/>' in markup.run("القاهرة")


@given(st.lists(st.tuples(st.lists(st.text(max_size=200)), st.booleans()), min_size=1, max_size=12))
def test_columns_always_fill_the_page(columns: list[tuple[list[str], bool]]) -> None:
    widths = shares([Texts("Head", texts, whole) for texts, whole in columns])
    assert sum(widths) == PAGE
    assert all(width > 0 for width in widths)


def test_a_column_has_room_for_its_figures_and_long_texts_get_the_rest() -> None:
    figures, subject = shares(
        [Texts("Figure", ["≈ USD 7,500,000"], whole=True), Texts("Subject", ["a word " * 60])]
    )
    assert figures >= 15 * 100
    assert subject > 3 * figures


def test_the_longer_of_two_long_columns_gets_more_and_a_column_of_dates_no_surplus() -> None:
    date, subject, body = shares(
        [
            Texts("Date", ["28 Nov 2019"] * 5, whole=True),
            Texts("Subject", ["a few words " * 20] * 5),
            Texts("Body", ["a few words " * 8] * 5),
        ]
    )
    assert date < 1700
    assert 1.3 * body < subject < 2 * body
    short, event = shares(
        [Texts("Date", ["28 Nov 2019"], whole=True), Texts("Event", ["a few words " * 20])]
    )
    assert short < 1500
    assert event > 8000


def test_a_short_quote_is_shown_among_its_neighbours_and_cut_at_blanks() -> None:
    text = "Before. " + "a few words " * 12 + "546 boats " + "and then some " * 12
    at = text.index("546")
    pieces = passages(text, Span(0, len(text)), [Span(at, at + 9)])
    assert [piece.text for piece in pieces if piece.quoted] == ["546 boats"]
    assert pieces[0].text == pieces[-1].text == "…"
    assert pieces[1].text.split()[0] in {"a", "few", "words"}
    assert "".join(piece.text for piece in pieces[1:-1]) in text


def test_far_quotes_have_a_gap_between_them_and_long_ones_no_context() -> None:
    text = "12 boats " + "word " * 60 + "34 ships"
    end = len(text)
    pieces = passages(text, Span(0, end), [Span(0, 8), Span(end - 8, end)])
    assert " … " in [piece.text for piece in pieces]
    assert passages(text, Span(0, end), [Span(0, end)]) == ()


def test_a_passage_drops_the_mark_that_ends_what_began_before_it() -> None:
    text = 'He said: "' + "many words " * 9 + 'there are 546 of them. "'
    at = text.index("546")
    pieces = passages(text, Span(0, len(text)), [Span(at, at + 3)])
    assert pieces[-1].text == " of them."
    whole = 'They are "546" now'
    both = passages(whole, Span(0, len(whole)), [Span(10, 13)])
    assert "".join(piece.text for piece in both) == whole


def test_words_without_blanks_are_not_cut() -> None:
    text = "x" * 100 + "546" + "y" * 100
    pieces = passages(text, Span(0, 203), [Span(100, 103)])
    assert [piece.text for piece in pieces] == ["…", "546", "…"]
