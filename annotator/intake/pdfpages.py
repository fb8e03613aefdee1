"""The lines of a PDF's pages with their places, read by PDFium in a process of their own.

PDFium is fast and careful, yet a damaged or hostile file can hang or crash it: then the process is
ended, and the application goes on.
"""

import ctypes
import math
import multiprocessing
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import Any, Protocol
from unicodedata import bidirectional

from annotator.model.errors import UserError

SECONDS = 60.0
"""How long one PDF may take; a page of text takes a few milliseconds."""
MOST_PAGES = 3000
_MEMORY = 2 * 2**30
_START_SECONDS = 30.0
_PASSWORD = 4  # FPDF_ERR_PASSWORD

_LOCKED = "password-protected. Save it without a password and import that."
_DAMAGED = "a damaged PDF. Ask for the file again."
_TOO_SLOW = "a PDF that takes too long to read. Print it to a new PDF and import that."
_NOT_STARTED = "not read, as the PDF reader did not start. Start the program again."
_READY = "ready"
HYPHENS = "\x02\ufffe\u00ad"
"""What PDFium writes for a hyphen at a line's end, without a line break behind it."""
_LINE = re.compile(rf"[^\r\n{HYPHENS[:2]}]+[{HYPHENS[:2]}]?")
_RUN = re.compile(r" +|[^ ]+")
# The full stop of a line from right to left, which PDFium puts before it.
_LEADING = re.compile(r"^([.,:;!?،؛؟…]+)(\S.*)$")
_LEVEL = 0.3
_LONG = 7
_BLANK, _CLOSE = 0.15, 0.05
_LINE_OF_SIZE = 1.1
_WIDE = 1.6
"""A gap inside a line of more than so many line heights parts the columns of a table."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on its page, in points from the lower left corner.

    A line that is read from right to left is mirrored: `left` is where it begins, below zero.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float = 0.0

    @property
    def height(self) -> float:
        """The height of its letters: by the size of their font, else by the first and last one."""
        return max(self.size * _LINE_OF_SIZE or self.top - self.bottom, 1.0)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages' lines, and the document information dictionary."""

    pages: tuple[tuple[Line, ...], ...]
    properties: dict[str, str]


