"""Suggestions on the command line: for the whole library, and for an export."""

import argparse
import sys
from collections import Counter

from annotator import __version__
from annotator.cli.command import Command, Tools, opened
from annotator.model.errors import UserError
from annotator.model.suggestion import Band
from annotator.workspace import OpenCount

_TOLD_EVERY = 100
"""Documents after which progress is told."""


def add_models(command: argparse.ArgumentParser) -> None:
    """The argument by which models are asked too."""
    command.add_argument(
        "--models", action="store_true", help="look for further names with models, if installed"
    )


def with_models(arguments: argparse.Namespace) -> bool:
    """Whether models are to be asked too; says so where there are none."""
    if not arguments.models:
        return False
    from annotator.suggest.models.library import NOT_INSTALLED, any_installed

    if not any_installed():
        sys.stderr.write(f"annotator: {NOT_INSTALLED}\n")
        return False
    return True


def add_suggest(command: argparse.ArgumentParser) -> None:
    """The arguments of `suggest`."""
    command.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="processes (one for each core)"
    )
    add_models(command)


def suggest(arguments: argparse.Namespace, tools: Tools) -> int:
    """Count what is suggested in the library by kind, and note it for the library's filter."""
    from annotator.suggest.proposing import library_suggestions
    from annotator.suggest.version import suggester_version

    if arguments.jobs < 0:
        raise UserError("The number of processes can't be negative. Write --jobs 2, or leave it.")
    by_kind: Counter[str] = Counter()
    counts: dict[str, OpenCount] = {}
    models = with_models(arguments)
    with opened(arguments) as workspace:
        with workspace.snapshot() as snapshot:
            labels = {key: kind.label.lower() for key, kind in snapshot.kinds.items()}
            read = library_suggestions(snapshot, tools.resources, arguments.jobs, models=models)
            for proposed in read:
                by_kind.update(one.kind for one in proposed.suggestions)
                sure = sum(one.band is Band.SURE for one in proposed.suggestions)
                counts[proposed.document.sha256] = OpenCount(len(proposed.suggestions), sure)
                if len(counts) % _TOLD_EVERY == 0:
                    sys.stderr.write(f"{len(counts)} of {snapshot.document_count}\n")
        program = __version__ + ("+models" if models else "")
        workspace.suggested.note(counts, suggester_version(tools.resources, program))
    for key, count in by_kind.items():
        sys.stdout.write(f"{labels[key]}\t{count}\n")
    sys.stdout.write(f"suggested {by_kind.total()} in {len(counts)} documents\n")
    return 0


COMMANDS = (
    Command("suggest", "find what could be tagged in the whole library", suggest, add_suggest),
)
