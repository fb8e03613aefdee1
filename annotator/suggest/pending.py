"""Which suggestions are still open: neither tagged nor turned down."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from annotator.model.kinds import OFFICIAL
from annotator.model.records import Annotation, Dismissal
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion

Decision: TypeAlias = Annotation | Dismissal

SAME_FROM = 0.5
"""Intersection over union from which two passages of one kind count as the same."""

_STRIDE = 256
_NAME = OFFICIAL.fields[0].key


@dataclass(frozen=True, slots=True)
class _Place:
    whole: Span
    name: Span | None


class Decided:
    """What was tagged or turned down in one release; adding and asking cost what they touch."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._strides: defaultdict[tuple[str, int], dict[str, _Place]] = defaultdict(dict)
        for one in decisions:
            self.add(one)

    def add(self, decision: Decision) -> None:
        """Take note of a tag or a dismissal."""
        place = _Place(_hull(decision.spans), _named(decision))
        for key in _keys(decision.kind, place.whole):
            self._strides[key][decision.id] = place

    def remove(self, decision: Decision) -> None:
        """Forget one that was added so."""
        for key in _keys(decision.kind, _hull(decision.spans)):
            self._strides[key].pop(decision.id, None)

    def hides(self, suggestion: Suggestion) -> bool:
        """Whether the suggestion was decided: the same passage, nearly so, or the same name."""
        held = suggestion.fields.get(_NAME)
        name = held.span if held else None
        return any(
            agreement(place.whole, suggestion.span) >= SAME_FROM
            or (name is not None and name in (place.name, place.whole))
            for key in _keys(suggestion.kind, suggestion.span)
            for place in self._strides.get(key, {}).values()
        )

    def still_open(self, suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
        """Those that nobody has decided yet."""
        return tuple(one for one in suggestions if not self.hides(one))


def agreement(one: Span, other: Span) -> float:
    """How well two spans agree, 0 to 1: their intersection over their union."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (len(one) + len(other) - shared) if shared > 0 else 0.0


def _hull(spans: tuple[Span, ...]) -> Span:
    return Span(spans[0].start, spans[-1].end)


def _named(decision: Decision) -> Span | None:
    if isinstance(decision, Dismissal):
        return None
    held = decision.fields.get(_NAME)
    return held.span if held else None


def _keys(kind: str, span: Span) -> Iterator[tuple[str, int]]:
    for stride in range(span.start // _STRIDE, (span.end - 1) // _STRIDE + 1):
        yield kind, stride
