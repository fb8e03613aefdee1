"""What looks like a statistic and is none: times, ordinals, designations, numbers of things."""

import re
from collections.abc import Iterable

from annotator.suggest.statistics.lexicon import ContextWords

_TIME = (
    r"\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\b|\s*(?:hours|hrs|GMT|UTC|noon|midnight)\b)"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b"
)
_CLOCK = r"\b\d{1,2}\s*(?:[ap]\.m\.|[ap]m\b|o['’]clock)|\b[012]\d[0-5]\d\s*(?:hours|hrs|GMT|UTC)\b"
_ORDINAL = r"\b\d+\s?(?:st|nd|rd|th)\b|\b\d+(?:-(?:го|й|я|е|му|ми|м|х|ой|ый|ая)|-?лети[еюям]+)\b"
_JOINED = r"\b(?!(?:Rs|LKR|USD|EUR|SLRs|RUB|INR)\d)[^\W\d_]+[-‑–]?\d[\w.]*(?:[-‑–+]\w+)*"
_CODE = r"\b\d+(?:[-–/.?]\d+){2,}\b|\b\d+-[A-Z]{2,}\w*\b"
_SLASHED = r"\b\d+/\d+(?:/\d+)*\b|\b\d+(?:\+\d+)+\b|\b24/7\b"
_SPACED_DATE = r"\b(?:19|20)\d\d\s(?:0[1-9]|1[0-2])\s(?:0[1-9]|[12]\d|3[01])\b"
_DAYS = (
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}"
    r"(?:(?:,|,?\s+and)\s+\d{1,2}\b)+(?=\s*(?:[.;)]|,?\s+and\s+(?:yesterday|today)|,?\s+respectively))"
)
_TIGHT_DATE = (
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+"
    r"\d{1,2}(?:[-–]\d{1,2})?,(?:19|20)\d\d\b"
)
_ANNIVERSARY = r"\b\w+[-‑\s](?:day|week|month|year)s?[-‑\s]anniversary"
_PHONE = (
    r"\+\d[\d\s().-]{6,}\d|\(?\b\d{3}\)?[\s.-]\d{3}[-.]\d{4}\b"
    r"|\b(?:tel|phone|fax|тел)\b[.:]?[\d\s()+.-]{5,}|\b[Hh]ot\s?line:?\s\d{3,}\b"
)
_ADDRESS = (
    r"\b\d{1,5}(?:[-/]\d+)?,?\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w.]*\s+){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Blvd|Boulevard|Mawatha|Square|Highway)\b"
    r"|\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b"
)
_CALIBRE = (
    r"\b\d+(?:[.,]\d+)?\s?[-‑]?\s?(?:mm|мм)\b(?!\s+of\s+rain)|\.\d+\s?[-‑]?\s?cal(?:iber|ibre)?\b"
    r"|\b\d+(?:\.\d+)?\s?[-‑]\s?cal(?:iber|ibre)\b"
)
_LINK = r"(?:https?://|www\.)\S+|\S+@\S+\.\w+"
_SITE = r"\b\w+\.(?:com|net|org|ru|kg|kz|by|am|az|uz|tj)\b(?!\s?\d)"
_SANCTIONS = r"\bthe\s+\d{4}\s+(?:\w+\s+){0,6}?(?:sanctions|regime|Committee)\b"
"""“The 1267 Committee”, “the 1533 sanctions regime”: called by their resolution."""
_BEGINS = r"(?!(?<=[^\W\d_])[^\W\d_]|(?<=[\s\S]) )"
"""Where all but a link may begin: neither inside a word nor at a blank; most places are these."""
_NOTE = r"\d+\s?<sup>(?:st|nd|rd|th)</sup>|<sup>.*?</sup>|\[\d+\]|\^\d+"
_LIST = (
    r"(?:^|\n)\s*(?:[-*•]\s*)?(?:\(?\d{1,2}[.)](?=\s|[A-Z])|#+\s*\d+[.)]?)"
    r"|(?<![^\W\d_]\s)\(\d{1,2}\)(?=\s+[a-z])"
)
_LAW = r"\b\d+\s+(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R)\b[^a-z\n]*"
_ORDER = r"\bE\.\s?O\.\)?\s*\d{4,5}|\bEO\s*\d{4,5}"
_BILL = r"(?<![\w.])(?:H\.\s?R|(?:[HS]\.\s?)(?:J\.\s?|Con\.\s?)?Res|S)\.\s?\d{1,5}\b"
_SERIES = r"\b\d{3,5}(?:,\s+\d{3,5}){2,}(?:,?\s+and\s+\d{3,5})?\b"
_SECTION = r"(?<=[\d])\.\d+\.\d+"
_NUMBERED = r"(?:{cases})\.?\s*(?:(?i:no|nos|number|numbers)\b\.?|№)?\s*\d[\d./()-]*{more}"
_MORE = (
    r"(?:\s*\((?:19|20)\d\d\))?"
    r"(?:(?:\s*,\s*|\s+and\s+|\s+or\s+|\s+to\s+|\s*[-–]\s*|\s+и\s+|,\s+and\s+)"
    r"\d[\d./]*(?:\s*\((?:19|20)\d\d\))?"
    r"(?=\s*[,.;:)(]|\s+and\b|\s+и\b|\s+of\b|\s+о[тбф]?\b|\s*$))*"
)


def pattern(words: ContextWords) -> "re.Pattern[str]":
    """One expression for everything that is never a statistic; built once."""
    low = _branching(words.designators)
    high = _branching(words.capital_designators)
    numbered = _NUMBERED.replace("{more}", _MORE)
    named = rf"(?<![\w])(?:{numbered.replace('{cases}', f'(?i:{low})')})"
    capital = rf"(?<![\w])(?:{numbered.replace('{cases}', high)})(?!\s*(?:million|billion))"
    parts = (
        _TIGHT_DATE,
        _SITE,
        _SANCTIONS,
        *(
            _SPACED_DATE,
            _DAYS,
            _ANNIVERSARY,
            _NOTE,
            _PHONE,
            _TIME,
            _CLOCK,
            _ORDINAL,
            _LAW,
            named,
            capital,
        ),
        *(_ADDRESS, _CALIBRE, _JOINED, _CODE, _SLASHED, _ORDER, _BILL, _SERIES, _SECTION, _LIST),
    )
    rest = "|".join(f"(?:{part})" for part in parts)
    return re.compile(f"{_LINK}|{_BEGINS}(?:{rest})")


def _branching(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest that fits, which parts letter by letter.

    A plain list of a hundred words would be tried from its first to its last at every place.
    """
    ends = "" in (held := set(words))
    tails: dict[str, set[str]] = {}
    for word in held - {""}:
        tails.setdefault(word[0], set()).add(word[1:])
    branches = "|".join(re.escape(letter) + _branching(tails[letter]) for letter in sorted(tails))
    return f"(?:{branches})" + "?" * ends if branches else ""


def blocked(expression: "re.Pattern[str]", text: str, offset: int) -> list[tuple[int, int]]:
    """The ranges of the text, in code points from `offset`, that hold no statistic."""
    return [(m.start() + offset, m.end() + offset) for m in expression.finditer(text)]
