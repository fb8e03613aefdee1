"""The door of intake: the format is found by content first, refusals are one plain line."""

import pytest

from annotator.intake import reader
from annotator.model.errors import UserError
from tests.intake import samples

OPEN = "application/vnd.oasis.opendocument"


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
        (b"To: a@b.c\nSubject: x\n\nwords", "a.eml", "eml"),
        (b"To: a@b.c\nSubject: x\n\nwords", "a.txt", "text"),
        (b"\xef\xbb\xbf{\\rtf1 x}", "a.txt", "rtf"),
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
        (samples.archive({"mimetype": f"{OPEN}.spreadsheet"}), "a.ods", "an office program"),
        (samples.archive({"mimetype": "application/epub+zip"}), "a.epub", "an electronic book"),
        (samples.archive({"Index/Document.iwa": "x"}), "a.pages", "a Pages document"),
        (bytes(257) + b"ustar", "a.tar", "isn’t read"),
        (b"%!PS-Adobe-3.0", "a.ps", "PostScript"),
        (b"<?xml version='1.0'?><rss/>", "a.xml", "XML of a kind"),
        (b"<svg><text>x</text></svg>", "a.svg", "XML of a kind"),
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


OUTWARD = ("socket.connect", "getaddrinfo", "gethostbyname", "create_connection", "socket.sendto")


def test_no_importer_opens_a_network_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    for name in OUTWARD:
        monkeypatch.setattr(f"socket.{name}", refuse)
    page = (
        b'<html><head><base href="http://127.0.0.1/"><link rel=stylesheet href="http://127.0.0.1/a">'
        b'</head><body><img src="http://x.example/"><iframe src="//x.example/"></iframe><p>x'
    )
    external = (
        '<!DOCTYPE a [<!ENTITY b SYSTEM "http://127.0.0.1/b">]>'
        "<text:p>words here &amp; there</text:p>"
    )
    found = {
        "a.html": page,
        "a.docx": samples.word(),
        "a.odt": samples.odt("<text:p>words</text:p>"),
        "b.odt": samples.odt(external),
        "a.rtf": rb"{\rtf1 {\field{\*\fldinst INCLUDEPICTURE http://127.0.0.1/}{\fldrslt words}}}",
        "a.eml": b"From: a@b.c\nDate: Thu, 4 Mar 2021 1:2:3 +0300\nSubject: s\n\nhttp://x.example/",
        "a.msg": samples.outlook({"1000": "words", "0037": "subject"}),
        "a.pdf": samples.pdf([[(60, 800, "words http://x.example/")]]),
        "a.txt": b"http://x.example/ words",
    }
    refused = set()
    for name, data in found.items():
        try:
            assert reader.read(data, name).text
        except UserError:
            refused.add(name)
    assert refused <= {"b.odt"}
