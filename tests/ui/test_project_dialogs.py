"""Checking the project, and opening another one."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPlainTextEdit

from annotator.ui.checking import CheckDialog
from annotator.ui.projects import choose_project, default_project, tell
from tests.ui.desk import Desk, named


def words(dialog: CheckDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_sound_project_is_said_to_be_well(desk: Desk) -> None:
    desk.tag("Acting Chair Mira Olsen", "O")
    desk.window.actions_["check"].trigger()
    assert words(desk.dialog(CheckDialog)).startswith("All is well")


def test_what_other_hands_changed_is_listed(desk: Desk) -> None:
    desk.tag("Acting Chair Mira Olsen", "O")
    with sqlite3.connect(desk.path) as file:
        file.execute("UPDATE document SET publisher = 'somebody else'")
    file.close()
    desk.window.actions_["check"].trigger()
    dialog = desk.dialog(CheckDialog)
    assert "wrong" in words(dialog)
    assert named(dialog, QPlainTextEdit, "Findings").toPlainText()


def test_another_project_is_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    other = desk.folder / "other"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(other)])
    with desk.bot.waitSignal(desk.window.project_requested) as told:
        desk.press("Ctrl+Shift+O")
    assert told.args == [str(other.with_suffix(".pressdb"))]


def test_leaving_the_dialog_asks_for_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 0)
    assert choose_project(desk.window) == ""


def test_a_file_that_is_there_keeps_its_name(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    there = desk.folder / "project.db"
    there.touch()
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(there)])
    assert Path(choose_project(desk.window)) == there


def test_the_first_project_goes_to_the_documents() -> None:
    assert default_project().suffix == ".pressdb"


def test_why_a_project_cannot_be_opened_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    tell("The disk is full.", desk.window)
    assert told == ["The disk is full."]
