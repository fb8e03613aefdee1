"""Rich text (.rtf): words, paragraphs, list items and table rows.

striprtf was tried: it joins cells with `|`, makes line breaks into paragraphs, shows hidden text
and drops footnotes. The grammar that holds text is small (RTF specification 1.9.1).
"""

import codecs
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from annotator.intake.flow import Flow
from annotator.intake.office import said
from annotator.intake.symbols import letter, raised
from annotator.model.drafts import Draft
from annotator.model.errors import UserError

_TOKEN = re.compile(
    r"\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    r"|\\(?P<sign>[^A-Za-z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\$"
)
_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "lbr": "\n", "softline": "\n",
    "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_ESCAPES = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "\\": "\\", "{": "{", "}": "}"}
_ENDS = frozenset(("par", "sect", "page", "column", "cell", "nestcell", "row", "nestrow"))
_NOTHING, _FONTS = "nothing", "fonts"
_TARGETS = {
    "fonttbl": _FONTS, "title": "title", "author": "author", "info": _NOTHING + "s",
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
    "footnote": "note", "shptxt": "box", "dptxbxtext": "box",
}  # fmt: skip
_SAID = ("title", "author")
_SKIPPED = frozenset(
    "colortbl stylesheet pict objdata objclass objname objalias fldinst listtable"
    " listoverridetable rsidtbl generator"
    " xmlnstbl themedata colorschememapping datastore latentstyles filetbl revtbl nonshppict"
    " shprslt sp annotation atnid atnauthor bkmkstart bkmkend docvar wgrffmtfilter pgdsctbl"
    " xe tc private mmathPr".split()
)
_STARRED_TEXT = frozenset(("shpinst", "do", "pntext", "listtext"))
_EDGES = ("header", "footer")
_ITEM = re.compile(r"(?P<marker>[•·▪◦\uf0b7–-]|\(?\w{1,4}[.)])\t\s*(?P<words>.*)", re.DOTALL)
# Character sets of fonts ([MS-WMF] CharacterSet) as Python names them; 2 is the Symbol font.
_CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
_SYMBOL = 2
_SYMBOL_FACES = ("symbol", "wingdings")
_CODEPAGES = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}
_PRIVATE = range(0xF000, 0xF100)  # symbol fonts live there
_DEEPEST = 2000
_IN_CELL = "\x1d"
"""Our own mark of a paragraph's end inside a cell."""
_PARAGRAPHS_IN_CELL = 2


def read(data: bytes, name: str) -> Draft:
    """The document's words with its structure; headers and footers as furniture at its ends.

    Footnotes follow the text under the number that stands in it. Hidden and deleted words are
    left out. Raises UserError for a file without words or with groups nested beyond reason.
    """
    reader = _Reader()
    reader.feed(data[max(data.find(b"{\\rtf"), 0) :].decode("latin-1"))
    text, furniture = reader.flow().finished()
    if not text.strip():
        raise UserError("a rich text file without words. Check that it is the right one.")
    found = {column: " ".join("".join(reader.words[column]).split()) for column in _SAID}
    metadata = said(found, "document properties")
    return Draft(text, name, reader.codepage, metadata, furniture)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside the current group; `target` is what its words are for.

    `outer` is the target of the words of which a group has two forms, the older one left out.
    """

    target: str = "body"
    hidden: bool = False
    in_table: bool = False
    fallback: int = 1
    font: int = -1
    high: bool = False
    outer: str = "body"


_SETS: Mapping[str, Callable[[_State, int], _State]] = {
    "v": lambda state, number: replace(state, hidden=number != 0),
    "deleted": lambda state, number: replace(state, hidden=number != 0),
    "plain": lambda state, _: replace(state, hidden=False, high=False),
    "super": lambda state, number: replace(state, high=number != 0),
    "nosupersub": lambda state, _: replace(state, high=False),
    "intbl": lambda state, _: replace(state, in_table=True),
    "pard": lambda state, _: replace(state, in_table=False),
    "uc": lambda state, number: replace(state, fallback=min(max(number, 0), 20)),
    "f": lambda state, number: replace(state, font=number),
}
"""What a control word with its number makes of the state; -1 stands for no number."""


@dataclass(slots=True)
class _Reader:
    """Turns the tokens of a file into blocks, those of headers, footers and notes apart."""

    codepage: str = "cp1252"
    words: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _blocks: defaultdict[str, list[str | list[str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _state: _State = field(default_factory=_State)
    _stack: list[_State] = field(default_factory=list)
    _charsets: dict[int, int] = field(default_factory=dict)
    _faces: dict[int, str] = field(default_factory=dict)
    _cells: list[str] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _half: int = 0
    _skip: int = 0
    _starred: bool = False
    _notes: int = 0

    def feed(self, source: str) -> None:
        """Read the whole file."""
        at = 0
        while at < len(source) and (match := _TOKEN.match(source, at)):
            at = match.end()
            if match["byte"]:
                self._byte(int(match["byte"], 16))
                continue
            self._spell()
            if match["word"]:
                at += self._word(match["word"], int(match["number"] or -1), bool(match["number"]))
            elif match["sign"]:
                self._sign(match["sign"])
            elif match["brace"]:
                self._brace(match["brace"])
            elif match["text"]:
                self._plain(match["text"])
        self._spell()
        for target in ("body", *_EDGES, "note"):
            self._end_paragraph(target)

    def flow(self) -> Flow:
        """The blocks in the order of the page: headers, body, notes, footers."""
        flow = Flow()
        for target in ("header", "body", "note", "footer"):
            edge = target in _EDGES
            blocks = self._blocks[target]
            for block in _edge(blocks) if edge else blocks:
                _write(flow, block, furniture=edge)
        return flow

    def _byte(self, code: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(code)

    def _spell(self) -> None:
        """Turn the bytes that have gathered into letters, by the character set of their font."""
        if not self._bytes:
            return
        text = self._letters(bytes(self._bytes))
        self._bytes.clear()
        self._put(text)

    def _letters(self, data: bytes) -> str:
        charset = self._charsets.get(self._state.font, 0)
        face = self._faces.get(self._state.font, "").strip().lower()
        symbols = charset == _SYMBOL or face.startswith(_SYMBOL_FACES)
        if symbols and self._state.target != _FONTS:
            return "".join(letter(code, face) for code in data)
        return data.decode(_CHARSETS.get(charset, self.codepage), "replace")

    def _put(self, text: str) -> None:
        state = self._state
        if state.target == _FONTS:
            self._faces[state.font] = self._faces.get(state.font, "") + text
        elif not state.hidden and state.target != _NOTHING:
            self.words[state.target].append(raised(text) if state.high else text)

    def _plain(self, text: str) -> None:
        kept = text[self._skip :]
        self._skip = max(self._skip - len(text), 0)
        if kept.isascii():
            self._put(self._letters(kept.encode()) if kept else "")
            return
        raw = kept.encode("latin-1")
        try:
            self._put(raw.decode())  # against the format, but some programs write UTF-8
        except UnicodeDecodeError:
            self._put(self._letters(raw))

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._end_paragraph(self._state.target)
        elif self._skip:
            self._skip -= 1
        else:
            self._put(_ESCAPES.get(sign, ""))

    def _brace(self, brace: str) -> None:
        self._skip = 0
        if brace == "{":
            if len(self._stack) >= _DEEPEST:
                raise UserError("a rich text file nested without end. It was left unopened.")
            self._stack.append(self._state)
            self._starred = False
        elif self._stack:
            before = self._state.target
            self._state = self._stack.pop()
            if before != self._state.target and before in (*_EDGES, "note", "box"):
                self._end_paragraph(before)

    def _word(self, word: str, number: int, given: bool) -> int:
        """Do what the control word says; returns how many characters of raw data follow it."""
        starred, self._starred = self._starred, False
        if word == "bin":
            return max(number, 0)
        if word == "u" and given:
            self._unicode(number)
        elif word in _SIGNS:
            self._put(_SIGNS[word])
        elif word in _ENDS:
            self._end(word)
        elif word in _TARGETS:
            self._aim(_TARGETS[word])
        elif word == "upr":  # the same words in two forms: old programs' letters, then Unicode
            self._state = replace(self._state, target=_NOTHING, outer=self._state.target)
        elif word == "ud":
            self._state = replace(self._state, target=self._state.outer)
        elif word in _SKIPPED or (starred and word not in _STARRED_TEXT):
            self._state = replace(self._state, target=_NOTHING)
        else:
            self._set(word, number)
        return 0

    def _aim(self, target: str) -> None:
        if self._state.target == _NOTHING:
            return
        if target == "note":
            self._notes += 1
            self._put(f"[{self._notes}]")
            self.words["note"].append(f"[{self._notes}] ")
        self._state = replace(self._state, target=target)

    def _set(self, word: str, number: int) -> None:
        if word in _SETS:
            self._state = _SETS[word](self._state, number)
        elif word == "fcharset" and self._state.target == _FONTS:
            self._charsets[self._state.font] = number
        elif word == "ansicpg" and _is_codec(f"cp{number}"):
            self.codepage = f"cp{number}"
        elif word in _CODEPAGES:
            self.codepage = _CODEPAGES[word]

    def _unicode(self, number: int) -> None:
        code = number % 0x10000
        if 0xD800 <= code < 0xDC00:
            self._half = code
        else:
            if 0xDC00 <= code < 0xE000:
                low, high, self._half = code, self._half, 0
                code = 0x10000 + ((high - 0xD800) << 10) + low - 0xDC00 if high else 0xFFFD
            face = self._faces.get(self._state.font, "")
            self._put(letter(code, face) if code in _PRIVATE else chr(code) if code else "")
        self._skip = self._state.fallback

    def _end(self, word: str) -> None:
        target = self._state.target
        if word in ("cell", "nestcell"):
            self._cells.append("".join(self.words.pop("body", [])))
        elif word == "row":
            if any(cell.strip() for cell in self._cells):
                self._blocks["body"].append(list(self._cells))
            self._cells.clear()
            self._boxes()
        elif self._state.in_table and target == "body":
            self._put(_IN_CELL)
        else:
            self._end_paragraph(target)

    def _end_paragraph(self, target: str) -> None:
        if target not in ("body", *_EDGES, "note", "box"):
            return
        if self._cells and target == "body":
            self._blocks["body"].append(list(self._cells))
            self._cells.clear()
        text = "".join(self.words.pop(target, [])).replace(_IN_CELL, "\n")
        if text.strip():
            self._blocks[target].append(text)
        if target == "body":
            self._boxes()

    def _boxes(self) -> None:
        """Put the text boxes that hung on a paragraph or row behind it."""
        self._blocks["body"] += self._blocks.pop("box", [])


def _edge(blocks: list[str | list[str]]) -> list[str | list[str]]:
    """The lines of headers or footers, each once, without those of page numbers alone."""
    lines = {"\t".join(one) if isinstance(one, list) else one: one for one in blocks}
    return [block for words, block in lines.items() if any(map(str.isalpha, words))]


def _write(flow: Flow, block: str | list[str], *, furniture: bool) -> None:
    if isinstance(block, list):
        _write_row(flow, block, furniture=furniture)
    elif item := _ITEM.fullmatch(block.strip()):
        marker = "•" if item["marker"] == "\uf0b7" else item["marker"]
        flow.item(item["words"].strip(), marker=f"{marker} ", furniture=furniture)
    else:
        flow.paragraph(block, furniture=furniture)


def _write_row(flow: Flow, cells: list[str], *, furniture: bool) -> None:
    """Write a table's row; one that only lays out the page as its paragraphs."""
    parts = [[one for one in cell.split(_IN_CELL) if one.strip()] for cell in cells]
    if len(cells) == 1 or any(len(one) > _PARAGRAPHS_IN_CELL for one in parts):
        for paragraph in (one for cell in parts for one in cell):
            _write(flow, paragraph, furniture=furniture)
    else:
        flow.row([" ".join(cell) for cell in parts], furniture=furniture)


def _is_codec(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True
