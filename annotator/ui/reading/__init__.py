"""The release as a page: it is read, selected, tagged and searched here."""

from annotator.ui.reading.marks import Mark
from annotator.ui.reading.view import ReleaseView

__all__ = ["Mark", "ReleaseView"]
