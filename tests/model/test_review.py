"""Moves, permissions and what is derived from states: every allowed and every forbidden one."""

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest

from annotator.model.errors import ForbiddenError, UserError
from annotator.model.permissions import (
    ANYBODY,
    ROLES,
    TAGGING,
    permitted,
    require_allowed,
)
from annotator.model.records import (
    Annotation,
    Change,
    Comment,
    Member,
    Role,
    State,
    Statement,
)
from annotator.model.review import (
    MOVES,
    Cover,
    DocumentState,
    Standing,
    Whose,
    coverage,
    may_see_all,
    may_verify_own,
    require_move,
)
from annotator.model.spans import Span
from tests.model.strategies import an_id

ME, OTHER = an_id(1), an_id(2)
ROLE_SETS: tuple[tuple[Role, ...], ...] = tuple(
    tuple(role for role, has in zip(Role, picked, strict=True) if has)
    for picked in product((False, True), repeat=3)
)


def member(*roles: Role, active: bool = True) -> Member:
    return Member(ME, "Inga Berg", roles, active)


def tag(
    state: State = State.DRAFT, *, author: str = ME, at: tuple[int, int] = (0, 4), number: int = 9
) -> Annotation:
    span = Span(*at)
    return Annotation(an_id(number), an_id(8), "official", (span,), "Olsen", author, state=state)


def standing(*states: State) -> Standing:
    """The standing of a release with a tag in each of these states."""
    counts = Counter(str(state) for state in states)
    return Standing(tags=len(states), **counts)


# The table in other words: who may make which move, from which states.
ALLOWED: dict[str, tuple[set[Role], set[State]]] = {
    "submit": ({Role.ANNOTATOR, Role.SUPERVISOR}, {State.DRAFT, State.RETURNED}),
    "withdraw": ({Role.ANNOTATOR, Role.SUPERVISOR}, {State.SUBMITTED}),
    "verify": ({Role.SUPERVISOR}, {State.SUBMITTED, State.CHANGED}),
    "return": ({Role.SUPERVISOR}, {State.SUBMITTED, State.CHANGED, State.VERIFIED}),
    "reject": (
        {Role.SUPERVISOR},
        {State.DRAFT, State.SUBMITTED, State.VERIFIED, State.RETURNED, State.CHANGED},
    ),
    "reopen": ({Role.SUPERVISOR}, {State.VERIFIED, State.REJECTED}),
}


def expected(key: str, state: State, roles: tuple[Role, ...], *, own: bool, lenient: bool) -> bool:
    may, sources = ALLOWED[key]
    if not may & set(roles) or state not in sources:
        return False
    if key in ("submit", "withdraw"):
        return own or Role.SUPERVISOR in roles
    return key != "verify" or not own or lenient


def test_the_table_of_moves_is_whole() -> None:
    assert MOVES.keys() == ALLOWED.keys()
    assert {move.target for move in MOVES.values()} == set(State) - {State.CHANGED}
    assert {key for key, move in MOVES.items() if move.reason} == {"return", "reject"}


@pytest.mark.parametrize(
    ("key", "state", "roles", "own", "lenient"),
    list(product(MOVES, State, ROLE_SETS, (True, False), (True, False))),
)
def test_each_move_is_allowed_or_refused_by_state_role_and_author(
    key: str, state: State, roles: tuple[Role, ...], own: bool, lenient: bool
) -> None:
    work = tag(state, author=ME if own else OTHER)
    if expected(key, state, roles, own=own, lenient=lenient):
        require_move(MOVES[key], work, member(*roles), own_allowed=lenient)
    else:
        with pytest.raises(UserError):
            require_move(MOVES[key], work, member(*roles), own_allowed=lenient)


@pytest.mark.parametrize("key", MOVES)
def test_who_has_left_the_project_may_make_no_move(key: str) -> None:
    move = MOVES[key]
    gone = member(*Role, active=False)
    with pytest.raises(ForbiddenError, match="no longer active"):
        require_move(move, tag(next(iter(move.sources))), gone, own_allowed=True)


@pytest.mark.parametrize(("verb", "roles"), list(product([*ROLES, "import"], ROLE_SETS)))
def test_each_act_is_allowed_or_refused_by_role(verb: str, roles: tuple[Role, ...]) -> None:
    for said in (verb, f"undo {verb}", f"undo undo {verb}"):
        if ROLES.get(verb, ANYBODY) & set(roles):
            require_allowed(member(*roles), said)
        else:
            with pytest.raises(ForbiddenError, match="Inga Berg may not"):
                require_allowed(member(*roles), said)


# what an act may do to tags that are there


EDITS = list(product(TAGGING, State, (True, False), (True, False)))


@pytest.mark.parametrize(("verb", "state", "own", "supervises"), EDITS)
def test_editing_follows_author_and_state(
    verb: str, state: State, own: bool, supervises: bool
) -> None:
    before = tag(state, author=ME if own else OTHER)
    after = tag(state, author=before.author, at=(0, 5))
    who = member(Role.SUPERVISOR if supervises else Role.ANNOTATOR)
    edits = (Change(before, after),)
    if not (own or supervises) or (state is State.REJECTED and verb != "delete"):
        with pytest.raises(ForbiddenError):
            permitted(who, verb, edits)
        return
    [change] = permitted(who, verb, edits)
    assert isinstance(change.after, Annotation)
    assert change.after.state is (State.CHANGED if state is State.VERIFIED else state)
    assert change.after.spans == after.spans


