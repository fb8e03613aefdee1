"""Acts of several members, as the tests of a team do them."""

from annotator.model.history import described
from annotator.model.ops import (
    Assign,
    Submit,
)
from annotator.model.records import Assignment, Document
from annotator.workspace import Workspace, new_id
from tests.builders import tag

INGA, ADA, BEN = "Inga Berg", "Ada Voss", "Ben Ruiz"


def id_of(workspace: Workspace, name: str) -> str:
    return next(one.id for one in workspace.team.members if one.name == name)


def tagged(workspace: Workspace, document: Document, words: str, who: str = ADA) -> str:
    """A tag of that member; the member who acted before acts again."""
    before = workspace.team.acting.id
    workspace.team.act_as(who)
    op = tag(document, words)
    workspace.apply(op)
    workspace.team.act_as(before)
    return op.id


def submitted(workspace: Workspace, document: Document, words: str, who: str = ADA) -> str:
    made = tagged(workspace, document, words, who)
    workspace.team.act_as(who)
    workspace.apply(Submit((made,)))
    workspace.team.act_as(INGA)
    return made


def give(workspace: Workspace, document: Document, *names: str, due: str = "") -> None:
    given = (Assignment(new_id(), document.id, id_of(workspace, name), due=due) for name in names)
    workspace.apply(Assign(tuple(given)))


def told(workspace: Workspace) -> str:
    return described(
        workspace.history(1)[0], workspace.kinds(), lambda one: workspace.annotation(one).quote
    )
