"""What is done with a tag once it is there: walk, move, add, change, doubt, delete, undo."""

from collections.abc import Callable

import pytest

from annotator.model.spans import Span
from tests.ui.desk import Desk

PERSON = "Acting Chair Mira Olsen"
DECISION = "The Council adopted a statement on safe fairways"
MONEY = "about $ 7.5 million"


@pytest.fixture
def tagged(desk: Desk) -> Desk:
    """One of each kind, none selected, the focus in the text before the first."""
    for words, key in ((PERSON, "O"), (DECISION, "D"), (MONEY, "S")):
        desk.tag(words, key)
    desk.press("Esc")
    desk.window.session.select(None)
    desk.put_caret("Harbour")
    return desk


def test_n_and_p_walk_the_tags_in_reading_order_and_round_the_ends(tagged: Desk) -> None:
    seen = []
    for key in "NNNNPPP":
        tagged.press(key)
        seen.append(tagged.selected.quote)
        assert tagged.window.pane.view.caret() == tagged.selected.start
    assert seen == [PERSON, DECISION, MONEY, PERSON, MONEY, DECISION, PERSON]


def test_n_begins_at_the_caret(tagged: Desk) -> None:
    tagged.put_caret("Secretary Ana")
    tagged.press("N")
    assert tagged.selected.quote == MONEY
    tagged.window.session.select(None)
    tagged.put_caret("Secretary Ana")
    tagged.press("P")
    assert tagged.selected.quote == DECISION


def test_without_tags_n_says_so(desk: Desk) -> None:
    desk.press("N")
    assert desk.message == "This release has no tags yet."


def test_the_selected_tag_is_emphasised_and_its_row_is_selected(tagged: Desk) -> None:
    tagged.press("N", "N")
    assert tagged.window.pane.view.selected_mark == tagged.selected.id
    row = tagged.window.table.currentIndex().row()
    assert tagged.window.annotations.model.annotation(row).id == tagged.selected.id


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("Alt+Shift+Right", "cting Chair Mira Olsen"),
        ("Alt+Shift+Left", " Acting Chair Mira Olsen"),
        ("Alt+Left", "Acting Chair Mira Olse"),
        ("Alt+Right", "Acting Chair Mira Olsen "),
        ("Ctrl+Alt+Shift+Right", "Chair Mira Olsen"),
        ("Ctrl+Alt+Shift+Left", "2021 Acting Chair Mira Olsen"),
        ("Ctrl+Alt+Left", "Acting Chair Mira"),
        ("Ctrl+Alt+Right", "Acting Chair Mira Olsen opened"),
    ],
)
def test_either_end_moves_by_a_character_or_a_word(tagged: Desk, key: str, words: str) -> None:
    tagged.press("N", key)
    assert tagged.selected.quote == words
    tagged.press("Ctrl+Z")
    assert tagged.selected.quote == PERSON


def test_an_end_moves_over_a_whole_sign(desk: Desk) -> None:
    desk.select("crews ")
    desk.press("Alt+S", "Esc", "Alt+Right")
    assert desk.selected.quote == "crews 👩‍✈️"


def test_a_tag_never_gets_empty(desk: Desk) -> None:
    desk.select("30")
    desk.press("Alt+S", "Esc", "Alt+Left", "Alt+Left")
    assert desk.quotes() == ["3"]
    assert "can't get any smaller" in desk.message


def test_the_selection_is_added_as_a_fragment(tagged: Desk) -> None:
    tagged.press("N", "N")
    first = tagged.selected.spans
    more = tagged.select("signed the plan")
    tagged.press("F")
    assert tagged.selected.spans == (*first, more)
    tagged.press("Ctrl+Z")
    assert tagged.selected.spans == first


def test_the_fragment_at_the_caret_is_taken_away(tagged: Desk) -> None:
    tagged.press("N", "N")
    first = tagged.selected.spans
    more = tagged.select("signed the plan")
    tagged.press("F")
    tagged.window.pane.view.set_caret(more.start + 1)
    tagged.press("Shift+F")
    assert tagged.selected.spans == first
    tagged.press("Shift+F")
    assert "Put the caret into the fragment" in tagged.message


def test_the_last_fragment_stays(tagged: Desk) -> None:
    tagged.press("N", "Shift+F")
    assert "Delete the tag instead" in tagged.message


