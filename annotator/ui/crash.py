"""What the user sees when there is a bug: a report to copy. The data is already safe."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator import __version__
from annotator.ui.showing import show_dialog

_log = logging.getLogger(__name__)
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def report_of(error: BaseException) -> str:
    """The error and the versions that matter, as text to send."""
    versions = (
        f"Press Annotator {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform()}"
    )
    return versions + "\n\n" + "".join(traceback.format_exception(error))


class CrashDialog(QDialog):
    """Says that something went wrong, that nothing is lost, and what to send."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(640, 420)
        words = QLabel(
            self.tr(
                "The program met an error that it did not expect. Everything that you did before "
                "is saved. You can go on; if it happens again, send us this report."
            ),
            self,
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(report_of(error), self)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(self.report, 1)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())


def show_crashes(parent: QWidget) -> Hook:
    """Show uncaught exceptions in a dialog over `parent`, and log them; gives the hook before."""
    earlier = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            earlier(kind, error, trace)
            return
        _log.critical("Uncaught exception", exc_info=(kind, error, trace))
        show_dialog(CrashDialog(error, parent), parent)

    sys.excepthook = hook
    return earlier
