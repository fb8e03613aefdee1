"""How alike two texts are, and the few numbers by which a text's near duplicates are found."""

from collections.abc import Collection
from zlib import crc32

KEPT = 8
"""Hashes that are kept of a text: enough to find one of which a third is other furniture."""
ALIKE = 0.5
"""From this share of common word triples on, one text is a near duplicate of the other."""

_LONG = 8
_NEEDED = 3


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the text's word triples, at most `KEPT`, in order; () for two words.

    A bottom-k sketch (Broder 1997): texts that share most of their triples share most of these
    numbers. Only triples that begin with a long word are looked at where there are enough of
    them, since this runs for every text that is imported. Case and blanks make no difference.
    """
    words = text.casefold().split()
    triples = zip(words, words[1:], words[2:], strict=False)
    hashes = {_hash(*triple) for triple in triples if len(triple[0]) > _LONG}
    if len(hashes) < KEPT:
        hashes = {_hash(*triple) for triple in zip(words, words[1:], words[2:], strict=False)}
    return tuple(sorted(hashes)[:KEPT])


def _hash(one: str, two: str, three: str) -> int:
    return crc32(f"{one} {two} {three}".encode("utf-8", "surrogatepass"))


def needed(kept: Collection[int]) -> int:
    """How many hashes another text has to share to be worth comparing."""
    return min(_NEEDED, max(1, len(kept) // 2))


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
