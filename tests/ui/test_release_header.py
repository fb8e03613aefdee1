"""What is known of the release: shown above its text, edited in place."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.builders import draft
from tests.ui.desk import Desk, named

FIELDS = (
    "Title",
    "Publisher",
    "Author or spokesperson",
    "Published on",
    "Date of the event",
    "Language",
    "Source address",
)


def field(desk: Desk, name: str) -> QLineEdit:
    return named(desk.window.pane.header, QLineEdit, name)


def enter(desk: Desk) -> None:
    QTest.keyClick(desk.focus, Qt.Key.Key_Return)


def known(desk: Desk) -> tuple[str, str, str]:
    document = desk.window.session.document
    assert document is not None
    stored = desk.workspace.open_document(document.id).document
    return stored.title, stored.publisher, stored.event_date


def test_every_field_can_be_reached_by_tab_and_is_stored_by_enter(desk: Desk) -> None:
    desk.press("Ctrl+I")
    values = (
        *("Council", "Harbour press", "Ana Ruiz", "2021-05-05", "2021-05-04"),
        *("en", "https://x.example"),
    )
    for name, value in zip(FIELDS, values, strict=True):
        assert field(desk, name).hasFocus()
        desk.press("Ctrl+A")
        desk.type_in(value)
        desk.press("Tab")
    field(desk, "Title").setFocus()
    enter(desk)
    assert known(desk) == ("Council", "Harbour press", "2021-05-04")
    assert desk.window.pane.view.hasFocus()
    assert desk.window.pane.header._title.text() == "Council"
    assert "event 4 May 2021" in desk.window.pane.header._facts.text()


def test_it_is_one_act_that_is_undone_at_once(desk: Desk) -> None:
    before = known(desk)
    desk.press("Ctrl+I", "Ctrl+A")
    desk.type_in("Another")
    enter(desk)
    assert desk.window.library.model.index(0, 0).data() == "Another"
    desk.press("Ctrl+Z")
    assert known(desk) == before
    assert desk.window.pane.header._title.text() == before[0]


def test_each_value_says_where_it_came_from_and_a_typed_one_that_it_was_typed(desk: Desk) -> None:
    desk.press("Ctrl+I")
    assert desk.window.pane.header._sources["title"].text() == "the test"
    assert "the test" in field(desk, "Title").accessibleDescription()
    assert desk.window.pane.header._sources["publisher"].text() == ""
    desk.press("Ctrl+A")
    desk.type_in("Another")
    enter(desk)
    desk.press("Ctrl+I")
    assert desk.window.pane.header._sources["title"].text() == "by hand"


@pytest.mark.parametrize("name", ["Published on", "Date of the event"])
def test_an_invalid_date_stays_with_its_reason_and_is_not_stored(desk: Desk, name: str) -> None:
    desk.press("Ctrl+I")
    field(desk, name).setFocus()
    desk.type_in("early in May")
    problem = desk.window.pane.header._problem
    assert problem.isVisible()
    assert problem.text()
    enter(desk)
    assert field(desk, name).text() == "early in May"
    assert problem.isVisible()
    assert known(desk)[2] == ""
    desk.press("Ctrl+A")
    desk.type_in("2021-05")
    assert not problem.isVisible()
    enter(desk)
    assert desk.window.pane.view.hasFocus()


def test_one_bad_date_is_said_while_another_field_is_edited(desk: Desk) -> None:
    desk.press("Ctrl+I")
    field(desk, "Published on").setFocus()
    desk.type_in("soon")
    field(desk, "Date of the event").setFocus()
    desk.type_in("2021")
    assert desk.window.pane.header._problem.isVisible()
    enter(desk)
    assert field(desk, "Published on").isVisible()
    assert desk.window.pane.header._problem.isVisible()


def test_esc_leaves_everything_as_it_was(desk: Desk) -> None:
    before = known(desk)
    desk.press("Ctrl+I", "Ctrl+A")
    desk.type_in("Another")
    desk.press("Esc")
    assert known(desk) == before
    assert desk.window.pane.view.hasFocus()
    assert not field(desk, "Title").isVisible()


def test_nothing_changed_is_no_act(desk: Desk) -> None:
    before = desk.workspace.history(1)[0].number
    desk.press("Ctrl+I")
    enter(desk)
    assert desk.workspace.history(1)[0].number == before


def test_the_button_begins_and_ends_it_too(desk: Desk) -> None:
    header = desk.window.pane.header
    named(header, QPushButton, "Edit what is known of the release").click()
    field(desk, "Title").setText("By mouse")
    named(header, QPushButton, "Done").click()
    assert known(desk)[0] == "By mouse"


def test_tags_of_the_text_are_not_made_while_it_is_edited(desk: Desk) -> None:
    desk.select("Acting Chair Mira Olsen")
    desk.press("Ctrl+I", "Ctrl+A")
    desk.type_in("Odd Days")
    enter(desk)
    assert known(desk)[0] == "Odd Days"
    assert desk.stored == ()


def test_the_fields_are_seen_wherever_the_text_was_scrolled_to(desk: Desk) -> None:
    desk.window.resize(960, 420)
    desk.put_caret("crews")
    view = desk.window.pane.view
    view.reveal(desk.span("crews"))
    assert view.verticalScrollBar().value() > 0
    desk.press("Ctrl+I")
    title = field(desk, "Title")
    assert view.viewport().rect().contains(title.mapTo(view.viewport(), title.rect().center()))
    desk.press("Esc")
    assert view.viewport().rect().contains(view.cursorRect().center())


def test_where_no_release_is_open_the_page_says_how_to_begin(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    desk.begin(empty=True)
    header = desk.window.pane.header
    assert header._title.text() == "No release is open"
    assert "Ctrl+O" in header._facts.text()
    assert not header._edit.isVisible()
    desk.workspace.import_draft(draft())
    desk.window.open_document(desk.workspace.listed(0, 1)[0].document.id)
    assert header._edit.isVisible()


def test_in_a_narrow_window_the_fields_get_the_room(desk: Desk) -> None:
    desk.window.resize(1024, 700)
    desk.press("Ctrl+I")
    header = desk.window.pane.header
    title = named(header, QLineEdit, "Title")
    desk.bot.waitUntil(lambda: title.width() > 160)
    assert all(not said.isVisible() for said in header._sources.values())
    desk.window.resize(1600, 900)
    desk.bot.waitUntil(lambda: all(said.isVisible() for said in header._sources.values()))
