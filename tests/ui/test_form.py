"""The entity form: fields are stored as they are filled in, and nothing typed is lost."""

from PySide6.QtWidgets import QScrollArea

from annotator.model.kinds import BUILT_IN
from annotator.ui.form.field_row import QUIET_MS
from tests.ui.desk import Desk

PERSON = "Acting Chair Mira Olsen"
DECISION = "The Council adopted a statement on safe fairways"
MONEY = "about $ 7.5 million"


def test_the_form_has_a_row_for_each_field_of_the_kind(desk: Desk) -> None:
    for words, kind in zip((PERSON, DECISION, MONEY), BUILT_IN, strict=True):
        desk.tag(words, kind.letter)
        assert list(desk.page.rows) == [field.key for field in kind.fields]
        assert [row._label.text() for row in desk.page.rows.values()] == [
            field.label for field in kind.fields
        ]


def test_a_short_form_is_not_scrolled_since_a_longer_one_was_shown(desk: Desk) -> None:
    official = desk.tag("Mira Olsen", "O")
    [area] = desk.window.form.findChildren(QScrollArea)
    room = desk.page.sizeHint().height() + 4
    desk.tag("The Council adopted a statement on safe fairways", "D")
    desk.window.session.select(official.id)
    area.setFixedHeight(room)
    desk.bot.waitUntil(lambda: area.height() == room)
    assert area.verticalScrollBar().maximum() == 0


def test_without_a_tag_the_form_says_how_to_make_one(desk: Desk) -> None:
    assert desk.window.form.head.title.text() == "No tag selected"
    assert "Select words in the release" in desk.window.form._empty.text()


def test_a_field_is_stored_on_leaving_it(desk: Desk) -> None:
    desk.tag(PERSON, "O")
    desk.write("body", "Harbour Council")
    assert desk.selected.value("body") == ""
    desk.press("Tab")
    assert desk.selected.value("body") == "Harbour Council"


def test_a_field_is_stored_after_a_moment_without_keys(desk: Desk) -> None:
    desk.tag(PERSON, "O")
    desk.write("role", "Chair")
    assert desk.selected.value("role") == "Acting Chair"
    desk.bot.waitUntil(lambda: desk.selected.value("role") == "Chair", timeout=QUIET_MS * 5)
    assert desk.row("role").control.hasFocus()


def test_a_field_is_stored_before_the_next_tag_is_made(desk: Desk) -> None:
    first = desk.tag(PERSON, "O")
    desk.write("role", "Chair")
    desk.select(MONEY)
    desk.press("S")
    assert desk.workspace.annotation(first.id).value("role") == "Chair"


def test_what_is_only_typed_is_stored_when_the_window_closes(desk: Desk) -> None:
    tag = desk.tag(PERSON, "O")
    desk.write("role", "Chair")
    desk.reopen()
    assert desk.workspace.annotation(tag.id).value("role") == "Chair"


def test_leaving_a_field_as_it_was_is_no_act(desk: Desk) -> None:
    desk.tag(PERSON, "O")
    before = desk.workspace.history(1)[0].number
    desk.write("role", "")
    desk.press("Tab", "Tab", "Esc")
    assert desk.workspace.history(1)[0].number == before


def test_an_invalid_value_stays_with_the_reason_beside_it(desk: Desk) -> None:
    tag = desk.tag(MONEY, "S")
    desk.write("value", "seven and a bit")
    desk.press("Tab")
    reason = desk.beside("value")
    assert reason
    assert desk.shown("value") == "seven and a bit"
    assert desk.workspace.annotation(tag.id).value("value") == "seven and a bit"
    assert desk.row("value").control.accessibleDescription() == reason
    desk.reopen()
    desk.window.session.select(tag.id)
    assert desk.shown("value") == "seven and a bit"
    assert desk.beside("value") == reason


def test_the_reason_goes_when_the_value_is_put_right(desk: Desk) -> None:
    desk.tag(DECISION, "D")
    desk.write("date", "someday")
    desk.press("Tab")
    assert desk.beside("date")
    desk.write("date", "2021-05-04")
    assert desk.beside("date") == ""


