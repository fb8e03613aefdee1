"""Acts of review: submit, verify, return, reject, reopen, settle; and that nothing is to tag."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.model.errors import UserError
from annotator.model.ops.state import Plan, StateView
from annotator.model.records import Annotation, Change, State, Statement
from annotator.model.review import (
    MOVES,
    OWN_TAGS,
    SAME,
    SETTLED,
    Move,
    Reviewed,
    may_verify_own,
    named,
    require_move,
)
from annotator.model.spans import Span, require_within


@dataclass(frozen=True, slots=True)
class _Moving:
    """Moves tags and statements from state to state, all of them in one step or none."""

    verb: ClassVar[str]
    annotations: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    reason: str = ""

    def plan(self, state: StateView) -> Plan:
        """The tags and statements in their new state. Refused as a whole where one may not be."""
        move = MOVES[self.verb]
        reason = _reason(move, self.reason)
        work: list[Reviewed] = [state.annotation(one) for one in dict.fromkeys(self.annotations)]
        work += [state.statement(one) for one in dict.fromkeys(self.statements)]
        return Plan(tuple(moved(state, move, one, reason) for one in work))


def _reason(move: Move, reason: str) -> str:
    words = " ".join(reason.split())
    if move.reason and not words:
        raise UserError(f"Say why: to {move.key} a tag takes a reason.")
    return words


def moved(state: StateView, move: Move, work: Reviewed, reason: str) -> Change:
    """The work after the move. Raises UserError where the member who acts may not make it."""
    own = may_verify_own(state.setting(OWN_TAGS), state.members())
    require_move(move, work, state.member, own_allowed=own)
    decides = move.whose.value != "own"
    return Change(
        work,
        replace(
            work,
            state=move.target,
            reviewer=state.author if decides else work.reviewer,
            reason=reason if decides else "",
        ),
    )


class Submit(_Moving):
    """Hand drafts and corrected tags to review."""

    verb: ClassVar[str] = "submit"


class Withdraw(_Moving):
    """Take submitted tags back to work on them."""

    verb: ClassVar[str] = "withdraw"


class Verify(_Moving):
    """Say that tags are right."""

    verb: ClassVar[str] = "verify"


class Return(_Moving):
    """Give tags back to their author, with the reason."""

    verb: ClassVar[str] = "return"


class Reject(_Moving):
    """Say that there is nothing to tag there; the tag stays as a record, with the reason."""

    verb: ClassVar[str] = "reject"


class Reopen(_Moving):
    """Put verified or rejected tags back to review."""

    verb: ClassVar[str] = "reopen"


@dataclass(frozen=True, slots=True)
class Settle:
    """Settle what annotators tagged differently: one tag is right, the others give way.

    The tag that stays is verified and keeps its author; the others are rejected, their reason
    says whose tag was kept. So is what others stated that waits: that there is nothing to tag
    where the tag stands. Without `keep` the member `whose` is right, who tagged nothing there.
    """

    verb: ClassVar[str] = "settle"
    keep: str
    drop: tuple[str, ...] = ()
    whose: str = ""

    def plan(self, state: StateView) -> Plan:
        """The tag that stays, where it is not verified yet, and those that give way."""
        changes: list[Change] = []
        names = {one.id: one.name for one in state.members()}
        kept: Annotation | None = None
        reason = SETTLED + "none of them."
        if self.whose in names:
            reason = f"{SETTLED}{names[self.whose]}, who tagged nothing here."
        if self.keep:
            kept = state.annotation(self.keep)
            name = names.get(kept.author, "")
            reason = f"{SETTLED}{name}’s {named(kept)}"
            if kept.state is not State.VERIFIED:
                changes.append(moved(state, MOVES["verify"], kept, ""))
        for one in dict.fromkeys(self.drop):
            tag = state.annotation(one)
            if tag.state is not State.REJECTED:
                end = "" if kept is None else SAME if _alike(tag, kept) else "."
                changes.append(moved(state, MOVES["reject"], tag, reason + end))
        if kept is not None:
            denied = (one for one in state.statements(kept.document) if _denies(one, kept))
            changes += (moved(state, MOVES["reject"], one, f"{reason}.") for one in denied)
        return Plan(tuple(changes))


def _denies(statement: Statement, tag: Annotation) -> bool:
    """Whether somebody else's statement, which waits for review, says that the tag is none."""
    waits = statement.author != tag.author and statement.state is State.SUBMITTED
    place = statement.span
    return waits and (place is None or any(map(place.overlaps, tag.spans)))


def _alike(one: Annotation, other: Annotation) -> bool:
    keys = one.fields.keys() | other.fields.keys()
    same = one.kind == other.kind and one.spans == other.spans
    return same and all(one.value(key) == other.value(key) for key in keys)


@dataclass(frozen=True, slots=True)
class SettleMany:
    """Settle many differences in one act and one undo step."""

    verb: ClassVar[str] = "settle"
    settles: tuple[Settle, ...]

    def plan(self, state: StateView) -> Plan:
        """All of their changes, of a statement that several deny the first.

        Refused as a whole where one can't be settled.
        """
        changes: dict[str, Change] = {}
        for change in (each for one in self.settles for each in one.plan(state).changes):
            changes.setdefault(change.record.id, change)
        return Plan(tuple(changes.values()))


@dataclass(frozen=True, slots=True)
class StateNothing:
    """State that there is nothing to tag: in sentences, or without spans in the whole release.

    `ids` has an id for each span, or one.
    """

    verb: ClassVar[str] = "state nothing"
    document: str
    ids: tuple[str, ...]
    spans: tuple[Span, ...] = ()

    def plan(self, state: StateView) -> Plan:
        """A statement each; what was stated before by the same member is left out."""
        places: tuple[Span | None, ...] = self.spans or (None,)
        if len(self.ids) != len(places):
            raise ValueError("a statement needs its own id")
        require_within(state.text(self.document), self.spans)
        held = state.statements(self.document)
        before = {one.span: one for one in held if one.author == state.author}
        tags = [one for one in state.annotations(self.document) if one.author == state.author]
        changes = []
        for made, place in zip(self.ids, places, strict=True):
            _require_empty(place, tags)
            if place not in before:
                one = Statement(made, self.document, state.author, place)
                changes.append(Change(None, one))
        return Plan(tuple(changes))


def _require_empty(place: Span | None, tags: Iterable[Annotation]) -> None:
    standing = [tag for tag in tags if tag.state is not State.REJECTED]
    here = [tag for tag in standing if place is None or any(map(place.overlaps, tag.spans))]
    if here:
        raise UserError(f"{named(here[0])} is tagged there. Delete the tag first, or leave it.")


@dataclass(frozen=True, slots=True)
class WithdrawStatement:
    """Take back that there is nothing to tag."""

    verb: ClassVar[str] = "withdraw statement"
    statements: tuple[str, ...]

    def plan(self, state: StateView) -> Plan:
        """The statements go; those of others, and verified ones, only by a supervisor's hand."""
        gone = [state.statement(one) for one in dict.fromkeys(self.statements)]
        for one in gone:
            if one.state is not State.VERIFIED:
                require_move(
                    MOVES["withdraw"],
                    replace(one, state=State.SUBMITTED),
                    state.member,
                    own_allowed=True,
                )
            else:
                require_move(MOVES["reopen"], one, state.member, own_allowed=True)
        return Plan(tuple(Change(one, None) for one in gone))
