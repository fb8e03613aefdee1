"""Ways out of the program: a snapshot in, one file out. A new format is one module and one name."""

from pathlib import Path

from annotator.model.snapshot import Exporter
from exports.briefing import WordBriefing
from exports.dataset import JsonDataset, JsonLinesDataset


def exporters(resources: Path) -> tuple[Exporter, ...]:
    """All exporters; `resources` is the folder with the templates."""
    return (
        WordBriefing(resources / "templates" / "briefing.docx"),
        JsonDataset(),
        JsonLinesDataset(),
    )
