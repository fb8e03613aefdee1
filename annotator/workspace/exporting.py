"""Keeping what was exported, wherever it was exported from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from annotator.model.ops import RecordExport
from annotator.model.snapshot import ExportReport
from annotator.store.ids import new_id

if TYPE_CHECKING:
    from annotator.workspace.core import Workspace


def now_in_utc() -> str:
    """The time, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def keep_export(
    workspace: "Workspace", report: ExportReport, now: Callable[[], str] = now_in_utc
) -> None:
    """Keep the sentences of a briefing that was exported; other exports leave no record."""
    if report.record is not None:
        made = replace(report.record, id=new_id(), made_at=now(), file=str(report.target))
        workspace.apply(RecordExport(made))
