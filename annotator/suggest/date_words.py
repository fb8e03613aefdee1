"""The words of dates, read from the lexicon that users can extend."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotator.model.errors import UserError


def _numbered(table: Mapping[str, str]) -> dict[str, int]:
    return {form: int(key) for key, forms in table.items() for form in forms.split()}


def alternatives(forms: Iterable[str]) -> str:
    """A regular expression that matches any of the forms, the longest first; blanks may be many."""
    ordered = sorted(set(forms), key=len, reverse=True)
    return "|".join(re.escape(form).replace("\\ ", r"\s+") for form in ordered)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase such as "last year": so many steps of a unit away from the reference date."""

    words: str
    unit: str
    steps: int


@dataclass(frozen=True, slots=True)
class DateWords:
    """Months, weekdays, seasons and phrases by their forms as written."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    parts: Mapping[str, int]
    phrases: tuple[Phrase, ...]
    year_words: Mapping[str, int]
    year_leads: frozenset[str]
    month_leads: frozenset[str]
    last: frozenset[str]
    next: frozenset[str]
    ago: frozenset[str]
    units: Mapping[str, str]
    cardinals: Mapping[str, int]

    @classmethod
    def load(cls, lexicons: Path) -> "DateWords":
        """The words of `dates.toml` and `numbers.toml`. UserError where one can't be read."""
        try:
            raw = tomllib.loads((lexicons / "dates.toml").read_text(encoding="utf-8"))
            numbers = tomllib.loads((lexicons / "numbers.toml").read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise UserError(f"The date words can't be read: {error}. Reinstall them.") from error
        phrases = tuple(
            Phrase(words, unit, int(steps))
            for unit, table in raw["relative"].items()
            for steps, forms in table.items()
            for words in forms
        )
        return cls(
            months=_numbered(raw["months"]),
            weekdays=_numbered(raw["weekdays"]),
            seasons=_numbered(raw["seasons"]),
            parts=_numbered(raw["parts"]),
            phrases=phrases,
            year_words={
                form: int(steps) for steps, forms in raw["year_words"].items() for form in forms
            },
            year_leads=frozenset(raw["leads"]["words"].casefold().split()),
            month_leads=frozenset(raw["leads"]["month"].casefold().split()),
            last=frozenset(raw["spans"]["last"].split()),
            next=frozenset(raw["spans"]["next"].split()),
            ago=frozenset(raw["spans"]["ago"].split()),
            units={form: unit for unit, forms in raw["units"].items() for form in forms.split()},
            cardinals=_numbered(numbers["cardinals"]),
        )
