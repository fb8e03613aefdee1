"""Comments, and what goes and comes with a release."""

import pytest

from annotator.model.errors import UserError
from annotator.model.ops import (
    Delete,
    DeleteDocument,
    Resolve,
    Say,
    StateNothing,
    Tag,
    TakeVersion,
)
from annotator.model.records import Document
from annotator.workspace import Workspace, new_id
from tests.builders import OTHER_RELEASE, draft, span_of
from tests.workspace.team.acts import ADA, give, tagged, told


def test_comments_are_threads_on_a_tag_or_a_release(
    workspace: Workspace, document: Document
) -> None:
    made = tagged(workspace, document, "Mira Olsen")
    first, answer = new_id(), new_id()
    workspace.apply(Say(first, document.id, "Which post?", made))
    assert told(workspace) == "Commented: “Which post?”"
    workspace.apply(Resolve(first))
    workspace.team.act_as(ADA)
    workspace.apply(Say(answer, document.id, "Acting Chair.", thread=first))
    said = workspace.team.comments(document.id)
    assert [(one.words, one.annotation, one.thread, one.resolved) for one in said] == [
        ("Which post?", made, "", False),
        ("Acting Chair.", made, first, False),
    ]
    workspace.apply(Delete((made,)))
    assert {one.annotation for one in workspace.team.comments(document.id)} == {""}
    workspace.undo()
    assert {one.annotation for one in workspace.team.comments(document.id)} == {made}
    with pytest.raises(UserError, match="is empty"):
        workspace.apply(Say(new_id(), document.id, " "))


def test_a_release_goes_with_all_that_was_said_and_given_and_comes_back(
    workspace: Workspace, document: Document
) -> None:
    other = workspace.import_draft(draft(OTHER_RELEASE, "other.txt"))
    give(workspace, document, ADA)
    made = tagged(workspace, document, "Mira Olsen")
    first = new_id()
    workspace.apply(Say(first, document.id, "Which post?", made))
    workspace.apply(Say(new_id(), document.id, "That one.", thread=first))
    workspace.apply(StateNothing(other.id, (new_id(),)))
    before = (
        workspace.team.comments(),
        workspace.team.assignments(),
        workspace.team.standings(),
    )
    workspace.apply(DeleteDocument(document.id))
    workspace.apply(DeleteDocument(other.id))
    assert workspace.team.standings() == {}
    workspace.undo()
    workspace.undo()
    assert before == (
        workspace.team.comments(),
        workspace.team.assignments(),
        workspace.team.standings(),
    )


def test_a_new_version_takes_work_over_and_the_counts_follow(
    workspace: Workspace, document: Document
) -> None:
    other = workspace.import_draft(draft(OTHER_RELEASE, "other.txt"))
    workspace.apply(Tag(new_id(), other.id, "official", (span_of("Lena Voss", OTHER_RELEASE),)))
    workspace.apply(TakeVersion(document.id, other.id))
    assert workspace.team.standing(document.id).tags == 1
    assert workspace.team.standing(document.id).draft == 1
    assert workspace.check() == []
    workspace.undo()
    assert workspace.team.standing(other.id).tags == 1
    assert workspace.team.standing(document.id).tags == 0
