"""The tags of a term as a concordance, each with its tick."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from annotator.ui.tables import TickedTable
from annotator.workspace.reviewing import Tagged

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
TICK, BEFORE, WORDS, AFTER, DETAILS, STATE, RELEASE = range(7)


class TermsModel(TickedTable):
    """What stands before the tag, its words, what follows, its fields, state and release."""

    ticked = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window = window
        self._found: Sequence[Tagged] = ()
        self._bold = QFont()
        self._bold.setBold(True)

    def fill(self, found: Sequence[Tagged]) -> None:
        """Show these, all ticked."""
        self.beginResetModel()
        self._found, self._off = found, set()
        self.endResetModel()
        self.ticked.emit()

    def chosen(self) -> list[Tagged]:
        """The ticked ones."""
        return [one for row, one in enumerate(self._found) if self.is_ticked(row)]

    def tagged(self, row: int) -> Tagged | None:
        """What stands in a row."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def tell_ticked(self) -> None:
        self.ticked.emit()

    def titles(self) -> Sequence[str]:
        return (
            "",
            self.tr("Before"),
            self.tr("Tag"),
            self.tr("After"),
            self.tr("Fields"),
            self.tr("State"),
            self.tr("Release"),
        )

    def row_total(self) -> int:
        return len(self._found)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        one, column = self._found[index.row()], index.column()
        if column == TICK:
            return self.tick(index.row(), role)
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._words(one, column)
        if role == _ROLE.TextAlignmentRole and column == BEFORE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if column == WORDS:
            return self._looks(one, role)
        return None

    def _looks(self, one: Tagged, role: int) -> object:
        kind = self._window.session.kinds.get(one.annotation.kind)
        if role == _ROLE.ForegroundRole and kind:
            return QColor(self._window.theme.kind_color(kind))
        return self._bold if role == _ROLE.FontRole else None

    def _words(self, one: Tagged, column: int) -> str:
        tag = one.annotation
        kind = self._window.session.kinds.get(tag.kind)
        fields = (field.format(tag.value(field.key)) for field in kind.table_fields) if kind else ()
        cells = {
            BEFORE: " ".join(one.before.split()),
            WORDS: " ".join(tag.quote.split()),
            AFTER: " ".join(one.after.split()),
            DETAILS: ", ".join(filter(None, fields)),
            STATE: str(tag.state),
            RELEASE: one.title,
        }
        return cells[column]
