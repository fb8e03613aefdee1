"""Acts on members and on what is given to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.model import edtf
from annotator.model.errors import UserError
from annotator.model.ops.state import Plan, StateView
from annotator.model.records import Assignment, Change, Member, Role
from annotator.model.review import require_role


@dataclass(frozen=True, slots=True)
class AddMember:
    """Let somebody join the project."""

    verb: ClassVar[str] = "add member"
    id: str
    name: str
    roles: tuple[Role, ...] = (Role.ANNOTATOR,)

    def plan(self, state: StateView) -> Plan:
        """One new member. Refused without a name or a role, or where the name is taken."""
        made = Member(self.id, _free(state, self.name), _ordered(self.roles))
        return Plan((Change(None, made),))


@dataclass(frozen=True, slots=True)
class EditMember:
    """Change a member's name or roles, or say that they no longer work on the project."""

    verb: ClassVar[str] = "edit member"
    member: str
    name: str
    roles: tuple[Role, ...]
    active: bool = True

    def plan(self, state: StateView) -> Plan:
        """The member as edited. Refused where no active supervisor would be left."""
        members = state.members()
        before = next((one for one in members if one.id == self.member), None)
        if before is None:
            raise UserError("The member is no longer in the project. Undo may bring them back.")
        name = before.name if self.name == before.name else _free(state, self.name)
        after = Member(before.id, name, _ordered(self.roles), self.active)
        left = [after if one.id == before.id else one for one in members]
        if not any(one.has(Role.SUPERVISOR) for one in left):
            raise UserError(
                "A project needs an active supervisor. Give somebody else that role first."
            )
        return Plan(() if before == after else (Change(before, after),))


def _free(state: StateView, name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise UserError("A member needs a name. Type one.")
    if any(one.name.casefold() == words.casefold() for one in state.members()):
        raise UserError(f"There is a member {words} already. Choose a name that tells them apart.")
    return words


def _ordered(roles: Sequence[Role]) -> tuple[Role, ...]:
    if not roles:
        raise UserError("A member needs a role. Choose at least one.")
    return tuple(role for role in Role if role in roles)


@dataclass(frozen=True, slots=True)
class Assign:
    """Give releases to members, all of them in one act."""

    verb: ClassVar[str] = "assign"
    assignments: tuple[Assignment, ...]

    def plan(self, state: StateView) -> Plan:
        """The new assignments; who has a release already keeps it, with the new day."""
        members = {one.id: one for one in state.members()}
        held = {
            (one.document, one.member): one
            for document in dict.fromkeys(one.document for one in self.assignments)
            for one in state.assignments(document)
        }
        changes: list[Change] = []
        for one in self.assignments:
            taker = members.get(one.member)
            if taker is None:
                raise UserError("The member is no longer in the project. Choose somebody else.")
            require_role(taker, (Role.ANNOTATOR,), "be given a release")
            after = replace(one, due=edtf.parsed(one.due) if one.due.strip() else "")
            before = held.get((one.document, one.member))
            if before is None:
                changes.append(Change(None, after))
                held[one.document, one.member] = after
            elif (before.due, before.done) != (after.due, after.done):
                changes.append(Change(before, replace(before, due=after.due, done=after.done)))
        return Plan(tuple(changes))


@dataclass(frozen=True, slots=True)
class FinishAssignment:
    """Say that one has done what one was given, or that it is open again."""

    verb: ClassVar[str] = "finish assignment"
    assignment: str
    done: bool = True

    def plan(self, state: StateView) -> Plan:
        """The assignment, done or open. Refused for somebody else's, but to a supervisor."""
        before = state.assignment(self.assignment)
        if before.member != state.author:
            require_role(state.member, (Role.SUPERVISOR,), "finish somebody else's release")
        after = replace(before, done=self.done)
        return Plan(() if before == after else (Change(before, after),))


@dataclass(frozen=True, slots=True)
class Unassign:
    """Take releases from members again; their tags stay."""

    verb: ClassVar[str] = "unassign"
    assignments: tuple[str, ...]

    def plan(self, state: StateView) -> Plan:
        """The assignments go."""
        gone = [state.assignment(one) for one in dict.fromkeys(self.assignments)]
        return Plan(tuple(Change(one, None) for one in gone))
