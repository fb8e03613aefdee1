"""Suggestions are accepted as they are, with changes or in bulk, or turned down; all undoable."""

import pytest

from annotator.model.errors import UserError
from annotator.model.history import described
from annotator.model.ops import Accept, AcceptMany, DeleteDocument, Dismiss, SaveKind
from annotator.model.records import Document, FieldValue
from annotator.model.suggestion import Suggestion
from annotator.workspace import Workspace, new_id
from tests.builders import span_of, without_field

CHAIR = Suggestion(
    "official",
    span_of("Acting Chair Mira Olsen"),
    {"person": FieldValue("Mira Olsen", span_of("Mira Olsen")), "role": FieldValue("Acting Chair")},
    rule="titles",
    score=0.9,
    reason="Acting Chair + name",
)
BUOYS = Suggestion("statistic", span_of("340"), {"value": FieldValue("340")}, rule="numbers")


def test_an_accepted_suggestion_is_a_tag_that_says_where_it_came_from(
    workspace: Workspace, document: Document
) -> None:
    made = new_id()
    workspace.apply(Accept(made, document.id, CHAIR))
    tag = workspace.annotation(made)
    assert (tag.kind, tag.quote) == ("official", "Acting Chair Mira Olsen")
    assert (tag.origin, tag.confidence) == ("suggested:titles", 0.9)
    assert tag.value("role") == "Acting Chair"
    assert tag.fields["person"].span == span_of("Mira Olsen")


def test_a_suggestion_is_accepted_with_changes(workspace: Workspace, document: Document) -> None:
    made = new_id()
    changes = {"role": FieldValue("Chair"), "person": FieldValue("")}
    workspace.apply(Accept(made, document.id, CHAIR, changes))
    tag = workspace.annotation(made)
    assert tag.value("role") == "Chair"
    assert "person" not in tag.fields


def test_fields_that_the_project_does_not_have_are_left_out(
    workspace: Workspace, document: Document
) -> None:
    workspace.apply(SaveKind(without_field(workspace.kinds()["official"], "role")))
    made = new_id()
    workspace.apply(Accept(made, document.id, CHAIR))
    assert set(workspace.annotation(made).fields) == {"person"}


def test_a_doubtful_suggestion_is_an_uncertain_tag(
    workspace: Workspace, document: Document
) -> None:
    doubtful = Suggestion("official", CHAIR.span, {"type": FieldValue("uncertain")})
    made = new_id()
    workspace.apply(Accept(made, document.id, doubtful))
    assert workspace.annotation(made).uncertain


def test_the_same_suggestion_is_not_accepted_twice(
    workspace: Workspace, document: Document
) -> None:
    workspace.apply(Accept(new_id(), document.id, CHAIR))
    with pytest.raises(UserError, match="already"):
        workspace.apply(Accept(new_id(), document.id, CHAIR))


def test_many_are_accepted_in_one_act_that_the_log_names(
    workspace: Workspace, document: Document
) -> None:
    accepts = tuple(Accept(new_id(), document.id, one) for one in (CHAIR, BUOYS))
    workspace.apply(AcceptMany(accepts))
    assert len(workspace.open_document(document.id).annotations) == 2
    assert described(workspace.history(1)[0], workspace.kinds()) == "Accepted 2 suggestions"
    workspace.undo()
    assert workspace.open_document(document.id).annotations == ()


def test_a_dismissal_is_kept_undone_and_done_again(
    workspace: Workspace, document: Document
) -> None:
    workspace.apply(Dismiss(new_id(), document.id, BUOYS))
    kept = workspace.dismissals(document.id)
    assert [(one.kind, one.spans, one.quote, one.rule) for one in kept] == [
        ("statistic", (BUOYS.span,), "340", "numbers")
    ]
    assert described(workspace.history(1)[0], workspace.kinds()) == "Dismissed Statistic “340”"
    workspace.undo()
    assert workspace.dismissals(document.id) == ()
    workspace.redo()
    assert workspace.dismissals(document.id) == kept
    assert workspace.check() == []


def test_what_was_dismissed_before_is_no_act(workspace: Workspace, document: Document) -> None:
    workspace.apply(Dismiss(new_id(), document.id, BUOYS))
    assert workspace.apply(Dismiss(new_id(), document.id, BUOYS)).number is None


def test_a_dismissal_is_no_tag(workspace: Workspace, document: Document) -> None:
    workspace.apply(Dismiss(new_id(), document.id, BUOYS))
    assert workspace.open_document(document.id).annotations == ()
    assert [line.tags for line in workspace.listed(0, 1)] == [0]


def test_a_deleted_release_takes_its_dismissals_along_and_brings_them_back(
    workspace: Workspace, document: Document
) -> None:
    workspace.apply(Dismiss(new_id(), document.id, BUOYS))
    workspace.apply(DeleteDocument(document.id))
    assert workspace.check() == []
    workspace.undo()
    assert [one.quote for one in workspace.dismissals(document.id)] == ["340"]
    assert workspace.check() == []


def test_accepting_and_dismissing_stand_in_the_history_of_the_release(
    workspace: Workspace, document: Document
) -> None:
    workspace.apply(Accept(new_id(), document.id, CHAIR))
    workspace.apply(Dismiss(new_id(), document.id, BUOYS))
    verbs = [one.verb for one in workspace.history(9, document=document.id)]
    assert verbs == ["dismiss", "accept", "import"]
