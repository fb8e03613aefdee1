"""The recogniser of statistics: from a paragraph to suggestions with all their fields."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from annotator.model.kinds import STATISTIC
from annotator.model.quantity import plain
from annotator.model.records import FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.date_resolution import ABSOLUTE, COUNTED
from annotator.suggest.dates import DateFinder, FoundDate
from annotator.suggest.statistics import blocklist
from annotator.suggest.statistics.counted import CountedFinder
from annotator.suggest.statistics.filters import Filters
from annotator.suggest.statistics.grammar import Grammar, Measure
from annotator.suggest.statistics.lexicon import Lexicon
from annotator.suggest.statistics.numbers import Shape
from annotator.suggest.statistics.tiers import Tiers
from annotator.suggest.statistics.tokens import Token, TokenKind, is_read, is_russian, tokens

RULE = "statistics.grammar"
_PLACE = re.compile(
    r"\b(?:in|near|across|throughout|в|на территории)\s+(?:the\s+)?"
    r"(?P<place>[A-ZА-ЯЁ][\w’'-]+(?:\s+(?:of\s+(?:the\s+)?)?[A-ZА-ЯЁ][\w’'-]+)*)"
)
_ABBREVIATED = frozenset(
    "rs no mr mrs ms dr st gen col lt maj sgt approx jan feb sept oct nov dec".split()
)
_SCORES = {
    "core": ((2, 0.95), (1, 0.9), (0, 0.75)),
    "peripheral": ((0, 0.35),),
}
_UNMEASURED = 0.55
"""Score of a bare number behind which no noun stands."""


class StatisticRecogniser:
    """Proposes every quantity of a paragraph that the guidelines count. Built once; no state."""

    kind: ClassVar[str] = "statistic"

    def __init__(self, lexicon: Lexicon, dates: DateFinder) -> None:
        self._grammar = Grammar(lexicon)
        self._blocked = blocklist.pattern(lexicon.context)
        self._filters = Filters(lexicon.context)
        self._tiers = Tiers(lexicon.context, lexicon.units.groups)
        self._counted = CountedFinder(lexicon.context)
        self._units = lexicon.units
        self._dates = dates

    @classmethod
    def load(cls, resources: Path) -> "StatisticRecogniser":
        """With the words under `resources/lexicons`. UserError where they can't be read."""
        return cls(Lexicon.load(resources / "lexicons"), DateFinder.load(resources))

    def __call__(self, paragraph: Span, context: Context) -> list[Suggestion]:
        """The statistics of the paragraph in reading order."""
        text = paragraph.of(context.text)
        stream = tokens(text, paragraph.start, russian=is_russian(text))
        measures = self._grammar.measures(stream)
        if not measures or not is_read(text):
            return []
        dates = self._dates(paragraph, context)
        taken = blocklist.blocked(self._blocked, text, paragraph.start)
        taken += [
            (found.span.start, found.span.end) for found in dates if found.resolution != COUNTED
        ]
        kept = [
            measure
            for measure in measures
            if not _covered(stream[measure.number[0]], taken)
            and not self._filters.rejects(stream, measure)
        ]
        money = [self._units.groups.get(measure.unit) == "money" for measure in kept]
        counted = self._counted.find(stream, kept, money=money)
        kept = _with_currency(stream, kept, money, counted)
        periods = [found for found in dates if not _compared_with(context.text, found.span.start)]
        return [
            self._suggestion(stream, measure, things, periods, context)
            for measure, things in zip(kept, counted, strict=True)
        ]

    def _suggestion(
        self,
        stream: Sequence[Token],
        measure: Measure,
        counted: Span | None,
        dates: Sequence[FoundDate],
        context: Context,
    ) -> Suggestion:
        sentence = _sentence(stream, measure)
        why = self._tiers.why_peripheral(stream, measure, sentence)
        unit = self._unit(stream, measure, context)
        bounds = Span(stream[sentence[0]].start, stream[sentence[1] - 1].end)
        when = _period(measure.span(stream), bounds, dates)
        fields = {
            **_numbers(measure, measure.number_span(stream)),
            "comparator": FieldValue(measure.comparator),
            "unit": FieldValue(unit),
            **({"counted": _words(context.text, counted)} if counted else {}),
            **({"period": FieldValue(when.edtf, when.span)} if when else {}),
            **_place(measure.span(stream), bounds, context.text),
            "tier": FieldValue("peripheral" if why else "core"),
        }
        evidence = (measure.span(stream), *((counted,) if counted else ()))
        return Suggestion(
            kind=STATISTIC.key,
            span=measure.span(stream),
            fields={key: value for key, value in fields.items() if key in _FIELDS},
            rule=RULE,
            score=_score(measure, why, counted),
            evidence=evidence,
            reason=_reason(measure, why, counted) + (_told(when) if when else ""),
        )

    def _unit(self, stream: Sequence[Token], measure: Measure, context: Context) -> str:
        if self._tiers.is_age(stream, measure):
            return "year"
        words = [token.low for token in stream[measure.number[1] : measure.end]]
        if measure.unit == "tonne" and words[-1:] in (["ton"], ["tons"]) and "metric" not in words:
            return self._units.tons.get(context.publisher, "tonne")
        for shared in self._units.shared:
            if measure.unit == shared.code and _mentions(context, shared.when):
                return measure.unit if _mentions(context, shared.unless) else shared.becomes
        return measure.unit or "count"


