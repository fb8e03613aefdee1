"""What can be guessed of a tag that a person makes by hand: recognisers first, then the types."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from annotator.model.fields import Field, FieldType
from annotator.model.kinds import STATISTIC, Kind
from annotator.model.records import FieldValue, Official, Tenure
from annotator.model.registry import Match, named_in, post_on
from annotator.model.spans import Span
from annotator.model.suggestion import Context, Suggestion

Guess = Callable[[str, Span, Context], Suggestion | None]
"""A recogniser's best proposal for a passage, by kind."""


@dataclass(frozen=True, slots=True)
class Registry:
    """The officials and their posts."""

    officials: Sequence[Official]
    tenures: Sequence[Tenure]


def prefilled(
    kind: Kind,
    span: Span,
    context: Context,
    registry: Registry,
    guess: Guess,
    read: Mapping[str, FieldValue] | None = None,
) -> dict[str, FieldValue]:
    """Fields for a tag of `kind` over `span`; only what stands around it is read, so it is instant.

    `read` is what is proposed there where the whole release has been read. Where that is nothing,
    the recognisers are asked once more: a person says now that the words are of that kind.

    What a recogniser says comes first; a person of the registry overrules it, since a person of
    the registry was confirmed; number and date fields are read from the quote itself.
    """
    values = _filled(read or {}) or _guessed(kind, span, context, guess)
    quote = span.of(context.text)
    if not values:
        values = _from_quote(kind, quote, span)
    if (subject := kind.subject_field()) and (match := _best(quote, registry.officials)):
        values |= _registered(kind, subject, match, span.start, context, registry)
    return {key: held for key, held in values.items() if key in {one.key for one in kind.fields}}


def _guessed(kind: Kind, span: Span, context: Context, guess: Guess) -> dict[str, FieldValue]:
    window = _around(context.text, span)
    near = _shifted(context, window)
    found = guess(kind.key, Span(span.start - window.start, span.end - window.start), near)
    return _back(found.fields, window.start) if found else {}


def _filled(read: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    return {key: held for key, held in read.items() if held.value}


_NEAR = 1_000
"""So many code points of a long paragraph are read on either side, from a blank to a blank."""


def _around(text: str, span: Span) -> Span:
    """The paragraph, or of a long one what stands near."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    if span.start - start > _NEAR:
        start = max(start, text.rfind(" ", 0, span.start - _NEAR) + 1)
    if end - span.end > _NEAR:
        blank = text.find(" ", span.end + _NEAR, end)
        end = end if blank < 0 else blank
    return Span(start, end)


def _shifted(context: Context, window: Span) -> Context:
    return Context(
        text=window.of(context.text),
        language=context.language,
        title=context.title,
        publisher=context.publisher,
        published_on=context.published_on,
        reference_date=context.reference_date,
        officials=context.officials,
    )


def _back(fields: Mapping[str, FieldValue], by: int) -> dict[str, FieldValue]:
    return {
        key: FieldValue(
            held.value,
            Span(held.span.start + by, held.span.end + by) if held.span else None,
            held.official,
        )
        for key, held in fields.items()
        if held.value
    }


_BARE_NUMBER = (("comparator", "="), ("unit", "count"), ("tier", "core"))
"""What a statistic is that is a number and nothing else, such as the 12 of a headline."""

_READ_FROM_QUOTE = (FieldType.NUMBER, FieldType.QUANTITY, FieldType.DATE)


def _from_quote(kind: Kind, quote: str, span: Span) -> dict[str, FieldValue]:
    """The whole quote as the value of the first field of each type that can read it."""
    values: dict[str, FieldValue] = {}
    for field_type in _READ_FROM_QUOTE:
        field = next((one for one in kind.fields if one.type is field_type), None)
        if field is not None and field.problem(quote) is None:
            values[field.key] = FieldValue(field.parse(quote), span)
    if kind.key == STATISTIC.key and values:
        known = {one.key for one in kind.fields}
        values |= {key: FieldValue(value) for key, value in _BARE_NUMBER if key in known}
    return values


def _best(quote: str, officials: Sequence[Official]) -> Match | None:
    """The one official that the quote names; none where two are named equally well."""
    matches = named_in(quote, officials)
    if len(matches) > 1 and matches[0].weight == matches[1].weight:
        return None
    return matches[0] if matches else None


def _registered(
    kind: Kind, subject: Field, match: Match, start: int, context: Context, registry: Registry
) -> dict[str, FieldValue]:
    """Name, role and body of a known official, the post that is held on the day of the event."""
    official = match.official
    place = Span(match.span.start + start, match.span.end + start)
    values = {subject.key: FieldValue(official.name, place, official.id)}
    date = context.reference_date or context.published_on
    post = post_on(date, registry.tenures, official.id)
    known = {field.key for field in kind.fields}
    if post is not None:
        values |= {
            key: FieldValue(value)
            for key, value in (("role", post.role), ("body", post.body))
            if key in known and value
        }
    return values
