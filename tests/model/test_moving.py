"""A passage moves to another version only where words and surroundings are there once."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.moving import Mover, context_of
from annotator.model.spans import Span

OLD = (
    "The council met in Portville.\n\nMore than 546 exercises were held this year, and 12 in the "
    "north. The chair thanked the crews of the three tugs for their work.\n"
)


def span(words: str, text: str = OLD) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_a_passage_moves_with_the_text_above_it() -> None:
    new = "Home\nNews\n\n" + OLD
    place = Mover(OLD, new).moved(span("546"))
    assert place == Span(span("546").start + 11, span("546").end + 11)


def test_a_word_changed_far_away_makes_no_difference() -> None:
    new = OLD.replace("Portville", "Harwick")
    assert Mover(OLD, new).moved(span("three tugs")) == span("three tugs", new)


def test_a_word_changed_beside_it_leaves_it_without_a_place() -> None:
    assert Mover(OLD, OLD.replace("More than 546", "Fewer than 546")).moved(span("546")) is None


def test_words_that_are_gone_have_no_place() -> None:
    assert Mover(OLD, OLD.replace("546", "547")).moved(span("546")) is None


def test_words_that_stand_twice_with_the_same_around_them_have_no_place() -> None:
    assert Mover(OLD, OLD + OLD).moved(span("546")) is None
    assert Mover(OLD + OLD, OLD).moved(span("546")) is None


def test_a_number_does_not_move_into_a_longer_one() -> None:
    assert Mover("about 5", "about 5.5 and").moved(Span(6, 7)) is None


def test_lines_broken_elsewhere_make_no_difference() -> None:
    new = OLD.replace("were held this year", "were held\nthis  year")
    assert Mover(OLD, new).moved(span("546 exercises")) == span("546 exercises", new)


def test_fragments_move_together_or_not_at_all() -> None:
    mover = Mover(OLD, OLD.replace("12 in the north", "13 in the north"))
    assert mover.all_moved((span("546"), span("12"))) is None
    assert mover.all_moved((span("council"), span("546"))) == (span("council"), span("546"))


def test_the_surroundings_are_told_for_people() -> None:
    around = context_of(OLD, span("546"), 10)
    assert (around.before, around.after) == ("More than ", " exercises")


WORDS = st.lists(st.sampled_from(["a", "b", "ab", "5", "12", " ", "\n", "é"]), max_size=30)


@given(WORDS, WORDS, st.integers(0, 40), st.integers(1, 6))
def test_what_moves_has_the_same_words(
    old: list[str], new: list[str], start: int, size: int
) -> None:
    one, other = "".join(old), "".join(new)
    if start + size > len(one):
        return
    wanted = Span(start, start + size)
    place = Mover(one, other).moved(wanted)
    if place is not None:
        assert place.of(other) == wanted.of(one)


@given(WORDS, st.integers(0, 40), st.integers(1, 6))
def test_in_an_unchanged_text_nothing_moves_elsewhere(
    words: list[str], start: int, size: int
) -> None:
    text = "".join(words)
    if start + size > len(text):
        return
    assert Mover(text, text).moved(Span(start, start + size)) in (None, Span(start, start + size))
