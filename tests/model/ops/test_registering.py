"""Many people come into the registry in one act, with the tags that name them."""

import pytest

from annotator.model.errors import UserError
from annotator.model.ops import CreateOfficial, Reference, RegisterMany
from annotator.model.records import Document, Official, Tenure
from annotator.workspace import Workspace, new_id
from tests.builders import tag
from tests.model.ops.acts import refused


def test_new_and_known_people_are_referred_to_and_known_ones_learn_names(
    workspace: Workspace, document: Document
) -> None:
    known = Official(new_id(), "Pyotr Lavrov")
    workspace.apply(CreateOfficial(known))
    tags = [
        tag(document, "Acting Chair Mira Olsen", person="Mira Olsen", role="Acting Chair"),
        tag(document, "Mira Olsen", person="Mira Olsen"),
        tag(document, "Пётр Лавров", person="Пётр Лавров"),
    ]
    for one in tags:
        workspace.apply(one)
    mira = Official(new_id(), "Mira Olsen")
    post = Tenure(new_id(), mira.id, "Acting Chair", annotation=tags[0].id)
    workspace.apply(
        RegisterMany(
            (CreateOfficial(mira, post, tags[0].id, "person"),),
            (
                Reference(tags[1].id, "person", mira.id),
                Reference(tags[2].id, "person", known.id),
            ),
        )
    )
    assert [workspace.annotation(one.id).official for one in tags] == [mira.id, mira.id, known.id]
    assert {one.name: one.aliases for one in workspace.officials()} == {
        "Mira Olsen": (),
        "Pyotr Lavrov": ("Пётр Лавров",),
    }
    workspace.undo()
    assert [one.aliases for one in workspace.officials()] == [()]
    assert not any(workspace.annotation(one.id).official for one in tags)
    workspace.redo()
    assert len(workspace.tenures()) == 1
    assert workspace.check() == []


def test_a_tag_can_t_refer_to_who_is_not_in_the_registry(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen", person="Mira Olsen")
    workspace.apply(op)
    with pytest.raises(UserError):
        workspace.apply(RegisterMany((), (Reference(op.id, "person", new_id()),)))
    nowhere = RegisterMany((), (Reference(op.id, "flag", new_id()),))
    refused(workspace, nowhere, "no field “flag”")
