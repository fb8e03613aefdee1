"""Tags without a place are listed, placed by hand, or let go of."""

import pytest

from annotator.model.ops import TakeVersion, tag_of
from annotator.ui.intake.orphans import OrphansPanel, likeliest_place
from tests.builders import RELEASE, draft, tag
from tests.ui.desk import Desk

NEW = RELEASE.replace("340 буёв", "343 буя").replace("opened the session", "closed the session")


@pytest.fixture
def orphaned(desk: Desk) -> Desk:
    document = desk.window.session.document
    assert document is not None
    desk.workspace.apply(tag(document, "340", "statistic"))
    desk.workspace.apply(tag(document, "Mira Olsen", person="Mira Olsen"))
    newer = desk.workspace.import_draft(draft(NEW, "b.txt"))
    desk.workspace.apply(TakeVersion(document.id, newer.id))
    return desk


def panel(desk: Desk) -> OrphansPanel:
    desk.window.importer.show_orphans()
    found = desk.window.tabs.page("orphans")
    assert isinstance(found, OrphansPanel)
    return found


def tab_titles(desk: Desk) -> list[str]:
    return [button.text() for button in desk.window.tabs.more.buttons.values()]


def test_the_open_release_shows_its_new_text_and_counts_what_waits(orphaned: Desk) -> None:
    assert orphaned.window.session.text == NEW
    assert orphaned.window.session.count == 0
    assert "Without a place 2" in tab_titles(orphaned)


def test_each_is_listed_with_the_words_around_it(orphaned: Desk) -> None:
    listed = panel(orphaned).list
    words = [listed.item(row).text() for row in range(listed.count())]
    assert words[0].startswith("Statistic · “340”")
    assert "тонны груза и [340] буёв" in words[0]


def test_the_words_are_looked_up_and_placed_by_key(orphaned: Desk) -> None:
    waiting = panel(orphaned)
    waiting.list.setCurrentRow(1)
    assert orphaned.window.pane.view.selection() == orphaned.span("Mira Olsen")
    orphaned.window.pane.focus_text()
    orphaned.press("Shift+T")
    [placed] = orphaned.window.session.annotations
    assert (placed.quote, placed.value("person")) == ("Mira Olsen", "Mira Olsen")
    assert orphaned.window.session.selected == placed
    assert "Without a place 1" in tab_titles(orphaned)


def test_other_words_can_be_chosen(orphaned: Desk) -> None:
    panel(orphaned)
    orphaned.select("343")
    orphaned.press("Shift+T")
    assert [one.quote for one in orphaned.window.session.annotations] == ["343"]


def test_one_that_is_let_go_of_comes_back_with_undo(orphaned: Desk) -> None:
    waiting = panel(orphaned)
    waiting.let_go()
    assert waiting.list.count() == 1
    orphaned.window.pane.focus_text()
    orphaned.press("Ctrl+Z")
    assert waiting.list.count() == 2


def test_a_release_whose_tags_all_stand_says_so(desk: Desk) -> None:
    waiting = panel(desk)
    assert waiting.empty.isVisible()
    assert not waiting.list.isVisible()


def test_of_several_places_the_one_with_the_same_neighbours_is_looked_up(orphaned: Desk) -> None:
    document = orphaned.window.session.document
    assert document is not None
    [first, _] = orphaned.workspace.intake.orphans(document.id)
    assert tag_of(first).quote == "340"
    text = "340 tugs; изъято более 12,5 тонны груза и 340 судов."
    place = likeliest_place(text, first)
    assert place is not None
    assert place.start > 10


def test_where_the_words_are_gone_what_stands_in_their_place_is_looked_up(orphaned: Desk) -> None:
    waiting = panel(orphaned)
    waiting.list.setCurrentRow(1)
    waiting.list.setCurrentRow(0)
    selected = orphaned.window.pane.view.selection()
    assert selected is not None
    assert selected.of(NEW) == "343"
    document = orphaned.window.session.document
    assert document is not None
    [first, _] = orphaned.workspace.intake.orphans(document.id)
    place = likeliest_place(RELEASE.replace("340", "343 больших"), first)
    assert place is not None
    assert place.of(RELEASE.replace("340", "343 больших")) == "343 больших"
