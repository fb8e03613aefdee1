"""Actions: one table makes menus, keys, the sheet of keys and the command palette."""

from collections import Counter
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QPushButton, QScrollArea, QWidget

from annotator.model.kinds import BUILT_IN, RESERVED_SHORTCUTS
from annotator.ui.actions import ActionSpec, Reach, key_text
from annotator.ui.command_palette import CommandPalette, matches
from annotator.ui.sheets import AboutDialog, ShortcutSheet
from tests.ui.desk import Desk

OVER_THE_TEXT = (Reach.WINDOW, Reach.TEXT, Reach.PAGE)


def specs(desk: Desk) -> tuple[ActionSpec, ...]:
    return desk.window.actions_.specs


def test_no_two_actions_share_a_key_where_both_are_in_reach(desk: Desk) -> None:
    """A key of the whole window is in reach of the text too."""
    taken = [
        (QKeySequence(key).toString(), spec.reach, spec.id)
        for spec in specs(desk)
        for key in spec.keys
    ]
    clashes = [
        (one[2], other[2])
        for one, other in combinations(taken, 2)
        if one[0] == other[0] and (one[1] is other[1] or Reach.WINDOW in (one[1], other[1]))
    ]
    assert clashes == []


def test_every_key_is_one_that_qt_knows(desk: Desk) -> None:
    for spec in specs(desk):
        for key in spec.keys:
            assert QKeySequence(key).toString(), key


def test_kinds_cannot_take_the_letters_that_the_window_uses(desk: Desk) -> None:
    letters = {
        key
        for spec in specs(desk)
        if not spec.id.startswith("tag") and spec.reach in OVER_THE_TEXT
        for key in spec.keys
        if len(key) == 1
    }
    assert letters - RESERVED_SHORTCUTS == set()


def test_no_two_menus_open_by_the_same_letter_and_none_takes_that_of_a_kind(desk: Desk) -> None:
    titles = [action.text() for action in desk.window.menuBar().actions()]
    letters = [title[title.index("&") + 1].upper() for title in titles]
    assert len(set(letters)) == len(letters), titles
    assert not {kind.letter for kind in BUILT_IN} & set(letters)


def test_the_sheet_of_keys_lists_every_action_that_has_one(desk: Desk) -> None:
    desk.press("F1")
    words = Counter(label.text() for label in desk.dialog(ShortcutSheet).findChildren(QLabel))
    for spec in specs(desk):
        if spec.keys:
            assert words[spec.text.replace("&", "")] >= 1, spec.id
            assert words["  or  ".join(spec.keys)] >= 1, spec.id


def test_every_action_stands_in_a_menu(desk: Desk) -> None:
    shown = {
        action.objectName()
        for menu in desk.window.menuBar().findChildren(QMenu)
        for action in menu.actions()
    }
    assert {spec.id for spec in specs(desk)} <= shown


def test_buttons_show_their_keys(desk: Desk) -> None:
    words = " ".join(
        button.text() for button in desk.window.toolbar.findChildren(QPushButton)
    ).split()
    assert {"O", "D", "S", "Ctrl+K", "Ctrl+E"} <= set(words)


# the command palette


def palette(desk: Desk) -> CommandPalette:
    desk.press("Ctrl+K")
    return desk.dialog(CommandPalette)


def offered(dialog: CommandPalette) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(dialog.list.item(row).data(role)) for row in range(dialog.list.count())]


def test_the_palette_offers_everything(desk: Desk) -> None:
    assert len(offered(palette(desk))) == len(specs(desk))


def test_letters_narrow_the_palette(desk: Desk) -> None:
    dialog = palette(desk)
    exactly = key_text(desk.window.actions_["tag_exactly.statistic"])
    desk.type_in("tag stat")
    exactly = key_text(desk.window.actions_["tag_exactly.statistic"])
    assert offered(dialog) == [
        "Tag as statistic, S",
        f"Tag just the selection as statistic, {exactly}",
    ]


def test_enter_does_the_chosen_thing_to_the_selection(desk: Desk) -> None:
    desk.select("Acting Chair Mira Olsen")
    palette(desk)
    desk.type_in("tag as off")
    QTest.keyClick(desk.focus, Qt.Key.Key_Return)
    assert [(tag.kind, tag.quote) for tag in desk.stored] == [
        ("official", "Acting Chair Mira Olsen")
    ]


def test_arrows_choose_while_letters_are_typed(desk: Desk) -> None:
    dialog = palette(desk)
    desk.press("Down", "Down", "Up", "PgDown")
    assert dialog.list.currentRow() == 9
    assert dialog.query.hasFocus()


def test_esc_leaves_the_palette_and_nothing_is_done(desk: Desk) -> None:
    dialog = palette(desk)
    desk.press("Esc")
    assert not dialog.isVisible()
    assert desk.stored == ()


def test_what_enter_would_do_is_told_with_the_line(desk: Desk) -> None:
    dialog = palette(desk)
    desk.type_in("tag off")
    assert dialog.query.accessibleDescription() == "Tag as official, O"
    desk.press("Down")
    assert dialog.query.accessibleDescription() == offered(dialog)[1]
    desk.type_in("qqq")
    assert dialog.query.accessibleDescription() == "No command"


