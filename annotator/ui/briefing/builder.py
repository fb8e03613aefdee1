"""The builder: what is chosen on the left, the page it makes on the right, and the way out."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QScrollArea,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.model.briefing import Briefing
from annotator.model.errors import AnnotatorError, Cancelled
from annotator.model.handling import MARKS_SETTING, marks_of
from annotator.model.making import BriefingMaker
from annotator.model.ops import SetSetting
from annotator.model.records import Document
from annotator.model.snapshot import ExportReport, Snapshot
from annotator.ui.briefing.asking import Asking
from annotator.ui.briefing.chartpicture import picture
from annotator.ui.briefing.choices import Choices
from annotator.ui.briefing.preview import CHART, Preview
from annotator.ui.jobs import Job, Jobs
from annotator.ui.key_button import KeyButton
from annotator.ui.naming import name_borders
from annotator.ui.progress import ProgressDialog
from annotator.ui.session import Session
from annotator.ui.stylesheet import restyle
from annotator.workspace import Reader
from annotator.workspace.exporting import keep_export

_QUIET_MS = 300
"""So long nothing must have been changed before the preview is made anew."""
_SHOWN = 4
_PAGE = """
QTextBrowser { background: white; border: 2px solid white }
QTextBrowser:focus { border-color: palette(link) }
"""
_MARGIN = 40
_COLUMNS = (520, 700)


@dataclass(frozen=True, slots=True)
class _Written:
    """What an export made: its report, and the PDF if one was asked for."""

    report: ExportReport
    pdf: Path | None


class Builder(QWidget):
    """Chooses, shows and exports; the preview is made on a worker, only the newest is shown."""

    exported = Signal()

    def __init__(self, session: Session, jobs: Jobs, maker: BriefingMaker, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._workspace = session.workspace
        self._jobs = jobs
        self._maker = maker
        self._asking = Asking(jobs)
        self._job: Job | None = None
        self._asked = 0
        self._made: Briefing | None = None
        self.choices = Choices(maker, marks_of(self._workspace.setting(MARKS_SETTING)), self)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(self.tr("Preview of the briefing"))
        self.page.setOpenLinks(False)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.document().setDocumentMargin(_MARGIN)
        self.page.setStyleSheet(_PAGE)
        self.verdict = QLabel(self)
        self.verdict.setWordWrap(True)
        self.verdict.setAccessibleDescription(self.tr("What is not proven"))
        self.verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.word = KeyButton(self.tr("Export Word…   Ctrl+Return"), self)
        self.word.setProperty("primary", True)
        self.word.setShortcut("Ctrl+Return")
        self.word.clicked.connect(lambda: self._choose(pdf=False))
        self.pdf = KeyButton(self.tr("Export Word and PDF…"), self)
        self.pdf.clicked.connect(lambda: self._choose(pdf=True))
        self._convert = maker.to_pdf()
        self.pdf.setVisible(self._convert is not None)
        self._later = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._later.timeout.connect(self.refresh)
        self.choices.changed.connect(self._later.start)
        self.choices.order_wanted.connect(self._edit_marks)
        self._lay_out()
        self._begin()

    def _lay_out(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.choices)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.page, 1)
        column.addWidget(self.verdict)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.pdf)
        foot.addWidget(self.word)
        column.addLayout(foot)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(scroll)
        split.addWidget(right)
        split.setSizes(list(_COLUMNS))
        split.setStretchFactor(1, 1)
        name_borders(split, self.tr("Border between choices and preview"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _begin(self) -> None:
        """Offer releases and people, read on a worker, and show the open release's brief."""
        path = self._workspace.path
        self.choices.offer_officials(self._workspace.officials())

        def read(_: Job) -> list[Document]:
            reader = Reader(path)
            try:
                return [one.document for one in reader.listed(0, reader.document_count())]
            finally:
                reader.close()

        self._asking.run(read, self._offer, self._failed)

    def _offer(self, documents: list[Document]) -> None:
        self.choices.releases.fill(documents)
        opened = self._session.document
        if opened is not None:
            self.choices.releases.tick((opened.id,))
        self.refresh()

    # preview

    def refresh(self) -> None:
        """Make the preview of what is chosen; what is being made for older choices is dropped."""
        self._drop()
        options = self.choices.options()
        checked = {**options, "status": "checked"} if options["status"] == "draft" else options
        reading, maker = self._reading(), self._maker
        if reading is None:
            return

        def work(job: Job) -> Briefing:
            with reading as snapshot:
                made = maker.compose(snapshot, checked, job.progress)
            return replace(made, draft=made.draft or options["status"] == "draft")

        asked = self._asked
        self._job = self._asking.run(
            work,
            lambda made: self._show(made) if asked == self._asked else None,
            lambda error: self._failed(error) if asked == self._asked else None,
        )

    def _drop(self) -> None:
        """Let go of what was made and is being made for older choices."""
        self._made = None
        self._later.stop()
        self._asked += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _reading(self) -> AbstractContextManager[Snapshot] | None:
        """The snapshot to be read on the worker; None where there is no such time, as is said."""
        state, as_of = self.choices.state_filter, self.choices.as_of.text().strip()
        try:
            if as_of:
                return self._workspace.snapshot_as_of(as_of, state)
            return self._workspace.snapshot(state)
        except AnnotatorError as error:
            self._failed(error)
            return None

    def _show(self, briefing: Briefing) -> None:
        self._job = None
        self._made = briefing
        made = Preview(briefing)
        place = self.page.verticalScrollBar().value()
        for number, chart in enumerate(made.charts):
            self.page.document().addResource(
                QTextDocument.ResourceType.ImageResource, QUrl(f"{CHART}{number}"), picture(chart)
            )
        self.page.setHtml(made.html)
        self.page.verticalScrollBar().setValue(place)
        self._judge(briefing)

    def _judge(self, briefing: Briefing) -> None:
        if briefing.unproven:
            self._tell_unproven(briefing, self.tr("Not proven by verified tags: {count}"))
        else:
            restyle(self.verdict, role="muted")
            words = self.tr("Every figure, date and name is proven by a verified tag.")
            self.verdict.setText(words)

    def _tell_unproven(self, briefing: Briefing, head: str) -> None:
        found = briefing.unproven
        restyle(self.verdict, role="error")
        words = (head.format(count=f"{len(found):,}"), *(f"• {one}" for one in found[:_SHOWN]))
        self.verdict.setText("\n".join(words))

    def _is_refused(self) -> bool:
        """Whether a final briefing would be refused, as the preview knows already; it says so."""
        made = None if self._later.isActive() else self._made
        if made is None or not made.unproven or self.choices.options()["status"] != "final":
            return False
        self._tell_unproven(
            made,
            self.tr(
                "A final briefing says only what verified tags prove, so nothing is exported. "
                "Verify the tags or choose a draft. Not proven: {count}"
            ),
        )
        return True

    def _failed(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, AnnotatorError):
            raise error
        restyle(self.verdict, role="error")
        self.verdict.setText(str(error))

    def _edit_marks(self) -> None:
        """Edit the project's handling marks, one a line, the lowest first."""
        held = marks_of(self._workspace.setting(MARKS_SETTING))
        typed, agreed = QInputDialog.getMultiLineText(
            self,
            self.tr("Order of marks"),
            self.tr("Handling marks of this project, the lowest first, one a line:"),
            "\n".join(held),
        )
        if agreed:
            self.set_marks(typed)

    def set_marks(self, typed: str) -> None:
        """Keep the marks of these lines; none at all go back to the program's own."""
        marks = list(dict.fromkeys(" ".join(line.split()) for line in typed.splitlines()))
        try:
            self._workspace.apply(SetSetting(MARKS_SETTING, [m for m in marks if m] or None))
        except AnnotatorError as error:
            self._failed(error)
            return
        self.choices.offer_marks(marks_of(self._workspace.setting(MARKS_SETTING)))

    # export

    def _choose(self, *, pdf: bool) -> None:
        """Ask for a file, unless the briefing would be refused anyhow."""
        if self._is_refused():
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{self._workspace.path.stem}-{self.choices.template.currentData()}.docx"
        title = (
            self.tr("Export the briefing to (the PDF goes beside it)")
            if pdf
            else self.tr("Export the briefing to")
        )
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(Path(folder) / name), "*.docx")
        if chosen:
            self.export(Path(chosen).with_suffix(".docx"), pdf=pdf)

    def export(self, target: Path, *, pdf: bool = False) -> None:
        """Write the briefing on a worker, keep that it was exported, and say what came of it."""
        self._drop()
        options, reading, maker = self.choices.options(), self._reading(), self._maker
        if reading is None:
            return
        convert = self._convert if pdf else None

        def work(job: Job) -> _Written:
            with reading as snapshot:
                briefing = maker.compose(snapshot, options, job.progress)
            report = maker.save(briefing, target, options)
            job.progress(1, 1)
            return _Written(report, convert(target) if convert else None)

        title, words = self.tr("Export"), self.tr("Writing the briefing")
        waiting = ProgressDialog(title, words, self)
        waiting.run(self._jobs, work, self._kept, self._failed)

    def _kept(self, made: _Written) -> None:
        keep_export(self._workspace, made.report)
        restyle(self.verdict, role="muted")
        files = ", ".join(str(file) for file in (made.report.target, made.pdf) if file)
        words = self.tr("Wrote {files}: {notes} source notes.").format(
            files=files, notes=f"{made.report.notes.get('source notes', 0):,}"
        )
        self.verdict.setText("\n".join((words, *made.report.left_out[:_SHOWN])))
        self.exported.emit()

    def stop(self) -> None:
        """Let go of what is being made; before the dialog closes."""
        self._asking.close()
        self._drop()
