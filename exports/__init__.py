"""Ways out of the program: a snapshot in, one file out. A new format is one module and one name."""

from pathlib import Path

from annotator.model.snapshot import Exporter
from exports.briefing import WordBriefing
from exports.dataset import JsonDataset, JsonLinesDataset
from exports.interchange import INTERCHANGE
from exports.office import OfficeBriefing
from exports.parquet import ParquetTables
from exports.spreadsheets import CsvTables, Workbooks
from exports.sqlite import SqliteTables


def exporters(resources: Path) -> tuple[Exporter, ...]:
    """All exporters; `resources` is the folder with the templates."""
    templates = resources / "templates"
    return (
        WordBriefing(templates / "briefing.docx"),
        OfficeBriefing(templates / "office-sample.docx"),
        JsonDataset(),
        JsonLinesDataset(),
        Workbooks(),
        CsvTables(),
        SqliteTables(),
        ParquetTables(),
        *INTERCHANGE,
    )
