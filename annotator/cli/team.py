"""Members, assignments and review without a window."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator

from annotator.cli.command import Command, Tools, opened
from annotator.model.errors import UserError
from annotator.model.ops import AddMember, Assign, EditMember
from annotator.model.records import Assignment, Role
from annotator.workspace import Workspace, new_id

_SHOWN = 60
_LISTED = 200


def add_members(command: argparse.ArgumentParser) -> None:
    """The arguments of `members`."""
    command.add_argument("--add", metavar="NAME", help="let somebody join")
    command.add_argument("--edit", metavar="NAME", help="change a member's roles")
    command.add_argument(
        "--role",
        action="append",
        choices=[str(role) for role in Role],
        help="a role of the member added or edited; several times for several",
    )
    command.add_argument("--leave", action="store_true", help="the edited member has left")


def members(arguments: argparse.Namespace, _: Tools) -> int:
    """List who works on the project, after adding or editing one."""
    roles = tuple(Role(one) for one in arguments.role or ())
    with opened(arguments) as workspace:
        if arguments.add:
            workspace.apply(AddMember(new_id(), arguments.add, roles or (Role.ANNOTATOR,)))
        if arguments.edit:
            held = _member(workspace, arguments.edit)
            member = next(one for one in workspace.team.members if one.id == held)
            left = arguments.leave
            op = EditMember(held, member.name, roles or member.roles, active=not left)
            workspace.apply(op)
        for one in workspace.team.members:
            words = ", ".join(str(role) for role in one.roles)
            left = "" if one.active else "\tleft"
            sys.stdout.write(f"{one.name}\t{words}{left}\n")
    return 0


def add_assign(command: argparse.ArgumentParser) -> None:
    """The arguments of `assign`."""
    command.add_argument(
        "--to",
        action="append",
        metavar="NAME",
        help="an annotator; several times: in turn. Without: list what is assigned",
    )
    command.add_argument("--language", metavar="CODE", help="only releases in this language")
    command.add_argument("--due", default="", metavar="DATE", help="the day to be done by")
    command.add_argument(
        "--double", type=float, default=0, metavar="PERCENT", help="share to annotate twice"
    )
    command.add_argument("--seed", default="", metavar="WORDS", help="what the share is drawn by")


def assign(arguments: argparse.Namespace, _: Tools) -> int:
    """Give the releases that nobody has to annotators in turn, or list who has which."""
    from annotator.review.assigning import doubled, in_turn

    with opened(arguments) as workspace:
        if not arguments.to:
            _list_assigned(workspace)
            return 0
        takers = [_member(workspace, name) for name in arguments.to]
        taken = {one.document for one in workspace.team.assignments()}
        free = [
            listed.document.id
            for listed in workspace.listed(0, workspace.document_count())
            if listed.document.id not in taken
            and arguments.language in (None, listed.document.language)
        ]
        seed = arguments.seed or workspace.path.stem
        pairs = doubled(in_turn(free, takers), takers, arguments.double / 100, seed)
        given = tuple(
            Assignment(new_id(), document, member, due=arguments.due) for document, member in pairs
        )
        workspace.apply(Assign(given))
        twice = len(given) - len(free)
        sys.stdout.write(f"assigned {len(free)} releases, {twice} of them twice\n")
    return 0


def _list_assigned(workspace: Workspace) -> None:
    titles = {
        listed.document.id: listed.document.title or listed.document.source_name
        for listed in workspace.listed(0, workspace.document_count())
    }
    for one in workspace.team.assignments():
        done = "done" if one.done else one.due or "open"
        name = workspace.team.name(one.member)
        sys.stdout.write(f"{name}\t{done}\t{titles.get(one.document, '')}\n")


def add_review(command: argparse.ArgumentParser) -> None:
    """The arguments of `review`."""
    command.add_argument("--list", action="store_true", help="list what waits, riskiest first")


def review(arguments: argparse.Namespace, _: Tools) -> int:
    """Say how releases stand, and what waits for review."""
    with opened(arguments) as workspace:
        counts = Counter(str(one.state) for one in workspace.team.standings().values())
        for state, count in sorted(counts.items()):
            sys.stdout.write(f"{state}\t{count}\n")
        sys.stdout.write(f"tags that wait\t{workspace.review.count()}\n")
        if arguments.list:
            sys.stdout.writelines(_waiting(workspace))
    return 0


def _waiting(workspace: Workspace) -> Iterator[str]:
    for one in workspace.review.waiting(_LISTED):
        tag = one.annotation
        words = " ".join(tag.quote.split())[:_SHOWN]
        author = workspace.team.name(tag.author)
        yield f"{one.risk:g}\t{tag.state}\t{tag.kind}\t{author}\t{words}\t{one.title}\n"


def _member(workspace: Workspace, name: str) -> str:
    for one in workspace.team.members:
        if one.name.casefold() == name.casefold():
            return one.id
    raise UserError(f"The project has no member “{name}”. `annotator members` lists them.")


COMMANDS = (
    Command("members", "list, add and edit who works on the project", members, add_members),
    Command("assign", "give releases to annotators", assign, add_assign),
    Command("review", "say how releases stand and what waits for review", review, add_review),
)
