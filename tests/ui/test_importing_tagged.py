"""Files that are tagged already come in at the window: whole, with a report, or not at all."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from annotator.model.snapshot import no_progress
from annotator.ui.intake.report import ReportDialog
from annotator.ui.progress import ProgressDialog
from annotator.workspace import annotated
from exports.dataset import JsonLinesDataset
from tests.builders import OTHER_RELEASE, draft, project, tag
from tests.ui.desk import Desk


def dataset(desk: Desk, name: str = "o.jsonl") -> Path:
    """A dataset of another project with a release and a tag."""
    target = desk.folder / name
    with project(desk.folder, "other") as workspace:
        document = workspace.import_draft(draft(OTHER_RELEASE, "dyke.txt", title="Dyke"))
        workspace.apply(tag(document, "Lena Voss", text=OTHER_RELEASE, person="Lena Voss"))
        with workspace.snapshot() as snapshot:
            JsonLinesDataset().write(snapshot, target, {}, no_progress)
    return target


def test_a_dataset_comes_in_with_its_tags_and_is_told(desk: Desk) -> None:
    desk.window.importer.import_paths([dataset(desk)])
    report = desk.dialog(ReportDialog)
    assert report.lines() == ["Dyke\timported\tis in, with 1 tag.\n"]
    assert report._head.text() == "1 imported."
    assert desk.window.session.text == OTHER_RELEASE
    assert desk.workspace.document_count() == 2
    desk.window.session.undo()
    assert desk.workspace.document_count() == 1


def test_a_tagged_file_and_a_plain_one_come_in_together(desk: Desk) -> None:
    tagged = desk.folder / "a.jsonl"
    line = {"text": "Lena Voss spoke.", "label": [[0, 9, "official"]]}
    tagged.write_text(json.dumps(line), encoding="utf-8")
    plain = desk.folder / "b.txt"
    plain.write_text(OTHER_RELEASE, encoding="utf-8")
    desk.window.importer.import_paths([tagged, plain])
    assert desk.workspace.document_count() == 3
    assert desk.window.session.text == "Lena Voss spoke."  # the first of them
    assert desk.window.status.message.text() == "2 releases imported."
    desk.activate()
    desk.press("Ctrl+Shift+I")  # one report for both
    assert len(desk.dialog(ReportDialog).lines()) == 2


def test_a_dataset_that_was_cut_is_told_in_a_line_and_nothing_is_in(desk: Desk) -> None:
    path = dataset(desk)
    path.write_bytes(path.read_bytes()[:-200])
    desk.window.importer.import_paths([path])
    (line,) = desk.dialog(ReportDialog).lines()
    assert line.startswith("o.jsonl\tfailed\to.jsonl is cut short")
    assert desk.workspace.document_count() == 1


def test_a_stopped_import_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.folder / "many.jsonl"
    lines = [
        {"text": f"Release {n} of the board.", "label": [[0, 7, "official"]]} for n in range(60)
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    monkeypatch.setattr(annotated, "_AT_ONCE", 1)
    monkeypatch.setattr("annotator.ui.intake.annotated._SLICE_S", 0.0)

    def stop() -> None:
        for dialog in desk.window.findChildren(ProgressDialog):
            dialog.reject()

    timer = QTimer(interval=0)
    timer.timeout.connect(stop)
    timer.start()
    desk.window.importer.import_paths([path])
    timer.stop()
    (line,) = desk.dialog(ReportDialog).lines()
    assert "stopped; nothing of it is in." in line
    assert desk.workspace.document_count() == 1
    assert desk.workspace.check() == []
