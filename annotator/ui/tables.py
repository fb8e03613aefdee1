"""Tables of rows under titles, and rows that can be ticked: what their models have in common."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


class TitledTable(QAbstractTableModel):
    """A table whose columns have titles; its rows, and what a cell shows, are the subclass's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(self.titles())

    @abstractmethod
    def titles(self) -> Sequence[str]:
        """The columns' titles."""

    @abstractmethod
    def row_total(self) -> int:
        """How many rows there are."""

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.row_total()

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self._titles[section]
        return None


class TickedTable(TitledTable):
    """A table whose rows are ticked until somebody unticks them, in its first column."""

    TICK = 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._off: set[int] = set()

    @abstractmethod
    def tell_ticked(self) -> None:
        """Tell that other rows are ticked now."""

    @property
    def count(self) -> int:
        """How many are ticked."""
        return self.row_total() - len(self._off)

    def is_ticked(self, row: int) -> bool:
        """Whether a row is ticked."""
        return row not in self._off

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        if section == self.TICK and role == _ROLE.AccessibleTextRole:
            return self.tr("Ticked")
        return super().headerData(section, orientation, role)

    def tick(self, row: int, role: int) -> object:
        """What a cell of the first column says of its row: the tick, and the same in words."""
        on = self.is_ticked(row)
        if role == _ROLE.CheckStateRole:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == _ROLE.AccessibleTextRole:
            return self.tr("ticked") if on else self.tr("not ticked")
        return None

    def toggle(self, rows: Sequence[int]) -> None:
        """Tick rows, or untick them if all are ticked."""
        if not rows:
            return
        if any(row in self._off for row in rows):
            self._off -= set(rows)
        else:
            self._off |= set(rows)
        last = self.columnCount() - 1
        self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), last))
        self.tell_ticked()

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == self.TICK else flags

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        wanted = role == _ROLE.CheckStateRole and value is not None
        if wanted:
            self.toggle([index.row()])
        return wanted
