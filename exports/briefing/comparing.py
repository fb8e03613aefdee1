"""Figures a year apart: their change, or why they can't be compared; and figures over time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice

from annotator.model.briefing import Block, Chart, Part, Row, Series, Table
from exports.briefing.material import Found, Material
from exports.briefing.phrases import Phrases
from exports.briefing.saying import capital, figure_cell, what_is_counted
from exports.briefing.sections import column, core, remark

_MOST_CHARTS = 3
_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")
_NO_NUMBER = ("vague", "range")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of the same thing a year apart; `why` says why they can't be compared."""

    before: Found
    after: Found
    why: str = ""


def pairs(phrases: Phrases, found: Iterable[Found]) -> list[Pair]:
    """The pairs of figures of one counted thing whose periods lie a year apart."""
    groups: dict[str, list[Found]] = {}
    for one in found:
        if one.value("counted") and year_of(one):
            groups.setdefault(_same(one.value("counted")), []).append(one)
    made: list[Pair] = []
    for group in groups.values():
        ordered = sorted(group, key=lambda one: (one.value("period"), one.id))
        crowded = _crowded(ordered)
        for before, after in combinations(ordered, 2):
            if year_of(after) - year_of(before) == 1 and _same_season(before, after):
                made.append(Pair(before, after, _why(phrases, before, after, crowded)))
    return made


def _same(counted: str) -> str:
    return " ".join(counted.casefold().split()).removeprefix("the ")


def year_of(found: Found) -> int:
    """The year that the period begins in, 0 where it has none."""
    year = found.value("period")[:4]
    return int(year) if year.isascii() and year.isdigit() else 0


def _same_season(before: Found, after: Found) -> bool:
    """Whether the periods begin at the same point of their years, or differ in length."""
    first, second = before.value("period"), after.value("period")
    return len(first) != len(second) or first[4:7] == second[4:7] or "/" in first


def _crowded(found: Iterable[Found]) -> set[str]:
    """Ids of figures that share period, place and unit with another one that says otherwise."""
    seen: dict[tuple[str, str, str], Found] = {}
    crowded: set[str] = set()
    for one in found:
        key = (one.value("period"), one.value("place"), one.value("unit"))
        first = seen.setdefault(key, one)
        if first is not one and first.figure != one.figure:
            crowded |= {first.id, one.id}
    return crowded


def _why(phrases: Phrases, before: Found, after: Found, crowded: set[str]) -> str:
    """Why the pair can't be compared, empty where it can."""
    first, second = before.figure, after.figure
    if first is None or second is None or first.value is None or second.value is None:
        return phrases("why.vague")
    if {first.comparator, second.comparator} & set(_NO_NUMBER):
        return phrases("why.vague")
    if {before.id, after.id} & crowded:
        return phrases("why.several")
    if before.annotation.uncertain or after.annotation.uncertain:
        return phrases("why.uncertain")
    differing = (
        ("unit", first.unit, second.unit),
        ("length", phrases.day(before.value("period")), phrases.day(after.value("period"))),
        ("place", before.value("place"), after.value("place")),
        ("comparator", phrases.figure(first), phrases.figure(second)),
    )
    checks = {
        "unit": first.unit != second.unit,
        "length": len(before.value("period")) != len(after.value("period")),
        "place": before.value("place").casefold() != after.value("place").casefold(),
        "comparator": (first.comparator, second.comparator) != ("=", "="),
    }
    for key, one, other in differing:
        if checks[key]:
            return phrases(f"why.{key}", first=one or "—", second=other or "—")
    return phrases("why.zero") if not first.value else ""


