"""The import report: what became of each file, and what can be done about it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.key_button import KeyButton
from annotator.ui.naming import name_choice
from annotator.ui.tables import TitledTable
from annotator.ui.theme import Theme
from annotator.workspace import ImportReport
from annotator.workspace.importing import Outcome, Result

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_FILE, _RESULT, _REASON = range(3)
_SIGNS = {
    Result.IMPORTED: "✓",
    Result.ALIKE: "≈",
    Result.DUPLICATE: "=",
    Result.FAILED: "✕",
    Result.NOTED: "·",
}
_SIZE = (880, 520)
_FILE_WIDTH = 260
_RESULT_WIDTH = 168


class ReportModel(TitledTable):
    """A line for each release of an import."""

    def __init__(self, outcomes: Sequence[Outcome], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.outcomes = list(outcomes)
        self._rows = list(range(len(self.outcomes)))
        self._words = {
            Result.IMPORTED: self.tr("Imported"),
            Result.ALIKE: self.tr("Much like another"),
            Result.DUPLICATE: self.tr("There already"),
            Result.FAILED: self.tr("Not read"),
            Result.NOTED: self.tr("Note"),
        }
        self._colors = {
            Result.IMPORTED: QColor(theme.good),
            Result.ALIKE: QColor(theme.attention),
            Result.DUPLICATE: QColor(theme.muted),
            Result.FAILED: QColor(theme.error),
            Result.NOTED: QColor(theme.muted),
        }

    def show_only(self, results: frozenset[Result], words: str) -> None:
        """Show the lines with these results that hold these words."""
        wanted = words.casefold()
        self.beginResetModel()
        self._rows = [
            at
            for at, one in enumerate(self.outcomes)
            if one.result in results and wanted in f"{one.name} {one.reason}".casefold()
        ]
        self.endResetModel()

    def shown(self) -> list[Outcome]:
        """The lines that are shown."""
        return [self.outcomes[at] for at in self._rows]

    def line(self, row: int) -> int:
        """Which outcome a row shows."""
        return self._rows[row]

    def replace(self, at: int, outcome: Outcome) -> None:
        """Something was done about it."""
        self.outcomes[at] = outcome
        if at in self._rows:
            row = self._rows.index(at)
            self.dataChanged.emit(self.index(row, 0), self.index(row, _REASON))

    def titles(self) -> Sequence[str]:
        return (self.tr("File"), self.tr("Outcome"), self.tr("Why"))

    def row_total(self) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        outcome = self.outcomes[self._rows[index.row()]]
        if role == _ROLE.ForegroundRole and index.column() == _RESULT:
            return self._colors[outcome.result]
        if role not in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return None
        if index.column() == _FILE:
            return outcome.name
        if index.column() == _RESULT:
            words = self._words[outcome.result]
            return f"{_SIGNS[outcome.result]}  {words}" if role == _ROLE.DisplayRole else words
        return _capital(outcome.reason)


class ReportDialog(QDialog):
    """The list with its filter, and below it what can be done about the chosen line.

    What is asked for is told by signals, each with the line's number and its Outcome.
    """

    open_asked = Signal(object)
    differences_asked = Signal(int, object)
    version_asked = Signal(int, object)
    encoding_asked = Signal(int, object)

    def __init__(
        self, report: ImportReport, stopped: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import report"))
        self.resize(*_SIZE)
        self.model = ReportModel(report.outcomes, theme, self)
        self._head = QLabel(self._sum(report, stopped), self)
        self._head.setWordWrap(True)
        self._head.setProperty("role", "heading")
        self.results = self._make_results(report)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(self.tr("Filter by file or reason"))
        self.words.setAccessibleName(self.tr("Filter by file or reason"))
        self.words.setClearButtonEnabled(True)
        self.table = self._make_table()
        self._buttons = self._make_buttons()
        self._lay_out()
        self.results.currentIndexChanged.connect(self._refilter)
        self.words.textChanged.connect(self._refilter)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self._refilter()
        self.table.setFocus()

    def _sum(self, report: ImportReport, stopped: str) -> str:
        parts = (
            self.tr("{n} imported").format(n=f"{len(report.imported):,}"),
            self.tr("{n} of them much like another").format(n=f"{len(report.alike):,}")
            if report.alike
            else "",
            self.tr("{n} there already").format(n=f"{len(report.duplicates):,}")
            if report.duplicates
            else "",
            self.tr("{n} not read").format(n=f"{len(report.failed):,}") if report.failed else "",
            self.tr("{n} of other kinds passed over").format(n=f"{report.passed_over:,}")
            if report.passed_over
            else "",
        )
        counts = ", ".join(part for part in parts if part) + "."
        return f"{counts} {stopped}".strip()

    def _make_results(self, report: ImportReport) -> QComboBox:
        box = QComboBox(self)
        name_choice(box, self.tr("Outcome"))
        attention = frozenset(Result) - {Result.IMPORTED}
        choices = (
            (self.tr("What needs a look"), attention),
            (self.tr("Everything"), frozenset(Result)),
            (self.tr("Not read"), frozenset({Result.FAILED})),
            (self.tr("Much like another"), frozenset({Result.ALIKE})),
            (self.tr("There already"), frozenset({Result.DUPLICATE})),
            (self.tr("Imported"), frozenset({Result.IMPORTED, Result.ALIKE})),
        )
        for words, results in choices:
            count = sum(one.result in results for one in report.outcomes)
            box.addItem(f"{words} ({count:,})", results)
        if not any(one.result in attention for one in report.outcomes):
            box.setCurrentIndex(1)
        return box

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setSortingEnabled(False)
        table.setAccessibleName(self.tr("Files of the import"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        table.horizontalHeader().setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(_FILE, _FILE_WIDTH)
        table.setColumnWidth(_RESULT, _RESULT_WIDTH)
        table.doubleClicked.connect(lambda _: self._open())
        return table

    def _make_buttons(self) -> dict[str, KeyButton]:
        table = (
            ("open", self.tr("Open  Enter"), ("Return", "Enter"), self._open),
            ("differences", self.tr("Differences…  D"), ("D",), self._ask_differences),
            ("version", self.tr("Take as new version  V"), ("V",), self._ask_version),
            ("encoding", self.tr("Read again as…  R"), ("R",), self._ask_encoding),
            ("save", self.tr("Save list…  S"), ("S",), self.save_list),
            ("close", self.tr("Close  Esc"), (), self.reject),
        )
        buttons: dict[str, KeyButton] = {}
        for key, words, keys, slot in table:
            button = buttons[key] = KeyButton(words, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, slot=slot: slot())
            for one in keys:
                shortcut = QShortcut(QKeySequence(one), self.table)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(slot)
        return buttons

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.results)
        filters.addWidget(self.words, 1)
        self._reason = QLabel(self)
        self._reason.setWordWrap(True)
        self._reason.setMinimumHeight(36)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._reason.setProperty("role", "muted")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for key in ("open", "differences", "version", "encoding"):
            foot.addWidget(self._buttons[key])
        foot.addStretch(1)
        foot.addWidget(self._buttons["save"])
        foot.addWidget(self._buttons["close"])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        column.addWidget(self._reason)
        column.addLayout(foot)

    # what is shown

    def _refilter(self) -> None:
        self.model.show_only(self.results.currentData(), self.words.text())
        if self.model.rowCount():
            self.table.selectRow(0)
        self._offer()

    def _chosen(self) -> tuple[int, Outcome] | None:
        rows = self.table.selectionModel().selectedRows()
        if not rows:
            return None
        at = self.model.line(rows[0].row())
        return at, self.model.outcomes[at]

    def _offer(self) -> None:
        """Buttons for what can be done with the chosen line, and its reason in full."""
        chosen = self._chosen()
        outcome = chosen[1] if chosen else None
        alike = outcome is not None and outcome.result is Result.ALIKE
        there = outcome is not None and (outcome.document or outcome.other) is not None
        encoded = outcome is not None and outcome.document is not None
        self._buttons["open"].setEnabled(there)
        self._buttons["differences"].setEnabled(alike)
        self._buttons["version"].setEnabled(alike)
        self._buttons["encoding"].setEnabled(bool(encoded and _encoding(outcome)))
        self._reason.setText(f"{outcome.name}: {outcome.reason}" if outcome else "")

    # what can be done

    def _open(self) -> None:
        if (chosen := self._chosen()) and (found := chosen[1].document or chosen[1].other):
            self.open_asked.emit(found)
            self.accept()

    def _ask_differences(self) -> None:
        if (chosen := self._chosen()) and chosen[1].result is Result.ALIKE:
            self.differences_asked.emit(*chosen)

    def _ask_version(self) -> None:
        if (chosen := self._chosen()) and chosen[1].result is Result.ALIKE:
            self.version_asked.emit(*chosen)

    def _ask_encoding(self) -> None:
        if (chosen := self._chosen()) and _encoding(chosen[1]):
            self.encoding_asked.emit(*chosen)

    def replace(self, row: int, outcome: Outcome) -> None:
        """Show that something was done about a line."""
        self.model.replace(row, outcome)
        self._offer()

    def save_list(self) -> None:
        """Write the lines that are shown into a file, tabs between the columns."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save list"), self.tr("import report.txt"), "*.txt *.tsv"
        )
        if chosen:
            Path(chosen).write_text("".join(self.lines()), encoding="utf-8")

    def lines(self) -> list[str]:
        """The lines that are shown, as text."""
        return [f"{one.name}\t{one.result}\t{one.reason}\n" for one in self.model.shown()]


def _encoding(outcome: Outcome | None) -> str:
    return outcome.document.encoding if outcome and outcome.document else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
