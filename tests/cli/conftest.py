"""A folder of files to take in, and a project to work with."""

from pathlib import Path

import pytest

from tests.builders import OTHER_RELEASE, RELEASE, draft, project, tag


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with releases, one of them twice, and a file that is none."""
    inner = tmp_path / "mail"
    inner.mkdir()
    (tmp_path / "harbour.txt").write_text(RELEASE, encoding="utf-8")
    (inner / "dyke.txt").write_text(OTHER_RELEASE, encoding="utf-8")
    (inner / "harbour-again.txt").write_text(RELEASE, encoding="utf-8")
    (inner / "empty.txt").touch()
    return tmp_path


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A project with a release and one tag."""
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        workspace.apply(tag(document, "Mira Olsen", person="Mira Olsen"))
        return workspace.path
