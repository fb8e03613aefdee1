"""The one door to the data: apply, undo, redo, queries, subscribe."""

from annotator.store.check import Finding
from annotator.store.ids import made_at, new_id
from annotator.store.library import LibraryReads, Line, Shelf, library_reads
from annotator.store.project import warm_up
from annotator.store.reader import Listed, Reader
from annotator.store.snapshot import StoredSnapshot
from annotator.store.suggested import OpenCount
from annotator.workspace.annotated import AnnotatedReport
from annotator.workspace.core import Applied, Workspace
from annotator.workspace.importing import ImportReport
from annotator.workspace.queries import OpenDocument

__all__ = [
    "AnnotatedReport",
    "Applied",
    "Finding",
    "ImportReport",
    "LibraryReads",
    "Line",
    "Listed",
    "OpenCount",
    "OpenDocument",
    "Reader",
    "Shelf",
    "StoredSnapshot",
    "Workspace",
    "library_reads",
    "made_at",
    "new_id",
    "warm_up",
]
