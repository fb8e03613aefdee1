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
        self._longest = max((len(key) for key in self._whole), default=1)

    def at(self, stream: Sequence[Token], index: int) -> tuple[T, int] | None:
        """The value of the phrase that begins at the token, and the index behind it."""
        most = min(self._longest, len(stream) - index)
        for size in range(most, 0, -1):
            key = tuple(token.low for token in stream[index : index + size])
            if key in self._whole:
                return self._whole[key], index + size
        if most > 0:
            stem = self._stem(stream[index].low)
            if stem is not None:
                return stem, index + 1
        return None

    def before(self, stream: Sequence[Token], index: int) -> tuple[T, int] | None:
        """The value of the phrase that ends in front of the token, and where it begins."""
        most = min(self._longest, index)
        for size in range(most, 0, -1):
            key = tuple(token.low for token in stream[index - size : index])
            if key in self._whole:
                return self._whole[key], index - size
        return None

    def _stem(self, word: str) -> T | None:
        for cut in range(min(_LONGEST_ENDING, len(word) - 2) + 1):
            found = self._stems.get(word[: len(word) - cut])
            if found is not None:
                return found
        return None


def _lows(phrase: str) -> tuple[str, ...]:
    return tuple(token.low for token in tokens(phrase, russian=is_russian(phrase)))


def inverted(table: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """(phrase, key) for every phrase of a table key -> phrases."""
    return [(phrase, key) for key, phrases in table.items() for phrase in phrases]