def test_without_a_selection_there_is_no_fragment(tagged: Desk) -> None:
    tagged.press("N", "F")
    assert tagged.message == "Select the words to add to the tag first."


def test_the_kind_is_changed_by_its_letter(tagged: Desk) -> None:
    tagged.press("N", "K", "D")
    assert (tagged.selected.kind, tagged.selected.quote) == ("decision", PERSON)
    assert "instrument" in tagged.page.rows


def test_u_puts_a_tag_in_doubt_and_out_of_it(tagged: Desk) -> None:
    tagged.press("N", "U")
    assert tagged.selected.uncertain
    assert "uncertain" in tagged.window.form.head.state.text()
    tagged.press("U")
    assert not tagged.selected.uncertain


def test_delete_takes_the_tag_away_and_undo_brings_it_back_with_its_fields(tagged: Desk) -> None:
    tagged.press("P")
    before = tagged.stored
    tagged.press("Delete")
    assert tagged.quotes() == [PERSON, DECISION]
    assert tagged.window.session.selected is None
    assert tagged.window.form.head.title.text() == "No tag selected"
    tagged.press("Ctrl+Z")
    assert tagged.stored == before


@pytest.mark.parametrize("key", ["Delete", "U", "K", "F", "Alt+Right"])
def test_without_a_selected_tag_the_keys_say_so(desk: Desk, key: str) -> None:
    desk.press(key)
    assert desk.message == "No tag is selected. Put the caret in one, or press N."


def test_enter_where_no_tag_is_says_so(desk: Desk) -> None:
    desk.press("Return")
    assert desk.message.startswith("There is no tag at the caret.")


def test_everything_is_undone_and_done_again_in_order(tagged: Desk) -> None:
    tagged.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert tagged.quotes() == []
    tagged.press("Ctrl+Y", "Ctrl+Shift+Z")
    assert tagged.quotes() == [PERSON, DECISION]


def test_undo_and_redo_go_on_after_the_window_was_closed(tagged: Desk) -> None:
    tagged.reopen()
    assert tagged.quotes() == [PERSON, DECISION, MONEY]
    tagged.press("Ctrl+Z", "Ctrl+Z")
    assert tagged.quotes() == [PERSON]
    tagged.reopen()
    tagged.press("Ctrl+Shift+Z")
    assert tagged.quotes() == [PERSON, DECISION]


def test_what_was_undone_is_said_in_words(tagged: Desk) -> None:
    tagged.press("Ctrl+Z")
    assert tagged.message == f"Undid: Tagged Statistic “{MONEY}”"
    tagged.press("Ctrl+Shift+Z")
    assert tagged.message == f"Redid: Tagged Statistic “{MONEY}”"


def test_with_nothing_left_to_undo_the_window_says_so(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    desk.begin(empty=True)
    desk.window.library.view.setFocus()
    desk.press("Ctrl+Z")
    assert desk.message == "There is nothing to undo."
    desk.press("Ctrl+Y")
    assert desk.message == "There is nothing to redo."


def test_undo_goes_back_past_the_import_and_redo_brings_the_release_again(desk: Desk) -> None:
    desk.press("Ctrl+Z")
    assert desk.window.session.document is None
    assert desk.window.library.model.rowCount() == 0
    desk.window.library.view.setFocus()
    desk.press("Ctrl+Shift+Z")
    assert desk.window.library.model.rowCount() == 1


def test_marks_lie_where_the_tags_are(tagged: Desk) -> None:
    view = tagged.window.pane.view
    for tag in tagged.stored:
        assert tag.id in view.marks_at(tag.start)
    tagged.press("N", "Delete")
    assert view.marks_at(tagged.span(PERSON).start) == []


def test_hovering_tells_kind_and_fields(tagged: Desk) -> None:
    tagged.press("P")
    words = tagged.window.pane._tooltip(tagged.selected.id)
    assert words.startswith("Statistic · draft\n")
    assert "Value: 7500000" in words
    assert tagged.window.pane._tooltip("none") == ""


def test_moving_a_boundary_of_two_fragments_moves_the_outer_ends(tagged: Desk) -> None:
    tagged.press("N", "N")
    more = tagged.select("signed the plan")
    tagged.press("F", "Ctrl+Alt+Right")
    first, last = tagged.selected.spans
    assert first == tagged.span(DECISION)
    assert last == Span(more.start, tagged.span("signed the plan for").end)
