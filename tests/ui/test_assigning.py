"""Giving releases out: the dialog says beforehand who gets how many."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem

from annotator.model.library import LibraryFilter
from annotator.model.ops import Assign, EditDocument
from annotator.model.records import Assignment
from annotator.model.review import DocumentState
from annotator.ui.review.assign_dialog import AssignDialog
from annotator.workspace import new_id
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


@pytest.fixture
def russian(desk: Desk, dialog: AssignDialog) -> AssignDialog:
    """Two of the releases are Russian; they go out by language."""
    dialog.reject()
    desk.activate()
    for one in desk.workspace.listed(0, 2):
        desk.workspace.apply(EditDocument(one.document.id, {"language": "ru"}))
    for one in desk.workspace.listed(2, 9):
        desk.workspace.apply(EditDocument(one.document.id, {"language": "en"}))
    return by_language(desk)


def by_language(desk: Desk) -> AssignDialog:
    desk.window.actions_["assign"].trigger()
    opened = desk.dialog(AssignDialog)
    opened.how.setCurrentIndex(1)
    return opened


def reads(dialog: AssignDialog, words: str) -> QTableWidgetItem:
    table, role = dialog.languages, Qt.ItemDataRole.AccessibleTextRole
    items = [
        table.item(row, column)
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    ]
    return next(one for one in items if one and one.data(role) == words)


def test_by_language_asks_who_reads_what_and_remembers_it(
    desk: Desk, russian: AssignDialog
) -> None:
    assert russian.languages.isVisible()
    assert reads(russian, "Ada Voss reads Russian").checkState() is Qt.CheckState.Checked
    reads(russian, "Ada Voss reads Russian").setCheckState(Qt.CheckState.Unchecked)
    reads(russian, "Ben Ruiz reads English").setCheckState(Qt.CheckState.Unchecked)
    assert russian._outlook.text() == "5 releases: Ada Voss 3; Ben Ruiz 2."
    russian.give.click()
    desk.activate()
    of = {one.document.id: one.document.language for one in desk.workspace.listed(0, 9)}
    given = {
        (desk.workspace.team.name(one.member), of[one.document])
        for one in desk.workspace.team.assignments()
    }
    assert given == {(ADA, "en"), (BEN, "ru")}
    desk.press("Ctrl+Z")
    again = by_language(desk)
    assert reads(again, "Ada Voss reads Russian").checkState() is Qt.CheckState.Unchecked
    assert reads(again, "Ada Voss reads English").checkState() is Qt.CheckState.Checked
    desk.dismiss(again)


def test_a_language_that_nobody_is_ticked_for_is_said(desk: Desk, russian: AssignDialog) -> None:
    for name in (ADA, BEN):
        reads(russian, f"{name} reads Russian").setCheckState(Qt.CheckState.Unchecked)
    assert russian._outlook.text() == "Nobody is ticked for Russian. Tick somebody who reads it."
    assert not russian.give.isEnabled()
    tick(russian, INGA, on=True)
    assert russian.give.isEnabled()
    desk.dismiss(russian)


def test_whom_nobody_ticked_reads_what_was_given_to_them_before(
    desk: Desk, russian: AssignDialog
) -> None:
    desk.dismiss(russian)
    first = desk.workspace.listed(0, 1)[0].document
    ada = next(one.id for one in desk.workspace.team.members if one.name == ADA)
    desk.workspace.apply(Assign((Assignment(new_id(), first.id, ada),)))
    again = by_language(desk)
    assert reads(again, "Ada Voss reads Russian").checkState() is Qt.CheckState.Checked
    assert reads(again, "Ada Voss reads English").checkState() is Qt.CheckState.Unchecked
    assert reads(again, "Ben Ruiz reads English").checkState() is Qt.CheckState.Checked
    desk.dismiss(again)
