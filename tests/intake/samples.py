"""Small files of every format, made by code for the tests."""

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Says: TypeAlias = tuple[tuple[int, int, bytes], ...]
"""Runs of a text with properties: start, end and the bytes that say them."""

WORDS = "The ministers agreed on a plan for 29.1 tons of aid."


def archive(files: Mapping[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return made.getvalue()


def word() -> bytes:
    """A Word file with a header, title, lists, table, tracked changes and a content control."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Ministry of Works"
    document.core_properties.title = "Other title"
    document.core_properties.author = "Anna Petrova"
    document.add_heading("Ministers meet", 0)
    document.add_paragraph("On 3 March 2021 the ministers met.")
    document.add_paragraph("roads", "List Bullet")
    document.add_paragraph("first", "List Number")
    document.add_paragraph("second", "List Number")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Work", "Cost", "Road", "$ 5 million"], strict=True):
        cell.text = text
    body = document.element.body
    for inner in (
        (
            "<w:ins w:id='1' w:author='a'><w:r><w:t>inserted words</w:t></w:r></w:ins>"
            "<w:del w:id='2' w:author='a'><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        ),
        "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>",
    ):
        body.insert(len(body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    control = "<w:sdtContent><w:p><w:r><w:t>controlled</w:t></w:r></w:p></w:sdtContent>"
    body.insert(len(body) - 1, parse_xml(f"<w:sdt {nsdecls('w')}>{control}</w:sdt>"))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "meta")
)


def odt(body: str, manifest: str = "") -> bytes:
    content = f"<office:document-content {_ODF}><office:body><office:text>{body}"
    meta = '<office:meta><dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">Set title</dc:title>'
    files = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"{content}</office:text></office:body></office:document-content>",
        "meta.xml": f"<office:document-meta {_ODF}>{meta}</office:meta></office:document-meta>",
    }
    if manifest:
        files["META-INF/manifest.xml"] = manifest
    return archive(files)


def pdf(
    pages: Iterable[Iterable[tuple[float, float, str]]],
    trailer: str = "",
    *,
    large: str = "",
    page: str = "",
    matrix: str = "",
) -> bytes:
    """A PDF whose pages hold lines of Helvetica 12 at the places given, in points.

    Lines that begin with `large` are set in 20 points. `page` is put into the pages' dictionaries,
    `matrix` before all text.
    """

    def line(x: float, y: float, text: str) -> str:
        size = 20 if large and text.startswith(large) else 12
        return f"BT /F {size} Tf {x} {y} Td ({text.removeprefix(large)}) Tj ET\n"

    contents = [f"{matrix} " + "".join(line(*one) for one in lines) for lines in pages]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(contents)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for at, content in enumerate(contents):
        objects += (
            (
                f"<</Type/Page/Parent 2 0 R{page}/MediaBox[0 0 595 842]/Contents {5 + 2 * at} 0 R"
                "/Resources<</Font<</F 3 0 R>>>>>>"
            ),
            f"<</Length {len(content)}>>stream\n{content}endstream",
        )
    made, offsets = "%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(made))
        made += f"{number} 0 obj{one}endobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    info = f"trailer<</Root 1 0 R/Size {len(objects) + 1}{trailer}>>\nstartxref\n{len(made)}\n%%EOF"
    return f"{made}{end}{info}".encode("latin-1")


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file ([MS-CFB]) with streams, each padded to 4096 bytes or more.

    A name with a stroke, `folder/stream`, lies in a storage.
    """
    sector, free, end = 512, 0xFFFFFFFF, 0xFFFFFFFE
    padded = {name: data.ljust(max(4096, -(-len(data) // sector) * sector), b"\0")
              for name, data in streams.items()}  # fmt: skip
    groups: dict[str, list[str]] = {"": []}
    for name in padded:
        folder, _, _ = name.rpartition("/")
        groups.setdefault(folder, []).append(name)
    groups[""] += [folder for folder in groups if folder]
    for group in groups.values():
        group.sort(key=lambda name: (len(name), name.upper()))
    names = [name for group in groups.values() for name in group]
    at = {name: number for number, name in enumerate(names, start=1)}
    rows = -(-(len(names) + 1) // 4)
    fat = [0xFFFFFFFD, *range(2, rows + 1), end]
    entries, ordered = b"", b""
    for name in ("", *names):
        content = padded.get(name, b"")
        start, kind = (len(fat), 2) if content else (end, 1 if name else 5)
        fat += [*range(len(fat) + 1, len(fat) + len(content) // sector), end] if content else []
        siblings = groups[name.rpartition("/")[0]] if name else []
        behind = siblings[siblings.index(name) + 1 :] if name else []
        right = at[behind[0]] if behind else free
        child = at[groups[name][0]] if not content and groups.get(name) else free
        raw = (name.rpartition("/")[2] + "\0" if name else "Root Entry\0").encode("utf-16-le")
        entries += struct.pack(
            "<64sHBBIII16sIQQIQ", raw, len(raw), kind, 1, free, right, child, b"", 0, 0, 0, start,
            len(content),
        )  # fmt: skip
        ordered += content
    entries = entries.ljust(rows * sector, b"\0")
    header = struct.pack(
        "<8s16sHHHHH6s9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        b"", 0, 1, 1, 0, 4096, end, 0, end, 0,
    )  # fmt: skip
    header += struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", *(fat + [free] * (128 - len(fat))))
    return header + table + entries + ordered


def word97(
    text: str, lengths: tuple[int, ...] = (), *, flags: int = 0, version: int = 0xC1, **says: Says
) -> bytes:
    """A Word file of 1997 whose stories lie one behind the other in `text`, with `lengths`.

    `characters` and `paragraphs` are runs of the text with the properties (sprms) they have.
    """
    at, pages = 0x1000, {"characters": 0x0800, "paragraphs": 0x0A00}
    document = bytearray(0x1000)
    counts = [*(lengths or (len(text),)), *[0] * 8][:8]
    struct.pack_into("<HH", document, 0, 0xA5EC, version)
    struct.pack_into("<H", document, 0x0A, flags)
    struct.pack_into("<8i", document, 0x4C, *counts)
    clx = struct.pack("<BIIIHIH", 2, 16, 0, len(text), 0, at, 0)
    table = bytearray(clx.ljust(64, b"\0"))
    struct.pack_into("<II", document, 0x01A2, 0, len(clx))
    for kind, place in (("characters", 0x00FA), ("paragraphs", 0x0102)):
        runs = says.get(kind, ())
        if runs:
            document[pages[kind] : pages[kind] + 512] = _properties_page(runs, at, kind)
            struct.pack_into("<II", document, place, len(table), 12)
            table += struct.pack("<III", at, at + 2 * len(text), pages[kind] // 512)
    return compound(
        {"WordDocument": bytes(document) + text.encode("utf-16-le"), "0Table": bytes(table)}
    )


def _properties_page(runs: Says, at: int, kind: str) -> bytes:
    """A page of properties ([MS-DOC] ChpxFkp and PapxFkp): ends, places, then what they say."""
    page, width, free = bytearray(512), 1 if kind == "characters" else 13, 510
    ends = [runs[0][0], *(end for _, end, _ in runs)]
    struct.pack_into(f"<{len(ends)}I", page, 0, *(at + 2 * end for end in ends))
    for number, (_, _, held) in enumerate(runs):
        if not held:
            continue
        style = b"" if kind == "characters" else b"\0\0"
        size = len(held) if kind == "characters" else (len(style + held) + 1) // 2
        free = (free - len(style + held) - 2) // 2 * 2
        page[free : free + 1 + len(style + held)] = bytes((size,)) + style + held
        page[4 * len(ends) + width * number] = free // 2
    page[511] = len(runs)
    return bytes(page)


def outlook(texts: Mapping[str, str], sent: int = 0) -> bytes:
    """An Outlook mail with text properties and a time of sending in Windows ticks."""
    table = bytes(32) + struct.pack("<IIQ", 0x00390040, 6, sent)
    streams = {f"__substg1.0_{tag}001F": text.encode("utf-16-le") for tag, text in texts.items()}
    return compound({"__properties_version1.0": table, **streams})
