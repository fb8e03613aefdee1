"""Words, initials and signs of a release, with what stands between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from sys import intern

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Hon Gen Lt Col Maj Brig Capt Sgt Cmdr Adm Sen Rep Sens "
    "Reps Gov St Jr Sr Inc Ltd "
    "Corp Co Rt Eng Ven Rev Fr Cpl Spc Pfc Pvt Tech Jan Feb Mar Apr Jun Jul Aug "
    "Sept Sep Oct Nov Dec Mon SEN SENS REP REPS GOV GEN COL "
    "MR MRS MS DR "
    "Tues Wed Thurs Fri Sat Sun тов a\\.i"
)
_UPPER = r"[^\W\d_a-zа-яё]"


def _pattern(letter: str, abbreviations: str) -> re.Pattern[str]:
    return re.compile(
        r"\b[Ии]\.\s?о\."
        r"|\b(?:[Tt]hen|[Ee]x)-(?=[A-Z])"
        rf"|(?P<initials>(?:{letter}\.\s?(?={letter}\.))*\b{letter}\.(?!\w*\.\w))"
        rf"|\b(?:{abbreviations})\."
        r"|[^\W_]+(?:[-‐‑'’](?![sS]\b)[^\W_]+)*"
        r"|['’][sS]\b"
        r"|[^\w\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]"
    )


_INITIAL = rf"(?:{_UPPER}|(?:Zh|Sh|Ch|Kh|Ts|Yu|Ya|Ye|Dzh))"
"""A letter, or two that write one Cyrillic letter: `Zh. Kasymov`."""
_TOKEN = _pattern(_INITIAL, "|".join(_ABBREVIATIONS.split()))
_PHRASE = _pattern(r"[^\W\d_]", "|".join(_ABBREVIATIONS.casefold().split()))
_ARTICLED = re.compile(r"(?:al|el|as|ash|ar|an|ad|at|az|аль|эль|ас|аш)[-‐‑]\w")
_BLANK_LINE = re.compile(r"[\n\u2028]\s*[\n\u2028]|\u2029")
_WIDEST = 8
"""Blanks between words of one paragraph; more part a headline from its text."""
_FEWEST_LOST = 5
_WIDE = 4
_SHORT_WORDS = frozenset(_ABBREVIATIONS.casefold().split())
_RAGGED = 6
_FULL = 0.7
_BULLET = re.compile(r"(?:[-–—•*·▪]|\d{1,2}[.)])\s")
HARD = 2
"""Between two words stands the end of a paragraph."""
SOFT = 1
"""Between two words stands a line end that the release wraps its lines with."""


@dataclass(slots=True)
class Token:
    """A word, some initials or one sign; `gap` tells what stands before it (0, SOFT, HARD).

    `initial` says that it is initials: `V.`, `A. S. K.`.
    """

    text: str
    low: str
    start: int
    end: int
    gap: int = 0
    marks: int = 0
    capital: bool = False
    initial: bool = False


def folded(word: str) -> str:
    """The word in small letters with plain apostrophes, hyphens and е for ё kept as they are."""
    low = word.casefold()
    if low.isascii():
        return low
    return low.replace("’", "'").replace("‑", "-").replace("‐", "-")


def words(phrase: str) -> Iterator[str]:
    """The words of a phrase as the lexicon compares them, each held once for all phrases."""
    if phrase.replace(" ", "").replace("-", "").isalpha():  # most are plain, and quick to part
        yield from map(intern, phrase.casefold().split())
        return
    for match in _PHRASE.finditer(phrase.casefold()):
        yield intern(folded(match.group()))


def is_wrapped(text: str) -> bool:
    """Whether the release breaks its paragraphs into lines of about equal length.

    Into most lines the first word of the next would not have fitted: a list is not wrapped.
    """
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    if len(filled) < 4:
        return False
    short = sum(len(line) <= 90 for line in filled)
    joined = [(a, b) for a, b in pairwise(lines) if len(a) > 50 and b.strip()]
    if short < 0.9 * len(filled) or len(joined) < 0.3 * len(filled):
        return False
    width = sorted(map(len, filled))[int(0.9 * len(filled))] - _RAGGED
    full = sum(len(a.rstrip()) + 1 + len(b.split()[0]) >= width for a, b in joined)
    return full >= _FULL * len(joined)


def is_stripped(text: str) -> bool:
    """Whether blanks stand where the release had its full stops and commas."""
    return ". " not in text and ", " not in text and text.count("  ") >= _FEWEST_LOST


def _ends(word: str, blanks: int) -> bool:
    """Whether a stop was lost behind the word; one of an initial or abbreviation ends nothing."""
    short = len(word) == 1 or word.casefold() in _SHORT_WORDS
    return not short or blanks >= _WIDE


def tokens(text: str) -> list[Token]:
    """The tokens of the text; offsets are code points."""
    found: list[Token] = []
    soft = SOFT if is_wrapped(text) else HARD
    stripped = is_stripped(text)
    known: dict[str, tuple[str, bool]] = {}
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match[0]
        if word == "*" and "*" in text[start - (start > 0) : start] + text[end : end + 1]:
            continue  # emphasis in Markdown
        if word not in known:  # words come again and again: each is looked at once
            known[word] = folded(word), word[0].isupper() or _ARTICLED.match(word) is not None
        low, capital = known[word]
        gap = 0
        if start > last + 1 or text[last:start] == "\n":
            gap = _gap(text[last:start], soft)
            if gap == SOFT and _BULLET.match(text, start):
                gap = HARD
            if stripped and found and _ends(found[-1].text, start - last):
                gap = HARD  # a full stop or comma stood there
        initial = match.lastgroup is not None
        found.append(Token(word, low, start, end, gap, 0, capital, initial))
        last = end
    return found


def _gap(between: str, soft: int) -> int:
    if "\n" not in between and "\u2028" not in between:
        return HARD if len(between) > _WIDEST else 0
    if _BLANK_LINE.search(between) or between.startswith("  "):
        return HARD
    return soft
