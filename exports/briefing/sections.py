"""The sections that templates are made of, each a function from the material to its blocks."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from annotator.model.briefing import (
    Block,
    Box,
    Column,
    Heading,
    Paragraph,
    Part,
    Sentence,
    Table,
)
from annotator.model.records import State
from exports.briefing.content import columns_of
from exports.briefing.material import Found, Held, Material, date_of
from exports.briefing.phrases import Phrases
from exports.briefing.recordwords import RecordWords
from exports.briefing.saying import (
    decided,
    figure_cell,
    figured,
    instrument,
    status,
    what_is_counted,
)
from exports.briefing.wording import plural

Maker: TypeAlias = Callable[[Material], Iterable[Block]]

_IN_SHORT = 3  # of each kind
_IN_PROSE = 12
_LAST = "9999"
"""Sorts what has no date behind all that has one."""


def remark(material: Material, key: str, words: str) -> Paragraph:
    """A quiet line of the briefing's own."""
    return Paragraph((material.sentence(key, words),), quiet=True)


def nothing(material: Material, key: str) -> Paragraph:
    """What an empty section says, by the first part of its key."""
    phrases = material.phrases
    words = phrases.find(f"nothing.{key.partition('/')[0]}", phrases("nothing"))
    return remark(material, f"{key}/nothing", words)


def column(phrases: Phrases, key: str, *, right: bool = False, whole: bool = False) -> Column:
    """A column with the head of that key."""
    return Column(phrases(f"col.{key}"), right=right, whole=whole)


def core(found: Iterable[Found]) -> list[Found]:
    """Statistics that are not marked peripheral."""
    return [one for one in found if one.value("tier") != "peripheral"]


def summary(material: Material) -> Iterator[Block]:
    """What is recorded, counted, and the first decisions and figures in a sentence each."""
    phrases = material.phrases
    decisions, figures = material.found("decision"), core(material.found("statistic"))
    people = _people(material.found("official"))
    lines = [_recorded(material, decisions, figures, people)]
    several = len(material.helds) > 1
    told = [
        (one, decided(material, one, with_day=several))
        for one in _first(_by_date(material, decisions))
    ]
    told += [(one, figured(material, one)) for one in _first(_telling(_by_date(material, figures)))]
    lines += [material.sentence(f"summary/{one.id}", *parts, by=[one]) for one, parts in told]
    yield Box(phrases("in_short"), tuple(lines))


def _by_date(material: Material, found: list[Found]) -> list[Found]:
    """In the order of reading; of several releases the newest first, and one of each."""
    if len(material.helds) == 1:
        return found
    newest = sorted(found, key=lambda one: date_of(one.held.document), reverse=True)
    return list({one.held.document.id: one for one in reversed(newest)}.values())[::-1]


def _telling(found: list[Found]) -> list[Found]:
    """The figures that say most: large or measured ones, in the order in which they came."""
    clear = [one for one in found if one.figure and one.figure.comparator != "vague"]
    best = sorted(clear, key=_weight, reverse=True)[:_IN_SHORT]
    return [one for one in clear if one in best]


def _weight(found: Found) -> tuple[bool, bool, float]:
    figure = found.figure
    if figure is None or figure.value is None:
        return False, False, 0.0
    told = bool(found.value("counted"))
    return told, figure.unit not in ("", "count"), float(figure.value)


def _first(found: list[Found]) -> list[Found]:
    """The first few, with their status or number known and short enough to be read at once."""
    clear = [one for one in found if len(one.quote) < 200 and not one.annotation.uncertain]
    return (clear or found)[:_IN_SHORT]


