"""Where else the words of a tag stand, and what a tag there would hold."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from annotator.model.fields import FieldType
from annotator.model.kinds import Kind
from annotator.model.records import Annotation, Dismissal, Document, FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion
from annotator.suggest.pending import Decided, agreement

AROUND = 60
"""How many code points of context stand on either side of an occurrence."""

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """The tag whose like is sought: its words as one kind, and its fields where it stands."""

    kind: Kind
    quote: str
    span: Span
    document: str
    fields: Mapping[str, FieldValue]

    @property
    def first_word(self) -> str:
        """What every text must hold that the words stand in."""
        return max(self.quote.split(), key=len)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One more place of the words: in which release, between which words.

    `refused` says that a suggestion was turned down there.
    """

    document: Document
    span: Span
    before: str
    words: str
    after: str
    refused: bool = False


def occurrences(
    pattern: Pattern, document: Document, text: str, decided: Iterable[Annotation | Dismissal]
) -> Iterator[Occurrence]:
    """The places of the words in a release, as whole words, where they are not tagged yet.

    Furniture is left out. Capitals count; blanks of any sort stand for blanks.
    """
    answered = tuple(decided)
    tags = Decided(one for one in answered if isinstance(one, Annotation))
    refused = [one for one in answered if isinstance(one, Dismissal)]
    for found in _expression(pattern.quote).finditer(text):
        span = Span(*found.span())
        if any(span.overlaps(mark) for mark in document.furniture):
            continue
        if tags.hides(Suggestion(pattern.kind.key, span)):
            continue
        yield Occurrence(
            document,
            span,
            _plain(text[max(0, span.start - AROUND) : span.start]),
            _plain(found[0]),
            _plain(text[span.end : span.end + AROUND]),
            any(_same(one, pattern.kind.key, span) for one in refused),
        )


def fields_at(pattern: Pattern, place: Occurrence) -> dict[str, FieldValue]:
    """What the tag there holds: as the pattern, with its evidence moved to the new place.

    Dates belong to the place and are left out; so is, in another release, what its words do not
    say themselves about a person.
    """
    here = place.document.id == pattern.document
    subject = pattern.kind.subject_field()
    held: dict[str, FieldValue] = {}
    for field in pattern.kind.fields:
        value = pattern.fields.get(field.key)
        if value is None or field.type is FieldType.DATE:
            continue
        moved = _moved(value, pattern, place.span)
        own = moved is not None or field.type is FieldType.CHOICE or field is subject
        if here or subject is None or own:
            held[field.key] = FieldValue(value.value, moved, value.official)
    return held


def _moved(value: FieldValue, pattern: Pattern, place: Span) -> Span | None:
    if value.span is None or not pattern.span.covers(value.span):
        return None
    if len(place) != len(pattern.span):
        return None
    by = place.start - pattern.span.start
    return Span(value.span.start + by, value.span.end + by)


def _expression(quote: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(one) for one in quote.split())
    before = r"(?<!\w)" if quote[:1].isalnum() else ""
    after = r"(?!\w)" if quote[-1:].isalnum() else ""
    return re.compile(before + words + after)


def _same(one: Dismissal, kind: str, span: Span) -> bool:
    return one.kind == kind and agreement(one.spans[0], span) > 0


def _plain(words: str) -> str:
    return _BLANKS.sub(" ", words)
