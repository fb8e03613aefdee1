"""Filters of the library are kept as plain values."""

import pytest

from annotator.model.errors import UserError
from annotator.model.library import LibraryFilter, filter_from, saved_filters, with_filter
from annotator.model.review import DocumentState

BUSY = LibraryFilter(states=(DocumentState.IN_WORK,), language="ru", flagged=True)


def test_a_filter_comes_back_from_its_plain_values() -> None:
    assert filter_from(BUSY.plain()) == BUSY
    assert BUSY.plain() == {"states": ["in work"], "flagged": True, "language": "ru"}
    assert filter_from({}) == LibraryFilter()
    assert LibraryFilter().is_empty


def test_conditions_of_another_program_are_left_out() -> None:
    assert filter_from({"mood": "good", "states": ["in work", "lost"]}) == LibraryFilter(
        states=(DocumentState.IN_WORK,)
    )


def test_filters_are_saved_by_name_and_replaced() -> None:
    held = with_filter({}, "  my   work ", BUSY)
    assert saved_filters(held) == {"my work": BUSY}
    other = LibraryFilter(flagged=True)
    assert saved_filters(with_filter(saved_filters(held), "my work", other)) == {"my work": other}
    assert saved_filters(None) == {}


def test_a_filter_needs_a_name_and_a_condition() -> None:
    with pytest.raises(UserError, match="no name"):
        with_filter({}, " ", BUSY)
    with pytest.raises(UserError, match="no condition"):
        with_filter({}, "all", LibraryFilter())


def test_a_condition_is_taken_away_alone() -> None:
    assert BUSY.without("states") == LibraryFilter(language="ru", flagged=True)
