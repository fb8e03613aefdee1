"""Exact memory: the same words, tagged or turned down in other releases."""

import pytest

from annotator.model.answers import Answer, Verdict
from annotator.model.fields import Field, FieldType
from annotator.model.kinds import BUILT_IN, OTHER_LABELS, USER_COLORS, Kind, Pattern
from annotator.model.records import FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion
from annotator.suggest.learning.memory import Memory
from tests.suggest.learning.answers import answer

KINDS = {kind.key: kind for kind in BUILT_IN}
TEXT = "Skipper Anna Voss spoke. Later Voss left with Vossberg, and Anna  Voss returned."


def found(memory: Memory, text: str = TEXT) -> list[str]:
    return [one.span.of(text) for one in memory.found_in(text, KINDS)]


def proposed(memory: Memory) -> list[Suggestion]:
    return [one.proposal("new") for one in memory.found_in(TEXT, KINDS)]


def made(quote: str, document: str = "d1", kind: str = "official", **fields: str) -> Answer:
    return answer(quote, Verdict.MADE, document=document, kind=kind, **fields)


def test_words_tagged_elsewhere_are_proposed_wherever_they_stand_as_whole_words() -> None:
    assert found(Memory([made("Voss")])) == ["Voss", "Voss", "Voss"]


def test_blanks_of_any_number_stand_for_blanks() -> None:
    assert found(Memory([made("Anna Voss")])) == ["Anna Voss", "Anna  Voss"]


def test_capitals_count() -> None:
    assert found(Memory([made("VOSS")])) == []


@pytest.mark.parametrize("words", ["spoke", "He", "31", "The", "Эти"])
def test_common_short_and_bare_numbers_are_not_remembered(words: str) -> None:
    assert found(Memory([made(words)]), f"Then {words} again.") == []


def test_the_same_number_means_another_thing_elsewhere() -> None:
    assert found(Memory([made("31 Ships", kind="statistic")]), "There were 31 Ships.") == []


def test_words_turned_down_anywhere_are_left_to_the_rules() -> None:
    memory = Memory([made("Voss"), answer("Voss", Verdict.DISMISSED, document="d2")])
    assert found(memory) == []


def test_words_are_doubted_from_two_releases_and_forgotten_from_three() -> None:
    memory = Memory()
    seen = []
    for number in range(4):
        known = memory.of("official", "Voss")
        seen.append((bool(known and known.demoted), bool(known and known.forgotten)))
        memory.note(answer("Voss", Verdict.DISMISSED, document=f"d{number}"), 1)
    assert seen == [(False, False), (False, False), (True, False), (True, True)]


def test_many_dismissals_in_one_release_are_one() -> None:
    memory = Memory(answer("Voss", Verdict.DISMISSED) for _ in range(9))
    known = memory.of("official", "Voss")
    assert known is not None
    assert not known.demoted


def test_one_tag_outweighs_dismissals() -> None:
    refused = [answer("Voss", Verdict.DISMISSED, document=f"d{n}") for n in range(5)]
    known = Memory([*refused, made("Voss")]).of("official", "Voss")
    assert known is not None
    assert not known.demoted


def test_bulk_acts_are_not_remembered() -> None:
    assert found(Memory([answer("Voss", Verdict.BULK)])) == []


def test_the_words_say_in_how_many_releases() -> None:
    memory = Memory([made("Anna Voss", "d1"), made("Anna Voss", "d2")])
    [first, _] = proposed(memory)
    assert first.reason == "“Anna Voss” was tagged in 2 releases"
    assert first.rule == "memory"
    own = Memory([made("Anna Voss", "new")])
    assert "elsewhere in this release" in proposed(own)[0].reason


def test_the_person_is_carried_and_the_post_only_where_the_words_hold_it() -> None:
    quote = "Skipper Anna Voss"
    told = Answer(
        "1", "d1", "official", quote, "", Verdict.MADE, start=100,
        fields={
            "person": FieldValue("Anna Voss", Span(108, 117), "official-1"),
            "role": FieldValue("Skipper", Span(100, 107)),
            "body": FieldValue("Harbour Council", Span(10, 25)),
            "type": FieldValue("named"),
        },
    )  # fmt: skip
    [one] = proposed(Memory([told]))
    assert dict(one.fields) == {
        "person": FieldValue("Anna Voss", Span(8, 17), "official-1"),
        "role": FieldValue("Skipper", Span(0, 7)),
        "type": FieldValue("named"),
    }


def test_a_post_without_a_name_may_have_another_holder() -> None:
    memory = Memory([made("Skipper Anna", person="Anna Voss", type="title")])
    [one] = proposed(memory)
    assert "person" not in one.fields


def test_most_examples_decide_on_a_value() -> None:
    memory = Memory(
        made("Voss", document, person=person)
        for document, person in (("d1", "A. Voss"), ("d2", "Anna Voss"), ("d3", "Anna Voss"))
    )
    assert proposed(memory)[0].fields["person"].value == "Anna Voss"


def test_a_kind_of_the_project_carries_all_but_dates() -> None:
    event = Kind(
        key="event",
        label="Event",
        color=USER_COLORS[0],
        pattern=Pattern.WAVE,
        shortcut="E",
        fields=(Field("name", "Name"), Field("date", "Date", FieldType.DATE)),
    )
    memory = Memory([made("Voss", kind="event", name="The Voss race", date="2019")])
    [one, *_] = [each.proposal("new") for each in memory.found_in(TEXT, {"event": event})]
    assert {key: held.value for key, held in one.fields.items()} == {"name": "The Voss race"}


def test_labels_of_an_import_that_are_no_kind_here_are_not_proposed_again() -> None:
    other = Kind(
        key=OTHER_LABELS,
        label="Imported",
        color=USER_COLORS[0],
        pattern=Pattern.WAVE,
        shortcut="",
        fields=(Field("label", "Label"),),
    )
    memory = Memory([made("Voss", kind=OTHER_LABELS, label="PERSON")])
    assert list(memory.found_in(TEXT, {OTHER_LABELS: other})) == []


def test_what_is_taken_back_is_forgotten() -> None:
    memory, one = Memory(), made("Voss")
    memory.note(one, 1)
    memory.note(one, -1)
    assert found(memory) == []
    assert memory.of("official", "Voss") is None
