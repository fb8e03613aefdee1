"""How many suggestions of each release are open: a note beside the log, to filter the library by.

It is derived from the texts by recognisers and may be thrown away at any time. It is keyed by the
text, so that undo and redo of an import need not know of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class OpenCount:
    """How many suggestions of a release nobody has decided, and how many of these are sure."""

    open: int
    sure: int = 0


class SuggestedCounts:
    """The notes of a project. Use it on the thread that owns the workspace."""

    def __init__(self, project: "Project") -> None:
        self._project = project

    def note(self, counts: Mapping[str, OpenCount], version: str) -> None:
        """Keep what was counted, by the texts' SHA-256, by a suggester of that version."""
        rows = [
            (version, one.open, one.sure, bytes.fromhex(sha256)) for sha256, one in counts.items()
        ]
        if rows:
            self._project.writer.note_suggestions(rows)
