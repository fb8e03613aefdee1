"""Importing into the window: files come in, what did not is told with its reason."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from annotator.model.drafts import Taken
from annotator.ui.intake.diff import DifferencesDialog
from annotator.ui.intake.report import ReportDialog
from annotator.ui.progress import ProgressDialog
from tests.builders import OTHER_RELEASE
from tests.ui.desk import Desk


def written(desk: Desk, name: str, text: str = OTHER_RELEASE) -> Path:
    file = desk.folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def clipboard(desk: Desk) -> Iterator[QClipboard]:
    """The clipboard, emptied before the application goes: its data must not outlive that."""
    yield QApplication.clipboard()
    QApplication.clipboard().clear()


def reports(desk: Desk) -> list[ReportDialog]:
    return [one for one in desk.window.findChildren(ReportDialog) if one.isVisible()]


def test_the_first_release_that_comes_in_is_opened(desk: Desk) -> None:
    files = [written(desk, "a.txt"), written(desk, "b.txt", "Pilots were elected on Monday.\n")]
    desk.window.importer.import_paths(files)
    assert desk.window.session.text == OTHER_RELEASE
    assert desk.workspace.document_count() == 3
    assert reports(desk) == []


def test_what_is_there_already_is_told_by_name(desk: Desk) -> None:
    desk.window.importer.import_paths([written(desk, "a.txt"), written(desk, "again.txt")])
    report = desk.dialog(ReportDialog)
    assert [line.split("\t")[:2] for line in report.lines()] == [["again.txt", "duplicate"]]
    assert report._head.text() == "1 imported, 1 there already."


def test_what_cannot_be_read_is_told_with_its_reason_and_the_others_are_in(desk: Desk) -> None:
    desk.window.importer.import_paths([desk.folder / "gone.txt", written(desk, "a.txt")])
    report = desk.dialog(ReportDialog)
    assert report.lines()[0].startswith("gone.txt\tfailed\tcan’t be read")
    assert desk.window.session.text == OTHER_RELEASE


def test_the_report_can_be_filtered_by_outcome_and_words(desk: Desk) -> None:
    files = [written(desk, "a.txt"), written(desk, "b.txt"), desk.folder / "gone.txt"]
    desk.window.importer.import_paths(files)
    report = desk.dialog(ReportDialog)
    assert len(report.lines()) == 2
    report.results.setCurrentIndex(1)
    assert [line.split("\t")[0] for line in report.lines()] == ["a.txt", "b.txt", "gone.txt"]
    report.words.setText("gone")
    assert [line.split("\t")[0] for line in report.lines()] == ["gone.txt"]


def test_the_earlier_release_is_opened_from_the_report(desk: Desk) -> None:
    desk.window.importer.import_paths(
        [written(desk, "a.txt"), written(desk, "again.txt", desk.text)]
    )
    assert desk.window.session.text == OTHER_RELEASE
    desk.dialog(ReportDialog)
    desk.press("Return")
    assert desk.window.session.text == desk.text


LONG = " ".join(
    f"Paragraph {n} reports the navigation season of harbour {n * 7}." for n in range(90)
)


CALLED = "Paragraph 0 reports the navigation season of harbour 0"
"""What a release without a headline is called."""


def alike(desk: Desk) -> ReportDialog:
    desk.window.importer.import_paths([written(desk, "a.txt", LONG)])
    desk.window.importer.import_paths(
        [written(desk, "b.txt", LONG.replace("harbour 70", "haven 70"))]
    )
    return desk.dialog(ReportDialog)


def test_a_near_duplicate_is_shown_with_its_differences_and_taken_as_a_version(desk: Desk) -> None:
    report = alike(desk)
    assert f"much like “{CALLED}”" in report.lines()[0]
    desk.press("D")
    shown = desk.dialog(DifferencesDialog)
    assert shown.where.text() == "1 of 1 difference"
    assert shown.text.textCursor().selectedText() == "harbourhaven"
    desk.press("V")
    assert desk.workspace.document_count() == 2
    assert desk.window.session.text == LONG.replace("harbour 70", "haven 70")
    report.results.setCurrentIndex(1)
    assert f"is the new version of “{CALLED}”" in report.lines()[0]
    report.close()
    desk.activate()
    desk.press("Ctrl+Z")
    assert desk.workspace.document_count() == 3


def test_the_list_is_saved_as_text(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    alike(desk)
    target = desk.folder / "list.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    desk.press("S")
    assert target.read_text("utf-8").startswith("b.txt\talike\t")


def test_copied_text_and_pages_come_in(desk: Desk, clipboard: QClipboard) -> None:
    clipboard.setText(OTHER_RELEASE)
    desk.press("Ctrl+V")
    assert desk.window.session.text == OTHER_RELEASE
    page = QMimeData()
    page.setHtml("<h1>Pilots elected</h1><p>Pilots were elected on Monday by all captains.</p>")
    clipboard.setMimeData(page)
    desk.press("Ctrl+V")
    assert "Pilots were elected on Monday by all captains." in desk.window.session.text


def test_a_link_is_not_followed(desk: Desk, clipboard: QClipboard) -> None:
    link = QMimeData()
    link.setUrls([QUrl("https://harbour.example/news")])
    clipboard.setMimeData(link)
    desk.press("Ctrl+V")
    assert desk.workspace.document_count() == 1
    assert "opens no connection" in desk.window.status.message.text()


def test_a_stopped_import_keeps_what_is_in(desk: Desk) -> None:
    files = [written(desk, f"{name}.txt", f"{OTHER_RELEASE}{name}\n") for name in "abc"]
    stop = threading.Event()

    def read(data: bytes, name: str) -> Iterable[Taken]:
        """The user presses Cancel while the third file is read."""
        if name == "c.txt":
            QTimer.singleShot(0, desk.window, press)
            stop.wait(5)
        return desk.services.read(data, name)

    def press() -> None:
        [dialog] = desk.window.findChildren(ProgressDialog)
        desk.bot.waitUntil(lambda: desk.window.importer.work.taken >= 2)
        dialog.line.cancel.click()
        stop.set()

    desk.window.services = replace(desk.services, read=read)
    desk.window.importer.import_paths(files)
    assert desk.workspace.document_count() == 3
    assert "what is in stays in" in desk.dialog(ReportDialog)._head.text()
    assert desk.workspace.check() == []


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


def test_dropped_words_come_in(desk: Desk) -> None:
    words = QMimeData()
    words.setText(OTHER_RELEASE)
    how = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    action = Qt.DropAction.CopyAction
    desk.window.dropEvent(QDropEvent(QPointF(5, 5), action, words, *how))
    assert desk.window.session.text == OTHER_RELEASE


def test_an_import_is_undone_as_one_step(desk: Desk) -> None:
    desk.window.importer.import_paths([written(desk, "a.txt"), written(desk, "b.txt", "Pilots.\n")])
    desk.press("Ctrl+Z")
    assert desk.workspace.document_count() == 1


def test_a_folder_is_imported_by_a_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.folder / "in" / "deep").mkdir(parents=True)
    (desk.folder / "in" / "deep" / "a.txt").write_text(OTHER_RELEASE, encoding="utf-8")
    picked = lambda *_: str(desk.folder / "in")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", picked)
    desk.press("Ctrl+Alt+O")
    assert desk.window.session.text == OTHER_RELEASE


def test_the_open_release_is_compared_with_the_one_most_like_it(desk: Desk) -> None:
    alike(desk).close()
    desk.activate()
    desk.press("Ctrl+Shift+E")
    shown = desk.dialog(DifferencesDialog)
    assert shown.where.text() == "1 of 1 difference"
    desk.press("V")
    assert desk.workspace.document_count() == 2


def test_a_release_like_no_other_says_so(desk: Desk) -> None:
    desk.press("Ctrl+Shift+E")
    assert "No other release" in desk.window.status.message.text()
