"""Review as tables: which moves there are, who may make them, and what follows for a release.

A tag or a statement that there is nothing to tag is moved from state to state. `MOVES` says from
where to where, by whom, and on whose work; everything else is derived from it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from annotator.model.errors import ForbiddenError, UserError
from annotator.model.records import Annotation, Member, Role, State, Statement
from annotator.model.spans import Span

OWN_TAGS = "review.own_tags"
"""Project setting: whether members may verify their own work. Unset: only who is alone may."""

OPEN_WORK = "review.open_work"
"""Project setting: whether annotators of one release see each other's tags. Unset: they don't."""

SETTLED = "Settled for "
"""What the reason begins with where a tag gave way to somebody else's of the same passage."""

SAME = ", which is the same."
"""What that reason ends with where the two agreed, so that the one that went was not wrong."""

Reviewed = Annotation | Statement
"""What is moved from state to state."""


def only_doubled(tag: Annotation) -> bool:
    """Whether a tag was rejected because somebody else had made the very same one."""
    settled = tag.reason.startswith(SETTLED) and tag.reason.endswith(SAME)
    return tag.state is State.REJECTED and settled


class Whose(Enum):
    """On whose work a move may be made."""

    OWN = "own"
    """One's own; a supervisor may do it for others."""
    OTHERS = "others"
    """Other members', and one's own where the project allows that."""
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Move:
    """One move: from which states to which, by whom, on whose work, with or without a reason."""

    key: str
    sources: frozenset[State]
    target: State
    roles: frozenset[Role]
    whose: Whose
    reason: bool = False


_WORKERS = frozenset({Role.ANNOTATOR, Role.SUPERVISOR})
_REVIEWERS = frozenset({Role.SUPERVISOR})

MOVES: Mapping[str, Move] = {
    move.key: move
    for move in (
        Move(
            "submit",
            frozenset({State.DRAFT, State.RETURNED}),
            State.SUBMITTED,
            _WORKERS,
            Whose.OWN,
        ),
        Move("withdraw", frozenset({State.SUBMITTED}), State.DRAFT, _WORKERS, Whose.OWN),
        Move(
            "verify",
            frozenset({State.SUBMITTED, State.CHANGED}),
            State.VERIFIED,
            _REVIEWERS,
            Whose.OTHERS,
        ),
        Move(
            "return",
            frozenset({State.SUBMITTED, State.CHANGED, State.VERIFIED}),
            State.RETURNED,
            _REVIEWERS,
            Whose.ANY,
            reason=True,
        ),
        Move(
            "reject",
            frozenset(State) - {State.REJECTED},
            State.REJECTED,
            _REVIEWERS,
            Whose.ANY,
            reason=True,
        ),
        Move(
            "reopen",
            frozenset({State.VERIFIED, State.REJECTED}),
            State.SUBMITTED,
            _REVIEWERS,
            Whose.ANY,
        ),
    )
}
"""All moves by the verb of their act. Editing a verified tag makes it `changed` by itself."""

_PARTICIPLES: Mapping[str, str] = {
    "submit": "submitted",
    "withdraw": "withdrawn",
    "verify": "verified",
    "return": "returned",
    "reject": "rejected",
    "reopen": "reopened",
}


def may_verify_own(setting: object, members: Iterable[Member]) -> bool:
    """Whether members may verify their own work: as the project says, else who is alone may."""
    if isinstance(setting, bool):
        return setting
    return sum(member.active for member in members) <= 1


def require_role(member: Member, roles: Iterable[Role], what: str) -> None:
    """Raise ForbiddenError unless the member works in one of the roles; `what` is the act."""
    if not any(member.has(role) for role in roles):
        who = " or ".join(f"{_article(role)} {role}" for role in Role if role in set(roles))
        raise ForbiddenError(
            f"{member.name} may not {what}: that takes {who}. Nothing was changed."
            if member.active
            else f"{member.name} is no longer active in this project. Nothing was changed."
        )


def _article(role: Role) -> str:
    return "an" if role is Role.ANNOTATOR else "a"


