"""Word files of 1997 to 2003 (.doc): the words of the document, its notes, boxes and headers.

The text is put together from the pieces that the file information block (FIB) leads to ([MS-DOC]);
the properties of characters say what is hidden or deleted, those of paragraphs where a table's row
ends. The numbers of lists are drawn by Word and stand nowhere in the file; they are not read.
"""

import io
import re
import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from annotator.intake.encodings import decoded
from annotator.intake.flow import BULLET, Flow
from annotator.intake.office import said
from annotator.model.drafts import Draft
from annotator.model.errors import UserError

if TYPE_CHECKING:
    from olefile import OleFileIO

_MAGIC = 0xA5EC
_WORD_97 = 0x00C1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
# Places in the FIB: the lengths of the stories in characters, and pairs of place and length of
# tables in the table stream.
_LENGTHS = 0x4C
_CLX, _CHPX, _PAPX = 0x01A2, 0x00FA, 0x0102
_STORIES = ("body", "notes", "headers", "macros", "comments", "endnotes", "boxes", "header boxes")
_PAGE = 512
_COMPRESSED = 1 << 30
_HIDES = frozenset((0x0800, 0x083C))  # sprmCFRMarkDel, sprmCFVanish
_IN_TABLE, _ROW_END = 0x2416, 0x2417  # sprmPFInTable, sprmPFTtp
_PARAGRAPHS_IN_CELL = 2
_OPERANDS = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_PARAGRAPH_HEADER = 13
_MOST_PIECES = 20_000
_MOST_RUNS = 500_000
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_DEEPEST = 20
_CELL, _NOTE, _LINES = "\x07", "\x02", re.compile("[\r\x0c\x0e]")
_ROW, _IN_CELL = "\x06", "\x1d"
"""Our own marks of a row's end and of a paragraph's end inside a cell; Word uses neither."""
_SIGNS = str.maketrans(
    {"\x0b": "\n", "\x1e": "\u2011", "\x1f": "\u00ad", "\x01": "", "\x08": "", "\x05": "",
     "\x03": "", "\x04": ""}
)  # fmt: skip
_BULLETS = re.compile(r"^[\uf0b7\uf0a7\uf0d8·•▪]\s*")
_NO_TEXT = "a Word file without text. Check that it is the right one."
_DAMAGED = "a damaged Word file. Save it again as .docx."
_LOCKED = "password-protected. Save it without a password and import that."
_OLDER = "a Word file of before 1997. Save it as .docx or PDF and import that."
_BREAKS = (OSError, ValueError, struct.error, IndexError, TypeError, KeyError, AttributeError,
           MemoryError, RecursionError)  # fmt: skip


def read(data: bytes, name: str) -> Draft:
    """The document's paragraphs and tables; headers as furniture, notes behind their numbers.

    Raises UserError for locked and damaged files, those older than Word 97, and without words.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            stories = _stories(ole)
            properties = _properties(ole)
    except _BREAKS as error:
        raise UserError(_DAMAGED) from error
    flow = Flow()
    _write_lines(flow, stories["headers"], furniture=True)
    _write(flow, stories["body"])
    _write_lines(flow, stories["boxes"])
    notes = [*stories["notes"].split(_NOTE)[1:], *stories["endnotes"].split(_NOTE)[1:]]
    for number, note in enumerate(notes, start=1):
        flow.paragraph(f"[{number}] {' '.join(_plain(note).split())}")
    text, furniture = flow.finished()
    if not text.strip():
        raise UserError(_NO_TEXT)
    return Draft(text, name, metadata=said(properties, "document properties"),
                 furniture=furniture)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of characters that lie together in the file: their places in text and file."""

    start: int
    end: int
    place: int
    width: int

    @property
    def last(self) -> int:
        """The place in the file behind its characters."""
        return self.place + (self.end - self.start) * self.width

    def at(self, place: int) -> int:
        """The character of the text that lies at that place of the file."""
        return self.start + (place - self.place) // self.width

    def text(self, document: bytes) -> str:
        """The characters."""
        raw = document[self.place : self.place + (self.end - self.start) * self.width]
        return raw.decode("cp1252" if self.width == 1 else "utf-16-le", "replace")


