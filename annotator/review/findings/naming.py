"""Names spelled in two ways, and decisions whose status runs backward."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.review.findings.facts import Act, Facts, Mention
from annotator.review.findings.finding import Finding
from annotator.review.findings.posts import Registry
from annotator.review.findings.rule import Key
from annotator.review.findings.words import is_cyrillic, key_words, sound


@dataclass(frozen=True, slots=True)
class Known:
    """All the names that the registry has for one person."""

    names: frozenset[str]


def by_sound(facts: Facts) -> Iterable[tuple[Key, Mention]]:
    """Full names under their sound, one script apart from the other."""
    seen: set[str] = set()
    for one in facts.mentions:
        if one.name not in seen and len(one.name.split()) > 1:
            seen.add(one.name)
            yield _sound_key(one.name), one


def names_by_sound(registry: Registry) -> Iterable[tuple[Key, Known]]:
    """The registry's names, so that a known alias is no finding."""
    for official in registry.officials:
        known = Known(frozenset(official.names))
        for key in {_sound_key(name) for name in official.names}:
            yield key, known


def _sound_key(name: str) -> Key:
    return ("Cyrillic" if is_cyrillic(name) else "Latin", sound(name))


def _plain(name: str) -> str:
    """The name without capitals throughout, in which some releases set surnames."""
    return " ".join(part.capitalize() if part.isupper() else part for part in name.split())


def two_spellings(key: Key, items: Sequence[Mention | Known]) -> Iterator[Finding]:
    """Names that sound alike and are written differently; the commonest beside each other."""
    first: dict[str, Mention] = {}
    count: dict[str, int] = {}
    for one in items:
        if isinstance(one, Mention):
            name = _plain(one.name)
            first.setdefault(name, one)
            count[name] = count.get(name, 0) + 1
    if len(first) < 2:
        return
    known = [one.names for one in items if isinstance(one, Known)]
    usual, *others = sorted(first, key=lambda name: (-count[name], name))
    for name in others:
        if not any({usual, name} <= names for names in known):
            yield Finding(
                "two spellings",
                (*key, *sorted((usual, name))),
                f"A name is spelled “{usual}” ({count[usual]} releases) and “{name}” "
                f"({count[name]}).",
                (first[usual].evidence, first[name].evidence),
            )


_RANK = {
    "proposed": 0,
    "agreed": 1,
    "adopted": 2,
    "approved": 2,
    "signed": 2,
    "issued": 2,
    "ratified": 3,
    "in force": 4,
    "amended": 5,
    "repealed": 6,
}
"""How far a decision has come. What is done on one day in no fixed order ranks alike."""
_LEAST_WORDS = 3


def by_title(facts: Facts) -> Iterable[tuple[Key, Act]]:
    """Decisions under their instrument and what they are about, if that is told fully enough."""
    for one in facts.acts:
        words = key_words(one.subject)
        if one.status in _RANK and one.day and len(words) >= _LEAST_WORDS:
            yield (one.instrument, " ".join(words)), one


def backward(key: Key, items: Sequence[Act]) -> Iterator[Finding]:
    """A later release has a decision in an earlier status."""
    ordered = sorted(items, key=lambda one: (one.day, _RANK[one.status], one.evidence.document))
    for one, other in pairwise(ordered):
        if _RANK[other.status] < _RANK[one.status] and one.day < other.day:
            yield Finding(
                "backward",
                (*key, one.evidence.document, other.evidence.document),
                f"The decision was {one.status} on {one.day} and only {other.status} on "
                f"{other.day}.",
                (one.evidence, other.evidence),
                (one.status, one.day, other.status, other.day),
            )
