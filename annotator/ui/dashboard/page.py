"""The dashboard: a plot, the table behind it, and for agreement the differences of a line."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QModelIndex,
    QPersistentModelIndex,
    QStandardPaths,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import UserError
from annotator.model.kinds import Kind
from annotator.model.records import Annotation
from annotator.review.agreement.matching import Difference, Sort
from annotator.ui.dashboard.chart import Chart
from annotator.ui.dashboard.charts import Measurements, charts, lines_of
from annotator.ui.dashboard.measure import measured
from annotator.ui.dashboard.plot_view import PlotView, save_picture
from annotator.ui.jobs import Job
from annotator.ui.naming import name_choice
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_MOST_DIFFERENCES = 2_000
_PLOT_SHARE = 360
"""The plot gets at most so many pixels of the page's height before it scrolls."""


class ChartModel(QAbstractTableModel):
    """The table behind a plot."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show(self, chart: Chart) -> None:
        """Show a plot's table."""
        self.beginResetModel()
        self._columns, self._rows = chart.columns, chart.rows()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self._columns[section]
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._rows[index.row()][index.column()]
        return None


class DashboardPage(QWidget):
    """What a supervisor goes by, as plots and tables; measured anew when it is shown."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._theme = window.theme
        self._found: Measurements | None = None
        self._charts: tuple[Chart, ...] = ()
        self._running = self._stale = False
        self.choice = QComboBox(self)
        name_choice(self.choice, self.tr("Plot"))
        self.plot = PlotView(window.theme, self)
        self.model = ChartModel()
        self.model.setParent(self)
        self.table = QTableView(self)
        self.differences = QListWidget(self)
        self._says = QLabel(self)
        self._copy = QPushButton(self.tr("Copy table"), self)
        self._save = QPushButton(self.tr("Save picture…"), self)
        self._dress_table()
        self._lay_out()
        self._wire()
        self._show_nothing()

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Table behind the plot"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.differences.setAccessibleName(self.tr("Differences"))
        self.differences.setSpacing(4)
        self.differences.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.differences.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        self._says.setProperty("role", "muted")
        self._says.setWordWrap(True)
        self._says.setProperty("inset", True)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.plot)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 8)
        head.addWidget(self.choice, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 12, 8)
        foot.setSpacing(8)
        foot.addWidget(self._copy)
        foot.addWidget(self._save)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._says)
        column.addWidget(self._scroll, 3)
        column.addWidget(self.table, 2)
        column.addWidget(self.differences, 2)
        # Takes what is left where there is nothing to draw; gives way to all others.
        column.addItem(QSpacerItem(0, 0, vData=QSizePolicy.Policy.Expanding))
        column.addLayout(foot)

    def _wire(self) -> None:
        self.choice.currentIndexChanged.connect(lambda _: self._show_chosen())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_differences())
        self.differences.itemActivated.connect(self._go_to)
        self._copy.clicked.connect(self.copy_table)
        self._save.clicked.connect(self._ask_and_save)
        self._session.committed.connect(lambda _: self._outdate())
        self._session.member_changed.connect(self._forget)

    # measuring

    def showEvent(self, event: QShowEvent) -> None:
        """Measure what has changed since the page was looked at last."""
        super().showEvent(event)
        if self._found is None or self._stale:
            self.measure()

    def _outdate(self) -> None:
        self._stale = True

    def _forget(self) -> None:
        """Another member acts, who may not be meant to see it."""
        self._found, self._charts = None, ()
        self.choice.clear()
        self._show_nothing()
        if self.isVisible():
            self.measure()

    def measure(self) -> None:
        """Measure the project anew, on a worker."""
        if self._running:
            return
        if not self._session.workspace.review.supervises:
            self._say(self.tr("The dashboard compares annotators: it is for supervisors."))
            return
        self._running, self._stale = True, False
        if self._found is None:
            self._say(self.tr("Measuring…"))
        path, today = self._session.workspace.path, QDate.currentDate().toString("yyyy-MM-dd")

        def work(job: Job) -> Measurements:
            return measured(path, today, job.progress)

        member = self._session.workspace.author().id
        self._window.jobs.run(work, lambda found: self._take(found, member), self._fail)

    def _take(self, found: Measurements, member: str) -> None:
        self._running = False
        if member != self._session.workspace.author().id:
            self.measure()
            return
        self._found = found
        self._charts = charts(found, self._session.kinds)
        self._say("")
        self._fill_choice()
        self._show_chosen()

    def _fail(self, error: Exception) -> None:
        self._running = False
        self._say(self.tr("It could not be measured: {reason}").format(reason=error))

    def _say(self, words: str) -> None:
        self._says.setText(words)
        self._says.setVisible(bool(words))

    # showing

    def _fill_choice(self) -> None:
        chosen = self.choice.currentData()
        self.choice.blockSignals(True)
        self.choice.clear()
        for chart in self._charts:
            self.choice.addItem(chart.title, chart.key)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        self.choice.blockSignals(False)

    def _show_nothing(self) -> None:
        for widget in (self._scroll, self.table, self.differences, self._copy, self._save):
            widget.setVisible(False)
        self.choice.setEnabled(False)

    @property
    def chart(self) -> Chart | None:
        """The plot that is shown."""
        at = self.choice.currentIndex()
        return self._charts[at] if 0 <= at < len(self._charts) else None

    def _show_chosen(self) -> None:
        chart = self.chart
        if chart is None:
            return
        self.choice.setEnabled(True)
        self.plot.show_chart(chart)
        self.model.show(chart)
        some = bool(chart.labels)
        for widget in (self.table, self._copy, self._save):
            widget.setVisible(some)
        self._scroll.setVisible(some)
        self._say("" if some else f"{chart.about}\n\n{chart.empty}")
        self._fit()
        if some:
            self.table.selectRow(0)
        self._show_differences()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the plot the height that it needs at the new width, up to a limit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.chart is not None:
            height = self.plot.heightForWidth(self._scroll.viewport().width())
            self._scroll.setMinimumHeight(min(height, _PLOT_SHARE))
            self._scroll.setMaximumHeight(height)

    def _show_differences(self) -> None:
        """List what parts the annotators in the chosen line, where the plot is of agreement."""
        chart, row = self.chart, self.table.currentIndex().row()
        lines = lines_of(chart.key, self._found.study) if chart and self._found else ()
        self.differences.clear()
        held = lines[row].differences if 0 <= row < len(lines) else ()
        for one in held[:_MOST_DIFFERENCES]:
            item = QListWidgetItem(self._difference_words(one), self.differences)
            item.setData(_ROLE.UserRole, one)
        self.differences.setVisible(bool(held))

    def _difference_words(self, one: Difference) -> str:
        kinds, names = self._session.kinds, self._found.members if self._found else {}
        tag = one.left or one.right
        if tag is None:
            return ""
        label = kinds[tag.kind].label if tag.kind in kinds else tag.kind
        quote = " ".join(tag.quote.split())
        words = {
            Sort.MISSING: self.tr("only {who}"),
            Sort.BOUNDARY: self.tr("another boundary"),
            Sort.KIND: self.tr("another kind"),
            Sort.FIELD: self.tr("{field}: {left} or {right}"),
        }[one.sort]
        about = words.format(
            who=names.get(tag.author, ""),
            field=_field_label(kinds, tag.kind, one.field),
            left=self._quoted(one.left, one.field),
            right=self._quoted(one.right, one.field),
        )
        return f"{label} · {about} · {quote}"

    def _quoted(self, tag: Annotation | None, key: str) -> str:
        """A value in quotation marks, or that there is none."""
        value = tag.value(key) if tag else ""
        return f"“{value}”" if value else self.tr("nothing")

    def _go_to(self, item: QListWidgetItem) -> None:
        """Open the release of a difference with its words selected."""
        one: Difference = item.data(_ROLE.UserRole)
        document = self._session.document
        if document is None or document.id != one.document:
            self._window.open_document(one.document)
        if self._session.document and self._session.document.id == one.document:
            self._window.pane.view.select(one.place)
            self._window.pane.view.reveal(one.place)
            self._window.pane.focus_text()

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._theme = theme
        self.plot.show_theme(theme)

    # taking away

    def copy_table(self) -> None:
        """Put the table into the clipboard as CSV."""
        if self.chart is not None:
            QGuiApplication.clipboard().setText(self.chart.as_csv())
            self._session.said.emit(self.tr("The table is in the clipboard, as CSV."))

    def _ask_and_save(self) -> None:
        if self.chart is None:
            return
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place))
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save picture"),
            str(folder / f"{self.chart.title}.png"),
            self.tr("Pictures (*.png);;Drawings (*.svg)"),
        )
        if name:
            self.save_as(Path(name))

    def save_as(self, path: Path) -> None:
        """Save the plot, as SVG or PNG by the name."""
        if self.chart is None:
            return
        if path.suffix.lower() not in (".png", ".svg"):
            path = path.with_name(f"{path.name}.png")
        try:
            save_picture(self.chart, path, self._theme)
        except UserError as error:
            self._session.refused.emit(str(error))
        else:
            self._session.said.emit(self.tr("Saved as {name}.").format(name=path.name))


def _field_label(kinds: Mapping[str, Kind], kind: str, key: str) -> str:
    fields = kinds[kind].fields if kind in kinds else ()
    return next((field.label for field in fields if field.key == key), key)
