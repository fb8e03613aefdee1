"""The words of statistics, read from the data files that users can extend."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from annotator.model.errors import UserError
from annotator.suggest.statistics.phrases import Phrases, inverted

Numbers = Mapping[str, Decimal]
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words by form, with what each stands for."""

    cardinals: Numbers
    magnitudes: Numbers
    attached: Numbers
    vague: Numbers
    groups: Numbers
    several: Words
    every: Words
    single: Words
    single_behind: Words
    fractions: Numbers
    denominators: Numbers
    ordinals: Numbers
    multipliers: Numbers
    compounds: Numbers

    @property
    def starters(self) -> Words:
        """Every word that a number may begin with."""
        tables = (
            *(self.cardinals, self.magnitudes, self.vague, self.groups),
            *(self.fractions, self.multipliers, self.compounds),
        )
        return frozenset().union(*tables, self.several, self.every)


@dataclass(frozen=True, slots=True)
class SharedName:
    """A currency name of several countries: `code` becomes `becomes` where the text says so."""

    code: str
    becomes: str
    when: tuple[str, ...]
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Units and currencies: names behind the number, signs and codes beside it."""

    names: Phrases[str]
    signs: Phrases[str]
    codes: Mapping[str, str]
    groups: Mapping[str, str]
    shared: tuple[SharedName, ...]
    tons: Mapping[str, str]
    """Which ton a publisher means, where it is no tonne."""


@dataclass(frozen=True, slots=True)
class ContextWords:
    """Words around numbers, by what they do there."""

    comparators: Phrases[str]
    intensifiers: Phrases[str]
    trailing: Phrases[str]
    between: Phrases[str]
    range_words: Mapping[str, Words]
    range_from: Phrases[str]
    designators: Words
    capital_designators: Words
    people: Words
    casualties: Words
    finding: Words
    arms: Words
    events: Words
    distance_tails: Words
    groups: Words
    age_before: Phrases[str]
    age_after: Phrases[str]
    prepositions: Words
    stops: Words
    verb_endings: tuple[str, ...]
    links: Phrases[str]
    of_links: Phrases[str]
    empty_heads: Words
    determiners: Words
    plurals: Words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of the grammar of statistics."""

    numbers: NumberWords
    units: UnitWords
    context: ContextWords

    @classmethod
    def load(cls, lexicons: Path) -> "Lexicon":
        """The words of the folder's files. UserError where one is missing or not TOML."""
        return cls(
            _number_words(_read(lexicons / "numbers.toml")),
            _unit_words(_read(lexicons / "units.toml"), _read(lexicons / "currencies.toml")),
            _context_words(_read(lexicons / "statistics.toml")),
        )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise UserError(f"{path.name} can't be read: {error}. Correct or restore it.") from error


def _by_form(table: Mapping[str, str]) -> dict[str, Decimal]:
    return {form.casefold(): Decimal(key) for key, forms in table.items() for form in forms.split()}


def _words(raw: str) -> Words:
    return frozenset(raw.casefold().split())


def _number_words(raw: Mapping[str, Any]) -> NumberWords:
    return NumberWords(
        cardinals=_by_form(raw["cardinals"]),
        magnitudes=_by_form(raw["magnitudes"]),
        attached=_by_form(raw["attached_magnitudes"]),
        vague=_by_form(raw["vague"]),
        groups=_by_form(raw["groups"]),
        several=_words(raw["several"]["words"]),
        every=_words(raw["every"]["words"]),
        single=_words(raw["single"]["words"]),
        single_behind=_words(raw["single"]["behind"]),
        fractions=_by_form(raw["fractions"]),
        denominators=_by_form(raw["denominators"]),
        ordinals=_by_form(raw["ordinals"]),
        multipliers=_by_form(raw["multipliers"]),
        compounds=_by_form(raw["compounds"]),
    )


