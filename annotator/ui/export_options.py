"""The options of a format in the export dialog, derived from what the exporter declares."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from annotator.model.snapshot import Option


class ExportOptions:
    """A row of the form for each option: a list where there are choices, else a line of text."""

    def __init__(
        self, options: tuple[Option, ...], form: QFormLayout, row: int, parent: QWidget
    ) -> None:
        self._form = form
        self._parent = parent
        self._read: dict[str, Callable[[], str]] = {}
        self.controls: dict[str, QComboBox | QLineEdit] = {}
        for number, option in enumerate(options):
            control = self._chooser(option) if option.choices else self._line(option)
            control.setAccessibleName(option.label)
            control.setToolTip(option.help)
            self.controls[option.key] = control
            form.insertRow(row + number, option.label, control)

    def remove(self) -> None:
        """Take the rows out of the form again."""
        for control in self.controls.values():
            self._form.removeRow(control)  # which deletes it

    def _chooser(self, option: Option) -> QComboBox:
        chooser = QComboBox(self._parent)
        for choice in option.choices:
            chooser.addItem(choice.caption, choice.key)
        chooser.setCurrentIndex(max(chooser.findData(option.default), 0))
        self._read[option.key] = lambda: str(chooser.currentData())
        return chooser

    def _line(self, option: Option) -> QLineEdit:
        line = QLineEdit(option.default, self._parent)
        line.setPlaceholderText(option.help)
        self._read[option.key] = line.text
        return line

    def chosen(self) -> Mapping[str, str]:
        """What stands in the rows, by the option's key."""
        return {key: read() for key, read in self._read.items()}
