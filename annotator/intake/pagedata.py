"""What a web page says of itself: its meta elements, microdata and linked data."""

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any, TypeAlias

from annotator.intake.dates import mentions
from annotator.model.drafts import Proposal

Element: TypeAlias = Any

_SITE_SUFFIX = re.compile(r"\s+[•|–—·»:-]{1,2}\s+[^•|–—·»]{3,60}$")
_ABSOLUTE = re.compile(r"https?://\S+$")
_LONGEST = 300


def _meta(*names: str) -> Callable[[Element], Iterator[tuple[str, str]]]:
    def values(root: Element) -> Iterator[tuple[str, str]]:
        for name in names:
            for meta in root.iter("meta"):
                if name in (meta.get("name", "").lower(), meta.get("property", "").lower()):
                    yield meta.get("content", ""), f"<meta> {name}"

    return values


def _path(path: str, label: str) -> Callable[[Element], Iterator[tuple[str, str]]]:
    def values(root: Element) -> Iterator[tuple[str, str]]:
        for found in root.xpath(path):
            if isinstance(found, str):
                yield found, label
            else:
                yield " ".join("".join(found.itertext()).split()), label

    return values


def _linked(*keys: str) -> Callable[[Element], Iterator[tuple[str, str]]]:
    def values(root: Element) -> Iterator[tuple[str, str]]:
        for script in root.xpath("//script[@type='application/ld+json']"):
            for item in _articles(script.text or ""):
                found: Any = item
                for key in keys:
                    found = found[0] if isinstance(found, list) and found else found
                    found = found.get(key) if isinstance(found, dict) else None
                if isinstance(found, list) and found:
                    found = found[0]
                if isinstance(found, str):
                    yield unescape(found), f"linked data: {'.'.join(keys)}"

    return values


def _articles(source: str) -> list[dict[str, Any]]:
    """What the page says of its article; of the site around it only where it names no article."""
    items = list(_items(source))
    articles = [item for item in items if "headline" in item or "datePublished" in item]
    return articles or items


def _items(source: str) -> Iterator[dict[str, Any]]:
    try:
        loaded = json.loads(source)
    except (ValueError, RecursionError):
        return
    graph = loaded.get("@graph", [loaded]) if isinstance(loaded, dict) else loaded
    if isinstance(graph, list):
        yield from (item for item in graph if isinstance(item, dict))


_STORY_FIRST = ".//h1[normalize-space()]"
_RULES: tuple[tuple[str, Callable[[Element], Iterator[tuple[str, str]]]], ...] = (
    ("title", _meta("og:title", "dc.title", "dcterms.title", "twitter:title")),
    ("title", _path("//*[@property='dc:title']/@content", "dc:title")),
    ("title", _linked("headline")),
    ("title", _path("//*[@itemprop='headline']", "itemprop headline")),
    ("published_on", _meta("article:published_time", "datepublished", "dcterms.date",
                           "dcterms.created", "dc.date.issued", "dc.date", "date", "pubdate",
                           "publishdate", "ya:ovs:upload_date")),
    ("published_on", _path("//*[@itemprop='datePublished']/@datetime", "itemprop datePublished")),
    ("published_on", _path("//*[@itemprop='datePublished']/@content", "itemprop datePublished")),
    ("published_on", _path("//*[@property='dc:date']/@content", "dc:date")),
    ("published_on", _linked("datePublished")),
    ("published_on", _path("//article//time/@datetime | //main//time/@datetime", "<time>")),
    ("publisher", _meta("og:site_name", "dc.publisher", "dcterms.publisher", "publisher")),
    ("publisher", _linked("publisher", "name")),
    ("author", _meta("author", "article:author", "dc.creator", "dcterms.creator")),
    ("author", _path("//*[@itemprop='author']", "itemprop author")),
    ("author", _linked("author", "name")),
    ("author", _linked("author")),
    ("source_address", _path("//link[@rel='canonical']/@href", "<link> canonical")),
    ("source_address", _meta("og:url")),
    ("source_address", _linked("url")),
    ("source_address", _linked("mainEntityOfPage", "@id")),
    ("source_address", _linked("mainEntityOfPage")),
)  # fmt: skip


def _day(raw: str) -> str:
    found = mentions(raw[:_LONGEST])
    return found[0].edtf() if found and found[0].year else ""


def _words(raw: str) -> str:
    plain = " ".join(raw.split())
    return plain if len(plain) <= _LONGEST and not _ABSOLUTE.match(plain) else ""


def _address(raw: str) -> str:
    return raw.strip() if _ABSOLUTE.match(raw.strip()) else ""


_CLEAN: dict[str, Callable[[str], str]] = {"published_on": _day, "source_address": _address}


def proposals(root: Element, story: Element) -> dict[str, Proposal]:
    """The first usable value of each column; `story` is the element that holds the release."""
    found: dict[str, Proposal] = {}
    for column, values in _RULES:
        if column not in found and (proposal := _first(column, values(root))):
            found[column] = proposal
    if "title" not in found and (title := _title(root, story)):
        found["title"] = title
    return found


def _first(column: str, values: Iterator[tuple[str, str]]) -> Proposal | None:
    clean = _CLEAN.get(column, _words)
    usable = (Proposal(clean(raw), source) for raw, source in values)
    return next((one for one in usable if one.value), None)


def _title(root: Element, story: Element) -> Proposal | None:
    for place in (story, root):
        if heading := _first("title", _path(_STORY_FIRST, "heading of the page")(place)):
            return heading
    titles = _path("//head/title", "<title>")(root)
    return _first("title", ((_SITE_SUFFIX.sub("", raw), source) for raw, source in titles))
