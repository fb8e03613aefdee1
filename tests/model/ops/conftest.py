"""A project with one release in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.model.records import Document
from annotator.workspace import Workspace
from tests.builders import (
    draft,
    project,
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with project(tmp_path) as opened:
        yield opened


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return workspace.import_draft(draft())
