"""Web pages: the story of the page with its structure, and what the page says of itself."""

import codecs
import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from annotator.intake import pagedata
from annotator.intake.encodings import declared, decoded
from annotator.intake.flow import BULLET, Flow, collapsed, line_break
from annotator.intake.text import lost_note, refuse_binary
from annotator.model.drafts import Draft, Proposal
from annotator.model.errors import UserError
from annotator.model.spans import Span

Element: TypeAlias = Any  # lxml's elements; the library carries no types

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?([\w:-]+)""", re.IGNORECASE
)
_HEAD = 4096
_CONTROLS = {code: " " for code in range(32) if chr(code) not in "\t\n\r"}

_DROPPED = frozenset(
    "script style noscript template head svg math iframe object embed video audio canvas img map"
    " input select option optgroup button textarea label datalist dialog meta link".split()
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
_FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|social|breadcrumbs?|tooltip|slider|gallery|carousel|related"
    r"|teasers?|see-?also|more-?news|tags?|tag-?list|pagination|pager|newsletter|subscribe"
    r"|comments?|cookies?|nav|navbar|menu|submenu|sidebar|footer|topline|toolbar|promo|advert"
    r"|banner|print-link|copyright|masha-ignore)(?:[\s_-]|$)", re.IGNORECASE
)  # fmt: skip
_STORIES = (
    "//*[@itemprop='articleBody']/ancestor-or-self::*[self::article or @itemtype][1]",
    "//article",
    "//*[contains(@itemtype, 'Article')]",
    "//main | //*[@role='main']",
    "//*[@id='content' or @id='main' or @id='main-content']",
)
_FEWEST_WORDS = 30
_STORY_SHARE = 0.2


def read(data: bytes, name: str, encoding: str | None = None) -> Draft:
    """The page's story as text, menus and scripts left out, with its proposals.

    The encoding is the one given, else the declared one where the bytes fit it, else the detected
    one. Nothing that the page refers to is loaded. Raises UserError for a page without words.
    """
    found = decoded(data, encoding or _declared(data))
    refuse_binary(found.text)
    page = story(found.text)
    return Draft(
        page.text,
        name,
        "text/html",
        found.encoding,
        metadata=page.metadata,
        furniture=page.furniture,
        notes=(*lost_note(found.lost), *page.notes),
    )


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page amounts to; `furniture` are the spans inside its story that are not of it."""

    text: str
    furniture: tuple[Span, ...] = ()
    metadata: dict[str, Proposal] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def story(markup: str) -> Page:
    """The story of a page whose markup is decoded. Raises UserError where it has no words."""
    root = _parsed(markup)
    if root is None:
        raise UserError("a web page without text. Save the page again, or copy its text.")
    chosen = _chosen(root)
    writer = _Writer(Flow())
    writer.walk(chosen)
    writer.flush()
    text, furniture = writer.flow.finished()
    if not text.strip():
        raise UserError("a web page without text. Save the page again, or copy its text.")
    left = _words(root) - _words(chosen)
    notes = (f"{left} words of menus and other stories left out",) if left > 0 else ()
    return Page(text, furniture, pagedata.proposals(root, chosen), notes)


def _declared(data: bytes) -> str | None:
    """The charset that the page declares, where its bytes fit it."""
    match = _CHARSET.search(data[:_HEAD])
    if not match or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    return declared(data, match[1].decode("ascii"))


def _parsed(markup: str) -> Element | None:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    plain = markup.translate(_CONTROLS).encode("utf-8", "replace")
    try:
        root = etree.fromstring(plain, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if any("depth" in entry.message for entry in parser.error_log):
        raise UserError("a web page nested too deeply to read. Copy its text and import that.")
    return root


def _words(root: Element) -> int:
    texts = root.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::head)]")
    return sum(len(text.split()) for text in texts)


def _chosen(root: Element) -> Element:
    """The element that holds the story: the first kind of candidate with enough of the words."""
    body = root.find("body")
    whole = root if body is None else body
    total = _story_words(whole)
    for path in _STORIES:
        found = root.xpath(path)
        if not found:
            continue
        best = max(found, key=_story_words)
        if _story_words(best) >= max(_FEWEST_WORDS, _STORY_SHARE * total):
            return best
    return whole


def _story_words(element: Element) -> int:
    writer = _Writer(Flow())
    writer.walk(element)
    writer.flush()
    text, furniture = writer.flow.finished()
    return len(text.split()) - sum(len(span.of(text).split()) for span in furniture)


@dataclass(slots=True)
class _Writer:
    """Walks an element and writes its blocks into the flow."""

    flow: Flow
    inline: list[str] = field(default_factory=list)
    marker: str = ""
    furniture: int = 0

    def walk(self, element: Element, *, top: bool = True) -> None:
        """Write the element's own words; the text behind it belongs to its parent."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not top and _is_dropped(element, tag):
            return
        if tag == "br":
            self.inline.append(line_break())
            return
        marked = not top and _is_furniture(element, tag)
        block = tag in _BLOCKS or marked
        if block:
            self.flush()
        self.furniture += marked
        if tag == "table" and not _is_layout(element):
            self._table(element)
        elif tag == "pre":
            self.flow.paragraph("".join(element.itertext()), furniture=bool(self.furniture))
        elif tag in _LISTS:
            self._list(element)
        else:
            self._children(element)
        if block:
            self.flush()
        self.furniture -= marked

    def _children(self, element: Element) -> None:
        self.inline.append(element.text or "")
        for child in element:
            self.walk(child, top=False)
            self.inline.append(child.tail or "")

    def _list(self, element: Element) -> None:
        number = 0
        for child in element:
            if child.tag == "li":
                number += 1
                self.flush()
                self.marker = f"{number}. " if element.tag == "ol" else BULLET
            self.walk(child, top=False)
            self.inline.append(child.tail or "")

    def _table(self, element: Element) -> None:
        for row in element.iter("tr"):
            cells = [collapsed("".join(_texts(cell))) for cell in row if cell.tag in ("td", "th")]
            self.flow.row(cells, furniture=bool(self.furniture))

    def flush(self) -> None:
        """End the paragraph or list item that is being collected."""
        text = collapsed("".join(self.inline))
        self.inline.clear()
        if not text:
            return
        if self.marker:
            self.flow.item(text, marker=self.marker, furniture=bool(self.furniture))
        else:
            self.flow.paragraph(text, furniture=bool(self.furniture))
        self.marker = ""


def _texts(element: Element) -> list[str]:
    """The words of a table cell, its hidden parts left out, paragraphs parted by a blank."""
    if not isinstance(element.tag, str) or _is_dropped(element, element.tag):
        return []
    gap = " " if element.tag in _BLOCKS or element.tag == "br" else ""
    found = [gap, element.text or ""]
    for child in element:
        found += (*_texts(child), child.tail or "")
    return [*found, gap]


def _is_layout(table: Element) -> bool:
    """Whether a table only lays out the page: tables, lists or several paragraphs in its cells."""
    if table.get("role") == "presentation":
        return True
    cells = list(table.iter("td", "th"))
    rows = list(table.iter("tr"))
    nested = any(True for cell in cells for _ in cell.iter("table", "ul", "ol", "h1", "h2"))
    paragraphs = any(len(cell.findall(".//p")) > 2 for cell in cells)
    return nested or paragraphs or len(cells) <= len(rows)


def _is_dropped(element: Element, tag: str) -> bool:
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
    return bool(_FURNITURE_NAME.search(f"{element.get('class', '')} {element.get('id', '')}"))
