"""The stored text: how it is normalised once, and where its paragraphs and words lie."""

import hashlib
import re
import unicodedata

from annotator.model.spans import Span

_OPENERS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "„": "“", "‘": "’", "<": ">"}
_CLOSERS = {"”": "“„", "“": "„", ")": "(", "]": "[", "}": "{", "»": "«", "’": "‘", ">": "<"}
_KEPT_PUNCTUATION = frozenset("%‰№#§&*@")
_ABBREVIATION = re.compile(r"(?:^|[^\w.])(?:[^\W\d_]\.[\s\u00a0]?)+$")
_JOINERS = frozenset("-‐‑'’_\u00ad\u2060")
_NUMBER_JOINERS = frozenset(".,")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_ZWJ = "\u200d"
_EXTENDERS = re.compile("[\u200c\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_CONTROLS = frozenset(("Cc", "Cf", "Zl", "Zp"))


def normalised(raw: str) -> str:
    """`raw` as it is stored for good: line ends LF, Unicode NFC, no byte order mark.

    Halves of surrogate pairs, which no file can hold, become U+FFFD.
    """
    plain = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _HALF_PAIR.sub("\ufffd", plain))


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


def _clings(text: str, at: int) -> bool:
    """Whether the character at `at` makes one sign with the one before it.

    Grapheme clusters as in Unicode Standard Annex 29, without Hangul jamo, which NFC composes.
    """
    if not 0 < at < len(text):
        return False
    before, char = text[at - 1], text[at]
    if unicodedata.category(before) in _CONTROLS and not _EXTENDERS.match(before):
        return False
    category = unicodedata.category(char)
    if category[0] == "M" or _EXTENDERS.match(char):
        return True
    return (before == _ZWJ and category == "So") or (
        _is_regional(char) and _odd_regionals(text, at)
    )


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _odd_regionals(text: str, at: int) -> bool:
    """Whether an odd number of regional indicators ends before `at`: two make a flag."""
    first = at
    while first > 0 and _is_regional(text[first - 1]):
        first -= 1
    return (at - first) % 2 == 1


def _of_word(text: str, at: int) -> bool:
    """Whether the sign that the character is part of is a letter or a digit."""
    while _clings(text, at):
        at -= 1
    return text[at].isalnum()


def _joins(text: str, at: int) -> bool:
    """Whether the character at `at` ties two word characters together: `29.1`, `so-called`."""
    if not (0 < at < len(text) - 1 and _of_word(text, at - 1) and _of_word(text, at + 1)):
        return False
    if text[at] in _JOINERS:
        return True
    digits = text[at - 1].isdigit() and text[at + 1].isdigit()
    return text[at] in _NUMBER_JOINERS and digits


def _in_word(text: str, at: int) -> bool:
    return _of_word(text, at) or _joins(text, at)


def _holds_together(text: str, at: int) -> bool:
    """Whether a boundary at `at` would cut a word, a number or a sign in two."""
    if not 0 < at < len(text):
        return False
    return _clings(text, at) or (_in_word(text, at - 1) and _in_word(text, at))


def snapped(text: str, span: Span) -> Span:
    """The span widened so that it cuts no word, number or combining sequence in two."""
    start, end = span.start, span.end
    while _holds_together(text, start):
        start -= 1
    while _holds_together(text, end):
        end += 1
    return Span(start, end)


def _trims_left(text: str, start: int, end: int) -> bool:
    if _clings(text, start + 1):
        return False
    char = text[start]
    if char.isspace() or unicodedata.category(char) == "Cf":
        return True
    if char in _KEPT_PUNCTUATION or not unicodedata.category(char).startswith("P"):
        return False
    closer = _OPENERS.get(char)
    return closer is None or closer not in text[start + 1 : end - 1]


def _trims_right(text: str, start: int, end: int) -> bool:
    if start < end - 1 and _clings(text, end - 1):
        return False
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
    while start < end:
        if _trims_left(text, start, end):
            start += 1
        elif _trims_right(text, start, end):
            end -= 1
        else:
            return Span(start, end)
    return None


def word_at(text: str, at: int) -> Span | None:
    """The word that the position stands in or touches, None between blanks."""
    for probe in (at, at - 1):
        if 0 <= probe < len(text) and _of_word(text, probe):
            return snapped(text, Span(probe, probe + 1))
    return None


def next_sign_edge(text: str, at: int, step: int) -> int:
    """The nearest edge between two signs beyond `at`; a sign may be several code points."""
    at = max(0, min(at + step, len(text)))
    while _clings(text, at):
        at += step
    return at


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
