"""Fuzzing: whatever the bytes, an importer gives a draft or one plain line."""

import os
import struct
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.assets import resources
from annotator.intake import doc, docx, eml, html, mhtml, msg, odt, pdfpages, reader, rtf, table
from annotator.intake import text as plain_text
from annotator.intake.furniture import Furniture
from annotator.intake.releases import ReleaseReader
from annotator.model.drafts import Draft
from annotator.model.errors import UserError
from annotator.model.text import normalised
from tests.intake import samples

Read = Callable[[bytes, str], object]
PDF = samples.pdf([[(60, 800, samples.WORDS)], [(60, 800, "more")]])
PAGE = b"<html><head><title>a</title></head><body><ul><li>b</li></ul><table><tr><td>c</table>"
MAIL = (
    b"From: a <b@c>\nDate: Thu, 4 Mar 2021 1:2:3 +0300\nSubject: =?utf-8?q?x?=\n"
    b"MIME-Version: 1.0\n"
    b'Content-Type: multipart/related; boundary="x"\n\n--x\n'
    b"Content-Type: text/html; charset=utf-8\n"
    b"Content-Transfer-Encoding: quoted-printable\n\n<p>w=C3=A9</p>\n--x\n"
    b"Content-Disposition: attachment; filename*=utf-8''a\n\nz\n--x--\n"
)
RTF = (
    rb"{\rtf1\ansicpg1251{\fonttbl{\f0\fcharset204 A;}{\f1\fcharset2 S;}}\trowd a\cell\row "
    rb"\u1047?\'c7{\footnote b}{\header c}{\info{\title d}}\par}"
)
INNER = samples.archive({"e.eml": MAIL, "f.rtf": RTF})


def _all_of(data: bytes, name: str) -> object:
    """Every release of an archive, as an import takes them: a problem is one plain line."""
    found = list(ReleaseReader(Furniture.load(resources()))(data, f"{name}.zip"))
    for one in found:
        assert (one.draft is None) == bool(one.problem)
        assert "\n" not in one.problem
    return found


def _all_rows(data: bytes, name: str) -> object:
    return list(table.read_table(data, f"{name}.csv", {"text": "text", "published_on": "date"}))


SEEDS: dict[str, tuple[Read, bytes]] = {
    "text": (plain_text.read, "Зас прибыл. \r\n".encode() * 3),
    "html": (html.read, PAGE),
    "eml": (eml.read, MAIL),
    "mhtml": (mhtml.read, MAIL),
    "rtf": (rtf.read, RTF),
    "docx": (docx.read, samples.word()),
    "doc": (doc.read, samples.word97("One\rtwo\x13 x \x14three\x15\r")),
    "odt": (odt.read, samples.odt("<text:list><text:list-item><text:p>x</text:p>")),
    "msg": (msg.read, samples.outlook({"1000": "words", "0037": "subject"})),
    "pdf": (lambda data, _: pdfpages.read(data), PDF),
    "csv": (lambda data, name: table.preview(data, name + ".csv"), b"a;text\n1;2\n"),
    "zip": (_all_of, samples.archive({"a.txt": "words", "b/c.html": PAGE, "d.zip": INNER})),
    "rows": (_all_rows, b"a;text;date\n1;2;2021-03-04\n"),
    "jsonl": (lambda data, name: table.preview(data, name + ".jsonl"), b'{"text": "a"}\n'),
}
# A longer run: FUZZ_EXAMPLES=5000 python3 dev.py test tests/intake/test_fuzz.py
FUZZ = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def check(read: Read, data: bytes) -> None:
    refusal = ""
    try:
        found = read(data, "a")
    except UserError as error:
        refusal = str(error)
        found = None
    assert "\n" not in refusal
    assert refusal.strip() or found is not None
    if isinstance(found, Draft):
        assert found.text.strip()
        assert found.text == normalised(found.text)
        assert found.text.encode()
        assert all(span.end <= len(found.text) for span in found.furniture)


@st.composite
def damaged(draw: st.DrawFn, seed: bytes) -> bytes:
    """The seed with bytes changed, cut out, doubled and put in."""
    data = bytearray(seed)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 40)))
        piece = draw(st.one_of(st.binary(max_size=8), st.just(bytes(data[at:end]) * 3)))
        data[at:end] = piece
    return bytes(data)


@pytest.mark.parametrize("name", SEEDS)
def test_damaged_files_are_read_or_refused_in_one_line(name: str) -> None:
    read, seed = SEEDS[name]

    @FUZZ
    @given(damaged(seed))
    def run(data: bytes) -> None:
        check(read, data)

    run()


@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml", "docProps/core.xml"])
def test_damaged_parts_of_a_word_file_are_read_or_refused(part: str) -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(samples.word())) as source:
        parts = {name: source.read(name) for name in source.namelist()}

    @FUZZ
    @given(damaged(parts[part]))
    def run(data: bytes) -> None:
        check(docx.read, samples.archive({**parts, part: data}))

    run()


@FUZZ
@given(st.text(alphabet="<>/=\"'! abdilpstu&;\u0301\0\ud7ff-", max_size=200))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    check(html.read, b"<html>" + markup.encode())


@FUZZ
@given(st.text(alphabet="\\{}'*-0159abinrtfuvcel \n", max_size=200))
def test_any_rich_text_is_read_or_refused(body: str) -> None:
    check(rtf.read, b"{\\rtf1 " + body.encode())


@FUZZ
@given(st.binary(max_size=400), st.sampled_from(["", *(f".{name}" for name in SEEDS)]))
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    if not reader.READERS[0].recognises(data):  # each PDF starts a process of its own
        check(lambda one, name: reader.read(one, name + suffix), data)


def test_an_outlook_table_cut_in_a_row_is_read_or_refused() -> None:
    seed = samples.compound({"__properties_version1.0": struct.pack("<I", 7) * 9})
    check(msg.read, seed)
