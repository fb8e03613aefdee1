"""A suggestion is open until its passage, or nearly the same one, was tagged or turned down."""

import pytest

from annotator.model.records import Annotation, Dismissal, FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion
from annotator.suggest.pending import Decided, agreement

MENTION = Suggestion(
    "official", Span(300, 340), {"person": FieldValue("Mira Olsen", Span(330, 340))}
)


def tag(*spans: Span, kind: str = "official", name: Span | None = None) -> Annotation:
    fields = {"person": FieldValue("Mira Olsen", name)} if name else {}
    return Annotation("tag", "release", kind, spans, "", "member", fields)


def dismissal(span: Span, kind: str = "official") -> Dismissal:
    return Dismissal("dismissal", "release", kind, (span,), "")


@pytest.mark.parametrize(
    "decision",
    [
        tag(Span(300, 340)),
        tag(Span(310, 345)),
        tag(Span(330, 340)),
        tag(Span(200, 340), name=Span(330, 340)),
        tag(Span(301, 310), Span(330, 341)),
        dismissal(Span(300, 340)),
        dismissal(Span(300, 330)),
    ],
    ids=["same", "nearly", "name alone", "same name", "fragments", "dismissed", "nearly dismissed"],
)
def test_what_was_decided_is_hidden(decision: Annotation | Dismissal) -> None:
    assert Decided([decision]).hides(MENTION)


@pytest.mark.parametrize(
    "decision",
    [
        tag(Span(300, 340), kind="statistic"),
        tag(Span(240, 310)),
        tag(Span(0, 20)),
        tag(Span(100, 200), name=Span(100, 110)),
        dismissal(Span(300, 340), kind="decision"),
    ],
    ids=["other kind", "a little", "elsewhere", "another name", "dismissed as another kind"],
)
def test_the_rest_stays_open(decision: Annotation | Dismissal) -> None:
    assert Decided([decision]).still_open([MENTION]) == (MENTION,)


def test_what_is_no_longer_decided_is_open_again() -> None:
    decided = Decided([tag(Span(300, 340))])
    decided.remove(tag(Span(300, 340)))
    assert not decided.hides(MENTION)


def test_long_passages_are_found_wherever_they_touch() -> None:
    clause = Suggestion("decision", Span(1000, 2000))
    assert Decided([tag(Span(900, 1800), kind="decision")]).hides(clause)


@pytest.mark.parametrize(
    ("other", "expected"), [(Span(0, 10), 1.0), (Span(5, 10), 0.5), (Span(10, 20), 0.0)]
)
def test_agreement_is_the_intersection_over_the_union(other: Span, expected: float) -> None:
    assert agreement(Span(0, 10), other) == expected
