"""What can be chosen of an export is declared, checked and filled up with defaults."""

import pytest

from annotator.model.errors import UserError
from annotator.model.fields import Choice
from annotator.model.snapshot import Option
from exports.checks import check_options


class Painted:
    label = "Painting"
    options = (
        Option("colour", "Colour", (Choice("red"), Choice("blue")), "blue"),
        Option("title", "Title"),
    )


def test_what_is_not_chosen_is_at_its_default() -> None:
    assert check_options(Painted(), {}) == {"colour": "blue", "title": ""}
    assert check_options(Painted(), {"colour": "red", "title": "x"}) == {
        "colour": "red",
        "title": "x",
    }


def test_a_choice_that_is_none_is_refused_with_those_that_are() -> None:
    with pytest.raises(
        UserError, match=r"“green” is no choice for “colour” of Painting.*red, blue"
    ):
        check_options(Painted(), {"colour": "green"})


def test_an_option_that_is_not_there_is_refused() -> None:
    with pytest.raises(UserError, match="Its options are: colour, title"):
        check_options(Painted(), {"size": "1"})
