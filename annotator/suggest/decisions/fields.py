"""The fields of a decision, filled from its clause and from what the release says around it."""

import re

from annotator.model.records import FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Context
from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.clause import Clause, Range
from annotator.suggest.decisions.tokens import Tokens

_SESSION = re.compile(
    r"(?:session|meeting|summit|sitting|plenary)\s+of\s+(?:the\s+)?((?:[^\s.,;:()]+\s+){0,7}?"
    r"(?:Council|Cabinet|Committee|Commission|Organi[sz]ation|Union|Assembly|Parliament|Government"
    r"|Board|States?|CSTO|SCO|CIS|NATO|ASEAN|BRICS|G7|G20|Secretaries|Ministers|Leaders|leaders)"
    r"(?:\s+of\s+(?:the\s+)?[A-Z][^\s.,;:()]*(?:\s[A-Z][^\s.,;:()]*)*)?)"
    r"|(?:заседани\w+|саммит\w*|совещани\w+|сесси\w+)\s+((?:[А-ЯЁ][\w-]+\s*){1,6})"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        "january|января february|февраля march|марта april|апреля may|мая june|июня july|июля"
        " august|августа september|сентября october|октября november|ноября"
        " december|декабря".split(),
        start=1,
    )
    for name in names.split("|")
}
_MONTH = "|".join(_MONTHS)
_DATES = (
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{_MONTH}),?\s+(?P<y>\d{{4}})\b", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b", re.IGNORECASE
    ),
    re.compile(r"\b(?P<d>\d{2})\.(?P<m>\d{2})\.(?P<y>\d{4})\b"),
    re.compile(r"\b(?P<y>\d{4})[-‑.](?P<m>\d{2})[-‑.](?P<d>\d{2})\b"),
    re.compile(rf"\b(?:in|в)\s+(?P<m>{_MONTH})\s+(?P<y>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"\b(?:in|в)\s+(?P<y>(?:19|20)\d{2})\b"),
)
_SINGLE_DAY = re.compile(rf"\b(?:on\s+)?(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})\b", re.IGNORECASE)
_ARTICLES = frozenset({"the", "a", "an"})
_LEADS = frozenset({"to", "on", "that", "for", "regarding", "concerning", "о", "об"})


def fields_of(tokens: Tokens, clause: Clause, context: Context) -> dict[str, FieldValue]:
    """Every field that the clause or its surroundings fill; empty ones are left out."""
    body, source = _body(tokens, clause, context)
    trigger = tokens.span(*clause.trigger)
    found = {
        "instrument": FieldValue(clause.instrument, _noun_span(tokens, clause)),
        "title": _title(tokens, clause),
        "body": body,
        "body_source": FieldValue(source) if source else None,
        "action": FieldValue(clause.verb.lemma, trigger),
        "status": FieldValue(clause.verb.status) if clause.verb.status else None,
        "date": _date(tokens, clause, context),
    }
    return {key: value for key, value in found.items() if value and value.value}


def _noun_span(tokens: Tokens, clause: Clause) -> Span | None:
    return tokens.span(clause.noun, clause.noun + 1) if clause.noun is not None else None


def _value(tokens: Tokens, part: Range) -> FieldValue | None:
    first, last = part
    while first < last and (tokens.word(first) in _ARTICLES or not tokens.word(first)[0].isalnum()):
        if tokens.word(first) in '([«“"':
            break
        first += 1
    while last > first and tokens.word(last - 1) in (",", ";", ":", ".", "and"):
        last -= 1
    if first >= last:
        return None
    span = tokens.span(first, last)
    return FieldValue(" ".join(span.of(tokens.text).split()), span)


def _body(tokens: Tokens, clause: Clause, context: Context) -> tuple[FieldValue | None, str]:
    stated = clause.agent if clause.passive else clause.subject
    if clause.passive and stated is None and clause.subject:
        stated = _act_author(tokens, clause.subject)
    if stated and tokens.word(stated[0]) not in grammar.PRONOUNS:
        value = _value(tokens, _before_participle(tokens, stated))
        if value:
            return value, "stated"
    inferred = _session(context.text, tokens.starts[clause.whole[0]])
    return (inferred, "inferred") if inferred else (None, "")


