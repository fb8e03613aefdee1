"""Exporting from the window: what, which tags, where to; in the background, with Cancel."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import AnnotatorError
from annotator.model.records import StateFilter
from annotator.model.snapshot import Exporter, ExportReport
from annotator.ui.export_options import ExportOptions
from annotator.ui.jobs import Job, Jobs
from annotator.ui.naming import SpokenLabel
from annotator.ui.progress import ProgressLine
from annotator.ui.stylesheet import restyle
from annotator.ui.wording import counted
from annotator.workspace import Workspace
from annotator.workspace.exporting import keep_export

_BRIEFING = "docx"
"""The format that the briefing builder makes, with a preview."""

_SHOWN = 12
"""Lines of what was left out: a window is no list of thousands; the command line tells all."""


class ExportDialog(QDialog):
    """Asks for format, tags and file, writes, and reports what was written and left out."""

    def __init__(
        self,
        workspace: Workspace,
        exporters: Sequence[Exporter],
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        build: Callable[[], object] | None = None,
    ) -> None:
        """`build` opens the briefing builder, which is offered beside the Word briefing."""
        super().__init__(parent)
        self._build = build
        self._workspace = workspace
        self._jobs = jobs
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(560)
        self._make_choices(exporters)
        self.options = ExportOptions((), self)
        self.builder = self._offer_of_builder()
        self.target = QLineEdit(self)
        self.target.setAccessibleName(self.tr("File"))
        self._browse = QPushButton(self.tr("Choose…"), self)
        self._browse.clicked.connect(self._choose)
        self._make_report()
        self._start = QPushButton(self.tr("Export"), self)
        self._start.setProperty("primary", True)
        self._start.setDefault(True)
        self._start.clicked.connect(self.start)
        self._close = QPushButton(self.tr("Close"), self)
        self._close.clicked.connect(self.reject)
        self._lay_out()
        self.format.currentIndexChanged.connect(self._name_target)
        self.format.currentIndexChanged.connect(self._offer_options)
        self._name_target()
        self._offer_options()

    def _make_choices(self, exporters: Sequence[Exporter]) -> None:
        self.format = QComboBox(self)
        self.format.setAccessibleName(self.tr("Format"))
        for exporter in exporters:
            self.format.addItem(f"{exporter.label} ({exporter.suffix})", exporter)
        self.state = QComboBox(self)
        self.state.setAccessibleName(self.tr("Tags"))
        for words, state in (
            (self.tr("All tags, whatever their state"), StateFilter.ANY),
            (self.tr("Submitted and verified tags"), StateFilter.SUBMITTED),
            (self.tr("Verified tags only"), StateFilter.VERIFIED),
        ):
            self.state.addItem(words, state)

    def _make_report(self) -> None:
        self._progress = ProgressLine(self.tr("Writing"), self)
        self._progress.cancelled.connect(self.reject)
        self._progress.hide()
        self._report = SpokenLabel(self)
        self._report.setWordWrap(True)
        self._report.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._report.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._report.setAccessibleDescription(self.tr("Report"))

    def _lay_out(self) -> None:
        form = self._form = QFormLayout()
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Tags"), self.state)
        line = QHBoxLayout()
        line.addWidget(self.target, 1)
        line.addWidget(self._browse)
        form.addRow(self.tr("File"), line)
        form.addRow("", self.builder)
        form.setRowVisible(self.builder, False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._start)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.options)
        column.addWidget(self._progress)
        column.addWidget(self._report)
        column.addLayout(buttons)

    def _offer_of_builder(self) -> QPushButton:
        button = QPushButton(self.tr("Build it with a preview…"), self)
        button.setToolTip(
            self.tr("Choose releases and sections, look at the page, and export from there.")
        )
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self._to_builder)
        return button

    def _to_builder(self) -> None:
        self.reject()
        if self._build is not None:
            self._build()

    def _exporter(self) -> Exporter:
        exporter: Exporter = self.format.currentData()
        return exporter

    def _name_target(self) -> None:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = (
            Path(self.target.text()).parent
            if self.target.text()
            else Path(QStandardPaths.writableLocation(place))
        )
        name = self._workspace.path.stem + self._exporter().suffix
        self.target.setText(str(folder / name))

    def _offer_options(self) -> None:
        """The rows of the chosen format, below the file."""
        old, exporter = self.options, self._exporter()
        self.options = ExportOptions(exporter.options, self)
        self._column.replaceWidget(old, self.options)
        old.deleteLater()
        rows = (self.target, self._browse, self.builder, *self.options.stops)
        for one, next_one in pairwise((*rows, self._close, self._start)):
            self.setTabOrder(one, next_one)
        offered = self._build is not None and exporter.key == _BRIEFING
        self._form.setRowVisible(self.builder, offered)
        self._report.clear()
        self.adjustSize()

    def _choose(self) -> None:
        suffix = self._exporter().suffix
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export to"), self.target.text(), f"*{suffix}"
        )
        if chosen:
            self.target.setText(str(Path(chosen).with_suffix(suffix)))

    def start(self) -> None:
        """Write the file on a worker; the window stays free."""
        exporter, target = self._exporter(), Path(self.target.text())
        options = self.options.chosen()
        state = StateFilter(self.state.currentData())  # Qt hands back a bare str

        reading = self._workspace.snapshot(state)  # here: what the member may see is read

        def work(job: Job) -> ExportReport:
            with reading as snapshot:
                return exporter.write(snapshot, target, options, job.progress)

        self._start.setEnabled(False)
        self._close.hide()
        self._report.clear()
        self._progress.begin(self.tr("Writing"))
        self._progress.show()
        self._job = self._jobs.run(work, self._done, self._failed)
        self._job.signals.progressed.connect(self._progress.advance)

    def _done(self, report: ExportReport) -> None:
        keep_export(self._workspace, report)
        words = self.tr("Wrote {releases} and {tags} to {file}.").format(
            releases=counted(report.documents, self.tr("release"), self.tr("releases")),
            tags=counted(report.annotations, self.tr("tag"), self.tr("tags")),
            file=report.target,
        )
        self._end("\n".join((words, *self._told(report))), "muted")

    def _told(self, report: ExportReport) -> Iterator[str]:
        """What was left out, as much of it as can be read, and what the format can't carry."""
        yield from report.left_out[:_SHOWN]
        if len(report.left_out) > _SHOWN:
            yield self.tr("… and {count} more.").format(count=len(report.left_out) - _SHOWN)
        if report.losses:
            yield ""
            yield self.tr("This format has no place for:")
            yield from (f"•  {loss}" for loss in report.losses)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AnnotatorError):
            self._end(self.tr("The export failed. The old file is as it was."), "error")
            raise error
        self._end(str(error), "error")

    def _end(self, words: str, role: str) -> None:
        self._job = None
        self._progress.hide()
        self._start.setEnabled(True)
        self._close.show()
        restyle(self._report, role=role)
        self._report.setText(words)

    def reject(self) -> None:
        """Cancel what runs, or close."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()