def require_move(move: Move, work: Reviewed, member: Member, *, own_allowed: bool) -> None:
    """Raise ForbiddenError or UserError unless the member may make the move on this work now."""
    require_role(member, move.roles, f"{move.key} tags")
    own = work.author == member.id
    if move.whose is Whose.OWN and not own and not member.has(Role.SUPERVISOR):
        raise ForbiddenError(f"Only its author or a supervisor may {move.key} {named(work)}.")
    if move.whose is Whose.OTHERS and own and not own_allowed:
        raise ForbiddenError(
            f"{named(work)} is your own: somebody else has to {move.key} it. "
            "The project's settings can allow it."
        )
    if work.state not in move.sources:
        sources = " or ".join(str(state) for state in State if state in move.sources)
        raise UserError(
            f"{named(work)} is {work.state}; only what is {sources} can be "
            f"{_PARTICIPLES[move.key]}."
        )


def named(work: Reviewed) -> str:
    """The tag's words, or that there is nothing to tag, for a message."""
    if isinstance(work, Statement):
        return "“Nothing to tag”"
    words = " ".join(work.quote.split())
    return f"“{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}”"


_SHOWN = 60


class DocumentState(StrEnum):
    """Where a release stands; derived from its tags and statements."""

    OPEN = "open"
    IN_WORK = "in work"
    SUBMITTED = "submitted"
    IN_REVIEW = "in review"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Standing:
    """How many tags and statements of a release are in each state, as far as there are any.

    `tags` counts tags alone, rejected ones too; the states count tags and statements together.
    """

    tags: int = 0
    draft: int = 0
    submitted: int = 0
    verified: int = 0
    returned: int = 0
    rejected: int = 0
    changed: int = 0

    @property
    def total(self) -> int:
        """All tags and statements."""
        return self.decided + self.draft + self.submitted + self.returned + self.changed

    @property
    def decided(self) -> int:
        """Those that need nobody any more: verified or rejected."""
        return self.verified + self.rejected

    @property
    def waiting(self) -> int:
        """Those that wait for a supervisor."""
        return self.submitted + self.changed

    @property
    def state(self) -> DocumentState:
        """Where the release stands.

        Open while there is nothing, in work while the annotator has something left to do, then
        submitted; in review from the first decision on, verified with the last.
        """
        if not self.total:
            return DocumentState.OPEN
        if self.draft or self.returned:
            return DocumentState.IN_WORK
        if self.decided == self.total:
            return DocumentState.VERIFIED
        if self.decided or self.changed:
            return DocumentState.IN_REVIEW
        return DocumentState.SUBMITTED


class Cover(StrEnum):
    """What was done with a sentence."""

    TAGGED = "tagged"
    EMPTY = "empty"
    UNREAD = "unread"


def coverage(
    sentences: Iterable[Span],
    furniture: Iterable[Span],
    tags: Iterable[Annotation],
    statements: Iterable[Statement],
) -> tuple[tuple[Span, Cover], ...]:
    """Each sentence outside furniture: it has a tag, was stated to have nothing to tag, or neither.

    Rejected tags and returned statements cover nothing. A statement about the whole release
    covers every sentence without a tag.
    """
    folded = tuple(furniture)
    tagged = sorted(
        (span for tag in tags if tag.state is not State.REJECTED for span in tag.spans),
        key=lambda span: span.start,
    )
    said = [one for one in statements if one.state not in (State.RETURNED, State.REJECTED)]
    whole = any(one.span is None for one in said)
    empty = [one.span for one in said if one.span is not None]
    found: list[tuple[Span, Cover]] = []
    at, reach = 0, 0
    for sentence in sentences:
        if any(one.covers(sentence) for one in folded):
            continue
        while at < len(tagged) and tagged[at].start < sentence.end:
            reach = max(reach, tagged[at].end)
            at += 1
        if reach > sentence.start:
            cover = Cover.TAGGED
        elif whole or any(span.covers(sentence) for span in empty):
            cover = Cover.EMPTY
        else:
            cover = Cover.UNREAD
        found.append((sentence, cover))
    return tuple(found)


def may_see_all(member: Member, assigned: Iterable[str], *, open_work: bool) -> bool:
    """Whether the member sees all tags of a release that is assigned to these members.

    A release that two or more annotate is blind to them: each sees only what is their own, until
    the project's setting opens it. Supervisors, and who has no part in it, see everything.
    """
    takers = set(assigned)
    blind = len(takers) > 1 and member.id in takers and not member.has(Role.SUPERVISOR)
    return open_work or not blind
