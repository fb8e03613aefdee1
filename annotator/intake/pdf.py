"""PDF files with a text layer: their lines become paragraphs, list items and table rows again."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

from annotator.intake.flow import Flow
from annotator.intake.metadata import completed
from annotator.intake.office import said
from annotator.intake.pdfpages import HYPHENS, Line, pages
from annotator.model.drafts import Draft, Proposal
from annotator.model.errors import UserError
from annotator.model.text import normalised

_NEW_PITCH = 1.3
_NEW_SIZE = 0.12
_SHORT = 0.88
_INDENT = 0.8
_REPEATED = 3
_UNREADABLE = 0.3
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|стр\.?|p\.)?\s*\d{1,4}(?:\s*(?:/|of|из)\s*\d{1,4})?\W*", re.IGNORECASE
)
_ITEM = re.compile(r"(?P<marker>[•·▪◦●○■\uf0b7\uf0a7\uf0d8✓➢►–-]|\(?(?:\d{1,2}|[a-zа-я])[.)])\s+")
_ENDS = re.compile(r"[.!?:;…][\"”»’)]*$")
_CUT_WORD = re.compile(r"\w-$")
_LAST_WORD = re.compile(r"[\w-]*\w$")
_FIRST_WORD = re.compile(r"\w[\w-]*")
_SAID = ("title", "author")
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_SCAN = "a scan without a text layer. Make a text of it (OCR) and import that."


def read(data: bytes, name: str) -> Draft:
    """The document's words, lines joined into paragraphs, with its properties.

    Page numbers and lines that return on every page are furniture. Raises UserError for scans,
    locked and damaged files and those that take too long (see `pdfpages`).
    """
    found = pages(data)
    bare = [number for number, page in enumerate(found.pages, start=1) if not page]
    if len(bare) == len(found.pages):
        raise UserError(_SCAN)
    text, furniture = _flow([_in_order(page) for page in found.pages]).finished()
    if _share_unreadable(text) > _UNREADABLE:
        raise UserError("a PDF whose letters can’t be told apart. Make a text of it (OCR) first.")
    notes = (f"no text on page {', '.join(map(str, bare))}: a scan or a picture",) if bare else ()
    draft = Draft(text, name, "application/pdf", furniture=furniture, notes=notes)
    return _with_properties(draft, found.properties)


def _share_unreadable(text: str) -> float:
    """How much of the text is in private letters of its fonts or none at all."""
    letters = [char for char in text if not char.isspace()]
    strange = sum(1 for char in letters if "\ue000" <= char <= "\uf8ff" or char == "\ufffd")
    return strange / max(len(letters), 1)


def _with_properties(draft: Draft, given: dict[str, str]) -> Draft:
    """Title and author as the file has them; its day of making only where the text names none."""
    found = {column: " ".join(given.get(column.title(), "").split()) for column in _SAID}
    metadata = said(found, "PDF properties")
    made = _CREATED.match(given.get("CreationDate", ""))
    draft = replace(draft, metadata=metadata)
    if made and "published_on" not in completed(draft).metadata:
        metadata["published_on"] = Proposal(
            "-".join(made.groups()), "PDF properties: day of making"
        )
    return replace(draft, metadata=metadata)


def _in_order(page: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines as they are read: a run that stands wholly above an earlier one comes before it.

    Letterheads and text boxes are often last in the file. Columns stay as they are, as the second
    begins beside the first and not above it.
    """
    runs: list[list[Line]] = []
    for line in page:
        if runs and line.top <= runs[-1][-1].top + line.height / 2:
            runs[-1].append(line)
        else:
            runs.append([line])
    ordered: list[list[Line]] = []
    for run in runs:
        floor = min(line.bottom for line in run)
        at = len(ordered)
        while at and floor >= max(line.top for line in ordered[at - 1]) - 1:
            at -= 1
        ordered.insert(at, run)
    return tuple(line for run in ordered for line in run)


def _edge_lines(all_pages: list[tuple[Line, ...]]) -> "Counter[str]":
    """How often a line of that shape begins or ends a page, in files of three pages and more."""
    filled = [page for page in all_pages if page]
    if len(filled) < _REPEATED:
        return Counter()
    return Counter(_shape(line) for page in filled for line in {page[0], page[-1]})


def _flow(all_pages: list[tuple[Line, ...]]) -> Flow:
    """The pages as blocks; a paragraph that a page's end cuts in two is joined again."""
    edges = _edge_lines(all_pages)
    whole = (word for page in all_pages for line in page for word in line.text.split()[:-1])
    known = frozenset(word.strip('.,;:()“”"') for word in whole)
    flow = Flow()
    carried: list[Line] = []
    held: list[Line] = []  # page furniture, until the paragraph that it interrupts is complete
    for page in all_pages:
        head, lines, foot = _without_furniture(page, edges)
        held += head
        *done, last = [*_paragraphs(lines, carried)] or [carried]
        if not carried:
            _write_furniture(flow, held, known)
        for paragraph in done:
            _write(flow, paragraph, known)
            _write_furniture(flow, held, known)
        carried = last
        held += foot
    _write(flow, carried, known)
    _write_furniture(flow, held, known)
    return flow


