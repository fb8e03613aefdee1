"""Proposals for title, publisher, author, dates, language and address, each with its source."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath
from typing import TypeAlias
from unicodedata import category

from annotator.intake import publishers
from annotator.intake.dates import Mention, mentions
from annotator.intake.furniture import headline_again
from annotator.intake.language import UNKNOWN, language_of, languages, same_script
from annotator.model.drafts import Draft, Proposal
from annotator.model.spans import Span
from annotator.model.text import paragraphs

_TOP = 15
_LOOKED_THROUGH = 40_000
_BOTTOM = 8
_LONGEST_TITLE = 200
_LONGEST_DATE_LINE = 90
_SHORTEST_REPEAT = 20
_QUOTED = 60
_LONGEST_BEHIND = 25
_LETTERS = 0.6
_FULL = 50
_WIDEST = 90
_BREAK = re.compile("[\u2028\u2029\u0085]")

_NO_TITLE = re.compile(
    r"^(?:for (?:immediate )?release|latest news|contact|embargo|новости|события|news|home)\b"
    r"|^(?:press (?:release|statement|note)|media release|news release|пресс-релиз)\b.{0,25}$"
    r"|^\W*$|[:;]$|https?://|@|^\d[\w-]*$",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:…|\.\.\.)$")
_ENDS_SENTENCE = re.compile(r"[.…!]\W*$")
_SENTENCE = re.compile(r".+?(?:[.!?…][”\"»)]*(?=\s+[^\W\d_]?[A-ZА-ЯЁ“\"«(])|$)", re.DOTALL)
_PUBLISHED = re.compile(
    r"(?:date of publication|published(?: on)?|posted(?: on)?|released(?: on)?|release date"
    r"|for immediate release|дата публикации|опубликовано|дата)\W{0,3}"
    r"(?:\w+day,?\s+)?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:source|url|link|address|ссылка на материал|источник)\s*:\s*"
    r"(?P<labelled>(?:https?://|www\.|[\w-]+(?:\.[\w-]+)+/)[^\s<>\"]+)|^(?P<alone>https?://\S+)$",
    re.IGNORECASE | re.MULTILINE,
)
_ANY_HOST = re.compile(r"(?:https?://|www\.|@)[\w.-]+\.\w{2,}", re.IGNORECASE)
_NAME = r"(?:[A-ZА-ЯЁ][\w’'-]+\.?|[A-ZА-ЯЁ]\.)(?:[ \u00a0](?:[A-ZА-ЯЁ][\w’'-]+|[A-ZА-ЯЁ]\.)){1,3}"
_AUTHOR = re.compile(
    r"^\W*(?:(?:press|media) (?:secretary|officer|contact|attach[ée])|spokes(?:man|woman|person)"
    r"|contact(?: person)?|author|by|пресс-секретарь|официальный представитель|автор)"
    r"(?:[ \u00a0]+(?:[А-ЯЁA-Z]{2,}|for [\w ]{2,40}?|of [\w ]{2,40}?))?\s*:?\s+"
    rf"(?P<name>{_NAME})",
    re.MULTILINE | re.IGNORECASE,
)
_STARTS_CAPITAL = re.compile(rf"{_NAME}$")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)")
_TODAY = re.compile(r"\btoday\b|\bthis (?:morning|afternoon|evening)\b|\bсегодня\b", re.IGNORECASE)

_FOOT = 400
_HEAD = 600
_BLANK_LINE = re.compile(r"\n\s*\n")
_OPENER = re.compile(r"\A(?:События|Документы|Поездки|Новости|Events|News)\s(?=[А-ЯЁA-Z\d])")
_WORDS_OF_A_NAME = 3
_LONGEST_OPENING = 100
OPENING = "first words"
"""The source of a title that is no headline, only how the text begins."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What the proposers look at: the draft, its first and last lines, and both cut short.

    `own` are the first lines that are not furniture, where headlines are looked for.
    """

    draft: Draft
    top: tuple[str, ...]
    own: tuple[str, ...]
    bottom: tuple[str, ...]
    edge: str


Known: TypeAlias = Mapping[str, Proposal]
Proposer: TypeAlias = Callable[[_Page, Known], Proposal | None]


def completed(draft: Draft) -> Draft:
    """The draft with a proposal for each column that its format said nothing about."""
    known = {key: one for key, one in draft.metadata.items() if one.value.strip()}
    page = _page(draft)
    for column, propose in _PROPOSERS:
        if column not in known and (proposal := propose(page, known)):
            known[column] = proposal
    return replace(draft, metadata=known)


def _page(draft: Draft) -> _Page:
    spans = paragraphs(draft.text)
    top = _lines(draft.text, spans[:_TOP])[:_TOP]
    bottom = _lines(draft.text, spans[len(spans[:_TOP]) :][-_BOTTOM:])[-_BOTTOM:]
    edge = "\n".join(line[:_FOOT] for line in (*top[:5], *(*top[5:], *bottom)[-_BOTTOM:]))
    return _Page(draft, tuple(top), tuple(_own_lines(draft, spans)), tuple(bottom), edge)


def _own_lines(draft: Draft, spans: Sequence[Span]) -> list[str]:
    if not draft.furniture:
        return _lines(draft.text, spans[:_TOP])[:_TOP]
    own = [span for span in spans if not any(one.start <= span.start < one.end
                                             for one in draft.furniture)]  # fmt: skip
    return _lines(draft.text, own[:_TOP])[:_TOP]


def _lines(text: str, spans: Iterable[Span]) -> list[str]:
    """The lines in the spans; some pages part lines by U+2028 and not by LF."""
    parts = (line for span in spans for line in _BREAK.split(span.of(text)))
    return [line.strip() for line in parts if line.strip()]


def _source_address(page: _Page, _: Known) -> Proposal | None:
    if "/" not in page.edge:
        return None
    for match in _ADDRESS.finditer(page.edge):
        found = (match["labelled"] or match["alone"]).rstrip(".,;)")
        address = found if "://" in found else f"https://{found}"
        return Proposal(address, f"text: “{match[0][:_QUOTED]}”")
    return None


def _title(page: _Page, _: Known) -> Proposal | None:
    lines = page.own
    for at, line in enumerate(lines):
        for later in lines[at + 1 : at + 3]:
            stem = line.rstrip(".… ")
            if _SHORTEST_REPEAT <= len(stem) <= _LONGEST_TITLE and later.startswith(stem):
                full = later if _CUT.search(line) and len(later) <= _LONGEST_TITLE else line
                return Proposal(_headline(full), "headline told twice")
    wrapped = _wrapped(page.draft.text)
    for at, line in enumerate(lines[:6]):
        if line not in wrapped and _is_headline(line):
            return Proposal(_headline(line), "first line" if at == 0 else f"line {at + 1}")
    return _stored_in_one_line(page.draft.text) or _opening(page)


def _stored_in_one_line(text: str) -> Proposal | None:
    """The headline of an article in one line with its index words, told again behind its date."""
    opener = _OPENER.match(text)
    found = headline_again(text, opener.end()) if opener else ()
    return next((Proposal(_one_line(one.of(text)), "headline told twice") for one in found), None)


def _opening(page: _Page) -> Proposal | None:
    """The file's name where it speaks, else the words with which the text begins."""
    stem = PurePath(page.draft.source_name).stem
    named = sum(1 for word in re.split(r"[\s_-]+", stem) if word.isalpha() and len(word) > 1)
    blocks = _BLANK_LINE.split(_OPENER.sub("", page.draft.text[:_LOOKED_THROUGH], count=1))
    begins = next((one for block in blocks if _says_something(one := _one_line(block[:_HEAD]))), "")
    if named >= _WORDS_OF_A_NAME or not begins:
        return Proposal(stem, "file name") if stem else None
    sentence = _SENTENCE.match(begins)
    words = (sentence[0] if sentence else begins).rstrip(".")
    if len(words) > _LONGEST_OPENING:
        words = f"{words[:_LONGEST_OPENING].rsplit(' ', 1)[0].rstrip(' ,;:–—-')}…"
    return Proposal(words, OPENING)


