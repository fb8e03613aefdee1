"""A snapshot: one consistent read, while others write."""

import threading
from pathlib import Path

import pytest

from annotator.model.errors import StoreError
from annotator.model.ops import DeleteDocument, EditDocument
from annotator.model.plain import plain_document
from annotator.model.records import State, StateFilter
from annotator.model.snapshot import SnapshotDocument, no_progress
from annotator.workspace import Reader, Workspace
from tests.builders import OTHER_RELEASE, RELEASE, draft, project, reopened, tag
from tests.store.tools import tamper


def taken(workspace: Workspace, state: StateFilter = StateFilter.ANY) -> list[SnapshotDocument]:
    with workspace.snapshot(state) as snapshot:
        return list(snapshot.documents())


def test_a_snapshot_gives_the_project_as_it_is(path: Path) -> None:
    with reopened(path) as workspace, workspace.snapshot() as snapshot:
        first, second = snapshot.documents()
        assert (first.text, second.text) == (RELEASE, OTHER_RELEASE)
        assert first.annotations == workspace.open_document(first.document.id).annotations
        assert snapshot.project == "harbour"
        assert snapshot.generator.startswith("Press Annotator ")
        assert snapshot.document_count == 2
        assert list(snapshot.kinds) == ["official", "decision", "statistic", "vessel"]
        assert snapshot.officials == workspace.officials()
        assert snapshot.tenures == workspace.tenures()
        assert snapshot.authors == {workspace.author().id: "Inga Berg"}
        assert snapshot.revised_at == workspace.history(1)[0].at
    no_progress(1, 2)


def test_a_snapshot_stays_as_it_was_while_others_write(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        workspace.apply(tag(document, "Mira Olsen"))
        before = taken(workspace)
        with workspace.snapshot() as snapshot:
            head = snapshot.head
            reading = snapshot.documents()
            workspace.apply(tag(document, "340", "statistic"))
            workspace.import_draft(draft(OTHER_RELEASE, "other.txt"))
            workspace.apply(EditDocument(document.id, {"title": "Later"}))
            assert list(reading) == before
            assert snapshot.head == head
            workspace.apply(DeleteDocument(document.id))
            assert list(snapshot.documents()) == before
        assert [one.text for one in taken(workspace)] == [OTHER_RELEASE]


def test_the_same_head_means_the_same_project(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())

        def head() -> str:
            with workspace.snapshot() as snapshot:
                return snapshot.head

        first = head()
        assert head() == first
        workspace.apply(tag(document, "340"))
        assert head() != first
        again = head()
        path = workspace.path
    with reopened(path) as workspace, workspace.snapshot() as snapshot:
        assert snapshot.head == again


def test_a_snapshot_may_be_taken_on_a_thread_of_its_own(path: Path) -> None:
    got: list[int] = []
    with reopened(path) as workspace:

        def export() -> None:
            with workspace.snapshot() as snapshot:
                got.append(len(list(snapshot.documents())))

        thread = threading.Thread(target=export)
        thread.start()
        thread.join()
    assert got == [2]


@pytest.mark.parametrize(
    ("wanted", "states"),
    [
        (StateFilter.ANY, set(State) - {State.REJECTED}),
        (StateFilter.SUBMITTED, {State.SUBMITTED, State.VERIFIED, State.CHANGED}),
        (StateFilter.VERIFIED, {State.VERIFIED}),
    ],
)
def test_a_snapshot_lets_through_what_its_filter_says(
    tmp_path: Path, wanted: StateFilter, states: set[State]
) -> None:
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        ops = {state: tag(document, RELEASE[at : at + 3]) for at, state in enumerate(State)}
        for op in ops.values():
            workspace.apply(op)
        path = workspace.path
    # No act of this version sets a state; review, a later part of the program, will.
    tamper(
        path,
        *(
            f"UPDATE annotation SET state = '{state}' WHERE start = {op.spans[0].start}"
            for state, op in ops.items()
        ),
    )
    with reopened(path) as workspace:
        (only,) = taken(workspace, wanted)
        assert {one.state for one in only.annotations} == states


def test_a_snapshot_that_is_left_half_read_lets_the_file_go(path: Path) -> None:
    with reopened(path) as workspace:
        with workspace.snapshot() as snapshot:
            half = snapshot.documents()
            next(half)
        with pytest.raises(StoreError, match="closed database"):
            next(half)
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name, path.name + ".lock"]


def test_texts_of_releases_that_nobody_wants_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    text = Reader.text

    def noted(self: Reader, document_id: str) -> str:
        read.append(document_id)
        return text(self, document_id)

    with project(tmp_path) as workspace:
        workspace.import_draft(draft(title="unwanted"))
        wanted = workspace.import_draft(draft(OTHER_RELEASE, title="wanted")).id
        monkeypatch.setattr(Reader, "text", noted)
        with workspace.snapshot() as taken:
            found = list(taken.chosen(lambda one: one.title == "wanted"))
    assert [one.document.id for one in found] == read == [wanted]


def test_an_export_fails_where_not_every_tag_belongs_to_a_release(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        workspace.apply(tag(document, "Mira Olsen"))
        path = workspace.path
    tamper(path, "PRAGMA foreign_keys = OFF", "UPDATE annotation SET document_n = 99")
    with reopened(path) as workspace, workspace.snapshot() as snapshot:
        with pytest.raises(StoreError, match="holds 1 tags of these states"):
            list(snapshot.documents())
        with pytest.raises(StoreError, match="its releases gave 0"):
            list(snapshot.plain_documents())


def test_rows_are_what_records_are(path: Path) -> None:
    with reopened(path) as workspace, workspace.snapshot() as snapshot:
        assert list(snapshot.plain_documents()) == list(map(plain_document, snapshot.documents()))
