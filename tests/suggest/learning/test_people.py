"""What was corrected of a person holds for the person's other mentions in the release."""

from dataclasses import replace

from annotator.model.answers import Answer, Verdict
from annotator.model.records import FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion
from annotator.suggest.learning.people import People
from tests.suggest.learning.answers import answer


def mention(**fields: str | FieldValue) -> Suggestion:
    held = {key: FieldValue(one) if isinstance(one, str) else one for key, one in fields.items()}
    return Suggestion("official", Span(100, 120), held, reason="A name")


def corrected(fields: dict[str, str], verdict: Verdict = Verdict.CHANGED) -> Answer:
    return answer("Voss", verdict, document="d1", **fields)


def told(one: Suggestion, *answers: Answer, document: str = "d1") -> dict[str, str]:
    people = People()
    for each in answers:
        people.note(each, 1)
    [after] = people.told([one], document)
    return {key: held.value for key, held in after.fields.items()}


VOSS = {"person": "Anna Voss", "role": "Chair", "body": "Harbour Council"}


def test_what_is_empty_is_filled_in_from_the_corrected_mention() -> None:
    assert told(mention(person="Anna Voss", role="Chair"), corrected(VOSS)) == VOSS
    assert told(mention(person="anna voss"), corrected(VOSS)) == VOSS | {"person": "anna voss"}


def test_what_was_taken_from_elsewhere_gives_way_and_own_words_stay() -> None:
    elsewhere = mention(person="Anna Voss", body=FieldValue("Dyke Board", Span(10, 20)))
    own = mention(person="Anna Voss", body=FieldValue("Dyke Board", Span(100, 110)))
    assert told(elsewhere, corrected(VOSS))["body"] == "Harbour Council"
    assert told(own, corrected(VOSS))["body"] == "Dyke Board"
    by_title = corrected(VOSS | {"type": "title"})
    assert told(elsewhere, by_title)["body"] == "Dyke Board"
    assert told(mention(person="Anna Voss"), by_title)["body"] == "Harbour Council"


def test_a_post_without_a_name_gets_the_person_of_the_same_post() -> None:
    post = mention(type="title", role="Chair")
    assert told(post, corrected(VOSS)) == VOSS | {"type": "title"}
    other = mention(type="title", role="Secretary")
    assert "person" not in told(other, corrected(VOSS))
    elsewhere = mention(type="title", role="Chair", body="Dyke Board")
    assert "person" not in told(elsewhere, corrected(VOSS))


def test_the_newest_correction_counts() -> None:
    first, second = corrected(VOSS), corrected(VOSS | {"body": "Port Office"})
    assert told(mention(person="Anna Voss"), first, second)["body"] == "Port Office"


def test_other_releases_plain_acceptance_and_other_people_say_nothing() -> None:
    one = mention(person="Anna Voss")
    assert told(one, corrected(VOSS), document="d2") == {"person": "Anna Voss"}
    assert told(one, corrected(VOSS, Verdict.ACCEPTED)) == {"person": "Anna Voss"}
    assert told(one, corrected(VOSS | {"person": "Ada Rask"})) == {"person": "Anna Voss"}


def test_it_says_why_and_forgets_what_is_taken_back() -> None:
    people, one = People(), corrected(VOSS)
    people.note(one, 1)
    [after] = people.told([mention(person="Anna Voss")], "d1")
    assert after.reason == "A name; as you put it elsewhere in this release"
    people.note(one, -1)
    bare = mention(person="Anna Voss")
    assert people.told([bare], "d1") == [bare]
    assert people.told([replace(bare, kind="statistic")], "d1")[0].kind == "statistic"