def _says_something(words: str) -> bool:
    """Whether the words are neither a label nor a number nor a date."""
    few = _letters(words) < _LETTERS * len(words.replace(" ", ""))
    return len(words) >= 10 and not (few or _NO_TITLE.search(words) or _is_date_line(words))


def _wrapped(text: str) -> set[str]:
    """Lines that are part of a paragraph broken to a page's width: no headline is among them."""
    lines = [line.strip() for line in text.split("\n")[:60]]
    pairs = [(one, other) for one, other in pairwise(lines) if _FULL <= len(one) <= _WIDEST]
    broken = [pair for pair in pairs if 0 < len(pair[1]) <= _WIDEST]
    return {line for pair in broken for line in pair}


def _one_line(line: str) -> str:
    return " ".join(line.strip("#*_ \t").replace("\u00ad", "").split())


def _headline(line: str) -> str:
    """The line as a title: in one line, without the day of publication behind it."""
    dates = mentions(line)
    behind = dates and len(line) > _LONGEST_BEHIND and _after_headline(line, dates[-1])
    return _one_line(line[: dates[-1].span.start] if behind else line)


def _is_headline(line: str) -> bool:
    words = _one_line(line)
    if not 10 <= len(words) <= _LONGEST_TITLE or _NO_TITLE.search(words):
        return False
    if _letters(words) < _LETTERS * len(words.replace(" ", "")):
        return False  # a release number
    return not _ENDS_SENTENCE.search(words) and not _is_date_line(words)


def _letters(words: str) -> int:
    """How many characters are letters, or the signs of vowels that stand with them."""
    if words.isascii():
        return sum(map(str.isalpha, words))
    return sum(char.isalpha() or category(char)[0] == "M" for char in words)


