"""What the builder asks of the exporter of briefings."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from annotator.model.briefing import Briefing, TemplateInfo
from annotator.model.recall import Correction
from annotator.model.returning import Returned
from annotator.model.snapshot import ExportReport, Option, Options, Progress, Snapshot


@runtime_checkable
class BriefingMaker(Protocol):
    """An exporter that also gives the briefing itself, for the builder to show and check."""

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be chosen."""

    @property
    def templates(self) -> tuple[TemplateInfo, ...]:
        """The templates, those for one release first."""

    def compose(self, snapshot: Snapshot, options: Options, progress: Progress) -> Briefing:
        """The briefing that `write` would set. Raises UserError as `write` does."""

    def save(self, briefing: Briefing, target: Path, options: Options) -> ExportReport:
        """Write a briefing that was composed by the options.

        Raises UserError where it is final and unproven.
        """

    @property
    def given_names(self) -> frozenset[str]:
        """Names by which a person is known in typed text, in small letters."""

    def read_back(self, path: Path) -> Returned:
        """What a briefing says that came back. Raises UserError where it is no Word file."""

    def correction(
        self, title: str, made_at: str, corrections: Sequence[Correction], now: Briefing
    ) -> Briefing:
        """A note that corrects the exported briefing of that title and day."""

    def to_pdf(self) -> Callable[[Path], Path] | None:
        """What turns a Word file into a PDF beside it, None where LibreOffice is not installed."""
