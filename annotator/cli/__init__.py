"""The same work without a window."""

import argparse
import os
import sys
from pathlib import Path

from annotator import __version__
from annotator.cli import (
    briefings,
    checking,
    exporting,
    files,
    searching,
    suggesting,
    team,
    tracing,
)
from annotator.cli.command import Command, Tools
from annotator.model.errors import AnnotatorError

__all__ = ["COMMANDS", "Tools", "parser", "run"]

COMMANDS: tuple[Command, ...] = (
    *files.COMMANDS,
    *tracing.COMMANDS,
    *exporting.COMMANDS,
    *suggesting.COMMANDS,
    *searching.COMMANDS,
    *briefings.COMMANDS,
    *team.COMMANDS,
    *checking.COMMANDS,
)
"""All commands in the order in which they are listed."""


def parser() -> argparse.ArgumentParser:
    """The command line of the program."""
    top = argparse.ArgumentParser(
        prog="annotator",
        description="Tag officials, decisions and statistics in press releases.",
        epilog="Without a command the window opens.",
    )
    top.add_argument("--version", action="version", version=f"Press Annotator {__version__}")
    top.add_argument("--project", type=Path, metavar="FILE", help="the project, NAME.pressdb")
    top.add_argument("--member", default="", metavar="NAME", help="who works in it")
    top.add_argument(
        "--smoke", type=Path, metavar="OUT", help="try the whole journey and write it to OUT"
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return top


def run(arguments: argparse.Namespace, tools: Tools) -> int:
    """Carry out a command; the exit code. Errors are said in one line."""
    command = next(one for one in COMMANDS if one.name == arguments.command)
    try:
        code = command.run(arguments, tools)
        sys.stdout.flush()
    except BrokenPipeError:
        # `| head` has what it wanted; what Python still flushes at its end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except AnnotatorError as error:
        sys.stderr.write(f"annotator: {error}\n")
        return 1
    return code
