"""That there is nothing to tag is stated, verified and taken back."""

import pytest

from annotator.model.errors import ForbiddenError, UserError
from annotator.model.ops import (
    StateNothing,
    Verify,
    WithdrawStatement,
)
from annotator.model.records import Document
from annotator.model.review import DocumentState
from annotator.workspace import Workspace, new_id
from tests.workspace.team.acts import ADA, INGA, tagged, told


def test_nothing_to_tag_is_stated_verified_and_taken_back(
    workspace: Workspace, document: Document
) -> None:
    workspace.team.act_as(ADA)
    made = new_id()
    workspace.apply(StateNothing(document.id, (made,)))
    assert workspace.team.standing(document.id).state is DocumentState.SUBMITTED
    assert workspace.apply(StateNothing(document.id, (new_id(),))).number is None
    workspace.team.act_as(INGA)
    workspace.apply(Verify(statements=(made,)))
    assert told(workspace) == "Verified “nothing to tag”"
    assert workspace.team.standing(document.id).state is DocumentState.VERIFIED
    workspace.team.act_as(ADA)
    with pytest.raises(ForbiddenError):
        workspace.apply(WithdrawStatement((made,)))
    workspace.team.act_as(INGA)
    workspace.apply(WithdrawStatement((made,)))
    assert workspace.team.standing(document.id).state is DocumentState.OPEN


def test_nothing_to_tag_is_refused_where_there_is_a_tag(
    workspace: Workspace, document: Document
) -> None:
    tagged(workspace, document, "Mira Olsen")
    workspace.team.act_as(ADA)
    with pytest.raises(UserError, match="is tagged there"):
        workspace.apply(StateNothing(document.id, (new_id(),)))
