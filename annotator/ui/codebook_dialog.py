"""The codebook: the project's kinds and their fields."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.model.fields import Choice, Field, FieldType
from annotator.model.kinds import (
    BUILT_IN,
    RESERVED_SHORTCUTS,
    USER_COLORS,
    Color,
    Kind,
    Pattern,
)
from annotator.model.ops import DeleteKind, SaveKind
from annotator.ui.naming import SpokenLabel, name_choice
from annotator.ui.session import Session
from annotator.ui.theme import Theme

_KEY = Qt.ItemDataRole.UserRole
_COLUMNS = ("key", "label", "type", "choices", "in_table")


class FieldTable(QTableWidget):
    """The fields of a kind, a row each: key, label, type, choices, shown in tables or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_COLUMNS), parent)
        self.setAccessibleName(self.tr("Fields"))
        self.setTabKeyNavigation(False)
        self.setHorizontalHeaderLabels(
            [
                self.tr("Key"),
                self.tr("Label"),
                self.tr("Type"),
                self.tr("Choices, by commas"),
                self.tr("In tables"),
            ]
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(34)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 110), (1, 120), (2, 120), (4, 76)):
            self.setColumnWidth(column, width)

    def show_fields(self, fields: tuple[Field, ...]) -> None:
        """Show these fields and no others."""
        self.setRowCount(0)
        for field in fields:
            self.add(field)

    def add(self, field: Field) -> None:
        """Append a field."""
        row = self.rowCount()
        self.insertRow(row)
        key = QTableWidgetItem(field.key)
        key.setData(_KEY, field)
        self.setItem(row, 0, key)
        self.setItem(row, 1, QTableWidgetItem(field.label))
        types = QComboBox(self)
        for one in FieldType:
            types.addItem(one.replace("_", " "), one)
        types.setCurrentIndex(types.findData(field.type))
        self.setCellWidget(row, 2, types)
        name_choice(types, self.tr("Type of {label}").format(label=field.label))
        under = QTableWidgetItem()
        under.setData(Qt.ItemDataRole.AccessibleTextRole, types.accessibleName())
        self.setItem(row, 2, under)
        choices = ", ".join(choice.key for choice in field.choices)
        self.setItem(row, 3, QTableWidgetItem(choices))
        shown = QTableWidgetItem()
        shown.setFlags(shown.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        shown.setCheckState(Qt.CheckState.Checked if field.in_table else Qt.CheckState.Unchecked)
        shown.setData(Qt.ItemDataRole.AccessibleTextRole, self.tr("In tables"))
        self.setItem(row, 4, shown)

    def fields(self) -> tuple[Field, ...]:
        """The fields as they stand in the rows."""
        return tuple(self._field(row) for row in range(self.rowCount()))

    def _field(self, row: int) -> Field:
        shown: Field = self._item(row, 0).data(_KEY)
        known = {choice.key: choice for choice in shown.choices}
        keys = [part.strip() for part in self._item(row, 3).text().split(",") if part.strip()]
        types = self.cellWidget(row, 2)
        chosen = types.currentData() if isinstance(types, QComboBox) else shown.type
        return replace(
            shown,
            key=self._item(row, 0).text().strip(),
            label=self._item(row, 1).text().strip() or self._item(row, 0).text().strip(),
            type=FieldType(chosen),
            choices=tuple(known.get(key, Choice(key)) for key in keys),
            in_table=self._item(row, 4).checkState() == Qt.CheckState.Checked,
        )

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        return item if item is not None else QTableWidgetItem()


class CodebookDialog(QDialog):
    """Add a kind of your own, or change one."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.setWindowTitle(self.tr("Codebook"))
        self.resize(860, 560)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Kinds"))
        self.list.setFixedWidth(180)
        self.key = self._line(self.tr("Key"), self.tr("lower-case letters: sanction_target"))
        self.label = self._line(self.tr("Label"), self.tr("what annotators read"))
        self.shortcut = self._line(self.tr("Shortcut"), self.tr("one letter"))
        self.shortcut.setMaxLength(1)
        self.color = QComboBox(self)
        self.color.setAccessibleName(self.tr("Colour"))
        self.pattern = QComboBox(self)
        self.pattern.setAccessibleName(self.tr("Pattern"))
        for one in Pattern:
            self.pattern.addItem(one, one)
        self.fields = FieldTable(self)
        self._problem = SpokenLabel(self)
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda item, _: self._show(item))
        session.refused.connect(self._problem.setText)
        self._fill(select=BUILT_IN[0].key)

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def _button(self, text: str, slot: object, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("primary", primary)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        form = QFormLayout()
        for label, widget in (
            (self.tr("Key"), self.key),
            (self.tr("Label"), self.label),
            (self.tr("Shortcut"), self.shortcut),
            (self.tr("Colour"), self.color),
            (self.tr("Pattern"), self.pattern),
        ):
            form.addRow(label, widget)
        tools = QHBoxLayout()
        tools.addWidget(self._button(self.tr("Add field"), self.add_field))
        tools.addWidget(self._button(self.tr("Remove field"), self._remove_field))
        tools.addStretch(1)
        tools.addWidget(self._button(self.tr("Delete kind"), self.delete))
        tools.addWidget(self._button(self.tr("Save kind"), self.save, primary=True))
        right = QVBoxLayout()
        right.addLayout(form)
        right.addWidget(self.fields, 1)
        right.addWidget(self._problem)
        right.addLayout(tools)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self._button(self.tr("New kind"), self.new))
        columns = QHBoxLayout()
        columns.addLayout(left)
        columns.addLayout(right, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter stores
        close.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addLayout(columns, 1)
        whole.addWidget(close)

    # showing

    def _fill(self, *, select: str) -> None:
        self.list.clear()
        for kind in self._session.kinds.values():
            item = QListWidgetItem(self._swatch(kind.color), f"{kind.label}  {kind.letter}")
            item.setData(_KEY, kind.key)
            self.list.addItem(item)
            if kind.key == select:
                self.list.setCurrentItem(item)

    def _swatch(self, color: Color) -> QIcon:
        square = QPixmap(12, 12)
        square.fill(QColor(color.dark if self._theme.dark else color.light))
        return QIcon(square)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._show_kind(self._session.kinds[item.data(_KEY)], known=True)

    def _show_kind(self, kind: Kind, *, known: bool) -> None:
        self._problem.clear()
        self.key.setText(kind.key)
        self.key.setReadOnly(known)
        self.label.setText(kind.label)
        self.shortcut.setText(kind.shortcut)
        self.color.clear()
        for number, color in enumerate(dict.fromkeys((kind.color, *USER_COLORS)), start=1):
            self.color.addItem(
                self._swatch(color), self.tr("Colour {number}").format(number=number), color
            )
        self.pattern.setCurrentIndex(self.pattern.findData(kind.pattern))
        self.fields.show_fields(kind.fields)

    # acts

    def new(self) -> None:
        """Begin a kind, with a colour and a letter that are free."""
        kinds = self._session.kinds.values()
        used = {kind.color for kind in kinds}
        color = next((one for one in USER_COLORS if one not in used), USER_COLORS[0])
        letters = {kind.letter for kind in kinds} | RESERVED_SHORTCUTS
        letter = next((one for one in "EBCGHIJLMQRVWYZ" if one not in letters), "")
        pattern = next(
            (one for one in Pattern if one not in {kind.pattern for kind in kinds}), Pattern.WAVE
        )
        note = Field("note", self.tr("Note"), in_table=True)
        self.list.setCurrentRow(-1)
        self._show_kind(Kind("", "", color, pattern, letter, (note,)), known=False)
        self.key.setFocus()

    def add_field(self) -> None:
        """Append an empty field and edit its key."""
        self.fields.add(Field(f"field_{self.fields.rowCount() + 1}", "", in_table=True))
        # Leaving the row before closes its editor; two at once Qt refuses.
        last = self.fields.rowCount() - 1
        self.fields.setCurrentCell(last, 0)
        self.fields.edit(self.fields.model().index(last, 0))

    def _remove_field(self) -> None:
        row = self.fields.currentRow()
        if row >= 0:
            self.fields.removeRow(row)

    def kind(self) -> Kind:
        """The kind as the dialog has it."""
        key = self.key.text().strip()
        known = self._session.kinds.get(key)
        return Kind(
            key=key,
            label=self.label.text().strip(),
            color=self.color.currentData(),
            pattern=Pattern(self.pattern.currentData()),
            shortcut=self.shortcut.text().strip().upper(),
            fields=self.fields.fields(),
            help=known.help if known else "",
        )

    def save(self) -> None:
        """Store the kind; what is wrong with it is said in the dialog."""
        self._problem.clear()
        kind = self.kind()
        if self._session.apply(SaveKind(kind)) is not None:
            self._fill(select=kind.key)

    def delete(self) -> None:
        """Take the kind out of the codebook."""
        self._problem.clear()
        key = self.key.text().strip()
        if key in self._session.kinds and self._session.apply(DeleteKind(key)) is not None:
            self._fill(select=BUILT_IN[0].key)
