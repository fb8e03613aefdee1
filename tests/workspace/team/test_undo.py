"""Undo among several members: each takes back their own acts."""

import pytest

from annotator.model.errors import ConflictError, ForbiddenError
from annotator.model.ops import (
    Verify,
)
from annotator.model.records import Document, State
from annotator.workspace import Workspace
from tests.builders import reopened
from tests.workspace.team.acts import ADA, BEN, submitted, tagged


def test_each_member_undoes_their_own_acts(workspace: Workspace, document: Document) -> None:
    first = tagged(workspace, document, "Mira Olsen", ADA)
    second = tagged(workspace, document, "340", BEN)
    workspace.team.act_as(ADA)
    workspace.undo()
    assert [one.id for one in workspace.open_document(document.id).annotations] == [second]
    workspace.redo()
    assert workspace.annotation(first).quote == "Mira Olsen"
    workspace.team.act_as(BEN)
    assert workspace.undoable is not None
    workspace.undo()
    assert workspace.undoable is None


def test_an_annotator_takes_no_verification_back(workspace: Workspace, document: Document) -> None:
    made = submitted(workspace, document, "Mira Olsen")
    workspace.apply(Verify((made,)))
    number = workspace.history(1)[0].number
    workspace.team.act_as(ADA)
    with pytest.raises(ForbiddenError, match="done by Inga Berg"):
        workspace.revert(number)
    with pytest.raises(ConflictError):
        workspace.undo()
    assert workspace.annotation(made).state is State.VERIFIED


def test_undo_is_per_member_also_after_a_restart(workspace: Workspace, document: Document) -> None:
    tagged(workspace, document, "Mira Olsen", ADA)
    path = workspace.path
    workspace.close()
    with reopened(path) as again:
        assert again.undoable is not None
        assert again.undoable.verb == "import"
        again.team.act_as(ADA)
        assert again.undoable.verb == "tag"
