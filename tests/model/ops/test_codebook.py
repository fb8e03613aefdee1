"""Acts on the codebook: the project's kinds."""

from dataclasses import replace

from annotator.model.fields import Field
from annotator.model.kinds import BUILT_IN, OFFICIAL
from annotator.model.ops import (
    Delete,
    DeleteKind,
    SaveKind,
    SetFields,
)
from annotator.model.records import Document, FieldValue
from annotator.workspace import Workspace
from tests.builders import (
    own_kind,
    tag,
    without_field,
)
from tests.model.ops.acts import changes_nothing, refused, tagged


def test_a_kind_of_the_project_s_own_is_added_used_and_changed(
    workspace: Workspace, document: Document
) -> None:
    kind = own_kind()
    workspace.apply(SaveKind(kind))
    assert list(workspace.kinds()) == ["official", "decision", "statistic", "vessel"]
    made = tagged(workspace, tag(document, "340", "vessel", tonnage=">12,5 t", crew="many"))
    assert (made.value("tonnage"), made.value("crew")) == ("> 12.5 t", "many")
    assert changes_nothing(workspace, SaveKind(kind))
    workspace.apply(SaveKind(replace(kind, label="Ship")))
    assert workspace.kinds()["vessel"].label == "Ship"


def test_a_field_that_still_holds_values_can_t_go(workspace: Workspace, document: Document) -> None:
    kind = own_kind()
    workspace.apply(SaveKind(kind))
    op = tag(document, "340", "vessel", crew="12")
    workspace.apply(op)
    without = without_field(kind, "crew")
    refused(workspace, SaveKind(without), "“crew” still holds values in 1 annotations")
    workspace.apply(SetFields(op.id, {"crew": FieldValue("")}))
    workspace.apply(SaveKind(without))
    assert [field.key for field in workspace.kinds()["vessel"].fields] == [
        field.key for field in without.fields
    ]


def test_a_kind_that_does_not_suit_the_codebook_is_refused(workspace: Workspace) -> None:
    refused(workspace, SaveKind(own_kind(shortcut="D")), "belongs to Decision already")
    workspace.apply(SaveKind(own_kind()))
    refused(workspace, SaveKind(own_kind("ferry")), "belongs to Vessel already")


def test_a_kind_goes_once_no_annotation_is_of_it(workspace: Workspace, document: Document) -> None:
    workspace.apply(SaveKind(own_kind()))
    op = tag(document, "340", "vessel")
    workspace.apply(op)
    refused(workspace, DeleteKind("vessel"), "1 annotations are of the kind Vessel")
    workspace.apply(Delete((op.id,)))
    workspace.apply(DeleteKind("vessel"))
    assert "vessel" not in workspace.kinds()
    refused(workspace, DeleteKind("vessel"), "no kind “vessel”")


def test_a_built_in_kind_is_changed_and_becomes_as_it_was_but_never_goes(
    workspace: Workspace, document: Document
) -> None:
    refused(workspace, DeleteKind("official"), "Official is built in")
    officer = replace(OFFICIAL, label="Officer", fields=(*OFFICIAL.fields, Field("rank", "Rank")))
    workspace.apply(SaveKind(officer))
    op = tag(document, "Mira Olsen", rank="Captain")
    workspace.apply(op)
    refused(workspace, DeleteKind("official"), "“rank” still holds values")
    workspace.apply(SetFields(op.id, {"rank": FieldValue("")}))
    workspace.apply(DeleteKind("official"))
    assert tuple(workspace.kinds().values()) == BUILT_IN


def test_a_built_in_kind_saved_as_it_was_leaves_no_row_behind(workspace: Workspace) -> None:
    officer = replace(OFFICIAL, label="Officer")
    for kind in (officer, OFFICIAL, officer, OFFICIAL):
        workspace.apply(SaveKind(kind))
        assert workspace.kinds()["official"] == kind
    refused(workspace, DeleteKind("official"), "Official is built in")


def test_a_built_in_kind_does_not_come_back_onto_a_letter_that_was_given_away(
    workspace: Workspace,
) -> None:
    workspace.apply(SaveKind(replace(OFFICIAL, shortcut="A")))
    workspace.apply(SaveKind(own_kind(shortcut="O")))
    refused(workspace, DeleteKind("official"), "O belongs to Vessel already")
    refused(workspace, SaveKind(OFFICIAL), "O belongs to Vessel already")
