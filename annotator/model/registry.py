"""Finding a person of the registry by the words of a text."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.model.records import Official, Tenure
from annotator.model.spans import Span

_FULL_NAME, _SURNAME = 2, 1


def folded(text: str) -> str:
    """The text for comparing: case and accents folded, of the same length in code points."""
    return "".join((unicodedata.normalize("NFD", char)[0].casefold() or char)[0] for char in text)


@dataclass(frozen=True, slots=True)
class Match:
    """An official that the words name: where the name stands in them, and how fully (2 or 1)."""

    official: Official
    span: Span
    weight: int


def _word_at(words: str, name: str) -> Span | None:
    """Where `name` stands in `words` as whole words; both folded."""
    at = words.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        free_before = at == 0 or not words[at - 1].isalnum()
        if free_before and (end == len(words) or not words[end].isalnum()):
            return Span(at, end)
        at = words.find(name, at + 1)
    return None


def _match(official: Official, words: str) -> Match | None:
    for name in official.names:
        if span := _word_at(words, folded(name)):
            return Match(official, span, _FULL_NAME)
    for name in official.names:
        parts = folded(name).split()
        if len(parts) > 1 and (span := _word_at(words, parts[-1])):
            return Match(official, span, _SURNAME)
    return None


def named_in(words: str, officials: Iterable[Official]) -> tuple[Match, ...]:
    """The officials that the words name, by full name or alias before those by surname alone."""
    plain = folded(words)
    found = [match for official in officials if (match := _match(official, plain))]
    return tuple(sorted(found, key=lambda match: (-match.weight, -len(match.span))))


def known_as(name: str, officials: Iterable[Official]) -> Official | None:
    """The official with just this name or alias."""
    plain = folded(" ".join(name.split()))
    for official in officials:
        if plain in (folded(one) for one in official.names):
            return official
    return None


def held_on(date: str, tenure: Tenure) -> bool:
    """Whether the post was held on the date (EDTF); an unknown date or end excludes nothing."""
    start, end = tenure.start, tenure.end
    began = not date or not start or _shorter(start, date) <= _shorter(date, start)
    return began and (not date or not end or _shorter(end, date) >= _shorter(date, end))


def _shorter(one: str, other: str) -> str:
    """The date as exact as the other: a year is compared by the year."""
    return one[: len(other)]


def post_on(date: str, tenures: Iterable[Tenure], official: str) -> Tenure | None:
    """The post that the official held on the date (EDTF), the newest where several fit."""
    held = [post for post in tenures if post.official == official and held_on(date, post)]
    return max(held, key=lambda tenure: tenure.start, default=None)
