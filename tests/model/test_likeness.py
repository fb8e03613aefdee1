"""Near duplicates share numbers, other texts do not."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.likeness import ALIKE, COMMON, KEPT, likeliest, likeness, sketch
from tests.builders import OTHER_RELEASE, RELEASE

LONG = "\n".join(
    f"Paragraph {number} tells that the commission of harbour number {number * 7} approved "
    f"{number * 13} expenditures for navigation equipment and lighthouses."
    for number in range(60)
)


def shared(one: str, other: str) -> int:
    return len(set(sketch(one)) & set(sketch(other)))


def found(one: str, other: str) -> bool:
    """Whether the other text is worth comparing, in a project that holds the one."""
    return likeliest(sketch(other), {each: [1] for each in sketch(one)}) == [1]


def test_phrases_that_everybody_uses_tell_nothing() -> None:
    common = range(COMMON)
    assert likeliest([1, 2, 3], {1: common, 2: common, 3: common}) == []
    assert likeliest([1, 2, 3, 4], {1: common, 2: [5, 6], 3: [6], 4: [7]})[0] == 6


def test_a_text_is_known_by_few_numbers() -> None:
    assert len(sketch(LONG)) == KEPT
    assert list(sketch(LONG)) == sorted(sketch(LONG))


def test_a_changed_word_leaves_most_numbers() -> None:
    changed = LONG.replace("Paragraph 30 tells", "Paragraph 30 reports")
    assert found(LONG, changed)
    assert likeness(LONG, changed) > ALIKE


def test_other_furniture_leaves_enough_of_them() -> None:
    around = "Home News Contact\n" + LONG + "\nShare this page with your friends today\n"
    assert found(LONG, around)
    assert likeness(LONG, around) == 1


def test_other_line_ends_and_capitals_make_no_difference() -> None:
    assert sketch(LONG.replace(" ", "\n").upper()) == sketch(LONG)


def test_other_texts_share_nothing() -> None:
    assert shared(RELEASE, OTHER_RELEASE) == 0
    assert likeness(RELEASE, OTHER_RELEASE) == 0


def test_a_text_of_two_words_is_like_nothing() -> None:
    assert sketch("two words") == ()
    assert likeness("two words", "two words") == 0


@given(st.text(), st.text())
def test_likeness_is_a_share_and_goes_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
