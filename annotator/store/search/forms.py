"""Word forms: those words of the index that have the stem of a word that is sought.

The index holds words as they were written. A word of a query is stemmed, by Snowball for English
or Russian according to its letters, and what begins like its stem is looked up in the index and
kept where its stem is the same.
"""

import sqlite3
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from annotator.model.folding import folded

_SHORTEST = 3
_AFTER_ALL = "\U0010ffff"
_CYRILLIC = range(0x400, 0x530)
_LANGUAGES: Mapping[str, Callable[[str], bool]] = {
    "english": str.isascii,
    "russian": lambda word: all(ord(letter) in _CYRILLIC for letter in word),
}
_TURNING = "iy"
"""Letters that take each other's place at the end of an English stem: study, studies."""


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer  # type: ignore[import-untyped]  # not before somebody searches

    return snowballstemmer.stemmer(language)


def stem(word: str) -> str:
    """The stem of a folded word: English or Russian by its letters, others as they are."""
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    language = next((name for name, ours in _LANGUAGES.items() if ours(word)), None)
    return str(_stemmer(language).stemWord(word)) if language else word


class Forms:
    """Looks words up in the vocabularies of the index, each once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def of(self, index: str, word: str) -> tuple[str, ...]:
        """The word, folded, and those of the index that share its stem."""
        plain = folded(word)
        key = (index, plain)
        if key not in self._known:
            self._known[key] = self._read(index, plain)
        return self._known[key]

    def _read(self, index: str, word: str) -> tuple[str, ...]:
        root = stem(word)
        begin = root.rstrip(_TURNING) if root.isascii() else root
        if len(begin) < _SHORTEST or not word.isalpha():
            return (word,)
        rows = self._connection.execute(
            f"SELECT term FROM {index}_words WHERE term >= ? AND term < ?",
            (begin, begin + _AFTER_ALL),
        )
        return tuple(sorted({word, *(term for (term,) in rows if stem(term) == root)}))
