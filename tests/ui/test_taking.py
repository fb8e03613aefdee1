"""Taking a field's value from the text, with its evidence."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.model.records import FieldValue
from tests.ui.desk import Desk

DECISION = "The Council adopted a statement on safe fairways"


def click_into(desk: Desk, key: str) -> None:
    QTest.mouseClick(desk.row(key).control, Qt.MouseButton.LeftButton)


def test_words_selected_with_the_mouse_fill_the_field_that_has_the_focus(desk: Desk) -> None:
    tag = desk.tag(DECISION, "D")
    click_into(desk, "body")
    span = desk.drag_over("Acting Chair")
    desk.bot.waitUntil(lambda: desk.shown("body") == "Acting Chair")
    assert desk.workspace.annotation(tag.id).fields["body"] == FieldValue("Acting Chair", span)
    assert desk.row("body").control.hasFocus()


def test_what_is_taken_is_trimmed_and_snapped_like_a_tag(desk: Desk) -> None:
    tag = desk.tag(DECISION, "D")
    click_into(desk, "body")
    desk.drag_over("Council adop")
    desk.bot.waitUntil(lambda: desk.shown("body") == "Council adopted")
    assert desk.workspace.annotation(tag.id).fields["body"].span == desk.span("Council adopted")


def test_the_form_says_where_a_value_comes_from_when_it_reads_otherwise(desk: Desk) -> None:
    desk.tag("340 буёв", "S")
    click_into(desk, "value")
    desk.drag_over("7.5 million")
    desk.bot.waitUntil(lambda: desk.shown("value") == "7500000")
    assert desk.beside("value") == "From “7.5 million” in the text"


def test_a_value_that_is_typed_over_has_no_evidence_any_more(desk: Desk) -> None:
    tag = desk.tag(DECISION, "D")
    click_into(desk, "body")
    desk.drag_over("Acting Chair")
    desk.bot.waitUntil(lambda: desk.shown("body") == "Acting Chair")
    desk.write("body", "Chair")
    desk.press("Tab")
    assert desk.workspace.annotation(tag.id).fields["body"] == FieldValue("Chair")


def test_t_takes_the_selection_into_the_field_that_was_used_last(desk: Desk) -> None:
    tag = desk.tag(DECISION, "D")
    desk.go_to("title")
    desk.press("Esc")
    span = desk.select("signed the plan")
    desk.press("T")
    held = desk.workspace.annotation(tag.id).fields["title"]
    assert held == FieldValue("signed the plan", span)
    assert desk.row("title").control.hasFocus()


def test_a_selection_that_grows_with_shift_is_taken_when_shift_is_let_go(desk: Desk) -> None:
    tag = desk.tag(DECISION, "D")
    desk.go_to("body")
    desk.press("Ctrl+2")
    desk.window.pane.view.set_caret(desk.span("signed the plan").start)
    handle = desk.window.windowHandle()
    shift, none = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
    QTest.keyPress(handle, Qt.Key.Key_Shift, shift)
    for _ in range(3):
        with desk.bot.waitSignal(desk.window.pane._settle.timeout):
            QTest.keyClick(handle, Qt.Key.Key_Right, shift | Qt.KeyboardModifier.ControlModifier)
        assert desk.window.pane.view.hasFocus()
    assert desk.selected == tag
    QTest.keyRelease(handle, Qt.Key.Key_Shift, none)
    desk.bot.waitUntil(lambda: desk.shown("body") == "signed the plan")


def test_t_takes_into_the_first_field_where_none_was_used(desk: Desk) -> None:
    tag = desk.tag("Acting Chair Mira Olsen", "O")
    desk.press("Esc")
    desk.select("Mira Olsen")
    desk.press("T")
    assert desk.workspace.annotation(tag.id).value("person") == "Mira Olsen"


def test_t_without_a_tag_or_a_selection_says_what_is_missing(desk: Desk) -> None:
    desk.select("Mira Olsen")
    desk.press("T")
    assert desk.message.startswith("Select a tag, then words in the text")


def test_after_esc_selecting_in_the_text_fills_nothing(desk: Desk) -> None:
    tag = desk.tag(DECISION, "D")
    click_into(desk, "body")
    desk.press("Esc")
    assert desk.window.form.armed is None
    desk.drag_over("Mira Olsen")
    desk.press("O")
    assert desk.workspace.annotation(tag.id).value("body") == tag.value("body")
    assert desk.selected.quote == "Mira Olsen"


def test_finding_words_fills_no_field(desk: Desk) -> None:
    """The search selects what it finds, also while a field waits for words of the text."""
    tag = desk.tag(DECISION, "D")
    click_into(desk, "body")
    desk.press("Ctrl+F")
    desk.type_in("crews")
    with desk.bot.waitSignal(desk.window.pane._settle.timeout):
        desk.type_in(" ")
    assert desk.window.pane.find_bar.words.text() == "crews "
    assert desk.window.pane.find_bar.words.hasFocus()
    assert desk.workspace.annotation(tag.id).fields == tag.fields
