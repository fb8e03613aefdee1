"""The library: all releases of the project, read as they are looked at."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from annotator.assets import resources
from annotator.ui.palettes import LIGHT
from annotator.ui.settings import Place
from annotator.ui.stylesheet import dress
from annotator.workspace import new_id
from tests.builders import OTHER_RELEASE, draft
from tests.ui.desk import Desk

MANY = 10_000
TITLES = ("Harbour Council meets", "Dyke Board approves", "Pilots elected")


@pytest.fixture
def three(desk: Desk) -> Desk:
    """A library of three releases, the first open."""
    for title in TITLES[1:]:
        desk.workspace.import_draft(draft(f"{title} on Monday.\n{OTHER_RELEASE}", title=title))
    return desk


def titles(desk: Desk) -> list[str]:
    model = desk.window.library.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def open_title(desk: Desk) -> str:
    document = desk.window.session.document
    return document.title if document else ""


def test_releases_stand_in_the_order_of_import_with_their_count(three: Desk) -> None:
    assert tuple(titles(three)) == TITLES
    assert three.window.library._count.text() == "3"


def test_a_line_has_room_for_two_lines_of_title_facts_and_bar(three: Desk) -> None:
    view = three.window.library.view
    assert view.rowHeight(0) == view.rowHeight(2)
    assert view.rowHeight(0) > 4 * view.fontMetrics().lineSpacing()


def test_an_empty_library_says_how_to_begin(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    desk.begin(empty=True)
    library = desk.window.library
    assert library._empty.isVisible()
    assert "Ctrl+O" in library._empty.text()
    desk.workspace.import_draft(draft())
    assert not library._empty.isVisible()


def test_an_empty_library_offers_the_sample_release(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    desk.begin(empty=True)
    button = desk.window.library.sample
    assert button.isVisible()
    button.click()
    desk.bot.waitUntil(lambda: desk.window.session.document is not None)
    assert desk.window.session.text.startswith("River Council")
    assert not button.isVisible()
    desk.press("Ctrl+Z")
    assert button.isVisible()


def test_enter_opens_the_current_release_and_puts_the_focus_into_its_text(three: Desk) -> None:
    three.press("Ctrl+1", "Down", "Down", "Return")
    assert open_title(three) == TITLES[2]
    assert three.window.pane.view.hasFocus()


def test_the_next_and_the_previous_release_are_a_key_away(three: Desk) -> None:
    seen = []
    for key in ("Ctrl+PgDown", "Ctrl+PgDown", "Ctrl+PgDown", "Ctrl+PgUp"):
        three.press(key)
        seen.append(open_title(three))
    assert seen == [TITLES[1], TITLES[2], TITLES[2], TITLES[1]]


def test_the_open_release_is_the_current_line(three: Desk) -> None:
    three.press("Ctrl+PgDown")
    assert three.window.library.view.currentIndex().row() == 1


def test_esc_goes_from_the_library_to_the_text(three: Desk) -> None:
    three.press("Ctrl+1", "Esc")
    assert three.window.pane.view.hasFocus()


def test_another_release_shows_its_own_tags(three: Desk) -> None:
    three.tag("Acting Chair Mira Olsen", "O")
    three.press("Esc", "Ctrl+PgDown")
    assert three.stored == ()
    assert three.window.annotations.model.rowCount() == 0
    assert three.window.form.head.title.text() == "No tag selected"
    three.press("Ctrl+PgUp")
    assert three.window.annotations.model.rowCount() == 1


def test_what_is_typed_is_stored_before_another_release_opens(three: Desk) -> None:
    tag = three.tag("Acting Chair Mira Olsen", "O")
    three.write("role", "Chair")
    three.press("Ctrl+PgDown")
    assert three.workspace.annotation(tag.id).value("role") == "Chair"


def test_the_count_of_tags_follows_a_moment_later(three: Desk) -> None:
    three.tag("Acting Chair Mira Olsen", "O")
    library = three.window.library
    three.bot.waitUntil(lambda: library.model.listed(0).tags == 1)


def test_a_deleted_release_goes_and_comes_back_with_its_tags(three: Desk) -> None:
    three.tag("Acting Chair Mira Olsen", "O")
    three.press("Esc")
    three.window.actions_["delete_document"].trigger()
    assert tuple(titles(three)) == TITLES[1:]
    assert open_title(three) == TITLES[1]
    three.press("Ctrl+Z")
    assert tuple(titles(three)) == TITLES
    three.press("Ctrl+PgUp")
    assert three.quotes() == ["Acting Chair Mira Olsen"]


def test_the_last_release_that_goes_leaves_an_empty_page(desk: Desk) -> None:
    desk.window.actions_["delete_document"].trigger()
    assert desk.window.session.document is None
    assert desk.window.pane.view.text == ""
    assert desk.window.library._empty.isVisible()


def test_ten_thousand_releases_open_without_reading_them_all(
    make_desk: Callable[[], Desk],
) -> None:
    desk = make_desk()
    desk.begin(empty=True)
    fill(desk, MANY)
    desk.reopen()
    library = desk.window.library
    assert library._count.text() == "10,000"
    assert library.model.rowCount() == MANY
    assert len(library.model._pages) <= 2
    library.view.setFocus()
    desk.press("End", "Return")
    assert open_title(desk) == f"Release {MANY}"
    assert len(library.model._pages) <= 4


def fill(desk: Desk, count: int) -> None:
    """So many releases of a line each."""
    for number in range(1, count + 1):
        title = f"Release {number}"
        desk.workspace.import_draft(draft(f"{title} of the Dyke Board.\n", title=title))


def test_the_status_line_names_the_paragraph_that_the_caret_is_in(desk: Desk) -> None:
    place = desk.window.status._place
    assert place.text() == "Paragraph 1 of 4"
    desk.put_caret("Пётр")
    assert place.text() == "Paragraph 3 of 4"
    desk.reopen()
    assert desk.window.status._place.text() == "Paragraph 3 of 4"


# what is remembered


def test_the_last_release_and_the_caret_are_there_again(three: Desk) -> None:
    three.press("Ctrl+PgDown")
    three.put_caret("3 million")
    at = three.window.pane.view.caret()
    three.reopen()
    assert open_title(three) == TITLES[1]
    assert three.window.pane.view.caret() == at
    assert three.window.pane.view.hasFocus()


def test_layout_and_zoom_are_there_again(three: Desk) -> None:
    """On Qt's screenless platform the screen has 800 x 800 pixels; the width is never free."""
    three.window.resize(960, 700)
    three.window._work.setSizes([300, 260])
    three.press("Ctrl++", "Ctrl++", "Ctrl++", "Ctrl+-")
    sizes = three.window._work.sizes()
    three.reopen()
    assert three.window.pane.view.zoom == 125
    assert three.window._work.sizes() == sizes
    assert three.window.height() == 700
    assert three.window.status._zoom.text() == "125 %"
    three.press("Ctrl+0")
    assert three.window.pane.view.zoom == 100


