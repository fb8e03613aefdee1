"""What differs between two versions is told in words."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.differences import Piece, Sign, differences

TEXT = st.lists(st.sampled_from(["the", "a", "546", " ", " ", "\n", "Зас", "."])).map("".join)


def test_a_changed_word_is_told_as_gone_and_new() -> None:
    assert differences("The council met.\nIt rained.\n", "The board met.\nIt rained.\n") == (
        Piece(Sign.SAME, "The "),
        Piece(Sign.GONE, "council"),
        Piece(Sign.NEW, "board"),
        Piece(Sign.SAME, " met.\nIt rained.\n"),
    )


def test_neighbouring_changed_words_are_one_change() -> None:
    pieces = differences("We saw two big ships today.", "We saw three small ships today.")
    changed = [piece.text for piece in pieces if piece.sign is not Sign.SAME]
    assert changed == ["two big", "three small"]


def test_a_paragraph_that_came_is_told_whole() -> None:
    assert differences("One.\n", "Home\nOne.\n")[0] == Piece(Sign.NEW, "Home\n")


@given(TEXT, TEXT)
def test_the_pieces_make_up_both_texts(old: str, new: str) -> None:
    pieces = differences(old, new)
    assert "".join(piece.text for piece in pieces if piece.sign is not Sign.NEW) == old
    assert "".join(piece.text for piece in pieces if piece.sign is not Sign.GONE) == new
