"""Taking one act back out of the middle of the history."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.model.errors import ConflictError, UserError
from annotator.model.ops import (
    CreateOfficial,
    Delete,
    DeleteDocument,
    DeleteKind,
    MarkUncertain,
    MoveBoundary,
    Op,
    SaveKind,
    SetFields,
)
from annotator.model.records import Document, FieldValue, Official
from annotator.model.times import local_time
from annotator.workspace import Workspace, new_id
from tests.builders import (
    contents,
    draft,
    own_kind,
    span_of,
    tag,
    without_field,
)


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
    assert workspace.history(1)[0].verb == "undo fill in"
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
    with pytest.raises(ConflictError) as refusal:
        workspace.revert(tagged)
    assert str(refusal.value).startswith(
        "“tag” can't be taken back, because Inga Berg has changed it since "
        f"(mark uncertain, {local_time(later.at)})."
    )
    keeps(workspace, lambda: workspace.revert(tagged), "take the later change back first")


def test_what_is_taken_back_already_can_t_be_taken_back_again(
    workspace: Workspace, document: Document
) -> None:
    tagged = number_of(workspace, tag(document, "340"))
    workspace.revert(tagged)
    keeps(
        workspace, lambda: workspace.revert(tagged), r"Inga Berg has changed it since \(undo tag, "
    )
    keeps(workspace, lambda: workspace.revert(99), "The revision is no longer")


def test_a_field_that_was_filled_in_anew_is_a_conflict(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen")
    workspace.apply(op)
    filled = number_of(workspace, SetFields(op.id, {"role": FieldValue("Chair")}))
    workspace.apply(SetFields(op.id, {"role": FieldValue("Secretary")}))
    keeps(
        workspace, lambda: workspace.revert(filled), r"Inga Berg has changed it since \(fill in, "
    )


def test_an_act_on_a_row_that_is_gone_is_a_conflict(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen")
    workspace.apply(op)
    filled = number_of(workspace, SetFields(op.id, {"role": FieldValue("Chair")}))
    workspace.apply(Delete((op.id,)))
    keeps(workspace, lambda: workspace.revert(filled), r"Inga Berg has changed it since \(delete, ")


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
