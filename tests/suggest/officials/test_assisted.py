"""Names that a model found are officials only by a post, and never stand in a rule's way.

No model is needed here: the names are given as one would give them.
"""

import pytest

from annotator.model.spans import Span
from annotator.model.suggestion import Band, Context, ModelName, Suggestion
from annotator.suggest.officials.recogniser import OfficialRecogniser

FIELD = "Prime Minister Than Shwe Win said so on Monday."


def found(recogniser: OfficialRecogniser, text: str, *names: str) -> list[Suggestion]:
    """What is proposed where a model takes these words for people's names."""
    spans = (Span(text.index(name), text.index(name) + len(name)) for name in names)
    people = tuple(ModelName(span, "reader") for span in spans)
    return recogniser.document(Context(text, people=people))


def quotes(text: str, suggestions: list[Suggestion]) -> list[str]:
    return [one.span.of(text) for one in suggestions]


@pytest.mark.parametrize(
    ("text", "name", "quote", "role"),
    [
        (FIELD, "Than Shwe Win", "Prime Minister Than Shwe Win", "Prime Minister"),
        (
            "🙂 The note was signed by Grant Major, Governor of Helmand.",
            "Grant Major",
            "Grant Major, Governor of Helmand",
            "Governor",
        ),
        (
            "🙂 Документ подписал Лев Мир, министр финансов Кыргызстана.",
            "Лев Мир",
            "Лев Мир, министр финансов Кыргызстана",
            "министр финансов",
        ),
    ],
)
def test_a_name_with_a_post_beside_it_is_proposed_and_says_who_found_it(
    recogniser: OfficialRecogniser, text: str, name: str, quote: str, role: str
) -> None:
    assert quote not in quotes(text, found(recogniser, text))
    [one] = [one for one in found(recogniser, text, name) if one.span.of(text) == quote]
    assert one.rule == "model:reader"
    assert one.band is Band.UNSURE
    assert one.fields["person"].value == name
    assert one.fields["role"].value == role
    assert "The model reader takes it for a person" in one.reason


def test_a_name_without_a_post_is_nobody(recogniser: OfficialRecogniser) -> None:
    text = "The song was sung by Hope Summer in the harbour."
    assert found(recogniser, text, "Hope Summer") == []


def test_a_post_that_is_none_of_a_state_does_not_count(recogniser: OfficialRecogniser) -> None:
    text = "The deal was signed by Hope Summer, chief executive officer of Lantern Foods Ltd."
    assert found(recogniser, text, "Hope Summer") == found(recogniser, text)


@pytest.mark.parametrize(
    "words", ["Win", "Minister Than Shwe Win said", "said so", "Prime Minister", "Monday."]
)
def test_what_is_no_full_name_is_left_out(recogniser: OfficialRecogniser, words: str) -> None:
    assert found(recogniser, FIELD, words) == found(recogniser, FIELD)


def test_a_body_is_no_person(recogniser: OfficialRecogniser) -> None:
    text = "It was said by the Attorney General Medicaid Fraud Control Unit on Monday."
    assert found(recogniser, text, "Medicaid Fraud Control Unit") == found(recogniser, text)


def test_what_the_rules_found_stays_as_it_is(recogniser: OfficialRecogniser) -> None:
    text = "President of Norway Ivan Orlov met Finance Minister Hope Summer. Orlov thanked her."
    rules = found(recogniser, text)
    assert found(recogniser, text, "Ivan Orlov", "Orlov") == rules
    more = found(recogniser, text, "Ivan Orlov", "Hope Summer")
    assert [one for one in more if one.rule != "model:reader"] == rules
    assert quotes(text, [one for one in more if one.rule == "model:reader"]) == [
        "Finance Minister Hope Summer"
    ]


def test_a_headline_has_verbs_in_capitals_and_is_left_out(recogniser: OfficialRecogniser) -> None:
    text = "President Receives Blessings in Kandy\n\nThe visit took place on Monday."
    assert found(recogniser, text, "Receives Blessings") == found(recogniser, text)


def test_the_post_may_be_told_elsewhere_in_the_release(recogniser: OfficialRecogniser) -> None:
    text = "Finance Minister Hope Summer opened the talks.\n\nThe guests thanked Hope Summer."
    first, second = text.index("Hope"), text.rindex("Hope")
    people = tuple(ModelName(Span(at, at + len("Hope Summer")), "reader") for at in (first, second))
    one, other = recogniser.document(Context(text, people=people))
    assert other.span == Span(second, second + len("Hope Summer"))
    assert other.fields["role"].value == one.fields["role"].value == "Finance Minister"
    assert "elsewhere in the release" in other.reason


def test_furniture_is_left_out(recogniser: OfficialRecogniser) -> None:
    at = FIELD.index("Than")
    people = (ModelName(Span(at, at + len("Than Shwe Win")), "reader"),)
    context = Context(FIELD, people=people, furniture=(Span(0, len(FIELD)),))
    assert recogniser.document(context) == []
