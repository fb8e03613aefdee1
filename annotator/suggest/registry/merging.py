"""Which people of the registry may be one person, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from rapidfuzz.distance import DamerauLevenshtein

from annotator.model.records import Official
from annotator.model.registry import folded
from annotator.suggest.officials.names import is_cyrillic
from annotator.suggest.registry.names import Parts, parts_of

_TYPO_FROM = 5


class Ground(Enum):
    """Why two may be one, the strongest first."""

    SAME = "the same name"
    SCRIPTS = "the same name in two scripts"
    SPELLINGS = "the same name, spelt in two ways"
    INITIALS = "the same family name, and the initials fit"
    TYPO = "a letter apart"
    FAMILY = "one is known by the family name only"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two people of the registry, and why they may be one."""

    one: Official
    other: Official
    ground: Ground

    def beside(self, official: str) -> Official:
        """The one of the two that is not that official."""
        return self.other if self.one.id == official else self.one


class Candidates:
    """The people of a registry taken apart once, for asking who may be whom."""

    def __init__(self, officials: Iterable[Official]) -> None:
        self._taken = {
            official.id: (official, [parts_of(name) for name in official.names])
            for official in officials
        }
        self._buckets: defaultdict[str, list[str]] = defaultdict(list)
        for key, (_, names) in self._taken.items():
            for word in {word for parts in names for word in (parts.family, *parts.givens)}:
                if word:
                    self._buckets[word].append(key)

    def of(self, official: str) -> list[Candidate]:
        """The pairs of which the official is one, the likeliest first."""
        held = self._taken.get(official)
        if held is None:
            return []
        words = {word for parts in held[1] for word in (parts.family, *parts.givens)}
        near = {one for word in words for one in self._buckets.get(word, ())} - {official}
        found = [
            Candidate(held[0], self._taken[other][0], ground)
            for other in sorted(near)
            if (ground := _ground(held, self._taken[other])) is not None
        ]
        order = list(Ground)
        return sorted(found, key=lambda pair: order.index(pair.ground))


def _ground(
    one: tuple[Official, Iterable[Parts]], other: tuple[Official, Iterable[Parts]]
) -> Ground | None:
    """The strongest ground that any two of their names give."""
    if set(map(folded, one[0].names)) & set(map(folded, other[0].names)):
        return Ground.SAME
    order = list(Ground)
    grounds = [
        ground for ours in one[1] for theirs in other[1] for ground in _grounds(ours, theirs)
    ]
    best = min(grounds, key=order.index, default=None)
    if best is Ground.SPELLINGS and _scripts(one[0]) != _scripts(other[0]):
        return Ground.SCRIPTS
    return best


def _scripts(official: Official) -> frozenset[bool]:
    return frozenset(is_cyrillic(name) for name in official.names)


def _grounds(one: Parts, other: Parts) -> Iterator[Ground]:
    if one.givens and one.whole == other.whole:
        yield Ground.SPELLINGS
    if one.family and one.family == other.family:
        if _initials_fit(one, other) or _initials_fit(other, one):
            yield Ground.INITIALS
        if not (one.givens or one.initials) or not (other.givens or other.initials):
            yield Ground.FAMILY
    if set(one.givens) & set(other.givens) and one.family != other.family:
        near = min(len(one.family), len(other.family)) >= _TYPO_FROM
        if near and DamerauLevenshtein.distance(one.family, other.family, score_cutoff=1) <= 1:
            yield Ground.TYPO


def _initials_fit(short: Parts, full: Parts) -> bool:
    if not short.initials or short.givens or not full.givens:
        return False
    return any(given[:1] == short.initials[0] for given in full.givens)