def _recorded(
    material: Material,
    decisions: list[Found],
    figures: list[Found],
    people: Mapping[object, list[Found]],
) -> Sentence:
    phrases = material.phrases
    every = [Found(annotation, held) for held in material.helds for annotation in held.annotations]
    verified = sum(one.annotation.state is State.VERIFIED for one in every)
    numbers = {"decision": len(decisions), "statistic": len(figures), "official": len(people)}
    said = [phrases.counted(number, noun) for noun, number in numbers.items() if number]
    counts = listed(phrases, said)
    numbers_said = (*numbers.values(), verified, len(every))
    if not said:
        return material.sentence("summary/counts", phrases("nothing.summary"))
    key = "all" if verified == len(every) else "some" if verified else "none"
    key = "one" if verified == len(every) == 1 else key
    words = phrases(f"recorded.{key}", counts=counts, verified=verified)
    return material.sentence("summary/counts", words, counted=numbers_said)


def listed(phrases: Phrases, said: list[str]) -> str:
    """`a, b and c`."""
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])} {phrases('and')} {said[-1]}"


def decisions(material: Material) -> Iterator[Block]:
    """The decisions in sentences, then as a table by instrument and status."""
    found = material.found("decision")
    if not found:
        yield nothing(material, "decisions")
        return
    several = len(material.helds) > 1
    if len(found) <= _IN_PROSE:
        said = tuple(
            material.sentence(
                f"decisions/{one.id}", *decided(material, one, with_day=several), by=[one]
            )
            for one in found
        )
        yield Paragraph(said, listed=len(said) > _IN_SHORT)
    yield decision_table(material, found, "decisions")


def decision_table(material: Material, found: Iterable[Found], key: str) -> Table:
    """Instrument, subject, body, status, date."""
    phrases = material.phrases
    rows = tuple(
        material.row(
            f"{key}.table/{one.id}",
            instrument(phrases, one.value("instrument")),
            Part(one.value("title") or one.quote, one.held.language),
            Part(one.value("body"), one.held.language),
            status(phrases, one.value("status")),
            phrases.short_day(one.value("date")),
            by=[one],
        )
        for one in found
    )
    columns = (
        column(phrases, "instrument", whole=True),
        column(phrases, "subject"),
        column(phrases, "body"),
        column(phrases, "status", whole=True),
        column(phrases, "date", whole=True),
    )
    return Table(phrases("cap.decisions"), columns, rows)


def statistics(material: Material) -> Iterator[Block]:
    """Key figures as a table, the peripheral ones in a second."""
    found = material.found("statistic")
    if not found:
        yield nothing(material, "statistics")
        return
    key_figures = core(found)
    rest = [one for one in found if one.value("tier") == "peripheral"]
    if key_figures:
        yield figure_table(material, key_figures, "statistics")
    if rest:
        yield figure_table(material, rest, "peripheral")


def figure_table(material: Material, found: Iterable[Found], key: str) -> Table:
    """What, figure, place, period."""
    phrases = material.phrases
    rows = tuple(
        material.row(
            f"{key}.table/{one.id}",
            Part(what_is_counted(material, one), one.held.language),
            figure_cell(material, one),
            Part(one.value("place"), one.held.language),
            phrases.short_day(one.value("period")),
            by=[one],
        )
        for one in found
    )
    columns = (
        column(phrases, "what"),
        column(phrases, "figure", right=True, whole=True),
        column(phrases, "place"),
        column(phrases, "period", whole=True),
    )
    return Table(phrases(f"cap.{key}"), columns, rows)


def _people(found: Iterable[Found]) -> dict[object, list[Found]]:
    """Mentions by person: by the registry where they refer to it, else by name."""
    people: dict[object, list[Found]] = {}
    for one in found:
        held = one.annotation.official or one.value("person").casefold() or one.quote.casefold()
        people.setdefault(held, []).append(one)
    return people


def person_name(material: Material, mentions: list[Found]) -> Part:
    """The registry's name, else the fullest one that the tags give, else the quote."""
    registry = {official.id: official.name for official in material.snapshot.officials}
    known = next(
        (
            registry[one.annotation.official]
            for one in mentions
            if one.annotation.official in registry
        ),
        "",
    )
    fullest = max((one.value("person") for one in mentions), key=len)
    return Part(known or fullest or mentions[0].quote, mentions[0].held.language)


