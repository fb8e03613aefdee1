"""Dates as releases write them, in English and Russian, turned into EDTF."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from annotator.model.spans import Span, joined

_NAMES = (
    "january|jan|января|январь", "february|feb|февраля|февраль", "march|mar|марта|март",
    "april|apr|апреля|апрель", "may|мая|май", "june|jun|июня|июнь", "july|jul|июля|июль",
    "august|aug|августа|август", "september|sept|sep|сентября|сентябрь",
    "october|oct|октября|октябрь", "november|nov|ноября|ноябрь", "december|dec|декабря|декабрь",
)  # fmt: skip
_MONTHS = {name: month for month, names in enumerate(_NAMES, start=1) for name in names.split("|")}
# Nearly every line holds no date and the patterns are slow, so they are tried only around a month's
# first letters or three numbers in a row; `str.find` is the fastest way to look for those.
_STEMS = tuple(sorted({name[:3] for name in _MONTHS}))
_DIGIT = re.compile(r"[0-9]")
_FIGURES = re.compile(r"[0-9][./-][0-9][0-9]?[./-][0-9]")
_BEFORE, _BEHIND = 30, 60
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:-?го)?"
_TO = r"(?:\s?[-–—]\s?|\s+(?:and|и|to)\s+)(?P<last>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?!\s?[-–—]\s?\d)"
_RELATIVE = (
    r"(?:of\s+)?(?:the\s+)?(?P<this>this\s+year|current\s+year|этого\s+года|сего\s+года|с\.\s?г\."
    r"|текущего\s+года)|(?:of\s+)?(?P<before>last\s+year|прошлого\s+года)"
)
_TAIL = rf"(?:\s*,?\s*(?:of\s+)?{_YEAR}|\s*,?\s*(?:{_RELATIVE}))?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MONTH}\s+{_DAY}(?:{_TO})?(?!\d|[.,:]\d){_TAIL}",
        rf"(?<![\d.,:]){_DAY}(?:{_TO})?\s+(?:of\s+)?{_MONTH}{_TAIL}",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        r"(?<![\d.])(?P<year>(?:19|20)\d\d)\.(?P<month>\d\d)\.(?P<day>\d\d)(?![\d.]\d)",
        rf"(?<![\d.])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}",
        rf"(?<![\d/])(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as it is written: `year` is 0 where the text does not name it.

    `relative` is 0 for this year and -1 for last year where the text says so, else None. `last` is
    the last day of a range within the month, 0 for a single day.
    """

    span: Span
    year: int
    month: int
    day: int
    last: int = 0
    relative: int | None = None

    def edtf(self, published: str = "") -> str:
        """The date in EDTF, a missing year taken from `published` (ISO); empty where it can't be.

        The year is the one that brings the date nearest to the day of publication, also under
        "this year": what a page of January 14 says of "November 28, this year" was written in the
        year before. "Last year" counts back from the year so found.
        """
        year = self.year or self._nearest_year(published)
        if not year or not valid(year, self.month, self.day):
            return ""
        first = f"{year:04}-{self.month:02}-{self.day:02}"
        if not valid(year, self.month, self.last) or self.last <= self.day:
            return first
        return f"{first}/{year:04}-{self.month:02}-{self.last:02}"

    def _nearest_year(self, published: str) -> int:
        try:
            known = date.fromisoformat(published[:10])
        except ValueError:
            return 0
        if self.relative == -1:
            return known.year - 1
        years = (known.year - 1, known.year, known.year + 1)
        near = [year for year in years if valid(year, self.month, self.day)]
        return min(near, default=0, key=lambda y: abs(date(y, self.month, self.day) - known))


def valid(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def mentions(text: str) -> tuple[Mention, ...]:
    """Every date with a day in the text, in reading order; what overlaps counts once."""
    found = sorted(_all(text), key=lambda one: (one.span.start, -one.span.end))
    kept: list[Mention] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return tuple(kept)


def _windows(text: str) -> tuple[Span, ...]:
    """The parts of the text that may hold a date."""
    if not _DIGIT.search(text):
        return ()
    starts = [*_stems(text.lower()), *(match.start() for match in _FIGURES.finditer(text))]
    if not starts:
        return ()
    last = len(text)
    around = joined(
        Span(max(at - _BEFORE, 0), min(at + _BEHIND, last)) for at in starts if at < last
    )
    return tuple(span for span in around if _DIGIT.search(text, span.start, span.end))


def _stems(lowered: str) -> Iterator[int]:
    for stem in _STEMS:
        at = lowered.find(stem)
        while at >= 0:
            yield at
            at = lowered.find(stem, at + 1)


def _all(text: str) -> Iterator[Mention]:
    for window in _windows(text):
        for pattern in _PATTERNS:
            for match in pattern.finditer(text, window.start, window.end):
                if mention := _mention(match):
                    yield mention


def _mention(match: re.Match[str]) -> Mention | None:
    parts = {key: value for key, value in match.groupdict().items() if value}
    month, day = _month_and_day(parts)
    year = int(parts.get("year", 0))
    if not valid(year or 2000, month, day) or _verb(parts.get("month", "")):
        return None
    relative = 0 if "this" in parts else -1 if "before" in parts else None
    return Mention(Span(*match.span()), year, month, day, int(parts.get("last", 0)), relative)


def _verb(month: str) -> bool:
    """Whether the word is no month: "may 10 percent"; English writes months with a capital."""
    return month[:1].isascii() and month[:1].islower()


def _month_and_day(parts: dict[str, str]) -> tuple[int, int]:
    """Month and day; none of `4/12/2019`, where either could be the month."""
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first > 12:
            return second, first
        return (first, second) if second > 12 or first == second else (0, 0)
    named = parts["month"].lower()
    return _MONTHS.get(named) or int(named), int(parts["day"])
