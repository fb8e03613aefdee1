"""Exported briefings are kept, and undo passes them by."""

from pathlib import Path

from annotator.model.exported import ExportRecord, Told
from annotator.model.ops import EditDocument, RecordExport
from annotator.model.records import Document
from annotator.workspace import Workspace, new_id
from tests.builders import reopened, tag

RECORD = ExportRecord(
    new_id(),
    "2026-11-23T10:00:00Z",
    "event",
    "Harbour & Sea",
    "harbour.docx",
    "ab",
    {"language": "ru"},
    (Told("decisions/1", "The Council adopted 2 plans.", (new_id(),), ("0f",)), Told("x", "", ())),
)


def test_an_export_is_kept_as_it_was(workspace: Workspace) -> None:
    workspace.apply(RecordExport(RECORD))
    assert workspace.exported() == (RECORD,)
    assert workspace.check() == []


def test_it_survives_a_restart_and_is_told_in_the_history(workspace: Workspace) -> None:
    workspace.apply(RecordExport(RECORD))
    path: Path = workspace.path
    workspace.close()
    with reopened(path) as again:
        assert again.exported() == (RECORD,)
        assert again.history(1)[0].verb == "export"


def test_undo_passes_an_export_by_and_redo_is_not_lost(
    workspace: Workspace, document: Document
) -> None:
    workspace.apply(tag(document, "Mira Olsen"))
    workspace.apply(EditDocument(document.id, {"title": "Changed"}))
    workspace.undo()
    workspace.apply(RecordExport(RECORD))
    assert workspace.redo().verb == "edit document"
    workspace.undo()
    workspace.undo()
    assert workspace.open_document(document.id).annotations == ()
    assert workspace.exported() == (RECORD,)


def test_marks_and_grades_are_edited_like_the_rest(
    workspace: Workspace, document: Document
) -> None:
    workspace.apply(EditDocument(document.id, {"handling": " OFFICIAL  USE ", "reliability": "b2"}))
    held = workspace.open_document(document.id).document
    assert (held.handling, held.reliability) == ("OFFICIAL USE", "B2")
    assert workspace.check() == []
    workspace.undo()
    assert workspace.open_document(document.id).document.handling == ""
