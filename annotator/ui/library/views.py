"""The two looks of the library: a list of lines, and a table with columns to choose."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QStyleOptionViewItem, QTableView, QWidget

from annotator.model.library import LibraryColumn, LibraryOrder
from annotator.ui.library.words import COLUMNS, column_title

_ROW = 32
_WIDTH = 108
_WIDTHS: Mapping[LibraryColumn, int] = {
    LibraryColumn.TITLE: 232,
    LibraryColumn.STATE: 84,
    LibraryColumn.PUBLISHER: 128,
    LibraryColumn.LANGUAGE: 76,
    LibraryColumn.TAGS: 56,
}
_SHOWN_FIRST = frozenset(
    {
        LibraryColumn.TITLE,
        LibraryColumn.STATE,
        LibraryColumn.PUBLISHER,
        LibraryColumn.EVENT,
        LibraryColumn.TAGS,
    }
)


class Rows(QTableView):
    """Rows of one height, of which one is chosen; Enter opens it.

    A table also where it looks like a list: QListView lays all its rows out when they change,
    which takes a third of a second for 100,000.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def set_row_height(self, height: int) -> None:
        """How high every row is, in pixels."""
        self.verticalHeader().setDefaultSectionSize(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row; Home and End lead to the first and the last."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.model().rowCount() - 1}
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        elif event.key() in ends:
            self.setCurrentIndex(self.model().index(ends[Qt.Key(event.key())], 0))
        else:
            super().keyPressEvent(event)


class Lines(Rows):
    """Rows that a delegate draws over the whole width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def begin(self) -> None:
        """Show the first column alone; model and delegate must be set."""
        for column in range(1, self.model().columnCount()):
            self.setColumnHidden(column, True)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fit()

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        delegate = self.itemDelegate()
        self.set_row_height(delegate.sizeHint(option, QModelIndex()).height())

    def changeEvent(self, event: QEvent) -> None:
        """A larger face makes higher rows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.model() is not None:
            self._fit()


class LibraryView(Lines):
    """The list of the documents."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.setAccessibleName(self.tr("Documents"))


class LibraryTable(Rows):
    """The table; its heads sort, and say by their menu which columns there are."""

    sorted_by = Signal(object)
    """The LibraryOrder that a click on a head asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Table of documents"))
        self.set_row_height(_ROW)
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setDefaultSectionSize(_WIDTH)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._offer_columns)
        head.sectionClicked.connect(self._sort)
        self._order = LibraryOrder()

    def begin(self) -> None:
        """Show the columns of a first look; the model must be set."""
        for at, column in enumerate(COLUMNS):
            self.setColumnWidth(at, _WIDTHS.get(column, _WIDTH))
            self.setColumnHidden(at, column not in _SHOWN_FIRST)

    def show_order(self, order: LibraryOrder) -> None:
        """Show at the heads how the rows are sorted."""
        self._order = order
        way = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(COLUMNS.index(order.column), way)

    def _sort(self, section: int) -> None:
        column = COLUMNS[section]
        again = column is self._order.column
        self.sorted_by.emit(LibraryOrder(column, again and not self._order.descending))

    def shows(self, column: LibraryColumn) -> bool:
        """Whether the column is there."""
        return not self.isColumnHidden(COLUMNS.index(column))

    def choose(self, column: LibraryColumn, *, shown: bool) -> None:
        """Show or hide a column."""
        self.setColumnHidden(COLUMNS.index(column), not shown)

    def add_columns(self, menu: QMenu) -> None:
        """Offer the columns in a menu; the title is always there."""
        for column in COLUMNS:
            if column is LibraryColumn.TITLE:
                continue
            action = menu.addAction(column_title(column))
            action.setCheckable(True)
            action.setChecked(self.shows(column))
            action.toggled.connect(lambda on, column=column: self.choose(column, shown=on))

    def _offer_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Columns"))
        self.add_columns(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    def columns_state(self) -> QByteArray:
        """Widths, order and choice of the columns."""
        return self.horizontalHeader().saveState()

    def restore_columns(self, state: QByteArray) -> None:
        """Take them back."""
        if not state.isEmpty():
            self.horizontalHeader().restoreState(state)
            self.show_order(self._order)
