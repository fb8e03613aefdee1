"""The watched folder at the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from annotator.ui.intake.door import WATCHED
from annotator.ui.intake.report import ReportDialog
from tests.builders import OTHER_RELEASE
from tests.ui.desk import Desk


@pytest.fixture
def folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = desk.folder / "in"
    made.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(made))
    return made


def look_twice(desk: Desk) -> None:
    for _ in range(2):
        desk.window.importer.watch.look()
        desk.bot.waitUntil(lambda: not desk.window.importer.watch._looking)


def test_what_is_put_into_the_folder_appears_in_the_library(desk: Desk, folder: Path) -> None:
    desk.window.importer.choose_watched()
    assert desk.workspace.setting(WATCHED) == str(folder)
    (folder / "a.txt").write_text(OTHER_RELEASE, encoding="utf-8")
    look_twice(desk)
    desk.bot.waitUntil(lambda: desk.workspace.document_count() == 2)
    desk.bot.waitUntil(lambda: "1 release came in" in desk.window.status.message.text())
    assert desk.window.session.text == desk.text


def test_what_cannot_be_read_waits_in_a_report(desk: Desk, folder: Path) -> None:
    desk.window.importer.choose_watched()
    (folder / "empty.txt").write_text("")
    look_twice(desk)
    desk.bot.waitUntil(lambda: "1 file could not be read" in desk.window.status.message.text())
    desk.press("Ctrl+Shift+I")
    assert desk.dialog(ReportDialog).lines()[0].startswith("empty.txt\tfailed\tan empty file")


def test_after_a_restart_nothing_is_read_twice(desk: Desk, folder: Path) -> None:
    desk.window.importer.choose_watched()
    (folder / "a.txt").write_text(OTHER_RELEASE, encoding="utf-8")
    look_twice(desk)
    desk.bot.waitUntil(lambda: desk.workspace.document_count() == 2)
    desk.bot.waitUntil(lambda: "came in" in desk.window.status.message.text())
    desk.reopen()
    desk.window.importer.start_watch()
    look_twice(desk)
    assert desk.window.importer.work.last is None


def test_taking_the_setting_back_ends_it(desk: Desk, folder: Path) -> None:
    desk.window.importer.choose_watched()
    desk.press("Ctrl+Z")
    (folder / "a.txt").write_text(OTHER_RELEASE, encoding="utf-8")
    look_twice(desk)
    assert desk.workspace.document_count() == 1
