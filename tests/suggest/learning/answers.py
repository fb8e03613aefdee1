"""Answers as people give them, for the tests of learning."""

from itertools import count

from annotator.model.answers import Answer, Verdict
from annotator.model.records import FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion

_numbers = count()


def answer(
    quote: str,
    verdict: Verdict = Verdict.ACCEPTED,
    *,
    document: str = "d1",
    kind: str = "official",
    rule: str = "post + name",
    publisher: str = "",
    before: str = "",
    **fields: str,
) -> Answer:
    return Answer(
        f"{next(_numbers):06}",
        document,
        kind,
        quote,
        "" if verdict is Verdict.MADE else rule,
        verdict,
        publisher,
        0,
        {key: FieldValue(value) for key, value in fields.items()},
        before,
    )


def proposal(
    text: str, words: str, kind: str = "official", *, rule: str = "post + name", score: float = 0.7
) -> Suggestion:
    start = text.index(words)
    return Suggestion(
        kind, Span(start, start + len(words)), rule=rule, score=score, reason="Post + name"
    )
