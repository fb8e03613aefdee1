"""The act of exporting a briefing, which is kept so that it can be recalled."""

from dataclasses import dataclass
from typing import ClassVar

from annotator.model.exported import ExportRecord
from annotator.model.ops.state import Plan, StateView
from annotator.model.records import Change, Mode


@dataclass(frozen=True, slots=True)
class RecordExport:
    """Keep what was exported. Undo passes it by: what has left the house can't be taken back."""

    verb: ClassVar[str] = "export"
    mode: ClassVar[Mode] = Mode.SETUP
    record: ExportRecord

    def plan(self, _: StateView) -> Plan:
        """One new record."""
        return Plan((Change(None, self.record),))
