"""What the re-scorer sees of a suggestion, as hashed features."""

import re
from zlib import crc32

BUCKETS = 1 << 14
"""How many weights there are."""

_WORD = re.compile(r"\w+")
_MOST_WORDS = 6
_DIGITS, _UPPER, _LOWER = (
    re.compile(r"\d+"),
    re.compile(r"[^\W\d_a-zа-яё]+"),
    re.compile(r"[a-zа-яё]+"),
)
_LENGTHS = (4, 8, 16, 32, 64, 128, 256)


def features(
    *, kind: str, rule: str, quote: str, before: str, after: str, publisher: str
) -> tuple[int, ...]:
    """The buckets of a suggestion's words, shape, neighbours and source, each once.

    The rule alone is none of them: its own answers are where the re-scorer starts from. CRC-32
    gives the same in every process, which Python's own hash does not.
    """
    words = [word.casefold() for word in _WORD.findall(quote)]
    named = [
        f"quote {kind} {' '.join(words)}",
        f"shape {kind} {_shape(quote)}",
        f"length {kind} {sum(len(quote) >= edge for edge in _LENGTHS)}",
    ]
    told = (("source", publisher), ("before", _edge(before, -1)), ("after", _edge(after, 0)))
    named += [f"{name} {rule if name == 'source' else kind} {word}" for name, word in told if word]
    named += [f"word {kind} {word}" for word in words[:_MOST_WORDS]]
    if len(words) > _MOST_WORDS:
        named.append(f"last {kind} {words[-1]}")
    return tuple(sorted({crc32(one.encode()) % BUCKETS for one in named}))


def _edge(around: str, at: int) -> str:
    words = _WORD.findall(around)
    return words[at].casefold() if words else ""


def _shape(quote: str) -> str:
    """`Aa Aa` for two names, `9 a` for a count: what sorts of signs there are, in order."""
    shaped = _LOWER.sub("a", _UPPER.sub("A", _DIGITS.sub("9", quote)))
    return " ".join(shaped.split())[:24]
