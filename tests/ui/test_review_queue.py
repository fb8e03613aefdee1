"""The review queue: the riskiest first, one key a decision, and the next one is shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox

from annotator.model.ops import (
    Assign,
    MoveBoundary,
    SetFields,
    SetSetting,
    StateNothing,
    Tag,
    Verify,
)
from annotator.model.records import Assignment, FieldValue, State
from annotator.model.spans import Span
from annotator.ui.review.coverage import CoverageLabel
from annotator.ui.review.queue_page import ReviewPage
from annotator.workspace import new_id
from tests.ui.desk import Desk, named
from tests.ui.team import ADA, BEN, INGA, handed_in, join, release


def page(desk: Desk) -> ReviewPage:
    """The queue, looked at with its key, once what waits has been rated."""
    desk.press("Ctrl+5")
    shown = desk.window.tabs.page("review")
    assert isinstance(shown, ReviewPage)
    desk.bot.waitUntil(lambda: not shown._rating._running)
    return shown


def quotes(shown: ReviewPage) -> list[str]:
    return [shown.model.data(shown.model.index(row)) for row in range(shown.model.rowCount())]  # type: ignore[misc]


def states(desk: Desk, ids: list[str]) -> list[State]:
    return [desk.workspace.annotation(one).state for one in ids]


def test_an_empty_queue_says_how_tags_come_into_it(desk: Desk) -> None:
    shown = page(desk)
    assert "hand their tags in with Ctrl+Enter" in " ".join(
        label.text() for label in shown.findChildren(QLabel) if label.isVisible()
    )


def test_each_decision_takes_one_key_and_shows_the_next_in_its_release(desk: Desk) -> None:
    join(desk.workspace, ADA)
    document = release(desk.workspace, 1, 4)
    ids = handed_in(desk.workspace, document, ["10 boats", "11 boats", "12 boats", "13 boats"])
    shown = page(desk)
    assert quotes(shown) == ["10 boats", "11 boats", "12 boats", "13 boats"]
    assert desk.window.session.document == document
    assert desk.selected.quote == "10 boats"
    desk.press("V")
    assert desk.selected.quote == "11 boats"
    desk.press("R")
    desk.type_in("1")
    assert desk.selected.quote == "12 boats"
    desk.press("J")
    desk.type_in("No boats were meant.")
    desk.press("Return")
    assert desk.selected.quote == "13 boats"
    assert states(desk, ids) == [
        State.VERIFIED,
        State.RETURNED,
        State.REJECTED,
        State.SUBMITTED,
    ]
    reasons = [desk.workspace.annotation(one).reason for one in ids]
    assert reasons == ["", "The boundary is wrong.", "No boats were meant.", ""]
    desk.press("V")
    assert quotes(shown) == []


def test_amending_leads_to_the_form_and_back(desk: Desk) -> None:
    join(desk.workspace, ADA)
    document = release(desk.workspace, 1, 2)
    [first, _] = handed_in(desk.workspace, document, ["10 boats", "11 boats"])
    page(desk)
    desk.press("E")
    desk.write("unit", "count")
    desk.press("Ctrl+5")
    assert desk.selected.id == first
    desk.press("V")
    assert desk.workspace.annotation(first).value("unit") == "count"
    assert desk.workspace.annotation(first).state is State.VERIFIED


def test_a_tag_that_is_amended_stands_in_the_queue_in_its_new_words(desk: Desk) -> None:
    join(desk.workspace, ADA)
    document = release(desk.workspace, 1, 2)
    [first, _] = handed_in(desk.workspace, document, ["10 boats", "11 boats"])
    shown = page(desk)
    start = desk.workspace.annotation(first).start
    desk.window.session.apply(MoveBoundary(first, (Span(start, start + len("10")),)))
    assert quotes(shown) == ["10", "11 boats"]


def test_esc_gives_a_reason_up(desk: Desk) -> None:
    join(desk.workspace, ADA)
    document = release(desk.workspace, 1, 1)
    ids = handed_in(desk.workspace, document, ["10 boats"])
    shown = page(desk)
    desk.press("R")
    assert shown.reasons.isVisible()
    desk.press("Esc")
    assert not shown.reasons.isVisible()
    assert shown.view.hasFocus()
    assert states(desk, ids) == [State.SUBMITTED]


def test_the_project_has_usual_reasons_of_its_own(desk: Desk) -> None:
    join(desk.workspace, ADA)
    desk.workspace.apply(SetSetting("review.reasons", ["Стоит в другом абзаце."]))
    document = release(desk.workspace, 1, 1)
    [one] = handed_in(desk.workspace, document, ["10 boats"])
    page(desk)
    desk.press("R")
    desk.type_in("1")
    assert desk.workspace.annotation(one).reason == "Стоит в другом абзаце."


def test_a_document_of_40_tags_of_which_36_are_right_takes_at_most_60_keys(desk: Desk) -> None:
    """The promise of the queue, counted key by key in the real window."""
    join(desk.workspace, ADA)
    document = release(desk.workspace, 1, 40)
    ids = handed_in(desk.workspace, document, [f"{at + 10} boats" for at in range(40)])
    wrong = {ids[at] for at in (3, 17, 18, 39)}
    keys = 0
    page(desk)
    keys += 1
    while desk.window.session.selected and desk.selected.state is State.SUBMITTED:
        if desk.selected.id in wrong:
            desk.press("R")
            desk.type_in("3")
            keys += 2
        else:
            desk.press("V")
            keys += 1
    assert keys <= 60
    assert states(desk, ids).count(State.VERIFIED) == 36
    assert {one for one in ids if desk.workspace.annotation(one).state is State.RETURNED} == wrong


def test_the_riskiest_stand_first_and_say_why(desk: Desk) -> None:
    join(desk.workspace, ADA)
    document = release(desk.workspace, 1, 3)
    [_, big, changed] = handed_in(desk.workspace, document, ["10 boats", "11 boats", "12 boats"])
    desk.workspace.apply(SetFields(big, {"value": FieldValue("2000000000")}))
    desk.workspace.apply(Verify((changed,)))
    desk.workspace.team.act_as(ADA)
    desk.workspace.apply(SetFields(changed, {"value": FieldValue("12")}))
    desk.workspace.team.act_as(INGA)
    shown = page(desk)
    assert quotes(shown) == ["12 boats", "11 boats", "10 boats"]
    first = shown.model.item(0)
    assert first is not None
    assert first.why.startswith("Changed since it was verified.")


def test_filters_narrow_the_queue(desk: Desk) -> None:
    join(desk.workspace, ADA, BEN)
    one, two = release(desk.workspace, 1, 2), release(desk.workspace, 2, 2)
    handed_in(desk.workspace, one, ["10 boats"], ADA)
    handed_in(desk.workspace, two, ["11 boats"], BEN)
    shown = page(desk)
    assert len(quotes(shown)) == 2
    author = shown.filters.boxes["author"]
    author.setCurrentIndex(author.findText(BEN))
    assert quotes(shown) == ["11 boats"]
    author.setCurrentIndex(0)
    desk.window.session.open(one.id)
    shown.filters.only_here.setChecked(True)
    assert quotes(shown) == ["10 boats"]
    kind = shown.filters.boxes["kind"]
    kind.setCurrentIndex(kind.findText("Decision"))
    assert quotes(shown) == []


def test_the_tab_says_how_many_wait(desk: Desk) -> None:
    join(desk.workspace, ADA)
    document = release(desk.workspace, 1, 3)
    handed_in(desk.workspace, document, ["10 boats", "11 boats", "12 boats"])
    tabs = desk.window.tabs
    desk.bot.waitUntil(lambda: "Review 3" in [tabs.tabText(at) for at in range(tabs.count())])


def test_nothing_to_tag_waits_in_the_queue_too(desk: Desk) -> None:
    join(desk.workspace, ADA)
    document = release(desk.workspace, 1, 1)
    desk.workspace.team.act_as(ADA)
    made = new_id()
    desk.workspace.apply(StateNothing(document.id, (made,)))
    desk.workspace.team.act_as(INGA)
    shown = page(desk)
    assert quotes(shown) == ["Nothing to tag"]
    desk.press("V")
    assert desk.workspace.team.statements(document.id)[0].state is State.VERIFIED


def test_an_annotator_finds_what_came_back_with_its_reason(desk: Desk) -> None:
    join(desk.workspace, ADA)
    document = release(desk.workspace, 1, 1)
    handed_in(desk.workspace, document, ["10 boats"])
    page(desk)
    desk.press("R")
    desk.type_in("2")
    desk.workspace.team.act_as(ADA)
    desk.press("Ctrl+3", "Ctrl+5")
    shown = page(desk)
    assert quotes(shown) == ["10 boats"]
    assert "The kind is wrong." in shown.model.details(shown.model.item(0))  # type: ignore[arg-type]
    desk.press("V")
    assert "Ada Voss may not verify tags" in desk.message


def test_a_sample_estimates_how_much_is_wrong(desk: Desk) -> None:
    join(desk.workspace, ADA)
    document = release(desk.workspace, 1, 10)
    handed_in(desk.workspace, document, [f"{at + 10} boats" for at in range(10)])
    shown = page(desk)
    assert "none judged yet" in shown._rating.words
    named(shown, type(shown._sample), "Look through a sample").click()
    shown.take_focus()
    desk.press("V", "V", "V", "R")
    desk.type_in("1")
    assert "Wrong in a sample of 10: 25.0% (1 of 4" in shown._rating.words


# finishing a release


def test_finishing_hands_in_what_was_tagged_and_opens_the_next(desk: Desk) -> None:
    join(desk.workspace, ADA)
    release(desk.workspace, 1, 1)
    made = desk.tag("340", "S")
    desk.press("Esc", "Ctrl+Return")
    assert desk.workspace.annotation(made.id).state is State.SUBMITTED
    assert desk.message == "Submitted one tag."
    assert desk.window.session.text.startswith("Office 1")


def test_finishing_the_last_release_once_more_says_that_there_is_no_next(desk: Desk) -> None:
    desk.tag("340", "S")
    desk.press("Esc", "Ctrl+Return")
    desk.press("Ctrl+Return")
    assert desk.message == "This is the last release of the list."


def test_finishing_opens_what_is_due_next_of_one_s_own(desk: Desk) -> None:
    join(desk.workspace, ADA)
    later, sooner = release(desk.workspace, 1, 1), release(desk.workspace, 2, 1)
    ada = desk.workspace.team.members[1].id
    days = ((later, "2027-02-01"), (sooner, "2027-01-01"))
    given = tuple(Assignment(new_id(), one.id, ada, day) for one, day in days)
    desk.workspace.apply(Assign(given))
    desk.window.work_as(ADA)
    desk.tag("340", "S")
    desk.press("Esc", "Ctrl+Return")
    assert desk.window.session.document == sooner
    desk.tag("10 boats", "S")
    desk.press("Esc", "Ctrl+Return")
    assert desk.window.session.document == later
    assert {one.due: one.done for one in desk.workspace.team.assignments()} == {
        "2027-01-01": True,
        "2027-02-01": False,
    }


def test_finishing_an_empty_release_asks_whether_there_is_nothing(desk: Desk) -> None:
    document = desk.window.session.document
    assert document is not None
    desk.press("Ctrl+Return")
    box = desk.dialog(QMessageBox)
    assert "Is there nothing to tag" in box.text()
    QTest.keyClick(box.defaultButton(), Qt.Key.Key_Space)
    assert [one.span for one in desk.workspace.team.statements(document.id)] == [None]
    assert desk.message == "Stated that there is nothing to tag."


def test_cancelling_the_question_states_nothing(desk: Desk) -> None:
    document = desk.window.session.document
    assert document is not None
    desk.press("Ctrl+Return")
    desk.dismiss(desk.dialog(QMessageBox))
    assert desk.workspace.team.statements(document.id) == ()


def test_a_sentence_can_be_said_to_hold_nothing(desk: Desk) -> None:
    document = desk.window.session.document
    assert document is not None
    desk.put_caret("Harbour Council meets")
    desk.press("Ctrl+Shift+N")
    [stated] = desk.workspace.team.statements(document.id)
    assert stated.span is not None
    assert stated.span.of(desk.text).startswith("Harbour Council meets")
    desk.press("Ctrl+Shift+N")
    assert desk.workspace.team.statements(document.id) == ()


def test_all_that_waits_in_a_release_is_verified_at_once(
    make_desk: Callable[..., Desk],
) -> None:
    desk = make_desk()
    desk.begin()
    join(desk.workspace, ADA)
    document = release(desk.workspace, 1, 3)
    ids = handed_in(desk.workspace, document, ["10 boats", "11 boats"])
    own = Tag(new_id(), document.id, "statistic", (Span(0, 6),))
    desk.workspace.apply(own)
    desk.window.session.open(document.id)
    desk.press("Ctrl+Shift+V")
    assert states(desk, [*ids, own.id]) == [State.VERIFIED, State.VERIFIED, State.DRAFT]
    desk.press("Ctrl+Z")
    assert states(desk, ids) == [State.SUBMITTED, State.SUBMITTED]


def test_the_status_line_says_how_much_has_been_read(desk: Desk) -> None:
    document = release(desk.workspace, 1, 4)
    desk.window.session.open(document.id)
    [label] = desk.window.findChildren(CoverageLabel)
    desk.bot.waitUntil(lambda: label.text() == "0 sentences seen, 4 to go")
    desk.tag("10 boats", "S")
    desk.bot.waitUntil(lambda: label.text() == "1 sentence seen, 3 to go")
    desk.put_caret("Office 1 counted 11")
    desk.press("Ctrl+Shift+N")
    desk.bot.waitUntil(lambda: label.text() == "2 sentences seen, 2 to go")
    assert label.toolTip() == "1 tagged, 1 with nothing to tag, 2 unread"


def test_unread_sentences_are_marked_and_gone_through(desk: Desk) -> None:
    document = release(desk.workspace, 1, 3)
    desk.window.session.open(document.id)
    desk.bot.waitUntil(lambda: desk.window.coverage.known)
    desk.window.pane.focus_text()
    desk.press("Ctrl+Shift+U")
    view = desk.window.pane.view
    assert desk.window.session.text[view.caret() :].startswith("Office 1 counted 11")
    assert len(view._scene.found) == 3
    desk.press("Ctrl+Shift+N")
    desk.bot.waitUntil(lambda: len(view._scene.found) == 2)
    desk.press("Ctrl+Shift+U", "Ctrl+Shift+N", "Ctrl+Shift+U", "Ctrl+Shift+N", "Ctrl+Shift+U")
    assert desk.message == "Every sentence of this release has been seen."
    assert view._scene.found == ()
