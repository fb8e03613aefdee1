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


def verdict_on(origin: str, acceptance: Acceptance) -> Verdict:
    """What a tag of that origin says."""
    if not origin.startswith(SUGGESTED):
        return Verdict.BULK if acceptance is Acceptance.BULK else Verdict.MADE
    return _VERDICTS[acceptance]


def answer_of(record: Annotation | Dismissal, publisher: str = "", text: str = "") -> Answer:
    """The answer that a tag or a dismissal gives, with the words around it where they are given."""
    start, end = record.spans[0].start, record.spans[-1].end
    around = (text[max(0, start - AROUND) : start], text[end : end + AROUND])
    if isinstance(record, Dismissal):
        return Answer(
            record.id, record.document, record.kind, record.quote, record.rule,
            Verdict.DISMISSED, publisher, start, NO_FIELDS, *around,
        )  # fmt: skip
    return Answer(
        record.id, record.document, record.kind, record.quote,
        record.origin.removeprefix(SUGGESTED) if record.proposed else "",
        verdict_on(record.origin, record.acceptance), publisher, start, record.fields, *around,
    )  # fmt: skip


AROUND = 24
"""How many code points on either side an answer knows."""
