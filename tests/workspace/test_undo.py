"""Undo and redo over the whole project, as deep as one likes, also after a restart."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.model.errors import UserError
from annotator.model.kinds import OFFICIAL
from annotator.model.ops import (
    AddTenure,
    ChangeKind,
    CreateOfficial,
    Delete,
    DeleteDocument,
    DeleteKind,
    EditDocument,
    EditOfficial,
    MarkUncertain,
    MoveBoundary,
    Op,
    SaveKind,
    SetFields,
    SetFurniture,
    Tag,
    TagMany,
)
from annotator.model.records import Document, FieldValue, Official, Tenure
from annotator.model.spans import Span
from annotator.workspace import Workspace, new_id
from tests.builders import (
    RELEASE,
    contents,
    draft,
    own_kind,
    project,
    reopened,
    span_of,
    tag,
)


def every_act(document: Document) -> list[Op]:
    """One of each op, in an order in which all of them can be done."""
    chair, count_, old = tag(document, "Mira Olsen"), tag(document, "340"), tag(document, "crews")
    official = Official(new_id(), "Mira Olsen")
    post = Tenure(new_id(), official.id, "Chair", annotation=chair.id)
    return [
        chair,
        TagMany((count_, old)),
        SetFields(chair.id, {"role": FieldValue("Chair", span_of("Chair"))}),
        CreateOfficial(official, post, chair.id, "person"),
        EditOfficial(replace(official, aliases=("Olsen",))),
        AddTenure(Tenure(new_id(), official.id, "Secretary")),
        MoveBoundary(chair.id, (span_of("Chair Mira Olsen"),)),
        MarkUncertain(chair.id, uncertain=True),
        ChangeKind(count_.id, "statistic"),
        SaveKind(own_kind()),
        tag(document, "Portville", "vessel", crew="7"),
        SaveKind(replace(OFFICIAL, label="Officer")),
        DeleteKind("official"),
        EditDocument(document.id, {"title": "Council", "event_date": "2021-05-04"}),
        SetFurniture(document.id, (Span(0, 7),)),
        Delete((chair.id, old.id)),
        DeleteDocument(document.id),
    ]


def test_undo_and_redo_walk_through_every_kind_of_act(
    workspace: Workspace, document: Document
) -> None:
    states = [contents(workspace)]
    for op in every_act(document):
        assert workspace.apply(op).number is not None
        states.append(contents(workspace))
    for state in reversed(states[:-1]):
        workspace.undo()
        assert contents(workspace) == state
        assert workspace.check() == []
    for state in states[1:]:
        workspace.redo()
        assert contents(workspace) == state
    assert workspace.check() == []


def test_an_import_is_undone_and_redone_with_its_text(workspace: Workspace) -> None:
    made = workspace.import_draft(draft())
    workspace.undo()
    assert workspace.document_count() == 0
    workspace.redo()
    assert workspace.open_document(made.id).text == RELEASE


def test_a_text_can_be_imported_anew_once_its_import_is_undone(workspace: Workspace) -> None:
    workspace.import_draft(draft())
    workspace.undo()
    workspace.import_draft(draft(name="again.txt"))
    assert [one.document.source_name for one in workspace.listed(0, 9)] == ["again.txt"]
    assert workspace.redoable is None


def test_a_bulk_act_is_one_step(workspace: Workspace, document: Document) -> None:
    tags = tuple(Tag(new_id(), document.id, "statistic", (Span(at, at + 2),)) for at in range(200))
    workspace.apply(TagMany(tags))
    workspace.apply(Delete(tuple(one.id for one in tags)))
    assert workspace.open_document(document.id).annotations == ()
    workspace.undo()
    assert len(workspace.open_document(document.id).annotations) == 200
    workspace.undo()
    assert workspace.open_document(document.id).annotations == ()
    assert workspace.check() == []


def test_what_undo_and_redo_would_take_is_shown_beforehand(
    workspace: Workspace, document: Document
) -> None:
    workspace.apply(tag(document, "340"))
    assert workspace.undoable is not None
    assert workspace.undoable.verb == "tag"
    assert workspace.redoable is None
    workspace.undo()
    assert workspace.undoable.verb == "import"
    assert workspace.redoable is not None
    assert workspace.redoable.verb == "tag"


def test_with_nothing_to_undo_or_redo_that_is_said(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="nothing to undo"):
        workspace.undo()
    with pytest.raises(UserError, match="nothing to redo"):
        workspace.redo()


def test_a_new_act_ends_redo(workspace: Workspace, document: Document) -> None:
    workspace.apply(tag(document, "340"))
    workspace.undo()
    workspace.apply(tag(document, "Mira Olsen"))
    with pytest.raises(UserError, match="nothing to redo"):
        workspace.redo()


def test_two_hundred_and_fifty_levels_survive_a_restart(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        states = []
        for at in range(250):
            states.append(len(workspace.open_document(document.id).annotations))
            workspace.apply(Tag(new_id(), document.id, "official", (Span(at, at + 3),)))
        path = workspace.path
    with reopened(path) as workspace:
        for expected in reversed(states):
            workspace.undo()
            assert len(workspace.open_document(document.id).annotations) == expected
    with reopened(path) as workspace:
        for _ in range(250):
            workspace.redo()
        assert len(workspace.open_document(document.id).annotations) == 250
        assert workspace.check() == []


def test_levels_survive_a_restart_also_behind_long_to_and_fro(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.store.logreads._LOG_READ", 8)
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        for at in range(5):
            workspace.apply(Tag(new_id(), document.id, "official", (Span(at, at + 3),)))
        for _ in range(20):
            workspace.undo()
            workspace.redo()
        path = workspace.path
    with reopened(path) as workspace:
        for _ in range(6):
            workspace.undo()
        assert workspace.document_count() == 0


def test_an_act_that_was_undone_before_a_restart_can_be_redone_after(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        workspace.import_draft(draft())
        workspace.undo()
        path = workspace.path
    with reopened(path) as workspace:
        workspace.redo()
        assert workspace.document_count() == 1
