"""Dates in EDTF (ISO 8601-2:2019, level 1), and the everyday forms that are turned into it."""

import calendar
import re
from itertools import takewhile

from annotator.model.errors import FieldError

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan января январь янв",
            "february feb февраля февраль фев",
            "march mar марта март мар",
            "april apr апреля апрель апр",
            "may мая май",
            "june jun июня июнь",
            "july jul июля июль",
            "august aug августа август авг",
            "september sept sep сентября сентябрь сен",
            "october oct октября октябрь окт",
            "november nov ноября ноябрь ноя",
            "december dec декабря декабрь дек",
        ),
        start=1,
    )
    for name in names.split()
}
_SEASONS = range(21, 25)
_QUALIFIER = r"[?~%]?"
_YEAR = re.compile(
    rf"-?[0-9]{{4}}{_QUALIFIER}|[0-9]{{3}}X{_QUALIFIER}|[0-9]{{2}}XX{_QUALIFIER}|Y-?[0-9]{{5,}}"
)
_MONTH = re.compile(rf"(-?[0-9]{{4}})-([0-9]{{2}}|XX){_QUALIFIER}")
_DAY = re.compile(rf"(-?[0-9]{{4}})-([0-9]{{2}}|XX)-([0-9]{{2}}|XX){_QUALIFIER}")
_YEAR_WORD = r"(?:\s*(?:гг?\.?|год|года|году))?"
_FORMS = tuple(
    re.compile(form + _YEAR_WORD)
    for form in (
        r"(?P<year>[0-9]{4})",
        r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})",
        r"(?P<day>[0-9]{1,2})\s+(?P<month>[^\W\d]+)\.?,?\s+(?P<year>[0-9]{4})",
        r"(?P<month>[^\W\d]+)\.?\s+(?P<day>[0-9]{1,2}),?\s+(?P<year>[0-9]{4})",
        r"(?P<month>[^\W\d]+)\.?,?\s+(?P<year>[0-9]{4})",
    )
)
_YEARS = re.compile(rf"([0-9]{{4}})\s*[-–—]\s*([0-9]{{4}}){_YEAR_WORD}")


def _check_month(month: str) -> None:
    if month != "XX" and not (1 <= int(month) <= 12 or int(month) in _SEASONS):
        raise FieldError(f"“{month}” is not a month; use 01 to 12, or 21 to 24 for a season.")


def _check_day(year: str, month: str, day: str) -> None:
    _check_month(month)
    if month == "XX" or int(month) in _SEASONS:
        if (month, day) != ("XX", "XX"):
            raise FieldError(f"A day needs a month, and “{month}” is none. Write {year}-{month}.")
        return
    last = calendar.monthrange(max(abs(int(year)), 1), int(month))[1]
    if day != "XX" and not 1 <= int(day) <= last:
        raise FieldError(f"{year}-{month} has no day {day}.")


def _point(text: str) -> str:
    if _YEAR.fullmatch(text):
        return text
    if match := _MONTH.fullmatch(text):
        _check_month(match[2])
        return text
    if match := _DAY.fullmatch(text):
        _check_day(match[1], match[2], match[3])
        return text
    raise FieldError(
        f"“{text}” is not a date. Write 2019-11-28, 2019-11, 2019 or 2017/2020 (EDTF)."
    )


def _everyday(text: str) -> str | None:
    """EDTF for `28.11.2019`, `28 November 2019`, `ноябрь 2019`, `2017-2020`; None for the rest."""
    if match := _YEARS.fullmatch(text):
        return f"{match[1]}/{match[2]}"
    found = (form.fullmatch(text) for form in _FORMS)
    return next((date for match in found if match and (date := _translated(match))), None)


def _translated(match: re.Match[str]) -> str | None:
    written = match.groupdict()
    date: str = written["year"]
    if month := written.get("month"):
        number = month if month.isdigit() else _MONTHS.get(month.casefold())
        if number is None:
            return None
        date += f"-{int(number):02}"
    return f"{date}-{int(written['day']):02}" if written.get("day") else date


def _numbers(point: str) -> tuple[int, ...]:
    """Year, month and day as far as they are known, to compare two dates by."""
    parts = point.removeprefix("-").rstrip("?~%").split("-")
    numbers = [int(part) for part in takewhile(str.isdigit, parts)]
    if numbers and point.startswith("-"):
        numbers[0] = -numbers[0]
    season = len(numbers) > 1 and numbers[1] in _SEASONS
    return tuple(numbers[:1] if season else numbers)


def _ends_early(first: str, last: str) -> bool:
    """Whether the interval ends before it begins, as far as both dates say."""
    begin, end = _numbers(first), _numbers(last)
    shared = min(len(begin), len(end))
    return begin[:shared] > end[:shared]


def parsed(raw: str) -> str:
    """The text as EDTF; everyday forms are translated. Raises FieldError with the reason."""
    text = " ".join(raw.split())
    text = _everyday(text) or text
    if "/" not in text:
        return _point(text)
    first, _, last = text.partition("/")
    for side in (first, last):
        if side not in ("", ".."):
            _point(side)
    if first in ("", "..") and last in ("", ".."):
        raise FieldError("An interval needs at least one date: 2017/2020, 2017/.. or ../2020.")
    if _ends_early(first, last):
        raise FieldError(f"The interval ends ({last}) before it begins ({first}).")
    return text
