"""The left column: the documents with their count, chips and filters, as a list or a table."""

from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QByteArray, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.model.library import LibraryFilter, LibraryOrder
from annotator.ui.jobs import Jobs
from annotator.ui.library.chips import Chips
from annotator.ui.library.filtering import Filtering
from annotator.ui.library.line import ReleaseDelegate
from annotator.ui.library.model import LibraryModel
from annotator.ui.library.views import LibraryTable, LibraryView
from annotator.ui.session import Session
from annotator.ui.settings import Settings
from annotator.ui.theme import Theme

_REFRESH_S = 0.15
_SMALL = 200
"""Releases up to which the list is read anew after each act."""
_TABLE_WIDTH = 620
_NARROWEST_PAGE = 440
_TABLE = QByteArray(b"table")


@dataclass(frozen=True, slots=True)
class _Names:
    """Under which names the settings keep the look of the library."""

    look: str = "library_look"
    columns: str = "library_columns"


class LibraryPanel(QWidget):
    """The releases; an empty library says how to begin, a filter that shows nothing how to end."""

    document_chosen = Signal(str)
    failed = Signal(str)
    sample_wanted = Signal()
    """The sample release is asked for, where there is no release yet."""
    wanted = Signal()
    """The documents are asked for: whatever stands in their place makes way."""

    def __init__(
        self, session: Session, jobs: Jobs, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.model = LibraryModel(session, jobs, self)
        self.view = LibraryView(self)
        self.table = LibraryTable(self)
        self._delegate = ReleaseDelegate(self.model, theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.chips = Chips(self)
        self.filtering = Filtering(session, self)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._count.setAccessibleDescription(self.tr("Releases in the list"))
        self._empty = QLabel(self)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setProperty("inset", True)
        self.sample = QPushButton(self.tr("Try a sample release"), self)
        self.sample.clicked.connect(self.sample_wanted)
        self.arrange = QPushButton(self.tr("Sort"), self)
        self.arrange.setProperty("chip", True)
        self.arrange.setAccessibleName(self.tr("Sort, and choose columns"))
        self.looks = QStackedWidget(self)
        self._columns = QByteArray()
        self._borrowed = (0, 0)
        """How wide the library was made for the table, and by how much."""
        self._row = -1
        self._has_left = False
        self._scrolled = 0
        self.view.setModel(self.model)
        self.view.begin()
        for view in (self.view, self.table):
            view.clicked.connect(self._open)
            view.activated.connect(self._open)
            self.looks.addWidget(view)
        self._lay_out()
        self._wire()
        self._follow()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Documents"), self)
        title.setProperty("role", "heading")
        title.setBuddy(self.view)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 6)
        head.setSpacing(8)
        head.addWidget(title, 1)
        head.addWidget(self._count)
        head.addWidget(self.arrange)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.chips)
        column.addWidget(self._empty)
        offer = QHBoxLayout()
        offer.setContentsMargins(16, 0, 12, 0)
        offer.addWidget(self.sample)
        offer.addStretch(1)
        column.addLayout(offer)
        column.addWidget(self.looks, 1)

    def _wire(self) -> None:
        session = self._session
        self.model.modelAboutToBeReset.connect(self._keep_place)
        self.model.refreshed.connect(self._follow)
        self.model.failed.connect(session.refused)
        self.chips.chosen.connect(self.show_filter)
        self.chips.asked.connect(self._offer_filters)
        self.filtering.chosen.connect(self.show_filter)
        self.table.sorted_by.connect(self.show_order)
        self.arrange.clicked.connect(self.offer_orders)
        # A moment later and once for many acts: neither a tag nor an import waits for the list.
        self._refreshed_at = monotonic()
        self._late = QTimer(self, singleShot=True, interval=round(_REFRESH_S * 1000))
        self._late.timeout.connect(self.refresh)
        session.committed.connect(lambda _: self._late.start())  # tags of other releases too
        session.library_changed.connect(self._soon)
        session.closed.connect(self._late.stop)
        session.opened.connect(lambda _: self._mark_open())

    # what is shown

    def _soon(self) -> None:
        """Refresh at once where that is nothing, or was not done just now; else a moment later."""
        small = self.model.shelf.total < _SMALL
        if small or monotonic() - self._refreshed_at > _REFRESH_S:
            self.refresh()
        elif not self._late.isActive():
            self._late.start()

    def refresh(self) -> None:
        """Show the list and its counts as they are now."""
        self._late.stop()
        self.model.refresh()
        self._refreshed_at = monotonic()

    def show_filter(self, wanted: LibraryFilter) -> None:
        """Show the releases that pass it."""
        self.wanted.emit()
        self.model.set_filter(wanted)
        if self.model.reads:
            self._count.setText("…")

    def show_order(self, order: LibraryOrder) -> None:
        """Sort the releases."""
        self.model.set_order(order)
        if self.table.model() is not None:
            self.table.show_order(order)

    def _keep_place(self) -> None:
        self._scrolled = self.shown_view.verticalScrollBar().value()

    def _follow(self) -> None:
        shelf, wanted = self.model.shelf, self.model.filter
        shown = len(shelf.numbers)
        total = f"{shelf.total:,}"
        self._count.setText(
            total
            if wanted.is_empty
            else self.tr("{shown} of {total}").format(shown=f"{shown:,}", total=total)
        )
        self.chips.show_shelf(shelf, wanted, self.filtering.members())
        self.chips.setVisible(shelf.total > 0)
        self.arrange.setVisible(shelf.total > 0)
        self._empty.setVisible(shown == 0)
        self.sample.setVisible(shelf.total == 0)
        self._empty.setText(self._empty_words(shelf.total))
        self._mark_open()

    def _empty_words(self, total: int) -> str:
        if total:
            return self.tr("No release meets this filter. “All” above shows them again.")
        return self.tr("No releases yet. Import press releases with Ctrl+O, or drop them here.")

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._delegate.theme = theme
        self.view.viewport().update()

    # menus

    def _offer_filters(self, button: QPushButton) -> None:
        self.filtering.offer(self.model.filter, button)

    def choose_filter(self) -> None:
        """Ask for conditions."""
        self.wanted.emit()
        self.filtering.ask(self.model.filter)

    def offer_orders(self) -> None:
        """Offer orders, looks and columns."""
        from annotator.ui.library.menus import order_menu

        menu = order_menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.arrange.mapToGlobal(self.arrange.rect().bottomLeft()))

    @property
    def as_table(self) -> bool:
        """Whether the library is a table."""
        return self.looks.currentWidget() is self.table

    def _fill_table(self) -> None:
        """Give the table its rows when it is first shown: each change costs by the row."""
        if self.table.model() is None:
            self.table.setModel(self.model)
            self.table.begin()
            self.table.show_order(self.model.order)
            self.table.restore_columns(self._columns)

    def show_table(self, shown: bool) -> None:
        """Show the table, with room for it, or the list."""
        self.wanted.emit()
        focused = self.shown_view.hasFocus()
        if shown:
            self._fill_table()
        self.looks.setCurrentWidget(self.table if shown else self.view)
        if shown:
            self._make_room()
        else:
            self._give_room_back()
        if focused:
            self.shown_view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._mark_open()

    def _make_room(self) -> None:
        stack = self.parentWidget()
        splitter = stack.parentWidget() if stack else None
        if not isinstance(splitter, QSplitter) or self.width() >= _TABLE_WIDTH:
            return
        own, page, *_ = splitter.sizes()
        more = max(min(_TABLE_WIDTH - own, page - _NARROWEST_PAGE), 0)
        self._borrowed = self._widen(splitter, more)

    def _give_room_back(self) -> None:
        """As wide as before the table, unless the user has moved the border since."""
        stack = self.parentWidget()
        splitter = stack.parentWidget() if stack else None
        widened, by = self._borrowed
        if isinstance(splitter, QSplitter) and by and splitter.sizes()[0] == widened:
            self._widen(splitter, -by)
        self._borrowed = (0, 0)

    def _widen(self, splitter: QSplitter, by: int) -> tuple[int, int]:
        own, page, *others = splitter.sizes()
        splitter.setSizes([own + by, page - by, *others])
        return splitter.sizes()[0], by

    def remember(self, settings: Settings) -> None:
        """Keep look and columns for the next start."""
        settings.set_layout(_Names().look, _TABLE if self.as_table else QByteArray())
        filled = self.table.model() is not None
        settings.set_layout(
            _Names().columns, self.table.columns_state() if filled else self._columns
        )

    def restore(self, settings: Settings) -> None:
        """Take look and columns back."""
        self._columns = settings.layout(_Names().columns)
        if settings.layout(_Names().look) == _TABLE:
            self._fill_table()
            self.looks.setCurrentWidget(self.table)

    # rows

    @property
    def shown_view(self) -> QAbstractItemView:
        """The list or the table, whichever is shown."""
        return self.table if self.as_table else self.view

    def focus_list(self) -> None:
        """Put the focus into the list or the table."""
        self.wanted.emit()
        self.shown_view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self, index: QModelIndex) -> None:
        if document_id := self.model.listed(index.row()).document.id:
            self.document_chosen.emit(document_id)

    def open_next(self, by: int) -> None:
        """Open the release so many lines further down.

        Where the open one has left the filter meanwhile, the next is the one in its place.
        """
        current = self.shown_view.currentIndex()
        if current.isValid():
            row = current.row() + by
        else:
            row = self._row + by - (1 if by > 0 and self._has_left else 0)
        if 0 <= row < self.model.rowCount():
            self._open(self.model.index(row, 0))

    def _mark_open(self) -> None:
        view, document = self.shown_view, self._session.document
        row = self.model.row_of(document.id) if document else None
        self._has_left = row is None
        if row is None:
            view.clearSelection()
            view.verticalScrollBar().setValue(self._scrolled)
            return
        self._row = row
        index = self.model.index(row, 0)
        selection = view.selectionModel()
        if index != view.currentIndex() or not selection.hasSelection():
            whole = QItemSelectionModel.SelectionFlag.Rows
            selection.setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect | whole
            )
