"""Which column of a table is what of a release, with a look at the first rows."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from annotator.intake.encodings import ENCODINGS
from annotator.intake.table import COLUMNS, Preview, preview
from annotator.model.errors import UserError
from annotator.ui.facts import fact_titles
from annotator.ui.intake.dialog_layout import lay_out
from annotator.ui.key_button import KeyButton
from annotator.ui.naming import SpokenLabel
from annotator.ui.stylesheet import restyle
from annotator.ui.theme import Theme, blended

_SIZE = (980, 600)
_FORM_WIDTH = 340
_CELL = 300
_COLUMN_WIDTH = 180
_TINT = 0.10
_NONE = ""


class MappingDialog(QDialog):
    """A field for each thing a release can have, and the table; `mapping` is what was chosen."""

    def __init__(
        self,
        data: bytes,
        name: str,
        remembered: Mapping[str, str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Raises UserError where the bytes are no table."""
        super().__init__(parent)
        self._data, self._name, self._theme = data, name, theme
        self._shown: Preview = preview(data, name)
        titles = {"text": self.tr("Text"), **fact_titles()}
        self._labels = {column: titles[column] for column in COLUMNS}
        self.setWindowTitle(self.tr("Import a table"))
        self.resize(*_SIZE)
        self.encoding = QComboBox(self)
        self.encoding.setAccessibleName(self.tr("Encoding"))
        self._fill_encodings(self._shown.encoding)
        self.fields = {column: QComboBox(self) for column in COLUMNS}
        for column, box in self.fields.items():
            box.setAccessibleName(self._labels[column])
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.table = self._new_table()
        self.said = SpokenLabel(self)
        self.said.setWordWrap(True)
        self.take = KeyButton(self.tr("Import  Enter"), self)
        self.take.clicked.connect(self.accept)
        self._lay_out()
        self._show_columns(remembered)
        self.encoding.currentIndexChanged.connect(lambda _: self._read_again())
        for box in self.fields.values():
            box.currentIndexChanged.connect(lambda _: self._judge())
        self._judge()
        self.fields["text"].setFocus()

    def _new_table(self) -> QTableWidget:
        table = QTableWidget(self)
        table.setAccessibleName(self.tr("The first rows"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().setDefaultSectionSize(28)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        return table

    def _fill_encodings(self, found: str) -> None:
        names = dict(ENCODINGS)
        names.setdefault(found, found)
        for name, label in names.items():
            self.encoding.addItem(label, name)
        self.encoding.setCurrentIndex(self.encoding.findData(found))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for key, label in self._labels.items():
            form.addRow(label, self.fields[key])
        form.addRow(self.tr("Encoding"), self.encoding)
        left = QWidget(self)
        left.setFixedWidth(_FORM_WIDTH)
        left.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(self.table, 1)
        head = QLabel(
            self.tr("{file}: each row is a release. Which column is what?").format(file=self._name),
            self,
        )
        head.setProperty("role", "heading")
        lay_out(self, head, middle, self.said, self.take)

    # what was chosen

    @property
    def mapping(self) -> dict[str, str]:
        """A release's columns to the table's."""
        chosen = {column: str(box.currentData() or "") for column, box in self.fields.items()}
        return {column: header for column, header in chosen.items() if header}

    @property
    def chosen_encoding(self) -> str:
        """The encoding that the table is read in."""
        return str(self.encoding.currentData())

    @property
    def columns(self) -> tuple[str, ...]:
        """The table's columns."""
        return self._shown.columns

    # what is shown

    def _show_columns(self, remembered: Mapping[str, str]) -> None:
        columns = self._shown.columns
        known = {key: name for key, name in remembered.items() if name in columns}
        mapping = known or self._shown.mapping
        for column, box in self.fields.items():
            box.blockSignals(True)
            box.clear()
            box.addItem(self.tr("none"), _NONE)
            for name in columns:
                box.addItem(name, name)
            box.setCurrentIndex(max(box.findData(mapping.get(column, _NONE)), 0))
            box.blockSignals(False)
        self._fill_table()

    def _fill_table(self) -> None:
        columns, rows = self._shown.columns, self._shown.rows
        self.table.setColumnCount(len(columns))
        self.table.setRowCount(len(rows))
        for at in range(len(columns)):
            self.table.setColumnWidth(at, _COLUMN_WIDTH)
        for row, cells in enumerate(rows):
            for at, name in enumerate(columns):
                words = " ".join(cells.get(name, "").split())[:_CELL]
                self.table.setItem(row, at, QTableWidgetItem(words))

    def _read_again(self) -> None:
        try:
            self._shown = preview(self._data, self._name, self.chosen_encoding)
        except UserError as error:
            self._say(str(error), wrong=True)
            return
        self._show_columns(self.mapping)
        self._judge()

    def _judge(self) -> None:
        """Mark the columns that are used, and say what is missing."""
        labels, mapping = self._labels, self.mapping
        used = {header: labels[column] for column, header in mapping.items()}
        heads = [f"{name} → {used[name]}" if name in used else name for name in self.columns]
        self.table.setHorizontalHeaderLabels(heads)
        tint = QColor(blended(self._theme.accent, self._theme.paper, _TINT))
        plain = QColor(self._theme.paper)
        for at, name in enumerate(self.columns):
            for row in range(self.table.rowCount()):
                if item := self.table.item(row, at):
                    item.setBackground(tint if name in used else plain)
        if "text" not in mapping:
            self._say(self.tr("Choose the column that holds the text of the releases."), wrong=True)
            return
        rows = self._shown.rows
        filled = sum(bool(row.get(mapping["text"], "").strip()) for row in rows)
        words = self.tr("{filled} of the first {count} rows have a text.")
        self._say(words.format(filled=filled, count=len(rows)), wrong=False)

    def _say(self, words: str, *, wrong: bool) -> None:
        restyle(self.said, role="error" if wrong else "muted")
        self.said.setText(words)
        self.take.setEnabled(not wrong)
