"""Words found in a release."""

import pytest

from annotator.model.spans import Span
from annotator.ui.reading.find import found_from, pattern_of

TEXT = "Zas met ZAS in Bishkek; zas left. 7\u00a0500 (rubles)"


def find(needle: str, from_: int = 0, *, forward: bool = True) -> Span | None:
    pattern = pattern_of(needle)
    assert pattern
    return found_from(pattern, TEXT, from_, forward=forward)


def test_the_next_hit_lies_behind_the_caret_whatever_its_case() -> None:
    assert find("zas", 1) == Span(8, 11)


def test_behind_the_last_hit_comes_the_first() -> None:
    assert find("zas", 30) == Span(0, 3)


def test_backwards_the_last_hit_that_ends_before_the_caret_is_found() -> None:
    assert find("zas", 11, forward=False) == Span(8, 11)
    assert find("zas", 10, forward=False) == Span(0, 3)


def test_backwards_before_the_first_hit_comes_the_last() -> None:
    assert find("zas", 0, forward=False) == Span(24, 27)


@pytest.mark.parametrize("needle", ["7 500", "7\u00a0500", "7 500 (RUBLES)"])
def test_blanks_of_any_kind_are_one_and_signs_stand_for_themselves(needle: str) -> None:
    hit = find(needle)
    assert hit
    assert hit.start == TEXT.index("7")


def test_what_is_not_there_is_not_found() -> None:
    assert find("Minsk") is None
    assert find("Minsk", 9, forward=False) is None


def test_nothing_is_looked_for_without_words() -> None:
    assert pattern_of("") is None
