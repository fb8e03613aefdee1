"""Releases given to members, and what those who share one see of each other."""

import pytest

from annotator.model.errors import ForbiddenError
from annotator.model.ops import (
    Accept,
    AcceptMany,
    AddMember,
    SetSetting,
    Unassign,
)
from annotator.model.records import Document, Role
from annotator.model.review import OPEN_WORK
from annotator.model.suggestion import Suggestion
from annotator.workspace import Workspace, new_id
from tests.builders import span_of
from tests.workspace.team.acts import ADA, BEN, INGA, give, tagged, told


def test_a_release_given_to_two_is_blind_to_them(workspace: Workspace, document: Document) -> None:
    give(workspace, document, ADA, BEN)
    hers, his = (
        tagged(workspace, document, "Mira Olsen", ADA),
        tagged(workspace, document, "340", BEN),
    )
    workspace.team.act_as(ADA)
    opened = workspace.open_document(document.id)
    assert opened.blind
    assert [one.id for one in opened.annotations] == [hers]
    with pytest.raises(ForbiddenError, match="another annotator's"):
        workspace.annotation(his)
    assert BEN not in {one.author for one in workspace.history(99)}
    with workspace.snapshot() as taken:
        [held] = taken.documents()
    assert [one.id for one in held.annotations] == [hers]
    with pytest.raises(ForbiddenError, match="without suggestions"):
        workspace.apply(AcceptMany((accepting(document),)))
    workspace.team.act_as(INGA)
    assert len(workspace.open_document(document.id).annotations) == 2


def accepting(document: Document) -> Accept:
    found = Suggestion("statistic", span_of("340"), {}, "counted", 0.9)
    return Accept(new_id(), document.id, found)


def test_the_project_may_open_work_to_all(workspace: Workspace, document: Document) -> None:
    give(workspace, document, ADA, BEN)
    tagged(workspace, document, "340", BEN)
    workspace.apply(SetSetting(OPEN_WORK, True))
    workspace.team.act_as(ADA)
    assert len(workspace.open_document(document.id).annotations) == 1


def test_assigning_again_sets_another_day_and_taking_back_leaves_the_tags(
    workspace: Workspace, document: Document
) -> None:
    give(workspace, document, ADA, due="1.12.2026")
    assert told(workspace) == "Assigned releases (1)"
    give(workspace, document, ADA, due="2026-12-02")
    [given] = workspace.team.assignments(document.id)
    assert given.due == "2026-12-02"
    tagged(workspace, document, "340", ADA)
    workspace.apply(Unassign((given.id,)))
    assert workspace.team.assignments(document.id) == ()
    assert len(workspace.open_document(document.id).annotations) == 1
    workspace.undo()
    assert workspace.team.assignments(document.id) == (given,)


def test_only_annotators_are_given_releases(workspace: Workspace, document: Document) -> None:
    workspace.apply(AddMember(new_id(), "Olga", (Role.OFFICER,)))
    with pytest.raises(ForbiddenError, match="Olga may not be given a release"):
        give(workspace, document, "Olga")
