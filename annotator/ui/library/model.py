"""The releases as a model over the database: row numbers at once, lines a page at a time."""

from collections import OrderedDict
from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from annotator.model.errors import AnnotatorError
from annotator.model.library import AS_IMPORTED, EVERYTHING, LibraryFilter, LibraryOrder
from annotator.model.records import Document
from annotator.model.review import Standing
from annotator.ui.jobs import Job, Jobs
from annotator.ui.library.words import CELLS, COLUMNS, column_title, full_words
from annotator.ui.session import Session
from annotator.workspace import Line, Shelf, library_reads

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_PAGE = 40
_PAGES_HELD = 40
_AT_ONCE_S = 0.025
"""How long reading the order may have taken for it to be read on the window's thread again."""
_SORTED_AT_ONCE = 3_000
"""Releases up to which an order or a filter that is new is read on the window's thread."""
_GONE = Line(Document("", "", ""), Standing())


class LibraryModel(QAbstractTableModel):
    """The releases under a filter, in an order; what takes long is read beside the window."""

    refreshed = Signal()
    """The rows and counts are those of the database again."""
    failed = Signal(str)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = session.workspace
        self._jobs = jobs
        self._job: Job | None = None
        self._pages: OrderedDict[int, list[Line | None]] = OrderedDict()
        self._rows: dict[int, int] | None = None
        self._took = 0.0
        self.filter = EVERYTHING
        self.order = AS_IMPORTED
        self.shelf = self._read()

    def _read(self) -> Shelf:
        started = perf_counter()
        shelf = self._workspace.library.shelf(self.filter, self.order)
        self._took = perf_counter() - started
        return shelf

    # what is shown

    def set_filter(self, wanted: LibraryFilter) -> None:
        """Show what passes this filter."""
        if wanted != self.filter:
            self.filter = wanted
            self._read_anew(known=False)

    def set_order(self, order: LibraryOrder) -> None:
        """Sort."""
        if order != self.order:
            self.order = order
            self._read_anew(known=False)

    def refresh(self) -> None:
        """Read anew: releases have come or gone, or their tags have changed."""
        self._read_anew(known=True)

    def _read_anew(self, *, known: bool) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        quick = self._took < _AT_ONCE_S if known else self.shelf.total <= _SORTED_AT_ONCE
        if quick:
            self._show(self._read())
            return
        path, wanted, order = self._workspace.path, self.filter, self.order

        def work(_: Job) -> tuple[Shelf, float]:
            started = perf_counter()
            with library_reads(path) as reads:
                return reads.shelf(wanted, order), perf_counter() - started

        self._job = self._jobs.run(work, lambda read: self._take(job, read), self._fail)
        job = self._job

    def _take(self, job: Job, read: tuple[Shelf, float]) -> None:
        """Show what a worker has read, unless something newer was asked for meanwhile."""
        if job is self._job:
            self._job = None
            self._took = read[1]
            self._show(read[0])

    def _fail(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, AnnotatorError):
            raise error
        self.failed.emit(str(error))

    @property
    def reads(self) -> bool:
        """Whether a worker is reading."""
        return self._job is not None

    def _show(self, shelf: Shelf) -> None:
        old, new = self.shelf.numbers, shelf.numbers
        self._pages.clear()
        self._rows = None
        if old == new:
            self.shelf = shelf
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(COLUMNS) - 1))
        elif _begins(new, old):
            self.beginInsertRows(QModelIndex(), len(old), len(new) - 1)
            self.shelf = shelf
            self.endInsertRows()
        else:
            self.beginResetModel()
            self.shelf = shelf
            self.endResetModel()
        self.refreshed.emit()

    # rows

    def listed(self, row: int) -> Line:
        """What the library knows of a row."""
        number, at = divmod(row, _PAGE)
        page = self._pages.get(number)
        if page is None:
            numbers = self.shelf.numbers[number * _PAGE : (number + 1) * _PAGE]
            page = self._pages[number] = self._workspace.library.lines(numbers)
            while len(self._pages) > _PAGES_HELD:
                self._pages.popitem(last=False)
        return page[at] or _GONE

    def row_of(self, document_id: str) -> int | None:
        """The row of a release, None where the filter keeps it out."""
        number = self._workspace.library.number(document_id)
        if number is None:
            return None
        if self._rows is None:
            self._rows = {one: row for row, one in enumerate(self.shelf.numbers)}
        return self._rows.get(number)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shelf.numbers)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return column_title(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if role not in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return None
        line = self.listed(index.row())
        if not line.document.id:
            return ""
        if role == _ROLE.DisplayRole or (role == _ROLE.AccessibleTextRole and index.column()):
            return CELLS[COLUMNS[index.column()]](line)
        return full_words(line)


def _begins(longer: Sequence[int], shorter: Sequence[int]) -> bool:
    """Whether rows have only come at the end, as an import adds them."""
    return len(longer) > len(shorter) > 0 and longer[: len(shorter)] == shorter
