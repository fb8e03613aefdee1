"""A project with something in it, and places that a project does not like."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.model.fields import FieldType
from annotator.model.ops import CreateOfficial, SaveKind, SetFurniture, TagMany
from annotator.model.records import FieldValue, Official, Tenure
from annotator.workspace import Workspace, new_id
from tests.builders import OTHER_RELEASE, draft, own_kind, project, span_of, tag
from tests.store.tools import make_read_only, small_disk


def fill(workspace: Workspace) -> None:
    """Something in every table."""
    document = workspace.import_draft(draft(title="Harbour Council"))
    workspace.import_draft(draft(OTHER_RELEASE, "other.txt"))
    chair = tag(document, "Acting Chair Mira Olsen", role="Chair")
    evidence = {"person": FieldValue("Mira Olsen", span_of("Mira Olsen"))}
    workspace.apply(
        TagMany(
            (
                type(chair)(chair.id, document.id, "official", chair.spans, evidence),
                tag(document, "340", "statistic", value="340"),
            )
        )
    )
    official = Official(new_id(), "Mira Olsen", ("Olsen",))
    post = Tenure(new_id(), official.id, "Chair", annotation=chair.id)
    workspace.apply(CreateOfficial(official, post, chair.id, "person"))
    workspace.apply(SaveKind(own_kind()))
    workspace.apply(SetFurniture(document.id, (span_of("Harbour Council meets in Portville 🚢"),)))
    assert len(FieldType) == len(own_kind().fields)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed project with something in every table."""
    with project(tmp_path) as workspace:
        fill(workspace)
        return workspace.path


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of two megabytes."""
    try:
        with small_disk(tmp_path / "small") as folder:
            yield folder
    except RuntimeError as reason:
        pytest.skip(str(reason))


@pytest.fixture
def locked_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with the project `harbour.pressdb` in which nobody may write."""
    try:
        with small_disk(tmp_path / "fixed") as folder:
            with project(folder):
                pass
            make_read_only(folder)
            yield folder
    except RuntimeError:
        folder = tmp_path / "chmod"
        folder.mkdir()
        with project(folder):
            pass
        make_read_only(folder)
        yield folder
        folder.chmod(0o755)
