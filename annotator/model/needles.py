"""What a search looks for in a text, and the lines around where it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.model.folding import folded
from annotator.model.spans import Span

_BEGIN, _END = r"(?<![^\W_])", r"(?![^\W_])"
_MORE = r"[^\W_]*"
_BETWEEN = r"[\W_]+"
_LOOKED_AT = 400
_AROUND = 60
_WIDTH = 160
_BLANK = re.compile(r"[\n\t]")


@dataclass(frozen=True, slots=True)
class Needle:
    """One condition of a search: any of these words, or these words one after the other.

    The words are folded; `prefix`: the last of a phrase, or `go_on`, may go on.
    """

    place: str
    forms: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    go_on: str = ""

    @property
    def pattern(self) -> str:
        """A regular expression over folded text."""
        if self.phrase:
            last = _MORE if self.go_on else ""
            return _BETWEEN.join(self.phrase) + last
        parts = [re.escape(form) for form in self.forms]
        return "|".join([*parts, *([self.go_on + _MORE] if self.go_on else [])])


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line of a text; `marks` are the matches in it, `at` the first of them in the text."""

    text: str
    marks: tuple[Span, ...] = ()
    at: Span | None = None


class Needles:
    """Finds what a search looked for in a text; keeps no state but its patterns."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        self.needles = tuple(needles)
        parts = [f"({one.pattern})" for one in self.needles if one.pattern]
        self._pattern = re.compile(f"{_BEGIN}(?:{'|'.join(parts)}){_END}") if parts else None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def finds(self, text: str) -> bool:
        """Whether anything of it stands in the text."""
        return self._pattern is not None and self._pattern.search(folded(text)) is not None

    def spans(self, text: str) -> tuple[Span, ...]:
        """Every place in the text, in code points."""
        return tuple(span for span, _ in self._found(text, len(text)))

    def _found(self, text: str, most: int) -> list[tuple[Span, int]]:
        if self._pattern is None:
            return []
        found: list[tuple[Span, int]] = []
        for match in self._pattern.finditer(folded(text)):
            if match.end() > match.start():
                found.append((Span(*match.span()), match.lastindex or 0))
                if len(found) >= most:
                    break
        return found

    def snippet(self, text: str) -> Snippet | None:
        """The line in which most of what is sought stands together; None where nothing does."""
        found = self._found(text, _LOOKED_AT)
        if not found:
            return None
        best = _densest(found)
        at = found[best][0]
        start, end = _window(text, at)
        marks = tuple(
            Span(span.start - start, min(span.end, end) - start)
            for span, _ in found
            if start <= span.start < end
        )
        return _line(text, start, end, marks, at)


def plain_snippet(text: str, at: Span) -> Snippet:
    """The line around a place, the place marked."""
    start, end = _window(text, at)
    return _line(text, start, end, (Span(at.start - start, min(at.end, end) - start),), at)


def _densest(found: list[tuple[Span, int]]) -> int:
    """Which match begins the stretch with the most different conditions, the first of equals."""
    best, most = 0, 0
    for number, (span, _) in enumerate(found):
        seen = set()
        for other, which in found[number:]:
            if other.start - span.start > _WIDTH - _AROUND:
                break
            seen.add(which)
        if len(seen) > most:
            best, most = number, len(seen)
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
