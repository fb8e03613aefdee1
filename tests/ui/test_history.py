"""The history: who did what and when, and taking back one act of many."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from annotator.model.records import Mode
from annotator.ui.history_panel import HistoryPanel
from tests.builders import OTHER_RELEASE, draft
from tests.ui.desk import Desk, named

PERSON = "Acting Chair Mira Olsen"


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """A release with two tags and the history open."""
    desk.tag(PERSON, "O")
    desk.tag("340 буёв", "S")
    desk.press("Esc", "Ctrl+H")
    return desk


def panel(desk: Desk) -> HistoryPanel:
    return desk.dialog(HistoryPanel)


def column(desk: Desk, name: str) -> list[str]:
    model = panel(desk).model
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)]
    at = heads.index(name)
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def take_back(desk: Desk, row: int) -> None:
    panel(desk).table.selectRow(row)
    named(panel(desk), QPushButton, "Take this back").click()


def test_it_tells_what_was_done_by_whom_newest_first(worked: Desk) -> None:
    assert column(worked, "What") == [
        "Tagged Statistic “340 буёв”",
        f"Tagged Official “{PERSON}”",
        "Imported “Harbour Council meets”",
        "Inga Berg joined the project",
    ]
    assert set(column(worked, "Who")) == {"Inga Berg"}


def test_the_time_is_local_and_exact_when_one_points_at_it(worked: Desk) -> None:
    model = panel(worked).model
    short = column(worked, "When")[0]
    role = Qt.ItemDataRole.ToolTipRole
    exact = [str(model.index(0, at).data(role)) for at in range(3)]
    assert any(short[-5:] in one and len(one) == len("2021-05-04 10:00:00") for one in exact)


def test_one_act_is_taken_back_and_later_ones_stay(worked: Desk) -> None:
    take_back(worked, 1)
    assert worked.quotes() == ["340 буёв"]
    assert column(worked, "What")[0] == f"Reverted: Tagged Official “{PERSON}”"
    worked.window.pane.focus_text()
    worked.press("Ctrl+Z")
    assert len(worked.quotes()) == 2


def test_what_others_changed_since_is_not_taken_back_and_says_who(worked: Desk) -> None:
    worked.window.session.select(worked.stored[0].id)
    worked.window.editing.toggle_uncertain()
    take_back(worked, 2)
    assert len(worked.quotes()) == 2
    assert "Inga Berg" in worked.message
    assert "has changed it since" in worked.message
    assert "take the later change back first" in worked.message


def test_what_set_the_project_up_stays(worked: Desk) -> None:
    take_back(worked, 3)
    assert worked.message == "What set the project up can't be taken back."
    assert worked.workspace.history(1)[0].mode is not Mode.UNDO


def test_without_a_line_there_is_nothing_to_take_back(worked: Desk) -> None:
    panel(worked).table.clearSelection()
    named(panel(worked), QPushButton, "Take this back").click()
    assert worked.message == "Choose a line of the history first."


def test_only_this_release_leaves_the_others_out(worked: Desk) -> None:
    worked.workspace.import_draft(draft(OTHER_RELEASE, title="Dyke Board"))
    assert column(worked, "What")[0] == "Imported “Dyke Board”"
    named(panel(worked), QCheckBox, "").parent()
    panel(worked)._only.setChecked(True)
    assert column(worked, "What")[0] == "Tagged Statistic “340 буёв”"
    assert "Imported “Dyke Board”" not in column(worked, "What")


def test_it_follows_what_is_done_while_it_is_open(worked: Desk) -> None:
    worked.window.pane.focus_text()
    worked.press("Ctrl+Z")
    assert column(worked, "What")[0].startswith("Undid: Tagged Statistic")


def test_a_long_history_is_read_in_pages(worked: Desk) -> None:
    tag = worked.stored[0]
    worked.window.session.select(tag.id)
    for _ in range(210):
        worked.window.editing.toggle_uncertain()
    model = panel(worked).model
    assert model.rowCount() == 200
    assert model.canFetchMore(model.index(0, 0))
    model.fetchMore(model.index(0, 0))
    assert model.rowCount() == 214
    assert not model.canFetchMore(model.index(0, 0))


def test_esc_leads_from_the_history_to_the_text(worked: Desk) -> None:
    panel(worked).table.setFocus()
    worked.press("Esc")
    assert worked.window.pane.view.hasFocus()


@pytest.mark.parametrize("key", ["Ctrl+3", "Ctrl+4"])
def test_form_and_annotations_are_a_key_away_from_the_history(worked: Desk, key: str) -> None:
    worked.press(key)
    assert worked.window._work.isVisible()
    assert worked.window._work.isAncestorOf(worked.focus)


def test_a_new_tag_brings_the_form_back(worked: Desk) -> None:
    worked.tag("30%", "S")
    assert worked.window.tabs.currentIndex() == 0
    assert worked.row("comparator").control.hasFocus()
