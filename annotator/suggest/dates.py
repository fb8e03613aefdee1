"""Dates in a paragraph, English and Russian: absolute, without a year, and relative ones."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

from annotator.model.spans import Span
from annotator.model.suggestion import Context
from annotator.suggest.date_patterns import DIGIT_PATTERNS, MONTH_PATTERNS, compiled
from annotator.suggest.date_readers import DateReaders
from annotator.suggest.date_resolution import (
    ABSOLUTE,
    RELATIVE,
    Resolved,
    as_date,
    day,
    shifted,
)
from annotator.suggest.date_words import DateWords, Phrase, alternatives

_BLANKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2028": " ", "\n": " "})
_WORD = re.compile(r"\w+")
_GLUE = re.compile(r"\s*[,(/]?\s*(?:on\s+|в\s+|во\s+)?")
_DATELINE_REACH = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in the text: where, its EDTF ("" where nothing resolves it), and why.

    `resolution` is absolute, completed (the year was added), relative, counted or unresolved;
    `alternative` is the other EDTF where the words allow two.
    """

    span: Span
    edtf: str
    resolution: str
    reason: str
    alternative: str | None = None


_Match: TypeAlias = "re.Match[str]"


class DateFinder:
    """Finds all dates of a paragraph. Built once from the words; safe to share."""

    def __init__(self, words: DateWords) -> None:
        self._words = words
        self._patterns = compiled(words)
        self._readers = DateReaders(words).by_pattern()
        self._phrases = _phrases_by_first_word(words.phrases)
        self._triggers = self._trigger_table()
        self._heads = self._triggers.keys() | self._phrases.keys()

    @classmethod
    def load(cls, resources: Path) -> "DateFinder":
        """With the words under `resources/lexicons`. UserError where they can't be read."""
        return cls(DateWords.load(resources / "lexicons"))

    def __call__(self, paragraph: Span, context: Context) -> tuple[FoundDate, ...]:
        """The dates in reading order, resolved against the context's reference date."""
        anchor = as_date(context.reference_date or context.published_on)
        text = paragraph.of(context.text).translate(_BLANKS)
        at = paragraph.start
        return tuple(
            replace(found, span=Span(found.span.start + at, found.span.end + at))
            for found in self._merged(text, self._found(text, anchor))
        )

    def _found(self, text: str, reference: date | None) -> list[FoundDate]:
        found: list[FoundDate] = []
        behind = 0
        for word in _WORD.finditer(text):
            first = word[0]
            if not (first[0].isdigit() or first in self._heads or first.casefold() in self._heads):
                continue
            hit = self._at(text, word, reference) if word.start() >= behind else None
            if hit is not None:
                found.append(hit)
                behind = hit.span.end
        return found

    def _at(self, text: str, word: _Match, reference: date | None) -> FoundDate | None:
        first = word[0]
        if first[0].isdigit():
            names: tuple[str, ...] = DIGIT_PATTERNS
        elif first[0].isascii() and first[0].islower() and first.title() in self._words.months:
            return None
        else:
            key = first if first in self._triggers else first.casefold()
            names = self._triggers.get(key, ())
        for name in names:
            match = self._patterns[name].match(text, word.start())
            if match and (resolved := self._readers[name](match, reference)):
                span = Span(match.start(), match.end())
                return FoundDate(span, *_parts(resolved))
        return self._phrase_at(text, word, reference)

    def _phrase_at(self, text: str, word: _Match, reference: date | None) -> FoundDate | None:
        any_of_them, phrases = self._phrases.get(word[0].casefold(), (None, ()))
        if any_of_them is None or not any_of_them.match(text, word.start()):
            return None
        for pattern, phrase in phrases:
            if match := pattern.match(text, word.start()):
                resolved = shifted(reference, phrase.unit, phrase.steps, match[0])
                return FoundDate(Span(match.start(), match.end()), *_parts(resolved))
        return None

    def _merged(self, text: str, found: list[FoundDate]) -> list[FoundDate]:
        """“On the eve, on November 27” is one date: the one that says more."""
        merged: list[FoundDate] = []
        for one in found:
            last = merged[-1] if merged else None
            if last and last.resolution == RELATIVE and _day_known(last) and _day_known(one):
                gap = _GLUE.fullmatch(text, last.span.end, one.span.start)
                if gap and one.resolution != RELATIVE and _near_each_other(last, one):
                    merged[-1] = replace(one, span=Span(last.span.start, one.span.end))
                    continue
            merged.append(one)
        return merged

    def _trigger_table(self) -> dict[str, tuple[str, ...]]:
        words = self._words
        table: dict[str, tuple[str, ...]] = {}
        for names, patterns in (
            (words.months, MONTH_PATTERNS),
            (words.weekdays, ("weekday",)),
            (words.seasons, ("season",)),
            (words.parts, ("half", "quarter")),
            (words.last | words.next, ("last_units",)),
            (words.cardinals, ("ago",)),
        ):
            for name in names:
                table[name] = table.get(name, ()) + patterns
        table |= {f"q{number}": ("quarter_code",) for number in range(1, 5)}
        return table

    def reference_date(self, context: Context) -> str:
        """The date of the event that the release reports, proposed; "" where nothing tells it.

        Looked for in the headline and the first paragraphs outside furniture: the first day on
        or before the publication, not more than 60 days before it; else the first day of all;
        else the day of publication.
        """
        published = as_date(context.published_on)
        days = [found for found in self._early_days(context) if found]
        fitting = [
            found
            for found in days
            if published is None or published - _DATELINE_REACH <= found <= published
        ]
        chosen = fitting[0] if fitting else published or (days[0] if days else None)
        return chosen.isoformat() if chosen else ""

    def _early_days(self, context: Context) -> list[date | None]:
        found: list[date | None] = []
        bare = replace(context, reference_date=context.published_on)
        titled = replace(bare, text=context.title, furniture=())
        if context.title:
            found += self._days(Span(0, len(context.title)), titled)
        seen, start = 0, 0
        for line in context.text.split("\n"):
            here = start
            start += len(line) + 1
            if not line.strip() or any(mark.start <= here < mark.end for mark in context.furniture):
                continue
            found += self._days(Span(here, here + len(line)), bare)
            seen += len(line)
            if seen > _EARLY:
                break
        return found

    def _days(self, paragraph: Span, context: Context) -> list[date | None]:
        published = as_date(context.published_on)
        days: list[date | None] = []
        for one in self(paragraph, context):
            if one.span.start > paragraph.start + _EARLY or one.edtf.count("-") != 2:
                continue
            at = as_date(one.edtf)
            if at and published and at > published and one.resolution != ABSOLUTE:
                at = day(at.year - 1, at.month, at.day)
            if one.resolution != RELATIVE or ("“" in one.reason and "is" in one.reason.split()):
                days.append(at)
        return days


