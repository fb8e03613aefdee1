"""People who are known to hold a post though a release does not say so."""

from collections.abc import Iterable

from annotator.suggest.officials.lexicon import Holder
from annotator.suggest.officials.names import is_cyrillic, is_patronymic, name_key, stem
from annotator.suggest.officials.people import Shape
from annotator.suggest.officials.tokens import words

_SHORTEST_FAMILY = 3


class Holders:
    """Well-known holders and the registry's officials, found by name in either script."""

    def __init__(self, holders: Iterable[Holder]) -> None:
        self._by_name: dict[tuple[str, str], Holder] = {}
        self._by_family: dict[str, Holder | None] = {}
        for holder in holders:
            for name in holder.names:
                self._add(name, holder)

    def extended(self, officials: Iterable[tuple[str, ...]]) -> "Holders":
        """The same with the registry's officials, each a tuple of a name and its aliases."""
        more = Holders(())
        more._by_name |= self._by_name
        more._by_family |= self._by_family
        for names in officials:
            holder = Holder(names, family_alone=True, registered=True)
            for name in names:
                more._add(name, holder)
        return more

    def by_name(self, parts: Shape) -> Holder | None:
        """The holder of a full name, written in any order."""
        for given in parts.givens:
            if len(given) < 2:
                continue
            found = self._by_name.get((given, parts.family)) or self._by_name.get(
                (parts.family, given)
            )
            if found is not None:
                return found
        return None

    def by_family(self, word: str) -> Holder | None:
        """The one holder whom the family name alone means, if there is just one."""
        return self._by_family.get(_family_key(word))

    def _add(self, name: str, holder: Holder) -> None:
        parts = [
            word
            for word in words(name)
            if len(word) > 1 and not word.endswith(".") and word[0].isalpha()
        ]
        parts = [word for word in parts if not (is_patronymic(word) and len(parts) > 2)]
        if len(parts) < 2:
            return
        first = name.split(maxsplit=1)[0]
        family, given = (
            (parts[0], parts[1]) if first.isupper() and len(first) > 2 else (parts[-1], parts[0])
        )
        key = name_key(family)
        self._by_name[name_key(given), key] = holder
        if is_cyrillic(family) and len(parts) == 3:
            self._by_name[name_key(parts[1]), name_key(parts[0])] = holder
        if holder.family_alone and len(key) >= _SHORTEST_FAMILY:
            alone = _family_key(family)
            known = self._by_family.get(alone, holder)
            self._by_family[alone] = holder if known is holder else None


def _family_key(word: str) -> str:
    """Without a given name beside it a family name counts in its own script only."""
    if is_cyrillic(word):
        return stem(word.casefold().replace("ё", "е"))
    return name_key(word)
