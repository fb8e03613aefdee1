"""Searching a project: conditions of `model.search` against the full-text index and the tables."""

from annotator.store.search.finder import Finder, Found, field_names
from annotator.store.search.hits import Hit, Hits

__all__ = ["Finder", "Found", "Hit", "Hits", "field_names"]
