"""Two and three annotators side by side: what they agree on, and each way to differ."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.records import Annotation, FieldValue, State
from annotator.model.spans import Span
from annotator.review.compare import Difference, compared
from tests.model.strategies import an_id

ADA, BEN, CY = an_id(1), an_id(2), an_id(3)
_NUMBER = iter(range(100, 10**9))


def tag(author: str, start: int, end: int, kind: str = "statistic", **fields: str) -> Annotation:
    held = {key: FieldValue(value) for key, value in fields.items()}
    return Annotation(
        an_id(next(_NUMBER)),
        an_id(9),
        kind,
        (Span(start, end),),
        "x" * (end - start),
        author,
        held,
        State.SUBMITTED,
    )


def differences(*tags: Annotation, authors: tuple[str, ...] = (ADA, BEN)) -> list[Difference]:
    return [row.difference for row in compared(tags, authors)]


def test_each_way_to_differ_has_its_name() -> None:
    assert differences(tag(ADA, 0, 5, value="3"), tag(BEN, 0, 5, value="3")) == [Difference.NONE]
    assert differences(tag(ADA, 0, 5)) == [Difference.MISSING]
    assert differences(tag(ADA, 0, 5), tag(BEN, 0, 5, "decision")) == [Difference.KIND]
    assert differences(tag(ADA, 0, 5), tag(BEN, 0, 7)) == [Difference.BOUNDARY]
    [row] = compared(
        [tag(ADA, 0, 5, value="3", unit="t"), tag(BEN, 0, 5, value="4", unit="t")], (ADA, BEN)
    )
    assert (row.difference, row.fields) == (Difference.FIELD, ("value",))


def test_a_figure_within_a_decision_is_no_difference_of_kind() -> None:
    tags = (
        tag(ADA, 0, 50, "decision"),
        tag(ADA, 10, 15),
        tag(BEN, 0, 50, "decision"),
        tag(BEN, 10, 15),
    )
    assert differences(*tags) == [Difference.NONE, Difference.NONE]


def test_the_widest_overlap_is_the_partner() -> None:
    long, near, far = tag(ADA, 0, 20), tag(BEN, 0, 18), tag(BEN, 19, 30)
    rows = compared([long, far, near], (ADA, BEN))
    assert [row.difference for row in rows] == [Difference.BOUNDARY, Difference.MISSING]
    assert rows[0].tags == {ADA: long, BEN: near}


def test_a_third_annotator_joins_the_place_where_two_agree() -> None:
    tags = [tag(ADA, 0, 5), tag(BEN, 0, 5), tag(CY, 0, 8)]
    [row] = compared(tags, (ADA, BEN, CY))
    assert row.difference is Difference.BOUNDARY
    assert len(row.present) == 3


def test_drafts_and_what_is_out_are_not_compared() -> None:
    draft = replace(tag(ADA, 0, 5), state=State.DRAFT)
    out = replace(tag(BEN, 0, 5), state=State.REJECTED)
    assert compared([draft, out], (ADA, BEN)) == ()


def test_a_place_is_settled_once_all_of_it_is_verified() -> None:
    kept = replace(tag(ADA, 0, 5), state=State.VERIFIED)
    assert compared([kept], (ADA, BEN))[0].settled
    assert not compared([kept, tag(BEN, 0, 5)], (ADA, BEN))[0].settled


TAGS = st.lists(
    st.builds(
        lambda author, start, size, kind: tag(author, start, start + size, kind),
        st.sampled_from([ADA, BEN, CY]),
        st.integers(0, 20),
        st.integers(1, 8),
        st.sampled_from(["statistic", "decision"]),
    ),
    max_size=12,
)


@given(TAGS)
def test_every_tag_stands_in_just_one_row(tags: list[Annotation]) -> None:
    rows = compared(tags, (ADA, BEN, CY))
    shown = [one.id for row in rows for one in row.present]
    assert sorted(shown) == sorted(one.id for one in tags)
    assert [row.start for row in rows] == sorted(row.start for row in rows)


@given(TAGS)
def test_who_compares_with_oneself_agrees_everywhere(tags: list[Annotation]) -> None:
    places = {(one.kind, one.spans): one for one in tags}
    mine = [replace(one, author=ADA) for one in places.values()]
    twin = [replace(one, id=an_id(next(_NUMBER)), author=BEN) for one in mine]
    rows = compared([*mine, *twin], (ADA, BEN))
    assert {row.difference for row in rows} <= {Difference.NONE}
