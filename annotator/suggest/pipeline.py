"""From a release to its suggestions: recognisers in order over its passages, conflicts resolved."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Protocol, runtime_checkable

from annotator.model.kinds import OFFICIAL
from annotator.model.spans import Span
from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.dates import DateFinder
from annotator.suggest.decisions.recogniser import Decisions
from annotator.suggest.officials.recogniser import OfficialRecogniser
from annotator.suggest.pending import agreement
from annotator.suggest.sentences import blocks
from annotator.suggest.statistics.recogniser import StatisticRecogniser

_PERSON = OFFICIAL.fields[0].key


@runtime_checkable
class ByHand(Protocol):
    """A recogniser that knows more of a selection once a person says that it is of its kind."""

    kind: ClassVar[str]

    def by_hand(self, span: Span, context: Context) -> Suggestion | None:
        """What stands in the selection, though nothing is proposed there."""


class Recogniser(Protocol):
    """Reads one passage of a release and proposes tags of one kind. Built once, keeps no state."""

    kind: ClassVar[str]
    """Key of the kind that it proposes."""

    def __call__(self, paragraph: Span, context: Context) -> list[Suggestion]:
        """The suggestions of the passage, in reading order."""


RECOGNISERS: tuple[Callable[[Path], Recogniser], ...] = (
    StatisticRecogniser.load,
    OfficialRecogniser.load,
    Decisions.load,
)
"""What builds each recogniser from the folder of resources, in the order they are asked."""


class Suggester:
    """Reads a release and proposes tags. Built once; keeps no state between releases."""

    def __init__(self, recognisers: Sequence[Recogniser], dates: DateFinder) -> None:
        self._recognisers = tuple(recognisers)
        self._dates = dates

    @classmethod
    def load(cls, resources: Path) -> "Suggester":
        """With all recognisers of this program, their words from `resources`. UserError."""
        return cls([build(resources) for build in RECOGNISERS], DateFinder.load(resources))

    def suggest(self, context: Context) -> list[Suggestion]:
        """The suggestions of the release in reading order, none of a kind overlapping another.

        Only a person named within another's post lies within that one's suggestion.

        Furniture is skipped. Without a reference date the event's date is proposed from the text.
        """
        known = self._completed(context)
        found = [
            suggestion
            for passage in blocks(known.text)
            for part in outside(passage, known.furniture)
            for recogniser in self._recognisers
            for suggestion in recogniser(part, known)
        ]
        return without_conflicts(found)

    def guess(self, kind: str, span: Span, context: Context) -> Suggestion | None:
        """What the recognisers propose for a selection: the suggestion of that kind that fits best.

        Where no suggestion shares a code point with the selection, what a recogniser knows of a
        selection that is of its kind; None where that is nothing.
        """
        known = self._completed(context)
        near = [
            suggestion
            for passage in blocks(known.text)
            if passage.overlaps(span)
            for recogniser in self._recognisers
            if recogniser.kind == kind
            for suggestion in recogniser(passage, known)
            if suggestion.span.overlaps(span)
        ]
        if near:
            return max(near, key=lambda one: (agreement(one.span, span), one.score))
        told = (
            one.by_hand(span, known)
            for one in self._recognisers
            if one.kind == kind and isinstance(one, ByHand)
        )
        return next((one for one in told if one is not None), None)

    def _completed(self, context: Context) -> Context:
        if context.reference_date:
            return context
        return replace(context, reference_date=self._dates.reference_date(context))


def outside(passage: Span, furniture: Sequence[Span]) -> tuple[Span, ...]:
    """The parts of the passage that are not furniture."""
    parts: list[Span] = []
    start = passage.start
    for mark in sorted(furniture):
        if not mark.overlaps(passage):
            continue
        if mark.start > start:
            parts.append(Span(start, mark.start))
        start = max(start, mark.end)
    if start < passage.end:
        parts.append(Span(start, passage.end))
    return tuple(parts)


def without_conflicts(found: Sequence[Suggestion]) -> list[Suggestion]:
    """Where two of one kind overlap the better stays: the higher score, then the longer span.

    A person named within another's post stays too: `Secretary to Minister A, B` names both.
    """
    ranked = sorted(found, key=lambda one: (-one.score, -len(one.span), one.span.start))
    kept: list[Suggestion] = []
    within: list[Suggestion] = []
    taken: defaultdict[str, list[Span]] = defaultdict(list)
    for one in ranked:
        spans = taken[one.kind]
        at = bisect_left(spans, one.span)
        beside = spans[max(0, at - 1) : at + 1]  # spans kept never overlap: neighbours suffice
        if not any(one.span.overlaps(other) for other in beside):
            spans.insert(at, one.span)
            kept.append(one)
        elif one.kind == OFFICIAL.key:
            within.append(one)
    kept += [one for one in within if _is_named_within(one, kept)]
    return sorted(kept, key=lambda one: (one.span, one.kind))


def _is_named_within(inner: Suggestion, kept: Sequence[Suggestion]) -> bool:
    """Whether the name stands in one other's suggestion, beside that one's own name."""
    over = [one for one in kept if one.kind == inner.kind and one.span.overlaps(inner.span)]
    names = [_name(one) for one in (inner, *over)]
    if len(over) != 1 or None in names:
        return False
    span, outer, other = inner.span, over[0].span, names[1]
    inside = outer.start <= span.start and span.end <= outer.end
    return inside and other is not None and not other.overlaps(span)


def _name(suggestion: Suggestion) -> Span | None:
    held = suggestion.fields.get(_PERSON)
    return held.span if held is not None else None
