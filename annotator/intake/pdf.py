"""PDF files with a text layer: their lines become paragraphs, list items and table rows again."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from annotator.intake.flow import Flow
from annotator.intake.metadata import completed
from annotator.intake.office import said
from annotator.intake.pdfpages import HYPHENS, Line, pages
from annotator.intake.pdfparagraphs import ITEM, columns, follows, paragraphs
from annotator.model.drafts import Draft, Proposal
from annotator.model.errors import UserError
from annotator.model.text import normalised

_REPEATED = 3
_EDGE = 3
_SAME_PLACE = 3.0
_OFTEN = 25
_LARGER = 1.2
_TITLE_LENGTH = range(10, 201)
_UNREADABLE = 0.3
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|стр\.?|p\.)?\s*\d{1,4}(?:\s*(?:/|of|из)\s*\d{1,4})?\W*", re.IGNORECASE
)
_CHINESE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")  # and Japanese: no blanks
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
    ordered = [_in_order(page) for page in found.pages]
    text, furniture = _flow(ordered).finished()
    if _share_unreadable(text) > _UNREADABLE:
        raise UserError("a PDF whose letters can’t be told apart. Make a text of it (OCR) first.")
    notes = (f"no text on page {', '.join(map(str, bare))}: a scan or a picture",) if bare else ()
    draft = Draft(text, name, furniture=furniture, notes=notes)
    return _with_properties(draft, found.properties, _largest(ordered))


def _largest(all_pages: list[tuple[Line, ...]]) -> str:
    """The words in the largest letters of the first page with words, empty for none of note."""
    first_page = next((page for page in all_pages if page), ())
    page = [line for line in first_page if line.size]  # without what is turned
    largest = max((line.height for line in page), default=0.0)
    if not page or largest < _LARGER * median(line.height for line in page):
        return ""
    first = next(at for at, line in enumerate(page) if line.height > largest * 0.95)
    words = []
    for line in page[first:]:
        if line.height < largest * 0.95:
            break
        words.append(line.text)
    title = " ".join(" ".join(words).split())
    return title if len(title) in _TITLE_LENGTH and any(map(str.isalpha, title)) else ""


def _share_unreadable(text: str) -> float:
    """How much of the text is in private letters of its fonts or none at all."""
    letters = [char for char in text if not char.isspace()]
    strange = sum(1 for char in letters if "\ue000" <= char <= "\uf8ff" or char == "\ufffd")
    return strange / max(len(letters), 1)


def _with_properties(draft: Draft, given: dict[str, str], largest: str) -> Draft:
    """Title and author as the file has them; its day of making only where the text names none.

    Without a title of the file's it is what stands in the `largest` letters.
    """
    found = {column: " ".join(given.get(column.title(), "").split()) for column in _SAID}
    metadata = said(found, "PDF properties")
    if largest and "title" not in metadata:
        metadata["title"] = Proposal(largest, "largest letters of the first page")
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


@dataclass(frozen=True, slots=True)
class _Words:
    """What the document's words say of hyphens at the ends of lines.

    `known` are words inside lines; `parts` says that the document parts words there at all.
    """

    known: frozenset[str]
    parts: bool

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "_Words":
        texts = [line.text for line in lines]
        whole = (word for text in texts for word in text.split()[:-1])
        known = frozenset(word.strip('.,;:()“”"') for word in whole)
        ends = [
            (first[0], second[0])
            for text, after in pairwise(texts)
            if _is_cut(text)
            and (first := _LAST_WORD.search(text[:-1]))
            and (second := _FIRST_WORD.match(after))
        ]
        proven = any(
            first + second in known and f"{first}-{second}" not in known for first, second in ends
        )
        return cls(known, proven or len(ends) * _OFTEN > len(texts))

    def keeps(self, first: str, second: str) -> bool:
        """Whether a hyphen between the two, where a line ends, belongs to the word."""
        if not first or not second or not second[0].islower() or not self.parts:
            return True
        if f"{first}-{second}" in self.known:
            return True
        apart = first in self.known and second in self.known
        return apart and first + second not in self.known


def _is_cut(text: str) -> bool:
    return text.endswith(tuple(HYPHENS)) or _CUT_WORD.search(text) is not None


def _edge_lines(all_pages: list[tuple[Line, ...]]) -> "Counter[str]":
    """How often a line of that shape stands at the beginning or end of a page.

    In a file of two pages it has to stand at the very same place, too.
    """
    filled = [page for page in all_pages if page]
    if len(filled) < _REPEATED:
        return _edges_of_two(*filled) if len(filled) == 2 else Counter()
    return Counter(shape for page in filled for shape in {_shape(line) for line in _edges_of(page)})


def _edges_of(page: tuple[Line, ...]) -> tuple[Line, ...]:
    return (*page[:_EDGE], *page[_EDGE:][-_EDGE:])


def _edges_of_two(one: tuple[Line, ...], other: tuple[Line, ...]) -> "Counter[str]":
    return Counter(
        {
            _shape(line): _REPEATED
            for line in _edges_of(one)
            for twin in _edges_of(other)
            if _shape(line) == _shape(twin) and abs(line.bottom - twin.bottom) < _SAME_PLACE
        }
    )


def _flow(all_pages: list[tuple[Line, ...]]) -> Flow:
    """The pages as blocks; a paragraph that a column's or page's end cuts in two is whole again."""
    edges = _edge_lines(all_pages)
    known = _Words.of(line for page in all_pages for line in page)
    flow = Flow()
    carried: list[Line] = []
    held: list[Line] = []  # page furniture, until the paragraph that it interrupts is complete
    for page in all_pages:
        head, lines, foot = _without_furniture(page, edges)
        held += head
        before: list[Line] = []
        for column in columns(lines) or [[]]:
            if carried and not follows(before, column):
                _write(flow, carried, known)
                carried = []
            before = column
            *done, last = [*paragraphs(column, carried)] or [carried]
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
    """The page's first lines where they are furniture, its words, its last lines where they are."""
    lines = list(page)
    head: list[Line] = []
    foot: list[Line] = []
    while lines and len(head) < _EDGE and _is_page_furniture(lines[0], edges):
        head.append(lines.pop(0))
    while lines and len(foot) < _EDGE and _is_page_furniture(lines[-1], edges):
        foot.insert(0, lines.pop())
    return head, lines, foot


