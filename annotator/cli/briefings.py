"""Exported briefings on the command line: what has gone stale, and what came back."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.command import Command, Tools, opened
from annotator.model.errors import UserError
from annotator.model.making import BriefingMaker
from annotator.model.returning import Fate

if TYPE_CHECKING:
    from annotator.workspace.exporting import Recalled


def recall(arguments: argparse.Namespace, _: Tools) -> int:
    """Write each export and below it its stale sentences; 1 where there are any."""
    from annotator.workspace.exporting import recalled

    with opened(arguments) as workspace:
        found = recalled(workspace.path)
    for one in found:
        record = one.record
        sys.stdout.write(f"{record.made_at}\t{record.template}\t{record.title}\t{record.file}\n")
        for held in one.stale:
            sys.stdout.write(f"\tstale: {held.told.text} ({held.reason})\n")
    stale = sum(len(one.stale) for one in found)
    sys.stdout.write(f"{len(found):,} exported, {stale:,} sentences stale\n")
    return 1 if stale else 0


def add_returned(command: argparse.ArgumentParser) -> None:
    """The arguments of `returned`."""
    command.add_argument("file", type=Path, metavar="FILE", help="the Word file that came back")


def returned(arguments: argparse.Namespace, tools: Tools) -> int:
    """Compare a file that came back with the export that it was made of; 1 where it differs."""
    from annotator.workspace.exporting import compared, recalled

    with opened(arguments) as workspace:
        path = workspace.path
        maker = next(one for one in tools.exporters() if isinstance(one, BriefingMaker))
        back = maker.read_back(arguments.file)
        export = _export_of(back.head, recalled(path)).record
        verdicts = compared(path, export, back, maker.given_names)
    for one in verdicts:
        if one.fate is not Fate.UNCHANGED:
            why = f" ({one.reason})" if one.reason else ""
            sys.stdout.write(f"{one.fate}{why}\n\t- {one.before}\n\t+ {one.after}\n")
    counts = (f"{fate} {sum(one.fate is fate for one in verdicts)}" for fate in Fate)
    sys.stdout.write(", ".join(counts) + "\n")
    return 0 if all(one.fate is Fate.UNCHANGED for one in verdicts) else 1


def _export_of(head: str, found: Iterable["Recalled"]) -> "Recalled":
    """The export of the snapshot that the file names."""
    for one in found:
        if head and one.record.head == head:
            return one
    raise UserError(
        "No export of this project is recorded that the file was made of. Choose the project that "
        "it was exported from."
    )


COMMANDS = (
    Command("recall", "list exported briefings and what of them is stale", recall),
    Command(
        "returned",
        "compare a briefing that came back with its export",
        returned,
        add_returned,
    ),
)
