"""Undo and redo over the whole project, and taking one act back out of the history."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.model.errors import ConflictError, UserError
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
    without_field,
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with project(tmp_path) as opened:
        yield opened


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return workspace.import_draft(draft())


def verbs(workspace: Workspace) -> list[str]:
    """What was done, oldest first."""
    return [one.verb for one in reversed(workspace.history(9999))]


# --- undo and redo -----------------------------------------------------------------------------


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
    monkeypatch.setattr("annotator.workspace._LOG_READ", 8)
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


# --- taking one act back out of the history ----------------------------------------------------


def number_of(workspace: Workspace, op: Op) -> int:
    number = workspace.apply(op).number
    assert number is not None
    return number


def keeps(workspace: Workspace, act: Callable[[], object], reason: str) -> None:
    """The act is refused for the reason, and nothing has changed."""
    before, history = contents(workspace), workspace.history(9)
    with pytest.raises(UserError, match=reason):
        act()
    assert contents(workspace) == before
    assert workspace.history(9) == history
    assert workspace.check() == []


def test_one_act_is_taken_back_as_an_act_of_its_own(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen")
    workspace.apply(op)
    filled = number_of(workspace, SetFields(op.id, {"role": FieldValue("Chair")}))
    workspace.apply(SetFields(op.id, {"body": FieldValue("Council")}))
    workspace.revert(filled)
    assert dict(workspace.annotation(op.id).fields) == {"body": FieldValue("Council")}
    assert verbs(workspace)[-1] == "undo fill in"
    workspace.undo()
    assert workspace.annotation(op.id).value("role") == "Chair"
    assert workspace.check() == []


def test_a_conflict_names_who_has_changed_the_row_and_when(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen")
    tagged = number_of(workspace, op)
    workspace.apply(MarkUncertain(op.id, uncertain=True))
    later = workspace.history(1)[0]
    reason = rf"“tag” can't be taken back, because Inga Berg \(mark uncertain, {later.at}\) has"
    with pytest.raises(ConflictError, match=reason):
        workspace.revert(tagged)
    keeps(workspace, lambda: workspace.revert(tagged), "take the later change back first")


def test_what_is_taken_back_already_can_t_be_taken_back_again(
    workspace: Workspace, document: Document
) -> None:
    tagged = number_of(workspace, tag(document, "340"))
    workspace.revert(tagged)
    keeps(workspace, lambda: workspace.revert(tagged), r"Inga Berg \(undo tag, ")
    keeps(workspace, lambda: workspace.revert(99), "The revision is no longer")


def test_a_field_that_was_filled_in_anew_is_a_conflict(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen")
    workspace.apply(op)
    filled = number_of(workspace, SetFields(op.id, {"role": FieldValue("Chair")}))
    workspace.apply(SetFields(op.id, {"role": FieldValue("Secretary")}))
    keeps(workspace, lambda: workspace.revert(filled), r"Inga Berg \(fill in, ")


def test_an_act_on_a_row_that_is_gone_is_a_conflict(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen")
    workspace.apply(op)
    filled = number_of(workspace, SetFields(op.id, {"role": FieldValue("Chair")}))
    workspace.apply(Delete((op.id,)))
    keeps(workspace, lambda: workspace.revert(filled), r"Inga Berg \(delete, ")


def test_an_import_is_not_taken_back_while_tags_stand_on_it(
    workspace: Workspace, document: Document
) -> None:
    workspace.apply(tag(document, "340"))
    with pytest.raises(ConflictError, match="something made since builds on it"):
        workspace.revert(2)
    keeps(workspace, lambda: workspace.revert(2), "take the later act back first")


def test_the_founding_of_a_project_is_not_taken_back(workspace: Workspace) -> None:
    keeps(workspace, lambda: workspace.revert(1), "something made since builds on it")


def test_a_deleted_release_does_not_come_back_beside_its_twin(
    workspace: Workspace, document: Document
) -> None:
    deleted = number_of(workspace, DeleteDocument(document.id))
    workspace.import_draft(draft(name="again.txt"))
    keeps(workspace, lambda: workspace.revert(deleted), r"has this text again .* “again\.txt”")


def test_a_deleted_tag_does_not_come_back_beside_its_twin_or_without_its_release(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "340")
    workspace.apply(op)
    deleted = number_of(workspace, Delete((op.id,)))
    workspace.apply(replace(op, id=new_id()))
    keeps(workspace, lambda: workspace.revert(deleted), "tagged as Official already")
    workspace.undo()
    workspace.apply(DeleteDocument(document.id))
    keeps(workspace, lambda: workspace.revert(deleted), "release is no longer")


def test_a_moved_boundary_is_not_moved_back_onto_another_tag(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "340")
    workspace.apply(op)
    moved = number_of(workspace, MoveBoundary(op.id, (span_of("340 буёв"),)))
    workspace.apply(replace(op, id=new_id()))
    keeps(workspace, lambda: workspace.revert(moved), "tagged as Official already")


def test_a_kind_is_not_taken_back_while_it_is_used(
    workspace: Workspace, document: Document
) -> None:
    saved = number_of(workspace, SaveKind(own_kind()))
    op = tag(document, "340", "vessel", crew="7")
    workspace.apply(op)
    keeps(workspace, lambda: workspace.revert(saved), "1 annotations are of the kind Vessel")
    workspace.apply(Delete((op.id,)))
    workspace.revert(saved)
    assert "vessel" not in workspace.kinds()


def test_a_kind_s_change_is_not_taken_back_where_that_would_not_suit(
    workspace: Workspace, document: Document
) -> None:
    kind = own_kind()
    workspace.apply(SaveKind(without_field(kind, "crew")))
    widened = number_of(workspace, SaveKind(kind))
    workspace.apply(tag(document, "340", "vessel", crew="7"))
    keeps(workspace, lambda: workspace.revert(widened), "“crew” still holds values")
    lettered = number_of(workspace, SaveKind(replace(kind, shortcut="Y")))
    workspace.apply(SaveKind(own_kind("ferry")))
    keeps(workspace, lambda: workspace.revert(lettered), "V belongs to Vessel already")


def test_a_tag_does_not_come_back_without_its_kind_field_or_official(
    workspace: Workspace, document: Document
) -> None:
    kind, official = own_kind(), Official(new_id(), "Pyotr Lavrov")
    workspace.apply(SaveKind(kind))
    created = number_of(workspace, CreateOfficial(official))
    op = tag(document, "340", "vessel", crew="7")
    captain = FieldValue(official.name, None, official.id)
    workspace.apply(replace(op, fields={**op.fields, "captain": captain}))
    deleted = number_of(workspace, Delete((op.id,)))
    workspace.revert(created)
    keeps(workspace, lambda: workspace.revert(deleted), "official is no longer")
    workspace.undo()
    workspace.apply(SaveKind(without_field(kind, "crew")))
    keeps(workspace, lambda: workspace.revert(deleted), "Vessel has no field “crew”")
    workspace.apply(DeleteKind("vessel"))
    keeps(workspace, lambda: workspace.revert(deleted), "no kind “vessel”")


def test_an_official_is_not_taken_back_while_any_field_refers_to_them(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen", person="Mira Olsen")
    workspace.apply(op)
    official = Official(new_id(), "Mira Olsen")
    created = number_of(workspace, CreateOfficial(official, None, op.id, "person"))
    other = tag(document, "Mira")
    refers = {"person": FieldValue("Mira", None, official.id)}
    workspace.apply(replace(other, fields=refers))
    keeps(workspace, lambda: workspace.revert(created), "1 tags made or filled in since refer")
    workspace.apply(Delete((other.id,)))
    workspace.revert(created)
    assert workspace.officials() == ()
    assert workspace.annotation(op.id).official is None


def test_undoing_out_of_the_history_can_itself_be_taken_back(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen", person="Mira Olsen")
    workspace.apply(op)
    official = Official(new_id(), "Mira Olsen")
    workspace.apply(CreateOfficial(official, None, op.id, "person"))
    before = contents(workspace)
    undone = workspace.undo().number
    assert undone is not None
    workspace.apply(tag(document, "340"))
    workspace.revert(undone)
    workspace.apply(Delete((workspace.open_document(document.id).annotations[-1].id,)))
    assert contents(workspace) == before
    assert workspace.check() == []


def test_a_step_that_other_hands_have_disturbed_says_so_without_a_name(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "340")
    workspace.apply(op)
    with workspace._project.writer._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE annotation SET uncertain = 1")
    with pytest.raises(ConflictError, match="because somebody has changed it since"):
        workspace.undo()
    with workspace._project.writer._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE annotation SET uncertain = 0")
    workspace.undo()
    with workspace._project.writer._engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO annotation (id, document_n, start, kind, spans, quote, author_n, fields,"
            " state, uncertain) VALUES (?, 1, 0, 'official', '[[0,1]]', 'H', 1, '{}', 'draft', 0)",
            (bytes.fromhex(op.id.replace("-", "")),),
        )
    with pytest.raises(ConflictError, match="can't be done again, because"):
        workspace.redo()
