"""One field in the form: its label, its control, and what is to be said about its value."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.model.fields import Field
from annotator.model.records import FieldValue
from annotator.model.spans import Span
from annotator.ui.form.controls import LineControl, control_for
from annotator.ui.naming import announce
from annotator.ui.stylesheet import restyle

QUIET_MS = 400
"""Milliseconds without a key after which a field is stored."""

_LABEL_WIDTH = 88
_NUMBERED = 10


class FieldRow(QWidget):
    """Edits one field; stores it on leaving and after 400 ms of quiet, where it differs."""

    stored = Signal(str, object)
    """Field key and FieldValue to store."""
    entered = Signal(object)
    """This row, when the user puts the focus into it."""
    finished = Signal(object)
    """This row, when Enter says that its value stands."""

    def __init__(self, field: Field, parent: QWidget | None = None, number: int = 0) -> None:
        super().__init__(parent)
        self.field = field
        self._value = FieldValue("")
        self._span: Span | None = None
        self._dirty = False
        self.control = control_for(field, self)
        self.control.installEventFilter(self)
        self.control.edited.connect(self._take_note)
        self.control.finished.connect(lambda: self.finished.emit(self))
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.store)
        self._label = QLabel(field.label, self)
        self._label.setProperty("role", "muted")
        self._label.setWordWrap(True)
        self._label.setFixedWidth(_LABEL_WIDTH)
        self._label.setBuddy(self.control)
        if 0 < number < _NUMBERED:
            self._label.setToolTip(self.tr("Alt+{number}").format(number=number))
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self._note.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._label, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.control)
        column.addWidget(self._note)
        line.addLayout(column, 1)
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)
        self._label.setMinimumHeight(30)

    # showing

    def show_value(self, value: FieldValue, note: str = "") -> None:
        """Show what is stored, unless the user is in the middle of changing it."""
        self._value, self._span = value, value.span
        if not self._dirty:
            self.control.show_text(value.value)
        self._explain(note)

    def reset(self) -> None:
        """Forget what was typed: another tag is shown next."""
        self._quiet.stop()
        self._dirty = False

    def offer(self, names: list[str]) -> None:
        """Offer these values while typing."""
        if isinstance(self.control, LineControl):
            self.control.offer(names)

    @property
    def problem(self) -> str | None:
        """Why the text can't be read as the field's type; None where it can."""
        return self.field.problem(self.control.text())

    def _explain(self, note: str = "") -> None:
        problem = self.problem
        restyle(self.control, invalid=bool(problem))
        restyle(self._note, role="error" if problem else "muted")
        words = problem or note
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self.control.setAccessibleDescription(words or self.field.help)

    # editing

    def take(self, span: Span, words: str) -> None:
        """Fill the field with words of the text, remember where they stand, and store them."""
        self.control.show_text(self._read(words))
        self._span, self._dirty = span, True
        self.store()

    def _read(self, words: str) -> str:
        """The words as the field reads them; as they are where it can't."""
        return words if self.field.problem(words) else self.field.parse(words)

    def _take_note(self) -> None:
        self._dirty, self._span = True, None
        self._explain()
        self._quiet.start()

    def store(self) -> None:
        """Hand the text on to be stored, if it is not what is stored already."""
        self._quiet.stop()
        if not self._dirty:
            return
        self._dirty = False
        if problem := self.field.problem(self.control.text()):
            announce(self.control, problem, urgent=True)
        value = FieldValue(self.control.text(), self._span)
        if (value.value, value.span) != (self._value.value, self._value.span):
            self.stored.emit(self.field.key, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Store on leaving; tell when the focus comes in."""
        if watched is self.control:
            if event.type() == QEvent.Type.FocusOut:
                self.store()
            elif event.type() == QEvent.Type.FocusIn:
                self.entered.emit(self)
        return False