def test_a_number_is_stored_in_its_canonical_form(desk: Desk) -> None:
    desk.tag(MONEY, "S")
    desk.write("low", "7,000,000")
    desk.press("Tab")
    assert desk.selected.value("low") == "7000000"
    assert desk.shown("low") == "7000000"


def test_a_choice_is_made_with_the_keyboard_and_stored(desk: Desk) -> None:
    desk.tag(PERSON, "O")
    desk.go_to("status")
    assert desk.shown("status") == "acting"
    desk.press("Down")
    desk.press("Tab")
    assert desk.selected.value("status") == "former"


def test_long_text_lets_tab_go_on(desk: Desk) -> None:
    desk.tag(DECISION, "D")
    desk.write("title", "safe fairways")
    desk.press("Tab")
    assert desk.row("body").control.hasFocus()
    assert desk.selected.value("title") == "safe fairways"


def test_undo_takes_a_field_back_in_store_and_form(desk: Desk) -> None:
    desk.tag(PERSON, "O")
    desk.write("role", "Chair")
    desk.press("Esc", "Ctrl+Z")
    assert desk.selected.value("role") == "Acting Chair"
    assert desk.shown("role") == "Acting Chair"
    desk.press("Ctrl+Shift+Z")
    assert desk.shown("role") == "Chair"


def test_esc_stores_and_goes_to_the_text(desk: Desk) -> None:
    desk.tag(PERSON, "O")
    desk.write("role", "Chair")
    desk.press("Esc")
    assert desk.selected.value("role") == "Chair"
    assert desk.window.pane.view.hasFocus()


def test_enter_in_the_text_leads_back_into_the_form_of_the_tag_there(desk: Desk) -> None:
    tag = desk.tag(PERSON, "O")
    desk.tag(MONEY, "S")
    desk.press("Esc")
    desk.put_caret("Mira Olsen")
    desk.press("Return")
    assert desk.selected == tag
    assert desk.row("person").control.hasFocus()


def test_the_form_shows_the_quote_between_its_neighbours(desk: Desk) -> None:
    desk.tag(PERSON, "O")
    words = desk.window.form.head.quote.text()
    assert f"<b>{PERSON}</b>" in words
    assert "opened the session" in words


# the registry


def test_ctrl_r_takes_the_person_into_the_registry_and_links_the_tag(desk: Desk) -> None:
    desk.tag(PERSON, "O")
    desk.write("person", "Mira Olsen")
    desk.write("role", "Acting Chair")
    desk.press("Ctrl+R")
    (official,) = desk.workspace.officials()
    (post,) = desk.workspace.tenures()
    assert official.name == "Mira Olsen"
    assert (post.official, post.role) == (official.id, "Acting Chair")
    assert desk.selected.fields["person"].official == official.id
    assert desk.beside("person") == "In the registry"


def test_a_known_official_is_proposed_and_linked_by_surname(desk: Desk) -> None:
    desk.tag(PERSON, "O")
    desk.write("person", "Mira Olsen")
    desk.write("role", "Acting Chair")
    desk.press("Ctrl+R", "Esc")
    tag = desk.tag("Olsen", "O")
    (official,) = desk.workspace.officials()
    assert tag.value("person") == "Mira Olsen"
    assert tag.value("role") == "Acting Chair"
    assert tag.fields["person"].official == official.id


def test_typing_a_known_name_links_the_tag(desk: Desk) -> None:
    desk.tag(PERSON, "O")
    desk.write("person", "Mira Olsen")
    desk.press("Ctrl+R", "Esc")
    tag = desk.tag("Ana Ruiz-Lindqvist", "O")
    desk.write("person", "mira olsen")
    desk.press("Tab")
    (official,) = desk.workspace.officials()
    assert desk.workspace.annotation(tag.id).fields["person"].official == official.id


def test_a_person_is_not_registered_twice(desk: Desk) -> None:
    desk.tag(PERSON, "O")
    desk.write("person", "Mira Olsen")
    desk.press("Ctrl+R", "Ctrl+R")
    assert len(desk.workspace.officials()) == 1
    assert desk.message == "This person is in the registry already."


def test_without_a_name_nobody_is_registered(desk: Desk) -> None:
    desk.tag("The Council", "O")
    desk.write("person", "")
    desk.press("Ctrl+R")
    assert desk.workspace.officials() == ()
    assert "names no person" in desk.message
