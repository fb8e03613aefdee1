"""What the rules know of a release: its tags as figures, people and acts, read once a version.

Values are interned: a large project says the same few things of thousands of tags.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from sys import intern

from annotator.model.records import Annotation, Document, State
from annotator.model.snapshot import SnapshotDocument
from annotator.model.spans import Span
from annotator.review.findings.finding import Evidence
from annotator.review.findings.numbers import Count, Number, counts_in, numbers_in
from annotator.review.findings.words import key_of

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”»\"’)]*\s+(?=[“«\"„(]?[A-ZА-ЯЁ0-9])|\n+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INFINITE = Decimal("Infinity")
_ABOUT_LOW, _ABOUT_HIGH = Decimal("0.9"), Decimal("1.1")


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic: `low` and `high` are what it may be, by its comparator."""

    evidence: Evidence
    span: Span
    day: str
    value: Decimal | None
    low: Decimal
    high: Decimal
    unit: str
    counted: str
    period: str
    actor: str


@dataclass(frozen=True, slots=True)
class Mention:
    """An official as a release names one, on the day of the release."""

    evidence: Evidence
    day: str
    name: str
    role: str
    body: str
    status: str
    official: str


@dataclass(frozen=True, slots=True)
class Act:
    """A decision, on its own day or that of its release."""

    evidence: Evidence
    span: Span
    day: str
    instrument: str
    subject: str
    status: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A release as the rules see it; the text is held only while its own rules read it."""

    document: Document
    text: str
    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    acts: tuple[Act, ...]
    sentences: tuple[Span, ...]
    counts: tuple[Count, ...]
    numbers: tuple[Number, ...]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    def evidence(self, span: Span, about: str = "") -> Evidence:
        """The words at a place of the text, as one side of a finding."""
        return Evidence(self.id, span, span.of(self.text), about)

    def in_furniture(self, start: int) -> bool:
        """Whether the place is not part of the release."""
        furniture = self.document.furniture
        return bool(furniture) and any(one.start <= start < one.end for one in furniture)

    def sentence_at(self, place: int) -> Span | None:
        """The sentence that the place stands in; None in furniture and between sentences."""
        at = bisect_right(self.sentences, place, key=_start) - 1
        if at < 0 or self.in_furniture(place):
            return None
        return self.sentences[at] if place < self.sentences[at].end else None


def _start(span: Span) -> int:
    return span.start


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if start < match.start():
            yield Span(start, match.start())
        start = match.end()
    if start < len(text):
        yield Span(start, len(text))


def facts_of(held: SnapshotDocument) -> Facts:
    """The facts of a release. Rejected tags count for nothing, tags of one place count once."""
    document, text = held.document, held.text
    tags = _distinct(held.annotations)
    day = document.event_date or document.published_on
    return Facts(
        document,
        text,
        tuple(_figure(tag, document, day) for tag in tags if _is_figure(tag)),
        tuple(_mention(tag, text, day) for tag in tags if tag.kind == "official"),
        tuple(_act(tag, day) for tag in tags if tag.kind == "decision"),
        tuple(_sentences(text)),
        tuple(counts_in(text)),
        tuple(numbers_in(text)),
    )


def _distinct(tags: Iterable[Annotation]) -> list[Annotation]:
    """One tag for each kind and place, the verified one where there are several."""
    kept: dict[tuple[str, tuple[Span, ...]], Annotation] = {}
    for tag in tags:
        place = tag.kind, tag.spans
        if tag.state is State.REJECTED:
            continue
        if place not in kept or tag.state is State.VERIFIED:
            kept[place] = tag
    return list(kept.values())


def _is_figure(tag: Annotation) -> bool:
    """Whether the tag is a statistic that matters: peripheral ones are no measures."""
    return tag.kind == "statistic" and tag.value("tier") != "peripheral"


def _evidence(tag: Annotation) -> Evidence:
    return Evidence(tag.document, tag.spans[0], tag.quote, annotation=tag.id)


def _figure(tag: Annotation, document: Document, day: str) -> Figure:
    value = _number(tag.value("value"))
    low, high = _bounds(tag, value)
    return Figure(
        _evidence(tag),
        Span(tag.start, tag.end),
        day,
        value,
        low,
        high,
        intern(tag.value("unit") or "count"),
        key_of(tag.value("counted")),
        intern(tag.value("period")),
        key_of(tag.value("place") or document.publisher),
    )


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text) if text else None
    except InvalidOperation:  # kept as it was typed; the form says so
        return None
    return found if found is not None and found.is_finite() else None


def _bounds(tag: Annotation, value: Decimal | None) -> tuple[Decimal, Decimal]:
    low, high = _number(tag.value("low")), _number(tag.value("high"))
    sign = tag.value("comparator") or "="
    if value is None or sign in ("range", "vague"):
        fallback = value or Decimal(0)
        return low if low is not None else fallback, high if high is not None else _INFINITE
    ranges = {
        "=": (value, value),
        "~": (value * _ABOUT_LOW, value * _ABOUT_HIGH),
        ">": (value, _INFINITE),
        ">=": (value, _INFINITE),
        "<": (Decimal(0), value),
        "<=": (Decimal(0), value),
    }
    return ranges.get(sign, (value, value))


def _mention(tag: Annotation, text: str, day: str) -> Mention:
    person = tag.fields.get("person")
    name = "" if person is None else person.span.of(text) if person.span else person.value
    return Mention(
        _evidence(tag),
        day,
        intern(" ".join(name.split())),
        intern(tag.value("role")),
        intern(tag.value("body")),
        intern(tag.value("status")),
        (person.official if person else None) or "",
    )


def _act(tag: Annotation, day: str) -> Act:
    return Act(
        _evidence(tag),
        Span(tag.start, tag.end),
        intern(tag.value("date") or day),
        intern(tag.value("instrument")),
        intern(tag.value("title")),
        intern(tag.value("status")),
    )


def is_day(date: str) -> bool:
    """Whether an EDTF date is one full day."""
    return bool(_DAY.fullmatch(date))
