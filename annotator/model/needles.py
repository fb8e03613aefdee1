"""What a search looks for in a text, and the lines around where it stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from annotator.model.folding import folded
from annotator.model.spans import Span

_MORE = r"[^\W_]*"
_BETWEEN = r"[\W_]+"
_AHEAD = 12
_LOOKED_AT = 40
"""Matches of each word that are looked at for the best line."""
_AROUND = 60
_WIDTH = 160
_BLANK = re.compile(r"[\n\t]")
_REST = re.compile(_MORE)

Place: TypeAlias = tuple[int, int]
"""Start and end; plain, because a page of hits looks at thousands."""


@dataclass(frozen=True, slots=True)
class Needle:
    """One condition of a search: any of these words, or these words one after the other.

    The words are folded; `go_on` is one that may go on: the last of the phrase, or one beside the
    forms.
    """

    place: str
    forms: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    go_on: str = ""

    def found(self, text: str, most: int) -> Iterator[Place]:
        """The places in a folded text, of each word at most so many, in no order."""
        if self.phrase:
            first = self.phrase[0]
            following = _following(self.phrase[1:], bool(self.go_on))
            for start in _starts(text, first, most):
                if match := following.match(text, start + len(first)):
                    yield start, match.end()
            return
        for form in self.forms:
            yield from _words(text, form, most)
        if self.go_on:
            for start in _starts(text, self.go_on, most):
                rest = _REST.match(text, start + len(self.go_on))
                yield start, rest.end() if rest else start + len(self.go_on)


@lru_cache
def _following(words: tuple[str, ...], goes_on: bool) -> re.Pattern[str]:
    """What stands behind the first word of a phrase."""
    rest = "".join(_BETWEEN + re.escape(word) for word in words)
    return re.compile(rest + (_MORE if goes_on else r"(?![^\W_])"))


def _starts(text: str, word: str, most: int) -> Iterator[int]:
    """Where words of the text begin like this; by `find`, ten times as fast as a pattern."""
    at = text.find(word)
    while at >= 0 and most:
        if not (at and text[at - 1].isalnum()):
            yield at
            most -= 1
        at = text.find(word, at + 1)


def _words(text: str, word: str, most: int) -> Iterator[Place]:
    for start in _starts(text, word, most):
        end = start + len(word)
        if end == len(text) or not text[end].isalnum():
            yield start, end


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line of a text; `marks` are the matches in it, `at` the first of them in the text."""

    text: str
    marks: tuple[Span, ...] = ()
    at: Span | None = None


class Needles:
    """Finds what a search looked for in a text."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        self.needles = tuple(one for one in needles if one.forms or one.phrase or one.go_on)

    def __bool__(self) -> bool:
        return bool(self.needles)

    def finds(self, text: str) -> bool:
        """Whether anything of it stands in the text."""
        return next(self._all(folded(text), len(text)), None) is not None

    def spans(self, text: str) -> tuple[Span, ...]:
        """Every place in the text, in code points and in reading order."""
        places = {place for place, _ in self._all(folded(text), len(text))}
        return tuple(Span(*place) for place in sorted(places))

    def _all(self, text: str, most: int) -> Iterator[tuple[Place, int]]:
        for number, needle in enumerate(self.needles):
            for place in needle.found(text, most):
                yield place, number

    def snippet(self, text: str) -> Snippet | None:
        """The line in which most of what is sought stands together; None where nothing does."""
        found = sorted(self._all(folded(text), _LOOKED_AT))
        if not found:
            return None
        at = Span(*found[_densest(found)][0])
        start, end = _window(text, at)
        marks = tuple(
            Span(first - start, min(last, end) - start)
            for first, last in dict.fromkeys(place for place, _ in found)
            if start <= first < end
        )
        return _line(text, start, end, marks, at)


def plain_snippet(text: str, at: Span) -> Snippet:
    """The line around a place, the place marked."""
    start, end = _window(text, at)
    return _line(text, start, end, (Span(at.start - start, min(at.end, end) - start),), at)


def _densest(found: list[tuple[Place, int]]) -> int:
    """Which match begins the stretch with the most different conditions, the first of equals."""
    wanted = len({which for _, which in found})
    best, most = 0, 0
    for number, ((first, _), _) in enumerate(found):
        seen = set()
        for (start, _), which in found[number : number + _AHEAD]:
            if start - first > _WIDTH - _AROUND:
                break
            seen.add(which)
        if len(seen) > most:
            best, most = number, len(seen)
            if most == wanted:
                break
    return best


def _window(text: str, at: Span) -> tuple[int, int]:
    """Where the line around a match begins and ends: at words, and in its own paragraph."""
    left = max(text.rfind("\n", 0, at.start) + 1, at.start - _AROUND)
    if left > 0 and text[left - 1].isalnum():
        blank = text.find(" ", left, at.start)
        left = blank + 1 if blank >= 0 else at.start
    stop = text.find("\n", at.end)
    right = min(stop if stop >= 0 else len(text), max(left + _WIDTH, at.end))
    if right < len(text) and text[right].isalnum():
        blank = text.rfind(" ", at.end, right)
        right = blank if blank >= 0 else right
    return left, right


def _line(text: str, start: int, end: int, marks: tuple[Span, ...], at: Span) -> Snippet:
    before = "… " if start > 0 and text[start - 1] != "\n" else ""
    after = " …" if end < len(text) and text[end] != "\n" else ""
    words = _BLANK.sub(" ", text[start:end])
    moved = tuple(Span(one.start + len(before), one.end + len(before)) for one in marks)
    return Snippet(before + words + after, moved, at)
