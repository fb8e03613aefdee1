"""From one suggestion, tag or release to the next with as few keys as can be."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.model.ops import SaveKind
from annotator.model.records import Document
from annotator.ui.form.controls import ChoiceControl
from tests.builders import OTHER_RELEASE, draft, own_kind
from tests.ui.desk import Desk

CHAIR = "Acting Chair Mira Olsen"


def left(desk: Desk) -> list[str]:
    return [one.quote for one in desk.window.suggestions.pending]


def chosen(desk: Desk) -> str:
    selected = desk.window.suggestions.selected
    return selected.quote if selected else ""


def choose(desk: Desk, quote: str) -> str:
    """Select a suggestion; the quote of the one behind it."""
    for at, one in enumerate(desk.window.suggestions.pending):
        if one.quote == quote:
            desk.window.suggestions.select(one.id)
            return left(desk)[at + 1]
    raise AssertionError(left(desk))


def next_release(desk: Desk) -> Document:
    return desk.workspace.import_draft(draft(OTHER_RELEASE, "dyke.txt"))


# Enter in the form


def test_enter_in_a_field_takes_the_correction_and_goes_on_to_the_next(proposed: Desk) -> None:
    behind = choose(proposed, CHAIR)
    proposed.press("Alt+2", "Ctrl+A")
    proposed.type_in("Chair")
    proposed.press("Return")
    [made] = proposed.stored
    assert (made.quote, made.value("role"), made.value("person")) == (CHAIR, "Chair", "Mira Olsen")
    assert chosen(proposed) == behind
    assert proposed.window.pane.view.hasFocus()


def test_enter_goes_on_too_where_the_field_was_stored_by_itself_before(proposed: Desk) -> None:
    behind = choose(proposed, CHAIR)
    proposed.press("Alt+2", "Ctrl+A")
    proposed.type_in("Chair")
    proposed.bot.waitUntil(lambda: len(proposed.stored) == 1)
    proposed.press("Return")
    assert chosen(proposed) == behind
    assert proposed.window.pane.view.hasFocus()


def test_enter_in_an_unchanged_field_accepts_the_suggestion_as_it_is(proposed: Desk) -> None:
    behind = choose(proposed, CHAIR)
    proposed.press("Alt+1", "Return")
    assert proposed.quotes() == [CHAIR]
    assert chosen(proposed) == behind


def test_enter_on_a_closed_choice_goes_on_and_in_its_open_list_chooses(proposed: Desk) -> None:
    quote = next(one.quote for one in proposed.window.suggestions.pending if one.kind == "decision")
    choose(proposed, quote)
    proposed.window.go_to_form()
    proposed.go_to("status")
    control = proposed.row("status").control
    assert isinstance(control, ChoiceControl)
    proposed.press("Space")
    for key in (Qt.Key.Key_P, Qt.Key.Key_Return):
        QTest.keyClick(control.view(), key)
    assert proposed.row("status").control.hasFocus()
    proposed.press("Return")
    assert [(one.quote, one.value("status")) for one in proposed.stored] == [(quote, "proposed")]
    assert proposed.window.pane.view.hasFocus()
    assert chosen(proposed)


def test_enter_in_a_list_of_names_takes_the_name_that_is_chosen(desk: Desk) -> None:
    desk.workspace.apply(SaveKind(own_kind()))
    desk.tag("Harbour Council", "V")
    desk.go_to("name")
    desk.press("Ctrl+A", "Delete")
    desk.type_in("Bor")
    desk.press("Down", "Return")
    assert desk.shown("name") == "Borealis"
    assert desk.row("name").control.hasFocus()
    desk.press("Return")
    assert desk.selected.value("name") == "Borealis"
    assert desk.window.pane.view.hasFocus()


def test_enter_takes_what_is_typed_while_names_are_only_offered(desk: Desk) -> None:
    desk.workspace.apply(SaveKind(own_kind()))
    desk.tag("Harbour Council", "V")
    desk.go_to("name")
    desk.press("Ctrl+A", "Delete")
    desk.type_in("Bor")
    desk.press("Return")
    assert desk.selected.value("name") == "Bor"
    assert desk.window.pane.view.hasFocus()


def test_enter_begins_a_new_line_where_a_field_has_several(desk: Desk) -> None:
    desk.workspace.apply(SaveKind(own_kind()))
    desk.tag("Harbour Council", "V")
    desk.go_to("remark")
    desk.type_in("one")
    desk.press("Return")
    desk.type_in("two")
    assert desk.shown("remark") == "one\ntwo"
    assert desk.row("remark").control.hasFocus()


def test_a_value_that_cannot_be_read_keeps_the_focus_and_says_why(proposed: Desk) -> None:
    quote = next(
        one.quote for one in proposed.window.suggestions.pending if one.kind == "statistic"
    )
    choose(proposed, quote)
    proposed.window.go_to_form()
    proposed.write("value", "much")
    proposed.press("Return")
    assert proposed.row("value").control.hasFocus()
    assert "Esc leaves it so" in proposed.message
    assert proposed.selected.value("value") == "much"
    proposed.press("Esc")
    assert proposed.window.pane.view.hasFocus()


def test_the_form_names_the_key_that_leads_on_from_a_tag_in_the_making(proposed: Desk) -> None:
    onward = proposed.window.form._buttons.onward
    older = proposed.tag("safe fairways", "O")
    assert onward.isVisible()
    assert onward.text() == "Next  Enter"
    proposed.press("Esc")
    assert onward.text() == "Next  Tab"
    proposed.tag("the session", "O")
    proposed.window.session.select(older.id)
    assert not onward.isVisible()


def test_enter_goes_on_behind_a_tag_made_by_hand(proposed: Desk) -> None:
    proposed.tag("safe fairways", "O")
    proposed.press("Return")
    text, behind = proposed.window.session.text, proposed.span("safe fairways")
    selected = proposed.window.suggestions.selected
    assert selected is not None
    assert selected.start == min(
        one.start for one in proposed.window.suggestions.pending if one.start >= behind.start
    )
    assert proposed.window.session.text == text


def test_enter_in_the_form_of_an_older_tag_leads_to_the_text_alone(proposed: Desk) -> None:
    older = proposed.tag("safe fairways", "O")
    proposed.press("Esc")
    proposed.tag("the session", "O")
    proposed.press("Esc")
    proposed.window.session.select(older.id)
    proposed.window.go_to_form()
    proposed.press("Return")
    assert proposed.selected == older
    assert chosen(proposed) == ""
    assert proposed.window.pane.view.hasFocus()


def test_behind_the_last_suggestion_enter_says_that_none_is_left(proposed: Desk) -> None:
    proposed.press("Tab", *["Return"] * (len(left(proposed)) - 1))
    proposed.press("Alt+1", "Ctrl+A")
    proposed.type_in("1")
    proposed.press("Return")
    assert left(proposed) == []
    assert "No suggestions are left" in proposed.message
    assert proposed.window.pane.view.hasFocus()


def test_enter_means_the_words_that_were_selected_meanwhile_and_not_the_suggestion(
    proposed: Desk,
) -> None:
    proposed.press("Tab")
    selected = chosen(proposed)
    proposed.select("the session")
    proposed.press("Return")
    assert proposed.stored == ()
    assert chosen(proposed) == selected
    assert "no tag at the caret" in proposed.message


def test_enter_means_the_mark_that_the_caret_has_gone_to(proposed: Desk) -> None:
    tag = proposed.tag("Portville", "O")
    proposed.press("Esc", "Tab")
    assert chosen(proposed)
    proposed.put_caret("Portville")
    proposed.press("Return")
    assert proposed.selected == tag
    assert proposed.row("person").control.hasFocus()


def test_enter_accepts_a_suggestion_from_which_the_caret_was_only_moved_away(
    proposed: Desk,
) -> None:
    proposed.press("Tab")
    selected = chosen(proposed)
    proposed.put_caret("opened the session")
    proposed.press("Return")
    assert proposed.quotes() == [selected]


# what was undone


def test_undo_selects_the_suggestion_that_it_brings_back(proposed: Desk) -> None:
    proposed.press("Tab")
    first = chosen(proposed)
    proposed.press("Return", "Return", "Ctrl+Z", "Ctrl+Z")
    assert chosen(proposed) == first
    proposed.press("x")
    assert first not in left(proposed)
    proposed.press("Tab", "Ctrl+Z")
    assert chosen(proposed) == first


def test_undo_and_redo_select_the_tag_that_they_bring_back(proposed: Desk) -> None:
    tag = proposed.tag("Portville", "O")
    proposed.press("Esc", "Delete", "Tab", "Ctrl+Z")
    assert proposed.selected == tag
    proposed.press("Ctrl+Z")
    view = proposed.window.pane.view
    assert view.caret() == tag.start, "nothing is proposed there: the place is shown"
    proposed.press("Ctrl+Y")
    assert proposed.selected == tag


def test_undo_of_what_was_done_elsewhere_leaves_the_selection(proposed: Desk) -> None:
    other = next_release(proposed)
    proposed.tag("Portville", "O")
    proposed.press("Esc")
    proposed.window.open_document(other.id)
    with proposed.bot.waitSignal(proposed.window.suggestions.read):
        pass
    proposed.press("Tab")
    selected = chosen(proposed)
    proposed.press("Ctrl+Z")
    assert chosen(proposed) == selected


# letters on a Russian keyboard


def test_the_keys_of_a_russian_keyboard_do_what_stands_on_them(proposed: Desk) -> None:
    proposed.press("Tab")
    dismissed = chosen(proposed)
    proposed.type_in("ч")
    assert dismissed not in left(proposed)
    proposed.select("Portville")
    proposed.type_in("щ")
    assert proposed.selected.quote == "Portville"
    proposed.type_in("щ")
    assert proposed.shown("person") == "щ", "in a field a letter is a letter"
    proposed.press("Esc", "K")
    proposed.type_in("в")
    assert proposed.selected.kind == "decision"


# the next release


def test_finishing_selects_the_first_suggestion_of_the_next_release(proposed: Desk) -> None:
    next_release(proposed)
    proposed.press("Tab", "Return", "Ctrl+Return")
    proposed.bot.waitUntil(lambda: chosen(proposed) != "")
    assert proposed.window.session.text == OTHER_RELEASE
    assert chosen(proposed) == left(proposed)[0]
    first = chosen(proposed)
    proposed.press("Return")
    assert proposed.quotes() == [first]


def test_finishing_says_how_many_suggestions_nobody_has_answered(proposed: Desk) -> None:
    next_release(proposed)
    proposed.press("Tab", "Return")
    count = len(left(proposed))
    proposed.press("Ctrl+Return")
    assert proposed.message == f"Submitted one tag. {count} suggestions are still open there."


@pytest.mark.parametrize("key", ["Right", "Ctrl+1", "PgDown"])
def test_who_has_moved_meanwhile_is_left_alone(proposed: Desk, key: str) -> None:
    next_release(proposed)
    proposed.press("Tab", "Return")
    with proposed.bot.waitSignal(proposed.window.suggestions.read):
        proposed.press("Ctrl+Return", key)
    assert left(proposed)
    assert chosen(proposed) == ""


def test_who_has_scrolled_meanwhile_is_left_alone(proposed: Desk) -> None:
    next_release(proposed)
    proposed.press("Tab", "Return")
    with proposed.bot.waitSignal(proposed.window.suggestions.read):
        proposed.press("Ctrl+Return")
        bar = proposed.window.pane.view.verticalScrollBar()
        bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
    assert chosen(proposed) == ""


def test_going_to_the_next_release_to_read_it_selects_nothing(proposed: Desk) -> None:
    next_release(proposed)
    with proposed.bot.waitSignal(proposed.window.suggestions.read):
        proposed.press("Ctrl+PgDown")
    assert left(proposed)
    assert chosen(proposed) == ""


def test_at_the_last_release_finishing_selects_nothing(proposed: Desk) -> None:
    proposed.press("Tab", "Return")
    proposed.window.pane.view.set_caret(0)
    proposed.window.session.select(None)
    proposed.press("Ctrl+Return")
    proposed.window.suggestions.ask()
    with proposed.bot.waitSignal(proposed.window.suggestions.read):
        pass
    assert not proposed.window.lead._waiting


def test_a_click_in_the_text_right_after_tagging_makes_the_next_selection(desk: Desk) -> None:
    desk.tag("Mira Olsen", "O")
    span = desk.drag_over("Ana Ruiz-Lindqvist")
    assert desk.window.pane.view.selection() == span
    QTest.keyClick(desk.focus, Qt.Key.Key_O)
    assert [one.quote for one in desk.stored] == ["Mira Olsen", "Ana Ruiz-Lindqvist"]


def test_a_release_is_finished_right_from_the_form(proposed: Desk) -> None:
    next_release(proposed)
    tag = proposed.tag("safe fairways", "O")
    proposed.write("role", "Pilot")
    proposed.press("Ctrl+Return")
    assert proposed.workspace.annotation(tag.id).value("role") == "Pilot"
    assert proposed.window.session.text == OTHER_RELEASE
    proposed.bot.waitUntil(lambda: chosen(proposed) != "")
