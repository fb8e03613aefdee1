"""Who of the registry a name means: by its very words, in another script, by initials, mistyped."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from rapidfuzz.distance import DamerauLevenshtein

from annotator.model.records import Official
from annotator.model.registry import folded
from annotator.suggest.officials.names import is_cyrillic, is_patronymic, name_key
from annotator.suggest.officials.tokens import words

_SHORTEST = 3
_TYPO_FROM, _TWO_TYPOS_FROM = 5, 8


class Likeness(Enum):
    """How a name agrees with one of the registry, the best first."""

    EXACT = "exact"
    SCRIPT = "script"
    INITIALS = "initials"
    FAMILY = "family"
    TYPO = "typo"


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart: keys of its whole words, the last or capitalised one as family name."""

    family: str
    givens: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()

    @property
    def whole(self) -> frozenset[str]:
        """The keys of all whole words, in no order."""
        return frozenset((self.family, *self.givens))


@dataclass(frozen=True, slots=True)
class Match:
    """The official whom a name means, how it agrees, and the registry's own spelling."""

    official: Official
    likeness: Likeness
    name: str


def parts_of(name: str) -> Parts:
    """The name taken apart; a patronymic says nothing beside a given name."""
    whole = [one for one in words(name) if one[0].isalpha()]
    initials = tuple(name_key(one[0]) for one in whole if _is_initial(one))
    full = [one for one in whole if not _is_initial(one)]
    if len(full) > 2:
        full = [one for one in full if not is_patronymic(one)] or full
    if not full:
        return Parts("", (), initials)
    family = full[0] if _family_first(full) else full[-1]
    givens = tuple(name_key(one) for one in full if one is not family)
    return Parts(name_key(family), givens, initials)


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _family_first(full: list[str]) -> bool:
    """`ЗАСЬ Станислав`: the family name in capitals before another word."""
    return len(full) > 1 and full[0].isupper() and len(full[0]) > 2 and not full[-1].isupper()


class Names:
    """The registry's names, for finding the one official whom a name means."""

    def __init__(self, officials: Iterable[Official]) -> None:
        self._exact: dict[str, tuple[Official, str]] = {}
        self._whole: defaultdict[frozenset[str], dict[str, tuple[Official, str]]]
        self._whole = defaultdict(dict)
        self._families: defaultdict[str, dict[str, tuple[Official, Parts, str]]]
        self._families = defaultdict(dict)
        for official in officials:
            for name in official.names:
                self._add(official, name)

    def _add(self, official: Official, name: str) -> None:
        self._exact.setdefault(folded(name), (official, name))
        parts = parts_of(name)
        if parts.givens:
            self._whole[parts.whole].setdefault(official.id, (official, name))
        for key in {parts.family, *(parts.givens if is_cyrillic(name) else ())}:
            if len(key) >= _SHORTEST:
                self._families[key].setdefault(official.id, (official, parts, name))

    def find(self, name: str) -> Match | None:
        """The one official whom the name means; None where nobody or several could be meant."""
        plain = folded(" ".join(name.split()))
        if held := self._exact.get(plain):
            return Match(held[0], Likeness.EXACT, held[1])
        parts = parts_of(name)
        if not parts.family:
            return None
        if parts.givens:
            return self._by_whole(parts, name) or self._by_typo(parts)
        return self._by_family(parts)

    def _by_whole(self, parts: Parts, name: str) -> Match | None:
        held = list(self._whole.get(parts.whole, {}).values())
        if len(held) > 1:  # held twice so far: the one that is written in the same letters
            held = [one for one in held if is_cyrillic(one[1]) == is_cyrillic(name)]
        return Match(held[0][0], Likeness.SCRIPT, held[0][1]) if len(held) == 1 else None

    def _by_family(self, parts: Parts) -> Match | None:
        held = list(self._families.get(parts.family, {}).values())
        if parts.initials:
            first = parts.initials[0]
            held = [one for one in held if any(given[:1] == first for given in one[1].givens)]
        if len(held) != 1:
            return None
        likeness = Likeness.INITIALS if parts.initials else Likeness.FAMILY
        return Match(held[0][0], likeness, held[0][2])

    def _by_typo(self, parts: Parts) -> Match | None:
        """A full name one or two letters off in its family name, the given name as it is."""
        if len(parts.family) < _TYPO_FROM:
            return None
        limit = 2 if len(parts.family) >= _TWO_TYPOS_FROM else 1
        near: dict[str, Match] = {}
        for family, held in self._families.items():
            if abs(len(family) - len(parts.family)) > limit:
                continue
            if DamerauLevenshtein.distance(family, parts.family, score_cutoff=limit) > limit:
                continue
            for official, known, name in held.values():
                if set(known.givens) & set(parts.givens):
                    near[official.id] = Match(official, Likeness.TYPO, name)
        return next(iter(near.values())) if len(near) == 1 else None
