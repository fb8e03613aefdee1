"""Several members in one project: roles, moves, what each may see, and whose acts undo takes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.model.errors import ConflictError, ForbiddenError, UserError
from annotator.model.history import described
from annotator.model.ops import (
    Accept,
    AcceptMany,
    AddMember,
    Assign,
    Delete,
    DeleteDocument,
    EditMember,
    Reject,
    Reopen,
    Resolve,
    Return,
    Say,
    SetFields,
    SetSetting,
    Settle,
    SettleMany,
    StateNothing,
    Submit,
    Tag,
    TakeVersion,
    Unassign,
    Verify,
    Withdraw,
    WithdrawStatement,
)
from annotator.model.records import Assignment, Document, FieldValue, Role, State
from annotator.model.review import OPEN_WORK, OWN_TAGS, DocumentState, only_doubled
from annotator.model.suggestion import Suggestion
from annotator.workspace import Workspace, new_id
from tests.builders import OTHER_RELEASE, draft, project, reopened, span_of, tag

INGA, ADA, BEN = "Inga Berg", "Ada Voss", "Ben Ruiz"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Inga supervises, Ada and Ben annotate."""
    with project(tmp_path) as opened:
        for name in (ADA, BEN):
            opened.apply(AddMember(new_id(), name))
        yield opened
        assert opened.check() == []


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return workspace.import_draft(draft(title="Council meets"))


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


# members


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
    with Workspaces(path, member="ada voss") as again:
        assert again.author().name == ADA
    with pytest.raises(UserError, match="Its members are: Inga Berg, Ada Voss, Ben Ruiz"):
        Workspace(path, member="Nobody")
    workspace.__init__(path)  # type: ignore[misc]


class Workspaces:
    """A workspace opened as somebody, closed at the end."""

    def __init__(self, path: Path, *, member: str) -> None:
        self._opened = Workspace(path, member=member)

    def __enter__(self) -> Workspace:
        return self._opened

    def __exit__(self, *_: object) -> None:
        self._opened.close()


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


# moves


def test_a_tag_goes_from_draft_over_a_return_to_verified(
    workspace: Workspace, document: Document
) -> None:
    made = tagged(workspace, document, "Mira Olsen")
    workspace.team.act_as(ADA)
    workspace.apply(Submit((made,)))
    assert told(workspace) == "Submitted “Mira Olsen”"
    workspace.team.act_as(INGA)
    workspace.apply(Return((made,), reason="Take the  post in."))
    assert told(workspace) == "Returned “Mira Olsen”: Take the post in."
    back = workspace.annotation(made)
    assert (back.state, back.reason) == (State.RETURNED, "Take the post in.")
    assert back.reviewer == id_of(workspace, INGA)
    workspace.team.act_as(ADA)
    workspace.apply(SetFields(made, {"role": FieldValue("Chair")}))
    workspace.apply(Submit((made,)))
    assert workspace.annotation(made).reason == ""
    workspace.team.act_as(INGA)
    workspace.apply(Verify((made,)))
    assert told(workspace) == "Verified “Mira Olsen”"
    assert workspace.annotation(made).state is State.VERIFIED
    assert workspace.team.standing(document.id).state is DocumentState.VERIFIED


def test_to_return_or_reject_takes_a_reason(workspace: Workspace, document: Document) -> None:
    made = submitted(workspace, document, "Mira Olsen")
    for op in (Return((made,)), Reject((made,), reason="  ")):
        with pytest.raises(UserError, match="takes a reason"):
            workspace.apply(op)


def test_a_rejected_tag_stays_with_its_reason_until_it_is_reopened(
    workspace: Workspace, document: Document
) -> None:
    made = submitted(workspace, document, "Mira Olsen")
    workspace.apply(Reject((made,), reason="No official."))
    assert workspace.annotation(made).reason == "No official."
    workspace.team.act_as(ADA)
    with pytest.raises(ForbiddenError, match="was rejected"):
        workspace.apply(SetFields(made, {"role": FieldValue("Chair")}))
    workspace.team.act_as(INGA)
    workspace.apply(Reopen((made,)))
    assert workspace.annotation(made).state is State.SUBMITTED


def test_editing_a_verified_tag_makes_it_changed(workspace: Workspace, document: Document) -> None:
    made = submitted(workspace, document, "Mira Olsen")
    workspace.apply(Verify((made,)))
    workspace.team.act_as(ADA)
    workspace.apply(SetFields(made, {"role": FieldValue("Chair")}))
    changed = workspace.annotation(made)
    assert (changed.state, changed.reviewer) == (State.CHANGED, id_of(workspace, INGA))
    workspace.undo()
    assert workspace.annotation(made).state is State.VERIFIED


