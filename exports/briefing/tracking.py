"""Decisions followed: where each stands, what comes next, by body, and what happened when."""

from collections import Counter
from collections.abc import Iterable, Iterator

from annotator.model.briefing import Block, Chart, Part, Row, Series, Table
from exports.briefing.material import Found, Material, date_of
from exports.briefing.saying import decided, figured, instrument, status
from exports.briefing.sections import by_count, column, core, nothing, remark

_WORDS_ONLY = frozenset(("statement", "declaration"))
_MOST_BODIES = 12
_DAY = 10


def tracker(material: Material) -> Iterator[Block]:
    """Each decision once, with its newest status, the earlier ones, and the next step."""
    phrases = material.phrases
    groups = _same_decisions(material.found("decision"))
    if not groups:
        yield nothing(material, "tracker")
        return
    rows = tuple(_tracked(material, group) for group in groups)
    columns = (
        column(phrases, "subject"),
        column(phrases, "body"),
        column(phrases, "instrument", whole=True),
        column(phrases, "status"),
        column(phrases, "next"),
    )
    yield Table(phrases("cap.tracker"), columns, rows)
    yield remark(material, "tracker/rule", phrases("next.rule"))


def _same_decisions(found: Iterable[Found]) -> list[list[Found]]:
    """The decisions that are told of under one instrument and title, oldest first."""
    groups: dict[tuple[str, str], list[Found]] = {}
    for one in found:
        title = (one.value("title") or one.quote).casefold().strip(" .“”\"'«»")
        groups.setdefault((one.value("instrument"), title), []).append(one)
    return [sorted(group, key=_day) for group in groups.values()]


def _day(found: Found) -> str:
    return found.value("date") or date_of(found.held.document)


def _tracked(material: Material, group: list[Found]) -> Row:
    phrases, last = material.phrases, group[-1]
    now = last.value("status")
    steps = list(dict.fromkeys(one.value("status") for one in group))
    key = f"next.{now}"
    if now == "adopted" and last.value("instrument") in _WORDS_ONLY:
        key = "next.adopted.word"
    return material.row(
        f"tracker/{last.id}",
        Part(last.value("title") or last.quote, last.held.language),
        Part(last.value("body"), last.held.language),
        instrument(phrases, last.value("instrument")),
        _status(material, steps, last),
        phrases.find(key, phrases("next.")),
        by=group,
    )


def _status(material: Material, steps: list[str], last: Found) -> str:
    phrases = material.phrases
    day = phrases.short_day(last.value("date"))
    said = " → ".join(status(phrases, step) for step in steps if step)
    return ", ".join(filter(None, (said, day)))


def by_body(material: Material) -> Iterator[Block]:
    """How many decisions each body took, as a chart."""
    phrases = material.phrases
    found = material.found("decision")
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for one in found:
        body = one.value("body") or phrases("unnamed")
        counts[names.setdefault(body.casefold(), body)] += 1
    if not counts:
        return
    shown = by_count(counts)[:_MOST_BODIES]
    from decimal import Decimal

    points = "; ".join(f"{body} {count}" for body, count in shown)
    yield Chart(
        "by_body",
        phrases("cap.by_body"),
        phrases("chart.by_body", points=points),
        tuple(body for body, _ in shown),
        (Series(phrases("chart.decisions"), tuple(Decimal(count) for _, count in shown)),),
        lying=True,
        sources=material.cite(*found),
    )


def chronology(material: Material) -> Iterator[Block]:
    """Decisions and dated figures by day, those without a day left to their release's."""
    phrases = material.phrases
    told = [
        (_day(one), one, decided(material, one, with_day=False))
        for one in material.found("decision")
    ]
    told += [
        (one.value("period"), one, figured(material, one, with_period=False))
        for one in core(material.found("statistic"))
        if len(one.value("period")) == _DAY
    ]
    rows = tuple(
        Row(
            f"chronology/{one.id}",
            (
                Part(phrases.short_day(day)),
                Part("".join(part.text for part in parts).rstrip("."), ""),
            ),
            material.cite(one),
        )
        for day, one, parts in sorted(told, key=lambda entry: (entry[0] or "9999", entry[1].id))
    )
    if not rows:
        yield nothing(material, "chronology")
        return
    columns = (column(phrases, "date", whole=True), column(phrases, "event"))
    yield Table(phrases("cap.chronology"), columns, rows)
