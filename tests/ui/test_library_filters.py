"""The library filtered, sorted and looked at as a table; filters are kept for the project."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from annotator.model.library import FILTERS_SETTING, LibraryColumn, LibraryFilter, LibraryOrder
from annotator.model.review import DocumentState
from annotator.ui.library.filter_dialog import FilterDialog
from annotator.ui.library.words import COLUMNS
from tests.builders import OTHER_RELEASE, draft, tag
from tests.ui.desk import Desk

TITLES = ("Harbour Council meets", "Dyke Board approves", "Pilots elected")


@pytest.fixture
def three(desk: Desk) -> Desk:
    """Three releases; the second is Russian, the third of another publisher."""
    for title, language, publisher in ((TITLES[1], "ru", "ISAF"), (TITLES[2], "en", "NATO")):
        text = f"{title} on Monday.\n{OTHER_RELEASE}"
        made = draft(text, title=title, language=language, publisher=publisher)
        desk.workspace.import_draft(made)
    return desk


def titles(desk: Desk) -> list[str]:
    model = desk.window.library.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def chips(desk: Desk) -> list[str]:
    return [one.text() for one in desk.window.library.chips.buttons if not one.isHidden()]


def click(desk: Desk, words: str) -> None:
    buttons = desk.window.library.chips.buttons
    next(one for one in buttons if one.text().startswith(words) and not one.isHidden()).click()


def test_a_chip_for_each_state_filters_and_shows_all_again(three: Desk) -> None:
    three.tag("Acting Chair Mira Olsen", "O")
    three.window.library.refresh()
    assert chips(three) == ["In work 1", "New 2"]
    click(three, "In work")
    assert titles(three) == [TITLES[0]]
    assert three.window.library._count.text() == "1 of 3"
    click(three, "New")
    assert len(titles(three)) == 3
    click(three, "All")
    assert chips(three) == ["In work 1", "New 2"]
    assert three.window.library._count.text() == "3"


def test_counts_and_lines_follow_a_commit_under_a_filter(three: Desk) -> None:
    click(three, "New")
    assert len(titles(three)) == 3
    three.tag("Acting Chair Mira Olsen", "O")
    three.bot.waitUntil(lambda: len(titles(three)) == 2)
    assert chips(three)[:2] == ["In work 1", "New 2"]
    three.press("Ctrl+Z")
    three.bot.waitUntil(lambda: len(titles(three)) == 3)


def test_tags_in_releases_that_are_not_open_are_counted_too(three: Desk) -> None:
    other = three.window.library.model.listed(1).document
    text = three.workspace.open_document(other.id).text
    three.workspace.apply(tag(other, "Dyke Board", text=text))
    three.bot.waitUntil(lambda: chips(three)[:2] == ["In work 1", "New 2"])


def test_the_next_release_is_the_one_in_the_place_of_what_has_left_the_filter(
    three: Desk,
) -> None:
    click(three, "New")
    three.press("Ctrl+PgDown")
    text = three.window.session.text
    three.select(text[:4])
    three.press("O", "Esc")
    three.bot.waitUntil(lambda: titles(three) == [TITLES[0], TITLES[2]])
    three.press("Ctrl+PgDown")
    document = three.window.session.document
    assert document is not None
    assert document.title == TITLES[2]


def test_conditions_are_chosen_in_the_form_and_taken_away_by_their_chips(three: Desk) -> None:
    three.press("Ctrl+Shift+D")
    dialog = three.dialog(FilterDialog)
    dialog.language.setCurrentIndex(dialog.language.findData("ru"))
    three.press("Return")
    three.activate()
    assert titles(three) == [TITLES[1]]
    assert "Russian  ✕" in chips(three)
    click(three, "Russian")
    assert len(titles(three)) == 3


def test_a_date_that_can_not_be_read_is_said_in_the_form(three: Desk) -> None:
    three.press("Ctrl+Shift+D")
    dialog = three.dialog(FilterDialog)
    dialog.dates["event_from"].setText("soon")
    three.press("Return")
    assert dialog.isVisible()
    assert "is not a date" in dialog.problem.text()
    three.dismiss(dialog)


def test_a_filter_is_kept_for_the_project_and_can_be_forgotten_and_undone(three: Desk) -> None:
    wanted = LibraryFilter(publisher="NATO")
    dialog = three.window.library.filtering.ask(wanted)
    dialog.name.setText("Allies")
    dialog._keep()
    three.activate()
    assert titles(three) == [TITLES[2]]
    three.reopen()
    filtering = three.window.library.filtering
    assert dict(filtering.saved()) == {"Allies": wanted}
    menu = filtering.menu(LibraryFilter())
    assert menu.actions()[0].text() == "Allies"
    menu.actions()[0].trigger()
    assert titles(three) == [TITLES[2]]
    menu.deleteLater()
    filtering.forget("Allies")
    assert three.workspace.setting(FILTERS_SETTING) is None
    three.press("Ctrl+Z")
    assert dict(filtering.saved()) == {"Allies": wanted}


def test_a_filter_without_a_name_is_refused_in_the_form(three: Desk) -> None:
    dialog = three.window.library.filtering.ask(LibraryFilter(publisher="NATO"))
    dialog._keep()
    assert "no name" in dialog.problem.text()
    three.dismiss(dialog)


def test_a_filter_that_nothing_meets_says_how_to_go_on(three: Desk) -> None:
    three.window.library.show_filter(LibraryFilter(language="fr"))
    assert titles(three) == []
    assert "All" in three.window.library._empty.text()
    assert three.window.library._empty.isVisible()


def test_releases_are_sorted_and_the_open_one_stays_marked(three: Desk) -> None:
    three.window.library.show_order(LibraryOrder(LibraryColumn.TITLE))
    assert titles(three) == [TITLES[1], TITLES[0], TITLES[2]]
    assert three.window.library.view.currentIndex().row() == 1
    three.press("Ctrl+PgDown")
    document = three.window.session.document
    assert document is not None
    assert document.title == TITLES[2]


def test_the_menu_sorts_and_turns_the_order_round(three: Desk) -> None:
    library = three.window.library
    library.offer_orders()
    [menu] = [one for one in library.findChildren(QMenu) if one.isVisible()]
    by_words = {one.text(): one for one in menu.actions()}
    by_words["By title"].trigger()
    by_words["Backwards: last first"].trigger()
    menu.close()
    assert titles(three) == [TITLES[2], TITLES[0], TITLES[1]]


def test_the_table_shows_columns_sorts_by_its_heads_and_is_there_again(three: Desk) -> None:
    three.press("Ctrl+1", "Ctrl+Shift+T")
    library = three.window.library
    assert library.as_table
    assert library.table.hasFocus()
    library.table.horizontalHeader().sectionClicked.emit(COLUMNS.index(LibraryColumn.PUBLISHER))
    assert titles(three) == [TITLES[1], TITLES[2], TITLES[0]]
    library.table.choose(LibraryColumn.LANGUAGE, shown=True)
    three.press("Home", "Down", "Return")
    document = three.window.session.document
    assert document is not None
    assert document.title == TITLES[2]
    three.reopen()
    library = three.window.library
    assert library.as_table
    assert library.table.shows(LibraryColumn.LANGUAGE)
    assert not library.table.shows(LibraryColumn.ASSIGNED)


def test_a_flag_is_a_key_away_and_can_be_filtered(three: Desk) -> None:
    three.press("Ctrl+Shift+G")
    assert three.message == "The release is flagged."
    assert "Flagged 1" in chips(three)
    click(three, "Flagged")
    assert titles(three) == [f"⚑ {TITLES[0]}"]
    three.press("Ctrl+Shift+G")
    assert three.message == "The flag is gone."


def test_a_line_is_told_in_full(three: Desk) -> None:
    three.press("Ctrl+Shift+G")
    model = three.window.library.model
    told = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"{TITLES[0]}, new, 0 tags, flagged"


def test_a_large_library_is_filtered_beside_the_window(
    three: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ui.library.model._SORTED_AT_ONCE", 1)
    library = three.window.library
    library.show_filter(LibraryFilter(states=(DocumentState.VERIFIED,)))
    library.show_filter(LibraryFilter(language="ru"))
    assert library.model.reads
    three.bot.waitUntil(lambda: titles(three) == [TITLES[1]])
    assert not library.model.reads


def test_the_list_gives_back_the_room_that_the_table_took(three: Desk) -> None:
    window = three.window
    window.resize(1440, 900)
    wide = window.pane.width()
    three.press("Ctrl+1", "Ctrl+Shift+T")
    assert window.pane.width() < wide
    three.press("Ctrl+Shift+T")
    assert window.pane.width() == wide
