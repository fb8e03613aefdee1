"""Choosing which releases the library shows, and keeping the choice under a name."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.model import edtf
from annotator.model.errors import FieldError
from annotator.model.library import LibraryFilter
from annotator.model.review import DocumentState
from annotator.ui.dialog_foot import dialog_foot
from annotator.ui.flow import FlowLayout
from annotator.ui.key_button import KeyButton
from annotator.ui.library.words import state_title
from annotator.ui.naming import SpokenLabel
from annotator.ui.stylesheet import restyle
from annotator.ui.wording import language_words
from annotator.workspace import LibraryReads

_WIDTH = 520


class FilterDialog(QDialog):
    """Every condition of a filter in one form; Enter applies."""

    applied = Signal(object)
    """The LibraryFilter."""
    saved = Signal(str, object)
    """A name, and the LibraryFilter to keep under it."""

    def __init__(
        self,
        wanted: LibraryFilter,
        reads: LibraryReads,
        members: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Filter the documents"))
        self.setMinimumWidth(_WIDTH)
        self._wanted = wanted
        self._make_boxes(reads, members)
        self.dates = {
            name: self._date(words, getattr(wanted, name))
            for name, words in (
                ("event_from", self.tr("Event from")),
                ("event_to", self.tr("Event to")),
                ("published_from", self.tr("Published from")),
                ("published_to", self.tr("Published to")),
            )
        }
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Name to keep it under"))
        self.name.setAccessibleName(self.tr("Name of the filter"))
        self.problem = SpokenLabel(self)
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._tick(wanted)
        self._lay_out()

    def _make_boxes(self, reads: LibraryReads, members: Mapping[str, str]) -> None:
        choices, wanted = reads.choices(), self._wanted
        self.states = {state: QCheckBox(state_title(state), self) for state in DocumentState}
        self.returned = QCheckBox(self.tr("With returned tags"), self)
        self.flagged = QCheckBox(self.tr("Flagged"), self)
        self.open_suggestions = QCheckBox(self.tr("With open suggestions"), self)
        self.open_suggestions.setToolTip(
            self.tr("As far as suggestions of a release have been counted.")
        )
        languages = {code: language_words(code) for code in choices.languages}
        self.language = self._choice(self.tr("Language"), languages, wanted.language)
        publishers = {name: name for name in choices.publishers}
        self.publisher = self._choice(self.tr("Publisher"), publishers, wanted.publisher)
        self.assigned = self._choice(self.tr("Given to"), members, wanted.assigned)

    def _choice(self, words: str, values: Mapping[str, str], chosen: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(words)
        box.addItem(self.tr("Any"), "")
        for value, shown in values.items():
            box.addItem(shown, value)
        if chosen and box.findData(chosen) < 0:
            box.addItem(chosen, chosen)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _date(self, words: str, value: str) -> QLineEdit:
        line = QLineEdit(value, self)
        line.setAccessibleName(words)
        line.setPlaceholderText("2019-11-28")
        return line

    def _tick(self, wanted: LibraryFilter) -> None:
        for state, box in self.states.items():
            box.setChecked(state in wanted.states)
        for name in ("returned", "flagged", "open_suggestions"):
            getattr(self, name).setChecked(getattr(wanted, name))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("State"), self._flow(*self.states.values()))
        marks = self._flow(self.returned, self.flagged, self.open_suggestions)
        form.addRow(self.tr("Only those"), marks)
        form.addRow(self.tr("Language"), self.language)
        form.addRow(self.tr("Publisher"), self.publisher)
        form.addRow(self.tr("Given to"), self.assigned)
        for words, first, last in (
            (self.tr("Event"), "event_from", "event_to"),
            (self.tr("Published"), "published_from", "published_to"),
        ):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(self.dates[first], 1)
            line.addWidget(QLabel(self.tr("to"), self))
            line.addWidget(self.dates[last], 1)
            form.addRow(words, line)
        keeping = QHBoxLayout()
        keeping.setSpacing(8)
        keeping.addWidget(self.name, 1)
        keep = KeyButton(self.tr("Keep"), self)
        keep.setAutoDefault(False)
        keep.clicked.connect(self._keep)
        keeping.addWidget(keep)
        form.addRow(self.tr("Keep as"), keeping)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addLayout(self._foot())

    def _flow(self, *widgets: QWidget) -> QWidget:
        holder = QWidget(self)
        line = FlowLayout(holder, gap=12)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            line.addWidget(widget)
        return holder

    def _foot(self) -> QHBoxLayout:
        clear = KeyButton(self.tr("Show all"), self)
        clear.clicked.connect(lambda: self._end(LibraryFilter()))
        apply = KeyButton(self.tr("Apply   Enter"), self)
        apply.clicked.connect(self._apply)
        return dialog_foot(self, apply, also=clear)

    def chosen(self) -> LibraryFilter | None:
        """The filter of the form; None where a date can't be read, which is said."""
        dates = {}
        for name, line in self.dates.items():
            text = line.text().strip()
            try:
                dates[name] = edtf.parsed(text) if text else ""
            except FieldError as error:
                self._refuse(line, str(error))
                return None
        return replace(
            self._wanted,
            states=tuple(state for state, box in self.states.items() if box.isChecked()),
            returned=self.returned.isChecked(),
            flagged=self.flagged.isChecked(),
            open_suggestions=self.open_suggestions.isChecked(),
            language=self.language.currentData(),
            publisher=self.publisher.currentData(),
            assigned=self.assigned.currentData(),
            **dates,
        )

    def _refuse(self, line: QLineEdit, words: str) -> None:
        restyle(line, invalid=True)
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_problem(words)

    def show_problem(self, words: str) -> None:
        """Say why the filter can't be applied or kept."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _apply(self) -> None:
        if (wanted := self.chosen()) is not None:
            self._end(wanted)

    def _end(self, wanted: LibraryFilter) -> None:
        self.applied.emit(wanted)
        self.accept()

    def _keep(self) -> None:
        if (wanted := self.chosen()) is not None:
            self.show_problem("")
            self.saved.emit(self.name.text(), wanted)
