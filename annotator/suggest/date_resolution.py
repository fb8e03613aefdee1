"""Dates in words turned into EDTF, against the date of the event where they are relative."""

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Resolved:
    """An EDTF date ("" where nothing tells it), how it came about, why, and another reading."""

    edtf: str
    resolution: str = "absolute"
    reason: str = "a full date"
    alternative: str | None = None


ABSOLUTE, COMPLETED, RELATIVE, UNRESOLVED = "absolute", "completed", "relative", "unresolved"
COUNTED = "counted"
"""A stretch of so many units up to the event or from it: "the last two years"."""


def as_date(iso: str) -> date | None:
    """The day of an ISO date, None where it is not one."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def day(year: int, month: int, number: int) -> date | None:
    """The day, None where the month has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_end(year: int, month: int) -> int:
    """The number of the month's last day."""
    return calendar.monthrange(year, month)[1]


def year_interval(first: int, last: int) -> str:
    """The interval of two years in EDTF, or the one year."""
    return f"{first:04}/{last:04}" if first != last else f"{first:04}"


def _shifted_month(at: date, steps: int) -> str:
    months = at.year * 12 + at.month - 1 + steps
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _shifted_week(at: date, steps: int) -> str:
    monday = at - timedelta(days=at.weekday()) + timedelta(weeks=steps)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


_SHIFTS: Mapping[str, Callable[[date, int], str]] = {
    "day": lambda at, steps: (at + timedelta(days=steps)).isoformat(),
    "week": _shifted_week,
    "month": _shifted_month,
    "year": lambda at, steps: f"{at.year + steps:04}",
    "decade": lambda at, steps: f"{at.year + 10 * steps:04}",
}


def unresolved() -> Resolved:
    """What a relative date is without a reference date."""
    return Resolved("", UNRESOLVED, "the date of the event is not known")


def shifted(reference: date | None, unit: str, steps: int, words: str) -> Resolved:
    """So many units away from the reference; "last year" keeps its other reading.

    "Last year" may mean the calendar year before or the twelve months that end with the event.
    """
    if reference is None:
        return unresolved()
    edtf = _SHIFTS[unit](reference, steps)
    other = None
    if unit == "year" and steps == -1:
        other = f"{reference.year - 1:04}-{reference.month:02}/{reference.isoformat()[:7]}"
    elif unit == "year" and steps == 0 and reference.month == 1:
        other = f"{reference.year - 1:04}"
    return Resolved(edtf, RELATIVE, f"“{words}” counted from {reference.isoformat()}", other)


def weekday(reference: date | None, number: int, words: str, direction: int = 0) -> Resolved:
    """The day of that name: the last one up to the reference, or the next where it says so."""
    if reference is None:
        return unresolved()
    back = (reference.weekday() - number) % 7
    before = reference - timedelta(days=back if direction == 0 else back or 7)
    after = reference + timedelta(days=7 - back if back else 7)
    chosen, other = (after, before) if direction > 0 else (before, after)
    return Resolved(
        chosen.isoformat(),
        RELATIVE,
        f"“{words}” nearest to {reference.isoformat()}",
        None if direction else other.isoformat(),
    )


def day_without_year(reference: date | None, month: int, number: int) -> Resolved | None:
    """The day of the year nearest to the reference, the next nearest as the alternative.

    None where no month has such a day; the year stays open (`XXXX` is not level 1, so the EDTF
    is empty) without a reference.
    """
    if day(2000, month, number) is None:
        return None
    if reference is None:
        return unresolved()
    years = (reference.year - 1, reference.year, reference.year + 1)
    days = [found for year in years if (found := day(year, month, number))]
    days.sort(key=lambda found: abs((found - reference).days))
    if not days:
        return None
    other = days[1].isoformat() if len(days) > 1 else None
    near = abs((days[0] - reference).days) <= 92
    return Resolved(
        days[0].isoformat(),
        COMPLETED,
        f"the year nearest to {reference.isoformat()}",
        None if near else other,
    )


def month_without_year(reference: date | None, month: int) -> Resolved:
    """The month of the year nearest to the reference."""
    if reference is None:
        return unresolved()
    here = reference.year * 12 + reference.month
    years = sorted(
        (reference.year - 1, reference.year, reference.year + 1),
        key=lambda year: abs(year * 12 + month - here),
    )
    reason = f"the year nearest to {reference.isoformat()}"
    far = abs(years[0] * 12 + month - here) > 3
    other = f"{years[1]:04}-{month:02}" if far else None
    return Resolved(f"{years[0]:04}-{month:02}", COMPLETED, reason, other)


def years_back(reference: date | None, unit: str, count: int, words: str) -> Resolved:
    """The interval of the last so many units up to the reference (forward where negative)."""
    if reference is None:
        return replace(unresolved(), resolution=COUNTED)
    near = reference.isoformat() if unit in ("day", "week") else _near(reference, unit)
    far = _SHIFTS["day"](reference, -7 * count) if unit == "week" else None
    far = far or _SHIFTS[unit](reference, -count)
    ends = (far, near) if count > 0 else (near, far)
    return Resolved("/".join(ends), COUNTED, f"“{words}” up to {reference.isoformat()}")


def _near(reference: date, unit: str) -> str:
    return reference.isoformat()[:7] if unit == "month" else f"{reference.year:04}"
