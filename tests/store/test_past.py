"""The project as it was, rebuilt from its log."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.model.errors import UserError
from annotator.model.ops import DeleteDocument, EditDocument, MarkUncertain, SaveKind
from annotator.model.records import StateFilter
from annotator.model.snapshot import Snapshot
from annotator.workspace import Workspace
from tests.builders import OTHER_RELEASE, draft, own_kind, project, reopened, tag

DAY = 86_400_000_000_000
"""Nanoseconds."""


def held(snapshot: Snapshot) -> object:
    """Everything that a snapshot says of its project."""
    return (
        list(snapshot.documents()),
        dict(snapshot.kinds),
        snapshot.officials,
        snapshot.tenures,
        dict(snapshot.authors),
        snapshot.head,
        snapshot.revised_at,
        snapshot.document_count,
    )


def now(workspace: Workspace) -> object:
    with workspace.snapshot() as snapshot:
        return held(snapshot)


def then(workspace: Workspace, when: str) -> object:
    with workspace.snapshot_as_of(when) as snapshot:
        return held(snapshot)


def test_the_newest_revision_is_the_project_as_it_is(path: Path) -> None:
    with reopened(path) as workspace:
        number = workspace.history(1)[0].number
        assert then(workspace, str(number)) == now(workspace)


def test_what_was_deleted_since_is_there_as_of_then(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        workspace.apply(tag(document, "Mira Olsen"))
        before, number = now(workspace), workspace.history(1)[0].number
        workspace.apply(EditDocument(document.id, {"title": "Later"}))
        workspace.apply(DeleteDocument(document.id))
        assert then(workspace, str(number)) == before


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(st.sampled_from("tag doubt edit kind undo import delete".split()), max_size=9))
def test_every_moment_of_a_project_can_be_had_again(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    with project(tmp_path_factory.mktemp("past")) as workspace:
        document = workspace.import_draft(draft())
        moments = [(workspace.history(1)[0].number, now(workspace))]
        for turn, act in enumerate(acts):
            try:
                do(workspace, document.id, act, turn)
            except UserError:
                continue
            moments.append((workspace.history(1)[0].number, now(workspace)))
        for number, seen in moments:
            assert then(workspace, str(number)) == seen


def do(workspace: Workspace, document: str, act: str, turn: int) -> None:
    """One act of somebody who tries everything."""
    opened = workspace.open_document(document)
    if act == "tag":
        workspace.apply(tag(opened.document, "Mira Olsen" if turn % 2 else "340"))
    elif act == "doubt" and opened.annotations:
        first = opened.annotations[0]
        workspace.apply(MarkUncertain(first.id, not first.uncertain))
    elif act == "edit":
        workspace.apply(EditDocument(document, {"title": f"Title {turn}"}))
    elif act == "kind":
        workspace.apply(SaveKind(own_kind(label=f"Vessel {turn}")))
    elif act == "undo":
        workspace.undo()
    elif act == "import":
        workspace.import_draft(draft(OTHER_RELEASE, "other.txt"))
    elif act == "delete":
        workspace.apply(DeleteDocument(document))


def test_a_day_means_its_end(tmp_path: Path) -> None:
    times = iter(range(DAY * 18_000, DAY * 19_000, DAY // 2))
    path = tmp_path / "days.pressdb"
    workspace = Workspace.create(path, author="Inga Berg", clock=lambda: next(times))
    try:  # joined at 00:00 of day 18,000 (2019-04-14), then two acts a day
        document = workspace.import_draft(draft())
        workspace.apply(EditDocument(document.id, {"title": "Next day"}))
        with workspace.snapshot_as_of("2019-04-14") as snapshot:
            [first] = snapshot.documents()
            assert first.document.title == ""
        with workspace.snapshot_as_of("2019-04-15T00:00Z") as snapshot:
            assert next(iter(snapshot.documents())).document.title == "Next day"
        with pytest.raises(UserError, match="did not exist yet"):
            workspace.snapshot_as_of("2019-04-13")
    finally:
        workspace.close()


def test_only_tags_of_the_wanted_state_are_in_it(path: Path) -> None:
    with reopened(path) as workspace:
        number = str(workspace.history(1)[0].number)
        with workspace.snapshot_as_of(number, StateFilter.VERIFIED) as snapshot:
            assert [one.annotations for one in snapshot.documents()] == [(), ()]


@pytest.mark.parametrize("when", ["0", "99999", "soon", "2019-13-01"])
def test_a_time_that_there_is_not_is_refused_with_what_to_write(path: Path, when: str) -> None:
    with (
        reopened(path) as workspace,
        pytest.raises(UserError, match=r"Choose one from 1 to|Write a day like"),
        workspace.snapshot_as_of(when),
    ):
        pass
