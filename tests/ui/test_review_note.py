"""What review says of the selected tag stands above the annotations."""

from annotator.model.ops import Return, SetFields, Verify
from annotator.model.records import FieldValue
from annotator.ui.review.note import ReviewNote
from tests.ui.desk import Desk
from tests.ui.team import ADA, INGA, handed_in, join, release


def note(desk: Desk) -> str:
    [one] = desk.window.findChildren(ReviewNote)
    return one.text() if not one.isHidden() else ""


def test_alone_a_tag_of_one_s_own_has_nothing_to_say(desk: Desk) -> None:
    desk.tag("340", "S")
    assert note(desk) == ""


def test_the_author_of_somebody_else_s_tag_and_the_reason_of_a_return_are_told(
    desk: Desk,
) -> None:
    join(desk.workspace, ADA)
    document = release(desk.workspace, 1, 1)
    [made] = handed_in(desk.workspace, document, ["10 boats"])
    desk.window.session.open(document.id)
    desk.window.session.select(made)
    assert note(desk) == "Tagged by Ada Voss."
    desk.workspace.apply(Return((made,), reason="Too short."))
    assert note(desk) == "Tagged by Ada Voss. Returned by Inga Berg: Too short."
    desk.window.work_as(ADA)
    desk.window.session.select(made)
    assert note(desk) == "Returned by Inga Berg: Too short."


def test_a_changed_tag_shows_who_verified_which_version_and_what_is_other_now(
    desk: Desk,
) -> None:
    join(desk.workspace, ADA)
    document = release(desk.workspace, 1, 1)
    [made] = handed_in(desk.workspace, document, ["10 boats"])
    desk.workspace.apply(Verify((made,)))
    desk.window.work_as(ADA)
    desk.workspace.apply(SetFields(made, {"value": FieldValue("10")}))
    desk.workspace.apply(SetFields(made, {"unit": FieldValue("count")}))
    desk.window.session.open(document.id)
    desk.window.session.select(made)
    desk.bot.waitUntil(lambda: "→" in note(desk))
    assert note(desk) == (f"Verified by {INGA}, changed since: Unit – → “count”; Value – → “10”")