_EARLY = 1500
"""How far, in code points, the beginning of a release reaches."""


_Begun: TypeAlias = tuple["re.Pattern[str]", list[tuple["re.Pattern[str]", Phrase]]]
"""What tells at once whether one of the phrases with a first word stands there, and they."""


def _phrases_by_first_word(phrases: tuple[Phrase, ...]) -> dict[str, _Begun]:
    table: dict[str, list[tuple[re.Pattern[str], Phrase]]] = {}
    for phrase in sorted(phrases, key=lambda one: -len(one.words)):
        tail = r"\b(?!\s+of\b)(?!['’]s)" if phrase.words == "on the eve" else r"\b"
        pattern = re.compile(alternatives([phrase.words]) + tail, re.IGNORECASE)
        table.setdefault(phrase.words.split()[0].casefold(), []).append((pattern, phrase))
    return {
        first: (re.compile("|".join(one.pattern for one, _ in held), re.IGNORECASE), held)
        for first, held in table.items()
    }


def _parts(resolved: Resolved) -> tuple[str, str, str, str | None]:
    return resolved.edtf, resolved.resolution, resolved.reason, resolved.alternative


def _day_known(found: FoundDate) -> bool:
    return found.edtf.count("-") == 2 and "/" not in found.edtf


def _near_each_other(first: FoundDate, second: FoundDate) -> bool:
    days = as_date(first.edtf), as_date(second.edtf)
    return bool(days[0] and days[1] and abs((days[0] - days[1]).days) <= 1)
