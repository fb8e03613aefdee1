"""Finding words in a release: without regard to case, and a no-break space is a blank."""

import re
from collections.abc import Iterator

from annotator.model.spans import Span

_BLANK = "[ \u00a0\u2007\u2009\u202f]"


def pattern_of(needle: str) -> re.Pattern[str] | None:
    """What finds the needle, None for an empty one."""
    if not needle:
        return None
    parts = re.split(_BLANK, needle)
    return re.compile(_BLANK.join(map(re.escape, parts)), re.IGNORECASE)


def hits(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    """The hits between two code points, in reading order."""
    for hit in pattern.finditer(text, start, end):
        yield Span(*hit.span())


def found_from(
    pattern: re.Pattern[str], text: str, from_: int, *, forward: bool = True
) -> Span | None:
    """The next hit at or behind `from_`, or the last that ends at or before it; round the ends."""
    if forward:
        hit = pattern.search(text, from_) or pattern.search(text)
        return Span(*hit.span()) if hit else None
    before = _last(pattern, text, 0, from_)
    return before or _last(pattern, text, 0, len(text))


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> Span | None:
    return max(hits(pattern, text, start, end), default=None)