def people(material: Material) -> Iterator[Block]:
    """Who is named, in which posts."""
    phrases = material.phrases
    found = _people(material.found("official"))
    if not found:
        yield nothing(material, "people")
        return
    rows = []
    for number, mentions in enumerate(found.values()):
        for post, held in _posts(mentions).items():
            role, body, state = post
            rows.append(
                material.row(
                    f"people/{number}/{held[0].id}",
                    person_name(material, mentions),
                    Part(role, held[0].held.language),
                    Part(body, held[0].held.language),
                    status(phrases, state),
                    by=held,
                )
            )
    columns = (
        column(phrases, "name"),
        column(phrases, "post"),
        column(phrases, "body"),
        column(phrases, "status", whole=True),
    )
    yield Table(phrases("cap.people"), columns, tuple(rows))


def _posts(mentions: Iterable[Found]) -> dict[tuple[str, str, str], list[Found]]:
    posts: dict[tuple[str, str, str], list[Found]] = {}
    for one in mentions:
        post = (one.value("role"), one.value("body"), one.value("status"))
        posts.setdefault(post, []).append(one)
    if len(posts) > 1 and ("", "", "") in posts:
        bare = posts.pop(("", "", ""))
        next(iter(posts.values())).extend(bare)
    return posts


def others(material: Material) -> Iterator[Block]:
    """A table for each kind of the project's own."""
    for kind in material.own_kinds:
        found = material.found(kind.key)
        if not found:
            continue
        columns = columns_of(kind, RecordWords(material.phrases))
        rows = tuple(
            material.row(
                f"others/{one.id}",
                *(
                    Part(made.cell(one.annotation), one.held.language if made.as_written else "")
                    for made in columns
                ),
                Part(one.quote, one.held.language),
                by=[one],
            )
            for one in found
        )
        heads = (
            *(Column(made.label, right=made.right) for made in columns),
            column(material.phrases, "quote"),
        )
        yield Table(plural(kind.label), heads, rows)


def releases(material: Material) -> Iterator[Block]:
    """Release by release: its source line, its decisions and figures in sentences."""
    for held in sorted(material.helds, key=lambda one: date_of(one.document) or _LAST):
        document = held.document
        title = " ".join((document.title or document.source_name).split())
        yield Heading(title, held.language, release_line(material.phrases, held))
        yield from _release(material, held)


def release_line(phrases: Phrases, held: Held) -> str:
    """Publisher and dates of a release."""
    document = held.document
    event, published = document.event_date, document.published_on
    facts = (
        " ".join(document.publisher.split()),
        f"{phrases('event')} {phrases.day(event)}" if event else "",
        f"{phrases('published')} {phrases.day(published)}" if published else "",
    )
    return " · ".join(filter(None, facts))


def _release(material: Material, held: Held) -> Iterator[Block]:
    found = [Found(annotation, held) for annotation in held.annotations]
    said = [
        material.sentence(f"releases/{one.id}", *decided(material, one, with_day=False), by=[one])
        for one in found
        if one.annotation.kind == "decision"
    ]
    if said:
        yield Paragraph(tuple(said), listed=len(said) > _IN_SHORT)
    figures = core(one for one in found if one.annotation.kind == "statistic")
    if len(figures) > _IN_SHORT:
        yield figure_table(material, figures, "statistics")
    elif figures:
        yield Paragraph(
            tuple(
                material.sentence(f"releases/{one.id}", *figured(material, one), by=[one])
                for one in figures
            )
        )
    if not said and not figures:
        yield nothing(material, f"releases/{held.document.id}")


def by_count(counts: Counter[str]) -> list[tuple[str, int]]:
    """The largest first, equal ones by name."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
