"""Where the passages of a text stand in a later version of it; never at a lookalike."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from annotator.model.spans import Span
from annotator.model.text import snapped

_RADII = (16, 32, 64, 128, 256)
"""Code points of context on either side, blanks counted as one."""
_BLANKS = re.compile(r"\s+")


class _Squeezed:
    """A text with each run of blanks as one, and where its code points stood."""

    def __init__(self, text: str) -> None:
        parts: list[str] = []
        self.at: list[int] = []
        last = 0
        for run in _BLANKS.finditer(text):
            parts += (text[last : run.start()], " ")
            self.at += range(last, run.start() + 1)
            last = run.end()
        parts.append(text[last:])
        self.at += range(last, len(text) + 1)
        self.text = "".join(parts)

    def only(self, words: str) -> int:
        """Where the words stand if they stand there once, -1 where never, -2 where more often."""
        first = self.text.find(words)
        return -2 if first >= 0 and self.text.find(words, first + 1) >= 0 else first


@dataclass(frozen=True, slots=True)
class Context:
    """The words before and behind a passage, for people to find it again by."""

    before: str
    after: str


def context_of(text: str, span: Span, size: int = 80) -> Context:
    """Up to `size` code points on either side of the span."""
    return Context(text[max(span.start - size, 0) : span.start], text[span.end : span.end + size])


class Mover:
    """Moves spans from one version of a text to another.

    A span moves only where its words, with the words on both sides of them, stand exactly once in
    the old text and exactly once in the new one. Words that changed beside it are a reason to
    look at it, so then it stays without a place. Blanks beside it may differ, within it nothing.
    """

    def __init__(self, old: str, new: str) -> None:
        self._old_text, self._new_text = old, new
        self._old, self._new = _Squeezed(old), _Squeezed(new)

    def moved(self, span: Span) -> Span | None:
        """The span's place in the new text; None where it is not certain."""
        old, new = self._old, self._new
        start, end = bisect_left(old.at, span.start), bisect_left(old.at, span.end)
        if start >= end:  # blanks alone
            return None
        for radius in _RADII:
            first = max(start - radius, 0)
            words = old.text[first : end + radius]
            found = new.only(words)
            if found == -1:
                return None
            if found >= 0 and old.only(words) >= 0:
                begin = found + start - first
                return self._checked(span, Span(new.at[begin], new.at[begin + end - start]))
        return None

    def _checked(self, span: Span, place: Span) -> Span | None:
        """The place if it is the same words, cut from their surroundings as they were before."""
        same = span.of(self._old_text) == place.of(self._new_text)
        whole = snapped(self._old_text, span) == span
        if not same or (whole and snapped(self._new_text, place) != place):
            return None
        return place

    def all_moved(self, spans: tuple[Span, ...]) -> tuple[Span, ...] | None:
        """All of the spans in their order; None where one has no certain place."""
        places = [self.moved(span) for span in spans]
        sure = tuple(place for place in places if place is not None)
        in_order = all(one.end <= two.start for one, two in pairwise(sure))
        return sure if len(sure) == len(spans) and in_order else None
