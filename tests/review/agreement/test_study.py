"""A study says how far annotators agree, by kind, pair and week, and what parts them."""

import uuid
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.records import Annotation, FieldValue
from annotator.model.spans import Span
from annotator.review.agreement.coefficients import ALL_THE_SAME, NOBODY_BOTH
from annotator.review.agreement.matching import Sort, matched
from annotator.review.agreement.study import SharedRelease, study, week_of
from annotator.review.agreement.unitised import NOTHING_TAGGED

WEEK_18 = datetime(2021, 5, 4, tzinfo=UTC)


def an_id(number: int, moment: datetime = WEEK_18) -> str:
    milliseconds = int(moment.timestamp() * 1000)
    return str(uuid.UUID(int=milliseconds << 80 | 0x7 << 76 | 0b10 << 62 | number))


_NUMBER = iter(range(1, 10**9))


def tag(kind: str, start: int, end: int, **fields: str) -> Annotation:
    held = {key: FieldValue(value) for key, value in fields.items()}
    row = an_id(next(_NUMBER))
    return Annotation(row, "d", kind, (Span(start, end),), "x" * (end - start), "m", held)


def shared(
    left: list[Annotation],
    right: list[Annotation],
    *,
    document: str = "d",
    **more: list[Annotation],
) -> SharedRelease:
    return SharedRelease(document, 200, {"inga": left, "otto": right, **more})


def test_two_who_did_the_same_agree_in_everything() -> None:
    def made() -> list[Annotation]:
        return [tag("official", 0, 9, role="Chair"), tag("statistic", 20, 25, value="5")]

    whole = study([shared(made(), made())]).whole
    assert (whole.exact, whole.overlap, whole.alpha, whole.unitised) == (1, 1, 1, 1)
    assert whole.kappas["official.role"] == ALL_THE_SAME
    assert whole.differences == ()
    assert (whole.releases, whole.tags) == (1, 2)


def test_differences_are_told_by_sort_with_both_tags() -> None:
    left = [
        tag("official", 0, 9, role="Chair"),
        tag("decision", 20, 60),
        tag("statistic", 70, 75),
        tag("official", 100, 110),
    ]
    right = [
        tag("official", 0, 9, role="Acting Chair"),
        tag("decision", 22, 60),
        tag("official", 70, 75),
        tag("statistic", 150, 155),
    ]
    whole = study([shared(left, right)]).whole
    assert [(one.sort, one.place.start, one.field) for one in whole.differences] == [
        (Sort.FIELD, 0, "role"),
        (Sort.BOUNDARY, 20, ""),
        (Sort.KIND, 70, ""),
        (Sort.MISSING, 100, ""),
        (Sort.MISSING, 150, ""),
    ]
    assert whole.differences[3].right is None
    assert whole.differences[4].left is None
    assert whole.exact == pytest.approx(2 * 1 / 8)
    assert whole.overlap == pytest.approx(2 * 2 / 8)


def test_lines_by_kind_count_that_kind_only() -> None:
    left = [tag("official", 0, 9), tag("statistic", 20, 25)]
    right = [tag("official", 0, 9), tag("official", 20, 25)]
    by_kind = study([shared(left, right)]).by_kind
    assert by_kind["official"].exact == pytest.approx(2 / 3)
    assert by_kind["statistic"].exact == 0
    assert by_kind["statistic"].kappas == {}


def test_kappa_of_a_field_is_computed_over_the_tags_of_both() -> None:
    left = [tag("official", at, at + 5, status=s) for at, s in ((0, "acting"), (9, "former"))]
    right = [tag("official", at, at + 5, status=s) for at, s in ((0, "acting"), (9, "acting"))]
    kappas = study([shared(left, right)]).whole.kappas
    assert kappas == {"official.status": 0}


def test_three_annotators_are_compared_two_by_two() -> None:
    found = study([shared([tag("official", 0, 9)], [], zoe=[tag("official", 0, 9)])])
    assert set(found.by_pair) == {("inga", "otto"), ("inga", "zoe"), ("otto", "zoe")}
    assert found.by_pair["inga", "zoe"].exact == 1
    assert found.by_pair["inga", "otto"].exact == 0


def test_releases_are_told_by_the_week_of_their_last_tag() -> None:
    found = study([shared([tag("official", 0, 9)], []), shared([], [], document="e")])
    assert set(found.by_week) == {"2021-W18"}
    assert found.by_week["2021-W18"].releases == 1
    assert week_of(an_id(1, datetime(2021, 1, 3, 23, 59, tzinfo=UTC))) == "2020-W53"
    assert week_of("no id") == ""


def test_what_cannot_be_measured_says_why() -> None:
    nothing = study([shared([], [])]).whole
    assert nothing.exact == nothing.overlap == nothing.unitised == NOTHING_TAGGED
    assert nothing.alpha == NOBODY_BOTH
    assert study([]).whole.releases == 0
    assert study([SharedRelease("d", 9, {"inga": []})]).whole.exact == NOTHING_TAGGED


def test_of_two_that_overlap_the_nearer_is_the_match() -> None:
    left = [tag("decision", 0, 50)]
    right = [tag("decision", 0, 10), tag("decision", 5, 50)]
    found = matched(left, right)
    assert [(one.start, other.start) for one, other in found.pairs] == [(0, 5)]
    assert [one.start for one in found.right] == [0]


TAGS = st.lists(
    st.builds(
        lambda kind, start, size: tag(kind, start, start + size),
        st.sampled_from(["official", "decision"]),
        st.integers(0, 60),
        st.integers(1, 20),
    ),
    max_size=8,
)


@given(TAGS, TAGS)
def test_every_tag_is_matched_once_or_stands_alone(
    left: list[Annotation], right: list[Annotation]
) -> None:
    found = matched(left, right)
    mine = [one.id for one, _ in found.pairs] + [one.id for one in found.left]
    theirs = [one.id for _, one in found.pairs] + [one.id for one in found.right]
    assert sorted(mine) == sorted(one.id for one in left)
    assert sorted(theirs) == sorted(one.id for one in right)
    for one, other in found.pairs:
        assert one.spans[0].overlaps(other.spans[0])


@given(TAGS, TAGS)
def test_measures_do_not_hang_on_who_is_first(
    left: list[Annotation], right: list[Annotation]
) -> None:
    forth = study([SharedRelease("d", 100, {"a": left, "b": right})]).whole
    back = study([SharedRelease("d", 100, {"a": right, "b": left})]).whole
    assert forth.exact == back.exact
    if isinstance(forth.unitised, float):
        assert forth.unitised == pytest.approx(back.unitised)
    else:
        assert forth.unitised == back.unitised
    assert len(forth.differences) == len(back.differences)
