"""Of tags that differ one is kept, and the others say whose it was."""

from annotator.model.ops import Settle, SettleMany, StateNothing
from annotator.model.records import Document, State
from annotator.model.review import only_doubled
from annotator.workspace import Workspace, new_id
from tests.builders import span_of
from tests.workspace.team.acts import ADA, BEN, INGA, give, submitted


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


def test_a_statement_that_a_settled_tag_denies_waits_no_longer(
    workspace: Workspace, document: Document
) -> None:
    give(workspace, document, ADA, BEN)
    hers = [submitted(workspace, document, words, ADA) for words in ("Mira Olsen", "340")]
    workspace.team.act_as(BEN)
    near, far = span_of("Acting Chair Mira Olsen"), span_of("the plan for 2021–2023")
    made = [new_id() for _ in range(3)]
    workspace.apply(StateNothing(document.id, tuple(made[:2]), (near, far)))
    workspace.apply(StateNothing(document.id, tuple(made[2:])))
    workspace.team.act_as(INGA)
    workspace.apply(SettleMany(tuple(Settle(one) for one in hers)))
    held = {one.id: one for one in workspace.team.statements(document.id)}
    assert [held[one].state for one in made] == [
        State.REJECTED,
        State.SUBMITTED,  # nobody tagged anything there
        State.REJECTED,
    ]
    assert held[made[2]].reason == "Settled for Ada Voss’s “Mira Olsen”."
    workspace.undo()
    assert {one.state for one in workspace.team.statements(document.id)} == {State.SUBMITTED}
    assert workspace.check() == []
