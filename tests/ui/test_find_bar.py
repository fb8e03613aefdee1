"""Finding words in the open release."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.builders import draft
from tests.ui.desk import Desk, named


def found(desk: Desk) -> str:
    span = desk.window.pane.view.selection()
    return span.of(desk.text) if span else ""


def find(desk: Desk, words: str) -> None:
    desk.press("Ctrl+F")
    desk.press("Ctrl+A")
    desk.type_in(words)


def test_words_are_found_as_they_are_typed_and_selected(desk: Desk) -> None:
    find(desk, "mira olsen")
    assert found(desk) == "Mira Olsen"


def test_enter_goes_on_and_shift_enter_back_round_the_ends(desk: Desk) -> None:
    find(desk, "council")
    starts = []
    for modifier in (Qt.KeyboardModifier.NoModifier,) * 2 + (Qt.KeyboardModifier.ShiftModifier,):
        QTest.keyClick(desk.focus, Qt.Key.Key_Return, modifier)
        span = desk.window.pane.view.selection()
        assert span is not None
        starts.append(span.start)
    first, second = (desk.span("Council", nth=nth).start for nth in (0, 1))
    assert starts == [second, first, second]


def test_esc_closes_it_with_the_find_selected_so_that_a_key_can_tag(desk: Desk) -> None:
    find(desk, "Acting Chair Mira Olsen")
    desk.press("Esc")
    assert desk.window.pane.view.hasFocus()
    assert not desk.window.pane.find_bar.isVisible()
    desk.press("O")
    assert desk.quotes() == ["Acting Chair Mira Olsen"]


def test_it_says_which_place_of_how_many_is_selected(desk: Desk) -> None:
    find(desk, "council")
    result = desk.window.pane.find_bar._result
    assert result.text() == "1 of 2"
    desk.press("Return")
    assert result.text() == "2 of 2"
    desk.press("Return")
    assert result.text() == "1 of 2"
    other = desk.workspace.import_draft(draft("No council.", "other.txt"))
    desk.window.open_document(other.id)
    desk.press("Ctrl+F")
    assert result.text() == "1 of 1"


def test_what_is_not_there_is_said(desk: Desk) -> None:
    find(desk, "submarine")
    assert desk.window.pane.find_bar._result.text() == "Not found"


def test_russian_is_found_whatever_its_case(desk: Desk) -> None:
    find(desk, "ПЁТР")
    assert found(desk) == "Пётр"


def test_its_buttons_do_the_same(desk: Desk) -> None:
    find(desk, "council")
    bar = desk.window.pane.find_bar
    before = desk.window.pane.view.selection()
    named(bar, QPushButton, "Next").click()
    assert desk.window.pane.view.selection() != before
    named(bar, QPushButton, "Previous").click()
    assert desk.window.pane.view.selection() == before
    named(bar, QPushButton, "Close").click()
    assert not bar.isVisible()


def test_it_opens_with_what_was_sought_last(desk: Desk) -> None:
    find(desk, "crews")
    desk.press("Esc", "Ctrl+F")
    bar = desk.window.pane.find_bar
    assert bar.words.text() == bar.words.selectedText() == "crews"
