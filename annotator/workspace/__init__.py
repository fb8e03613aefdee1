"""The one door to the data: apply, undo, redo, queries, subscribe."""

from annotator.store.check import Finding
from annotator.store.ids import new_id
from annotator.store.project import warm_up
from annotator.store.reader import Listed, Reader
from annotator.store.suggested import OpenCount
from annotator.workspace.core import Applied, OpenDocument, Workspace
from annotator.workspace.importing import ImportReport

__all__ = [
    "Applied",
    "Finding",
    "ImportReport",
    "Listed",
    "OpenCount",
    "OpenDocument",
    "Reader",
    "Workspace",
    "new_id",
    "warm_up",
]
