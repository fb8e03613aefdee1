"""The stored text: how it is normalised once, and where its paragraphs and words lie."""

import hashlib
import re
import unicodedata

from annotator.model.spans import Span

_OPENERS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "„": "“", "‘": "’", "<": ">"}
_CLOSERS = {"”": "“„", "“": "„", ")": "(", "]": "[", "}": "{", "»": "«", "’": "‘", ">": "<"}
_KEPT_PUNCTUATION = frozenset("%‰№#§&*@")
_ABBREVIATION = re.compile(r"(?:^|[^\w.])(?:\w\.[\s\u00a0]?)+$")
_JOINERS = frozenset("-‐‑'’_\u00ad\u200d")
_NUMBER_JOINERS = frozenset(".,")


def normalised(raw: str) -> str:
    """`raw` as it is stored for good: line ends LF, Unicode NFC, no byte order mark."""
    plain = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", plain)


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def paragraphs(text: str) -> tuple[Span, ...]:
    """The non-blank lines of the text; the n-th is paragraph n + 1 in the margin."""
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def is_word(char: str) -> bool:
    """Whether the character belongs to a word: letters, digits and their combining marks."""
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _joins(text: str, at: int) -> bool:
    """Whether the character at `at` ties two word characters together: `29.1`, `so-called`."""
    if not (0 < at < len(text) - 1 and is_word(text[at - 1]) and is_word(text[at + 1])):
        return False
    if text[at] in _JOINERS:
        return True
    digits = text[at - 1].isdigit() and text[at + 1].isdigit()
    return text[at] in _NUMBER_JOINERS and digits


def _in_word(text: str, at: int) -> bool:
    return is_word(text[at]) or _joins(text, at)


def snapped(text: str, span: Span) -> Span:
    """The span widened so that it cuts no word, number or combining sequence in two."""
    start, end = span.start, span.end
    if _in_word(text, start):
        while start > 0 and _in_word(text, start - 1):
            start -= 1
    if _in_word(text, end - 1):
        while end < len(text) and _in_word(text, end):
            end += 1
    return Span(start, end)


def _trims_left(text: str, start: int, end: int) -> bool:
    char = text[start]
    if char.isspace() or unicodedata.category(char) == "Cf":
        return True
    if char in _KEPT_PUNCTUATION or not unicodedata.category(char).startswith("P"):
        return False
    closer = _OPENERS.get(char)
    return closer is None or closer not in text[start + 1 : end - 1]


def _trims_right(text: str, start: int, end: int) -> bool:
    char = text[end - 1]
    if char.isspace() or unicodedata.category(char) == "Cf":
        return True
    if char in _KEPT_PUNCTUATION or not unicodedata.category(char).startswith("P"):
        return False
    if char == "." and _ABBREVIATION.search(text[start:end]):
        return False
    return not any(opener in text[start + 1 : end - 1] for opener in _CLOSERS.get(char, ""))


def trimmed(text: str, span: Span) -> Span | None:
    """The span without blanks and punctuation at its ends; None where nothing else is in it.

    Brackets and quotation marks that pair up inside the span stay (`Zas (of Belarus)`), so do the
    full stops of initials (`Semerikov V.`) and signs that carry meaning (`30%`, `№ 5`).
    """
    start, end = span.start, span.end
    while start < end and _trims_left(text, start, end):
        start += 1
    while start < end and _trims_right(text, start, end):
        end -= 1
    return Span(start, end) if start < end else None


def word_at(text: str, at: int) -> Span | None:
    """The word that the position stands in or touches, None between blanks."""
    for probe in (at, at - 1):
        if 0 <= probe < len(text) and is_word(text[probe]):
            return snapped(text, Span(probe, probe + 1))
    return None


def next_word_edge(text: str, at: int, step: int) -> int:
    """The nearest word start (`step` -1) or word end (`step` 1) beyond `at`, in code points."""
    if step > 0:
        while at < len(text) and not _in_word(text, at):
            at += 1
        while at < len(text) and _in_word(text, at):
            at += 1
        return at
    while at > 0 and not _in_word(text, at - 1):
        at -= 1
    while at > 0 and _in_word(text, at - 1):
        at -= 1
    return at
