"""Tagging: select, press a key, the tag is stored and the form asks for the rest."""

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.desk import Desk, named


@pytest.mark.parametrize(
    ("key", "kind", "words"),
    [
        ("O", "official", "Acting Chair Mira Olsen"),
        ("D", "decision", "The Council adopted a statement on safe fairways"),
        ("S", "statistic", "about $ 7.5 million"),
    ],
)
def test_a_key_tags_what_is_selected_and_leads_into_the_form(
    desk: Desk, key: str, kind: str, words: str
) -> None:
    desk.select(words)
    desk.press(key)
    assert [(tag.kind, tag.quote) for tag in desk.stored] == [(kind, words)]
    assert desk.window.form.isAncestorOf(desk.focus)


def test_blanks_and_punctuation_around_a_selection_stay_outside(desk: Desk) -> None:
    desk.select(" Acting Chair Mira Olsen ")
    desk.press("O")
    desk.select(" on safe fairways, ")
    desk.press("D")
    assert desk.quotes() == ["Acting Chair Mira Olsen", "on safe fairways"]


def test_half_words_become_whole_ones(desk: Desk) -> None:
    desk.select("cting Chair Mira Ols")
    desk.press("O")
    assert desk.quotes() == ["Acting Chair Mira Olsen"]


def test_alt_takes_just_what_is_selected(desk: Desk) -> None:
    desk.select("ra Ols")
    desk.press("Alt+O")
    assert desk.quotes() == ["ra Ols"]


def test_with_nothing_selected_a_key_stores_nothing_and_says_so(desk: Desk) -> None:
    desk.put_caret("Mira")
    desk.press("O")
    assert desk.stored == ()
    assert desk.message == "Nothing is selected. Select the words to tag first."


def test_only_blanks_are_nothing(desk: Desk) -> None:
    desk.select("\n\n")
    desk.press("S")
    assert desk.stored == ()
    assert "Nothing is selected" in desk.message


def test_the_same_passage_is_not_tagged_twice_but_its_tag_is_selected(desk: Desk) -> None:
    first = desk.tag("Acting Chair Mira Olsen", "O")
    desk.press("Esc", "Home")
    desk.window.session.select(None)
    desk.select("cting Chair Mira Olse")
    desk.press("O")
    assert desk.quotes() == ["Acting Chair Mira Olsen"]
    assert desk.selected == first
    assert "has that tag already" in desk.message


def test_kinds_may_overlap_and_nest(desk: Desk) -> None:
    desk.tag("The Council adopted a statement on safe fairways", "D")
    desk.tag("The Council", "O")
    desk.tag("Council adopted", "S")
    assert desk.quotes() == [
        "The Council adopted a statement on safe fairways",
        "The Council",
        "Council adopted",
    ]


def test_offsets_behind_emoji_and_in_russian_are_those_of_the_text(desk: Desk) -> None:
    for words, key in (("более 12,5 тонны", "S"), ("Пётр Лавров", "O"), ("30%", "S")):
        tag = desk.tag(words, key)
        assert tag.spans[0].of(desk.text) == tag.quote == words


def test_a_number_is_parsed_as_it_is_tagged(desk: Desk) -> None:
    desk.tag("about $ 7.5 million", "S")
    assert {key: desk.shown(key) for key in ("comparator", "value", "unit")} == {
        "comparator": "~",
        "value": "7500000",
        "unit": "USD",
    }
    assert desk.selected.value("value") == "7500000"


def test_the_verb_of_a_decision_is_found(desk: Desk) -> None:
    tag = desk.tag("The Council adopted a statement on safe fairways", "D")
    assert (tag.value("action"), tag.value("instrument")) == ("adopt", "statement")
    assert desk.shown("status") == "adopted"


def test_a_tag_is_saved_before_the_window_says_so(desk: Desk) -> None:
    desk.tag("Acting Chair Mira Olsen", "O")
    assert desk.window.status.saved.text().startswith("✓ All saved")
    assert desk.workspace.history(1)[0].verb == "tag"


def test_esc_goes_back_to_the_text_behind_the_tag(desk: Desk) -> None:
    tag = desk.tag("Acting Chair Mira Olsen", "O")
    desk.press("Esc")
    view = desk.window.pane.view
    assert view.hasFocus()
    assert (view.caret(), view.selection()) == (tag.end, None)


def test_the_toolbar_tags_and_keeps_the_selection_till_then(desk: Desk) -> None:
    desk.select("Acting Chair Mira Olsen")
    named(desk.window.toolbar, QPushButton, "Tag as official").click()
    assert [(tag.kind, tag.quote) for tag in desk.stored] == [
        ("official", "Acting Chair Mira Olsen")
    ]


def test_a_bare_number_is_a_core_count(desk: Desk) -> None:
    made = desk.tag("2021", "S")
    told = {key: made.value(key) for key in ("value", "comparator", "unit", "tier")}
    assert told == {"value": "2021", "comparator": "=", "unit": "count", "tier": "core"}