@dataclass(frozen=True, slots=True)
class _File:
    """The streams of a file, and where its parts lie in them."""

    document: bytes
    table: bytes
    pieces: tuple[_Piece, ...] = field(default=())

    def part(self, at: int) -> bytes:
        """The part of the table stream whose place and length stand at `at` in the FIB."""
        place, length = struct.unpack_from("<II", self.document, at)
        return self.table[place : place + length]

    def runs(self, at: int, says: Callable[[bytes, int], bool]) -> Iterator[tuple[int, int]]:
        """The places in the file of characters or paragraphs of whose properties `says` is true.

        Properties lie in pages of 512 bytes, and the part at `at` lists the pages.
        """
        listed = self.part(at)
        count = min(max((len(listed) - 4) // 8, 0), len(self.document) // _PAGE)
        for (number,) in struct.iter_unpack("<I", listed[4 * (count + 1) : 4 * (2 * count + 1)]):
            page = self.document[number * _PAGE : (number + 1) * _PAGE]
            if len(page) == _PAGE:
                ends = struct.unpack_from(f"<{page[-1] + 1}I", page)
                for index, (start, end) in enumerate(pairwise(ends)):
                    if says(page, index):
                        yield start, end

    def places(self, runs: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The same runs in characters of the text."""
        ordered = sorted(self.pieces, key=lambda piece: piece.place)
        lasts = [piece.last for piece in ordered]
        for start, end in islice(runs, _MOST_RUNS):
            for piece in ordered[bisect_right(lasts, start) :]:
                if piece.place >= end:
                    break
                first, behind = max(start, piece.place), min(end, piece.last)
                yield piece.at(first), piece.at(behind + piece.width - 1)


def _stories(ole: "OleFileIO[Any]") -> Mapping[str, str]:
    """The text of each story: the body, then its notes, headers and so on."""
    document = ole.openstream("WordDocument").read()
    magic, version = struct.unpack_from("<HH", document)
    (flags,) = struct.unpack_from("<H", document, 0x0A)
    if magic == _MAGIC and version < _WORD_97:
        raise UserError(_OLDER)
    if flags & _ENCRYPTED:
        raise UserError(_LOCKED)
    table = ole.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
    file = _File(document, table)
    file = _File(document, table, _pieces(file.part(_CLX)))
    text = _shown(file)
    found, at = {}, 0
    for story, length in zip(_STORIES, struct.unpack_from("<8i", document, _LENGTHS), strict=True):
        found[story] = "".join(text[at : at + max(length, 0)])
        at += max(length, 0)
    return found


def _pieces(clx: bytes) -> tuple[_Piece, ...]:
    at = 0
    while clx[at] == 1:  # properties of pieces, which say nothing of the words
        at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
    count = (struct.unpack_from("<I", clx, at + 1)[0] - 4) // 12
    if clx[at] != 2 or not 0 < count <= _MOST_PIECES:
        raise ValueError("no table of pieces")
    at += 5
    bounds = struct.unpack_from(f"<{count + 1}I", clx, at)
    found = []
    for number, (start, end) in enumerate(pairwise(bounds)):
        (place,) = struct.unpack_from("<I", clx, at + 4 * (count + 1) + 8 * number + 2)
        small = bool(place & _COMPRESSED)
        place &= _COMPRESSED - 1
        found.append(_Piece(start, end, place // 2 if small else place, 1 if small else 2))
    return tuple(found)


def _shown(file: _File) -> list[str]:
    """The text by characters: what is hidden or deleted is empty, rows and cells have our marks."""
    chars: list[str] = []
    for piece in file.pieces:
        wanted = piece.end - piece.start
        chars += list(piece.text(file.document)[:wanted].ljust(wanted))
    for start, end in file.places(file.runs(_CHPX, _is_hidden)):
        for at in range(start, min(end, len(chars))):
            if chars[at] not in "\r\x07":
                chars[at] = ""
    for says, usual, ours in ((_ends_row, _CELL, _ROW), (_is_in_table, "\r", _IN_CELL)):
        for _, end in file.places(file.runs(_PAPX, says)):
            if 0 < end <= len(chars) and chars[end - 1] == usual:
                chars[end - 1] = ours
    return chars


def _is_hidden(page: bytes, index: int) -> bool:
    place = page[4 * (page[-1] + 1) + index] * 2
    return bool(place) and any(
        code in _HIDES and operand[:1] not in (b"", b"\0")
        for code, operand in _properties_of(page[place + 1 : place + 1 + page[place]])
    )


def _ends_row(page: bytes, index: int) -> bool:
    return _paragraph_says(_ROW_END, page, index)


def _is_in_table(page: bytes, index: int) -> bool:
    return _paragraph_says(_IN_TABLE, page, index)


def _paragraph_says(wanted: int, page: bytes, index: int) -> bool:
    place = page[4 * (page[-1] + 1) + _PARAGRAPH_HEADER * index] * 2
    if not place:
        return False
    length = page[place]
    start = place + 1 if length else place + 2
    size = 2 * length - 1 if length else 2 * page[place + 1]
    held = page[start + 2 : start + size]  # behind the number of the style
    return any(code == wanted and operand[:1] == b"\x01" for code, operand in _properties_of(held))


def _properties_of(held: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 2 < len(held):
        (code,) = struct.unpack_from("<H", held, at)
        at += 2
        size = _OPERANDS.get(code >> 13)
        if size is None:  # its length stands before it
            size = 1 + held[at]
        yield code, held[at : at + size]
        at += size


def _plain(text: str) -> str:
    """The words without the instructions of fields and the marks of pictures."""
    for _ in range(_DEEPEST):
        shorter = _FIELD.sub(lambda field: field[1] or "", text)
        if shorter == text:
            break
        text = shorter
    return re.sub("[\x13\x14\x15]", "", text).translate(_SIGNS)


def _write_lines(flow: Flow, story: str, *, furniture: bool = False) -> None:
    """Write a story's lines, each once; a header's page numbers alone are left out."""
    lines = dict.fromkeys(line.strip() for line in re.split("[\r\x07\x06\x1d\x0c]", _plain(story)))
    for line in lines:
        if any(map(str.isalpha, line)):
            flow.paragraph(line, furniture=furniture)


def _write(flow: Flow, story: str) -> None:
    count = 0

    def numbered(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"[{count}]"

    body = re.sub(_NOTE, numbered, _plain(story))
    cells = [""]
    for part in re.split("([\r\x0c\x0e\x07\x06])", body):
        if part == _CELL:
            cells.append("")
        elif part == _ROW:
            _row(flow, cells[:-1])
            cells = [""]
        elif _LINES.fullmatch(part) and len(cells) == 1:
            _paragraph(flow, cells[0].replace(_IN_CELL, "\n"))
            cells = [""]
        else:
            cells[-1] += " " if _LINES.fullmatch(part) else part
    for cell in cells:
        _paragraph(flow, cell)


def _row(flow: Flow, cells: list[str]) -> None:
    """Write a table's row; one that only lays out the page as its paragraphs."""
    parts = [[one for one in cell.split(_IN_CELL) if one.strip()] for cell in cells]
    if len(cells) == 1 or any(len(one) > _PARAGRAPHS_IN_CELL for one in parts):
        for paragraph in (one for cell in parts for one in cell):
            _paragraph(flow, paragraph)
    else:
        flow.row([" ".join(" ".join(cell).split("\n")).strip() for cell in parts])


def _paragraph(flow: Flow, text: str) -> None:
    if item := _BULLETS.match(text):
        flow.item(text[item.end() :].strip(), marker=BULLET)
    else:
        flow.paragraph(text)


def _properties(ole: "OleFileIO[Any]") -> dict[str, str]:
    held: Any = ole.get_metadata()
    return {
        column: " ".join(decoded(raw).text.split())
        for column, raw in (("title", held.title), ("author", held.author))
        if isinstance(raw, bytes) and raw
    }
