"""EDTF dates in words, by the custom of the briefing's language."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Protocol

_YEAR, _MONTH, _WHOLE = 4, 7, 10
"""How many code points an EDTF date has that tells no more than its year, month, day."""
_PATTERNS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en_GB": {
        "": ("d MMMM y", "LLLL y"),
        "short": ("d MMM y", "LLLL y"),
        "bare": ("d MMMM", "LLLL"),
        "open": ("d MMMM y", "LLLL y"),
    },
    "ru_RU": {
        "": ("d\u00a0MMMM y\u00a0'г.'", "LLLL y\u00a0'г.'"),
        "short": ("dd.MM.y", "LLLL y\u00a0'г.'"),
        "bare": ("d\u00a0MMMM", "LLLL"),
        "open": ("d\u00a0MMMM y\u00a0'г.'", "MMMM y\u00a0'г.'"),
    },
}
"""How a day and a month are written: by itself, in a table, before another one, behind `since`."""


_QUALIFIED = re.compile(r"(.+[^?~%])([?~%])")
_DECADE = re.compile(r"(\d{3})X")
_UNSAID = re.compile(r"(?:-XX)+")
_SEASON = re.compile(r"(\d{4})-(2[1-4])")


class Words(Protocol):
    """A language's words; see `phrases.py`."""

    @property
    def locale(self) -> str:
        """Babel's name of the locale."""

    def __call__(self, key: str, **values: object) -> str:
        """The words under a key, with their places filled."""


def in_words(words: Words, edtf: str, manner: str = "") -> str:
    """`28 November 2019`, `spring 2019`, `about 2017`, `since 2012`, `1–7 May 2023`.

    What can't be said in words stays as it is.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _one(words, edtf, manner)
    if last in ("", ".."):
        return words("since", day=_one(words, first, "open"))
    if first in ("", ".."):
        return words("until", day=_one(words, last))
    return _period(words, first, last)


def _period(words: Words, first: str, last: str) -> str:
    """`2017–2020`, `1–7 May 2023`, `30 April – 7 May 2023`, `30 December 2022 – 7 January 2023`."""
    if len(first) == len(last) == _YEAR:
        return f"{first}–{last}"
    until = _one(words, last)
    if len(first) != len(last) or first[:_YEAR] != last[:_YEAR] or len(first) != _WHOLE:
        return f"{_one(words, first)} – {until}"
    if first[:_MONTH] == last[:_MONTH] and first[-2:].isdigit():
        return f"{int(first[-2:])}–{until}"
    return f"{_one(words, first, 'bare')} – {until}"


def _one(words: Words, edtf: str, manner: str = "") -> str:
    """A single date; those that are uncertain or tell no more than a season or decade say so."""
    if qualified := _QUALIFIED.fullmatch(edtf):
        return words(f"date.{qualified[2]}", day=_one(words, qualified[1], manner))
    if season := _SEASON.fullmatch(edtf):
        return words(f"season.{season[2]}", year=season[1])
    if decade := _DECADE.fullmatch(edtf):
        return f"{decade[1]}0–{decade[1]}9"
    return _day(_UNSAID.sub("", edtf), words.locale, manner)


@cache
def _day(edtf: str, locale: str, manner: str = "") -> str:
    from babel.dates import format_date

    days, months = _PATTERNS[locale][manner]
    shapes = {_WHOLE: ("{}", days), _MONTH: ("{}-01", months)}
    filled, pattern = shapes.get(len(edtf), ("", ""))
    try:
        return str(format_date(date.fromisoformat(filled.format(edtf)), pattern, locale=locale))
    except ValueError:
        return edtf