def _with_currency(
    stream: Sequence[Token],
    measures: Sequence[Measure],
    money: Sequence[bool],
    counted: Sequence[Span | None],
) -> list[Measure]:
    """Millions of nothing beside a sum of money are money: `$700 billion, theirs 46 billion`."""
    found: list[Measure] = []
    for at, measure in enumerate(measures):
        things = counted[at]
        bare = things is None or things.start < stream[measure.first].start
        if measure.unit or measure.magnitude < _LARGE or not bare or not at:
            found.append(measure)
            continue
        before = found[-1]
        near = measure.first - before.end <= _NEAR
        was_money = money[at - 1] or (before.unit != measures[at - 1].unit)
        found.append(replace(measure, unit=before.unit) if near and was_money else measure)
    return found


_LARGE = 1_000_000
_NEAR = 25
"""Words between two sums that may share a currency."""
_FIELDS = frozenset(field.key for field in STATISTIC.fields)


def _mentions(context: Context, names: Sequence[str]) -> bool:
    return any(name in context.text or name in context.publisher for name in names)


def _numbers(measure: Measure, number: Span) -> dict[str, FieldValue]:
    ends = {"value": measure.value, "low": measure.low, "high": measure.high}
    return {key: FieldValue(plain(end), number) for key, end in ends.items() if end is not None}


def _words(text: str, span: Span) -> FieldValue:
    return FieldValue(" ".join(span.of(text).split()), span)


def _period(at: Span, sentence: Span, dates: Sequence[FoundDate]) -> FoundDate | None:
    """The date nearest to the quantity in its sentence."""
    inside = [found for found in dates if sentence.covers(found.span) and found.edtf]
    return min(inside, key=lambda found: _distance(at, found.span), default=None)


_COMPARED = re.compile(
    r"(?:compared (?:to|with)|than|versus|against|relative to|over|сравнению с|чем)"
    r"(?:\s(?:in|the|that|those|of|same|period|в))*\s*$",
    re.IGNORECASE,
)
"""What stands before a time that a figure is compared with, not the one that it is for."""
_COMPARED_REACH = 120


def _compared_with(text: str, at: int) -> bool:
    return _COMPARED.search(text[max(0, at - _COMPARED_REACH) : at]) is not None


def _told(when: FoundDate) -> str:
    """How the period was resolved, with the other that the words allow."""
    if when.resolution == ABSOLUTE:
        return ""
    other = f", or {when.alternative}" if when.alternative else ""
    return f"; period: {when.reason}{other}"


def _place(at: Span, sentence: Span, text: str) -> dict[str, FieldValue]:
    """The nearest "in" with a name in the sentence."""
    spans = [
        Span(*match.span("place")) for match in _PLACE.finditer(text, sentence.start, sentence.end)
    ]
    if not spans:
        return {}
    nearest = min(spans, key=lambda span: _distance(at, span))
    return {"place": _words(text, nearest)}


def _distance(first: Span, second: Span) -> int:
    return max(first.start - second.end, second.start - first.end)


def _covered(token: Token, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start < token.end and token.start < end for start, end in ranges)


def _sentence(stream: Sequence[Token], measure: Measure) -> tuple[int, int]:
    """The token indexes of the sentence around the quantity."""
    first, end = measure.first, measure.end
    while first > 0 and not _ends_sentence(stream, first - 1):
        first -= 1
    while end < len(stream) and not _ends_sentence(stream, end - 1):
        end += 1
    return first, end


def _ends_sentence(stream: Sequence[Token], at: int) -> bool:
    token = stream[at]
    if token.low not in (".", "!", "?", "…", ";") or at + 1 >= len(stream):
        return False
    after = stream[at + 1]
    if after.start == token.end:
        return False
    before = stream[at - 1] if at else token
    if token.low == "." and (before.low in _ABBREVIATED or _initial(before)):
        return False
    return not (after.kind is TokenKind.WORD and after.text[0].islower())


def _initial(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isupper()


def _score(measure: Measure, why: str, counted: Span | None) -> float:
    if not why and not measure.parts and counted is None:
        return _UNMEASURED
    steps = _SCORES["peripheral" if why else "core"]
    return next(score for least, score in steps if len(measure.parts) >= least)


def _reason(measure: Measure, why: str, counted: Span | None) -> str:
    """In words, such as "comparator + number + unit + noun; peripheral: a duration"."""
    number = {Shape.VAGUE: "vague number", Shape.FRACTION: "fraction"}.get(measure.shape, "number")
    parts = [part for part in measure.parts if part in ("comparator", "range")]
    parts += [number] + [part for part in measure.parts if part in ("magnitude", "unit")]
    parts += ["thing counted"] if counted else []
    return " + ".join(parts) + (f"; peripheral: {why}" if why else "")
