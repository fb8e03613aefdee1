"""Importing from the window: choose files, watch them come in, read what did not."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QProgressDialog,
    QVBoxLayout,
    QWidget,
)

from annotator.intake.files import files_of
from annotator.intake.reader import READERS
from annotator.model.errors import AnnotatorError, Cancelled
from annotator.model.records import Document
from annotator.ui.showing import show_dialog
from annotator.workspace import ImportReport, Read, Workspace


def choose_files(parent: QWidget) -> list[Path]:
    """The files that the user picks, none if the dialog is left."""
    patterns = " ".join(f"*{suffix}" for one in READERS for suffix in one.suffixes)
    chosen, _ = QFileDialog.getOpenFileNames(
        parent,
        parent.tr("Import releases"),
        "",
        parent.tr("Press releases ({patterns});;All files (*)").format(patterns=patterns),
    )
    return [Path(path) for path in chosen]


def import_and_report(
    workspace: Workspace, paths: Sequence[Path], read: Read, parent: QWidget
) -> Document | None:
    """Import with a progress bar; the first release that came in. Says what did not come in."""
    files = files_of(paths)
    bar = QProgressDialog(
        parent.tr("Importing…"), parent.tr("Cancel"), 0, max(len(files), 1), parent
    )
    bar.setWindowModality(Qt.WindowModality.WindowModal)
    bar.setMinimumDuration(500)

    def progress(done: int, total: int) -> None:
        bar.setLabelText(parent.tr("Importing {done} of {total}").format(done=done, total=total))
        bar.setValue(done)
        if bar.wasCanceled():
            raise Cancelled(parent.tr("The import was stopped; what is in stays in."))

    report = ImportReport()
    try:
        workspace.import_files(files, read, progress, report)
        stopped = ""
    except AnnotatorError as error:
        stopped = str(error)
    finally:
        bar.close()
        bar.deleteLater()
    if stopped or report.duplicates or report.failed:
        show_dialog(ReportDialog(report, stopped, parent), parent)
    return report.imported[0] if report.imported else None


class ReportDialog(QDialog):
    """What became of each file that did not come in."""

    def __init__(self, report: ImportReport, stopped: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self.resize(640, 320)
        head = QLabel(
            self.tr("{summary}. {stopped}").format(
                summary=report.summary.capitalize(), stopped=stopped
            ),
            self,
        )
        head.setWordWrap(True)
        self.lines = QPlainTextEdit(self)
        self.lines.setReadOnly(True)
        self.lines.setAccessibleName(self.tr("What did not come in"))
        self.lines.setPlainText("\n".join(report.lines))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(head)
        column.addWidget(self.lines, 1)
        column.addWidget(buttons)
