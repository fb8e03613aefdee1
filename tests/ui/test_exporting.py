"""Exporting from the window: a file is written aside and renamed, and what came of it is said."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from annotator.model.ops import AddMember
from annotator.model.records import Role, StateFilter
from annotator.ui.briefing.dialog import BriefingDialog
from annotator.ui.exporting import ExportDialog
from annotator.workspace import new_id
from tests.ui.desk import Desk, named
from tests.ui.team import ADA


@pytest.fixture
def dialog(desk: Desk) -> ExportDialog:
    """The dialog over a release with one tag."""
    desk.tag("Acting Chair Mira Olsen", "O")
    desk.press("Ctrl+E")
    return desk.dialog(ExportDialog)


def choose(dialog: ExportDialog, key: str, target: Path) -> None:
    at = next(row for row in range(dialog.format.count()) if dialog.format.itemData(row).key == key)
    dialog.format.setCurrentIndex(at)
    dialog.target.setText(str(target))


def run(desk: Desk, dialog: ExportDialog) -> str:
    named(dialog, QPushButton, "Export").click()
    desk.bot.waitUntil(lambda: dialog._job is None)
    return dialog._report.text()


@pytest.mark.parametrize("key", ["docx", "json"])
def test_the_report_counts_what_was_written(desk: Desk, dialog: ExportDialog, key: str) -> None:
    target = desk.folder / f"out.{key}"
    choose(dialog, key, target)
    assert run(desk, dialog) == f"Wrote 1 release and 1 tag to {target}."
    assert target.stat().st_size > 500


def test_only_the_tags_of_the_chosen_state_are_written(desk: Desk, dialog: ExportDialog) -> None:
    target = desk.folder / "out.json"
    choose(dialog, "json", target)
    dialog.state.setCurrentIndex(dialog.state.findData(StateFilter.VERIFIED))
    assert run(desk, dialog).startswith("Wrote 1 release and 0 tags")
    assert json.loads(target.read_bytes())["documents"][0]["annotations"] == []


def test_what_is_only_typed_is_exported_too(desk: Desk) -> None:
    desk.tag("Acting Chair Mira Olsen", "O")
    desk.write("role", "Chair of all")
    desk.press("Ctrl+E")
    dialog, target = desk.dialog(ExportDialog), desk.folder / "out.json"
    choose(dialog, "json", target)
    run(desk, dialog)
    assert "Chair of all" in target.read_text(encoding="utf-8")


def test_cancel_leaves_the_old_file_as_it_was(desk: Desk, dialog: ExportDialog) -> None:
    target = desk.folder / "old.docx"
    target.write_bytes(b"the old briefing")
    choose(dialog, "docx", target)
    named(dialog, QPushButton, "Export").click()
    named(dialog, QPushButton, "Cancel").click()
    desk.bot.waitUntil(lambda: dialog._job is None)
    assert dialog._report.text() == "Stopped."
    assert target.read_bytes() == b"the old briefing"
    assert sorted(one.name for one in desk.folder.glob("*old*")) == ["old.docx"]
    assert dialog.isVisible()


def test_a_folder_that_is_not_there_is_named(desk: Desk, dialog: ExportDialog) -> None:
    target = desk.folder / "nowhere" / "out.json"
    choose(dialog, "json", target)
    words = run(desk, dialog)
    assert "nowhere" in words
    assert not target.exists()
    assert named(dialog, QPushButton, "Export").isEnabled()


def test_a_folder_for_a_file_is_refused(desk: Desk, dialog: ExportDialog) -> None:
    folder = desk.folder / "folder.json"
    folder.mkdir()
    choose(dialog, "json", folder)
    assert "Wrote" not in run(desk, dialog)
    assert dialog._report.text()
    assert folder.is_dir()


def test_the_name_follows_the_format(dialog: ExportDialog) -> None:
    for row in range(dialog.format.count()):
        dialog.format.setCurrentIndex(row)
        name = f"harbour{dialog.format.itemData(row).suffix}"
        assert Path(dialog.target.text()).name == name


def test_the_options_of_the_format_are_offered_and_used(desk: Desk, dialog: ExportDialog) -> None:
    target = desk.folder / "out.docx"
    choose(dialog, "docx", target)
    assert not dialog.options.controls["title"].isVisible()  # there are many: they are folded
    dialog.options.fold.click()
    assert dialog.options.controls["title"].isVisible()
    title = dialog.options.controls["title"]
    assert isinstance(title, QLineEdit)
    assert title.accessibleName() == "Title"
    title.setText("The year in the harbour")
    run(desk, dialog)
    with ZipFile(target) as archive:
        assert "The year in the harbour" in archive.read("word/document.xml").decode()


def test_tab_goes_down_the_dialog_and_enter_presses_the_button_it_stands_on(
    desk: Desk, dialog: ExportDialog
) -> None:
    choose(dialog, "docx", desk.folder / "out.docx")
    dialog.target.setFocus()
    desk.press("Tab", "Tab")
    assert dialog.builder.hasFocus()
    desk.press("Tab")
    assert dialog.options.fold.hasFocus()
    QTest.keyClick(desk.focus, Qt.Key.Key_Return)
    assert dialog.options.controls["title"].isVisible()
    desk.press("Tab")
    assert dialog.options.controls["template"].hasFocus()
    assert dialog._report.text() == ""


def test_an_option_that_is_a_file_can_be_chosen(
    desk: Desk, dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(dialog, "office", desk.folder / "out.docx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/there/ours.docx", ""))
    named(dialog.options, QPushButton, "Choose…").click()
    assert dialog.options.chosen() == {"template": "/there/ours.docx", "mark": ""}


def test_the_builder_is_offered_for_a_word_briefing_alone(desk: Desk, dialog: ExportDialog) -> None:
    choose(dialog, "json", desk.folder / "out.json")
    assert not dialog.builder.isVisible()
    choose(dialog, "docx", desk.folder / "out.docx")
    assert dialog.builder.isVisible()
    dialog.builder.click()
    desk.dismiss(desk.dialog(BriefingDialog))


def test_a_briefing_officer_of_a_team_exports_and_learns_and_reads_the_registry(
    desk: Desk,
) -> None:
    desk.tag("Acting Chair Mira Olsen", "O")
    desk.press("Ctrl+R")
    desk.workspace.apply(AddMember(new_id(), ADA, (Role.OFFICER,)))
    desk.window.work_as(ADA)
    refused: list[str] = []
    desk.window.session.refused.connect(refused.append)
    desk.window.suggestions.start()
    desk.press("F8", "Ctrl+E")
    dialog = desk.dialog(ExportDialog)
    choose(dialog, "json", desk.folder / "out.json")
    assert run(desk, dialog).startswith("Wrote 1 release and 1 tag")
    desk.bot.waitUntil(lambda: not desk.window.jobs._running)
    assert refused == []


def test_what_a_format_has_no_place_for_is_told(desk: Desk, dialog: ExportDialog) -> None:
    choose(dialog, "doccano", desk.folder / "out.jsonl")
    first, blank, head, *losses = run(desk, dialog).splitlines()
    assert first.startswith("Wrote 1 release and 1 tag")
    assert (blank, head) == ("", "This format has no place for:")
    assert "•  Doubts about tags." in losses
    choose(dialog, "json", desk.folder / "out.json")
    assert dialog._report.text() == ""


def test_a_chosen_file_gets_the_right_ending(
    desk: Desk, dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = desk.folder / "briefing"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    named(dialog, QPushButton, "Choose…").click()
    assert Path(dialog.target.text()) == chosen.with_suffix(".docx")


def test_closing_the_window_stops_an_export(desk: Desk, dialog: ExportDialog) -> None:
    target = desk.folder / "out.docx"
    choose(dialog, "docx", target)
    named(dialog, QPushButton, "Export").click()
    desk.close()
    assert not list(desk.folder.glob("out*"))
