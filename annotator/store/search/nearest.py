"""Words of the index that are nearest to a word that no release has: what was probably meant."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from annotator.model.folding import words_of
from annotator.model.search import Query, Words
from annotator.store.search.forms import Forms, stem
from annotator.store.search.matching import RELEASE_INDEX

_LONG = 6
"""From so many letters on two slips are looked for; in shorter words one."""
_SHORTEST = 4
_MOST = 3
_SMALL = 5_000
"""Releases up to which words with another first letter are looked at as well."""
_AFTER_ALL = "\U0010ffff"
_CHECKED_EVERY = 500
Check: TypeAlias = Callable[[], object]


def unchecked() -> None:
    """Nobody wants to end it."""


class Nearest:
    """Looks through the vocabulary of all releases' texts, titles, publishers and sources."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._forms = Forms(connection)

    def replacements(self, query: Query, check: Check = unchecked) -> Mapping[str, tuple[str, ...]]:
        """For each word of the query that no release has, those that may be meant, the best first.

        Empty where every word is known, or where one has nothing near. `check` is called now and
        then and may raise, which ends it.
        """
        found: dict[str, tuple[str, ...]] = {}
        for word, goes_on in _asked(query):
            if word in found or self._is_known(word, goes_on=goes_on):
                continue
            found[word] = self._near(word, check)
            if not found[word]:
                return {}
        return found

    def _is_known(self, word: str, *, goes_on: bool) -> bool:
        if len(self._forms.of(RELEASE_INDEX, word)) > 1:
            return True
        last = word + _AFTER_ALL if goes_on else word
        sql = f"SELECT 1 FROM {RELEASE_INDEX}_words WHERE term >= ? AND term <= ? LIMIT 1"
        return self._connection.execute(sql, (word, last)).fetchone() is not None

    def _near(self, word: str, check: Check) -> tuple[str, ...]:
        if len(word) < _SHORTEST or not word.isalpha():
            return ()
        near = self._among(word, word[0], word[0] + _AFTER_ALL, check)
        if not near and self._is_small():
            near = self._among(word, "", _AFTER_ALL, check)
        return near

    def _is_small(self) -> bool:
        row = self._connection.execute("SELECT count(*) FROM document").fetchone()
        return int(row[0]) <= _SMALL

    def _among(self, word: str, first: str, last: str, check: Check) -> tuple[str, ...]:
        """The nearest of a part of the vocabulary, one of each stem, the most used first."""
        from rapidfuzz.distance import OSA  # not before somebody mistypes

        slips = 2 if len(word) >= _LONG else 1
        rows = self._connection.execute(
            f"SELECT term, doc FROM {RELEASE_INDEX}_words "
            "WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
            (first, last, len(word) - slips, len(word) + slips),
        )
        near: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for number, (term, releases) in enumerate(rows):
            if number % _CHECKED_EVERY == 0:
                check()
            distance = OSA.distance(word, term, score_cutoff=slips)
            if distance <= slips and term.isalpha():
                near[distance].append((-releases, term))
        nearest = sorted(near[min(near)]) if near else []
        best: dict[str, str] = {}
        for _, term in nearest:
            best.setdefault(stem(term), term)
        return tuple(best.values())[:_MOST]


def _asked(query: Query) -> Iterator[tuple[str, bool]]:
    """The words that a hit must have, folded, and whether each may go on."""
    for one, wanted in query.leaves():
        if not wanted or not isinstance(one, Words):
            continue
        words = words_of(" ".join(one.words))
        for at, word in enumerate(words, start=1):
            yield word, one.prefix and at == len(words)
