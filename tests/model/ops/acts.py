"""How an act on a real project is tried."""

import pytest

from annotator.model.errors import UserError
from annotator.model.ops import (
    Op,
    Tag,
)
from annotator.model.records import Annotation
from annotator.workspace import Workspace


def tagged(workspace: Workspace, op: Tag) -> Annotation:
    workspace.apply(op)
    return workspace.annotation(op.id)


def refused(workspace: Workspace, op: Op, reason: str, error: type[Exception] = UserError) -> None:
    """The op raises, and nothing has changed."""
    before = workspace.history(1)
    with pytest.raises(error, match=reason):
        workspace.apply(op)
    assert workspace.history(1) == before
    assert workspace.check() == []


def changes_nothing(workspace: Workspace, op: Op) -> bool:
    before = workspace.history(1)
    applied = workspace.apply(op)
    return applied.number is None and not applied.changes and workspace.history(1) == before
