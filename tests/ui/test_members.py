"""Who works in the window: chosen at the start, shown, switched; roles are edited in a dialog."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.model.ops import Assign
from annotator.model.records import Assignment, Role
from annotator.ui.app import choose_member
from annotator.ui.review.members_dialog import ChooseMember, MembersDialog
from annotator.workspace import new_id
from tests.ui.desk import Desk, named
from tests.ui.team import ADA, BEN, INGA, handed_in, join, release


def dialog(desk: Desk) -> MembersDialog:
    desk.press("Ctrl+Shift+M")
    return desk.dialog(MembersDialog)


def shown_member(desk: Desk) -> str:
    return desk.window.status._author.text()


def test_one_member_is_not_asked_and_shown_by_name(desk: Desk) -> None:
    assert choose_member(desk.workspace, desk.settings())
    assert shown_member(desk) == INGA


def test_a_member_joins_with_a_name_and_gets_roles_by_ticks(desk: Desk) -> None:
    members = dialog(desk)
    members.name.setFocus()
    desk.type_in(ADA)
    desk.press("Return")
    assert [*desk.workspace.team.members[1].roles] == [Role.ANNOTATOR]
    assert members.isVisible()  # the next name goes into the line, not into the release
    item = members.table.item(1, 2)
    assert item is not None
    item.setCheckState(Qt.CheckState.Checked)
    assert [*desk.workspace.team.members[1].roles] == [Role.ANNOTATOR, Role.SUPERVISOR]
    desk.dismiss(members)


def test_what_is_refused_is_said_in_the_dialog_and_the_tick_goes_back(desk: Desk) -> None:
    members = dialog(desk)
    item = members.table.item(0, 2)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)
    assert "needs an active supervisor" in members._note.text()
    again = members.table.item(0, 2)
    assert again is not None
    assert again.checkState() is Qt.CheckState.Checked
    desk.dismiss(members)


def test_another_member_works_on_and_is_shown_and_remembered(desk: Desk) -> None:
    join(desk.workspace, ADA)
    members = dialog(desk)
    members.table.selectRow(1)
    named(members, QPushButton, "Work as this member").click()
    assert not members.isVisible()
    desk.activate()
    assert shown_member(desk) == f"{ADA} · annotator"
    assert desk.tag("340", "S").author == desk.workspace.team.acting.id
    assert desk.settings().member(desk.path) == desk.workspace.team.acting.id


def test_the_release_is_read_anew_for_who_works_now(desk: Desk) -> None:
    join(desk.workspace, ADA, BEN)
    document = release(desk.workspace, 1, 2)
    given = [Assignment(new_id(), document.id, one.id) for one in desk.workspace.team.members[1:]]
    desk.workspace.apply(Assign(tuple(given)))
    handed_in(desk.workspace, document, ["10 boats"], ADA)
    desk.window.session.open(document.id)
    assert desk.quotes() == ["10 boats"]
    desk.window.work_as(BEN)
    assert desk.window.session.annotations == ()


def test_at_the_start_several_are_asked_who_is_there(desk: Desk, qtbot: QtBot) -> None:
    join(desk.workspace, ADA)
    asked = ChooseMember(desk.workspace.team.active, "")
    qtbot.addWidget(asked)
    button = named(asked, QPushButton, ADA)
    assert "annotator" in button.text()
    assert button.text().split()[-1] == button.shortcut().toString() == "2"
    button.click()
    assert asked.chosen == desk.workspace.team.members[1].id


def test_the_command_line_names_who_works(desk: Desk) -> None:
    join(desk.workspace, ADA)
    assert choose_member(desk.workspace, desk.settings(), ADA)
    assert desk.workspace.author().name == ADA


def test_a_blind_release_shows_no_suggestions(desk: Desk) -> None:
    join(desk.workspace, ADA, BEN)
    [first, *_] = [one.document for one in desk.workspace.listed(0, 1)]
    desk.window.suggestions.start()
    desk.bot.waitUntil(lambda: desk.window.suggestions.count > 0)
    members = desk.workspace.team.members[1:]
    given = tuple(Assignment(new_id(), first.id, one.id) for one in members)
    desk.workspace.apply(Assign(given))
    desk.window.work_as(ADA)
    assert desk.window.session.blind
    assert desk.window.suggestions.count == 0
    desk.window.work_as(INGA)
    desk.bot.waitUntil(lambda: desk.window.suggestions.count > 0)
