"""The blocks of a web page: paragraphs, lists, tables as a browser shows them, furniture marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from annotator.intake.flow import BULLET, Flow, collapsed, line_break
from annotator.intake.numbering import FORMATS
from annotator.intake.symbols import raised

Element: TypeAlias = Any  # lxml's elements; the library carries no types

_DROPPED = frozenset(
    "script style noscript noframes template head svg math iframe object embed video audio canvas"
    " img map input select option optgroup button textarea label datalist dialog meta link".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu"
    " nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_LISTS = frozenset(("ul", "ol", "menu"))
_NO_STORY_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog")
)
_NO_STORY_TAGS = frozenset(("nav", "aside", "footer"))
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|element-invisible|element-hidden|screen-reader-text"
    r"|hidden|hide|d-none|js-hidden|no-?print)(?:\s|$)", re.IGNORECASE
)  # fmt: skip
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|social|breadcrumbs?|tooltip|slider|gallery|carousel|related"
    r"|teasers?|see-?also|more-?news|tags?|tag-?list|pagination|pager|newsletter|subscribe"
    r"|comments?|cookies?|consent|gdpr|onetrust|nav|navbar|menu|submenu|sidebar|footer|topline|toolbar|promo|advert"
    r"|banner|print-link|copyright|masha-ignore)(?:[\s_-]|$)", re.IGNORECASE
)  # fmt: skip
_TWO_BREAKS = re.compile(f"{line_break()}[\\s\u00a0]*{line_break()}[\\s\u00a0{line_break()}]*")
_LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_WORD_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NOTE_NUMBER = re.compile(r"[\[(]?(\d{1,3})[\])]?")
_PARAGRAPHS_IN_CELL = 2
_LONGEST_HEADING = 200


@dataclass(slots=True)
class Writer:
    """Walks an element and writes its blocks into the flow."""

    flow: Flow = field(default_factory=Flow)
    inline: list[str] = field(default_factory=list)
    marker: str = ""
    furniture: int = 0

    def walk(self, element: Element, *, top: bool = True) -> None:
        """Write the element's own words; the text behind it belongs to its parent."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not top and is_dropped(element, tag):
            return
        if tag in ("br", "sup"):
            self.inline.append(line_break() if tag == "br" else _high(element))
            return
        if _WORD_MARKER.search(element.get("style", "")):
            self.marker = _word_marker("".join(_texts(element)))
            return
        marked = not top and _is_furniture(element, tag)
        block = tag in _BLOCKS or marked
        if block:
            self.flush()
        self.furniture += marked
        self._inside(element, tag)
        if block:
            self.flush()
        self.furniture -= marked

    def _inside(self, element: Element, tag: str) -> None:
        if tag == "table":
            self._table(element)
        elif tag == "pre":
            self.flow.paragraph("".join(element.itertext()), furniture=bool(self.furniture))
        elif tag in _LISTS:
            self._list(element)
        else:
            self._children(element)

    def _children(self, element: Element) -> None:
        self.inline.append(element.text or "")
        for child in element:
            self.walk(child, top=False)
            self.inline.append(child.tail or "")

    def _list(self, element: Element) -> None:
        items = sum(1 for child in element if child.tag == "li")
        backwards = element.get("reversed") is not None
        number = _number(element.get("start"), items if backwards else 1)
        form = FORMATS[_LIST_TYPES.get(element.get("type", ""), "decimal")]
        for child in element:
            if child.tag == "li":
                number = _number(child.get("value"), number)
                self.flush()
                ordered = element.tag == "ol"
                self.marker = f"{form(number) if number > 0 else number}. " if ordered else BULLET
                number += -1 if backwards else 1
            self.walk(child, top=False)
            self.inline.append(child.tail or "")

    def _table(self, element: Element) -> None:
        """Write the rows; one column alone, or cells with blocks in them, only lay out the page."""
        widest = max(
            (len(row.findall("td") + row.findall("th")) for row in _rows(element)), default=0
        )
        layout = element.get("role") == "presentation" or widest < 2
        for child in element:
            if child.tag in ("thead", "tbody", "tfoot"):
                self._table_rows(child, layout=layout)
            elif child.tag != "tr":  # a caption
                self.walk(child, top=False)
        self._table_rows(element, layout=layout)

    def _table_rows(self, group: Element, *, layout: bool) -> None:
        for row in group.iterchildren("tr"):
            if is_dropped(row, "tr"):
                continue
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            alone = len(cells) == 1 and _is_running(cells[0])
            if layout or alone or any(map(_is_page_in_cell, cells)):
                for cell in cells:
                    self.walk(cell, top=False)
            else:
                words = [collapsed("".join(_texts(cell))) for cell in cells]
                self.flow.row(words, furniture=bool(self.furniture))

    def flush(self) -> None:
        """End the paragraph or list item that is being collected.

        Two line breaks, one behind the other, part paragraphs as an empty line would.
        """
        raw = "".join(self.inline)
        self.inline.clear()
        for part in [raw] if self.marker else _TWO_BREAKS.split(raw):
            text = collapsed(part)
            if text and self.marker:
                self.flow.item(text, marker=self.marker, furniture=bool(self.furniture))
            else:
                self.flow.paragraph(text, furniture=bool(self.furniture))
        if raw.strip():
            self.marker = ""


