"""The stored text: normalised once; selections trimmed and snapped; caret moves by words."""

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder

from annotator.model.spans import Span
from annotator.model.text import (
    digest,
    next_sign_edge,
    next_word_edge,
    normalised,
    paragraphs,
    snapped,
    trimmed,
    word_at,
)

SIGNS = [
    *"ab1. ,-(«»)“”’\n%№\t",
    "Ж",
    "é",
    "e\u0301",  # a combining acute
    "и\u0306",
    "\u0301",  # a mark that stands on whatever comes before
    "\u00a0",  # no-break space
    "\u202f",
    "\u00ad",  # soft hyphen
    "\u200b",
    "שׁ",
    "سلام",
    "می\u200cخواهم",  # with a zero width non-joiner inside
    "\u200f",
    "\u202e",
    "🚢",
    "👩\u200d✈️",
    "👨🏽\u200d✈️",
    "❤️",
    "1️⃣",
    "🇰🇬",
    "🇦🇲",
    "🏴\U000e0067\U000e0062\U000e007f",
    "\u2028",
]
TEXTS = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=16).map("".join)


@st.composite
def selections(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


def sign_edges(text: str) -> set[int]:
    """Boundaries of grapheme clusters in code points, by Qt's reading of UAX 29."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    points, at = {0: 0}, 0
    for index, char in enumerate(text):
        at += 1 + (ord(char) > 0xFFFF)
        points[at] = index + 1
    edges = {0}
    while (unit := finder.toNextBoundary()) >= 0:
        edges.add(points[unit])
    return edges


# --- normalising -------------------------------------------------------------------------------


def test_line_ends_become_line_feeds_and_the_byte_order_mark_goes() -> None:
    assert normalised("\ufeffone\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


def test_combining_marks_are_composed() -> None:
    assert normalised("Пе\u0308тр cafe\u0301") == "Пётр café"


def test_no_break_spaces_stay_as_they_are() -> None:
    assert normalised("$\u00a07.5\u202fmillion") == "$\u00a07.5\u202fmillion"


def test_half_a_surrogate_pair_becomes_the_replacement_character() -> None:
    stored = normalised("a\ud83dz")
    assert stored == "a\ufffdz"
    assert stored.encode()


@given(st.text(st.characters(codec=None)))
def test_what_is_stored_is_normalised_already(raw: str) -> None:
    assume(not raw.startswith("\ufeff"))
    once = normalised(raw)
    assert normalised(once) == once
    assert "\r" not in once
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode().decode() == once


def test_the_digest_is_the_sha_256_of_the_utf_8_bytes() -> None:
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digest("ж") != digest("zh")


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    text = "Title\n\n \u00a0\nFirst\nSecond"
    assert [span.of(text) for span in paragraphs(text)] == ["Title", "First", "Second"]


def test_a_text_without_words_has_no_paragraph() -> None:
    assert paragraphs("\n \n") == ()


# --- trimming ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("selected", "kept"),
    [
        (" Mira Olsen, ", "Mira Olsen"),
        ("\u00a0Пётр Лавров.\n", "Пётр Лавров"),
        ("“safe fairways”", "safe fairways"),
        ("«Лавров»", "Лавров"),
        ("(the plan)", "the plan"),
        ("(a).", "a"),
        ("“Plan” (draft).", "“Plan” (draft)"),
        ("Zas (of Belarus)", "Zas (of Belarus)"),
        ("(Deputy) Chair", "(Deputy) Chair"),
        ("Olsen M.", "Olsen M."),
        ("Ruiz-Lindqvist A. B.", "Ruiz-Lindqvist A. B."),
        ("adopted.", "adopted"),
        ("signed on May 5.", "signed on May 5"),
        ("30%", "30%"),
        ("№ 5", "№ 5"),
        ("$ 7.5 million", "$ 7.5 million"),
        ("— 340 buoys;", "340 buoys"),
        ("\u200fשלום\u200f", "שלום"),
        ("👩\u200d✈️!", "👩\u200d✈️"),
    ],
)
def test_blanks_and_loose_punctuation_are_trimmed(selected: str, kept: str) -> None:
    span = trimmed(selected, Span(0, len(selected)))
    assert span is not None
    assert span.of(selected) == kept


@pytest.mark.parametrize("selected", [" ", "\u00a0\n\t", "...", "()", "“”", " — ", "\u200b"])
def test_a_selection_of_nothing_but_blanks_and_punctuation_is_none(selected: str) -> None:
    assert trimmed(selected, Span(0, len(selected))) is None


@given(selections())
def test_what_is_trimmed_lies_within_and_is_trimmed_already(case: tuple[str, Span]) -> None:
    text, span = case
    core = trimmed(text, span)
    if core is not None:
        assert span.covers(core)
        assert trimmed(text, core) == core


@given(selections())
def test_trimming_never_cuts_a_sign_that_was_whole(case: tuple[str, Span]) -> None:
    text, span = case
    edges = sign_edges(text)
    assume({span.start, span.end} <= edges)
    core = trimmed(text, span)
    if core is not None:
        assert {core.start, core.end} <= edges


# --- snapping ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "selected", "word"),
    [
        ("the Council met", "unc", "Council"),
        ("so-called plan", "call", "so-called"),
        ("so-called plan", "-", "so-called"),
        ("over 29.1 tons", "9", "29.1"),
        ("1,250 buoys", "25", "1,250"),
        ("end.Next", "d", "end"),
        ("of Olsen’s crew", "lsen", "Olsen’s"),
        ("сообщил Пётр", "ообщ", "сообщил"),
        ("a cafe\u0301 b", "e", "cafe\u0301"),
        ("می\u200cخواهم باشد", "خو", "می\u200cخواهم"),
        ("co\u00adoperate now", "ope", "co\u00adoperate"),
        ("two words", "wo wo", "two words"),
        ("crew 👩\u200d✈️ left", "👩", "👩\u200d✈️"),
        ("crew 👩\u200d✈️ left", "✈", "👩\u200d✈️"),
        ("a ❤\ufe0f b", "\ufe0f", "❤\ufe0f"),
        ("🇰🇬🇦🇲", "🇦", "🇦🇲"),
        ("👨🏽!", "🏽", "👨🏽"),
        ("a  b", " ", " "),
    ],
)
def test_a_selection_is_widened_to_whole_words_and_signs(
    text: str, selected: str, word: str
) -> None:
    start = text.index(selected)
    assert snapped(text, Span(start, start + len(selected))).of(text) == word


@given(selections())
def test_what_is_snapped_covers_the_selection_and_is_snapped_already(
    case: tuple[str, Span],
) -> None:
    text, span = case
    wide = snapped(text, span)
    assert wide.covers(span)
    assert wide.end <= len(text)
    assert snapped(text, wide) == wide


@given(selections())
@example(("e\u0301", Span(1, 2)))
@example(("❤️", Span(0, 1)))
@example((" \u0301", Span(1, 2)))
def test_snapping_never_cuts_a_sign_in_two(case: tuple[str, Span]) -> None:
    text, span = case
    wide = snapped(text, span)
    assert {wide.start, wide.end} <= sign_edges(text)


@given(st.lists(st.sampled_from(["\r\n", "\u00a0", "e\u0301", "🚢", "a", " "]), min_size=1))
def test_a_selection_in_a_normalised_text_quotes_the_text(parts: list[str]) -> None:
    text = normalised("".join(parts))
    wide = snapped(text, Span(0, 1))
    assert text[wide.start : wide.end] == wide.of(text)
    assert len(wide.of(text)) == len(wide)


# --- words -------------------------------------------------------------------------------------


def test_the_word_that_a_position_stands_in_or_touches_is_found() -> None:
    text = "Chair Ruiz-Lindqvist spoke"
    for at in (6, 10, 20):
        word = word_at(text, at)
        assert word is not None
        assert word.of(text) == "Ruiz-Lindqvist"


@pytest.mark.parametrize("at", [2, 9])
def test_between_blanks_and_behind_the_text_there_is_no_word(at: int) -> None:
    assert word_at("a  , b", at) is None


def test_sign_edges_lie_around_signs_of_several_code_points() -> None:
    text = "a👩‍✈️é"
    assert [next_sign_edge(text, at, 1) for at in (0, 1, len(text))] == [1, 5, len(text)]
    assert [next_sign_edge(text, at, -1) for at in (5, 1, 0)] == [1, 0, 0]


def test_word_edges_are_ends_forward_and_starts_backward() -> None:
    text = "the 29.1 tons"
    assert [next_word_edge(text, at, 1) for at in (0, 3, 5, 13)] == [3, 8, 8, 13]
    assert [next_word_edge(text, at, -1) for at in (13, 9, 6, 0)] == [9, 4, 4, 0]


@given(selections(), st.sampled_from([-1, 1]))
def test_a_word_edge_moves_in_its_direction_and_stays_in_the_text(
    case: tuple[str, Span], step: int
) -> None:
    text, span = case
    edge = next_word_edge(text, span.start, step)
    assert 0 <= edge <= len(text)
    assert (edge - span.start) * step >= 0


@given(TEXTS)
def test_walking_by_words_reaches_the_end_over_uncut_signs(text: str) -> None:
    at, edges = 0, sign_edges(text)
    while at < len(text):
        following = next_word_edge(text, at, 1)
        assert following > at
        assert following in edges
        at = following
