"""The same measure in several places: other values, jumps, other units."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from annotator.review.findings.facts import Facts, Figure
from annotator.review.findings.finding import Finding
from annotator.review.findings.rule import Key

_JUMP = 10
_MOST_YEARS_APART = 2
_YEAR = re.compile(r"\d{4}")
_DIMENSIONS = {
    unit: dimension
    for dimension, units in {
        "mass": "gram kilogram tonne ton pound ounce centner",
        "length": "millimetre centimetre metre kilometre mile foot yard",
        "area": "square metre,hectare,acre,square kilometre,square mile",
        "volume": "litre,barrel,gallon,cubic metre",
        "energy": "kilowatt-hour,megawatt-hour,gigawatt-hour,joule",
        "power": "watt,kilowatt,megawatt,gigawatt",
    }.items()
    for unit in (units.split(",") if "," in units else units.split())
}
_CURRENCY = re.compile(r"[A-Z]{3}")


def _dimension(unit: str) -> str:
    """What the unit measures; empty where it can't be told from another."""
    return "money" if _CURRENCY.fullmatch(unit) else _DIMENSIONS.get(unit, "")


def _measures(facts: Facts) -> Iterator[Figure]:
    """Figures of which it is known what they count, whose they are, and of when."""
    return (one for one in facts.figures if one.counted and one.actor and one.period)


def by_period(facts: Facts) -> Iterable[tuple[Key, Figure]]:
    """Figures under what, whose, unit and period."""
    for one in _measures(facts):
        yield (one.counted, one.actor, one.unit, one.period), one


def other_value(key: Key, items: Sequence[Figure]) -> Iterator[Finding]:
    """Two releases give values that can't both be right."""
    ordered = sorted(items, key=lambda one: (one.day, one.evidence.document))
    for one, other in pairwise(ordered):
        apart = one.high < other.low or other.high < one.low
        if apart and one.evidence.document != other.evidence.document:
            yield Finding(
                "other value",
                (*key, one.evidence.document, other.evidence.document),
                f"For the same measure and period ({one.period}) one release says "
                f"{_value(one)}, the other {_value(other)}.",
                (one.evidence, other.evidence),
                (_value(one), _value(other)),
            )


def by_measure(facts: Facts) -> Iterable[tuple[Key, Figure]]:
    """Figures of whole years under what, whose and unit."""
    for one in _measures(facts):
        if _YEAR.fullmatch(one.period):
            yield (one.counted, one.actor, one.unit), one


def jump(key: Key, items: Sequence[Figure]) -> Iterator[Finding]:
    """From one year to the next the value is ten times as large, or a tenth."""
    for one, other in _years(items):
        low, high = sorted((_middle(one), _middle(other)))
        if low > 0 and high / low >= _JUMP:
            yield Finding(
                "jump",
                (*key, one.period, other.period),
                f"From {one.period} to {other.period} the value goes from {_value(one)} to "
                f"{_value(other)}.",
                (one.evidence, other.evidence),
                (_value(one), _value(other)),
            )


def by_counted(facts: Facts) -> Iterable[tuple[Key, Figure]]:
    """Figures of whole years under what, whose, and what their unit measures."""
    for one in _measures(facts):
        if _YEAR.fullmatch(one.period) and (dimension := _dimension(one.unit)):
            yield (one.counted, one.actor, dimension), one


def other_unit(key: Key, items: Sequence[Figure]) -> Iterator[Finding]:
    """From one year to the next the unit is another of the same dimension."""
    for one, other in _years(items):
        if one.unit != other.unit:
            yield Finding(
                "other unit",
                (*key, one.period, other.period),
                f"The unit is {one.unit} for {one.period} and {other.unit} for {other.period}.",
                (one.evidence, other.evidence),
                (one.unit, other.unit),
            )


def _years(items: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Neighbouring years, each with the figure that was told of it last."""
    latest: dict[str, Figure] = {}
    for one in sorted(items, key=lambda one: (one.period, one.day, one.evidence.document)):
        latest[one.period] = one
    for one, other in pairwise(latest.values()):
        if int(other.period) - int(one.period) <= _MOST_YEARS_APART:
            yield one, other


def _middle(one: Figure) -> Decimal:
    if one.value is not None:
        return abs(one.value)
    return (one.low + one.high) / 2 if one.high.is_finite() else one.low


def _value(one: Figure) -> str:
    unit = "" if one.unit == "count" else f" {one.unit}"
    if one.value is not None:
        return f"{one.value:,}{unit}"
    return f"{one.low:,} to {one.high:,}{unit}" if one.high.is_finite() else f"{one.low:,}{unit}"