def test_a_release_that_is_gone_gives_way_to_the_first(three: Desk) -> None:
    three.press("Ctrl+PgDown")
    three.close()
    three.settings().set_place(three.path, Place(new_id(), 12))
    three.open()
    assert open_title(three) == TITLES[0]


@pytest.mark.parametrize("stored", ["", "gone", "gone 12", "01a21019-f254 -3", "\x00"])
def test_a_place_that_cannot_be_read_does_not_keep_the_window_from_opening(
    desk: Desk, stored: str
) -> None:
    desk.close()
    settings = QSettings(str(desk.folder / "window.ini"), QSettings.Format.IniFormat)
    settings.beginGroup("places")
    (key,) = settings.childKeys()
    settings.setValue(key, stored)
    settings.endGroup()
    settings.setValue("zoom", stored)
    settings.setValue("layout/window", stored)
    settings.sync()
    desk.open()
    assert desk.window.session.document is not None
    assert desk.window.pane.view.zoom == 100


def test_a_caret_beyond_the_text_is_put_at_its_end(three: Desk) -> None:
    document = three.window.session.document
    assert document is not None
    three.close()
    three.settings().set_place(three.path, Place(document.id, 10**6))
    three.open()
    assert three.window.pane.view.caret() == len(three.text)


def test_the_palette_is_kept(desk: Desk) -> None:
    desk.press("Ctrl+Shift+L")
    name = desk.window.theme.name
    assert name != "light"
    assert desk.settings().theme == name


def test_the_words_of_an_empty_library_keep_off_its_edge(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    desk.begin(empty=True)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, LIGHT, resources())  # as the program does
    words = desk.window.library._empty
    assert words.contentsRect().left() == 16
    assert words.contentsRect().height() < words.height()


def test_the_current_line_is_read_also_while_the_list_has_the_focus(three: Desk) -> None:
    three.press("Ctrl+1")
    view = three.window.library.view
    assert view.hasFocus()
    line = view.visualRect(view.currentIndex())
    picture = view.viewport().grab(line).toImage()
    inner = range(16, picture.width() - 16), range(12, line.height() // 2)
    assert any(picture.pixelColor(x, y).lightness() < 100 for x in inner[0] for y in inner[1])
