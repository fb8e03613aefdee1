"""EDTF dates as stretches of days, to say whether one falls into another."""

import re
from functools import lru_cache
from typing import TypeAlias

Day: TypeAlias = tuple[int, int, int]
"""Year, month, day."""

_POINT = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?"
)
_FIRST, _LAST = (-(10**6), 1, 1), (10**6, 12, 31)
_MONTHS = 12


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[Day, Day] | None:
    """The first and the last day of an EDTF date or interval; None where it is none.

    A month has 31 days here, which is enough to compare by.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point(first)
    begin = (_FIRST, _FIRST) if first in ("", "..") else _point(first)
    end = (_LAST, _LAST) if last in ("", "..") else _point(last)
    return (begin[0], end[1]) if begin and end else None


def _point(text: str) -> tuple[Day, Day] | None:
    match = _POINT.fullmatch(text.rstrip("?~%"))
    if not match:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month is None or month == "XX" or int(month) > _MONTHS:
        return (low, 1, 1), (high, 12, 31)
    if day is None or day == "XX":
        return (low, int(month), 1), (high, int(month), 31)
    return (low, int(month), int(day)), (high, int(month), int(day))


def falls(edtf: str, sign: str, low: str, high: str = "") -> bool:
    """Whether a date is (`:`), is not before (`>=`), is after (`>`), … another, or within (`..`).

    A date that is only partly known is taken as the stretch that it leaves open.
    """
    held, wanted = bounds(edtf), bounds(low)
    if held is None or wanted is None:
        return False
    if sign == "..":
        upper = bounds(high)
        return upper is not None and held[0] <= upper[1] and held[1] >= wanted[0]
    return {
        ":": held[0] <= wanted[1] and held[1] >= wanted[0],
        ">": held[0] > wanted[1],
        ">=": held[1] >= wanted[0],
        "<": held[1] < wanted[0],
        "<=": held[0] <= wanted[1],
    }[sign]
