"""The number guard: every figure, date and name of a final briefing has a verified annotation."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from annotator.model import quantity
from annotator.model.briefing import Briefing, Row, Sentence, Unproven
from annotator.model.claims import Claim, Names, What, claims, same_name, same_unit
from annotator.model.errors import FieldError
from annotator.model.records import Annotation, State

Counted: TypeAlias = Iterable[int | Decimal]

_YEAR = len("2019")
_FIGURE_FIELDS = frozenset(("value", "low", "high", "comparator", "unit"))
_SAID_OF = {
    ">": "more than",
    ">=": "at least",
    "<": "less than",
    "<=": "at most",
    "~": "about",
    "=": "exactly",
    "": "exactly",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What some annotations say: figures (number, comparator, unit), dates, names."""

    figures: frozenset[tuple[str, str, str]]
    dates: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(
        cls, annotations: Iterable[Annotation], names: Names, people: Mapping[str, Iterable[str]]
    ) -> "Evidence":
        """What verified ones among the annotations say; `people` are registry names by id."""
        figures: set[tuple[str, str, str]] = set()
        dates: set[str] = set()
        persons: set[str] = set()
        for annotation in annotations:
            if annotation.state is not State.VERIFIED:
                continue
            own = _own_figures(annotation)
            figures |= own
            for claim in _told(annotation, names):
                if claim.what is What.DATE:
                    dates |= _days(claim.value)
                if claim.what is What.PERSON:
                    persons.add(claim.value)
                if claim.what is What.FIGURE and claim.value not in {one[0] for one in own}:
                    figures.add((claim.value, claim.comparator, claim.unit))
            for key in ("date", "period"):
                dates |= _days(annotation.value(key))
            persons |= _persons_of(annotation, people)
        return cls(frozenset(figures), frozenset(dates), frozenset(persons))

    @classmethod
    def joined(cls, several: Iterable["Evidence"]) -> "Evidence":
        """What all of them say."""
        held = list(several)
        return cls(
            frozenset().union(*(one.figures for one in held)),
            frozenset().union(*(one.dates for one in held)),
            frozenset().union(*(one.names for one in held)),
        )

    def refuted(self, claim: Claim, counted: frozenset[str] = frozenset()) -> str:
        """Why the claim is not proven, empty where it is."""
        return _JUDGES[claim.what](self, claim, counted)

    def figure(self, claim: Claim, counted: frozenset[str]) -> str:
        """Whether the number stands there, and with its comparator and unit."""
        if claim.value in counted:
            return ""
        same = [held for held in self.figures if held[0] == claim.value]
        if not same:
            return "no verified tag has this number"
        if not any(held[1] == claim.comparator for held in same):
            said = _SAID_OF.get(same[0][1], same[0][1])
            return f"the release says “{said}”"
        if claim.unit and not any(same_unit(claim.unit, held[2]) for held in same):
            return f"the release has {same[0][2] or 'no such unit'}"
        return ""

    def date(self, claim: Claim, counted: frozenset[str]) -> str:
        """Whether the day, month or year lies in a date that stands there, years as one period."""
        ends = claim.value.split("/")
        proven = claim.value in self.dates or (
            (len(ends) == 1 or len(ends[0]) > _YEAR) and all(map(self._stands, ends))
        )
        if proven or claim.value in counted or self._as_number(claim):
            return ""
        return "no verified tag has this date"

    def _stands(self, day: str) -> bool:
        if day.startswith("--"):
            return any(held[4:] == day[1:] for held in self.dates)
        return any(held.startswith(day) for held in self.dates)

    def _as_number(self, claim: Claim) -> bool:
        return any(held[0] == claim.value and held[1] == "=" for held in self.figures)

    def person(self, claim: Claim, _: frozenset[str]) -> str:
        """Whether somebody of that name is named there."""
        if any(same_name(claim.value, held) for held in self.names):
            return ""
        return "no verified tag names this person"


_JUDGES = {
    What.FIGURE: Evidence.figure,
    What.DATE: Evidence.date,
    What.PERSON: Evidence.person,
}


def _days(edtf: str) -> set[str]:
    """A date, or a period and both its ends; a decade is a period of ten years."""
    if re.fullmatch(r"\d{3}X", edtf):
        return _days(f"{edtf[:3]}0/{edtf[:3]}9")
    return {edtf, *edtf.split("/")} - {"", ".."}


