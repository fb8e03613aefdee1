"""A command of the command line: its words, its arguments, and what carries it out."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotator.model.drafts import Read
from annotator.model.errors import UserError
from annotator.model.snapshot import Exporter
from annotator.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Tools:
    """What the command line is given from outside."""

    exporters: Callable[[], Sequence[Exporter]]
    reader: Callable[[], Read]
    resources: Path


def _no_arguments(_: argparse.ArgumentParser) -> None:
    """Nothing beside what every command takes."""


@dataclass(frozen=True, slots=True)
class Command:
    """What a command is called, what it does in words, and how: `run` gives the exit code."""

    name: str
    words: str
    run: Callable[[argparse.Namespace, Tools], int]
    add_arguments: Callable[[argparse.ArgumentParser], None] = _no_arguments
    project_needed: bool = True

    def add_to(self, commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
        """Let the command line know it."""
        description = self.words.capitalize() + "."
        parser = commands.add_parser(self.name, help=self.words, description=description)
        needed = "" if self.project_needed else " (not for --list)"
        # Given before the command they count too, and must not be overwritten by a default.
        parser.add_argument(
            "--project",
            type=Path,
            metavar="FILE",
            default=argparse.SUPPRESS,
            help="the project, NAME.pressdb" + needed,
        )
        parser.add_argument(
            "--member", metavar="NAME", default=argparse.SUPPRESS, help="who works in the project"
        )
        self.add_arguments(parser)


@contextmanager
def opened(arguments: argparse.Namespace, *, create: bool = False) -> Iterator[Workspace]:
    """The project that is named, as the member who is named; UserError where none is."""
    path: Path | None = arguments.project
    if path is None:
        raise UserError("No project is named. Add --project FILE.")
    if create and not path.exists():
        workspace = Workspace.create(path, author=arguments.member)
    else:
        workspace = Workspace(path, member=arguments.member)
    try:
        workspace.back_up_daily()
        yield workspace
    finally:
        workspace.close()
