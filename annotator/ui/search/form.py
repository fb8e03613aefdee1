"""A small form that asks for tags by kind and values, and writes the query for it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.model.fields import Field, FieldType
from annotator.model.kinds import Kind
from annotator.model.search import condition
from annotator.ui.dialog_foot import dialog_foot
from annotator.ui.key_button import KeyButton
from annotator.ui.naming import name_choice

_WIDTH = 480
_LABEL_WIDTH = 140
_HINTS: Mapping[FieldType, str] = {
    FieldType.NUMBER: ">1m   <=500   10..20",
    FieldType.QUANTITY: ">1m   <=500   10..20",
    FieldType.DATE: "2019   2019-11   >2019   2019..2020",
}


class TagForm(QDialog):
    """A line for each field of the kind; the query that they make is shown below."""

    asked = Signal(str)

    def __init__(self, kinds: Mapping[str, Kind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Search tags by their values"))
        self.setMinimumWidth(_WIDTH)
        self._kinds = tuple(kinds.values())
        self.kind = QComboBox(self)
        name_choice(self.kind, self.tr("Kind"))
        self.fields: dict[str, dict[str, QLineEdit]] = {}
        self._pages = QStackedWidget(self)
        for one in self._kinds:
            self.kind.addItem(one.label, one.key)
            self._pages.addWidget(self._page(one))
        self.released = {
            "event": self._line(self.tr("Event of the release"), "2019   2019-11..2020"),
            "publisher": self._line(self.tr("Publisher"), ""),
        }
        self.query = QLabel(self)
        self.query.setProperty("role", "muted")
        self.query.setWordWrap(True)
        self.query.setAccessibleDescription(self.tr("Query"))
        self.kind.currentIndexChanged.connect(self._pages.setCurrentIndex)
        self.kind.currentIndexChanged.connect(self._show_query)
        self._lay_out()
        self._show_query()

    def _line(self, words: str, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(words)
        line.setPlaceholderText(hint)
        line.textChanged.connect(self._show_query)
        return line

    def _page(self, kind: Kind) -> QWidget:
        page = QWidget(self)
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        lines = self.fields[kind.key] = {}
        for field in kind.table_fields or kind.fields:
            lines[field.key] = self._line(field.label, _hint(field))
            form.addRow(self._label(field.label), lines[field.key])
        return page

    def _label(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setMinimumWidth(_LABEL_WIDTH)
        return label

    def _lay_out(self) -> None:
        top = QFormLayout()
        top.setHorizontalSpacing(16)
        top.addRow(self._label(self.tr("Kind")), self.kind)
        below = QFormLayout()
        below.setHorizontalSpacing(16)
        below.setVerticalSpacing(8)
        for line in self.released.values():
            below.addRow(self._label(line.accessibleName()), line)
        search = KeyButton(self.tr("Search   Enter"), self)
        search.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._pages)
        column.addLayout(below)
        column.addWidget(self.query)
        column.addLayout(dialog_foot(self, search))

    def words(self) -> str:
        """The query of the form."""
        kind = self.kind.currentData()
        parts = [condition("kind", kind)]
        for key, line in {**self.fields[kind], **self.released}.items():
            clashes = key not in self.released and key in ("title", "text", "publisher", "source")
            parts.append(condition(f"{kind}.{key}" if clashes else key, line.text()))
        return " ".join(filter(None, parts))

    def _show_query(self) -> None:
        self.query.setText(self.words())

    def _ask(self) -> None:
        self.asked.emit(self.words())
        self.accept()


def _hint(field: Field) -> str:
    if field.type is FieldType.CHOICE:
        return ", ".join(choice.key for choice in field.choices[:4])
    return _HINTS.get(field.type, ", ".join(field.suggested[:4]))
