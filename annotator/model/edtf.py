"""Dates in EDTF (ISO 8601-2:2019, level 1), and the everyday forms that are turned into it."""

import calendar
import re

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
_YEAR = re.compile(rf"^-?\d{{4}}{_QUALIFIER}$|^\d{{3}}X$|^\d{{2}}XX$|^Y-?\d{{5,}}$")
_MONTH = re.compile(rf"^(-?\d{{4}})-(\d{{2}}|XX){_QUALIFIER}$")
_DAY = re.compile(rf"^(-?\d{{4}})-(\d{{2}}|XX)-(\d{{2}}|XX){_QUALIFIER}$")
_DOTTED = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_DAY_MONTH = re.compile(r"^(\d{1,2})\s+([^\W\d]+)\.?,?\s+(\d{4})(?:\s*(?:г\.?|года))?$")
_MONTH_DAY = re.compile(r"^([^\W\d]+)\.?\s+(\d{1,2}),?\s+(\d{4})$")
_MONTH_ONLY = re.compile(r"^([^\W\d]+)\.?,?\s+(\d{4})$")
_YEARS = re.compile(r"^(\d{4})\s*[-–—]\s*(\d{4})$")


def _check_month(month: str) -> None:
    if month != "XX" and not (1 <= int(month) <= 12 or int(month) in _SEASONS):
        raise FieldError(f"“{month}” is not a month; use 01 to 12, or 21 to 24 for a season.")


def _check_day(year: str, month: str, day: str) -> None:
    _check_month(month)
    if day == "XX":
        return
    known = month != "XX" and int(month) <= 12
    last = calendar.monthrange(max(abs(int(year)), 1), int(month))[1] if known else 31
    if not 1 <= int(day) <= last:
        raise FieldError(f"{year}-{month} has no day {day}.")


def _point(text: str) -> str:
    if _YEAR.match(text):
        return text
    if match := _MONTH.match(text):
        _check_month(match[2])
        return text
    if match := _DAY.match(text):
        _check_day(match[1], match[2], match[3])
        return text
    raise FieldError(
        f"“{text}” is not a date. Write 2019-11-28, 2019-11, 2019 or 2017/2020 (EDTF)."
    )


def _everyday(text: str) -> str | None:
    """EDTF for `28.11.2019`, `28 November 2019`, `ноябрь 2019`, `2017-2020`; None for the rest."""
    if match := _DOTTED.match(text):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := _YEARS.match(text):
        return f"{match[1]}/{match[2]}"
    if (match := _DAY_MONTH.match(text)) and match[2].casefold() in _MONTHS:
        return f"{match[3]}-{_MONTHS[match[2].casefold()]:02}-{int(match[1]):02}"
    if (match := _MONTH_DAY.match(text)) and match[1].casefold() in _MONTHS:
        return f"{match[3]}-{_MONTHS[match[1].casefold()]:02}-{int(match[2]):02}"
    if (match := _MONTH_ONLY.match(text)) and match[1].casefold() in _MONTHS:
        return f"{match[2]}-{_MONTHS[match[1].casefold()]:02}"
    return None


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
    if first[:4].isdigit() and last[:4].isdigit() and first[:10] > last[:10]:
        raise FieldError(f"The interval ends ({last}) before it begins ({first}).")
    return text
