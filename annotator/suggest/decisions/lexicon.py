"""The verbs and instruments of decisions, read from their lexicons."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.model.errors import UserError

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of decision: what it needs beside it, and what it says of the act."""

    lemma: str
    takes: str
    status: str = ""
    instrument: str = ""
    light: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form of a verb: whether it is past, participle, present, base.

    `progressive` is for verbs that tell of an act in "is imposing" too.
    """

    verb: Verb
    past: bool = False
    participle: bool = False
    present: bool = False
    base: bool = False
    progressive: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Verb forms, instrument nouns and the nouns that single verbs ask for, in one language.

    `instruments` maps a noun (English) or a stem (Russian) to the value of the field.
    """

    forms: Mapping[str, Form]
    instruments: Mapping[str, str]
    nouns: Mapping[str, frozenset[str]]
    quantifiers: frozenset[str]
    openers: frozenset[str]
    stems: re.Pattern[str] | None = None
    past_forms: frozenset[str] = field(init=False)
    """The forms that tell of the past: they open a clause of their own behind "and"."""
    heads: frozenset[str] = field(init=False)
    """The words with which a form begins."""

    def __post_init__(self) -> None:
        past = frozenset(word for word, form in self.forms.items() if form.past)
        object.__setattr__(self, "past_forms", past)
        object.__setattr__(self, "heads", frozenset(form.split(" ")[0] for form in self.forms))

    def speaks_in(self, words: Iterable[str]) -> bool:
        """Whether one of the words, in lower case, can be a verb of decision or begin one."""
        return not self.openers.isdisjoint(words)

    def instrument(self, word: str) -> str:
        """The instrument that a noun in lower case names, empty for others."""
        if self.stems is None:
            return self.instruments.get(word, "")
        match = self.stems.match(word)
        return self.instruments[match[1]] if match else ""


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _third_person(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _plural(noun: str) -> str:
    return _third_person(noun)


def _verb(row: Mapping[str, Any]) -> Verb:
    return Verb(
        lemma=row["lemma"],
        takes=row.get("takes", "instrument"),
        status=row.get("status", ""),
        instrument=row.get("instrument", ""),
        light=bool(row.get("light", False)),
    )


def _english_forms(rows: list[Mapping[str, Any]]) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    for row in rows:
        verb = _verb(row)
        past = row.get("past", _past(verb.lemma))
        participle = row.get("participle", past)
        present = row.get("present", _third_person(verb.lemma))
        forms[past] = Form(verb, past=True, participle=past == participle)
        forms.setdefault(participle, Form(verb, participle=True))
        forms.setdefault(present, Form(verb, present=True))
        forms.setdefault(verb.lemma, Form(verb, base=True))
        if row.get("progressive"):
            forms.setdefault(verb.lemma.removesuffix("e") + "ing", Form(verb, progressive=True))
    return forms


def _russian_forms(rows: list[Mapping[str, Any]]) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    for row in rows:
        verb = _verb(row)
        for form in row.get("active", "").split():
            forms[form] = Form(verb, past=True)
        for form in row.get("passive", "").split():
            forms[form] = Form(verb, participle=True)
    return forms


def _by_noun(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for instrument, nouns in table.items():
        for noun in nouns.split():
            yield noun, instrument


def _openers(forms: Mapping[str, Form]) -> frozenset[str]:
    return frozenset(form.split(" ", 1)[0] for form in forms)


def _english(verbs: Mapping[str, Any], nouns: Mapping[str, Any]) -> Lexicon:
    forms = _english_forms(verbs["verb"])
    table = {k: v for k, v in nouns["english"].items() if k != "quantifiers"}
    instruments: dict[str, str] = {}
    for noun, instrument in _by_noun(table):
        instruments[noun] = instruments[_plural(noun)] = instrument
    counting = nouns["english"].get("quantifiers", "").split()
    return Lexicon(
        forms=forms,
        instruments=instruments,
        nouns={key: frozenset(words.split()) for key, words in verbs["nouns"].items()},
        quantifiers=frozenset(counting) | frozenset(map(_plural, counting)),
        openers=_openers(forms),
    )


def _russian(verbs: Mapping[str, Any], nouns: Mapping[str, Any]) -> Lexicon:
    forms = _russian_forms(verbs["russian"])
    instruments = dict(_by_noun(nouns["russian"]))
    longest = sorted(map(re.escape, instruments), key=len, reverse=True)
    return Lexicon(
        forms=forms,
        instruments=instruments,
        nouns={key: frozenset(words.split()) for key, words in verbs["russian_stems"].items()},
        quantifiers=frozenset(),
        openers=_openers(forms),
        stems=re.compile(rf"({'|'.join(longest)})\w{{0,4}}$"),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserError(
            f"The word list “{path.name}” can't be read: {error}. Repair it or remove your copy."
        ) from error


def load(resources: Path) -> tuple[Lexicon, Lexicon]:
    """The English and the Russian lexicon of the data folder. Raises UserError."""
    folder = resources / "lexicons"
    verbs = _read(folder / "decision_verbs.toml")
    nouns = _read(folder / "instruments.toml")
    try:
        return _english(verbs, nouns), _russian(verbs, nouns)
    except (KeyError, AttributeError, TypeError) as error:
        raise UserError(
            f"The word lists of decisions lack or misuse {error}. Compare them with ours."
        ) from error