def _without_furniture(
    page: tuple[Line, ...], edges: "Counter[str]"
) -> tuple[list[Line], list[Line], list[Line]]:
    """The page's first line where it is furniture, its words, its last line where it is."""
    lines = list(page)
    head = [lines.pop(0)] if lines and _is_page_furniture(lines[0], edges) else []
    foot = [lines.pop()] if lines and _is_page_furniture(lines[-1], edges) else []
    return head, lines, foot


def _write_furniture(flow: Flow, held: list[Line], known: frozenset[str]) -> None:
    for line in held:
        _write(flow, [line], known, furniture=True)
    held.clear()


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _is_page_furniture(line: Line, edges: "Counter[str]") -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text)) or edges[_shape(line)] >= _REPEATED


def _paragraphs(lines: list[Line], carried: list[Line]) -> Iterator[list[Line]]:
    """The page's lines in paragraphs; the first may go on from the page before."""
    if not lines:
        if carried:
            yield carried
        return
    pitch = _pitch(lines)
    right = max(line.right for line in lines)
    current = list(carried)
    if current and not _goes_on(current, lines[0], right):
        yield current
        current = []
    fresh = bool(current)
    for line in lines:
        if current and not fresh and _begins(current, line, pitch=pitch, right=right):
            yield current
            current = []
        current.append(line)
        fresh = False
    yield current


def _goes_on(current: list[Line], first: Line, right: float) -> bool:
    """Whether the sentence at a page's end continues on the next page."""
    last = current[-1]
    if _ENDS.search(last.text) or "\t" in last.text or _ITEM.match(first.text):
        return False
    full = len(current) > 1 and last.right > right - 3 * last.height
    return full or first.text[:1].islower()


def _pitch(lines: list[Line]) -> float:
    """The usual distance between two lines that follow each other, in points."""
    steps = [
        before.bottom - line.bottom
        for before, line in pairwise(lines)
        if 0 < before.bottom - line.bottom < 3 * line.height
    ]
    close = sorted(steps)[: max(len(steps) * 3 // 4, 1)]
    return median(close) if close else max(line.height for line in lines) * 1.2


def _begins(current: list[Line], line: Line, *, pitch: float, right: float) -> bool:
    """Whether a paragraph begins: by distance, size, indent, bullet or the line above."""
    before = current[-1]
    step = before.bottom - line.bottom
    if "\t" in line.text or "\t" in before.text or _ITEM.match(line.text):
        return True
    if step > _NEW_PITCH * pitch or step < -line.height / 2:
        return True
    if abs(line.height - before.height) > _NEW_SIZE * before.height and step > line.height / 2:
        return True
    if step < line.height / 2:  # beside it
        return False
    width = right - min(one.left for one in current)
    short = before.right < right - (1 - _SHORT) * width
    indented = line.left > before.left + _INDENT * line.height
    if short and _ENDS.search(before.text):
        return True
    return indented and not _ITEM.match(current[0].text) and _ENDS.search(before.text) is not None


def _write(
    flow: Flow, lines: list[Line], known: frozenset[str], *, furniture: bool = False
) -> None:
    text = normalised(_joined([line.text for line in lines], known))
    if "\t" in text:
        flow.row(text.split("\t"), furniture=furniture)
    elif item := _ITEM.match(text):
        marker = "•" if item["marker"] in "\uf0b7\uf0a7\uf0d8" else item["marker"]
        flow.item(text[item.end() :], marker=f"{marker} ", furniture=furniture)
    else:
        flow.paragraph(text, furniture=furniture)


def _joined(lines: list[str], known: frozenset[str]) -> str:
    """The lines as one; a word that a line's end parts is whole again.

    Of a hyphen there the file does not say whether it belongs to the word ("Tajik-Afghan"). It
    stays before a capital or a digit, where the document has the word with it elsewhere, and where
    it has both parts and not the whole; else it goes.
    """
    text = ""
    for line in lines:
        if text.endswith(tuple(HYPHENS)) or _CUT_WORD.search(text):
            first = _LAST_WORD.search(text[:-1])
            second = _FIRST_WORD.match(line)
            parts = (first[0] if first else "", second[0] if second else "")
            text = text[:-1] + ("-" if _keeps_hyphen(*parts, known) else "") + line
        else:
            text = f"{text} {line}" if text else line
    return text.translate({ord(char): "-" for char in HYPHENS[:2]})


def _keeps_hyphen(first: str, second: str, known: frozenset[str]) -> bool:
    if not first or not second or not second[0].islower():
        return True
    if f"{first}-{second}" in known:
        return True
    return first in known and second in known and first + second not in known
