"""The pipeline reads passages in order, skips furniture and keeps one of two that overlap."""

from typing import ClassVar

import pytest

from annotator.model.records import FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.dates import DateFinder
from annotator.suggest.pipeline import Suggester, outside, without_conflicts
from annotator.suggest.sentences import blocks
from tests.suggest.shared import RESOURCES

WRAPPED = (
    "The United States and its partners in the region intend to lend up to\n"
    "$320 million in investment in support of the core rail line that joins\n"
    "the two coasts and their harbours with the mines of the interior.\n"
    "-   A first point of the list\n"
    "-   A second point of the list which is so long that it was broken and\n"
    "    goes on here.\n"
)


@pytest.fixture(scope="module")
def suggester() -> Suggester:
    return Suggester.load(RESOURCES)


def proposal(start: int, end: int, kind: str = "statistic", score: float = 0.5) -> Suggestion:
    return Suggestion(kind, Span(start, end), score=score)


def official(start: int, end: int, *, name: tuple[int, int], score: float = 0.9) -> Suggestion:
    fields = {"person": FieldValue("somebody", Span(*name))}
    return Suggestion("official", Span(start, end), fields, score=score)


def test_lines_broken_to_a_width_are_one_passage() -> None:
    read = [passage.of(WRAPPED) for passage in blocks(WRAPPED)]
    assert [words.split()[0] for words in read] == ["The", "-", "-"]
    assert "up to\n$320 million" in read[0]
    assert read[2].endswith("goes on here.")


def test_whole_lines_stay_passages_of_their_own() -> None:
    text = "A title\nA first paragraph.\n\nA second one.\nA third one."
    assert [passage.of(text) for passage in blocks(text)] == text.replace("\n\n", "\n").split("\n")


def test_an_empty_text_has_neither_passages_nor_suggestions(suggester: Suggester) -> None:
    assert blocks("\n \n") == ()
    assert suggester.suggest(Context("")) == []


def test_a_quantity_is_found_across_a_broken_line(suggester: Suggester) -> None:
    quotes = [one.span.of(WRAPPED) for one in suggester.suggest(Context(WRAPPED))]
    assert "up to\n$320 million" in quotes


def test_furniture_is_cut_out_of_a_passage() -> None:
    assert outside(Span(10, 30), [Span(0, 12), Span(15, 20), Span(40, 50)]) == (
        Span(12, 15),
        Span(20, 30),
    )
    assert outside(Span(10, 30), [Span(5, 35)]) == ()
    assert outside(Span(10, 30), []) == (Span(10, 30),)


def test_nothing_is_proposed_in_furniture(suggester: Suggester) -> None:
    text = "Read 546 stories more.\nThey seized 546 firearms."
    context = Context(text, furniture=(Span(0, 22),))
    spans = [one.span for one in suggester.suggest(context) if one.kind == "statistic"]
    assert [(span.start > 22, span.of(text)) for span in spans] == [(True, "546")]


def test_of_two_that_overlap_the_better_stays() -> None:
    kept = without_conflicts([proposal(0, 5, score=0.4), proposal(3, 9, score=0.8)])
    assert [one.span for one in kept] == [Span(3, 9)]


def test_of_two_equally_good_the_longer_stays() -> None:
    kept = without_conflicts([proposal(0, 5), proposal(3, 12)])
    assert [one.span for one in kept] == [Span(3, 12)]


def test_who_is_named_within_anothers_post_stays_beside_them() -> None:
    outer, inner = official(0, 30, name=(20, 30)), official(10, 16, name=(12, 16), score=0.4)
    assert without_conflicts([inner, outer]) == [outer, inner]


def test_what_overlaps_the_others_name_or_sticks_out_does_not_stay() -> None:
    outer = official(0, 30, name=(20, 30))
    for other in (official(18, 24, name=(18, 24), score=0.4), official(25, 40, name=(32, 40))):
        assert without_conflicts([other, outer]) == [outer]


def test_kinds_may_overlap_and_reading_order_is_kept() -> None:
    found = [proposal(20, 25), proposal(0, 30, kind="decision"), proposal(4, 9)]
    kept = [(one.kind, one.span.start) for one in without_conflicts(found)]
    assert kept == [("decision", 0), ("statistic", 4), ("statistic", 20)]


def test_recognisers_know_the_date_of_the_event() -> None:
    seen: list[str] = []

    class Listener:
        kind: ClassVar[str] = "statistic"

        def __call__(self, paragraph: Span, context: Context) -> list[Suggestion]:
            seen.append(context.reference_date)
            return []

    suggester = Suggester([Listener()], DateFinder.load(RESOURCES))
    suggester.suggest(Context("On November 28, 2019, a session was held."))
    suggester.suggest(Context("A session was held.", reference_date="2020-01-14"))
    assert seen == ["2019-11-28", "2020-01-14"]


def test_a_selection_is_completed_by_what_overlaps_it(suggester: Suggester) -> None:
    text = "They seized more than 29.1 tons of drugs and 546 firearms."
    at = text.index("29.1")
    guessed = suggester.guess("statistic", Span(at, at + 4), Context(text))
    assert guessed is not None
    assert guessed.span.of(text) == "more than 29.1 tons"
    assert guessed.fields["unit"].value == "tonne"


def test_a_selection_of_several_takes_the_one_that_fits_best(suggester: Suggester) -> None:
    text = "They seized 29.1 tons of drugs and 546 firearms."
    whole = Span(text.index("29.1"), len(text) - 1)
    guessed = suggester.guess("statistic", whole, Context(text))
    assert guessed is not None
    assert guessed.span.of(text) == "29.1 tons"


def test_a_selection_without_anything_is_not_guessed(suggester: Suggester) -> None:
    text = "They met in Bishkek."
    assert suggester.guess("statistic", Span(0, 4), Context(text)) is None


def test_all_built_in_kinds_are_proposed(suggester: Suggester) -> None:
    text = (
        "Acting Secretary General Valery Semerikov spoke.\n"
        "The Council approved the plan. They seized 546 firearms."
    )
    assert {one.kind for one in suggester.suggest(Context(text))} == {
        "official",
        "decision",
        "statistic",
    }


def test_a_selected_official_is_completed_from_the_title(suggester: Suggester) -> None:
    text = "Acting Secretary General Valery Semerikov spoke."
    at = text.index("Valery")
    guessed = suggester.guess("official", Span(at, at + 16), Context(text))
    assert guessed is not None
    assert guessed.fields["role"].value == "Acting Secretary General"


def test_a_post_without_a_name_that_is_tagged_by_hand_fills_in_its_role(
    suggester: Suggester,
) -> None:
    text = "The President had a meeting with permanent members of the Security Council."
    assert suggester.suggest(Context(text)) == []
    guessed = suggester.guess("official", Span(4, 13), Context(text))
    assert guessed is not None
    assert guessed.fields["role"].value == "President"
    assert guessed.fields["type"].value == "title"
    assert suggester.guess("official", Span(20, 27), Context(text)) is None
