"""Acts on tags."""

from dataclasses import replace

from annotator.model.errors import ConflictError
from annotator.model.ops import (
    AddFragment,
    ChangeKind,
    Delete,
    MarkUncertain,
    MoveBoundary,
    RemoveFragment,
    SetFields,
    Tag,
    TagMany,
)
from annotator.model.records import Document, FieldValue
from annotator.model.spans import Span
from annotator.workspace import Workspace, new_id
from tests.builders import (
    RELEASE,
    span_of,
    tag,
)
from tests.model.ops.acts import changes_nothing, refused, tagged


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
