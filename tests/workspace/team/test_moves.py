"""Tags on their way from draft to verified, and who moves them."""

import pytest

from annotator.model.errors import ForbiddenError, UserError
from annotator.model.ops import (
    Delete,
    Reject,
    Reopen,
    Return,
    SetFields,
    SetSetting,
    Submit,
    Verify,
    Withdraw,
)
from annotator.model.records import Document, FieldValue, State
from annotator.model.review import OWN_TAGS, DocumentState
from annotator.workspace import Workspace
from tests.builders import tag
from tests.workspace.team.acts import ADA, BEN, INGA, id_of, submitted, tagged, told


def test_a_tag_goes_from_draft_over_a_return_to_verified(
    workspace: Workspace, document: Document
) -> None:
    made = tagged(workspace, document, "Mira Olsen")
    workspace.team.act_as(ADA)
    workspace.apply(Submit((made,)))
    assert told(workspace) == "Submitted “Mira Olsen”"
    workspace.team.act_as(INGA)
    workspace.apply(Return((made,), reason="Take the  post in."))
    assert told(workspace) == "Returned “Mira Olsen”: Take the post in."
    back = workspace.annotation(made)
    assert (back.state, back.reason) == (State.RETURNED, "Take the post in.")
    assert back.reviewer == id_of(workspace, INGA)
    workspace.team.act_as(ADA)
    workspace.apply(SetFields(made, {"role": FieldValue("Chair")}))
    workspace.apply(Submit((made,)))
    assert workspace.annotation(made).reason == ""
    workspace.team.act_as(INGA)
    workspace.apply(Verify((made,)))
    assert told(workspace) == "Verified “Mira Olsen”"
    assert workspace.annotation(made).state is State.VERIFIED
    assert workspace.team.standing(document.id).state is DocumentState.VERIFIED


def test_to_return_or_reject_takes_a_reason(workspace: Workspace, document: Document) -> None:
    made = submitted(workspace, document, "Mira Olsen")
    for op in (Return((made,)), Reject((made,), reason="  ")):
        with pytest.raises(UserError, match="takes a reason"):
            workspace.apply(op)


def test_a_rejected_tag_stays_with_its_reason_until_it_is_reopened(
    workspace: Workspace, document: Document
) -> None:
    made = submitted(workspace, document, "Mira Olsen")
    workspace.apply(Reject((made,), reason="No official."))
    assert workspace.annotation(made).reason == "No official."
    workspace.team.act_as(ADA)
    with pytest.raises(ForbiddenError, match="was rejected"):
        workspace.apply(SetFields(made, {"role": FieldValue("Chair")}))
    workspace.team.act_as(INGA)
    workspace.apply(Reopen((made,)))
    assert workspace.annotation(made).state is State.SUBMITTED


def test_editing_a_verified_tag_makes_it_changed(workspace: Workspace, document: Document) -> None:
    made = submitted(workspace, document, "Mira Olsen")
    workspace.apply(Verify((made,)))
    workspace.team.act_as(ADA)
    workspace.apply(SetFields(made, {"role": FieldValue("Chair")}))
    changed = workspace.annotation(made)
    assert (changed.state, changed.reviewer) == (State.CHANGED, id_of(workspace, INGA))
    workspace.undo()
    assert workspace.annotation(made).state is State.VERIFIED


def test_undoing_one_s_edit_of_what_was_verified_since_makes_it_changed(
    workspace: Workspace, document: Document
) -> None:
    made = tagged(workspace, document, "Mira Olsen")
    workspace.team.act_as(ADA)
    workspace.apply(SetFields(made, {"role": FieldValue("Chair")}))
    workspace.apply(Submit((made,)))
    workspace.team.act_as(INGA)
    workspace.apply(Verify((made,)))
    workspace.team.act_as(ADA)
    edit = workspace.history(9)[2]
    assert edit.verb == "fill in"
    workspace.revert(edit.number)
    assert workspace.annotation(made).state is State.CHANGED
    assert workspace.annotation(made).value("role") == ""


def test_one_s_own_tags_are_verified_by_somebody_else_unless_the_project_allows_it(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "340", "statistic")
    workspace.apply(op)
    workspace.apply(Submit((op.id,)))
    with pytest.raises(ForbiddenError, match="is your own"):
        workspace.apply(Verify((op.id,)))
    workspace.apply(SetSetting(OWN_TAGS, True))
    workspace.apply(Verify((op.id,)))


def test_many_are_moved_in_one_act_or_none_is(workspace: Workspace, document: Document) -> None:
    first = tagged(workspace, document, "Mira Olsen")
    second = tagged(workspace, document, "340", BEN)
    workspace.team.act_as(ADA)
    with pytest.raises(ForbiddenError, match="Only its author or a supervisor"):
        workspace.apply(Submit((first, second)))
    assert workspace.annotation(first).state is State.DRAFT
    workspace.team.act_as(INGA)
    workspace.apply(Submit((first, second)))
    assert told(workspace) == "Submitted 2 tags"
    workspace.apply(Withdraw((first, second)))
    workspace.undo()
    workspace.undo()
    assert workspace.annotation(second).state is State.DRAFT


def test_somebody_else_s_tag_is_not_edited_but_by_a_supervisor(
    workspace: Workspace, document: Document
) -> None:
    made = tagged(workspace, document, "Mira Olsen")
    workspace.team.act_as(BEN)
    with pytest.raises(ForbiddenError, match="somebody else's tag"):
        workspace.apply(Delete((made,)))
    workspace.team.act_as(INGA)
    workspace.apply(SetFields(made, {"role": FieldValue("Chair")}))
    assert workspace.annotation(made).author == id_of(workspace, ADA)
