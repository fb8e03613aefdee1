"""The search: typed into the box, found beside the window, opened at the match."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from annotator.model.ops import SetFields
from annotator.model.records import FieldValue
from annotator.ui.search.form import TagForm
from annotator.ui.search.results import SearchResults
from tests.builders import draft
from tests.ui.desk import Desk, named

PILOTS = (
    "Pilots elected\n\nThe pilots of the lower river elected their chair.\n\n"
    "Studies of fairways cost $ 2 million in 2019."
)


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Two releases, the first open."""
    desk.workspace.import_draft(draft(PILOTS, "pilots.txt", title="Pilots elected"))
    return desk


def results(desk: Desk) -> SearchResults:
    shown = desk.window.search.results
    assert shown is not None
    return shown


def search(desk: Desk, words: str, count: str) -> None:
    desk.press("Ctrl+Shift+F")
    desk.type_in(words)
    desk.bot.waitUntil(lambda: desk.window.search.active and results(desk).count.text() == count)


def hits(desk: Desk) -> list[str]:
    model = results(desk).model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_hits_come_while_one_types_and_enter_opens_at_the_match(two: Desk) -> None:
    search(two, "fairw", "2 releases")
    assert hits(two) == ["Pilots elected", "Harbour Council meets"]
    two.press("Return")
    document = two.window.session.document
    assert document is not None
    assert document.title == "Pilots elected"
    assert two.window.pane.view.caret() == PILOTS.index("fairways")
    assert two.window.pane.view.hasFocus()
    assert [one.of(PILOTS) for one in two.window.pane.view._scene.found] == ["fairways"]
    assert two.window.search.active, "the hits stay, for the next one"


def test_the_line_of_a_hit_shows_the_match_and_is_told_in_full(two: Desk) -> None:
    search(two, "study ", "1 release")
    model = results(two).model
    hit = model.hit(0)
    assert hit is not None
    [mark] = hit.snippet.marks
    assert hit.snippet.text[mark.start : mark.end] == "Studies"
    told = str(model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole))
    assert told.startswith("Pilots elected, ")
    assert "Studies of fairways" in told


def test_down_leads_to_the_hits_and_up_back_to_the_box(two: Desk) -> None:
    search(two, "the", "2 releases")
    two.press("Down")
    assert results(two).view.hasFocus()
    two.press("Down", "Return")
    document = two.window.session.document
    assert document is not None
    assert document.title == hits(two)[1]
    two.press("Ctrl+Shift+F", "Down", "Up", "Up")
    assert two.window.search.box.hasFocus()


def test_esc_leads_back_to_the_documents_and_the_text(two: Desk) -> None:
    search(two, "fairway", "2 releases")
    two.press("Return", "Ctrl+Shift+F", "Esc")
    assert not two.window.search.active
    assert two.window.search.box.text() == ""
    assert two.window.library.isVisible()
    assert two.window.pane.view.hasFocus()
    assert two.window.pane.view._scene.found == ()


@pytest.mark.parametrize("keys", [("Ctrl+1",), ("Ctrl+Shift+T",), ("Ctrl+Shift+D", "Return")])
def test_what_asks_for_the_documents_ends_the_search(two: Desk, keys: tuple[str, ...]) -> None:
    search(two, "fairway", "2 releases")
    two.press(*keys)
    two.activate()
    assert not two.window.search.active
    assert two.window.search.box.text() == ""
    assert two.window.library.isVisible()


def test_letters_in_the_box_are_words_and_no_tags(two: Desk) -> None:
    two.select("Harbour Council")
    search(two, "Odes", "0 releases")
    assert two.window.search.box.text() == "Odes"
    assert two.stored == ()
    assert "Try fewer words" in results(two).words.text()


def test_what_is_wrong_in_a_query_is_said_below_it(two: Desk) -> None:
    two.press("Ctrl+Shift+F")
    two.type_in("colour:red")
    two.bot.waitUntil(lambda: two.window.search.active and results(two).words.isVisible())
    assert "no place to search in" in results(two).words.text()


def title(desk: Desk) -> str:
    document = desk.window.session.document
    assert document is not None
    return document.title


def test_the_next_release_is_the_next_hit_where_the_open_one_was_found(two: Desk) -> None:
    two.workspace.import_draft(draft("Nothing of that.", "none.txt", title="Between"))
    two.workspace.import_draft(draft("More fairways.", "more.txt", title="Fairways again"))
    search(two, "fairways", "3 releases")
    assert hits(two) == ["Fairways again", "Pilots elected", "Harbour Council meets"]
    two.press("Return", "Ctrl+PgDown")
    assert title(two) == "Pilots elected"
    assert two.window.pane.view.caret() == PILOTS.index("fairways")
    two.press("Ctrl+PgDown")
    assert title(two) == "Harbour Council meets"
    two.press("Ctrl+PgDown")
    assert title(two) == "Harbour Council meets", "the last hit"
    two.press("Ctrl+PgUp", "Ctrl+PgUp")
    assert title(two) == "Fairways again"
    assert two.window.search.active


def test_finishing_a_release_that_was_found_opens_the_next_hit(two: Desk) -> None:
    two.workspace.import_draft(draft("Nothing of that.", "none.txt", title="Between"))
    search(two, "fairways", "2 releases")
    two.press("Return")
    two.tag("pilots", "O")
    two.press("Ctrl+Return")
    assert title(two) == "Harbour Council meets"


