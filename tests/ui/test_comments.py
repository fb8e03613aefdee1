"""Comments: threads on a tag or a release, resolved or open, that jump both ways."""

from annotator.model.records import State
from annotator.ui.review.comments_page import CommentsPage
from tests.ui.desk import Desk
from tests.ui.team import ADA, INGA, join, release


def comments(desk: Desk) -> CommentsPage:
    desk.press("Ctrl+7")
    page = desk.window.tabs.page("comments")
    assert isinstance(page, CommentsPage)
    return page


def told(page: CommentsPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def test_a_comment_is_about_the_selected_tag_or_the_release(desk: Desk) -> None:
    desk.tag("340", "S")
    page = comments(desk)
    assert not page._empty.isHidden()
    desk.type_in("Which month?")
    page.say.click()
    desk.window.session.select(None)
    desk.press("Ctrl+7")
    desk.type_in("Read to the end.")
    page.say.click()
    subjects = [lines.splitlines()[0] for lines in told(page)]
    assert subjects == ["The release", "“340”"]
    assert told(page)[1].splitlines()[1].endswith(": Which month?")
    assert told(page)[1].splitlines()[1].startswith(INGA)


def test_the_key_that_finishes_a_release_sends_a_comment_while_one_is_written(desk: Desk) -> None:
    tag = desk.tag("340", "S")
    page = comments(desk)
    desk.type_in("Which month?")
    desk.press("Ctrl+Return")
    assert told(page)[0].endswith(": Which month?")
    assert page.words.toPlainText() == ""
    assert desk.workspace.annotation(tag.id).state is State.DRAFT


def test_a_long_quote_is_shortened_in_the_list(desk: Desk) -> None:
    desk.window.pane.focus_text()
    desk.press("Ctrl+A", "S")
    page = comments(desk)
    desk.type_in("Too long.")
    page.say.click()
    subject, said = told(page)[0].splitlines()
    assert len(subject) == 82
    assert subject.endswith("…”")
    assert said.endswith(": Too long.")


def test_an_answer_joins_its_thread_and_resolving_closes_it(desk: Desk) -> None:
    page = comments(desk)
    desk.type_in("Read to the end.")
    page.say.click()
    join(desk.workspace, ADA)
    desk.window.work_as(ADA)
    page.refresh()
    page.list.setCurrentRow(0)
    page.words.setPlainText("Done.")
    page.answer.click()
    assert [line.split(",")[0] for line in told(page)[0].splitlines()[1:]] == [INGA, ADA]
    page.resolve.click()
    assert told(page) == []
    page.resolved.setChecked(True)
    assert told(page)[0].endswith("Resolved")
    page.list.setCurrentRow(0)
    page.resolve.click()
    page.resolved.setChecked(False)
    assert len(told(page)) == 1


def test_a_thread_leads_to_its_tag_and_the_tag_to_its_thread(desk: Desk) -> None:
    tag = desk.tag("340", "S")
    page = comments(desk)
    desk.type_in("Which month?")
    page.say.click()
    other = release(desk.workspace, 1, 2)
    desk.window.session.open(other.id)
    page.everywhere.setChecked(True)
    page.list.setCurrentRow(0)
    page.jump()
    assert desk.selected.id == tag.id
    page.list.setCurrentRow(-1)
    desk.window.session.select(None)
    desk.window.session.select(tag.id)
    assert page.current is not None
    assert page.current.first.annotation == tag.id


def test_an_empty_comment_is_refused_and_kept(desk: Desk) -> None:
    page = comments(desk)
    page.say.click()
    assert "The comment is empty" in desk.message
    assert told(page) == []
