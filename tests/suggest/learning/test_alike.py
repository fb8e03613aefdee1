"""Where else the words of a tag stand, and what a tag there holds."""

from annotator.model.kinds import OFFICIAL, STATISTIC
from annotator.model.records import Annotation, Dismissal, Document, FieldValue
from annotator.model.spans import Span
from annotator.suggest.learning.alike import Occurrence, Pattern, fields_at, occurrences

TEXT = "Chair Voss spoke.\nLater Chair  Voss left Vossberg; CHAIR VOSS and Chair Voss’s crew."
HERE = Document("d1", "00", "a.txt")
THERE = Document("d2", "01", "b.txt")
FIELDS = {
    "person": FieldValue("Anna Voss", Span(6, 10), "official-1"),
    "role": FieldValue("Chair", Span(0, 5)),
    "body": FieldValue("Harbour Council", Span(60, 75)),
    "status": FieldValue("acting"),
}
PATTERN = Pattern(OFFICIAL, "Chair Voss", Span(0, 10), "d1", FIELDS)


def places(document: Document = HERE, **decided: object) -> list[Occurrence]:
    return list(occurrences(PATTERN, document, TEXT, decided.values()))  # type: ignore[arg-type]


def tag(start: int, end: int) -> Annotation:
    return Annotation("a", "d1", "official", (Span(start, end),), TEXT[start:end], "m")


def test_whole_words_are_found_whatever_blanks_stand_between() -> None:
    assert [(one.words, one.span.of(TEXT)) for one in places()] == [
        ("Chair Voss", "Chair Voss"),
        ("Chair Voss", "Chair  Voss"),
        ("Chair Voss", "Chair Voss"),
    ]


def test_each_place_shows_what_stands_around_it() -> None:
    assert (places()[1].before, places()[1].after[:15]) == (
        "Chair Voss spoke. Later ",
        " left Vossberg;",
    )


def test_what_is_tagged_or_furniture_is_left_out() -> None:
    assert len(places(tag=tag(0, 10))) == 2
    quiet = Document("d1", "00", "a.txt", furniture=(Span(0, 18),))
    assert len(places(quiet)) == 2


def test_where_a_suggestion_was_turned_down_it_says_so() -> None:
    refused = Dismissal("x", "d1", "official", (Span(0, 10),), "Chair Voss")
    assert [one.refused for one in places(refused=refused)] == [True, False, False]
    other = Dismissal("x", "d1", "statistic", (Span(0, 10),), "Chair Voss")
    assert not any(one.refused for one in places(refused=other))


def test_in_the_same_release_the_fields_are_the_same_and_evidence_moves() -> None:
    place = places()[2]
    held = fields_at(PATTERN, place)
    assert {key: one.value for key, one in held.items()} == {
        "person": "Anna Voss", "role": "Chair", "body": "Harbour Council", "status": "acting",
    }  # fmt: skip
    assert held["person"].span is not None
    assert held["person"].span.of(TEXT) == "Voss"
    assert held["person"].official == "official-1"
    assert held["body"].span is None


def test_in_another_release_only_what_the_words_say_is_kept_of_a_person() -> None:
    place = places(THERE)[2]
    assert {key: one.value for key, one in fields_at(PATTERN, place).items()} == {
        "person": "Anna Voss", "role": "Chair", "status": "acting",
    }  # fmt: skip


def test_dates_belong_to_their_place() -> None:
    figure = Pattern(
        STATISTIC, "Chair Voss", Span(0, 10), "d1",
        {"value": FieldValue("5"), "period": FieldValue("2019")},
    )  # fmt: skip
    assert fields_at(figure, places()[0]) == {"value": FieldValue("5")}


def test_signs_of_the_words_are_taken_as_they_are() -> None:
    pattern = Pattern(STATISTIC, "$ 7.5 (net)", Span(0, 11), "d1", {})
    text = "It was $ 7.5 (net) and $ 7x5 (net)."
    assert [one.words for one in occurrences(pattern, HERE, text, ())] == ["$ 7.5 (net)"]
