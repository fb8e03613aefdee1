"""A project in which Inga supervises, and Ada and Ben annotate."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.model.ops import AddMember
from annotator.model.records import Document
from annotator.workspace import Workspace, new_id
from tests.builders import draft, project, reopened
from tests.workspace.team.acts import ADA, BEN


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The project; whatever was done in it, it is sound afterwards."""
    with project(tmp_path) as opened:
        for name in (ADA, BEN):
            opened.apply(AddMember(new_id(), name))
        yield opened
    with reopened(opened.path) as after:
        assert after.check() == []


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return workspace.import_draft(draft(title="Council meets"))
