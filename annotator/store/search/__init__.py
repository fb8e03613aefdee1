"""Searching a project: conditions of `model.search` against the full-text index and the tables."""

from annotator.store.search.finder import Finder, Found, field_names
from annotator.store.search.hits import Hit, Hits
from annotator.store.search.nearest import Nearest

__all__ = ["Finder", "Found", "Hit", "Hits", "Nearest", "field_names"]
