"""Acts on the registry of officials."""

from dataclasses import replace

from annotator.model.ops import (
    AddTenure,
    CreateOfficial,
    Delete,
    DeleteDocument,
    EditOfficial,
    Tag,
)
from annotator.model.records import Document, FieldValue, Official, Tenure
from annotator.workspace import Workspace, new_id
from tests.builders import (
    tag,
)
from tests.model.ops.acts import changes_nothing, refused


def with_official(workspace: Workspace, document: Document) -> tuple[Tag, Official, Tenure]:
    """A tag whose person was taken into the registry with the post."""
    op = tag(document, "Acting Chair Mira Olsen", person="Mira Olsen", role="Chair")
    official = Official(new_id(), "Mira Olsen")
    post = Tenure(new_id(), official.id, "Chair", start="4 May 2021", annotation=op.id)
    workspace.apply(op)
    workspace.apply(CreateOfficial(official, post, op.id, "person"))
    return op, official, post


def test_an_official_is_created_with_a_post_and_the_tag_refers_to_both(
    workspace: Workspace, document: Document
) -> None:
    op, official, post = with_official(workspace, document)
    assert workspace.officials() == (official,)
    assert workspace.tenures() == (replace(post, start="2021-05-04"),)
    made = workspace.annotation(op.id)
    assert made.fields["person"] == FieldValue("Mira Olsen", None, official.id)
    assert made.official == official.id


def test_an_empty_field_of_the_tag_takes_the_official_s_name(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen")
    workspace.apply(op)
    official = Official(new_id(), " Mira  Olsen ", (" M. Olsen", ""), "note")
    workspace.apply(CreateOfficial(official, annotation=op.id, field="person"))
    assert workspace.officials()[0].name == "Mira Olsen"
    assert workspace.officials()[0].aliases == ("M. Olsen",)
    assert workspace.annotation(op.id).value("person") == "Mira Olsen"


def test_what_the_registry_can_t_take_is_refused(workspace: Workspace, document: Document) -> None:
    op, official, _ = with_official(workspace, document)
    nameless = Official(new_id(), " ")
    refused(workspace, CreateOfficial(nameless), "needs a name")
    refused(workspace, EditOfficial(replace(official, name="")), "needs a name")
    other = Official(new_id(), "Ana Ruiz")
    refused(workspace, CreateOfficial(other, annotation=op.id, field="flag"), "no field “flag”")
    refused(workspace, CreateOfficial(other, annotation=op.id), "no field “”")
    refused(workspace, EditOfficial(other), "official is no longer")
    for post, reason in (
        (Tenure(new_id(), other.id, "Chair"), "official is no longer"),
        (Tenure(new_id(), official.id, " "), "needs a role"),
        (Tenure(new_id(), official.id, "Chair", end="soon"), "not a date"),
        (Tenure(new_id(), official.id, "Chair", annotation=new_id()), "annotation is no longer"),
    ):
        refused(workspace, AddTenure(post), reason)


def test_an_official_is_edited_and_gets_a_further_post(
    workspace: Workspace, document: Document
) -> None:
    _, official, post = with_official(workspace, document)
    workspace.apply(EditOfficial(replace(official, aliases=("Olsen",))))
    assert workspace.officials()[0].aliases == ("Olsen",)
    assert changes_nothing(workspace, EditOfficial(replace(official, aliases=("Olsen",))))
    further = Tenure(new_id(), official.id, "Secretary", "Board", "2019", "2021", "acting")
    workspace.apply(AddTenure(further))
    assert workspace.tenures() == (replace(post, start="2021-05-04"), further)


def test_a_tag_that_a_post_was_read_from_can_be_deleted_and_the_post_stays(
    workspace: Workspace, document: Document
) -> None:
    op, official, post = with_official(workspace, document)
    workspace.apply(Delete((op.id,)))
    assert [one.annotation for one in workspace.tenures()] == [None]
    workspace.undo()
    assert [one.annotation for one in workspace.tenures()] == [op.id]
    workspace.apply(DeleteDocument(document.id))
    assert [(one.id, one.annotation) for one in workspace.tenures()] == [(post.id, None)]
    assert workspace.officials() == (official,)
    assert workspace.check() == []