@pytest.mark.parametrize(("state", "supervises"), list(product(State, (True, False))))
def test_what_was_decided_on_is_deleted_by_supervisors_only(state: State, supervises: bool) -> None:
    who = member(Role.SUPERVISOR if supervises else Role.ANNOTATOR)
    gone = (Change(tag(state), None),)
    if supervises or state not in (State.VERIFIED, State.CHANGED, State.REJECTED):
        assert permitted(who, "delete", gone) == gone
    else:
        with pytest.raises(ForbiddenError, match="only a supervisor may delete it"):
            permitted(who, "delete", gone)


def test_words_of_a_comment_are_their_author_s_but_anybody_resolves_a_thread() -> None:
    said = Comment(an_id(3), an_id(8), OTHER, "Too wide?")
    me = member(Role.ANNOTATOR)
    resolved = Comment(an_id(3), an_id(8), OTHER, "Too wide?", resolved=True)
    permitted(me, "resolve", (Change(said, resolved),))
    reworded = Comment(an_id(3), an_id(8), OTHER, "Fine.")
    with pytest.raises(ForbiddenError, match="Only its author"):
        permitted(me, "edit comment", (Change(said, reworded),))
    permitted(member(Role.SUPERVISOR), "edit comment", (Change(said, reworded),))


def test_only_who_is_alone_verifies_their_own_unless_the_project_says_so() -> None:
    alone, gone = member(*Role), Member(OTHER, "Sam", active=False)
    assert may_verify_own(None, (alone,))
    assert may_verify_own(None, (alone, gone))
    assert not may_verify_own(None, (alone, Member(OTHER, "Sam")))
    assert may_verify_own(True, (alone, Member(OTHER, "Sam")))
    assert not may_verify_own(False, (alone,))


def test_moves_on_one_s_own_work_are_those_of_an_author() -> None:
    assert {key for key, move in MOVES.items() if move.whose is Whose.OWN} == {
        "submit",
        "withdraw",
    }


# how a release stands


@pytest.mark.parametrize(
    ("states", "expected_state"),
    [
        ([], DocumentState.OPEN),
        ([State.DRAFT], DocumentState.IN_WORK),
        ([State.VERIFIED, State.RETURNED], DocumentState.IN_WORK),
        ([State.SUBMITTED, State.DRAFT], DocumentState.IN_WORK),
        ([State.SUBMITTED, State.SUBMITTED], DocumentState.SUBMITTED),
        ([State.SUBMITTED, State.VERIFIED], DocumentState.IN_REVIEW),
        ([State.SUBMITTED, State.REJECTED], DocumentState.IN_REVIEW),
        ([State.CHANGED], DocumentState.IN_REVIEW),
        ([State.VERIFIED], DocumentState.VERIFIED),
        ([State.VERIFIED, State.REJECTED], DocumentState.VERIFIED),
    ],
)
def test_a_release_s_state_follows_from_its_tags(
    states: list[State], expected_state: DocumentState
) -> None:
    assert standing(*states).state is expected_state


def test_nothing_to_tag_makes_a_release_submitted_and_can_be_verified() -> None:
    stated = Standing(tags=0, submitted=1)
    assert stated.state is DocumentState.SUBMITTED
    assert replace(stated, submitted=0, verified=1).state is DocumentState.VERIFIED


def test_each_sentence_is_tagged_empty_or_unread() -> None:
    sentences = (Span(0, 10), Span(11, 20), Span(21, 30), Span(31, 40))
    tags = [tag(at=(2, 5)), tag(State.REJECTED, at=(22, 25))]
    stated = [Statement(an_id(5), an_id(8), ME, Span(11, 20))]
    covered = coverage(sentences, [Span(30, 41)], tags, stated)
    assert [cover for _, cover in covered] == [Cover.TAGGED, Cover.EMPTY, Cover.UNREAD]
    whole = coverage(sentences, [], tags, [Statement(an_id(5), an_id(8), ME)])
    assert [cover for _, cover in whole] == [Cover.TAGGED, Cover.EMPTY, Cover.EMPTY, Cover.EMPTY]


def test_a_tag_over_several_sentences_covers_each() -> None:
    sentences = (Span(0, 10), Span(11, 20), Span(21, 30))
    covered = coverage(sentences, [], [tag(at=(5, 21)), tag(at=(6, 8))], [])
    assert [cover for _, cover in covered] == [Cover.TAGGED, Cover.TAGGED, Cover.UNREAD]


def test_a_returned_statement_covers_nothing() -> None:
    back = Statement(an_id(5), an_id(8), ME, Span(0, 10), State.RETURNED)
    assert coverage((Span(0, 10),), [], [], [back]) == ((Span(0, 10), Cover.UNREAD),)


@pytest.mark.parametrize(
    ("roles", "takers", "open_work", "sees"),
    [
        ((Role.ANNOTATOR,), (ME, OTHER), False, False),
        ((Role.ANNOTATOR,), (ME, OTHER), True, True),
        ((Role.ANNOTATOR,), (ME,), False, True),
        ((Role.ANNOTATOR,), (OTHER,), False, True),
        ((Role.ANNOTATOR, Role.SUPERVISOR), (ME, OTHER), False, True),
    ],
)
def test_a_release_that_two_annotate_is_blind_to_them(
    roles: tuple[Role, ...], takers: tuple[str, ...], open_work: bool, sees: bool
) -> None:
    assert may_see_all(member(*roles), takers, open_work=open_work) is sees
