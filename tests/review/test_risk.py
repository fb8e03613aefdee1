"""The review queue begins where a look is worth most, and says why."""

from dataclasses import replace

import pytest

from annotator.model.records import Acceptance, Annotation, FieldValue, State
from annotator.model.spans import Span
from annotator.review.risk import SIGNS, RiskInput, risk_of


def tag(value: str = "", **how: object) -> Annotation:
    fields = {"value": FieldValue(value)} if value else {}
    made = Annotation("a", "d", "statistic", (Span(0, 3),), "318", "m", fields)
    return replace(made, **how)  # type: ignore[arg-type]


def keys(item: RiskInput) -> list[str]:
    return [sign.key for sign in SIGNS if sign.words(item)]


def test_a_tag_made_by_hand_by_somebody_known_shows_no_sign() -> None:
    assert risk_of(RiskInput(tag("318"))).reasons == ()
    assert risk_of(RiskInput(tag("318"))).score == 0


def test_signs_add_up_and_each_says_itself_in_a_sentence() -> None:
    item = RiskInput(
        tag("7500000", origin="suggested:number", confidence=0.41),
        verified_of_author=3,
        accepted_together=12,
        open_findings=2,
    )
    risk = risk_of(item)
    assert risk.reasons == (
        "2 open findings.",
        "Accepted from a suggestion with a score of only 0.41.",
        "Accepted in one act with 11 others.",
        "By a new annotator: 3 tags verified so far.",
        "A figure of a million or more.",
    )
    assert risk.score == 6 + 5 + 3 + 3 + 2


@pytest.mark.parametrize(
    ("item", "sign"),
    [
        (RiskInput(tag(state=State.CHANGED)), "changed"),
        (RiskInput(tag(), changed_since_verified=True), "changed"),
        (RiskInput(tag(), open_findings=1), "findings"),
        (RiskInput(tag(origin="suggested:x", confidence=0.49)), "poor score"),
        (RiskInput(tag(origin="suggested:x", confidence=0.5)), "low score"),
        (RiskInput(tag(), accepted_together=5), "bulk"),
        (RiskInput(tag(acceptance=Acceptance.BULK)), "bulk"),
        (RiskInput(tag(), verified_of_author=49), "new annotator"),
        (RiskInput(tag("1000000000")), "billions"),
        (RiskInput(tag("-1000000")), "millions"),
        (RiskInput(tag("10000")), "ten thousands"),
        (RiskInput(tag(uncertain=True)), "uncertain"),
    ],
)
def test_each_sign_is_seen_alone(item: RiskInput, sign: str) -> None:
    assert keys(item) == [sign]


@pytest.mark.parametrize(
    "item",
    [
        RiskInput(tag(confidence=0.2)),  # an imported score is no suggestion's
        RiskInput(tag(origin="suggested:x", confidence=0.75)),
        RiskInput(tag(), accepted_together=4),
        RiskInput(tag("9999")),
        RiskInput(tag("about thirty thousand")),
        RiskInput(tag("NaN")),
    ],
)
def test_what_is_just_short_of_a_sign_is_none(item: RiskInput) -> None:
    assert keys(item) == []


def test_signs_are_listed_by_weight() -> None:
    assert [sign.weight for sign in SIGNS] == sorted((s.weight for s in SIGNS), reverse=True)
