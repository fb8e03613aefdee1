"""The door of intake: the format is found by content first, refusals are one plain line."""

import pytest

from annotator.intake import reader
from annotator.model.errors import UserError
from tests.intake import samples


@pytest.mark.parametrize(
    ("data", "name", "module"),
    [
        (b"Words.", "a.txt", "text"),
        (b"Words.", "a.pdf", "text"),
        (samples.pdf([[(60, 800, "x")]]), "a.txt", "pdf"),
        (samples.word(), "a.pdf", "docx"),
        (samples.odt("<text:p>x</text:p>"), "a.zip", "odt"),
        (rb"{\rtf1 x}", "a.doc", "rtf"),
        (samples.outlook({}), "a", "msg"),
        (b"<!DOCTYPE html><html>", "a.txt", "html"),
        ("\ufeff<html>".encode("utf-16"), "a.txt", "html"),
        (b"words without marks", "a.html", "html"),
        (b"Received: x\nFrom: a@b\n\nwords", "a.txt", "eml"),
        (b"From: the desk of a minister\n\nwords", "a.txt", "text"),
    ],
)
def test_content_decides_before_the_name(data: bytes, name: str, module: str) -> None:
    assert reader.format_of(data, name).module == module


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (samples.archive({"a.txt": "x"}), "a.zip", "an archive of several files"),
        (b"\xff\xd8\xff\xe0", "a.jpg", "a picture"),
        (b"\x1f\x8b\x08", "a.gz", "isn’t read"),
        (b"MZ\x90\0", "a.exe", "a program"),
        (b"title,text\n", "a.csv", "a table"),
    ],
)
def test_what_is_known_and_not_read_says_what_to_do(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        reader.read(data, name)


def test_every_format_has_its_module_with_one_reader() -> None:
    from importlib import import_module

    for one in reader.READERS:
        assert callable(import_module(f"annotator.intake.{one.module}").read)


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST", 10)
    with pytest.raises(UserError, match="larger than"):
        reader.read(b"x" * 11, "a.txt")


def test_no_importer_opens_a_network_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    page = b'<html><link rel=stylesheet href="http://127.0.0.1/a.css"><img src="http://x/"><p>x'
    assert reader.read(page, "a.html").text == "x"
    assert reader.read(samples.word(), "a.docx").text
