"""Exported briefings on the command line: what has gone stale, and what came back."""

import sys
from collections.abc import Iterable
from pathlib import Path

from annotator.model.errors import UserError
from annotator.model.making import BriefingMaker
from annotator.model.returning import Fate
from annotator.workspace.exporting import Recalled, compared, recalled


def recall(path: Path) -> int:
    """Write each export and below it its stale sentences; 1 where there are any."""
    found = recalled(path)
    for one in found:
        record = one.record
        sys.stdout.write(f"{record.made_at}\t{record.template}\t{record.title}\t{record.file}\n")
        for held in one.stale:
            sys.stdout.write(f"\tstale: {held.told.text} ({held.reason})\n")
    stale = sum(len(one.stale) for one in found)
    sys.stdout.write(f"{len(found):,} exported, {stale:,} sentences stale\n")
    return 1 if stale else 0


def returned(path: Path, file: Path, exporters: Iterable[object]) -> int:
    """Compare a file that came back with the export that it was made of; 1 where it differs."""
    maker = next(one for one in exporters if isinstance(one, BriefingMaker))
    back = maker.read_back(file)
    verdicts = compared(path, _export_of(back.head, recalled(path)).record, back, maker.given_names)
    for one in verdicts:
        if one.fate is not Fate.UNCHANGED:
            why = f" ({one.reason})" if one.reason else ""
            sys.stdout.write(f"{one.fate}{why}\n\t- {one.before}\n\t+ {one.after}\n")
    counts = (f"{fate} {sum(one.fate is fate for one in verdicts)}" for fate in Fate)
    sys.stdout.write(", ".join(counts) + "\n")
    return 0 if all(one.fate is Fate.UNCHANGED for one in verdicts) else 1


def _export_of(head: str, found: Iterable[Recalled]) -> Recalled:
    """The export of the snapshot that the file names."""
    for one in found:
        if head and one.record.head == head:
            return one
    raise UserError(
        "No export of this project is recorded that the file was made of. Choose the project that "
        "it was exported from."
    )
