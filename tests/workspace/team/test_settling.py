"""Of tags that differ one is kept, and the others say whose it was."""

from annotator.model.ops import (
    Settle,
)
from annotator.model.records import Document, State
from annotator.model.review import only_doubled
from annotator.workspace import Workspace
from tests.workspace.team.acts import ADA, BEN, give, submitted


def test_settling_keeps_one_tag_and_says_of_the_other_whose_was_kept(
    workspace: Workspace, document: Document
) -> None:
    give(workspace, document, ADA, BEN)
    hers = submitted(workspace, document, "Acting Chair Mira Olsen", ADA)
    his = submitted(workspace, document, "Mira Olsen", BEN)
    workspace.apply(Settle(hers, (his,)))
    assert workspace.annotation(hers).state is State.VERIFIED
    lost = workspace.annotation(his)
    assert lost.state is State.REJECTED
    assert lost.reason == "Settled for Ada Voss’s “Acting Chair Mira Olsen”."
    workspace.undo()
    assert workspace.annotation(his).state is State.SUBMITTED


def test_a_tag_that_is_the_same_as_the_one_kept_says_so(
    workspace: Workspace, document: Document
) -> None:
    give(workspace, document, ADA, BEN)
    hers = submitted(workspace, document, "Mira Olsen", ADA)
    his = submitted(workspace, document, "Mira Olsen", BEN)
    workspace.apply(Settle(hers, (his,)))
    lost = workspace.annotation(his)
    assert lost.reason == "Settled for Ada Voss’s “Mira Olsen”, which is the same."
    assert only_doubled(lost)
