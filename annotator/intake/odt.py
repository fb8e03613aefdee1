"""OpenDocument texts (.odt): every word that a reader sees, in the order of the page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.intake.flow import BULLET, Flow
from annotator.intake.office import Element, Package, properties
from annotator.model.drafts import Draft, Proposal
from annotator.model.errors import UserError

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TEXT, _TABLE = (_OASIS % name for name in ("office", "text", "table"))
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_GONE = frozenset(
    (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end",
     f"{_TEXT}sequence-decls", f"{_OFFICE}forms", f"{_TEXT}note-citation")
)  # fmt: skip
_BLANKS = 200
_NO_TEXT = "a text document without words. Check that it is the right one."


def read(data: bytes, name: str) -> Draft:
    """The document's paragraphs, lists, tables and notes, with its properties.

    Raises UserError for locked and damaged files and files without words.
    """
    package = Package.of(data)
    _refuse_locked(package)
    body = package.xml("content.xml").find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UserError(_NO_TEXT)
    reader = _Reader()
    reader.blocks(body)
    for number, note in enumerate(reader.notes, start=1):
        reader.flow.paragraph(f"[{number}] {note}")
    text, furniture = reader.flow.finished()
    if not text.strip():
        raise UserError(_NO_TEXT)
    titled = {"title": reader.title} if reader.title else {}
    metadata = {**properties(package.optional("meta.xml")), **titled}
    media = "application/vnd.oasis.opendocument.text"
    return Draft(text, name, media, metadata=metadata, furniture=furniture)


def _refuse_locked(package: Package) -> None:
    manifest = package.optional("META-INF/manifest.xml")
    parts = () if manifest is None else manifest.iter()
    if any(str(one.tag).endswith("encryption-data") for one in parts):
        raise UserError("password-protected. Save it without a password and import that.")


@dataclass(slots=True)
class _Reader:
    """Walks the body and writes its blocks into the flow."""

    flow: Flow = field(default_factory=Flow)
    notes: list[str] = field(default_factory=list)
    title: Proposal | None = None

    def blocks(self, holder: Element, marker: str = "") -> None:
        """Write the blocks in the element, the first one behind the marker."""
        for child in holder:
            if child.tag in _PARAGRAPHS:
                self._paragraph(child, marker)
                marker = ""
            elif child.tag == f"{_TEXT}list":
                for item in child:
                    self.blocks(item, BULLET)
            elif child.tag == f"{_TABLE}table":
                self._table(child)
            elif child.tag not in _GONE:
                self.blocks(child, marker)

    def _paragraph(self, paragraph: Element, marker: str) -> None:
        text = "".join(self._words(paragraph))
        if marker:
            self.flow.item(text.strip(), marker=marker)
        else:
            self.flow.paragraph(text)
        plain = " ".join(text.split())
        if self.title is None and plain and paragraph.tag == f"{_TEXT}h":
            self.title = Proposal(plain, "first heading")
        for box in paragraph.iter(f"{_OASIS % 'drawing'}text-box"):
            self.blocks(box)

    def _table(self, table: Element) -> None:
        for row in table.iter(f"{_TABLE}table-row"):
            cells = [" ".join(self._cell(cell)) for cell in row.iter(f"{_TABLE}table-cell")]
            self.flow.row(cells)

    def _cell(self, cell: Element) -> Iterator[str]:
        for paragraph in cell.iter(*_PARAGRAPHS):
            yield "".join(self._words(paragraph))

    def _words(self, element: Element) -> Iterator[str]:
        """The words in the element as ODF counts blanks: runs of them are one, `<text:s>` more."""
        yield _one_blank(element.text)
        for child in element:
            tag = child.tag
            if tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == f"{_TEXT}s":
                count = child.get(f"{_TEXT}c", "1")
                yield " " * min(int(count) if count.isdecimal() else 1, _BLANKS)
            elif tag == f"{_TEXT}note":
                self.notes.append(" ".join(" ".join(child.itertext()).split()))
                yield f"[{len(self.notes)}]"
            elif tag not in _GONE and tag != f"{_OASIS % 'drawing'}text-box":
                yield from self._words(child)
            yield _one_blank(child.tail)


def _one_blank(text: str | None) -> str:
    if not text:
        return ""
    words = " ".join(part for part in text.replace("\t", " ").replace("\n", " ").split(" ") if part)
    before = " " if text[0] in " \t\n" else ""
    behind = " " if text[-1] in " \t\n" and words else ""
    return f"{before}{words}{behind}"