def comparison(material: Material) -> Iterator[Block]:
    """The pairs with their change, then those that can't be compared with the reason."""
    phrases = material.phrases
    found = pairs(phrases, material.found("statistic"))
    if not found:
        yield remark(material, "comparison/none", phrases("no_pairs"))
        return
    good = [pair for pair in found if not pair.why]
    bad = [pair for pair in found if pair.why]
    key = "compared" if good and bad else "compared.all" if good else "compared.none"
    others = len(bad) if good else phrases.counted(len(bad), "pair")
    words = phrases(key, pairs=phrases.counted(len(good), "pair"), others=others)
    from annotator.model.briefing import Paragraph

    yield Paragraph((material.sentence("comparison/count", words, counted=(len(good), len(bad))),))
    if good:
        yield _table(material, good, "comparison", "change")
    if bad:
        yield _table(material, bad, "not_compared", "why")


def _table(material: Material, found: list[Pair], key: str, last: str) -> Table:
    phrases = material.phrases
    rows = tuple(_row(material, key, pair, pair.why or change(phrases, pair)) for pair in found)
    columns = (
        column(phrases, "what"),
        column(phrases, "before", right=True, whole=True),
        column(phrases, "after", right=True, whole=True),
        column(phrases, last, right=last == "change", whole=last == "change"),
    )
    return Table(phrases(f"cap.{key}"), columns, rows)


def _row(material: Material, key: str, pair: Pair, last: str) -> Row:
    phrases = material.phrases

    def dated(one: Found) -> str:
        return f"{figure_cell(material, one)} ({phrases.day(one.value('period'))})"

    return material.row(
        f"{key}/{pair.before.id}/{pair.after.id}",
        Part(what_is_counted(material, pair.after), pair.after.held.language),
        dated(pair.before),
        dated(pair.after),
        last,
        by=[pair.before, pair.after],
        counted=(share(pair),),
    )


def change(phrases: Phrases, pair: Pair) -> str:
    """`+12.5%`; the figures themselves stand beside it."""
    changed = share(pair)
    sign = "+" if changed > 0 else "−" if changed < 0 else "±"
    blank = "\u00a0" if phrases.language == "ru" else ""
    return f"{sign}{phrases.number(abs(changed))}{blank}%"


def share(pair: Pair) -> Decimal:
    """The change in per cent, to a tenth; 0 where there is none to be had."""
    first, second = pair.before.figure, pair.after.figure
    if first is None or second is None or not first.value or second.value is None:
        return Decimal(0)
    return ((second.value - first.value) / abs(first.value) * _HUNDRED).quantize(_TENTH)


def over_time(material: Material) -> Iterator[Block]:
    """A chart for each thing that is counted, in one unit and place, for two periods or more."""
    yield from islice(_charts(material), _MOST_CHARTS)


def _charts(material: Material) -> Iterator[Chart]:
    groups: dict[tuple[str, str], list[Found]] = {}
    for one in core(material.found("statistic")):
        figure = one.figure
        if figure and figure.value is not None and year_of(one) and one.value("counted"):
            groups.setdefault((_same(one.value("counted")), figure.unit), []).append(one)
    for (_, unit), group in groups.items():
        periods: dict[str, Found] = {}
        crowded = _crowded(group)
        for one in sorted(group, key=lambda held: held.value("period")):
            if one.id not in crowded:
                periods.setdefault(one.value("period"), one)
        if len(periods) > 1 and len({len(period) for period in periods}) == 1:
            yield _chart(material, unit, list(periods.values()))


def _chart(material: Material, unit: str, found: list[Found]) -> Chart:
    phrases = material.phrases
    what = capital(found[0].value("counted"))
    names = tuple(
        phrases.short_day(one.value("period"))
        + ("" if one.value("comparator") in ("", "=") else f" ({figure_cell(material, one)})")
        for one in found
    )
    points = "; ".join(
        f"{phrases.day(one.value('period'))} {figure_cell(material, one)}" for one in found
    )
    values = tuple(figure.value if (figure := one.figure) else None for one in found)
    shown = "" if unit in ("", "count") else f", {unit}"
    return Chart(
        f"over_time/{found[0].id}",
        phrases("cap.over_time", what=what, unit=shown),
        phrases("chart.over_time", what=found[0].value("counted"), points=points),
        names,
        (Series(what, values),),
        sources=material.cite(*found),
    )