def _before_participle(tokens: Tokens, part: Range) -> Range:
    """The name without what describes it: "the Council, meeting in Minsk", "Kiev, which ..."."""
    first, last = part
    for at in range(first + 1, last - 1):
        following = tokens.word(at + 1)
        if tokens.word(at) == "," and (following.endswith("ing") or following in grammar.RELATIVES):
            return first, at
    return part


def _act_author(tokens: Tokens, subject: Range) -> Range | None:
    """The body in "by the Decision of the Council" or "approval of the Cabinet was granted"."""
    first, last = subject
    acts = frozenset({"decision", "order", "decree", "resolution", "approval"})
    for at in range(first, min(first + 5, last)):
        if tokens.word(at) in acts and tokens.word(at + 1) == "of":
            comma = next((k for k in range(at, last) if tokens.word(k) == ","), last)
            return at + 2, comma
    return None


def _session(text: str, before: int) -> FieldValue | None:
    """The body whose session the release told of last before the clause."""
    last: re.Match[str] | None = None
    for match in _SESSION.finditer(text, max(0, before - 6000), before):
        last = match
    if last is None:
        return None
    group = 1 if last[1] else 2
    quote = last[group].rstrip()
    return FieldValue(
        " ".join(quote.split()), Span(last.start(group), last.start(group) + len(quote))
    )


def _title(tokens: Tokens, clause: Clause) -> FieldValue | None:
    behind = clause.noun is not None and clause.noun >= clause.trigger[1]
    if not clause.passive or behind:
        return _complement(tokens, clause.object)
    if clause.verb.light or clause.subject is None:
        return _complement(tokens, clause.object) or (
            _value(tokens, clause.subject) if clause.subject else None
        )
    first, last = clause.subject
    if tokens.word(first) == "by":
        first = next((k + 1 for k in range(first, last) if tokens.word(k) == ","), first)
    if tokens.word(first) == "it":
        return _complement(tokens, clause.object)
    return _value(tokens, (first, last))


def _complement(tokens: Tokens, part: Range | None) -> FieldValue | None:
    if part is None:
        return None
    first, last = part
    while first < last and tokens.word(first) in _LEADS:
        first += 1
    return _value(tokens, (first, last)) if first < last else None


def _date(tokens: Tokens, clause: Clause, context: Context) -> FieldValue | None:
    """The date in the clause, else one before it in its sentence, else the event's date."""
    whole = tokens.span(*clause.whole)
    sentence = Span(tokens.starts[0], whole.end)
    for place in (whole, sentence):
        found = _explicit(tokens.text, place, context.reference_date)
        if found:
            return found
    return FieldValue(context.reference_date) if context.reference_date else None


def _explicit(text: str, place: Span, reference: str) -> FieldValue | None:
    if not _DIGIT.search(text, place.start, place.end):
        return None
    for pattern in _DATES:
        for match in pattern.finditer(text, place.start, place.end):
            if not _OTHER_DATE.search(text, max(place.start, match.start() - 12), match.start()):
                return FieldValue(_edtf(match), Span(*match.span()))
    days = _SINGLE_DAY.finditer(text, place.start, place.end) if reference else ()
    for day in days:
        if _OTHER_DATE.search(text, max(place.start, day.start("m") - 12), day.start("m")):
            continue
        value = f"{reference[:4]}-{_MONTHS[day['m'].casefold()]:02}-{int(day['d']):02}"
        return FieldValue(value, Span(*day.span()))
    return None


_DIGIT = re.compile(r"\d")
_OTHER_DATE = re.compile(
    r"\b(?:until|till|through|before|since|from|dated|of|to|by|for|до|от|с|по|к)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before a date that is not the day of the act: `extended until 31 July 2024`."""


def _edtf(match: re.Match[str]) -> str:
    parts = match.groupdict()
    value = parts["y"]
    month = parts.get("m")
    if month:
        value += f"-{_MONTHS.get(month.casefold(), 0) or int(month):02}"
        if parts.get("d"):
            value += f"-{int(parts['d']):02}"
    return value
