"""OpenDocument texts (.odt, .fodt): every word that a reader sees, in the order of the page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.intake.flow import BULLET, Flow
from annotator.intake.odtstyles import OFFICE, STYLE, TABLE, TEXT, Counter, Styles
from annotator.intake.office import Element, Package, parsed, properties
from annotator.intake.symbols import raised
from annotator.model.drafts import Draft, Proposal
from annotator.model.errors import UserError

_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}soft-page-break": ""}
_GONE = frozenset(
    (f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{OFFICE}annotation-end",
     f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}user-field-decls",
     f"{OFFICE}forms", f"{TEXT}note-citation", f"{TEXT}hidden-text", f"{OFFICE}binary-data",
     f"{TEXT}ruby-text")
)  # fmt: skip
_EDGES = tuple(
    tuple(f"{STYLE}{kind}{page}" for page in ("", "-left", "-first"))
    for kind in ("header", "footer")
)
_BLANKS = 200
_PARAGRAPHS_IN_CELL = 2
_NO_TEXT = "a text document without words. Check that it is the right one."


def read(data: bytes, name: str) -> Draft:
    """The document's paragraphs, lists, tables and notes, with its properties.

    Page headers come first and footers last, marked as furniture. Raises UserError for locked and
    damaged files and files without words.
    """
    content, styles, meta = _roots(data)
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UserError(_NO_TEXT)
    known = Styles.of(content, styles)
    reader = _Reader(known, Counter(known))
    header, footer = (_edges(styles, tags) for tags in _EDGES)
    reader.furniture(header)
    reader.blocks(body)
    for number, note in enumerate(reader.notes, start=1):
        reader.flow.paragraph(f"[{number}] {note}")
    reader.furniture(footer)
    text, furniture = reader.flow.finished()
    if not text.strip():
        raise UserError(_NO_TEXT)
    title = reader.title or reader.heading
    metadata = {**properties(meta), **({"title": title} if title else {})}
    return Draft(text, name, metadata=metadata, furniture=furniture)


def _roots(data: bytes) -> tuple[Element, Element | None, Element | None]:
    """Content, styles and properties: three parts of an archive, or one flat file."""
    if not data.startswith(b"PK"):
        root = parsed(data)
        return root, root, root
    package = Package.of(data)
    _refuse_locked(package)
    return package.xml("content.xml"), package.optional("styles.xml"), package.optional("meta.xml")


def _refuse_locked(package: Package) -> None:
    manifest = package.optional("META-INF/manifest.xml")
    parts = () if manifest is None else manifest.iter()
    if any(str(one.tag).endswith("encryption-data") for one in parts):
        raise UserError("password-protected. Save it without a password and import that.")


def _edges(styles: Element | None, tags: tuple[str, ...]) -> list[Element]:
    """The headers or footers of the pages, each once; those of page numbers alone are left out."""
    found: dict[str, Element] = {}
    for master in () if styles is None else styles.iter(f"{STYLE}master-page"):
        for edge in master.iter(*tags):
            found.setdefault(" ".join("".join(edge.itertext()).split()), edge)
    return [edge for words, edge in found.items() if any(map(str.isalpha, words))]


@dataclass(slots=True)
class _Reader:
    """Walks the body and writes its blocks into the flow."""

    styles: Styles
    counter: Counter
    flow: Flow = field(default_factory=Flow)
    notes: list[str] = field(default_factory=list)
    title: Proposal | None = None
    heading: Proposal | None = None
    _aside: bool = False
    _away: bool = False

    def furniture(self, edges: list[Element]) -> None:
        """Write headers or footers of the page."""
        self._aside = True
        for edge in edges:
            self.blocks(edge)
        self._aside = False

    def blocks(self, holder: Element, marker: str = "", outer: tuple[str, int] = ("", 0)) -> None:
        """Write the blocks in the element, the first one behind the marker.

        `outer` are the style and the depth of the list that the element stands in.
        """
        for child in holder:
            if child.tag in _PARAGRAPHS:
                self._paragraph(child, marker)
                marker = ""
            elif child.tag == f"{TEXT}list":
                self._list(child, outer)
            elif child.tag == f"{TABLE}table":
                self._table(child)
            elif child.tag not in _GONE and not self.styles.hides(child):
                self.blocks(child, marker, outer)

    def _list(self, holder: Element, outer: tuple[str, int]) -> None:
        name = holder.get(f"{TEXT}style-name") or outer[0]
        depth = outer[1] + 1
        continued = holder.get(f"{TEXT}continue-numbering") == "true"
        goes_on = continued or holder.get(f"{TEXT}continue-list") is not None
        self.counter.begin(name, depth, goes_on=goes_on)
        for item in holder:
            first = next(iter(item), None)
            numbered = item.tag == f"{TEXT}list-item"  # a list header has no number
            own = first is not None and first.tag != f"{TEXT}list"  # not just a deeper list
            start = item.get(f"{TEXT}start-value")
            marker = self.counter.marker(name, depth, start) if numbered and own else ""
            self.blocks(item, marker, (name, depth))

    def _paragraph(self, paragraph: Element, marker: str) -> None:
        if self.styles.hides(paragraph):
            return
        text = "".join(self._words(paragraph))
        if marker:
            self.flow.item(text.strip(), marker=marker, furniture=self._aside)
        else:
            self.flow.paragraph(text, furniture=self._aside)
        self._propose(paragraph, " ".join(text.split()))
        for box in _boxes(paragraph):
            self.blocks(box)

    def _propose(self, paragraph: Element, plain: str) -> None:
        if not plain or self._aside:
            return
        if self.title is None and self.styles.is_title(paragraph):
            self.title = Proposal(plain, "paragraph style: title")
        elif self.heading is None and paragraph.tag == f"{TEXT}h":
            self.heading = Proposal(plain, "first heading")

    def _table(self, table: Element) -> None:
        for row in _inside(table, f"{TABLE}table-row"):
            cells = list(_inside(row, f"{TABLE}table-cell"))
            if len(cells) == 1 or any(map(_is_page_in_cell, cells)):
                for cell in cells:
                    self.blocks(cell)
            else:
                words = [" ".join(self._cell(cell)) for cell in cells]
                self.flow.row(words, furniture=self._aside)

    def _cell(self, cell: Element) -> Iterator[str]:
        for paragraph in cell.iter(*_PARAGRAPHS):
            item = paragraph.getparent().tag == f"{TEXT}list-item"
            yield (BULLET if item else "") + "".join(self._words(paragraph)).strip()

    def _words(self, element: Element) -> Iterator[str]:
        """The words in the element as ODF counts blanks: runs of them are one, `<text:s>` more."""
        yield self._seen(element.text)
        for child in element:
            tag = child.tag
            if tag in (f"{TEXT}change-start", f"{TEXT}change-end"):
                self._change(child)
            elif self._away:
                pass
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == f"{TEXT}s":
                count = child.get(f"{TEXT}c", "1")
                yield " " * min(int(count) if count.isdecimal() else 1, _BLANKS)
            elif tag == f"{TEXT}note":
                self.notes.append(self._note(child))
                yield f"[{len(self.notes)}]"
            elif tag == f"{TEXT}span" and not self.styles.hides(child):
                words = "".join(self._words(child))
                yield raised(words) if self.styles.raises(child) else words
            elif tag == f"{TEXT}ruby":
                above = "".join(child.itertext(f"{TEXT}ruby-text"))
                yield "".join(self._words(child)) + (f"({above})" if above else "")
            elif tag not in (*_GONE, *_PARAGRAPHS, f"{TEXT}span", f"{TABLE}table"):
                yield from self._words(child)
            yield self._seen(child.tail)

    def _seen(self, text: str | None) -> str:
        return "" if self._away else _one_blank(text)

    def _change(self, mark: Element) -> None:
        """Begin or end what was deleted, where a flat file keeps it in the text."""
        if mark.get(f"{TEXT}change-id") in self.styles.deletions:
            self._away = mark.tag == f"{TEXT}change-start"

    def _note(self, note: Element) -> str:
        paragraphs = note.iter(*_PARAGRAPHS)
        return " ".join(" ".join("".join(self._words(one)).split()) for one in paragraphs)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """Boxes and shapes with paragraphs of their own, those in boxes and notes left out."""
    for child in paragraph:
        if child.tag in _GONE or child.tag == f"{TEXT}note":
            continue
        if any(one.tag in (*_PARAGRAPHS, f"{TEXT}list", f"{TABLE}table") for one in child):
            yield child
        else:
            yield from _boxes(child)


def _inside(holder: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, those in groups too, without nested tables'."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag != f"{TABLE}table-cell":
            yield from _inside(child, tag)


def _is_page_in_cell(cell: Element) -> bool:
    """Whether the cell only lays out the page: tables or several paragraphs stand in it."""
    if next(cell.iter(f"{TABLE}table"), None) is not None:
        return True
    filled = [one for one in cell.iterfind(f"{TEXT}p") if "".join(one.itertext()).strip()]
    return len(filled) > _PARAGRAPHS_IN_CELL


def _one_blank(text: str | None) -> str:
    if not text:
        return ""
    words = " ".join(part for part in text.replace("\t", " ").replace("\n", " ").split(" ") if part)
    before = " " if text[0] in " \t\n" else ""
    behind = " " if text[-1] in " \t\n" and words else ""
    return f"{before}{words}{behind}"
