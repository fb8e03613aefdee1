"""Who may do what: one table of acts by role, and what an act may do to other people's tags.

The workspace asks here before every act, undo and redo, so that the window, the command line and
ops are refused the same way.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from annotator.model.errors import ForbiddenError
from annotator.model.records import Annotation, Change, Comment, Member, Role, Setting, State
from annotator.model.review import MOVES, named, require_role

ANYBODY = frozenset(Role)
WORKERS = frozenset({Role.ANNOTATOR, Role.SUPERVISOR})
SUPERVISORS = frozenset({Role.SUPERVISOR})

TAGGING = (
    "tag",
    "tag many",
    "accept",
    "accept many",
    "move boundary",
    "add fragment",
    "remove fragment",
    "change kind",
    "fill in",
    "mark uncertain",
    "correct many",
    "delete",
)
"""Acts that make or change tags: an annotator's own, a supervisor's any."""

ROLES: Mapping[str, frozenset[Role]] = {
    **dict.fromkeys(TAGGING, WORKERS),
    **{verb: move.roles for verb, move in MOVES.items()},
    "dismiss": WORKERS,
    "state nothing": WORKERS,
    "withdraw statement": WORKERS,
    "finish assignment": WORKERS,
    "settle": SUPERVISORS,
    "rule on finding": SUPERVISORS,
    "reopen finding": SUPERVISORS,
    "assign": SUPERVISORS,
    "unassign": SUPERVISORS,
    "add member": SUPERVISORS,
    "edit member": SUPERVISORS,
    "delete document": SUPERVISORS,
    "import annotated": SUPERVISORS,
    "take version": WORKERS,
    "read again": WORKERS,
    "place orphan": WORKERS,
    "drop orphan": WORKERS,
    "save kind": SUPERVISORS,
    "delete kind": SUPERVISORS,
    "set": frozenset({Role.SUPERVISOR, Role.OFFICER}),
}
"""Roles by the verb of an act; what is not named, every active member may do."""

_WORDS: Mapping[str, str] = {
    **dict.fromkeys(TAGGING, "tag"),
    "dismiss": "turn suggestions down",
    "state nothing": "say that there is nothing to tag",
    "withdraw statement": "say what there is to tag",
    "finish assignment": "finish a release",
    "settle": "settle differences",
    "rule on finding": "rule on findings",
    "reopen finding": "rule on findings",
    "assign": "assign releases",
    "unassign": "assign releases",
    "add member": "edit the members",
    "edit member": "edit the members",
    "delete document": "delete a release",
    "import annotated": "take in releases that are tagged already",
    "take version": "take a new version of a release",
    "read again": "read a file again",
    "place orphan": "place tags",
    "drop orphan": "let go of tags",
    "save kind": "edit the codebook",
    "delete kind": "edit the codebook",
    "set": "change settings of the project",
    **{verb: f"{verb} tags" for verb in MOVES},
}
REVIEW_SETTINGS = "review."
"""What the names of settings begin with that only supervisors change."""

UNDO = "undo "
"""What the verb of an undone act begins with."""


def act_of(verb: str) -> str:
    """The verb of the act itself, whether done, undone or taken back again."""
    return verb.rpartition(UNDO)[2]


def require_allowed(member: Member, verb: str) -> None:
    """Raise ForbiddenError where none of the member's roles may do this act, or undo it."""
    act = act_of(verb)
    require_role(member, ROLES.get(act, ANYBODY), _WORDS.get(act, act))


def permitted(member: Member, verb: str, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes as they are written: a verified tag that was edited is `changed` from then on.

    Raises ForbiddenError where the act would change somebody else's work, or work that is closed.
    """
    require_allowed(member, verb)
    if verb not in TAGGING:
        for change in changes:
            if check := _CHECKS.get(type(change.record)):
                check(member, change)
        return changes
    return tuple(_edited(member, verb, change) for change in changes)


def _require_supervisor(member: Member, change: Change) -> None:
    """Settings of review are not a briefing officer's."""
    if change.record.id.startswith(REVIEW_SETTINGS):
        require_role(member, SUPERVISORS, "change how tags are reviewed")


def _require_own_words(member: Member, change: Change) -> None:
    """Words of a comment are their author's; anybody may resolve a thread."""
    before, after = change.before, change.after
    if not isinstance(before, Comment) or before.author == member.id:
        return
    if member.has(Role.SUPERVISOR) or (isinstance(after, Comment) and after.words == before.words):
        return
    raise ForbiddenError("Only its author or a supervisor may change a comment.")


_CHECKS: Mapping[type, Callable[[Member, Change], None]] = {
    Comment: _require_own_words,
    Setting: _require_supervisor,
}


def _edited(member: Member, verb: str, change: Change) -> Change:
    before, after = change.before, change.after
    if not isinstance(before, Annotation):
        return change
    supervises = member.has(Role.SUPERVISOR)
    if before.author != member.id and not supervises:
        raise ForbiddenError(
            f"{named(before)} is somebody else's tag. Leave a comment, or ask a supervisor."
        )
    if before.state is State.REJECTED and verb != "delete":
        raise ForbiddenError(f"{named(before)} was rejected. A supervisor can reopen it first.")
    if after is None and before.state in _KEPT and not supervises:
        raise ForbiddenError(f"{named(before)} is {before.state}: only a supervisor may delete it.")
    if isinstance(after, Annotation) and before.state is after.state is State.VERIFIED:
        return replace(change, after=replace(after, state=State.CHANGED))
    return change


_KEPT = frozenset({State.VERIFIED, State.CHANGED, State.REJECTED})
