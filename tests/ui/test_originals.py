"""The file behind a release: saved as it was, read again in another encoding."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from annotator.ui.intake.encoding import EncodingDialog
from tests.ui.desk import Desk

RUSSIAN = "Совет гавани заседал в понедельник и принял бюджет.\n"


def imported(desk: Desk, data: bytes, name: str = "a.txt") -> Path:
    file = desk.folder / name
    file.write_bytes(data)
    desk.window.importer.import_paths([file])
    return file


def test_the_original_is_saved_byte_for_byte(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    data = RUSSIAN.replace("\n", "\r\n").encode("cp1251")
    imported(desk, data)
    target = desk.folder / "copy.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    desk.press("Ctrl+Shift+S")
    assert target.read_bytes() == data


def test_a_release_without_its_file_says_so(desk: Desk) -> None:
    desk.press("Ctrl+Shift+S")
    assert "was not kept" in desk.window.status.message.text()


def test_the_encoding_is_shown_and_can_be_changed(desk: Desk) -> None:
    imported(desk, RUSSIAN.encode("cp1251"))
    assert "Windows-1251" in desk.window.pane.header._facts.text()
    desk.press("Ctrl+Shift+R")
    chooser = desk.dialog(EncodingDialog)
    assert chooser.preview.toPlainText() == RUSSIAN
    assert not chooser.take.isEnabled()
    chooser.choose("koi8-r")
    assert chooser.preview.toPlainText() == RUSSIAN.encode("cp1251").decode("koi8-r")
    desk.press("Return")
    assert desk.window.session.text == RUSSIAN.encode("cp1251").decode("koi8-r")
    assert "KOI8-R" in desk.window.pane.header._facts.text()
    desk.activate()
    desk.press("Ctrl+Z")
    assert desk.window.session.text == RUSSIAN
    assert "Windows-1251" in desk.window.pane.header._facts.text()


def test_an_encoding_in_which_the_bytes_are_no_text_is_refused_with_its_reason(desk: Desk) -> None:
    imported(desk, RUSSIAN.encode("cp1251"))
    desk.press("Ctrl+Shift+R")
    chooser = desk.dialog(EncodingDialog)
    chooser.choose("utf-16-le")
    chooser.choose("utf-8")
    assert chooser.said.text().startswith("Not readable") or "no meaning" in chooser.said.text()