def _is_date_line(line: str) -> bool:
    """Whether the line is a date with at most a time and a place beside it."""
    found = mentions(line) if len(line) <= _LONGEST_DATE_LINE else ()
    if not found:
        return False
    rest = len(line) - len(found[0].span)
    return rest <= 25 or (found[0].span.start <= 12 and rest <= 40)


def _published_on(page: _Page, _: Known) -> Proposal | None:
    lines = (*page.top, *page.bottom)
    dated = [(at, found) for at, line in enumerate(lines) for found in mentions(line) if found.year]
    for rule, last in ((_labelled, len(lines)), (_on_date_line, 5), (_after_headline, _TOP)):
        for at, found in dated:
            if at < last and rule(lines[at], found):
                return Proposal(found.edtf(), f"text: “{_around(lines[at], found.span)}”")
    if match := _IN_NAME.search(page.draft.source_name):
        for found in mentions("-".join(match.groups())):
            return Proposal(found.edtf(), f"file name: “{match[0]}”")
    return None


def _labelled(line: str, found: Mention) -> bool:
    return bool(_PUBLISHED.search(line[: found.span.start]))


def _on_date_line(line: str, found: Mention) -> bool:
    """A line of little else: "December 19, 2012, 20:00, The Kremlin, Moscow"."""
    return not found.last and _is_date_line(line) and not _ENDS_SENTENCE.search(line)


def _after_headline(line: str, found: Mention) -> bool:
    """A date in figures behind a headline: "Session held in Bishkek 14.01.2020"."""
    figures = found.span.of(line).replace(".", "").isdigit()
    inside = re.search(r"\b(?:on|of|dated|from|от|до|с|по)\s*$", line[: found.span.start])
    return figures and found.span.end == len(line) and not inside


def _around(line: str, span: Span) -> str:
    start = max(span.start - 30, 0)
    return line[start : span.end + 10].strip()


def _event_date(page: _Page, known: Known) -> Proposal | None:
    published = known["published_on"].value if "published_on" in known else ""
    named = known.get("title")
    title = named.value if named and named.source not in ("file name", OPENING) else ""
    for where, words in (("headline", title), *_first_sentences(page.top, title)):
        for found in mentions(words):
            value = found.edtf(published)
            if value and not _after_headline(words, found):
                return Proposal(value, f"{where}: “{_around(words, found.span)}”")
        if published and (today := _TODAY.search(words)):
            return Proposal(published[:10], f"{where}: “{today[0]}”")
    return None


def _first_sentences(lines: Sequence[str], title: str) -> Iterator[tuple[str, str]]:
    """The first two sentences that begin running paragraphs below the headline, then date lines."""
    at = next((n for n, line in enumerate(lines) if title and title in line), -1)
    below = lines[at + 1 : at + 7]
    dated = [line for line in below if _is_date_line(line)]
    running = [line for line in below if line not in dated and _is_running(line)]
    for line in running[:2]:
        match = _SENTENCE.match(line)
        yield "first sentence", match[0] if match else line
    for line in dated:
        yield "date line", line


def _is_running(line: str) -> bool:
    return len(line) > _LONGEST_DATE_LINE or bool(_ENDS_SENTENCE.search(line))


def _language(page: _Page, _: Known) -> Proposal | None:
    text = page.draft.text
    language = language_of(text)
    if language == UNKNOWN:
        return None
    return Proposal(language, f"words of the text{_others(text, language)}")


def _others(text: str, language: str) -> str:
    """The languages of paragraphs in other scripts, if there are any: `; 2 paragraphs in ru`."""
    if text.isascii() or len(text) > _LOOKED_THROUGH:
        return ""
    known = (one for one in languages(text) if one not in (language, UNKNOWN))
    counts = Counter(one for one in known if not same_script(one, language))
    return "".join(
        f"; {count} paragraph{'s' * (count > 1)} in {one}" for one, count in sorted(counts.items())
    )


def _publisher(page: _Page, known: Known) -> Proposal | None:
    address = known["source_address"].value if "source_address" in known else ""
    if address and (name := publishers.of_address(address)):
        return Proposal(name, f"source address: {address[:_QUOTED]}")
    name, words = publishers.named(page.edge)
    if name:
        return Proposal(name, f"text: “{words}”")
    for match in _ANY_HOST.finditer(page.edge):
        if name := publishers.of_address(match[0].split("@")[-1]):
            return Proposal(name, f"text: “{match[0]}”")
    return None


def _author(page: _Page, _: Known) -> Proposal | None:
    for match in _AUTHOR.finditer(page.edge):
        if _STARTS_CAPITAL.match(match["name"]):
            return Proposal(match["name"], f"text: “{_one_line(match[0])[:_QUOTED]}”")
    return None


_PROPOSERS: tuple[tuple[str, Proposer], ...] = (
    ("source_address", _source_address),
    ("title", _title),
    ("published_on", _published_on),
    ("event_date", _event_date),
    ("language", _language),
    ("publisher", _publisher),
    ("author", _author),
)
