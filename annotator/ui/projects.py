"""Which project is opened: the dialogs for choosing and creating one."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

_SUFFIX = ".pressdb"


def default_project() -> Path:
    """Where the first project goes: the user's documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place)) / f"Press releases{_SUFFIX}"


def choose_project(parent: QWidget | None) -> str:
    """The path of a project to open or to create, empty if the dialog is left."""
    dialog = QFileDialog(parent, "Open or create a project", str(default_project().parent))
    dialog.setNameFilter(f"Press Annotator projects (*{_SUFFIX})")
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Open")
    if not dialog.exec():
        return ""
    path = Path(dialog.selectedFiles()[0])
    return str(path if path.exists() else path.with_suffix(_SUFFIX))


def tell(words: str, parent: QWidget | None = None) -> None:
    """Say that a project can't be opened, and why."""
    box = QMessageBox(parent)
    box.setWindowTitle("Press Annotator")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(words)
    box.exec()
