"""Handling marks have an order, and grades a shape."""

import pytest

from annotator.model.errors import FieldError
from annotator.model.handling import MARKS, above, graded, marks_of, rank


def test_marks_rise_and_one_that_is_not_known_is_above_all() -> None:
    ranks = [rank(mark, MARKS) for mark in ("", " official ", "RESTRICTED", "SECRET", "COSMIC")]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 5


def test_a_project_may_have_marks_of_its_own() -> None:
    marks = marks_of(["ДСП", "СЕКРЕТНО"])
    assert above(["ДСП", "СЕКРЕТНО", ""], "ДСП", marks) == ["СЕКРЕТНО"]
    assert marks_of(None) == marks_of("nonsense") == MARKS


@pytest.mark.parametrize(("typed", "kept"), [("b2", "B2"), (" F6 ", "F6"), ("a", "A"), ("", "")])
def test_a_grade_is_a_letter_and_a_number(typed: str, kept: str) -> None:
    assert graded(typed) == kept


@pytest.mark.parametrize("typed", ["G1", "A7", "good", "A 1"])
def test_anything_else_is_no_grade(typed: str) -> None:
    with pytest.raises(FieldError, match="is not a grade"):
        graded(typed)
