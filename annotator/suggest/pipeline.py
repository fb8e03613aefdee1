"""From a release to its suggestions: recognisers in order over its passages, conflicts resolved."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import ClassVar, Protocol

from annotator.model.spans import Span
from annotator.model.suggestion import Context, Suggestion
from annotator.model.text import paragraphs
from annotator.suggest.dates import DateFinder
from annotator.suggest.decisions.recogniser import Decisions
from annotator.suggest.statistics.recogniser import StatisticRecogniser


class Recogniser(Protocol):
    """Reads one passage of a release and proposes tags of one kind. Built once, keeps no state."""

    kind: ClassVar[str]
    """Key of the kind that it proposes."""

    def __call__(self, paragraph: Span, context: Context) -> list[Suggestion]:
        """The suggestions of the passage, in reading order."""


RECOGNISERS: tuple[Callable[[Path], Recogniser], ...] = (
    StatisticRecogniser.load,
    Decisions.load,
)
"""What builds each recogniser from the folder of resources, in the order they are asked."""

_WRAPPED_AT_MOST = 100
_FEWEST_BROKEN = 3
_NEW_LINE_OF_ITS_OWN = re.compile(r"\s*(?:[-*•–—#>|]|\(?(?:\d{1,3}|[a-z])[.)]\s|<!--)")


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

        Furniture is skipped. Without a reference date the event's date is proposed from the text.
        """
        known = self._completed(context)
        found = [
            suggestion
            for passage in passages(known.text)
            for part in outside(passage, known.furniture)
            for recogniser in self._recognisers
            for suggestion in recogniser(part, known)
        ]
        return without_conflicts(found)

    def guess(self, kind: str, span: Span, context: Context) -> Suggestion | None:
        """What the recognisers propose for a selection: the suggestion of that kind that fits best.

        None where no suggestion shares a code point with the selection.
        """
        known = self._completed(context)
        near = [
            suggestion
            for passage in passages(known.text)
            if passage.overlaps(span)
            for recogniser in self._recognisers
            if recogniser.kind == kind
            for suggestion in recogniser(passage, known)
            if suggestion.span.overlaps(span)
        ]
        return max(near, key=lambda one: (_fit(one.span, span), one.score), default=None)

    def _completed(self, context: Context) -> Context:
        if context.reference_date:
            return context
        return replace(context, reference_date=self._dates.reference_date(context))


def passages(text: str) -> tuple[Span, ...]:
    """The paragraphs of the text; lines that were only broken to fit a width are one passage.

    A line was broken where the next word would not have fitted into the text's width, or where
    the sentence goes on with a small letter.
    """
    lines = paragraphs(text)
    width = _width(lines)
    if not width:
        return lines
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if line.start - before.end == 1 and _was_broken(text, before, line, width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return tuple(joined)


def _width(lines: Sequence[Span]) -> int:
    """The width that the text was broken to, in code points; 0 where its lines are whole.

    Four of five lines with another directly behind don't exceed it (an address may).
    """
    whole = sum(len(line) > _WRAPPED_AT_MOST for line in lines)
    widths = sorted(len(line) for line, after in pairwise(lines) if after.start - line.end == 1)
    if len(widths) < _FEWEST_BROKEN or whole * 10 > len(lines):
        return 0
    return min(widths[len(widths) * 4 // 5], _WRAPPED_AT_MOST)


def _was_broken(text: str, line: Span, after: Span, width: int) -> bool:
    words = after.of(text).lstrip(" ")
    if _NEW_LINE_OF_ITS_OWN.match(words):
        return False
    if words[0].islower() and line.of(text).rstrip()[-1] not in ".:;!?":
        return True
    return len(line) + 1 + len(words.split(" ")[0]) > width


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
    """Where two of one kind overlap the better stays: the higher score, then the longer span."""
    ranked = sorted(found, key=lambda one: (-one.score, -len(one.span), one.span.start))
    kept: list[Suggestion] = []
    for one in ranked:
        if not any(one.kind == other.kind and one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: (one.span, one.kind))


def _fit(found: Span, wanted: Span) -> float:
    """How well the spans agree, 0 to 1: their intersection over their union."""
    shared = min(found.end, wanted.end) - max(found.start, wanted.start)
    return shared / (len(found) + len(wanted) - shared)