def pages(data: bytes, seconds: float = SECONDS) -> Pages:
    """The lines of every page, read within the time given.

    Raises UserError for locked and damaged files, with the page, and for those that take longer.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    ready = False
    try:
        ready = ours.poll(_START_SECONDS) and ours.recv() == _READY
        ours.send_bytes(data)
        if not ours.poll(seconds):
            raise UserError(_TOO_SLOW)
        answer = ours.recv()
    except (EOFError, OSError) as error:  # it crashed
        raise UserError(_DAMAGED if ready else _NOT_STARTED) from error
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()
    if isinstance(answer, str):
        raise UserError(answer)
    found: Pages = answer
    return found


def _serve(connection: Connection) -> None:
    """The worker: one PDF in, its pages or the reason why not out."""
    _limit_memory()
    import pypdfium2  # type: ignore[import-untyped]  # noqa: F401 -- before the clock runs

    connection.send(_READY)
    try:
        answer: Pages | str = read(connection.recv_bytes())
    except UserError as error:
        answer = str(error)
    except MemoryError:
        answer = _TOO_SLOW
    connection.send(answer)
    connection.close()


def _limit_memory() -> None:
    """Keep a PDF that unfolds without end from taking all memory, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def read(data: bytes) -> Pages:
    """The pages of a PDF, in this process. Raises UserError where it is locked or damaged."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error)
        raise UserError(_LOCKED if locked else _DAMAGED) from error
    try:
        if len(document) > MOST_PAGES:
            raise UserError(f"a PDF of more than {MOST_PAGES} pages. Import the part you need.")
        found = tuple(_page(document, number) for number in range(len(document)))
        return Pages(found, _properties(document))
    finally:
        document.close()


def _properties(document: Any) -> dict[str, str]:
    said = document.get_metadata_dict(skip_empty=True)
    return {str(key): str(value).replace("\0", "") for key, value in said.items()}


def _page(document: Any, number: int) -> tuple[Line, ...]:
    import pypdfium2

    try:
        page = document[number]
        text_page = page.get_textpage()
        lines = tuple(_lines(text_page, page.get_rotation()))
        text_page.close()
        page.close()
    except pypdfium2.PdfiumError as error:
        raise UserError(
            f"damaged PDF at page {number + 1}. Ask for the file again, or print it to a new PDF."
        ) from error
    return lines


def _lines(text_page: Any, turned: int) -> Iterator[Line]:
    """The page's lines in the order of the file, wide gaps inside them made tabs.

    PDFium's character index counts the characters of the text that it gives, so a character's box
    is found by its place in the text; those beyond the Basic Multilingual Plane count twice.
    `turned` says by how many degrees the page is shown turned, clockwise.
    """
    box = _Boxes(text_page, turned)
    text = text_page.get_text_range(errors="replace")
    wide = [at for at, char in enumerate(text) if ord(char) > 0xFFFF]
    for match in _LINE.finditer(text):
        if not match[0].strip():
            continue
        shift = sum(1 for at in wide if at < match.start())
        start = match.start() + shift + len(match[0]) - len(match[0].lstrip())
        first = box.of(start)
        last = box.of(match.start() + shift + len(match[0].rstrip()) - 1)
        if first is None or last is None:
            yield Line(match[0].strip(), 0, 0, 0, 0)
            continue
        height = max(first[3] - first[2], last[3] - last[2], 1.0)
        words = _spelt(match[0], match.start() + shift, box, height)
        left, right = min(first[0], last[0]), max(first[1], last[1])
        if _reads_leftwards(words):
            words, left, right = _LEADING.sub(r"\2\1", words), -right, -left
        bottom, top = min(first[2], last[2]), max(first[3], last[3])
        yield Line(words, left, right, bottom, top, box.size(start, top - bottom))


def _reads_leftwards(text: str) -> bool:
    """Whether most letters are of Hebrew, Arabic and the like."""
    if text.isascii():
        return False
    directions = [bidirectional(char) for char in text if char.isalpha()]
    return 2 * sum(one in ("R", "AL") for one in directions) > len(directions)


def _spelt(line: str, start: int, box: "_Boxes", height: float) -> str:
    """The line with wide gaps as tabs, and the blanks that PDFium overlooks in narrow lines.

    Words that a file writes after those behind them, in another font, come to where they stand.
    """
    runs = [match for match in _RUN.finditer(line) if not match[0].isspace()]
    starts = [box.of(start + match.start()) for match in runs]
    behind = any(one and two and two[0] < one[0] - 1 for one, two in pairwise(starts))
    if behind and not _reads_leftwards(line):
        words = [(match[0], start + match.start()) for match in runs]
        if placed := _by_place(words, box, height):
            return placed
    return "".join(
        _gap(line, match, start, box, height)
        if match[0].isspace()
        else _parted(match[0], start + match.start(), box, height)
        for match in _RUN.finditer(line)
    ).strip()


def _by_place(words: list[tuple[str, int]], box: "_Places", height: float) -> str:
    """The words from left to right, parted as far as they stand apart.

    Empty where they do not stand side by side on one line: notes, cells, overprinted words.
    """
    placed = []
    floor = None
    for word, at in words:
        first, last = box.of(at), box.of(at + len(word) - 1)
        floor = first[2] if floor is None and first else floor
        if first is None or last is None or abs(first[2] - (floor or 0.0)) > _LEVEL * height:
            return ""
        placed.append((first[0], last[1], word))
    placed.sort()
    made = placed[0][2]
    for (_, before, _), (left, _, word) in pairwise(placed):
        gap = left - before
        if gap < -_CLOSE * height:
            return ""
        made += ("\t" if gap > _WIDE * height else " " if gap > _CLOSE * height else "") + word
    return made


def _gap(line: str, gap: re.Match[str], start: int, box: "_Boxes", height: float) -> str:
    if not 0 < gap.start() <= gap.end() < len(line):
        return gap[0]
    before, behind = box.of(start + gap.start() - 1), box.of(start + gap.end())
    wide = before and behind and behind[0] - before[1] > _WIDE * height
    return "\t" if wide else " "


def _parted(word: str, start: int, box: "_Places", height: float) -> str:
    """A long word, parted where one gap in it is as wide as a blank and those around it are not.

    Letters that are spaced apart for looks are all as far from each other, and stay together.
    """
    if len(word) < _LONG or not word.isprintable():
        return word
    boxes = [box.of(start + at) for at in range(len(word))]
    gaps = [after[0] - before[1] if before and after else 0.0 for before, after in pairwise(boxes)]
    for at in range(len(gaps) - 2, 0, -1):
        around = max(gaps[at - 1], gaps[at + 1])
        if _BLANK * height < gaps[at] <= height and around < _CLOSE * height:
            word = f"{word[: at + 1]} {word[at + 1 :]}"
    return word


# Where a point is seen on a page that is shown turned; where the corner lies does not matter.
_TURNED: Mapping[int, Callable[[float, float], tuple[float, float]]] = {
    0: lambda x, y: (x, y),
    90: lambda x, y: (y, -x),
    180: lambda x, y: (-x, -y),
    270: lambda x, y: (-y, x),
}


class _Places(Protocol):
    """Where the characters of a page stand."""

    def of(self, index: int) -> tuple[float, float, float, float] | None: ...


class _Boxes:
    """The boxes of a page's characters; loose boxes have the height of the font."""

    def __init__(self, text_page: Any, turned: int) -> None:
        from pypdfium2 import raw

        self._page = text_page
        self._turned = _TURNED.get(turned, _TURNED[0])
        self._rect = raw.FS_RECTF()
        self._get = raw.FPDFText_GetLooseCharBox
        self._matrix = raw.FS_MATRIX()
        self._get_matrix = raw.FPDFText_GetMatrix
        self._get_size = raw.FPDFText_GetFontSize

    def of(self, index: int) -> tuple[float, float, float, float] | None:
        """Left, right, bottom and top in points; None where the character has no place."""
        if not self._get(self._page, index, ctypes.byref(self._rect)):
            return None
        rect = self._rect
        first, second = self._turned(rect.left, rect.bottom), self._turned(rect.right, rect.top)
        (left, right), (bottom, top) = (sorted(pair) for pair in zip(first, second, strict=True))
        return left, right, bottom, top

    def size(self, index: int, box_height: float) -> float:
        """The size of the character's font in points, 0 where the file's is beyond belief."""
        if not self._get_matrix(self._page, index, ctypes.byref(self._matrix)):
            return 0.0
        scale = math.hypot(self._matrix.c, self._matrix.d)
        found = float(self._get_size(self._page, index)) * scale
        return found if 0.5 * box_height <= found <= 2 * box_height else 0.0
