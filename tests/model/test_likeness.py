"""Near duplicates share numbers, other texts do not."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.likeness import ALIKE, KEPT, likeness, needed, sketch
from tests.builders import OTHER_RELEASE, RELEASE

LONG = "\n".join(
    f"Paragraph {number} tells that the commission of harbour number {number * 7} approved "
    f"{number * 13} expenditures for navigation equipment and lighthouses."
    for number in range(60)
)


def shared(one: str, other: str) -> int:
    return len(set(sketch(one)) & set(sketch(other)))


def test_a_text_is_known_by_few_numbers() -> None:
    assert len(sketch(LONG)) == KEPT
    assert list(sketch(LONG)) == sorted(sketch(LONG))


def test_a_changed_word_leaves_most_numbers() -> None:
    changed = LONG.replace("Paragraph 30 tells", "Paragraph 30 reports")
    assert shared(LONG, changed) >= needed(sketch(LONG))
    assert likeness(LONG, changed) > ALIKE


def test_other_furniture_leaves_enough_of_them() -> None:
    around = "Home News Contact\n" + LONG + "\nShare this page with your friends today\n"
    assert shared(LONG, around) >= needed(sketch(LONG))
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
