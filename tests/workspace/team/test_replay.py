"""Any sequence of a team's acts, undone and redone and restarted, keeps log, tables and counts."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from annotator.model.ops import (
    AddMember,
    Assign,
    ChangeKind,
    CorrectMany,
    EditMember,
    FinishAssignment,
    Reject,
    Reopen,
    Resolve,
    Return,
    Say,
    SetFields,
    SetSetting,
    Settle,
    StateNothing,
    Submit,
    Unassign,
    Verify,
    Withdraw,
    WithdrawStatement,
)
from annotator.model.records import Assignment, Comment, FieldValue, Role, Statement
from annotator.model.review import OWN_TAGS
from annotator.model.spans import Span
from annotator.workspace import new_id
from tests.workspace.test_replay import KINDS, PICK, SPANS, WORDS, Replay

MOVES = st.sampled_from([Submit, Withdraw, Verify, Return, Reject, Reopen])
PICKS = st.lists(PICK, min_size=1, max_size=4)


class TeamReplay(Replay):
    """The acts of a team among all others."""

    def statements(self) -> list[Statement]:
        documents = [one.document for one in self.workspace.listed(0, 99)]
        return [one for held in documents for one in self.workspace.team.statements(held.id)]

    def comments(self) -> tuple[Comment, ...]:
        return self.workspace.team.comments()

    @precondition(lambda self: self.tags())
    @rule(picks=PICKS, move=MOVES, words=WORDS)
    def moves_tags(self, picks: list[int], move: type, words: str) -> None:
        self.do(move(tuple(self.a_tag(pick).id for pick in picks), reason=words))

    @precondition(lambda self: self.statements())
    @rule(pick=PICK, move=MOVES, words=WORDS)
    def moves_statements(self, pick: int, move: type, words: str) -> None:
        held = self.statements()
        self.do(move(statements=(held[pick % len(held)].id,), reason=words))

    @precondition(lambda self: self.tags())
    @rule(pick=PICK, others=PICKS)
    def settles(self, pick: int, others: list[int]) -> None:
        kept = self.a_tag(pick).id
        dropped = {self.a_tag(other).id for other in others} - {kept}
        self.do(Settle(kept, tuple(sorted(dropped))))

    @precondition(lambda self: self.tags())
    @rule(picks=PICKS, words=WORDS, kind=KINDS)
    def corrects_many(self, picks: list[int], words: str, kind: str) -> None:
        tags = {self.a_tag(pick).id for pick in picks}
        values = {"role": FieldValue(words)}
        self.do(CorrectMany(tuple(SetFields(one, values) for one in sorted(tags))))
        self.do(CorrectMany(tuple(ChangeKind(one, kind) for one in sorted(tags)[:1])))

    @precondition(lambda self: self.workspace.document_count())
    @rule(pick=PICK, spans=st.lists(SPANS, max_size=2))
    def states_nothing(self, pick: int, spans: list[Span]) -> None:
        ids = tuple(new_id() for _ in range(max(len(spans), 1)))
        self.do(StateNothing(self.document(pick).id, ids, tuple(spans)))

    @precondition(lambda self: self.statements())
    @rule(pick=PICK)
    def withdraws_a_statement(self, pick: int) -> None:
        held = self.statements()
        self.do(WithdrawStatement((held[pick % len(held)].id,)))

    @precondition(lambda self: self.workspace.document_count())
    @rule(pick=PICK, on_tag=st.booleans(), words=WORDS)
    def says(self, pick: int, *, on_tag: bool, words: str) -> None:
        document = self.document(pick)
        tags = self.workspace.open_document(document.id).annotations if on_tag else ()
        about = tags[pick % len(tags)].id if tags else ""
        self.do(Say(new_id(), document.id, words, about))

    @precondition(lambda self: self.comments())
    @rule(pick=PICK, words=WORDS, resolved=st.booleans())
    def answers(self, pick: int, words: str, *, resolved: bool) -> None:
        threads = [one for one in self.comments() if not one.thread]
        first = threads[pick % len(threads)]
        self.do(Say(new_id(), first.document, words, thread=first.id))
        self.do(Resolve(first.id, resolved))

    @precondition(lambda self: self.workspace.document_count())
    @rule(pick=PICK, who=PICK, due=WORDS)
    def assigns(self, pick: int, who: int, due: str) -> None:
        members = self.workspace.team.members
        taker = members[who % len(members)].id
        self.do(Assign((Assignment(new_id(), self.document(pick).id, taker, due),)))

    @precondition(lambda self: self.workspace.team.assignments())
    @rule(pick=PICK, done=st.booleans(), gone=st.booleans())
    def finishes_or_takes_back(self, pick: int, *, done: bool, gone: bool) -> None:
        given = self.workspace.team.assignments()
        one = given[pick % len(given)].id
        self.do(Unassign((one,)) if gone else FinishAssignment(one, done))

    @rule(name=st.sampled_from(["Ada", "Ben", "ada", ""]), roles=st.sets(st.sampled_from(Role)))
    def lets_somebody_join(self, name: str, roles: set[Role]) -> None:
        self.do(AddMember(new_id(), name, tuple(roles)))

    @rule(pick=PICK, roles=st.sets(st.sampled_from(Role)), active=st.booleans())
    def edits_a_member(self, pick: int, roles: set[Role], *, active: bool) -> None:
        others = self.workspace.team.members[1:]
        if others:
            one = others[pick % len(others)]
            self.do(EditMember(one.id, one.name, tuple(roles), active=active))

    @rule(own=st.sampled_from([True, False, None]))
    def allows_own_tags(self, own: object) -> None:
        self.do(SetSetting(OWN_TAGS, own))


def test_whatever_a_team_does_the_log_rebuilds_the_tables_and_undoing_all_leads_back() -> None:
    run_state_machine_as_test(
        TeamReplay, settings=settings(max_examples=20, stateful_step_count=40, deadline=None)
    )
