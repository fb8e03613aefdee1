"""Outlook mails (.msg), and what else comes in the same container: old and locked Office files."""

import io
import struct
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from annotator.intake import html, lzfu, publishers, rtf
from annotator.intake.eml import FULLER, left_out
from annotator.intake.encodings import decoded
from annotator.intake.text import refuse_binary
from annotator.model.drafts import Draft, Proposal
from annotator.model.errors import UserError
from annotator.model.text import normalised

if TYPE_CHECKING:
    from olefile import OleFileIO

# Streams that say what the container holds ([MS-OXMSG], [MS-DOC], [MS-OFFCRYPTO]).
_OTHERS = (
    ("EncryptedPackage", "password-protected. Save it without a password and import that."),
    ("Workbook", "a table from an office program. Save it as CSV and import that."),
    ("Book", "a table from an office program. Save it as CSV and import that."),
    ("PowerPoint Document", "slides from an office program. Save them as PDF and import that."),
)
_DAMAGED = "a damaged Outlook mail. Save it again in Outlook."
_SUBJECT, _SENDER, _ADDRESS, _SMTP = "0037", "0C1A", "0C1F", "5D01"
_RICH = "1009"
_BODY, _HTML, _FILE, _LONG_FILE, _CONTENT = "1000", "1013", "3704", "3707", "3701"
_SENT, _ARRIVED = 0x00390040, 0x0E060040
_BREAKS = (OSError, ValueError, struct.error, IndexError, TypeError, KeyError, AttributeError,
           MemoryError, RecursionError)  # fmt: skip
_TOP_HEADER = 32
_ROW = 16
_MOST = 50 * 2**20


def read(data: bytes, name: str) -> Draft:
    """The mail's words and what its properties propose; attachments are named in a note.

    Raises UserError for old Word files, locked files, damaged ones and mails without words.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            _refuse_others(ole)
            return _mail(ole, name)
    except _BREAKS as error:
        raise UserError(_DAMAGED) from error


def files_of(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """The files that came with the mail of these bytes; none where it is damaged."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return tuple(
                (name, _binary(ole, f"{folder}/__substg1.0_{_CONTENT}0102"))
                for folder, name in _attachments(ole)
            )
    except _BREAKS:
        return ()


def _refuse_others(ole: "OleFileIO[Any]") -> None:
    for stream, reason in _OTHERS:
        if ole.exists(stream):
            raise UserError(reason)
    if not ole.exists("__properties_version1.0"):
        raise UserError("a file of a kind that isn’t read. Save it as text, Word or PDF.")


def _mail(ole: "OleFileIO[Any]", name: str) -> Draft:
    plain = _string(ole, _BODY)
    refuse_binary(plain)
    page = _page(ole)
    if len(page.text.split()) < max(FULLER * len(plain.split()), 1):
        page = html.Page("")
    text = page.text or normalised(plain.replace("\0", "\ufffd")) or _rich(ole)
    if not text.strip():
        raise UserError("a mail without text. Import its attachments instead.")
    return Draft(
        text,
        name,
        "utf-16-le",
        metadata={**page.metadata, **_proposals(ole)},
        furniture=page.furniture,
        notes=left_out(tuple(name or "a file without a name" for _, name in _attachments(ole))),
    )


def _page(ole: "OleFileIO[Any]") -> html.Page:
    """The mail's HTML form, empty where there is none or it has no words."""
    packed = _binary(ole, f"__substg1.0_{_HTML}0102")
    markup = decoded(packed).text if packed else _string(ole, _HTML)
    try:
        return html.story(markup) if markup.strip() else html.Page("")
    except UserError:
        return html.Page("")


def _rich(ole: "OleFileIO[Any]") -> str:
    """The mail's rich text form, which may be the only one; empty where it has no words."""
    packed = _binary(ole, f"__substg1.0_{_RICH}0102")
    try:
        return rtf.read(lzfu.unpacked(packed), "").text if packed else ""
    except UserError:
        return ""


def _binary(ole: "OleFileIO[Any]", stream: str) -> bytes:
    if not ole.exists(stream):
        return b""
    with ole.openstream(stream) as source:
        found: bytes = source.read(_MOST)
    return found


def _string(ole: "OleFileIO[Any]", tag: str, folder: str = "") -> str:
    """The string property: UTF-16 in new mails, in some code page in old ones."""
    stream = f"{folder}__substg1.0_{tag}"
    if wide := _binary(ole, f"{stream}001F"):
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    narrow = _binary(ole, f"{stream}001E").rstrip(b"\0")
    return decoded(narrow).text if narrow else ""


def _proposals(ole: "OleFileIO[Any]") -> dict[str, Proposal]:
    address = _string(ole, _SMTP) or _string(ole, _ADDRESS)
    host = address.rpartition("@")[2]
    found = {
        "title": Proposal(" ".join(_string(ole, _SUBJECT).split()), "mail property: subject"),
        "author": Proposal(" ".join(_string(ole, _SENDER).split()), "mail property: sender"),
        "publisher": Proposal(publishers.of_address(host), f"mail property: sender ({host})"),
        "published_on": Proposal(_sent(ole), "mail property: time of sending"),
    }
    return {column: one for column, one in found.items() if one.value}


def _sent(ole: "OleFileIO[Any]") -> str:
    """The day on which the mail was sent, in UTC, from the table of fixed-length properties."""
    table = _binary(ole, "__properties_version1.0")
    for wanted in (_SENT, _ARRIVED):
        for at in range(_TOP_HEADER, len(table) - _ROW + 1, _ROW):
            tag, _, ticks = struct.unpack_from("<IIQ", table, at)
            if tag == wanted and 0 < ticks < 2**62:
                return _day(ticks)
    return ""


def _day(ticks: int) -> str:
    """A Windows file time (tenths of a microsecond since 1601) as an ISO date."""
    try:
        return (
            (datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10))
            .date()
            .isoformat()
        )
    except OverflowError:
        return ""


def _attachments(ole: "OleFileIO[Any]") -> tuple[tuple[str, str], ...]:
    """The folder of each file that came with the mail, and the file's name."""
    folders = sorted({entry[0] for entry in ole.listdir() if entry[0].startswith("__attach")})
    names = (
        _string(ole, _LONG_FILE, f"{folder}/") or _string(ole, _FILE, f"{folder}/")
        for folder in folders
    )
    return tuple(
        (folder, " ".join(name.split())) for folder, name in zip(folders, names, strict=True)
    )
