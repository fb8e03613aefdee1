"""The door of intake: one file's bytes become one draft, its format found by content, then name."""

import io
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TypeAlias

from annotator.intake.archive import entries, small_entry
from annotator.intake.metadata import completed
from annotator.model.drafts import Draft
from annotator.model.errors import UserError

LARGEST = 100 * 2**20
"""The largest file that is read, in bytes: the longest release known has less than one MB."""

Recognise: TypeAlias = Callable[[bytes], bool]

_COMPOUND = b"\xd0\xcf\x11\xe0"
_BREAKS = (OSError, ValueError, IndexError, TypeError, KeyError, AttributeError, MemoryError,
           RecursionError, struct.error)  # fmt: skip
_HEAD = 4096
_NAMES = 16_384
_MARKS = 64
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|h[1-6])[\s>]", re.IGNORECASE)
_MAIL_HEADER = re.compile(
    rb"^(?:return-path|received|message-id|mime-version|delivered-to|from|content-type):",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER_LINE = re.compile(rb"(?:from [^\r\n]+\r?\n)?[a-z][\w-]+: ", re.IGNORECASE)
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def _head(data: bytes) -> bytes:
    """The beginning without marks and without the NUL bytes of UTF-16, for a look at it."""
    return data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")


def _starts(*magic: bytes) -> Recognise:
    return lambda data: data.startswith(magic)


def _zipped(entry: str) -> Recognise:
    return lambda data: (
        data.startswith(b"PK") and any(name.startswith(entry) for name in entries(data))
    )


def _docx(data: bytes) -> bool:
    """A Word file, also as one XML file ("flat", or of 2003)."""
    if _zipped("word/")(data):
        return True
    head = _xml_head(data)
    flat = b"office/2006/xmlPackage" in head and b"Word.Document" in head
    return flat or b"office/word/2003/wordml" in head


def _word97(data: bytes) -> bool:
    """A Word file in the compound container that Outlook's mails and old sheets have, too."""
    if not data.startswith(_COMPOUND):
        return False
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return bool(ole.exists("WordDocument"))
    except _BREAKS:
        return False


def _odt(data: bytes) -> bool:
    """An OpenDocument text, also as one XML file."""
    if data.startswith(b"PK"):
        return b"opendocument.text" in small_entry(data, "mimetype")
    head = _xml_head(data)
    return b"<office:document" in head and b"opendocument.text" in head


def _book(data: bytes) -> bool:
    return data.startswith(b"PK") and b"epub" in small_entry(data, "mimetype")


def _tar(data: bytes) -> bool:
    return data[257:262] == b"ustar"


def _open_office(data: bytes) -> bool:
    """Sheets, slides and drawings in OpenDocument."""
    return data.startswith(b"PK") and b"oasis.opendocument." in small_entry(data, "mimetype")


def _xml_head(data: bytes) -> bytes:
    """The beginning of an XML file with all its names; none of other files."""
    xml = data[:_MARKS].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml")
    return data[:_NAMES] if xml else b""


def _foreign_xml(data: bytes) -> bool:
    return bool(_xml_head(data)) or _head(data).startswith((b"<rss", b"<feed", b"<svg"))


def _rtf(data: bytes) -> bool:
    return _head(data).startswith(b"{\\rtf")


def _pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _mail(data: bytes) -> bool:
    headers = re.split(rb"\r?\n\r?\n", _head(data), maxsplit=1)[0]
    kinds = {match[0].lower() for match in _MAIL_HEADER.finditer(headers)}
    return len(kinds) >= 2


def _mhtml(data: bytes) -> bool:
    return _mail(data) and bool(_RELATED.search(_head(data)))


def _html(data: bytes) -> bool:
    head = _head(data)
    return head.startswith(b"<") and bool(_HTML.search(head))


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read: its module in this package, its label, and how it is known.

    `encoded` says that it is text in an encoding that the user can force.
    """

    module: str
    label: str
    suffixes: tuple[str, ...]
    recognises: Recognise
    encoded: bool = False


READERS: tuple[Format, ...] = (
    Format("pdf", "PDF", (".pdf",), _pdf),
    Format("rtf", "Rich text", (".rtf",), _rtf),
    Format("docx", "Word", (".docx", ".docm"), _docx),
    Format("odt", "OpenDocument text", (".odt", ".ott", ".fodt"), _odt),
    Format("doc", "Word 97–2003", (".doc", ".dot"), _word97),
    Format("msg", "Outlook mail", (".msg", ".xls"), _starts(_COMPOUND)),
    Format("mhtml", "Web archive", (".mhtml", ".mht"), _mhtml),
    Format("eml", "Mail", (".eml",), _mail),
    Format("html", "Web page", (".html", ".htm", ".xhtml"), _html, encoded=True),
    Format("text", "Plain text", (".txt", ".text", ".md"), lambda _: False, encoded=True),
)
"""Every format, in the order in which the bytes are looked at; plain text takes what is left."""

_ARCHIVE = "an archive of several files. Import it with its files, not as one release."
_PICTURE = "a picture, with no text to read. Make a text of it (OCR) and import that."
_PACKED = "an archive of a kind that isn’t read. Unpack it, or pack it as .zip."
_XML = "XML of a kind that isn’t known. Save it as a web page, Word file or text."
_OFFICE = "a table or slides from an office program. Save them as PDF or CSV and import that."
_REFUSED: tuple[tuple[Recognise, str], ...] = (
    (_zipped("xl/"), _OFFICE),
    (_zipped("ppt/"), _OFFICE),
    (_open_office, _OFFICE),
    (_book, "an electronic book (EPUB). Make a PDF or web page of it and import that."),
    (_zipped("Index/Document.iwa"), "a Pages document. Export it as Word or PDF and import that."),
    (_starts(b"PK"), _ARCHIVE),
    (_tar, _PACKED),
    (_starts(b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"),
     _PACKED),
    (_starts(b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"RIFF"), _PICTURE),
    (_starts(b"\x7fELF", b"MZ\x90"), "a program, not a release. Choose another file."),
    (_starts(b"%!PS"), "a PostScript file. Make a PDF of it and import that."),
    (_foreign_xml, _XML),
)  # fmt: skip
_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson")


def read(data: bytes, name: str, encoding: str | None = None) -> Draft:
    """The draft that the file's bytes make; `encoding` overrules detection for text formats.

    Metadata and furniture are proposed. Raises UserError with one plain line: what is wrong with
    the file and what to do next.
    """
    if len(data) > LARGEST:
        raise UserError(f"larger than {LARGEST // 2**20} MB. Split it, or leave out its pictures.")
    found = format_of(data, name)
    reader = import_module(f"annotator.intake.{found.module}")
    draft: Draft = reader.read(data, name, encoding) if found.encoded else reader.read(data, name)
    return completed(draft)


def format_of(data: bytes, name: str) -> Format:
    """The format of the bytes, by content first, by the name's suffix where content says nothing.

    Raises UserError for what is recognised and not read: pictures, archives, programs, tables.
    """
    for candidate in READERS:
        if candidate.recognises(data):
            return candidate
    for recognises, reason in _REFUSED:
        if recognises(data):
            raise UserError(reason)
    suffix = PurePath(name).suffix.lower()
    if suffix == ".json":
        raise UserError("JSON of a shape that isn’t known. Save releases as text, or as .jsonl.")
    if suffix in _TABLES:
        raise UserError("a table of several releases. Import it with a choice of its text column.")
    by_name = (one for one in READERS if suffix in one.suffixes)
    named = next(by_name, READERS[-1])
    letter = named.module == "eml" and _HEADER_LINE.match(_head(data))
    return named if named.encoded or letter else READERS[-1]


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a ZIP archive of files, and not an office file that is one inside."""
    if not data.startswith(b"PK"):
        return False
    office = any(one.recognises(data) for one in READERS)
    return not office and next(why for known, why in _REFUSED if known(data)) == _ARCHIVE
