"""Who did what, and when; any single revision can be taken back."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import UserError
from annotator.model.history import described
from annotator.model.records import Mode, Revision
from annotator.model.times import local_time
from annotator.ui.session import Session
from annotator.ui.tables import TitledTable

Index = QModelIndex | QPersistentModelIndex
_PAGE = 200
_ROLE = Qt.ItemDataRole
_WHAT, _WHO, _WHEN = range(3)


class HistoryModel(TitledTable):
    """Revisions, newest first, read in pages as the list is scrolled."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: list[Revision] = []
        self._all_read = False
        self.of_document: str | None = None

    def refresh(self) -> None:
        """Read the newest page anew."""
        self.beginResetModel()
        self._rows = self._page(before=None)
        self.endResetModel()

    def _page(self, *, before: int | None) -> list[Revision]:
        page = self._session.workspace.history(_PAGE, before=before, document=self.of_document)
        self._all_read = len(page) < _PAGE
        return list(page)

    def revision(self, row: int) -> Revision:
        """The revision in a row."""
        return self._rows[row]

    def canFetchMore(self, _parent: Index) -> bool:
        return not self._all_read and bool(self._rows)

    def fetchMore(self, _parent: Index) -> None:
        first = len(self._rows)
        page = self._page(before=self._rows[-1].number)
        if page:
            self.beginInsertRows(QModelIndex(), first, first + len(page) - 1)
            self._rows.extend(page)
            self.endInsertRows()

    def titles(self) -> Sequence[str]:
        return (self.tr("What"), self.tr("Who"), self.tr("When"))

    def row_total(self) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if role not in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return None
        revision = self._rows[index.row()]
        if index.column() == _WHAT:
            return described(revision, self._session.kinds, self._quoted)
        if index.column() == _WHO:
            return revision.author
        return local_time(revision.at, exact=role == _ROLE.ToolTipRole)

    def _quoted(self, annotation_id: str) -> str:
        """The words of a tag, empty where it is gone or may not be seen."""
        try:
            return self._session.workspace.annotation(annotation_id).quote
        except UserError:
            return ""


class HistoryPanel(QWidget):
    """The list, the choice between project and release, and the button that takes back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = HistoryModel(session)
        self.model.setParent(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("History"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(28)
        self.table.horizontalHeader().setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(_WHO, 88)
        self.table.horizontalHeader().setSectionResizeMode(
            _WHEN, QHeaderView.ResizeMode.ResizeToContents
        )
        self._only = QCheckBox(self.tr("Only this release"), self)
        self._only.toggled.connect(self._refresh)
        self._revert = QPushButton(self.tr("Take this back"), self)
        self._revert.clicked.connect(self._take_back)
        self._lay_out()
        session.committed.connect(lambda _: self._refresh_if_seen())
        session.opened.connect(lambda _: self._refresh_if_seen())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 4)
        head.addWidget(self._only, 1)
        head.addWidget(self._revert)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the log when the panel is looked at."""
        self._refresh()
        super().showEvent(event)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        document = self._session.document
        only = self._only.isChecked() and document is not None
        self.model.of_document = document.id if only and document else None
        self.model.refresh()
        self.table.selectRow(0)

    def _take_back(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if not rows:
            self._session.said.emit(self.tr("Choose a line of the history first."))
            return
        revision = self.model.revision(rows[0].row())
        if revision.mode is Mode.SETUP:
            self._session.said.emit(self.tr("What set the project up can't be taken back."))
            return
        self._session.revert(revision.number)
