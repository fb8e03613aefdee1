"""The words by which officials are known, read from data files that users can extend."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from annotator.suggest.officials.names import case_forms, inflected, is_cyrillic, plural_forms
from annotator.suggest.officials.tokens import words


class Mark:
    """What a word may be, by the word alone: bits of a plain number, which are quick to compare."""

    COMMON: Final = 1
    GIVEN: Final = 2
    NOUN: Final = 4
    TOPIC: Final = 8
    MODIFIER: Final = 16
    COUNTRY: Final = 32
    PLACE: Final = 64
    ACRONYM: Final = 128
    PARTICLE: Final = 256
    CONNECTOR: Final = 512
    FUNCTION: Final = 1024
    CALENDAR: Final = 2048
    COMPANY: Final = 4096
    HOSTILE: Final = 8192


class Sort:
    """What a phrase may be: bits of a plain number."""

    POST: Final = 1
    PLURAL: Final = 2
    GENERIC: Final = 4
    RANK: Final = 8
    FORCE: Final = 16
    HONORIFIC: Final = 32
    PARLIAMENT: Final = 64
    OTHER: Final = 128
    COUNTRY: Final = 256
    PLACE: Final = 512
    DEMONYM: Final = 1024
    BODY: Final = 2048


ADDRESS = Sort.RANK | Sort.FORCE | Sort.HONORIFIC
_CONNECTORS = "of the for and to on in at & de 's ’s"
_FUNCTION = (
    "the a an this that these those when while after before if in on at as and "
    "but also earlier today "
    "meanwhile however then yesterday tomorrow our his her their its we they he "
    "she it you i by from with "
    "during following under among both each all some many most here there now thus therefore since "
    "for to of or nor so yet because although though until unless once dear thank "
    "good question answer "
    "hello yes no not welcome what who whom whose which where why how my your "
)
_PARTICLES = (
    "de da del della la le van von der den bin ibn bint al el ul ur di du dos das ter "
    "ten y af оглы кызы аль бен ибн бин эль фон ван де "
    "дер ден дю ди да дос"
)
_CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december mon. tues. wed. thurs. fri. "
    "sat. sun. jan. feb. "
    "mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. jan feb sept oct nov dec"
)

_STATES = (
    "republic", "islamic republic", "federal republic", "democratic republic", "people's republic",
    "kingdom", "state", "principality", "sultanate", "commonwealth", "union", "grand duchy",
)  # fmt: skip

_STATES_RU = ("республика", "королевство", "султанат", "государство", "эмират", "княжество")


def _plural(word: str) -> str:
    irregular = {"man": "men", "y": "ies", "chief": "chiefs", "s": "ses"}
    for ending, plural in irregular.items():
        if word.endswith(ending) and not word.endswith("ey"):
            return word[: -len(ending)] + plural
    return word + "s"


def _plurals(phrase: str) -> Iterator[str]:
    parts = phrase.split()
    yield " ".join([*parts[:-1], _plural(parts[-1])])
    for at, part in enumerate(parts[:-1]):
        if parts[at + 1] in ("general", "of", "to", "in"):
            yield " ".join([*parts[:at], _plural(part), *parts[at + 1 :]])


def _hyphenated(phrase: str) -> Iterator[str]:
    """The phrase with blanks or hyphens between its words: `under-secretary-general`."""
    forms = [""]
    parts = phrase.split()
    for before, word in zip(["", *parts], parts, strict=False):
        signs = (" ", "-") if before.isalpha() and word.isalpha() else (" ",)
        forms = [
            form + sign * bool(form) + word for form in forms for sign in signs[: 1 + bool(form)]
        ]
    yield from forms


def _verb_forms(word: str) -> tuple[str, ...]:
    """The word and what headlines make of it: `appoint`, `Appoints`, `Appointed`."""
    if len(word) < 4 or "-" in word:
        return (word,)
    bare = word.removesuffix("e")
    forms: tuple[str, ...] = (word, word + "s", word + "es", bare + "ed", bare + "ing")
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > 6:
            root = word.removesuffix(ending)
            forms += (root, root + "s", root + "e", root + "es", root + "ed", root + "ing")
    return forms


@dataclass(slots=True)
class Phrases:
    """Phrases of one or more words, found from their first two words, the longest first.

    `sizes` tells, for a first word and the word behind it, how many words the phrases have that
    can begin so; "" stands for every other second word.
    """

    sorts: dict[tuple[str, ...], int] = field(default_factory=dict)
    sizes: dict[str, dict[str, tuple[int, ...]]] = field(default_factory=dict)

    def add(self, phrase: str, sort: int) -> tuple[str, ...]:
        """Know the phrase, and give its words; a phrase may be of several sorts."""
        key = tuple(words(phrase))
        if key:
            self.sorts[key] = self.sorts.get(key, 0) | sort
        return key

    def close(self) -> "Phrases":
        """Order the phrases for the search."""
        found: dict[str, dict[str, set[int]]] = {}
        for key in self.sorts:
            second = key[1] if len(key) > 1 else ""
            found.setdefault(key[0], {}).setdefault(second, set()).add(len(key))
        for first, by_second in found.items():
            alone = by_second.setdefault("", set())
            self.sizes[first] = {
                second: tuple(sorted(sizes | alone, reverse=True))
                for second, sizes in by_second.items()
            }
        return self


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody known without a post beside the name, from `holders.txt` or the registry."""

    names: tuple[str, ...]
    role: str = ""
    body: str = ""
    since: int = 0
    family_alone: bool = False
    registered: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the recogniser of officials knows about words."""

    marks: MappingProxyType[str, int]
    phrases: Phrases
    status: MappingProxyType[str, str]
    holders: tuple[Holder, ...]
    countries: MappingProxyType[tuple[str, ...], str]
    givens_ru: frozenset[str]
    given_forms_ru: frozenset[str]
    posts_ru: frozenset[str]
    singulars_ru: MappingProxyType[str, str]

    @classmethod
    def load(cls, resources: Path) -> "Lexicon":
        """Read the files of `resources/lexicons`. Raises OSError where one is missing."""
        return _Loader(resources / "lexicons").lexicon()


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


class _Loader:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._marks: dict[str, int] = {}
        self._phrases = Phrases()
        self._status: dict[str, str] = {}
        self._posts_ru: list[str] = []
        self._singulars: dict[str, str] = {}
        self._country_of: dict[tuple[str, ...], str] = {}

    def lexicon(self) -> Lexicon:
        self._words()
        holders = tuple(self._holders())
        givens = self._givens()
        self._givens_of(holders)
        self._roles()
        self._bodies()
        self._countries()
        return Lexicon(
            MappingProxyType(self._marks),
            self._phrases.close(),
            MappingProxyType(self._status),
            holders,
            MappingProxyType(self._country_of),
            frozenset(name.casefold() for name in givens.values()),
            frozenset(givens),
            frozenset(self._posts_ru),
            MappingProxyType(self._singulars),
        )

    def _mark(self, found: Iterable[str], mark: int) -> None:
        for word in found:
            self._marks[word] = self._marks.get(word, 0) | mark

    def _words(self) -> None:
        for line in _lines(self._folder / "words_en.txt"):
            for word in line.split():
                self._mark(_verb_forms(word), Mark.COMMON)
        for line in _lines(self._folder / "words_ru.txt"):
            self._mark(line.split(), Mark.COMMON)
        self._mark(_CONNECTORS.split(), Mark.CONNECTOR)
        self._mark(_FUNCTION.split(), Mark.FUNCTION | Mark.COMMON)
        self._mark(_PARTICLES.split(), Mark.PARTICLE)
        self._mark(_CALENDAR.split(), Mark.CALENDAR | Mark.COMMON)

    def _givens(self) -> dict[str, str]:
        for line in _lines(self._folder / "given_names.txt"):
            self._mark(line.split(), Mark.GIVEN)
        forms: dict[str, str] = {}
        for line in _lines(self._folder / "given_names_ru.txt"):
            for name in line.split():
                for form in case_forms(name):
                    forms.setdefault(form.casefold(), name)
        self._mark(forms, Mark.GIVEN)
        return forms

    def _givens_of(self, holders: Iterable[Holder]) -> None:
        """What well-known people are called by: a name of two words or more opens with it."""
        for name in (name for holder in holders for name in holder.names):
            given, *rest = name.split()
            known = self._marks.get(given.casefold(), 0) & (Mark.COMMON | Mark.PARTICLE)
            if not rest or not given.isalpha() or given.isupper() or len(given) < 3 or known:
                continue
            if is_cyrillic(given):
                self._mark((form.casefold() for form in case_forms(given)), Mark.GIVEN)
            else:
                self._mark([given.casefold()], Mark.GIVEN)

    def _roles(self) -> None:
        data = tomllib.loads((self._folder / "roles.toml").read_text(encoding="utf-8"))
        english, russian = data["english"], data["russian"]
        self._english(english)
        self._posts_ru += russian["posts"]
        for phrase in russian["posts"]:
            self._inflect(phrase, Sort.POST)
            self._inflect(f"экс-{phrase}", Sort.POST)
        for noun in russian["plurals"]:
            for form in plural_forms(noun):
                self._phrases.add(form, Sort.POST | Sort.PLURAL)
                self._singulars[form] = noun
        for name, sort in (
            ("generic", Sort.GENERIC),
            ("honorifics", Sort.HONORIFIC),
            ("ranks", Sort.RANK),
            ("not_official", Sort.OTHER),
        ):
            for phrase in russian[name]:
                self._inflect(phrase, sort)
        for word in russian["modifiers"]:
            self._mark(inflected(word), Mark.MODIFIER)
        for status, starts in data["status"].items():
            for start in starts:
                self._status[start] = {"designated": "designated"}.get(status, status)

    def _english(self, english: dict[str, list[str]]) -> None:
        for phrase in english["posts"]:
            for form in _hyphenated(phrase):
                self._phrases.add(form, Sort.POST)
                for suffix in ("-designate", " designate", "-elect", " elect", "-designated"):
                    self._phrases.add(form + suffix, Sort.POST)
                for plural in _plurals(form):
                    self._phrases.add(plural, Sort.POST | Sort.PLURAL)
        for name, sort in (
            ("generic", Sort.GENERIC),
            ("ranks", Sort.RANK),
            ("forces", Sort.FORCE),
            ("honorifics", Sort.HONORIFIC),
            ("parliament", Sort.POST | Sort.PARLIAMENT),
            ("not_official", Sort.OTHER),
        ):
            for phrase in english[name]:
                several = sort & Sort.PARLIAMENT and phrase.rstrip(".").endswith("s")
                for form in _hyphenated(phrase):
                    self._phrases.add(form, sort | Sort.PLURAL * bool(several))
        self._mark(english["modifiers"], Mark.MODIFIER)

    def _inflect(self, phrase: str, sort: int) -> None:
        first, *rest = phrase.split()
        for form in inflected(first):
            if not rest:
                self._phrases.add(form, sort)
            for last in inflected(rest[-1]) if rest else ():
                self._phrases.add(f"{form} {last}", sort)

    def _bodies(self) -> None:
        data = tomllib.loads((self._folder / "bodies.toml").read_text(encoding="utf-8"))
        english, russian = data["english"], data["russian"]
        self._mark(english["nouns"].split(), Mark.NOUN)
        self._mark((_plural(word) for word in english["nouns"].split()), Mark.NOUN)
        self._mark((word.casefold() for word in english["acronyms"].split()), Mark.ACRONYM)
        self._mark(english["topics"].split(), Mark.TOPIC)
        for phrase in english["names"]:
            self._phrases.add(phrase.casefold(), Sort.BODY)
        self._mark(english["hostile"].split(), Mark.HOSTILE)
        self._mark(english["companies"].split(), Mark.COMPANY)
        for word in russian["nouns"].split():
            self._mark(inflected(word), Mark.NOUN)
        for word in russian["topics"].split():
            self._mark(inflected(word), Mark.TOPIC)
        for word in russian["companies"].split():
            self._mark(inflected(word), Mark.COMPANY)

    def _countries(self) -> None:
        for line in _lines(self._folder / "countries.txt"):
            names, demonyms, russian, adjectives = (
                [phrase.strip().casefold() for phrase in part.split(";")]
                for part in line.split("|")
            )
            states = [f"{state} of {names[0]}" for state in _STATES]
            self._country([*names, *states], names[0])
            self._country(demonyms, names[0], Sort.DEMONYM)
            for phrase in russian:
                self._country(_declined(phrase), names[0])
            if russian[0]:
                for state in _STATES_RU:
                    whole = [f"{form} {russian[0]}" for form in inflected(state)]
                    self._country(whole, names[0])
            for adjective in adjectives:
                self._country(inflected(adjective), names[0])
        for line in _lines(self._folder / "places.txt"):
            for phrase in line.split(";"):
                name = phrase.strip().casefold()
                forms = _declined(name) if is_cyrillic(name) else (name,)
                self._lands(forms, Sort.PLACE)

    def _country(self, phrases: Iterable[str], name: str, sort: int = 0) -> None:
        """Know the phrases as names of the country that is called `name`."""
        for phrase in filter(None, phrases):
            self._country_of.setdefault(self._phrases.add(phrase, Sort.COUNTRY | sort), name)

    def _lands(self, phrases: Iterable[str], sort: int) -> None:
        for phrase in phrases:
            self._phrases.add(phrase, sort)

    def _holders(self) -> Iterator[Holder]:
        for line in _lines(self._folder / "holders.txt"):
            latin, cyrillic, role, body, period = (part.strip() for part in line.split("|"))
            names = [name.strip() for name in f"{latin.lstrip('+')};{cyrillic}".split(";")]
            since = re.match(r"\d+", period)
            yield Holder(
                tuple(filter(None, names)),
                role,
                body,
                int(since.group()) if since else 0,
                family_alone=line.startswith("+"),
            )


def _declined(phrase: str) -> Iterator[str]:
    """A country's name in all cases: each of its words that can be declined, in step."""
    columns = [inflected(word) if word[:1].isalpha() else (word,) for word in phrase.split()]
    if not columns:
        return
    for row in range(max(map(len, columns))):
        yield " ".join(column[min(row, len(column) - 1)] for column in columns)
    if len(columns) == 2:
        yield from (f"{one} {two}" for one in columns[0] for two in columns[1])
