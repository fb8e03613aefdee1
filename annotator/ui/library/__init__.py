"""The library in the window: list and table of the releases, filters, chips."""

from annotator.ui.library.panel import LibraryPanel
from annotator.ui.library.words import title_of

__all__ = ["LibraryPanel", "title_of"]
