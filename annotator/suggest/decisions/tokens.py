"""Words of one sentence with their places, folded once so that rules can compare them."""

import re
from dataclasses import dataclass

from annotator.model.spans import Span

# Asterisks and underscores are left out: they are emphasis of Markdown or rulers.
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+"
    r"|(?:[^\W_]+[-–])?(?:[^\W\d_]\.){2,}(?:[-–][^\W_]+)*"
    r"|[^\W_]+(?:[-‐‑'’.&/][^\W_]+)*(?:['’](?=\s))?"
    r"|[^\w\s*]"
)
_OPENING = frozenset("({")
_CLOSING = frozenset(")}")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A sentence's words: as written, folded, where they stand, and how deep in brackets."""

    text: str
    written: tuple[str, ...]
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    depth: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """The folded word at an index, empty outside the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def capitalised(self, at: int) -> bool:
        """Whether the word there begins with a capital letter."""
        return 0 <= at < len(self.written) and self.written[at][0].isupper()

    def span(self, first: int, last: int) -> Span:
        """The code points from the token `first` to before the token `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def at(self, position: int) -> int:
        """The index of the token that covers or follows a code point."""
        for index, end in enumerate(self.ends):
            if end > position:
                return index
        return len(self.words)


def tokens(text: str, within: Span) -> Tokens:
    """The words and marks of a sentence."""
    written: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    depth: list[int] = []
    level = 0
    for match in _TOKEN.finditer(text, within.start, within.end):
        word = match[0]
        opening, closing = word in _OPENING, word in _CLOSING
        if closing:
            level = max(0, level - 1)
        depth.append(level + opening + closing)
        level += opening
        written.append(word)
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(
        text=text,
        written=tuple(written),
        words=tuple([word.casefold().replace("’", "'") for word in written]),
        starts=tuple(starts),
        ends=tuple(ends),
        depth=tuple(depth),
    )