def test_undoing_one_s_edit_of_what_was_verified_since_makes_it_changed(
    workspace: Workspace, document: Document
) -> None:
    made = tagged(workspace, document, "Mira Olsen")
    workspace.team.act_as(ADA)
    workspace.apply(SetFields(made, {"role": FieldValue("Chair")}))
    workspace.apply(Submit((made,)))
    workspace.team.act_as(INGA)
    workspace.apply(Verify((made,)))
    workspace.team.act_as(ADA)
    edit = workspace.history(9)[2]
    assert edit.verb == "fill in"
    workspace.revert(edit.number)
    assert workspace.annotation(made).state is State.CHANGED
    assert workspace.annotation(made).value("role") == ""


def test_one_s_own_tags_are_verified_by_somebody_else_unless_the_project_allows_it(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "340", "statistic")
    workspace.apply(op)
    workspace.apply(Submit((op.id,)))
    with pytest.raises(ForbiddenError, match="is your own"):
        workspace.apply(Verify((op.id,)))
    workspace.apply(SetSetting(OWN_TAGS, True))
    workspace.apply(Verify((op.id,)))


def test_many_are_moved_in_one_act_or_none_is(workspace: Workspace, document: Document) -> None:
    first = tagged(workspace, document, "Mira Olsen")
    second = tagged(workspace, document, "340", BEN)
    workspace.team.act_as(ADA)
    with pytest.raises(ForbiddenError, match="Only its author or a supervisor"):
        workspace.apply(Submit((first, second)))
    assert workspace.annotation(first).state is State.DRAFT
    workspace.team.act_as(INGA)
    workspace.apply(Submit((first, second)))
    assert told(workspace) == "Submitted 2 tags"
    workspace.apply(Withdraw((first, second)))
    workspace.undo()
    workspace.undo()
    assert workspace.annotation(second).state is State.DRAFT


def test_somebody_else_s_tag_is_not_edited_but_by_a_supervisor(
    workspace: Workspace, document: Document
) -> None:
    made = tagged(workspace, document, "Mira Olsen")
    workspace.team.act_as(BEN)
    with pytest.raises(ForbiddenError, match="somebody else's tag"):
        workspace.apply(Delete((made,)))
    workspace.team.act_as(INGA)
    workspace.apply(SetFields(made, {"role": FieldValue("Chair")}))
    assert workspace.annotation(made).author == id_of(workspace, ADA)


# undo


def test_each_member_undoes_their_own_acts(workspace: Workspace, document: Document) -> None:
    first = tagged(workspace, document, "Mira Olsen", ADA)
    second = tagged(workspace, document, "340", BEN)
    workspace.team.act_as(ADA)
    workspace.undo()
    assert [one.id for one in workspace.open_document(document.id).annotations] == [second]
    workspace.redo()
    assert workspace.annotation(first).quote == "Mira Olsen"
    workspace.team.act_as(BEN)
    assert workspace.undoable is not None
    workspace.undo()
    assert workspace.undoable is None


def test_an_annotator_takes_no_verification_back(workspace: Workspace, document: Document) -> None:
    made = submitted(workspace, document, "Mira Olsen")
    workspace.apply(Verify((made,)))
    number = workspace.history(1)[0].number
    workspace.team.act_as(ADA)
    with pytest.raises(ForbiddenError, match="done by Inga Berg"):
        workspace.revert(number)
    with pytest.raises(ConflictError):
        workspace.undo()
    assert workspace.annotation(made).state is State.VERIFIED


def test_undo_is_per_member_also_after_a_restart(workspace: Workspace, document: Document) -> None:
    tagged(workspace, document, "Mira Olsen", ADA)
    path = workspace.path
    workspace.close()
    with reopened(path) as again:
        assert again.undoable is not None
        assert again.undoable.verb == "import"
        again.team.act_as(ADA)
        assert again.undoable.verb == "tag"
    workspace.__init__(path)  # type: ignore[misc]


# assignments and what is blind


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


# nothing to tag


def test_nothing_to_tag_is_stated_verified_and_taken_back(
    workspace: Workspace, document: Document
) -> None:
    workspace.team.act_as(ADA)
    made = new_id()
    workspace.apply(StateNothing(document.id, (made,)))
    assert workspace.team.standing(document.id).state is DocumentState.SUBMITTED
    assert workspace.apply(StateNothing(document.id, (new_id(),))).number is None
    workspace.team.act_as(INGA)
    workspace.apply(Verify(statements=(made,)))
    assert told(workspace) == "Verified “nothing to tag”"
    assert workspace.team.standing(document.id).state is DocumentState.VERIFIED
    workspace.team.act_as(ADA)
    with pytest.raises(ForbiddenError):
        workspace.apply(WithdrawStatement((made,)))
    workspace.team.act_as(INGA)
    workspace.apply(WithdrawStatement((made,)))
    assert workspace.team.standing(document.id).state is DocumentState.OPEN


def test_nothing_to_tag_is_refused_where_there_is_a_tag(
    workspace: Workspace, document: Document
) -> None:
    tagged(workspace, document, "Mira Olsen")
    workspace.team.act_as(ADA)
    with pytest.raises(UserError, match="is tagged there"):
        workspace.apply(StateNothing(document.id, (new_id(),)))


# settling


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
    workspace.team.act_as("Inga Berg")
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


# comments


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