def test_of_tags_the_next_hit_is_one_of_another_release(two: Desk) -> None:
    two.tag("Mira Olsen", "O")
    two.tag("Ana Ruiz-Lindqvist", "O")
    two.press("Ctrl+PgDown")
    two.tag("chair", "O")
    search(two, "kind:official", "3 tags")
    two.press("Return")
    assert title(two) == "Pilots elected"
    two.press("Ctrl+PgDown")
    assert title(two) == "Harbour Council meets"
    assert two.selected.quote == "Mira Olsen"


def test_a_release_that_was_not_found_leads_on_in_the_library(two: Desk) -> None:
    search(two, "elected", "1 release")
    two.window.pane.focus_text()
    assert title(two) == "Harbour Council meets"
    two.press("Ctrl+PgDown")
    assert title(two) == "Pilots elected"


def offered(desk: Desk) -> list[str]:
    near = results(desk).near
    return [one.text for one in near.offered] if near.isVisible() else []


def test_where_nothing_is_found_the_nearest_words_are_offered_and_enter_takes_them(
    two: Desk,
) -> None:
    search(two, "fairwyas", "0 releases")
    two.bot.waitUntil(lambda: offered(two) == ["fairways"])
    assert "Did you mean" in results(two).words.text()
    two.press("Return")
    two.bot.waitUntil(lambda: results(two).count.text() == "2 releases")
    assert two.window.search.box.text() == "fairways"
    assert two.window.search.box.hasFocus()
    assert offered(two) == []


def test_a_click_takes_what_was_meant(two: Desk) -> None:
    search(two, "Pilosts lwoer", "0 releases")
    two.bot.waitUntil(lambda: offered(two) == ["Pilots lower"])
    near = results(two).near
    named(near, QPushButton, "Search for Pilots lower, 1 found").click()
    two.bot.waitUntil(lambda: results(two).count.text() == "1 release")


def test_what_was_meant_is_gone_with_the_next_letter(two: Desk) -> None:
    search(two, "fairwyas", "0 releases")
    two.bot.waitUntil(lambda: offered(two) == ["fairways"])
    two.type_in("x")
    assert offered(two) == []


def test_where_nothing_is_near_the_search_says_how_to_go_on(two: Desk) -> None:
    search(two, "zzzzqqqq", "0 releases")
    two.bot.waitUntil(lambda: two.window.search._job is None)
    assert offered(two) == []
    assert "Try fewer words" in results(two).words.text()


def test_tags_are_found_by_their_values_and_opened_at_the_tag(two: Desk) -> None:
    two.tag("340 буёв", "S")
    made = two.selected
    two.workspace.apply(SetFields(made.id, {"value": FieldValue("340")}))
    two.press("Esc", "Ctrl+PgDown")
    search(two, "kind:statistic value>300", "1 tag")
    assert results(two).tags.isChecked()
    two.press("Return")
    assert two.selected.id == made.id
    assert two.window.pane.view.caret() == made.start


def test_plain_words_can_be_looked_for_in_tags(two: Desk) -> None:
    two.tag("340 буёв", "S")
    two.press("Esc")
    search(two, "буёв", "1 release")
    results(two).tags.click()
    two.bot.waitUntil(lambda: results(two).count.text() == "1 tag")


def test_the_form_writes_the_query_for_tags(two: Desk) -> None:
    two.tag("340 буёв", "S")
    made = two.selected
    two.workspace.apply(SetFields(made.id, {"value": FieldValue("340")}))
    two.press("Esc", "Ctrl+Shift+A")
    form = two.dialog(TagForm)
    form.kind.setCurrentIndex(form.kind.findData("statistic"))
    form.fields["statistic"]["value"].setText(">=340")
    form.fields["statistic"]["period"].setText("")
    form.released["publisher"].setText("")
    assert form.query.text() == "kind:statistic value>=340"
    two.press("Return")
    two.activate()
    two.bot.waitUntil(lambda: two.window.search.active and results(two).count.text() == "1 tag")
    assert two.window.search.box.text() == "kind:statistic value>=340"


def test_hits_follow_what_is_changed_meanwhile(two: Desk) -> None:
    search(two, "fairways", "2 releases")
    two.window.pane.focus_text()
    two.window.actions_["delete_document"].trigger()
    two.bot.waitUntil(lambda: results(two).count.text() == "1 release")


def test_the_row_stays_while_one_goes_through_the_hits_and_tags(two: Desk) -> None:
    search(two, "the", "2 releases")
    two.press("Down", "Down", "Return")
    row = results(two).view.currentIndex().row()
    shown = results(two).model.found
    two.tag("Harbour" if hits(two)[row].startswith("Harbour") else "Pilots", "O")
    two.bot.waitUntil(lambda: results(two).model.found is not shown)
    assert row == 1
    assert results(two).view.currentIndex().row() == row


def test_many_hits_are_read_a_page_at_a_time(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    desk.begin(empty=True)
    for number in range(130):
        desk.workspace.import_draft(draft(f"Release {number} on fairways.", f"{number}.txt"))
    search(desk, "fairways", "130 releases")
    model = results(desk).model
    assert len(model._pages) == 1
    assert model.data(model.index(129, 0)) == "0.txt"
    assert len(model._pages) == 2


def test_the_index_is_made_anew_from_the_menu(two: Desk) -> None:
    two.window.actions_["reindex"].trigger()
    two.bot.waitUntil(lambda: two.message == "2 releases are indexed.")
