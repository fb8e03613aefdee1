"""Giving releases out: the dialog says beforehand who gets how many."""

import pytest
from PySide6.QtCore import Qt

from annotator.model.library import LibraryFilter
from annotator.model.review import DocumentState
from annotator.ui.review.assign_dialog import AssignDialog
from tests.ui.desk import Desk
from tests.ui.team import ADA, BEN, INGA, join, release


@pytest.fixture
def dialog(desk: Desk) -> AssignDialog:
    """Ada and Ben are to have five releases."""
    join(desk.workspace, ADA, BEN)
    for number in range(4):
        release(desk.workspace, number, 1)
    desk.window.actions_["assign"].trigger()
    return desk.dialog(AssignDialog)


def tick(dialog: AssignDialog, name: str, *, on: bool) -> None:
    [item] = dialog.who.findItems(name, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def test_releases_go_out_in_turn_with_a_day(desk: Desk, dialog: AssignDialog) -> None:
    assert dialog._outlook.text() == "5 releases: Ada Voss 3; Ben Ruiz 2."
    dialog.due.setText("1.12.2026")
    dialog.give.click()
    given = desk.workspace.team.assignments()
    names = [desk.workspace.team.name(one.member) for one in given]
    assert (names.count(ADA), names.count(BEN)) == (3, 2)
    assert {one.due for one in given} == {"2026-12-01"}
    assert desk.message == "Assigned 5 times."
    desk.activate()
    desk.press("Ctrl+Z")
    assert desk.workspace.team.assignments() == ()


def test_a_share_goes_to_two(desk: Desk, dialog: AssignDialog) -> None:
    dialog.twice.setValue(40)
    assert "2 of them go to two annotators" in dialog._outlook.text()
    dialog.give.click()
    assert len(desk.workspace.team.assignments()) == 7
    desk.activate()


def test_what_can_t_be_done_is_said_before(desk: Desk, dialog: AssignDialog) -> None:
    tick(dialog, BEN, on=False)
    dialog.twice.setValue(10)
    assert "takes two annotators" in dialog._outlook.text()
    assert not dialog.give.isEnabled()
    tick(dialog, INGA, on=True)
    assert dialog.give.isEnabled()
    dialog.due.setText("some day")
    assert not dialog.give.isEnabled()
    desk.dismiss(dialog)


def test_what_the_library_shows_can_be_given_by_hand(desk: Desk, dialog: AssignDialog) -> None:
    dialog.reject()
    desk.activate()
    desk.tag("340", "S")
    desk.window.library.show_filter(LibraryFilter(states=(DocumentState.OPEN,)))
    desk.bot.waitUntil(lambda: desk.window.library.model.rowCount() == 4)
    desk.window.actions_["assign"].trigger()
    again = desk.dialog(AssignDialog)
    again.which.setCurrentIndex(again.which.findText("Those that the library shows now"))
    assert again._outlook.text().startswith("4 releases")
    desk.dismiss(again)


def test_open_work_is_taken_back(desk: Desk, dialog: AssignDialog) -> None:
    dialog.give.click()
    desk.activate()
    desk.window.actions_["assign"].trigger()
    again = desk.dialog(AssignDialog)
    assert again._outlook.text() == "Every release has been given to somebody already."
    tick(again, BEN, on=False)
    again.take.click()
    left = {desk.workspace.team.name(one.member) for one in desk.workspace.team.assignments()}
    assert left == {BEN}
    desk.dismiss(again)
