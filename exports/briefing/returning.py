"""Reading a briefing that came back from Word: its sentences by their bookmarks, and new ones."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from annotator.model.errors import UserError
from annotator.model.returning import Back, Returned
from exports.briefing.readback import W, tree

_BOOKMARK = re.compile(r"_Said(\d{6})")
_NOT_SAID = re.compile(
    r"(?i:title|subtitle|heading|toc|contents|index|caption|sourceline|boxheading|annex|tablehead|"
    r"figure|header|footer)"
)
_END = re.compile(r"[.!?…:;][\"”»)]*\s*$")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZА-ЯЁ0-9“«\"])")
_SNAPSHOT = re.compile(r"Snapshot ([0-9a-f]{8,})")
_NOTE = "\x00"
"""Stands for a note's reference, at which a sentence ends."""


@dataclass(slots=True)
class _Piece:
    number: int
    text: str = ""


@dataclass(slots=True)
class _Reading:
    """Walks through a paragraph or row and parts its words by the bookmarks that are open."""

    pieces: list[_Piece] = field(default_factory=list)
    _open: dict[str, int] = field(default_factory=dict)
    _fields: list[str] = field(default_factory=list)

    def take(self, node: etree._Element) -> None:
        tag = node.tag
        if tag == f"{W}bookmarkStart":
            if match := _BOOKMARK.fullmatch(str(node.get(f"{W}name"))):
                self._open[str(node.get(f"{W}id"))] = int(match[1])
        elif tag == f"{W}bookmarkEnd":
            self._open.pop(str(node.get(f"{W}id")), None)
        elif tag == f"{W}fldChar":
            self._field(str(node.get(f"{W}fldCharType")))
        elif tag == f"{W}instrText" and self._fields:
            self._fields[-1] += node.text or ""
        elif tag in (f"{W}t", f"{W}tab", f"{W}br", f"{W}footnoteReference"):
            self._words(node)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _words(self, node: etree._Element) -> None:
        if any("NOTEREF" in code for code in self._fields):
            words = _NOTE
        else:
            words = {f"{W}t": node.text or "", f"{W}footnoteReference": _NOTE}.get(
                str(node.tag), " "
            )
        number = max(self._open.values(), default=0)
        if not self.pieces or self.pieces[-1].number != number:
            self.pieces.append(_Piece(number))
        self.pieces[-1].text += words


def read_back(path: Path) -> Returned:
    """What a briefing says that came back. Raises UserError where it is no Word file."""
    try:
        with zipfile.ZipFile(path) as package:
            body = tree(package, "word/document.xml").find(f"{W}body")
            core = package.read("docProps/core.xml").decode("utf-8", "replace")
            notes = _notes(package)
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise UserError(
            f"{path.name} can't be read as a Word file ({error}). Save it as .docx in Word, and "
            "choose it again."
        ) from error
    statements = tuple(_statements(body)) if body is not None else ()
    head = _SNAPSHOT.search(core)
    title = re.search(r"<dc:title>(.*?)</dc:title>", core, re.DOTALL)
    return Returned(
        head[1] if head else "",
        title[1] if title else "",
        statements,
        heading=" ".join(_styled(body, "title")),
        annex=tuple(_styled(body, "annexentry")),
        notes=notes,
    )


def _notes(package: zipfile.ZipFile) -> tuple[str, ...]:
    if "word/footnotes.xml" not in package.namelist():
        return ()
    return tuple(map(_plain, tree(package, "word/footnotes.xml").iter(f"{W}footnote")))


def _styled(body: etree._Element | None, style: str) -> Iterator[str]:
    """The words of the paragraphs of a style."""
    for paragraph in body.iter(f"{W}p") if body is not None else ():
        if _style(paragraph).casefold() == style:
            yield _plain(paragraph)


def _plain(node: etree._Element) -> str:
    words = (
        one.text or "" if one.tag == f"{W}t" else " "
        for one in node.iter(f"{W}t", f"{W}tab", f"{W}br")
    )
    return " ".join("".join(words).split())


def _statements(parent: etree._Element) -> Iterator[Back]:
    for node in parent:
        if node.tag == f"{W}p":
            yield from _paragraph(node)
        elif node.tag == f"{W}tbl":
            for row in node.iter(f"{W}tr"):
                yield from _row(row)
        elif node.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _statements(node)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def _walked(node: etree._Element) -> list[_Piece]:
    reading = _Reading()
    for inner in node.iter():
        reading.take(inner)
    return reading.pieces


def _row(row: etree._Element) -> Iterator[Back]:
    """A row's cells in one line without that of the notes; a header row says nothing."""
    if row.find(f"{W}trPr/{W}tblHeader") is not None:
        return
    cells = [_walked(cell) for cell in row.iter(f"{W}tc")]
    number = max((piece.number for cell in cells for piece in cell), default=0)
    texts = ["".join(piece.text for piece in cell) for cell in cells]
    if texts and _NOTE in texts[-1] and not texts[-1].strip(f"{_NOTE}, \t"):
        texts.pop()
    line = " | ".join(" ".join(text.replace(_NOTE, "").split()) for text in texts)
    if line.strip(" |"):
        yield Back(number, line)


def _paragraph(paragraph: etree._Element) -> Iterator[Back]:
    pieces = _joined(_walked(paragraph))
    silent = bool(_NOT_SAID.match(_style(paragraph)))
    for piece in pieces:
        words = " ".join(piece.text.replace(_NOTE, " ").split())
        if piece.number and words:
            yield Back(piece.number, words)
        elif words and not silent:
            yield from (Back(0, one) for one in _SENTENCE.split(words) if re.search(r"\w", one))


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """Words typed at the edge of a sentence are the sentence's, unless it ends there."""
    made: list[_Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if last is not None and _goes_on(last, piece):
            last.text += piece.text
            last.number = last.number or piece.number
        else:
            made.append(_Piece(piece.number, piece.text))
    return made


def _goes_on(last: _Piece, piece: _Piece) -> bool:
    if last.number and piece.number and last.number != piece.number:
        return False
    if last.number == piece.number:
        return True
    plain = last.text.rstrip(f"{_NOTE} ")
    if not plain or not re.search(r"\w", piece.text):
        return bool(last.number) and not re.search(r"\w", piece.text)
    return not _END.search(plain)
