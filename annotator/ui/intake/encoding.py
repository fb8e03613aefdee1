"""Reading a release's file again in another encoding, with a look at the result beforehand."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from annotator.intake.encodings import ENCODINGS, detected
from annotator.model.drafts import Draft
from annotator.model.errors import UserError
from annotator.ui.intake.dialog_layout import lay_out
from annotator.ui.key_button import KeyButton
from annotator.ui.naming import SpokenLabel
from annotator.ui.theme import reading_font

_SHOWN = 6_000
_SIZE = (880, 560)
_LIST_WIDTH = 300
_ROW = 30

ReadAs = Callable[[str], Draft]


class EncodingDialog(QDialog):
    """The encodings, and the text as the chosen one gives it."""

    def __init__(
        self, data: bytes, current: str, read: ReadAs, parent: QWidget | None = None
    ) -> None:
        """`read` gives the release of the file in an encoding, or raises UserError."""
        super().__init__(parent)
        self._read = read
        self.draft: Draft | None = None
        self.setWindowTitle(self.tr("Read the file again as…"))
        self.resize(*_SIZE)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Encoding"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setFont(reading_font())
        self.preview.setAccessibleName(self.tr("The text in this encoding"))
        self.said = SpokenLabel(self)
        self.said.setWordWrap(True)
        self.said.setProperty("role", "muted")
        self.take = KeyButton(self.tr("Read like this  Enter"), self)
        self.take.clicked.connect(self.accept)
        self._current = current.lower().replace("_", "-")
        self._fill(detected(data).lower().replace("_", "-"))
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemActivated.connect(lambda _: self.take.click())
        self._show()
        self.list.setFocus()

    def _fill(self, found: str) -> None:
        names = dict(ENCODINGS)
        for extra in (self._current, found):
            names.setdefault(extra, extra)
        for name, label in names.items():
            marks = [self.tr("now")] if name == self._current else []
            marks += [self.tr("found")] if name == found else []
            words = f"{label} · {', '.join(marks)}" if marks else label
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, _ROW))
            if name == self._current:
                self.list.setCurrentItem(item)

    def _lay_out(self) -> None:
        head = QLabel(
            self.tr(
                "Choose the encoding in which the words are right. Tags move to the new text only "
                "where their words are found again; others wait in a list."
            ),
            self,
        )
        head.setWordWrap(True)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list)
        middle.addWidget(self.preview, 1)
        lay_out(self, head, middle, self.said, self.take)

    @property
    def chosen(self) -> str:
        """Python's name of the chosen encoding."""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def choose(self, name: str) -> None:
        """Choose an encoding by its name."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.list.setCurrentRow(row)

    def _show(self) -> None:
        try:
            self.draft = self._read(self.chosen)
        except UserError as error:
            self.draft = None
            self.preview.clear()
            self.said.setText(self.tr("Not readable: {reason}").format(reason=error))
        else:
            self.preview.setPlainText(self.draft.text[:_SHOWN])
            self.said.setText("; ".join(self.draft.notes) or self.tr("Every byte has a meaning."))
        same = self.chosen == self._current
        self.take.setEnabled(self.draft is not None and not same)
