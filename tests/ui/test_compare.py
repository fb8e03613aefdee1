"""Annotators side by side: agreements folded, one key settles a difference."""

import pytest
from PySide6.QtWidgets import QLabel

from annotator.model.ops import Assign, SetFields, StateNothing
from annotator.model.records import Assignment, Document, FieldValue, State
from annotator.ui.review.compare_page import ComparePage
from annotator.workspace import new_id
from tests.ui.desk import Desk
from tests.ui.team import ADA, BEN, INGA, handed_in, join, release


@pytest.fixture
def document(desk: Desk) -> Document:
    """A release that Ada and Ben both have."""
    join(desk.workspace, ADA, BEN)
    made = release(desk.workspace, 1, 5)
    members = desk.workspace.team.members[1:]
    given = tuple(Assignment(new_id(), made.id, one.id) for one in members)
    desk.workspace.apply(Assign(given))
    return made


def compare(desk: Desk, document: Document) -> ComparePage:
    desk.window.session.open(document.id)
    desk.press("Ctrl+6")
    page = desk.window.tabs.page("compare")
    assert isinstance(page, ComparePage)
    return page


def column(page: ComparePage, at: int) -> list[str]:
    return [str(page.model.data(page.model.index(row, at))) for row in range(page.model.rowCount())]


def state(desk: Desk, one: str) -> State:
    return desk.workspace.annotation(one).state


def test_differences_stand_side_by_side_and_agreements_are_folded(
    desk: Desk, document: Document
) -> None:
    handed_in(desk.workspace, document, ["10 boats", "11 boats", "12 boats"], ADA)
    [_, _, field] = handed_in(desk.workspace, document, ["10 boats", "11", "12 boats"], BEN)
    desk.workspace.apply(SetFields(field, {"value": FieldValue("12")}))
    page = compare(desk, document)
    assert column(page, 0) == ["boundary", "field"]
    assert column(page, 1) == ["11 boats", "12 boats\nValue: –"]
    assert column(page, 2) == ["11", "12 boats\nValue: 12"]
    page.unfold.setChecked(True)
    assert column(page, 0) == ["agreed", "boundary", "field"]


def test_a_digit_settles_for_the_annotator_of_that_number(desk: Desk, document: Document) -> None:
    [hers, more] = handed_in(desk.workspace, document, ["11 boats", "12 boats"], ADA)
    [his] = handed_in(desk.workspace, document, ["11"], BEN)
    page = compare(desk, document)
    desk.press("2")
    assert (state(desk, hers), state(desk, his)) == (State.REJECTED, State.VERIFIED)
    assert desk.workspace.annotation(hers).reason == "Settled for Ben Ruiz’s “11”."
    assert desk.selected.id == more
    desk.press("2")
    assert desk.workspace.annotation(more).reason == (
        "Settled for Ben Ruiz, who tagged nothing here."
    )
    assert page.model.rowCount() == 0
    desk.press("Ctrl+Z")
    assert state(desk, more) is State.SUBMITTED


def test_what_all_agree_on_is_verified_in_one_act(desk: Desk, document: Document) -> None:
    words = ["10 boats", "11 boats", "12 boats"]
    hers = handed_in(desk.workspace, document, words, ADA)
    his = handed_in(desk.workspace, document, words, BEN)
    page = compare(desk, document)
    assert page.agreed.text() == "Verify 3 agreed  A"
    page.agreed.click()
    assert {state(desk, one) for one in hers} == {State.VERIFIED}
    assert {state(desk, one) for one in his} == {State.REJECTED}
    desk.press("Ctrl+Z")
    assert {state(desk, one) for one in (*hers, *his)} == {State.SUBMITTED}


def test_what_only_one_has_is_left_to_settle_after_the_agreements(
    desk: Desk, document: Document
) -> None:
    [_, more] = handed_in(desk.workspace, document, ["10 boats", "11 boats"], ADA)
    handed_in(desk.workspace, document, ["10 boats"], BEN)
    page = compare(desk, document)
    page.agreed.click()
    assert column(page, 0) == ["missing"]
    page.settle(1)
    assert state(desk, more) is State.VERIFIED


def test_who_found_nothing_is_compared_with_who_tagged(desk: Desk, document: Document) -> None:
    [hers] = handed_in(desk.workspace, document, ["10 boats"], ADA)
    desk.workspace.team.act_as(BEN)
    desk.workspace.apply(StateNothing(document.id, (new_id(),)))
    desk.workspace.team.act_as(INGA)
    page = compare(desk, document)
    assert [column(page, at) for at in range(3)] == [["missing"], ["10 boats"], ["–"]]
    page.settle(2)
    assert desk.workspace.annotation(hers).reason == (
        "Settled for Ben Ruiz, who tagged nothing here."
    )


def test_who_found_nothing_stays_in_sight_until_all_is_settled(
    desk: Desk, document: Document
) -> None:
    hers = handed_in(desk.workspace, document, ["10 boats", "11 boats"], ADA)
    desk.workspace.team.act_as(BEN)
    desk.workspace.apply(StateNothing(document.id, (new_id(),)))
    desk.workspace.team.act_as(INGA)
    page = compare(desk, document)
    page.settle(1)
    [stated] = desk.workspace.team.statements(document.id)
    assert stated.state is State.REJECTED
    assert [column(page, at) for at in range(3)] == [["missing"], ["11 boats"], ["–"]]
    page.settle(1)
    assert [state(desk, one) for one in hers] == [State.VERIFIED, State.VERIFIED]


def test_none_of_them_may_be_right(desk: Desk, document: Document) -> None:
    [hers] = handed_in(desk.workspace, document, ["11 boats"], ADA)
    [his] = handed_in(desk.workspace, document, ["11"], BEN)
    compare(desk, document)
    desk.press("0")
    assert (state(desk, hers), state(desk, his)) == (State.REJECTED, State.REJECTED)


def test_an_annotator_compares_nothing_and_one_alone_is_told_how(
    desk: Desk, document: Document
) -> None:
    handed_in(desk.workspace, document, ["11 boats"], ADA)
    page = compare(desk, document)

    def told() -> str:
        return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())

    assert "Fewer than two annotators" in told()
    desk.window.work_as(BEN)
    page.refresh()
    assert "A supervisor compares" in told()
    desk.window.work_as(INGA)