def _texts(element: Element) -> list[str]:
    """The words of a table cell, its hidden parts left out, paragraphs parted by a blank."""
    if not isinstance(element.tag, str) or is_dropped(element, element.tag):
        return []
    if element.tag == "sup":
        return [_high(element)]
    gap = " " if element.tag in _BLOCKS or element.tag == "br" else ""
    found = [gap, element.text or ""]
    for child in element:
        found += (*_texts(child), child.tail or "")
    return [*found, gap]


def _high(element: Element) -> str:
    """Raised words: the number of a note in brackets, other figures as such, the rest as it is."""
    words = "".join(element.itertext())
    linked = element.find(".//a[@href]") is not None or element.getparent().tag == "a"
    note = _NOTE_NUMBER.fullmatch(words.strip())
    return f"[{note[1]}]" if linked and note else raised(words)


def _word_marker(words: str) -> str:
    """The number or bullet that Word wrote before an item of a list."""
    plain = words.replace("\u00a0", " ").strip()
    return f"{plain} " if plain[:1].isalnum() else BULLET


def _number(raw: str | None, default: int) -> int:
    plain = (raw or "").strip()
    return int(plain) if plain.isdecimal() and len(plain) < 7 else default


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, without those of tables in its cells."""
    yield from table.iterchildren("tr")
    for group in table.iterchildren("thead", "tbody", "tfoot"):
        yield from group.iterchildren("tr")


def _is_running(cell: Element) -> bool:
    """Whether a cell that is alone in its row holds running text and not a heading or a figure."""
    return cell.find(".//p") is not None or len("".join(cell.itertext())) > _LONGEST_HEADING


def _is_page_in_cell(cell: Element) -> bool:
    """Whether the cell lays out the page: tables, lists or several paragraphs stand in it."""
    nested = any(True for _ in cell.iter("table", "ul", "ol", "h1", "h2"))
    return nested or len(cell.findall(".//p")) > _PARAGRAPHS_IN_CELL or _parted(cell)


def _parted(cell: Element) -> bool:
    """Whether two line breaks part the words of the cell."""
    breaks = list(cell.iter("br"))
    return any(
        not (one.tail or "").strip() and after is not None and after.tag == "br"
        for one in breaks
        if (after := one.getnext()) is not None
    )


def is_dropped(element: Element, tag: str) -> bool:
    """Whether the element shows nothing: code, controls, or hidden."""
    if not tag or tag in _DROPPED or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or _HIDDEN_STYLE.search(element.get("style", "")):
        return True
    return bool(_HIDDEN_CLASS.search(element.get("class", "")))


def _is_furniture(element: Element, tag: str) -> bool:
    if tag in _NO_STORY_TAGS or element.get("role") in _NO_STORY_ROLES:
        return True
    if tag not in _BLOCKS and tag != "span":
        return False
    names = _CAMEL.sub("-", f"{element.get('class', '')} {element.get('id', '')}")
    return bool(_FURNITURE_NAME.search(names))
