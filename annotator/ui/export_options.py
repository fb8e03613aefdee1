"""The options of a format in the export dialog, derived from what the exporter declares."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.model.snapshot import Option

_FEW = 3
"""So many options stand open; more of them are folded away until they are asked for."""

_HEIGHT = 280
"""Pixels of the options at most: what is more scrolls, and the dialog fits a small screen."""


class ExportOptions(QWidget):
    """A row for each option: a list where there are choices, else a line of text.

    Many options are folded behind a button. What was set before they are folded counts.
    """

    def __init__(self, options: tuple[Option, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._read: dict[str, Callable[[], str]] = {}
        self.controls: dict[str, QComboBox | QLineEdit] = {}
        self.fold = QPushButton(self)
        self.stops: list[QWidget] = [self.fold]
        inside = QWidget(self)
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        for option in options:
            control = self._chooser(option) if option.choices else self._line(option)
            control.setAccessibleName(option.label)
            control.setToolTip(option.help)
            self.controls[option.key] = control
            self.stops.append(control)
            form.addRow(option.label, self._with_choosing(control, option))
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self._area.setFixedHeight(min(inside.sizeHint().height() + 4, _HEIGHT))
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._show)
        self.fold.setVisible(len(options) > _FEW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._area)
        self.setVisible(bool(options))
        self._show(len(options) <= _FEW)

    def _show(self, on: bool) -> None:
        words = self.tr("Fewer options") if on else self.tr("More options ({count})")
        self.fold.setText(words.format(count=len(self.controls)))
        self._area.setVisible(on)
        if self.isVisible():
            self.window().adjustSize()

    def _chooser(self, option: Option) -> QComboBox:
        chooser = QComboBox(self)
        for choice in option.choices:
            chooser.addItem(choice.caption, choice.key)
        chooser.setCurrentIndex(max(chooser.findData(option.default), 0))
        self._read[option.key] = lambda: str(chooser.currentData())
        return chooser

    def _line(self, option: Option) -> QLineEdit:
        line = QLineEdit(option.default, self)
        line.setPlaceholderText(option.help)
        self._read[option.key] = line.text
        return line

    def _with_choosing(self, control: QComboBox | QLineEdit, option: Option) -> QWidget:
        """The control, with a button beside it where the option is a file."""
        if not option.suffix or isinstance(control, QComboBox):
            return control

        def choose() -> None:
            chosen, _ = QFileDialog.getOpenFileName(
                self, option.label, control.text(), f"*{option.suffix}"
            )
            if chosen:
                control.setText(chosen)

        both = QWidget(self)
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        button = QPushButton(self.tr("Choose…"), both)
        button.setAccessibleName(self.tr("Choose: {label}").format(label=option.label))
        button.clicked.connect(choose)
        line.addWidget(control, 1)
        line.addWidget(button)
        self.stops.append(button)
        return both

    def chosen(self) -> Mapping[str, str]:
        """What stands in the rows, by the option's key."""
        return {key: read() for key, read in self._read.items()}
