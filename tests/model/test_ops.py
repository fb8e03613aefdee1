"""Ops: what each act does to a project, and what it refuses, on a real project file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.model.errors import ConflictError, DuplicateError, FieldError, UserError
from annotator.model.fields import Field
from annotator.model.kinds import BUILT_IN, OFFICIAL
from annotator.model.ops import (
    AddFragment,
    AddTenure,
    ChangeKind,
    CreateOfficial,
    Delete,
    DeleteDocument,
    DeleteKind,
    EditDocument,
    EditOfficial,
    ImportDocument,
    MarkUncertain,
    MoveBoundary,
    Op,
    RemoveFragment,
    SaveKind,
    SetFields,
    SetFurniture,
    Tag,
    TagMany,
)
from annotator.model.records import Annotation, Document, FieldValue, Official, Tenure
from annotator.model.spans import Span
from annotator.model.text import digest
from annotator.workspace import Workspace, new_id
from tests.builders import (
    OTHER_RELEASE,
    RELEASE,
    draft,
    own_kind,
    project,
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


def tagged(workspace: Workspace, op: Tag) -> Annotation:
    workspace.apply(op)
    return workspace.annotation(op.id)


def refused(workspace: Workspace, op: Op, reason: str, error: type[Exception] = UserError) -> None:
    """The op raises, and nothing has changed."""
    before = workspace.history(1)
    with pytest.raises(error, match=reason):
        workspace.apply(op)
    assert workspace.history(1) == before
    assert workspace.check() == []


def changes_nothing(workspace: Workspace, op: Op) -> bool:
    before = workspace.history(1)
    applied = workspace.apply(op)
    return applied.number is None and not applied.changes and workspace.history(1) == before


# --- releases ----------------------------------------------------------------------------------


def test_importing_takes_the_text_and_what_was_proposed(workspace: Workspace) -> None:
    made = workspace.import_draft(
        draft(title="  Harbour\nCouncil ", published_on="4 мая 2021", author="nobody's column")
    )
    opened = workspace.open_document(made.id)
    assert opened.text == RELEASE
    assert opened.document == made
    assert (made.title, made.published_on, made.source_name) == (
        "Harbour Council",
        "2021-05-04",
        "harbour.txt",
    )
    assert made.sha256 == digest(RELEASE)


def test_a_proposed_date_that_is_none_is_left_out(workspace: Workspace) -> None:
    assert workspace.import_draft(draft(event_date="soon")).event_date == ""


def test_furniture_of_a_draft_is_kept_in_reading_order(workspace: Workspace) -> None:
    furniture = (Span(8, 12), Span(0, 3), Span(2, 5))
    made = workspace.import_draft(replace(draft(), furniture=furniture))
    assert workspace.open_document(made.id).document.furniture == (Span(0, 5), Span(8, 12))


def test_the_very_same_text_is_refused_and_the_earlier_release_named(
    workspace: Workspace, document: Document
) -> None:
    op = ImportDocument(replace(document, id=new_id()), RELEASE)
    refused(workspace, op, "as “harbour.txt”. Open that release instead", DuplicateError)
    workspace.apply(EditDocument(document.id, {"title": "Council meets"}))
    refused(workspace, op, "as “Council meets”", DuplicateError)


def test_a_release_without_text_is_refused(workspace: Workspace) -> None:
    op = ImportDocument(Document(new_id(), digest(" \n"), "empty.txt"), " \n")
    refused(workspace, op, "empty.txt holds no text")


def test_furniture_behind_the_text_is_refused(workspace: Workspace, document: Document) -> None:
    far = (Span(0, len(RELEASE) + 1),)
    refused(workspace, SetFurniture(document.id, far), "lies outside the text")
    op = ImportDocument(Document(new_id(), digest("abc"), "a.txt", furniture=far), "abc")
    refused(workspace, op, "lies outside the text")


def test_a_text_under_a_wrong_digest_is_the_program_s_mistake(workspace: Workspace) -> None:
    op = ImportDocument(Document(new_id(), digest("abc"), "a.txt"), "abd")
    refused(workspace, op, "not the document's", ValueError)


def test_editing_a_release_tidies_lines_and_reads_dates(
    workspace: Workspace, document: Document
) -> None:
    values = {"title": " Harbour  Council", "event_date": "4.5.2021", "language": "ru"}
    workspace.apply(EditDocument(document.id, values))
    edited = workspace.open_document(document.id).document
    assert (edited.title, edited.event_date, edited.language) == (
        "Harbour Council",
        "2021-05-04",
        "ru",
    )
    assert changes_nothing(workspace, EditDocument(document.id, values))
    workspace.apply(EditDocument(document.id, {"event_date": " "}))
    assert workspace.open_document(document.id).document.event_date == ""


def test_what_a_release_must_not_be_edited_to_is_refused(
    workspace: Workspace, document: Document
) -> None:
    refused(workspace, EditDocument(document.id, {"sha256": ""}), "“sha256” of a release")
    refused(workspace, EditDocument(document.id, {"event_date": "soon"}), "not a date", FieldError)
    refused(workspace, EditDocument(new_id(), {"title": "x"}), "release is no longer")


def test_furniture_is_replaced_as_a_whole(workspace: Workspace, document: Document) -> None:
    workspace.apply(SetFurniture(document.id, (Span(5, 9), Span(0, 5))))
    workspace.apply(SetFurniture(document.id, (Span(9, 12),)))
    assert workspace.open_document(document.id).document.furniture == (Span(9, 12),)
    assert changes_nothing(workspace, SetFurniture(document.id, (Span(9, 12),)))


def test_deleting_a_release_takes_its_tags_along_and_undo_brings_all_back(
    workspace: Workspace, document: Document
) -> None:
    workspace.import_draft(draft(OTHER_RELEASE, "other.txt"))
    for words in ("Mira Olsen", "Ana Ruiz-Lindqvist"):
        workspace.apply(tag(document, words))
    whole = workspace.open_document(document.id)
    workspace.apply(DeleteDocument(document.id))
    assert [one.document.source_name for one in workspace.listed(0, 9)] == ["other.txt"]
    refused(workspace, DeleteDocument(document.id), "release is no longer")
    workspace.undo()
    assert workspace.open_document(document.id) == whole
    assert [one.document.source_name for one in workspace.listed(0, 9)] == [
        "harbour.txt",
        "other.txt",
    ]


# --- tags --------------------------------------------------------------------------------------


def test_a_tag_holds_its_quote_and_canonical_fields(
    workspace: Workspace, document: Document
) -> None:
    made = tagged(
        workspace,
        tag(document, "$ 7.5 million", "statistic", value="7,5 млн", unit=" USD ", place="  "),
    )
    assert made.quote == "$ 7.5 million"
    assert dict(made.fields) == {"value": FieldValue("7500000"), "unit": FieldValue("USD")}
    assert made.author == workspace.author().id
    assert (made.state, made.origin, made.official) == ("draft", "manual", None)


def test_a_tag_may_have_fragments_overlap_and_nest(
    workspace: Workspace, document: Document
) -> None:
    spans = (span_of("plan for 2021–2023"), span_of("Secretary"), span_of("Ana Ruiz-Lindqvist"))
    made = tagged(workspace, Tag(new_id(), document.id, "decision", spans))
    assert made.quote == "Secretary … Ana Ruiz-Lindqvist … plan for 2021–2023"
    workspace.apply(tag(document, "Secretary Ana"))
    workspace.apply(tag(document, "Ana"))
    assert len(workspace.open_document(document.id).annotations) == 3


def test_an_invalid_value_is_kept_as_typed(workspace: Workspace, document: Document) -> None:
    made = tagged(workspace, tag(document, "30%", "statistic", value="a third or so"))
    assert made.value("value") == "a third or so"


def test_a_duplicate_tag_is_refused_but_another_kind_or_other_spans_are_not(
    workspace: Workspace, document: Document
) -> None:
    workspace.apply(tag(document, "Mira Olsen"))
    refused(workspace, tag(document, "Mira Olsen"), "tagged as Official already")
    workspace.apply(tag(document, "Mira Olsen", "decision"))
    workspace.apply(tag(document, "Chair Mira Olsen"))
    two = (span_of("Mira Olsen"), span_of("Chair"))
    workspace.apply(Tag(new_id(), document.id, "official", two))


def test_what_can_t_be_tagged_is_refused(workspace: Workspace, document: Document) -> None:
    far = Span(0, len(RELEASE) + 1)
    refused(workspace, Tag(new_id(), document.id, "official", ()), "Nothing is selected")
    refused(workspace, Tag(new_id(), document.id, "official", (far,)), "outside the text")
    refused(workspace, tag(document, "Mira", "vessel"), "no kind “vessel”")
    refused(workspace, tag(document, "Mira", flag="red"), "Official has no field “flag”")
    evidence = replace(tag(document, "Mira"), fields={"role": FieldValue("Chair", far)})
    refused(workspace, evidence, "outside the text")
    nobody = replace(tag(document, "Mira"), fields={"person": FieldValue("M", None, new_id())})
    refused(workspace, nobody, "something that it needs is gone", ConflictError)


def test_many_tags_are_one_act(workspace: Workspace, document: Document) -> None:
    applied = workspace.apply(TagMany((tag(document, "Mira Olsen"), tag(document, "340"))))
    assert len(applied.changes) == 2
    workspace.undo()
    assert workspace.open_document(document.id).annotations == ()


def test_many_tags_are_refused_as_a_whole_where_two_are_the_same(
    workspace: Workspace, document: Document
) -> None:
    same = (tag(document, "340"), tag(document, "Mira Olsen"), tag(document, "340"))
    refused(workspace, TagMany(same), "Two of these tags are the same")
    assert changes_nothing(workspace, TagMany(()))


def test_a_moved_boundary_gives_the_tag_a_new_quote(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen")
    workspace.apply(op)
    workspace.apply(MoveBoundary(op.id, (span_of("Acting Chair Mira Olsen"),)))
    assert workspace.annotation(op.id).quote == "Acting Chair Mira Olsen"
    assert changes_nothing(workspace, MoveBoundary(op.id, (span_of("Acting Chair Mira Olsen"),)))
    refused(workspace, MoveBoundary(op.id, ()), "Nothing is selected")
    refused(workspace, MoveBoundary(op.id, (Span(0, 9999),)), "outside the text")
    refused(workspace, MoveBoundary(new_id(), (Span(0, 1),)), "annotation is no longer")


def test_a_boundary_can_t_be_moved_onto_a_tag_that_is_there(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen")
    workspace.apply(TagMany((op, tag(document, "Mira"))))
    refused(workspace, MoveBoundary(op.id, (span_of("Mira"),)), "tagged as Official already")


def test_fragments_are_added_and_taken_away(workspace: Workspace, document: Document) -> None:
    op = tag(document, "Mira")
    workspace.apply(op)
    workspace.apply(AddFragment(op.id, span_of("Chair")))
    assert workspace.annotation(op.id).quote == "Chair … Mira"
    workspace.apply(AddFragment(op.id, span_of(" Olsen")))
    assert workspace.annotation(op.id).spans == (span_of("Chair"), span_of("Mira Olsen"))
    workspace.apply(RemoveFragment(op.id, span_of("Chair")))
    assert workspace.annotation(op.id).quote == "Mira Olsen"
    refused(workspace, RemoveFragment(op.id, span_of("Mira Olsen")), "at least one passage")
    assert changes_nothing(workspace, RemoveFragment(op.id, span_of("Portville")))


def test_a_tag_of_another_kind_keeps_the_fields_that_both_have(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "The Council adopted a statement", role="Chair", body="Council")
    workspace.apply(op)
    workspace.apply(ChangeKind(op.id, "decision"))
    changed = workspace.annotation(op.id)
    assert (changed.kind, dict(changed.fields)) == ("decision", {"body": FieldValue("Council")})
    assert changes_nothing(workspace, ChangeKind(op.id, "decision"))
    refused(workspace, ChangeKind(op.id, "vessel"), "no kind “vessel”")
    workspace.apply(tag(document, "The Council adopted a statement", "official"))
    refused(workspace, ChangeKind(op.id, "official"), "tagged as Official already")


def test_fields_are_filled_in_and_emptied_with_their_evidence(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen", role="Chair")
    workspace.apply(op)
    body = FieldValue("Harbour  Council", span_of("Harbour Council"))
    workspace.apply(SetFields(op.id, {"body": body, "role": FieldValue("")}))
    assert dict(workspace.annotation(op.id).fields) == {
        "body": FieldValue("Harbour Council", span_of("Harbour Council"))
    }
    assert changes_nothing(workspace, SetFields(op.id, {"body": body, "role": FieldValue(" ")}))
    refused(workspace, SetFields(op.id, {"flag": FieldValue("x")}), "no field “flag”")
    far = FieldValue("x", Span(0, 9999))
    refused(workspace, SetFields(op.id, {"body": far}), "outside the text")


def test_a_tag_is_put_in_doubt_and_out_of_it(workspace: Workspace, document: Document) -> None:
    op = tag(document, "Mira Olsen")
    workspace.apply(op)
    workspace.apply(MarkUncertain(op.id, uncertain=True))
    assert workspace.annotation(op.id).uncertain
    assert changes_nothing(workspace, MarkUncertain(op.id, uncertain=True))
    workspace.apply(MarkUncertain(op.id, uncertain=False))
    assert not workspace.annotation(op.id).uncertain


def test_tags_are_deleted_in_one_step_even_where_one_is_named_twice(
    workspace: Workspace, document: Document
) -> None:
    ops = (tag(document, "Mira Olsen"), tag(document, "340"))
    workspace.apply(TagMany(ops))
    both = workspace.open_document(document.id).annotations
    workspace.apply(Delete((ops[0].id, ops[1].id, ops[0].id)))
    assert workspace.open_document(document.id).annotations == ()
    workspace.undo()
    assert workspace.open_document(document.id).annotations == both
    refused(workspace, Delete((new_id(),)), "annotation is no longer")


# --- the registry ------------------------------------------------------------------------------


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


# --- the codebook ------------------------------------------------------------------------------


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
