"""Answers: what people said to suggestions, and what they tagged by hand; learning reads these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.model.records import (
    NO_FIELDS,
    SUGGESTED,
    Acceptance,
    Annotation,
    Dismissal,
    FieldValue,
)


class Verdict(StrEnum):
    """What became of a suggestion; `MADE` is a tag that nobody had suggested."""

    MADE = "made"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    BULK = "bulk"
    DISMISSED = "dismissed"
    DELETED = "deleted"

    @property
    def turned_down(self) -> bool:
        """Whether it says that there was nothing to tag."""
        return self in (Verdict.DISMISSED, Verdict.DELETED)

    @property
    def looked_at(self) -> bool:
        """Whether a person certainly looked at this one passage."""
        return self is not Verdict.BULK


_VERDICTS: Mapping[Acceptance, Verdict] = {
    Acceptance.PLAIN: Verdict.ACCEPTED,
    Acceptance.CHANGED: Verdict.CHANGED,
    Acceptance.BULK: Verdict.BULK,
}


AROUND = 24
"""How many code points on either side an answer knows."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: to which words of which release, what proposed them, and what was said.

    `rule` is empty for a tag made by hand. `start` is where the words begin in the release, in
    code points; `before` and `after` are the signs around them, where they are known.
    """

    id: str
    document: str
    kind: str
    quote: str
    rule: str
    verdict: Verdict
    publisher: str = ""
    start: int = 0
    fields: Mapping[str, FieldValue] = field(default_factory=lambda: NO_FIELDS)
    before: str = ""
    after: str = ""


def rule_of(origin: str) -> str:
    """The rule that an origin names; empty where no suggestion was accepted."""
    return origin.removeprefix(SUGGESTED) if origin.startswith(SUGGESTED) else ""


def verdict_on(origin: str, acceptance: Acceptance) -> Verdict:
    """What a tag of that origin says."""
    if not origin.startswith(SUGGESTED):
        return Verdict.BULK if acceptance is Acceptance.BULK else Verdict.MADE
    return _VERDICTS[acceptance]


def answer_of(
    record: Annotation | Dismissal,
    publisher: str = "",
    text: str = "",
    *,
    verdict: Verdict | None = None,
) -> Answer:
    """The answer that a tag or a dismissal gives, with the words around it where they are given.

    `verdict` overrules what the record says, for a tag that was deleted.
    """
    start, end = record.spans[0].start, record.spans[-1].end
    tag = record if isinstance(record, Annotation) else None
    rule = record.rule if isinstance(record, Dismissal) else rule_of(record.origin)
    said = verdict_on(tag.origin, tag.acceptance) if tag else Verdict.DISMISSED
    return Answer(
        id=record.id,
        document=record.document,
        kind=record.kind,
        quote=record.quote,
        rule=rule,
        verdict=verdict or said,
        publisher=publisher,
        start=start,
        fields=tag.fields if tag else NO_FIELDS,
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
    )
