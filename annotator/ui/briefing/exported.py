"""Exported briefings: which sentences have gone stale since, and what others made of a file."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import AnnotatorError
from annotator.model.making import BriefingMaker
from annotator.model.recall import corrections
from annotator.model.returning import Fate, Returned, Verdict
from annotator.model.snapshot import ExportReport
from annotator.ui.briefing.asking import Asking
from annotator.ui.jobs import Job, Jobs
from annotator.ui.naming import SpokenLabel, name_borders
from annotator.ui.stylesheet import restyle
from annotator.ui.wording import date_words
from annotator.workspace import Workspace
from annotator.workspace.exporting import Recalled, compared, recalled

_SIZES = (280, 420)


def _moment_words(iso: str) -> str:
    """`27 Nov 2026 00:25` here, so that two exports of a day can be told apart."""
    moment = datetime.fromisoformat(iso).astimezone()
    return f"{date_words(moment.date().isoformat())} {moment:%H:%M}"


class Exported(QWidget):
    """The list of exports over the sentences of the chosen one."""

    def __init__(
        self, workspace: Workspace, jobs: Jobs, maker: BriefingMaker, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._maker = maker
        self._asking = Asking(jobs)
        self._looked: tuple[Recalled, ...] = ()
        self.exports = self._table(
            self.tr("Exported briefings"),
            (
                self.tr("Exported"),
                self.tr("Title"),
                self.tr("Template"),
                self.tr("Stale"),
                self.tr("File"),
            ),
        )
        self.sentences = self._table(
            self.tr("Sentences"), (self.tr("What"), self.tr("It said"), self.tr("Now, or why"))
        )
        self.said = SpokenLabel(self)
        self.said.setWordWrap(True)
        self.said.setAccessibleDescription(self.tr("What was found"))
        self.check = QPushButton(self.tr("Check a returned file…"), self)
        self.check.clicked.connect(self._choose_returned)
        self.note = QPushButton(self.tr("Write a correction note…"), self)
        self.note.setProperty("primary", True)
        self.note.clicked.connect(self._choose_note)
        self.exports.itemSelectionChanged.connect(self._show_chosen)
        self._lay_out()
        self.refresh()

    def _table(self, name: str, heads: Sequence[str]) -> QTableWidget:
        table = QTableWidget(0, len(heads), self)
        table.setAccessibleName(name)
        table.setHorizontalHeaderLabels(list(heads))
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for at in (1, 2) if len(heads) == 3 else (1,):
            table.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.check)
        foot.addWidget(self.note)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.exports)
        split.addWidget(self.sentences)
        split.setSizes(list(_SIZES))
        name_borders(split, self.tr("Border between exports and sentences"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(split, 1)
        column.addLayout(foot)

    # what was exported, and what of it is stale

    def refresh(self) -> None:
        """Read the exports anew, on a worker."""
        path = self._workspace.path
        self._asking.run(lambda _: recalled(path), self._show, self._failed)

    def _show(self, looked: tuple[Recalled, ...]) -> None:
        self._looked = looked
        _fill(
            self.exports,
            [
                (
                    _moment_words(one.record.made_at),
                    one.record.title,
                    one.record.template,
                    f"{len(one.stale):,}" if one.stale else "",
                    one.record.file,
                )
                for one in looked
            ],
        )
        if looked:
            self.exports.selectRow(0)
        else:
            self._tell(self.tr("No briefing was exported yet. Build one on the first page."))
        self._show_chosen()

    @property
    def chosen(self) -> Recalled | None:
        """The export whose sentences are shown."""
        row = self.exports.currentRow()
        return self._looked[row] if 0 <= row < len(self._looked) else None

    def _show_chosen(self) -> None:
        chosen = self.chosen
        found = chosen.stale if chosen else ()
        self.note.setEnabled(bool(found))
        self.check.setEnabled(chosen is not None)
        _fill(self.sentences, [(self.tr("stale"), one.told.text, one.reason) for one in found])
        if chosen is None:
            return
        told = chosen.record.told
        words = (
            self.tr("Stale sentences: {count} of {total}. Their tags have changed since.").format(
                count=f"{len(found):,}", total=f"{len(told):,}"
            )
            if found
            else self.tr("All {total} sentences still say what their tags say.").format(
                total=f"{len(told):,}"
            )
        )
        self._tell(words)

    def _tell(self, words: str, role: str = "muted") -> None:
        restyle(self.said, role=role)
        self.said.setText(words)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AnnotatorError):
            raise error
        self._tell(str(error), "error")

    def stop(self) -> None:
        """Wait for no answer any more; before the dialog closes."""
        self._asking.close()

    # correction note

    def _choose_note(self) -> None:
        if self.chosen is None:
            return
        record = self.chosen.record
        suggested = Path(record.file).with_suffix("").name + "-correction.docx"
        folder = Path(record.file).parent
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Write the correction note to"), str(folder / suggested), "*.docx"
        )
        if chosen:
            self.write_note(Path(chosen).with_suffix(".docx"))

    def write_note(self, target: Path) -> None:
        """Write what the chosen briefing should say now, on a worker."""
        chosen, maker = self.chosen, self._maker
        if chosen is None:
            return
        record, found = chosen.record, chosen.stale
        reading = self._workspace.snapshot()

        def work(job: Job) -> ExportReport:
            with reading as snapshot:
                now = maker.compose(snapshot, record.options, job.progress)
            made = corrections(found, now)
            note = maker.correction(record.title, record.made_at, made, now)
            return maker.save(note, target, {})

        self._asking.run(
            work,
            lambda report: self._tell(self.tr("Wrote {file}.").format(file=report.target)),
            self._failed,
        )

    # a file that came back

    def _choose_returned(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Check a briefing that came back"), "", "*.docx"
        )
        if chosen:
            self.check_returned(Path(chosen))

    def check_returned(self, path: Path) -> None:
        """Compare a file that came back with what was exported, on a worker."""
        chosen, maker = self.chosen, self._maker
        if chosen is None:
            return
        record, project = chosen.record, self._workspace.path

        def work(_: Job) -> tuple[Returned, tuple[Verdict, ...]]:
            returned = maker.read_back(path)
            return returned, compared(project, record, returned, maker.given_names)

        self._asking.run(work, self._show_verdicts, self._failed)

    def _fate(self, fate: Fate) -> str:
        words = {
            Fate.UNCHANGED: self.tr("unchanged"),
            Fate.REWORDED: self.tr("reworded"),
            Fate.NUMBER: self.tr("number changed"),
            Fate.UNSUPPORTED: self.tr("unsupported"),
            Fate.REMOVED: self.tr("removed"),
        }
        return words[fate]

    def _show_verdicts(self, found: tuple[Returned, tuple[Verdict, ...]]) -> None:
        returned, verdicts = found
        record = self.chosen.record if self.chosen else None
        order = list(Fate)
        shown = sorted(
            (one for one in verdicts if one.fate is not Fate.UNCHANGED),
            key=lambda one: -order.index(one.fate),
        )
        _fill(
            self.sentences,
            [
                (self._fate(one.fate), one.before, "\n".join(filter(None, (one.after, one.reason))))
                for one in shown
            ],
        )
        counts = "   ".join(
            f"{self._fate(fate)}: {sum(one.fate is fate for one in verdicts):,}" for fate in Fate
        )
        other = record is not None and bool(returned.head) and returned.head != record.head
        warning = self.tr("This file was made of another export than the one chosen above. ")
        self._tell((warning if other else "") + counts, "error" if other else "muted")


def _fill(table: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    table.clearContents()
    table.setRowCount(len(rows))
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            table.setItem(at, column, item)
