"""Word files (.docx): every word that a reader sees, in the order of the page.

The XML is read directly: what a reader sees also stands in tracked insertions, text boxes, content
controls, footnotes and list numbers, for which python-docx has no interface.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.intake.flow import Flow
from annotator.intake.numbering import Numbering, W
from annotator.intake.office import Element, Package, properties
from annotator.model.drafts import Draft, Proposal
from annotator.model.errors import UserError

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_HOLDERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "body")
)
_GONE = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "rPr", "pPr", "sdtPr", "instrText", "fldData", "delText")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE |= {f"{W}txbxContent", _FALLBACK}  # boxes follow their paragraph, as blocks of their own
_TITLES = ("Title", "Heading1", "Titel", "berschrift1", "Titre", "Заголовок1", "1", "a3")
_NO_TEXT = "a Word file without text. Check that it is the right one."


def read(data: bytes, name: str) -> Draft:
    """The document's paragraphs, lists and tables; headers, footers and footnotes with it.

    Page headers come first and footers last, marked as furniture. Footnotes follow the text under
    the number that stands in it. Raises UserError for damaged files and files without words.
    """
    package = Package.of(data)
    body = package.xml("word/document.xml").find(f"{W}body")
    if body is None:
        raise UserError(_NO_TEXT)
    lists = package.optional("word/numbering.xml")
    styles = None if lists is None else package.optional("word/styles.xml")
    numbering = Numbering.of(lists, styles)
    reader = _Reader(numbering)
    for header in _parts(package, "word/header"):
        reader.blocks(header, furniture=True)
    reader.blocks(body)
    for label, note in _notes(package, reader.notes):
        reader.note(label, note)
    for footer in _parts(package, "word/footer"):
        reader.blocks(footer, furniture=True)
    text, furniture = reader.flow.finished()
    if not text.strip():
        raise UserError(_NO_TEXT)
    titled = {"title": reader.title} if reader.title else {}
    metadata = {**properties(package.optional("docProps/core.xml")), **titled}
    return Draft(text, name, _MEDIA, metadata=metadata, furniture=furniture)


def _parts(package: Package, prefix: str) -> Iterator[Element]:
    names = sorted(name for name in package.names if name.startswith(prefix))
    return (package.xml(name) for name in names if name.endswith(".xml"))


def _notes(package: Package, wanted: list[tuple[str, str]]) -> Iterator[tuple[str, Element]]:
    """The footnotes and endnotes that the text refers to, in its order, with their numbers."""
    found = {}
    for kind in ("footnote", "endnote"):
        root = package.optional(f"word/{kind}s.xml")
        for note in () if root is None else root.iter(f"{W}{kind}"):
            found[kind, note.get(f"{W}id", "")] = note
    for number, key in enumerate(wanted, start=1):
        if key in found:
            yield f"[{number}] ", found[key]


@dataclass(slots=True)
class _Reader:
    """Walks the body and writes its blocks into the flow."""

    numbering: Numbering
    flow: Flow = field(default_factory=Flow)
    notes: list[tuple[str, str]] = field(default_factory=list)
    title: Proposal | None = None

    def blocks(self, holder: Element, *, furniture: bool = False) -> None:
        """Write the paragraphs and tables that stand directly in the element."""
        for child in holder:
            if child.tag == f"{W}p":
                self._paragraph(child, furniture=furniture)
            elif child.tag == f"{W}tbl":
                self._table(child, furniture=furniture)
            elif child.tag in _HOLDERS:
                self.blocks(child, furniture=furniture)

    def note(self, label: str, note: Element) -> None:
        """Write a footnote with its number before it."""
        words = " ".join(self._words(paragraph).strip() for paragraph in note.iter(f"{W}p"))
        self.flow.paragraph(label + words if words.strip() else "")

    def _paragraph(self, paragraph: Element, *, furniture: bool) -> None:
        marker = self.numbering.marker(paragraph)
        text = self._words(paragraph)
        if marker:
            self.flow.item(text.strip(), marker=marker, furniture=furniture)
        else:
            self.flow.paragraph(text, furniture=furniture)
        style = next(paragraph.iterfind(f"{W}pPr/{W}pStyle"), None)
        if self.title is None and style is not None and style.get(f"{W}val") in _TITLES:
            plain = " ".join(text.split())
            self.title = (
                Proposal(plain, f"paragraph style {style.get(f'{W}val')}") if plain else None
            )
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                self.blocks(box, furniture=furniture)

    def _table(self, table: Element, *, furniture: bool) -> None:
        for row in table.iterfind(f"{W}tr"):
            cells = [self._cell(cell) for cell in row.iter(f"{W}tc")]
            self.flow.row(cells, furniture=furniture)

    def _cell(self, cell: Element) -> str:
        """The cell's words in one line; a table inside it is read as its own cells are."""
        paragraphs = (child for child in cell if child.tag == f"{W}p")
        parts = (self.numbering.marker(one) + self._words(one).strip() for one in paragraphs)
        return " ".join(part for part in parts if part.strip())

    def _words(self, element: Element) -> str:
        return "".join(self._runs(element))

    def _runs(self, element: Element) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                yield child.text or ""
            elif tag in _SIGNS:
                yield "" if child.get(f"{W}type") == "page" else _SIGNS[tag]
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self.notes.append(
                    (tag.removeprefix(W).removesuffix("Reference"), child.get(f"{W}id", ""))
                )
                yield f"[{len(self.notes)}]"
            elif tag not in _GONE:
                yield from self._runs(child)