def _write_furniture(flow: Flow, held: list[Line], known: _Words) -> None:
    for line in held:
        _write(flow, [line], known, furniture=True)
    held.clear()


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _is_page_furniture(line: Line, edges: "Counter[str]") -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text)) or edges[_shape(line)] >= _REPEATED


def _write(flow: Flow, lines: list[Line], known: _Words, *, furniture: bool = False) -> None:
    text = normalised(_joined([line.text for line in lines], known))
    if "\t" in text:
        flow.row(text.split("\t"), furniture=furniture)
    elif item := ITEM.match(text):
        marker = "•" if "\ue000" <= item["marker"] <= "\uf8ff" else item["marker"]
        flow.item(text[item.end() :], marker=f"{marker} ", furniture=furniture)
    else:
        flow.paragraph(text, furniture=furniture)


def _joined(lines: list[str], known: _Words) -> str:
    """The lines as one; a word that a line's end parts is whole again.

    Of a hyphen there the file does not say whether it belongs to the word ("Tajik-Afghan"). It
    stays in a document that parts no words, before a capital or a digit, where the document has the
    word with it elsewhere, and where it has both parts and not the whole; else it goes.
    """
    text = ""
    for line in lines:
        if _is_cut(text):
            first = _LAST_WORD.search(text[:-1])
            second = _FIRST_WORD.match(line)
            parts = (first[0] if first else "", second[0] if second else "")
            text = text[:-1] + ("-" if known.keeps(*parts) else "") + line
        else:
            gap = "" if not text or (_CHINESE.match(text[-1]) and _CHINESE.match(line)) else " "
            text += gap + line
    return text.translate({ord(char): "-" for char in HYPHENS[:2]})
