"""Answers: what a tag or a dismissal says about the rule that proposed it."""

import pytest

from annotator.model.answers import Verdict, answer_of
from annotator.model.records import Acceptance, Annotation, Dismissal
from annotator.model.spans import Span

TEXT = "Yesterday Chair Voss spoke to the crews."
SPAN = Span(10, 20)


def tag(origin: str, acceptance: Acceptance = Acceptance.PLAIN) -> Annotation:
    return Annotation(
        "a", "d", "official", (SPAN,), SPAN.of(TEXT), "m", origin=origin, acceptance=acceptance
    )


@pytest.mark.parametrize(
    ("origin", "acceptance", "verdict", "rule"),
    [
        ("manual", Acceptance.PLAIN, Verdict.MADE, ""),
        ("manual", Acceptance.BULK, Verdict.BULK, ""),
        ("imported", Acceptance.PLAIN, Verdict.MADE, ""),
        ("suggested:post + name", Acceptance.PLAIN, Verdict.ACCEPTED, "post + name"),
        ("suggested:post + name", Acceptance.CHANGED, Verdict.CHANGED, "post + name"),
        ("suggested:post + name", Acceptance.BULK, Verdict.BULK, "post + name"),
    ],
)
def test_a_tag_says_how_its_suggestion_was_taken(
    origin: str, acceptance: Acceptance, verdict: Verdict, rule: str
) -> None:
    told = answer_of(tag(origin, acceptance), "Harbour Council", TEXT)
    assert (told.verdict, told.rule, told.publisher) == (verdict, rule, "Harbour Council")


def test_an_answer_knows_the_words_around() -> None:
    told = answer_of(tag("manual"), text=TEXT)
    assert (told.before, told.quote, told.after) == (
        "Yesterday ",
        "Chair Voss",
        " spoke to the crews.",
    )
    assert told.start == SPAN.start


def test_a_dismissal_turns_its_rule_down() -> None:
    told = answer_of(Dismissal("x", "d", "official", (SPAN,), "Chair Voss", "post + name"))
    assert told.verdict is Verdict.DISMISSED
    assert told.verdict.turned_down
    assert told.rule == "post + name"


def test_nobody_need_have_looked_at_what_came_in_bulk() -> None:
    assert [one for one in Verdict if not one.looked_at] == [Verdict.BULK]
