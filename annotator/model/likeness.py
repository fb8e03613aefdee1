"""How alike two texts are, and the few numbers by which a text's near duplicates are found."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from zlib import crc32

KEPT = 8
"""Hashes that are kept of a text: enough to find one of which a third is other furniture."""
ALIKE = 0.6
"""From this share of common word triples on, one text is a near duplicate of the other."""

COMMON = 32
"""A hash that so many texts have is one of their common phrases and tells nothing."""

_COMPARED = 3
_FEWEST = 3
_BEHIND = 60
_NEEDED = 3


@lru_cache(maxsize=1024)
def sketch(text: str) -> tuple[int, ...]:
    """Hashes of the longest words with the two behind them, at most `KEPT`, in order.

    Texts that share most of their words share most of these numbers, whatever stands around them:
    the longest words are a sample that both make alike, and rare ones, so that few other texts
    share them. (A sample of all triples by hash, as Broder has it, costs five times as much, and
    this runs for every text that is imported.) Case and blanks make no difference. The last few
    texts are remembered: an import asks for each twice.
    """
    folded = text.casefold()
    words = folded.split()
    if len(words) < _FEWEST:
        return ()
    by_length = sorted(set(words), key=len)
    least = len(by_length[-min(KEPT, len(by_length))])
    longest = by_length[bisect_left(by_length, least, key=len) :]
    longest.sort(key=lambda word: (-len(word), word))
    return tuple(sorted({_hash(folded, word) for word in longest[:KEPT]}))


def _hash(text: str, word: str) -> int:
    """The hash of the word at its first place, with the two behind it."""
    at = text.find(word)
    near = text[at : at + len(word) + _BEHIND].split()[:3]
    return crc32(" ".join(near).encode("utf-8", "surrogatepass"))


def likeliest(sketched: Sequence[int], texts_of: Mapping[int, Sequence[int]]) -> list[int]:
    """The texts worth comparing with the one of that sketch, those that share most first.

    `texts_of` are the numbers of the texts that have a hash; all that are needed is `COMMON`.
    """
    telling = [texts_of.get(one, ()) for one in sketched]
    telling = [texts for texts in telling if len(texts) < COMMON]
    needed = min(_NEEDED, max(1, len(telling) // 2))
    shared = Counter(number for texts in telling for number in texts)
    if max(shared.values(), default=0) < needed:  # of most texts: nothing is much like them
        return []
    return [number for number, times in shared.most_common(_COMPARED) if times >= needed]


def likeness(one: str, other: str) -> float:
    """The share of word triples of the smaller text that the other has too, 0 to 1.

    Of the smaller one, so that menus and teasers around a release make no difference.
    """
    ours, theirs = _triples(one), _triples(other)
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least else 0.0


def _triples(text: str) -> set[tuple[str, str, str]]:
    words = text.casefold().split()
    return set(zip(words, words[1:], words[2:], strict=False))
