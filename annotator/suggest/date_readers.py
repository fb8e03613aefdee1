"""What the shapes of dates say: for each pattern, how its match becomes an EDTF."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from annotator.suggest.date_resolution import (
    ABSOLUTE,
    RELATIVE,
    Resolved,
    day,
    day_without_year,
    month_end,
    month_without_year,
    shifted,
    weekday,
    year_interval,
    years_back,
)
from annotator.suggest.date_words import DateWords

_LEAD = re.compile(r"([\w.]+)[\s\-‑–]+$")

_Match: TypeAlias = "re.Match[str]"
ReadDate: TypeAlias = Callable[[_Match, date | None], Resolved | None]
"""Reads a match, given the reference date; None where it is no date after all."""


class DateReaders:
    """Reads what `date_patterns` found, with the words of the lexicon."""

    def __init__(self, words: DateWords) -> None:
        self._words = words

    def by_pattern(self) -> Mapping[str, ReadDate]:
        """Who reads the matches of each pattern."""
        return {
            "iso": self._iso,
            "dotted": self._iso,
            "slashed": self._slashed,
            "day_month": self._day_month,
            "month_day": self._day_month,
            "day_range": self._day_month,
            "day_list": self._day_month,
            "month_day_range": self._day_month,
            "month_year": self._month_year,
            "month": self._month,
            "years": self._years,
            "years_short": self._years,
            "decade": self._decade,
            "year": self._year,
            "weekday": self._weekday,
            "season": self._season,
            "half": self._half,
            "quarter": self._quarter,
            "quarter_code": self._quarter,
            "ago": self._ago,
            "last_units": self._last_units,
        }

    def _year_of(self, written: str, reference: date | None) -> int | None:
        if digits := re.match(r"\d{4}", written):
            return int(digits[0])
        steps = self._words.year_words.get(re.sub(r"\s+", " ", written))
        return reference.year + steps if reference and steps is not None else None

    def _iso(self, match: _Match, _: date | None) -> Resolved | None:
        found = day(int(match["y"]), int(match["m"]), int(match["d"]))
        return Resolved(found.isoformat()) if found else None

    def _slashed(self, match: _Match, _: date | None) -> Resolved | None:
        first, second, year = (int(match[key]) for key in ("a", "b", "y"))
        american, european = day(year, first, second), day(year, second, first)
        chosen, other = (american, european) if american else (european, None)
        if chosen is None:
            return None
        reading = "month before day" if american else "day before month"
        return Resolved(
            chosen.isoformat(),
            ABSOLUTE,
            reading,
            other.isoformat() if other and other != chosen else None,
        )

    def _day_month(self, match: _Match, reference: date | None) -> Resolved | None:
        month, number = self._words.months[match["month"]], int(match["day"])
        last = int(match["last"]) if match.groupdict().get("last") else None
        if not match["year"]:
            found = day_without_year(reference, month, number)
            return found and _with_last_day(found, last)
        year = self._year_of(match["year"], reference)
        if year is None:
            return Resolved("", "unresolved", "the date of the event is not known")
        whole = day(year, month, number)
        if whole is None:
            return None
        spoken = not match["year"][0].isdigit()
        reason = f"“{match['year']}” is {year}" if spoken else "a full date"
        found = Resolved(whole.isoformat(), RELATIVE if spoken else ABSOLUTE, reason)
        return _with_last_day(found, last)

    def _month_year(self, match: _Match, reference: date | None) -> Resolved | None:
        year = self._year_of(match["year"], reference)
        month = self._words.months[match["month"]]
        if year is None:
            return month_without_year(None, month)
        spoken = not match["year"][0].isdigit()
        reason = f"“{match['year']}” is {year}" if spoken else "a month and its year"
        return Resolved(f"{year:04}-{month:02}", RELATIVE if spoken else ABSOLUTE, reason)

    def _month(self, match: _Match, reference: date | None) -> Resolved | None:
        lead = _LEAD.search(match.string, max(0, match.start() - 20), match.start())
        if not lead or lead[1].casefold() not in self._words.month_leads:
            return None
        return month_without_year(reference, self._words.months[match["month"]])

    def _years(self, match: _Match, _: date | None) -> Resolved | None:
        first, last = int(match["a"]), match["b"]
        end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        if end <= first or _joined_left(match):
            return None
        return Resolved(year_interval(first, end), ABSOLUTE, "a period of years")

    def _decade(self, match: _Match, _: date | None) -> Resolved | None:
        return Resolved(f"{match['y'][:3]}X", ABSOLUTE, "a decade")

    def _year(self, match: _Match, _: date | None) -> Resolved | None:
        if _joined_left(match):
            return None
        if match["word"] or self._year_led(match):
            return Resolved(match["y"], ABSOLUTE, "a year")
        return None

    def _year_led(self, match: _Match) -> bool:
        before = match.string[max(0, match.start() - 24) : match.start()]
        lead = _LEAD.search(before)
        return bool(
            (lead and lead[1].casefold() in self._words.year_leads)
            or (before.endswith("(") and match.string[match.end() : match.end() + 1] == ")")
        )

    def _weekday(self, match: _Match, reference: date | None) -> Resolved | None:
        before = match.string[: match.start()].split()[-1:]
        side = before[0].casefold() if before else ""
        steps = 1 if side in self._words.next else -1 if side in ("last", "past") else 0
        number = self._words.weekdays[match["weekday"]]
        return weekday(reference, number, match["weekday"], steps)

    def _season(self, match: _Match, reference: date | None) -> Resolved | None:
        year = self._year_of(match["year"], reference)
        if year is None:
            return Resolved("", "unresolved", "the date of the event is not known")
        return Resolved(f"{year:04}-{self._words.seasons[match['season']]}", ABSOLUTE, "a season")

    def _part(self, match: _Match, reference: date | None, months: int) -> Resolved | None:
        year = self._year_of(match["year"], reference) if match["year"] else None
        if match["year"] and year is None:
            return Resolved("", "unresolved", "the date of the event is not known")
        number = int(match["q"]) if "q" in match.groupdict() else self._words.parts[match["part"]]
        if year is None or number * months > 12:
            return None
        first, last = f"{(number - 1) * months + 1:02}", f"{number * months:02}"
        spoken = not match["year"][0].isdigit()
        kind = RELATIVE if spoken else ABSOLUTE
        return Resolved(f"{year}-{first}/{year}-{last}", kind, "a part of a year")

    def _half(self, match: _Match, reference: date | None) -> Resolved | None:
        return self._part(match, reference, 6)

    def _quarter(self, match: _Match, reference: date | None) -> Resolved | None:
        return self._part(match, reference, 3)

    def _count(self, written: str | None) -> int:
        if not written:
            return 1
        return int(written) if written.isdigit() else self._words.cardinals[written.casefold()]

    def _ago(self, match: _Match, reference: date | None) -> Resolved | None:
        unit = self._words.units[match["unit"]]
        return shifted(reference, unit, -self._count(match["count"]), match[0])

    def _last_units(self, match: _Match, reference: date | None) -> Resolved | None:
        unit = self._words.units[match["unit"]]
        forward = match["side"].casefold() in self._words.next
        if match["count"] is None and not match["unit"].endswith(("s", "ы", "а", "т", "и")):
            return None
        count = self._count(match["count"])
        if match["count"] is None:
            return None
        return years_back(reference, unit, -count if forward else count, match[0])


def _with_last_day(found: Resolved, last: int | None) -> Resolved | None:
    if last is None or not found.edtf:
        return found
    first = date.fromisoformat(found.edtf)
    if not first.day < last <= month_end(first.year, first.month):
        return None
    end = first.replace(day=last).isoformat()
    return replace(found, edtf=f"{found.edtf}/{end}", alternative=None)


def _joined_left(match: _Match) -> bool:
    """Whether a sign ties the number to what stands before it: `Thunder-2019`, `$2019`."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return bool(before) and before in "-–‑./,$€£№#"
