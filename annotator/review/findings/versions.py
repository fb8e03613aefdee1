"""An English and a Russian version of one release that disagree on a number or a name."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TypeAlias

from annotator.model.spans import Span
from annotator.review.findings.facts import Facts, Mention, is_day
from annotator.review.findings.finding import SEPARATOR, Evidence, Finding
from annotator.review.findings.numbers import numbers_in
from annotator.review.findings.rule import Key
from annotator.review.findings.words import sound, surname

Told: TypeAlias = tuple[Decimal, Span, str]
"""A figure by its value, its place and its words."""
_ADDRESS_NUMBER = re.compile(r"\d{4,}")
_LEAST_SHARED, _LEAST_SHARE = 3, 0.5
"""So many figures, and this share of all, must be alike for two texts to be versions."""
_MOST_FIGURES = 200
_SAME_BEGINNING = 4
_ENDING = 3
"""A name in another case differs in its last letters only."""


@dataclass(frozen=True, slots=True)
class Version:
    """A release in one of the two languages, with the figures and the people of its text.

    Nearly every release has no other version, and there may be ten thousand of them: the figures
    are packed, as their words in one string and their places in an array.
    """

    document: str
    russian: bool
    number: str
    words: str
    starts: "array[int]"
    people: tuple[Mention, ...]

    def figures(self) -> tuple[Told, ...]:
        """Each figure by its value, its place and its words."""
        quotes = self.words.split(SEPARATOR) if self.words else ()
        return tuple(
            (one.value, Span(start, start + len(quote)), quote)
            for quote, start in zip(quotes, self.starts, strict=True)
            for one in islice(numbers_in(quote), 1)
        )


def by_day(facts: Facts) -> Iterable[tuple[Key, Version]]:
    """English and Russian releases under the day on which they came out."""
    document = facts.document
    day = document.published_on or document.event_date
    if document.language not in ("en", "ru") or not is_day(day):
        return
    numbers = _ADDRESS_NUMBER.findall(document.source_address)
    spans = [
        one.span
        for one in facts.numbers
        if one.value >= 10 and not facts.in_furniture(one.span.start)
    ][:_MOST_FIGURES]
    yield (
        (day,),
        Version(
            facts.id,
            document.language == "ru",
            numbers[-1] if numbers else "",
            SEPARATOR.join(span.of(facts.text) for span in spans),
            array("I", [span.start for span in spans]),
            tuple({one.name: one for one in reversed(facts.mentions) if one.name}.values())[::-1],
        ),
    )


def versions(_key: Key, items: Sequence[Version]) -> Iterator[Finding]:
    """Pairs that are versions of one release, and where they part."""
    russian = [(one, one.figures()) for one in items if one.russian]
    if not russian:
        return
    for one in items:
        figures = () if one.russian else one.figures()
        for other, others in russian:
            if not one.russian and _are_versions(one, figures, other, others):
                yield from _figures_apart(one, figures, other, others)
                yield from _names_apart(one, other)


def _are_versions(
    one: Version, figures: Sequence[Told], other: Version, others: Sequence[Told]
) -> bool:
    if one.number and one.number == other.number:
        return True
    first, second = _values(figures), _values(others)
    shared = len(first & second)
    return shared >= _LEAST_SHARED and shared >= _LEAST_SHARE * len(first | second)


def _values(figures: Sequence[Told]) -> set[Decimal]:
    return {value for value, _, _ in figures}


def _figures_apart(
    one: Version, figures: Sequence[Told], other: Version, others: Sequence[Told]
) -> Iterator[Finding]:
    """The figures that only one version has, in their order, side by side."""
    first, second = _values(figures), _values(others)
    left = [figure for figure in figures if figure[0] not in second]
    right = [figure for figure in others if figure[0] not in first]
    for number, (mine, theirs) in enumerate(zip(left, right, strict=False)):
        yield Finding(
            "versions",
            (one.document, other.document, "figure", str(number)),
            f"The English version says {mine[2]}, the Russian {theirs[2]}.",
            (
                Evidence(one.document, mine[1], mine[2], "English"),
                Evidence(other.document, theirs[1], theirs[2], "Russian"),
            ),
            (str(mine[0]), str(theirs[0])),
        )


def _names_apart(one: Version, other: Version) -> Iterator[Finding]:
    """People of one version who are not in the other, beside the likeliest ones there."""
    left = [mine for mine in one.people if not any(_alike(mine, his) for his in other.people)]
    right = [his for his in other.people if not any(_alike(mine, his) for mine in one.people)]
    for mine in left:
        theirs = next((his for his in right if _given_alike(mine.name, his.name)), None)
        if theirs is None and len(left) == len(right) == 1:
            theirs = right[0]
        if theirs is not None:
            right.remove(theirs)
            yield Finding(
                "versions",
                (one.document, other.document, "name", mine.name, theirs.name),
                f"The English version names {mine.name}, the Russian {theirs.name}.",
                (mine.evidence, theirs.evidence),
            )


def _alike(mine: Mention, his: Mention) -> bool:
    first, second = surname(mine.name), surname(his.name)
    shared = _shared_beginning(first, second)
    enough = shared >= min(_SAME_BEGINNING, len(first), len(second))
    return enough and max(len(first), len(second)) - shared <= _ENDING


def _given_alike(mine: str, his: str) -> bool:
    first, second = sound(mine).split(), sound(his).split()
    return len(first) > 1 and len(second) > 1 and _shared_beginning(first[0], second[0]) >= 3


def _shared_beginning(one: str, other: str) -> int:
    shared = 0
    for mine, his in zip(one, other, strict=False):
        if mine != his:
            break
        shared += 1
    return shared
