"""Figures of the title, and dates that had not come: rules within a release."""

import re
from collections.abc import Iterator
from decimal import Decimal

from annotator.model import edtf
from annotator.model.errors import FieldError
from annotator.model.quantity import MAGNITUDES
from annotator.model.spans import Span
from annotator.review.findings.facts import Facts, is_day
from annotator.review.findings.finding import Evidence, Finding
from annotator.review.findings.numbers import Number, numbers_in

_ROUNDED = re.compile(
    r"\b(?:more than|over|above|nearly|almost|about|around|some|at least|up to|approximately|"
    r"under|less than|fewer than|около|более|свыше|почти|до|порядка|менее)\s*[$€£]?\s*$",
    re.IGNORECASE,
)
_ROUGH = Decimal("0.25")
"""How far, as a share, a figure may be rounded behind words such as "nearly"."""


def title_figures(facts: Facts) -> Iterator[Finding]:
    """A figure in digits of the title that the text below it does not give, rounded or not."""
    title = facts.document.title
    told = [one for one in numbers_in(title) if not one.span.of(title).startswith("0")]
    if not told:
        return
    start = facts.text.find(title)
    counted = (Number(Decimal(one.value), one.span) for one in facts.counts)
    body = [
        number
        for number in (*facts.numbers, *counted)
        if not (0 <= start <= number.span.start < start + len(title))
        and not facts.in_furniture(number.span.start)
    ]
    for number in told:
        if body and not _is_in(number, title, body):
            yield _title_finding(facts, number, start, _nearest(number, body))


def _is_in(number: Number, title: str, body: list[Number]) -> bool:
    room = _last_place(number.span.of(title))
    if _ROUNDED.search(title[: number.span.start]):
        room = number.value * _ROUGH
    return any(abs(one.value - number.value) <= room for one in body)


def _last_place(written: str) -> Decimal:
    """What the last digit before a magnitude stands for; 0 for a figure in full."""
    match = re.fullmatch(r"\d+(?:[.,](\d+))?\W*([^\W\d]+)", written)
    if match is None:
        return Decimal(0)
    return MAGNITUDES.get(match[2].casefold(), Decimal(0)).scaleb(-len(match[1] or ""))


def _nearest(number: Number, body: list[Number]) -> Number:
    return min(body, key=lambda one: abs(one.value - number.value))


def _title_finding(facts: Facts, number: Number, start: int, nearest: Number) -> Finding:
    title, place = facts.document.title, None
    if start >= 0:
        place = Span(start, start + len(title))
    figure = number.span.of(title)
    return Finding(
        "title figures",
        (facts.id, str(number.span.start)),
        f"The title says {figure}, and the text does not.",
        (
            Evidence(facts.id, place, title, "title"),
            facts.evidence(nearest.span, "nearest figure of the text"),
        ),
        (figure,),
    )


_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[ \u00a0](?:{_MONTHS}),?[ \u00a0]\d{{4}}|(?:{_MONTHS})[ \u00a0]\d{{1,2}},?"
    rf"[ \u00a0]\d{{4}}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}})\b"
)
_PAST = re.compile(
    r"\b(?:was|were|took place|held|met|visited|signed|adopted|approved|said|opened|arrived|"
    r"\w+(?:лся|лась|лось|лись)|\w{3,}[аеиоуыя]л[аои]?|был[аои]?)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:will|shall|would|should|must|to be|is to|are to|planned|scheduled|expected|deadline|"
    r"valid|expires?|effective|next|upcoming|agreed|decided|extended|postponed|due|будет|будут|"
    r"состоится|состоятся|пройд[её]т|пройдут|планиру\w+|заплан\w+|намечен\w*|предстоит|"
    r"решен\w*|решил\w*|договорил\w*|срок\w*|продл\w+)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:until|till|by|before|from|through|to|for|after|since|до|с|со|к|на|по|после)\s+$",
    re.IGNORECASE,
)
"""Words before a date that make it a term, not the day of what is told."""


def told_as_past(facts: Facts) -> Iterator[Finding]:
    """A date after the publication in a sentence that tells of it as past."""
    published = facts.document.published_on
    if not is_day(published):
        return
    for match in _DATE.finditer(facts.text):
        day = _day(match[0])
        sentence = facts.sentence_at(match.start()) if day > published else None
        if sentence and _is_past(facts.text, sentence, Span(*match.span())):
            yield _past_finding(facts, sentence, day)


def _day(written: str) -> str:
    try:
        day = edtf.parsed(" ".join(written.replace("\u00a0", " ").split()))
    except FieldError:
        return ""
    return day if is_day(day) else ""


def _is_past(text: str, sentence: Span, date: Span) -> bool:
    before = text[sentence.start : date.start]
    rest = before + " " + text[date.end : sentence.end]
    term = _LIMIT.search(before)
    return bool(_PAST.search(rest)) and not term and not _NOT_YET.search(rest)


def _past_finding(facts: Facts, sentence: Span, day: str) -> Finding:
    published = facts.document.published_on
    return Finding(
        "told as past",
        (facts.id, day),
        f"{day} is told as past, but the release came out on {published}.",
        (
            facts.evidence(sentence, "told as past"),
            Evidence(facts.id, None, facts.document.published_on, "published on"),
        ),
        (day, published),
    )
