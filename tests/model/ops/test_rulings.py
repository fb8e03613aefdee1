"""A finding is closed with its outcome, and opened again."""

from annotator.model.history import described
from annotator.model.ops import ReopenFinding, RuleOnFinding
from annotator.model.rulings import Outcome
from annotator.review.findings.finding import as_uuid
from annotator.workspace import Workspace
from tests.builders import reopened
from tests.model.ops.acts import changes_nothing, refused

FINDING = as_uuid(("jump", "boats"))


def rule(outcome: Outcome = Outcome.ERROR, evidence: str = "aa", note: str = "") -> RuleOnFinding:
    sentence = "From 2019 to 2020 the value goes from 5 to 90."
    return RuleOnFinding(FINDING, "jump", sentence, outcome, evidence, note)


def test_a_ruling_is_kept_with_who_said_it_and_a_note(workspace: Workspace) -> None:
    workspace.apply(rule(note="  the ministry\n told us "))
    (ruling,) = workspace.rulings()
    assert (ruling.id, ruling.outcome, ruling.evidence) == (FINDING, Outcome.ERROR, "aa")
    assert ruling.author == workspace.author().id
    assert ruling.note == "the ministry told us"
    assert workspace.check() == []


def test_rulings_are_undone_and_done_again(workspace: Workspace) -> None:
    workspace.apply(rule())
    workspace.apply(rule(Outcome.REVISED))
    assert outcomes(workspace) == [Outcome.REVISED]
    workspace.undo()
    assert outcomes(workspace) == [Outcome.ERROR]
    workspace.undo()
    assert outcomes(workspace) == []
    workspace.redo()
    assert outcomes(workspace) == [Outcome.ERROR]
    assert workspace.check() == []


def test_the_same_ruling_again_writes_nothing(workspace: Workspace) -> None:
    workspace.apply(rule())
    assert changes_nothing(workspace, rule())
    assert workspace.apply(rule(evidence="bb")).number is not None


def test_a_finding_is_opened_again_and_an_open_one_is_not(workspace: Workspace) -> None:
    workspace.apply(rule())
    workspace.apply(ReopenFinding(FINDING))
    assert outcomes(workspace) == []
    refused(workspace, ReopenFinding(FINDING), "open already")


def test_the_history_tells_rulings_in_words(workspace: Workspace) -> None:
    for op in (rule(), rule(Outcome.SCOPE), rule(Outcome.SCOPE, note="other waters")):
        workspace.apply(op)
    workspace.apply(ReopenFinding(FINDING))
    told = [described(one, workspace.kinds()) for one in workspace.history(4)]
    assert told == [
        "Opened a finding again: From 2019 to 2020 the value goes from 5 to 90.",
        "Closed a finding",
        "Closed a finding as different scope",
        "Closed a finding as error: From 2019 to 2020 the value goes from 5 to 90.",
    ]


def test_rulings_survive_a_restart(workspace: Workspace) -> None:
    workspace.apply(rule())
    workspace.close()
    with reopened(workspace.path) as again:
        assert outcomes(again) == [Outcome.ERROR]


def outcomes(workspace: Workspace) -> list[Outcome]:
    return [one.outcome for one in workspace.rulings()]
