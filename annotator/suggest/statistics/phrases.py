"""Phrases of a lexicon, found forwards and backwards in a list of tokens."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from annotator.suggest.statistics.tokens import Token, is_russian, tokens

T = TypeVar("T")
_LONGEST_ENDING = 4


class Phrases(Generic[T]):
    """Phrases with a value each; the longest wins. A `*` at a word's end stands for any ending."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._whole: dict[tuple[str, ...], T] = {}
        self._stems: dict[str, T] = {}
        for phrase, value in pairs:
            if phrase.endswith("*"):
                self._stems.setdefault(phrase[:-1].casefold(), value)
            else:
                self._whole.setdefault(_lows(phrase), value)
        self._by_first = _sizes((key[0], len(key)) for key in self._whole if key)
        self._by_last = _sizes((key[-1], len(key)) for key in self._whole if key)

    def at(self, stream: Sequence[Token], index: int) -> tuple[T, int] | None:
        """The value of the phrase that begins at the token, and the index behind it."""
        if index >= len(stream):
            return None
        low = stream[index].low
        for size in self._by_first.get(low, ()):
            key = tuple([token.low for token in stream[index : index + size]])
            if len(key) == size and key in self._whole:
                return self._whole[key], index + size
        stem = self._stem(low) if self._stems else None
        return None if stem is None else (stem, index + 1)

    def before(self, stream: Sequence[Token], index: int) -> tuple[T, int] | None:
        """The value of the phrase that ends in front of the token, and where it begins."""
        if not 0 < index <= len(stream):
            return None
        for size in self._by_last.get(stream[index - 1].low, ()):
            key = tuple([token.low for token in stream[max(0, index - size) : index]])
            if len(key) == size and key in self._whole:
                return self._whole[key], index - size
        return None

    def _stem(self, word: str) -> T | None:
        for cut in range(min(_LONGEST_ENDING, len(word) - 2) + 1):
            found = self._stems.get(word[: len(word) - cut])
            if found is not None:
                return found
        return None


def _sizes(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """How many words the phrases have that a word begins (or ends), the most first."""
    found: dict[str, set[int]] = {}
    for word, size in pairs:
        found.setdefault(word, set()).add(size)
    return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in found.items()}


def _lows(phrase: str) -> tuple[str, ...]:
    return tuple(token.low for token in tokens(phrase, russian=is_russian(phrase)))


def inverted(table: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """(phrase, key) for every phrase of a table key -> phrases."""
    return [(phrase, key) for key, phrases in table.items() for phrase in phrases]
