"""Ways out of the program: a snapshot in, one file out. A new format is one module and one name."""

from pathlib import Path

from annotator.model.snapshot import Exporter
from exports.dataset import JsonDataset


def exporters(_resources: Path) -> tuple[Exporter, ...]:
    """All exporters; the folder of resources is there for those that need templates."""
    return (JsonDataset(),)
