"""Importing into the window: files come in, what did not is told with its reason."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressDialog

from annotator.model.drafts import Taken
from annotator.ui.importing import ReportDialog, import_and_report
from tests.builders import OTHER_RELEASE
from tests.ui.desk import Desk


def written(desk: Desk, name: str, text: str = OTHER_RELEASE) -> Path:
    file = desk.folder / name
    file.write_text(text, encoding="utf-8")
    return file


def reports(desk: Desk) -> list[ReportDialog]:
    return [one for one in desk.window.findChildren(ReportDialog) if one.isVisible()]


def test_the_first_release_that_comes_in_is_opened(desk: Desk) -> None:
    files = [written(desk, "a.txt"), written(desk, "b.txt", "Pilots were elected on Monday.\n")]
    desk.window.import_files(files)
    assert desk.window.session.text == OTHER_RELEASE
    assert desk.workspace.document_count() == 3
    assert reports(desk) == []


def test_what_is_there_already_is_told_by_name(desk: Desk) -> None:
    desk.window.import_files([written(desk, "a.txt"), written(desk, "again.txt")])
    report = desk.dialog(ReportDialog)
    assert "again.txt" in report.lines.toPlainText()
    assert any(
        label.text().startswith("Imported 1, duplicates 1, failed 0")
        for label in report.findChildren(QLabel)
    )


def test_what_cannot_be_read_is_told_with_its_reason_and_the_others_are_in(desk: Desk) -> None:
    desk.window.import_files([desk.folder / "gone.txt", written(desk, "a.txt")])
    report = desk.dialog(ReportDialog)
    assert report.lines.toPlainText().startswith("gone.txt: ")
    assert desk.window.session.text == OTHER_RELEASE


def test_a_stopped_import_keeps_what_is_in(desk: Desk) -> None:
    files = [written(desk, f"{name}.txt", f"{OTHER_RELEASE}{name}\n") for name in "abc"]

    def read(data: bytes, name: str) -> Iterable[Taken]:
        """The user presses Cancel while the second file is read."""
        if name == "b.txt":
            bar = desk.window.findChild(QProgressDialog)
            assert isinstance(bar, QProgressDialog)
            bar.cancel()
        return desk.services.read(data, name)

    first = import_and_report(desk.workspace, files, read, desk.window)
    assert first is not None
    assert first.source_name == "a.txt"
    assert desk.workspace.document_count() == 3
    words = " ".join(label.text() for label in desk.dialog(ReportDialog).findChildren(QLabel))
    assert "what is in stays in" in words


def test_files_are_chosen_in_a_dialog(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(desk, "a.txt")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    desk.press("Ctrl+O")
    assert desk.window.session.text == OTHER_RELEASE


def test_leaving_the_dialog_imports_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    desk.press("Ctrl+O")
    assert desk.workspace.document_count() == 1


def test_dropped_files_come_in(desk: Desk) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(written(desk, "a.txt")))])
    how = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), action, files, *how)
    desk.window.dragEnterEvent(enter)
    assert enter.isAccepted()
    desk.window.dropEvent(QDropEvent(QPointF(5, 5), action, files, *how))
    assert desk.window.session.text == OTHER_RELEASE


def test_dropped_words_are_not_taken(desk: Desk) -> None:
    words = QMimeData()
    words.setText("words")
    how = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, words, *how)
    enter.ignore()
    desk.window.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_an_import_is_undone_as_one_step(desk: Desk) -> None:
    desk.window.import_files([written(desk, "a.txt"), written(desk, "b.txt", "Pilots.\n")])
    desk.press("Ctrl+Z")
    assert desk.workspace.document_count() == 1