def _own_figures(annotation: Annotation) -> set[tuple[str, str, str]]:
    """The statistic's figure as its fields say; the quote alone may lack unit and comparator."""
    unit = annotation.value("unit")
    unit = "" if unit == "count" else unit
    comparator = annotation.value("comparator") or "="
    found: set[tuple[str, str, str]] = set()
    for key in ("value", "low", "high"):
        try:
            number = quantity.plain(quantity.number(annotation.value(key)))
        except FieldError:
            continue
        bound = comparator if key == "value" or comparator not in ("range", "vague") else "="
        if key == "value" or number not in {one[0] for one in found}:
            found.add((number, bound, unit))
    return found


def _told(annotation: Annotation, names: Names) -> Iterable[Claim]:
    yield from claims(annotation.quote, names)
    for key, held in annotation.fields.items():
        if key not in _FIGURE_FIELDS:
            yield from claims(held.value, names)


def _persons_of(annotation: Annotation, people: Mapping[str, Iterable[str]]) -> set[str]:
    found = {annotation.value("person")} - {""}
    for held in annotation.fields.values():
        found |= set(people.get(held.official or "", ()))
    return found


def unproven(
    words: str,
    evidence: Evidence,
    names: Names,
    counted: Counted = (),
    *,
    quotes: Iterable[str] = (),
) -> list[Unproven]:
    """The claims of the words that the evidence does not prove, but for those within `quotes`.

    A verified tag's own words prove themselves where they stand in quotation marks.
    """
    numbers = frozenset(quantity.plain(Decimal(number)) for number in counted)
    given = list(_given(words, quotes))
    return [
        Unproven(words, claim.text, str(claim.what), why)
        for claim in claims(words, names)
        if (why := evidence.refuted(claim, numbers))
        and not any(start <= claim.start and claim.end <= end for start, end in given)
    ]


def _given(words: str, quotes: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the quotes stand in quotation marks."""
    for quote in quotes:
        plain = re.escape(" ".join(quote.split()))
        for match in re.finditer(f"“{plain}”|«{plain}»", words):
            yield match.start(), match.end()


_NOT_SAID = ("sources/",)
"""Rows that only name the releases; their titles and dates are the publishers'."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Checks what a briefing says against the annotations that it cites."""

    names: Names
    people: Mapping[str, Iterable[str]]

    def check(self, briefing: Briefing) -> tuple[Unproven, ...]:
        """Everything that is not proven: sentences by their own sources, typed ones by all."""
        proven = {
            key: Evidence.of([tag], self.names, self.people)
            for key, tag in briefing.evidence.items()
        }
        everything = Evidence.joined(proven.values())
        found: list[Unproven] = []
        if briefing.title_typed:
            found += unproven(briefing.title, everything, self.names)
        for one in briefing.statements():
            if not one.key.startswith(_NOT_SAID):
                found += self._statement(briefing, one, proven, everything)
        return tuple(dict.fromkeys(found))

    def doubts(self, words: str, annotations: Iterable[Annotation]) -> bool:
        """Whether the words claim what the annotations do not prove."""
        return bool(unproven(words, Evidence.of(annotations, self.names, self.people), self.names))

    def _statement(
        self,
        briefing: Briefing,
        one: Sentence | Row,
        proven: Mapping[str, Evidence],
        everything: Evidence,
    ) -> list[Unproven]:
        if not one.sources:
            return unproven(one.text, everything, self.names, one.counted)
        own = [briefing.evidence[key] for key in one.sources]
        left = [tag for tag in own if tag.state is not State.VERIFIED]
        evidence = Evidence.joined(proven[key] for key in one.sources)
        sources = [briefing.sources[key] for key in one.sources]
        told = (_days(day) for source in sources for day in (source.date, source.event))
        evidence = replace(evidence, dates=evidence.dates.union(*told))
        quotes = [tag.quote for tag in own if tag.state is State.VERIFIED]
        found = unproven(one.text, evidence, self.names, one.counted, quotes=quotes)
        if left and not found:
            found.append(Unproven(one.text, left[0].quote, "Tag", "it is not verified"))
        return found
