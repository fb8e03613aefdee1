"""The dialog of briefings: build one, and see which exported ones have gone stale."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from annotator.model.making import BriefingMaker
from annotator.ui.briefing.builder import Builder
from annotator.ui.briefing.exported import Exported

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_SIZE = (1240, 820)


class BriefingDialog(QDialog):
    """Its pages over the window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Briefings"))
        self.resize(*_SIZE)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Build and exported"))
        self._pages: dict[str, QWidget] = {}
        makers = [one for one in window.services.exporters if isinstance(one, BriefingMaker)]
        self.builder = Builder(window.session, window.jobs, makers[0], self)
        self.exported = Exported(window.workspace, window.jobs, makers[0], self)
        self.builder.exported.connect(self.exported.refresh)
        self._add("build", self.tr("Build"), self.builder)
        self._add("exported", self.tr("Exported and returned"), self.exported)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.tabs)

    def _add(self, key: str, title: str, page: QWidget) -> None:
        self._pages[key] = page
        self.tabs.addTab(page, title)

    def show_page(self, key: str) -> None:
        """Show the page of that key."""
        self.tabs.setCurrentWidget(self._pages[key])

    def done(self, result: int) -> None:
        """Close; what is being made for the preview is let go."""
        self.builder.stop()
        self.exported.stop()
        super().done(result)
