"""Who works on a project: roles, names, and who acts."""

from contextlib import closing
from pathlib import Path

import pytest

from annotator.model.errors import ForbiddenError, UserError
from annotator.model.ops import (
    AddMember,
    Assign,
    DeleteDocument,
    EditMember,
    SetSetting,
)
from annotator.model.records import Assignment, Document, Role
from annotator.model.review import OWN_TAGS
from annotator.workspace import Workspace, new_id
from tests.builders import project
from tests.workspace.team.acts import ADA, BEN, INGA, id_of, tagged


def test_the_first_member_of_a_project_has_all_roles(tmp_path: Path) -> None:
    with project(tmp_path) as alone:
        assert alone.team.acting.roles == tuple(Role)
        assert alone.team.may_verify_own


def test_the_member_who_acts_is_the_author_of_what_they_do(
    workspace: Workspace, document: Document
) -> None:
    made = tagged(workspace, document, "Mira Olsen", ADA)
    assert workspace.annotation(made).author == id_of(workspace, ADA)
    assert workspace.history(1)[0].author == ADA
    assert workspace.author().name == INGA


def test_a_member_is_chosen_when_the_project_is_opened(workspace: Workspace) -> None:
    path = workspace.path
    workspace.close()
    with closing(Workspace(path, member="ada voss")) as again:
        assert again.author().name == ADA
    with pytest.raises(UserError, match="Its members are: Inga Berg, Ada Voss, Ben Ruiz"):
        Workspace(path, member="Nobody")


def test_names_of_members_are_told_apart_and_somebody_supervises(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="already"):
        workspace.apply(AddMember(new_id(), "ada  VOSS"))
    with pytest.raises(UserError, match="needs a name"):
        workspace.apply(AddMember(new_id(), " "))
    with pytest.raises(UserError, match="needs a role"):
        workspace.apply(AddMember(new_id(), "Cy", ()))
    with pytest.raises(UserError, match="needs an active supervisor"):
        workspace.apply(EditMember(id_of(workspace, INGA), INGA, (Role.ANNOTATOR,)))


def test_an_annotator_may_not_edit_members_settings_or_the_library(
    workspace: Workspace, document: Document
) -> None:
    workspace.team.act_as(ADA)
    acts = (
        AddMember(new_id(), "Cy"),
        SetSetting(OWN_TAGS, True),
        DeleteDocument(document.id),
        Assign((Assignment(new_id(), document.id, id_of(workspace, ADA)),)),
    )
    number = workspace.history(1)[0].number
    for op in acts:
        with pytest.raises(ForbiddenError, match="Ada Voss may not"):
            workspace.apply(op)
    assert workspace.history(1)[0].number == number


def test_a_briefing_officer_sets_the_project_but_not_how_tags_are_reviewed(
    workspace: Workspace,
) -> None:
    workspace.apply(AddMember(new_id(), "Olga", (Role.OFFICER,)))
    workspace.team.act_as("Olga")
    workspace.apply(SetSetting("briefing.language", "ru"))
    with pytest.raises(ForbiddenError, match="Olga may not change how tags are reviewed"):
        workspace.apply(SetSetting(OWN_TAGS, True))


def test_who_has_left_can_t_act_and_keeps_what_they_did(
    workspace: Workspace, document: Document
) -> None:
    made = tagged(workspace, document, "Mira Olsen", BEN)
    workspace.apply(EditMember(id_of(workspace, BEN), BEN, (Role.ANNOTATOR,), active=False))
    with pytest.raises(UserError, match="no longer active"):
        workspace.team.act_as(BEN)
    assert workspace.annotation(made).author == id_of(workspace, BEN)
