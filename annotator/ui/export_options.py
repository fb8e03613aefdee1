"""The options of a format in the export dialog, derived from what the exporter declares."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from annotator.model.snapshot import Option


class ExportOptions(QWidget):
    """A row for each option: a list where there are choices, else a line of text."""

    def __init__(self, options: tuple[Option, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: dict[str, Callable[[], str]] = {}
        self.controls: dict[str, QComboBox | QLineEdit] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for option in options:
            control = self._chooser(option) if option.choices else self._line(option)
            control.setAccessibleName(option.label)
            control.setToolTip(option.help)
            self.controls[option.key] = control
            form.addRow(option.label, control)

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

    def chosen(self) -> Mapping[str, str]:
        """What stands in the rows, by the option's key."""
        return {key: read() for key, read in self._read.items()}
