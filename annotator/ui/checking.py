"""The result of checking a project."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.showing import show_dialog
from annotator.workspace import Workspace


def show_check(workspace: Workspace, parent: QWidget) -> None:
    """Check chain, quotes, offsets and references, and show what is wrong."""
    show_dialog(CheckDialog([finding.message for finding in workspace.check()], parent), parent)


class CheckDialog(QDialog):
    """All is well, or a line for each thing that is not."""

    def __init__(self, findings: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Check project"))
        self.setMinimumWidth(520)
        words = (
            self.tr("{count} things are wrong. Open a backup, or send us this list.").format(
                count=len(findings)
            )
            if findings
            else self.tr("All is well: every quote matches its text, and the history is unbroken.")
        )
        label = QLabel(words, self)
        label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addWidget(label)
        if findings:
            lines = QPlainTextEdit("\n".join(findings), self)
            lines.setReadOnly(True)
            lines.setAccessibleName(self.tr("Findings"))
            column.addWidget(lines, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