def _unit_words(units: Mapping[str, Any], money: Mapping[str, Any]) -> UnitWords:
    tons = units["tons"]
    tables = {group: table for group, table in units.items() if table is not tons}
    pairs = [pair for table in tables.values() for pair in inverted(table)]
    groups = {name: group for group, table in tables.items() for name in table}
    codes = {code: code for code in money["codes"]["all"].split()} | money["codes"]["same"]
    return UnitWords(
        names=Phrases(pairs + inverted(money["names"])),
        signs=Phrases(inverted(money["signs"])),
        codes=codes,
        groups=groups | dict.fromkeys({*money["names"], *codes.values(), *money["signs"]}, "money"),
        shared=tuple(
            SharedName(one["code"], one["becomes"], tuple(one["when"]), tuple(one["unless"]))
            for one in money["shared"]
        ),
        tons={who: ton for ton, publishers in tons.items() for who in publishers},
    )


def _plain(phrases: list[str]) -> Phrases[str]:
    return Phrases((phrase, phrase) for phrase in phrases)


def _context_words(raw: Mapping[str, Any]) -> ContextWords:
    stops = raw["stops"]
    prepositions = _words(stops["prepositions"])
    ranges = {name: frozenset(words) for name, words in raw["ranges"].items()}
    return ContextWords(
        comparators=Phrases(inverted(raw["comparators"])),
        intensifiers=_plain(raw["intensifiers"]["words"]),
        trailing=Phrases(inverted(raw["trailing"])),
        between=_plain(raw["between"]["words"]),
        range_words=ranges,
        range_from=_plain(raw["ranges"]["range_from"]),
        designators=frozenset(raw["designators"]["any_case"]),
        capital_designators=frozenset(raw["designators"]["capital"]),
        people=_words(raw["people"]["words"]),
        casualties=_words(raw["casualties"]["words"]),
        finding=_words(raw["finds"]["verbs"]),
        arms=_words(raw["finds"]["things"]),
        events=_words(raw["events"]["words"]),
        distance_tails=_words(raw["distance_tails"]["words"]),
        groups=_words(raw["groups"]["words"]),
        age_before=_plain(raw["ages"]["before"]),
        age_after=_plain(raw["ages"]["after"]),
        prepositions=prepositions,
        stops=prepositions | _words(stops["others"]) | _words(stops["verbs"]),
        verb_endings=tuple(stops["verb_endings"].split()),
        links=_plain(
            [
                *raw["links"]["words"],
                *_growth(raw["links"].get("growth", "")),
                *_future(raw["links"].get("future", "")),
            ]
        ),
        of_links=_plain(raw["links"]["of"]),
        empty_heads=_words(raw["links"]["empty_heads"]),
        determiners=_words(raw["links"]["determiners"]),
        plurals=_words(raw["links"]["plurals"]),
    )


def _growth(verbs: str) -> Iterator[str]:
    """`grew by`, `has risen to`, `had fallen from`, `grew`: all forms of the verbs."""
    for pair in verbs.split():
        past, _, participle = pair.partition("/")
        for way in (" by", " to", " from", ""):
            yield f"{past}{way}"
            for auxiliary in ("has", "have", "had"):
                yield f"{auxiliary} {participle or past}{way}"


_LEADS = ("will", "would", "may", "could", "should", "is to", "are to")
_PROSPECTS = ("expected", "projected", "planned", "set", "forecast", "estimated")


def _future(verbs: str) -> Iterator[str]:
    """`will reach`, `is expected to grow by`: the verbs, `/` parting those that take no "by"."""
    changing, _, reaching = verbs.partition("/")
    ways = [f"{verb} {way}" for verb in changing.split() for way in ("by", "to", "from")]
    leads = [
        *_LEADS,
        *(f"{be} {one} to" for be in ("is", "are", "was", "were") for one in _PROSPECTS),
    ]
    for ending in (*ways, *reaching.split()):
        yield from (f"{lead} {ending}" for lead in leads)