def test_what_matches_nothing_does_nothing(desk: Desk) -> None:
    dialog = palette(desk)
    desk.type_in("qqq")
    QTest.keyClick(desk.focus, Qt.Key.Key_Return)
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("query", "fits"), [("", True), ("TAG", True), ("off tag", True), ("tagoff", False)]
)
def test_each_part_of_a_query_must_be_found(query: str, fits: bool) -> None:
    assert matches(query, "&Tag Tag as official") is fits


# moving about


def test_each_area_is_a_key_away(desk: Desk) -> None:
    desk.tag("Acting Chair Mira Olsen", "O")
    desk.press("Ctrl+1")
    assert desk.window.library.view.hasFocus()
    desk.press("Ctrl+4")
    assert desk.window.table.hasFocus()
    desk.press("Ctrl+3")
    assert desk.row("person").control.hasFocus()
    desk.press("Ctrl+2")
    assert desk.window.pane.view.hasFocus()


def test_one_key_leads_through_the_parts_of_the_window_and_back(desk: Desk) -> None:
    desk.tag("Acting Chair Mira Olsen", "O")
    desk.press("Ctrl+2")
    window = desk.window
    places: list[QWidget] = []
    for _ in range(4):
        desk.press("F6")
        places.append(desk.focus)
    assert places == [
        desk.row("person").control,
        window.table,
        window.library.view,
        window.pane.view,
    ]
    desk.press("Shift+F6")
    assert desk.focus is window.library.view


def test_the_page_on_the_right_is_a_part_too(desk: Desk) -> None:
    desk.press("Ctrl+H", "Ctrl+2", "F6")
    page = desk.window.tabs.page("history")
    assert page is not None
    assert page.isAncestorOf(desk.focus)


def test_the_table_selects_tags_and_leads_to_form_and_text(desk: Desk) -> None:
    for words, key in (("Acting Chair Mira Olsen", "O"), ("340 буёв", "S")):
        desk.tag(words, key)
    desk.press("Ctrl+4", "Up")
    assert desk.selected.quote == "Acting Chair Mira Olsen"
    desk.press("Return")
    assert desk.row("person").control.hasFocus()
    desk.press("Ctrl+4", "Down", "Esc")
    assert desk.window.pane.view.hasFocus()
    assert desk.selected.quote == "340 буёв"


def test_keys_of_the_text_work_in_the_table_too(desk: Desk) -> None:
    desk.tag("Acting Chair Mira Olsen", "O")
    desk.press("Ctrl+4", "U")
    assert desk.selected.uncertain
    desk.press("Delete")
    assert desk.stored == ()


def test_letters_in_the_form_are_text_and_no_commands(desk: Desk) -> None:
    desk.tag("Acting Chair Mira Olsen", "O")
    desk.write("role", "Old Special Duty Nurse")
    desk.press("Tab")
    assert desk.selected.value("role") == "Old Special Duty Nurse"
    assert len(desk.stored) == 1


def test_delete_and_backspace_in_a_field_delete_no_tag(desk: Desk) -> None:
    desk.tag("Acting Chair Mira Olsen", "O")
    desk.write("role", "Chair")
    desk.press("Backspace", "Home", "Delete", "Tab")
    assert desk.selected.value("role") == "hai"


def test_the_context_menu_offers_the_kinds_and_what_suits_a_tag(desk: Desk) -> None:
    desk.tag("Acting Chair Mira Olsen", "O")
    desk.press("Esc")
    view = desk.window.pane.view
    desk.window.session.select(None)
    view.context_menu_requested.emit(view.mapToGlobal(view.rect().center()), 0, [desk.stored[0].id])
    assert desk.selected.quote == "Acting Chair Mira Olsen"
    (menu,) = [one for one in desk.window.findChildren(QMenu) if one.isVisible()]
    ids = [action.objectName() for action in menu.actions()]
    assert ids[:3] == ["tag.official", "tag.decision", "tag.statistic"]
    assert {"take", "fragment", "change_kind", "delete"} <= set(ids)
    menu.close()


def test_about_names_the_project_and_the_versions(desk: Desk) -> None:
    desk.window.actions_["about"].trigger()
    words = " ".join(label.text() for label in desk.dialog(AboutDialog).findChildren(QLabel))
    assert str(desk.path) in words
    assert "Qt 6" in words


def test_palettes_follow_one_another_round(desk: Desk) -> None:
    first = desk.window.theme.name
    seen = []
    for _ in range(3):
        desk.press("Ctrl+Shift+L")
        seen.append(desk.window.theme.name)
    assert first in seen
    assert len(set(seen)) >= 2


def test_the_sheet_of_keys_shows_all_its_columns(desk: Desk) -> None:
    desk.press("F1")
    sheet = desk.dialog(ShortcutSheet)
    sheet.resize(1120, 640)  # the tests' screen is narrower
    [area] = sheet.findChildren(QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0


def test_no_dialog_is_larger_than_the_screen(desk: Desk) -> None:
    room = desk.window.screen().availableSize()
    for action in ("keys", "manual", "terms"):
        desk.window.actions_[action].trigger()
        (shown,) = [one for one in desk.window.findChildren(QDialog) if one.isVisible()]
        assert shown.size().boundedTo(room) == shown.size(), action
        desk.dismiss(shown)
