"""Word files (.docx): every word that a reader sees, in the order of the page.

The XML is read directly: what a reader sees also stands in tracked insertions, text boxes, content
controls, footnotes and list numbers, for which python-docx has no interface.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.intake.flow import Flow
from annotator.intake.numbering import Numbering, W
from annotator.intake.office import Element, properties
from annotator.intake.wordfile import WordFile
from annotator.intake.wordruns import FALLBACK, Runs
from annotator.model.drafts import Draft, Proposal
from annotator.model.errors import UserError

_HOLDERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
) | {f"{{http://schemas.microsoft.com/office/word/2003/auxHint}}{name}"
     for name in ("sect", "sub-section")}  # fmt: skip
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PARAGRAPHS_IN_CELL = 2
_NO_TEXT = "a Word file without text. Check that it is the right one."


def read(data: bytes, name: str) -> Draft:
    """The document's paragraphs, lists and tables; headers, footers and footnotes with it.

    Page headers come first and footers last, marked as furniture. Footnotes follow the text under
    the number that stands in it. Raises UserError for damaged files and files without words.
    """
    file = WordFile.of(data)
    reader = _Reader(file, file.numbering(), Runs(file.hidden))
    reader.edges("header")
    reader.blocks(file.body)
    for label, note in _notes(file, reader.runs.notes):
        reader.note(label, note)
    reader.edges("footer")
    text, furniture = reader.flow.finished()
    if not text.strip():
        raise UserError(_NO_TEXT)
    titled = {"title": reader.title} if reader.title else {}
    metadata = {**properties(file.package.optional("docProps/core.xml")), **titled}
    return Draft(text, name, metadata=metadata, furniture=furniture)


def _notes(file: WordFile, wanted: list[tuple[str, str]]) -> Iterator[tuple[str, Element]]:
    """The footnotes and endnotes that the text refers to, in its order, with their numbers."""
    found = {}
    for kind in ("footnote", "endnote"):
        root = file.part(f"{kind}s")
        for note in () if root is None else root.iter(f"{W}{kind}"):
            found[kind, note.get(f"{W}id", "")] = note
    for number, key in enumerate(wanted, start=1):
        if key in found:
            yield f"[{number}] ", found[key]


@dataclass(slots=True)
class _Reader:
    """Walks the body and writes its blocks into the flow."""

    file: WordFile
    numbering: Numbering
    runs: Runs
    flow: Flow = field(default_factory=Flow)
    title: Proposal | None = None
    furniture: bool = False
    carried: str = ""

    def edges(self, kind: str) -> None:
        """Write the page headers or footers, each once; those of page numbers alone stay out."""
        self.furniture = True
        seen = set()
        for part in self.file.parts(kind):
            words = "".join(one.text or "" for one in part.iter(f"{W}t"))
            if words not in seen and any(map(str.isalpha, words)):
                self.blocks(part)
            seen.add(words)
        self.furniture = False

    def blocks(self, holder: Element) -> None:
        """Write the paragraphs and tables that stand directly in the element."""
        for child in holder:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag == f"{W}altChunk":
                self._chunk(child)
            elif child.tag in _HOLDERS:
                self.blocks(child)

    def note(self, label: str, note: Element) -> None:
        """Write a footnote with its number before it."""
        words = " ".join(self.runs.words(paragraph).strip() for paragraph in note.iter(f"{W}p"))
        self.flow.paragraph(label + words if words.strip() else "", furniture=self.furniture)

    def _paragraph(self, paragraph: Element) -> None:
        marker = self.numbering.marker(paragraph)
        text = self.carried + self.runs.words(paragraph)
        joined = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
        self.carried = text if joined else ""
        if not joined:
            self._write(paragraph, text, marker)
        for box in _boxes(paragraph):
            self.blocks(box)
        for diagram in paragraph.iter(f"{_DIAGRAM}relIds"):
            self._diagram(diagram)

    def _write(self, paragraph: Element, text: str, marker: str) -> None:
        if marker:
            self.flow.item(text.strip(), marker=marker, furniture=self.furniture)
        else:
            self.flow.paragraph(text, furniture=self.furniture)
        style = next(paragraph.iterfind(f"{W}pPr/{W}pStyle"), None)
        named = self.file.headings.get(style.get(f"{W}val", "")) if style is not None else None
        plain = " ".join(text.split())
        if self.title is None and named and plain and not self.furniture:
            self.title = Proposal(plain, f"paragraph style: {named}")

    def _table(self, table: Element) -> None:
        for row in _rows(table):
            cells = list(_parts(row, f"{W}tc"))
            if len(cells) == 1 or any(map(_is_page_in_cell, cells)):
                for cell in cells:
                    self.blocks(cell)
            else:
                self.flow.row([self._cell(cell) for cell in cells], furniture=self.furniture)

    def _cell(self, cell: Element) -> str:
        """The cell's words in one line."""
        paragraphs = [*cell.iter(f"{W}p")]
        parts = [self.numbering.marker(one) + self.runs.words(one).strip() for one in paragraphs]
        return " ".join(part for part in parts if part.strip())

    def _diagram(self, diagram: Element) -> None:
        """Write the words of a diagram, which lie in a part of their own."""
        name = self.file.named(diagram.get(f"{_RELATION}dm", ""))
        if name not in self.file.package.names:
            return
        for paragraph in self.file.package.xml(name).iter(f"{_DRAWING}p"):
            words = "".join(one.text or "" for one in paragraph.iter(f"{_DRAWING}t"))
            self.flow.paragraph(words, furniture=self.furniture)

    def _chunk(self, chunk: Element) -> None:
        """Write a page or document that is kept inside the file as it was."""
        from annotator.intake import reader

        name = self.file.named(chunk.get(f"{_RELATION}id", ""))
        if name in self.file.package.names:
            inner = reader.read(self.file.package.bytes(name), name)
            self.flow.paragraph(inner.text, furniture=self.furniture)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes that hang on the paragraph, each once, those in boxes left to their box."""
    for box in paragraph.iter(f"{W}txbxContent"):
        parents = [parent.tag for parent in box.iterancestors()]
        inside = parents[: parents.index(f"{W}p")] if f"{W}p" in parents else parents
        if FALLBACK not in parents and f"{W}txbxContent" not in inside:
            yield box


def _parts(holder: Element, tag: str) -> Iterator[Element]:
    """The rows or cells in the element, those in content controls too, without nested tables'."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in _HOLDERS:
            yield from _parts(child, tag)


def _rows(table: Element) -> Iterator[Element]:
    """The table's rows without those whose deletion was tracked."""
    return (row for row in _parts(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None)


def _is_page_in_cell(cell: Element) -> bool:
    """Whether the cell only lays out the page: tables or several paragraphs stand in it."""
    if next(cell.iter(f"{W}tbl"), None) is not None:
        return True
    filled = [one for one in cell.iterfind(f"{W}p") if next(one.iter(f"{W}t"), None) is not None]
    return len(filled) > _PARAGRAPHS_IN_CELL
