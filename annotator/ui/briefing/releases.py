"""The list of releases to choose from: ticked ones enter the briefing, none ticked means all."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.records import Document
from annotator.ui.library import title_of
from annotator.ui.wording import date_words

_Index = QModelIndex | QPersistentModelIndex
_TALL = 144
_SPACING = 2
_ROLE = Qt.ItemDataRole


class _Model(QAbstractListModel):
    ticked_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents: Sequence[Document] = ()
        self.ticked: set[str] = set()

    def fill(self, documents: Sequence[Document]) -> None:
        self.beginResetModel()
        self._documents = documents
        self.ticked &= {one.id for one in documents}
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._documents)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        document = self._documents[index.row()]
        if role == _ROLE.CheckStateRole:
            on = document.id in self.ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            day = date_words(document.event_date or document.published_on)
            return " · ".join(filter(None, (title_of(document), document.publisher, day)))
        return None

    def setData(self, index: _Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.CheckStateRole:
            return False
        document = self._documents[index.row()].id
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        (self.ticked.add if on else self.ticked.discard)(document)
        self.dataChanged.emit(index, index, [role])
        self.ticked_changed.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def tick(self, documents: Iterable[str]) -> None:
        self.beginResetModel()
        self.ticked = set(documents)
        self.endResetModel()
        self.ticked_changed.emit()

    def id_at(self, row: int) -> str:
        return self._documents[row].id


class Releases(QWidget):
    """A filter over a list of releases with ticks."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter by title, publisher or date"))
        self.filter.setAccessibleName(self.tr("Filter the releases"))
        self.filter.setClearButtonEnabled(True)
        self._model = _Model(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = QListView(self)
        self.view.setModel(self._shown)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(self.tr("Releases of the briefing"))
        self.view.setSpacing(_SPACING)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFixedHeight(_TALL)
        self.said = QLabel(self)
        self.said.setProperty("role", "muted")
        self._all = QPushButton(self.tr("Tick what is shown"), self)
        self._none = QPushButton(self.tr("Untick all"), self)
        self._all.clicked.connect(lambda: self.tick([*self.ticked, *self._visible()]))
        self._none.clicked.connect(lambda: self.tick(()))
        self.filter.textChanged.connect(self._shown.setFilterFixedString)
        self._model.ticked_changed.connect(self._tell)
        self._lay_out()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self._all)
        foot.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.filter)
        column.addWidget(self.view)
        column.addLayout(foot)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, as it is seen."""
        return self.filter, self.view, self._all, self._none

    def fill(self, documents: Sequence[Document]) -> None:
        """Offer these releases."""
        self._model.fill(documents)
        self._say()

    @property
    def ticked(self) -> frozenset[str]:
        """Ids of the ticked ones; none stands for all."""
        return frozenset(self._model.ticked)

    def tick(self, documents: Iterable[str]) -> None:
        """Tick these and no others."""
        self._model.tick(documents)

    def _visible(self) -> list[str]:
        rows = range(self._shown.rowCount())
        found = (self._shown.mapToSource(self._shown.index(row, 0)).row() for row in rows)
        return [self._model.id_at(row) for row in found]

    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        count, total = len(self._model.ticked), self._model.rowCount()
        words = (
            self.tr("{count} of {total} ticked").format(count=f"{count:,}", total=f"{total:,}")
            if count
            else self.tr("All {total}, since none is ticked").format(total=f"{total:,}")
        )
        self.said.setText(words)
