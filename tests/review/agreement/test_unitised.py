"""Unitised alpha against Krippendorff's own example, by hand, and in its limits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.spans import Span
from annotator.review.agreement.unitised import (
    NOTHING_TAGGED,
    ONE_ANNOTATOR,
    Continuum,
    Measured,
    alpha_u,
    disagreement,
    measured,
)
from annotator.review.measure import Undefined


def text(length: int, *by_annotator: list[tuple[int, int]]) -> Measured:
    """A text measured, with each annotator's units as (start, length)."""
    return measured(continuum(length, *by_annotator))


def continuum(length: int, *by_annotator: list[tuple[int, int]]) -> Continuum:
    """The text itself."""
    units = {
        str(number): [Span(start, start + size) for start, size in held]
        for number, held in enumerate(by_annotator)
    }
    return Continuum(length, units)


C = text(300, [(75, 70), (220, 30)], [(70, 80), (205, 20), (250, 20)])
K = text(300, [(30, 60), (150, 50)], [(30, 60), (150, 50)])
"""Krippendorff, Content Analysis (2004), page 254; counted from 0 in place of 150."""


def test_krippendorffs_example_category_by_category() -> None:
    assert disagreement([C]).observed == pytest.approx(0.0144, abs=0.0001)
    assert disagreement([C]).expected == pytest.approx(0.0532, abs=0.0001)
    assert disagreement([K]).observed == 0
    assert disagreement([K]).expected == pytest.approx(0.0490, abs=0.0001)
    assert alpha_u([[C]]) == pytest.approx(0.7286, abs=0.0001)
    assert alpha_u([[K]]) == 1


def test_krippendorffs_example_as_a_whole() -> None:
    assert alpha_u([[C], [K]]) == pytest.approx(0.8591, abs=0.0005)


def test_one_unit_of_two_computed_by_hand() -> None:
    """Length 10; units 2-4 and 3-5: 2 (1 + 1) / (2 * 100) = 0.02 was observed.

    Each unit of 2: (2-1)/3 (16 - 12 + 2) = 2, and 4 (gap - 1) for the gaps 2, 6, 3, 5: 4 * 12.
    Expected: 2/10 * 2 (2 + 48) / (20 * 19 - 2 - 2) = 20 / 376.
    """
    found = disagreement([text(10, [(2, 2)], [(3, 2)])])
    assert found.observed == pytest.approx(0.02)
    assert found.expected == pytest.approx(20 / 376)


def test_a_unit_in_a_gap_differs_by_the_square_of_its_length() -> None:
    found = disagreement([text(10, [(2, 3)], [])])
    assert found.observed == pytest.approx(2 * 9 / (2 * 100))


def test_texts_are_added_up() -> None:
    one, other = text(10, [(2, 2)], [(3, 2)]), text(10, [(2, 2)], [(2, 2)])
    both = disagreement([one, other]).observed
    assert both == pytest.approx(4 / (2 * 20**2))


def test_where_nothing_is_tagged_or_one_has_read_there_is_a_reason_and_no_value() -> None:
    assert alpha_u([[text(10, [], [])]]) == NOTHING_TAGGED
    assert alpha_u([[text(10, [(2, 2)])]]) == ONE_ANNOTATOR
    assert alpha_u([]) == NOTHING_TAGGED


UNITS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=5)


@given(UNITS, UNITS)
def test_alpha_does_not_hang_on_who_is_first_and_is_one_for_twins(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    forth, back = alpha_u([[text(50, one, other)]]), alpha_u([[text(50, other, one)]])
    assert forth == (back if isinstance(back, Undefined) else pytest.approx(back))
    twins = alpha_u([[text(50, one, one)]])
    assert isinstance(twins, Undefined) or twins == 1
    assert isinstance(forth, Undefined) or forth <= 1


@given(UNITS, UNITS)
def test_the_fast_sum_is_the_sum_over_all_pairs_of_sections(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    held = continuum(50, one, other)
    observed = disagreement([measured(held)]).observed
    sections = [_sections(held, who) for who in ("0", "1")]
    slow = sum(
        _distance(mine, theirs)
        for left, right in (sections, sections[::-1])
        for mine in left
        for theirs in right
    )
    assert observed == pytest.approx(slow / (2 * 50**2))


def _sections(held: Continuum, who: str) -> list[tuple[int, int, bool]]:
    """All sections of one annotator as (start, length, whether a unit), point by point."""
    covered = {at for span in held.units[who] for at in range(span.start, span.end)}
    # Units that touch are one here and in `joined`; a gap or a unit ends where the points change.
    found: list[tuple[int, int, bool]] = []
    for at in range(held.length):
        unit = at in covered
        if found and found[-1][2] is unit:
            start, size, _ = found[-1]
            found[-1] = (start, size + 1, unit)
        else:
            found.append((at, 1, unit))
    return found


def _distance(mine: tuple[int, int, bool], theirs: tuple[int, int, bool]) -> int:
    (b1, l1, v1), (b2, l2, v2) = mine, theirs
    if v1 and v2 and -l1 < b1 - b2 < l2:
        return (b1 - b2) ** 2 + (b1 + l1 - b2 - l2) ** 2
    if v1 and not v2 and l2 - l1 >= b1 - b2 >= 0:
        return l1**2
    if not v1 and v2 and l2 - l1 <= b1 - b2 <= 0:
        return l2**2
    return 0
