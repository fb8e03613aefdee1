"""Web pages: the story of the page with its structure, and what the page says of itself."""

import codecs
import re
from dataclasses import dataclass, field

from annotator.intake import pagedata
from annotator.intake.encodings import declared, decoded
from annotator.intake.htmlblocks import Element, Writer, is_dropped
from annotator.intake.text import lost_note, refuse_binary
from annotator.model.drafts import Draft, Proposal
from annotator.model.errors import UserError
from annotator.model.spans import Span

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?([\w:-]+)""", re.IGNORECASE
)
_HEAD = 4096
# Pictures kept inside the page, longer than lxml lets a value be.
_PICTURE = re.compile(r"data:[\w.+-]+/[\w.+-]+(?:;[\w=.-]+)*;base64,[A-Za-z0-9+/=\s%]{200,}")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)", re.IGNORECASE)
_CONTROLS = {code: " " for code in range(32) if chr(code) not in "\t\n\r"}

_NO_TEXT = "a web page without text. Save the page again, or copy its text."
_FRAMES = "a page of frames, whose words lie in other files. Open the frame and save that page."
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
        raise UserError(_NO_TEXT)
    chosen = _chosen(root)
    headline = _headline_outside(root, chosen)
    text, furniture = _written(*([] if headline is None else [headline]), chosen)
    if not text.strip():
        raise UserError(_FRAMES if root.find(".//frameset") is not None else _NO_TEXT)
    left = _words(root) - _words(chosen) - (0 if headline is None else _words(headline))
    notes = (f"{left} words of menus and other stories left out",) if left > 0 else ()
    found = pagedata.proposals(root, chosen)
    saved = _SAVED_FROM.search(markup[:_HEAD])
    if saved and "source_address" not in found:
        found["source_address"] = Proposal(saved[1], "comment: saved from url")
    return Page(text, furniture, found, notes)


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
    plain = _PICTURE.sub("data:,", markup).translate(_CONTROLS).encode("utf-8", "replace")
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


def _headline_outside(root: Element, chosen: Element) -> Element | None:
    """The page's one headline, where it stands above the story and not in it."""
    found = root.findall(".//h1")
    if len(found) != 1 or not "".join(found[0].itertext()).strip():
        return None
    headline = found[0]
    around = [headline, *headline.iterancestors()]
    if chosen in around or any(is_dropped(one, one.tag) for one in around if one.tag != "html"):
        return None
    before = next(one for one in root.iter() if one is headline or one is chosen)
    return headline if before is headline else None


def _written(*elements: Element) -> tuple[str, tuple[Span, ...]]:
    writer = Writer()
    for element in elements:
        writer.walk(element)
        writer.flush()
    return writer.flow.finished()


def _story_words(element: Element) -> int:
    text, furniture = _written(element)
    return len(text.split()) - sum(len(span.of(text).split()) for span in furniture)
