"""The list of this release's annotations; with one kind chosen, its own columns."""

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.model.fields import Field
from annotator.model.kinds import Kind
from annotator.model.records import Annotation, Change
from annotator.ui.naming import name_choice
from annotator.ui.pending import Pending, Shown, reading_order
from annotator.ui.session import Session
from annotator.ui.suggestions import Suggestions
from annotator.ui.theme import Theme
from annotator.ui.wording import place_words

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_LETTER, _QUOTE = 0, 1


class AnnotationModel(QAbstractTableModel):
    """Annotations and, in italics, suggestions in reading order, of one kind or of all."""

    def __init__(self, session: Session, suggestions: Suggestions, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._suggestions = suggestions
        self.theme = theme
        self._only: str | None = None
        self._rows: list[Shown] = []
        self._columns: list[tuple[str, Callable[[Shown], str]]] = []
        self._bold = QFont()
        self._bold.setBold(True)
        self._italic = QFont()
        self._italic.setItalic(True)
        self.refill()

    def show_only(self, kind: str | None) -> None:
        """Show annotations of one kind with its columns, or of all kinds with a summary."""
        self._only = kind
        self.refill()

    def refill(self) -> None:
        """Read all rows anew."""
        self.beginResetModel()
        everything: list[Shown] = [*self._session.annotations, *self._suggestions.pending]
        if self._suggestions.count:
            everything.sort(key=reading_order)
        self._rows = (
            everything
            if self._only is None
            else [one for one in everything if one.kind == self._only]
        )
        self._columns = self._column_table()
        self.endResetModel()

    def _column_table(self) -> list[tuple[str, Callable[[Shown], str]]]:
        kind = self._session.kinds.get(self._only) if self._only else None
        if kind is None:
            details: list[tuple[str, Callable[[Shown], str]]] = [
                (self.tr("Details"), self._summary)
            ]
        else:
            details = [(field.label, _reading(field)) for field in kind.table_fields]
        return [
            ("", self._letter),
            (self.tr("Quote"), lambda tag: " ".join(tag.quote.split())),
            *details,
            (self.tr("State"), self._state),
        ]

    def _passes(self, annotation: Shown) -> bool:
        return self._only is None or annotation.kind == self._only

    def _kind(self, annotation: Shown) -> Kind | None:
        return self._session.kinds.get(annotation.kind)

    def _letter(self, annotation: Shown) -> str:
        kind = self._kind(annotation)
        return kind.letter if kind else "?"

    def _summary(self, annotation: Shown) -> str:
        kind = self._kind(annotation)
        if kind is None:
            return ""
        parts = (field.format(annotation.value(field.key)) for field in kind.table_fields)
        return ", ".join(part for part in parts if part)

    def _state(self, annotation: Shown) -> str:
        if isinstance(annotation, Pending):
            return annotation.band.value
        return f"{annotation.state} ?" if annotation.uncertain else str(annotation.state)

    # what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == _ROLE.AccessibleTextRole and section == _LETTER:
            return self.tr("Kind")
        return self._columns[section][0] if role == _ROLE.DisplayRole else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        annotation = self._rows[index.row()]
        if isinstance(annotation, Pending) and role in (_ROLE.ToolTipRole, _ROLE.FontRole):
            return annotation.reason if role == _ROLE.ToolTipRole else self._italic
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._columns[index.column()][1](annotation)
        if role in (_ROLE.AccessibleTextRole, _ROLE.AccessibleDescriptionRole):
            return self._spoken(index, annotation, role)
        if index.column() == _LETTER:
            return self._sign(annotation, role)
        if role == _ROLE.ForegroundRole and index.column() > _QUOTE:
            return QColor(self.theme.muted)
        return None

    def _spoken(self, index: Index, annotation: Shown, role: int) -> str:
        if role == _ROLE.AccessibleDescriptionRole:
            return place_words(annotation.spans)
        if index.column() == _LETTER and (kind := self._kind(annotation)):
            return kind.label
        return self._columns[index.column()][1](annotation)

    def _sign(self, annotation: Shown, role: int) -> object:
        kind = self._kind(annotation)
        if role == _ROLE.ForegroundRole and kind:
            return QColor(self.theme.kind_color(kind))
        if role == _ROLE.FontRole:
            return self._bold
        return int(Qt.AlignmentFlag.AlignCenter) if role == _ROLE.TextAlignmentRole else None

    # rows

    def annotation(self, row: int) -> Shown:
        """The annotation in a row."""
        return self._rows[row]

    def row_of(self, annotation: Shown) -> int | None:
        """Its row, None where the filter hides it."""
        at = self._place(annotation)
        found = at < len(self._rows) and self._rows[at].id == annotation.id
        return at if found else None

    def _place(self, annotation: Shown) -> int:
        return bisect_left(self._rows, reading_order(annotation), key=reading_order)

    def follow(self, changes: list[Change]) -> None:
        """Take in changed annotations: one by one, or all anew where there are many."""
        if len(changes) > 1:
            self.refill()
            return
        before, after = changes[0].before, changes[0].after
        if isinstance(before, Annotation) and (row := self.row_of(before)) is not None:
            stays = isinstance(after, Annotation) and after.start == before.start
            if stays and isinstance(after, Annotation) and self._passes(after):
                self._rows[row] = after
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
                return
            self._take_out(row)
        if isinstance(after, Annotation) and self._passes(after):
            self._put_in(after)

    def follow_suggestions(self, gone: list[Pending], came: list[Pending]) -> None:
        """Take in suggestions that were decided, or are open again."""
        if len(gone) + len(came) > 1:
            self.refill()
            return
        for one in gone:
            if (row := self.row_of(one)) is not None:
                self._take_out(row)
        for one in came:
            if self._passes(one):
                self._put_in(one)

    @property
    def tags(self) -> int:
        """How many rows are tags."""
        if self._only is None:
            return self._session.count
        return sum(isinstance(row, Annotation) for row in self._rows)

    def _take_out(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[row]
        self.endRemoveRows()

    def _put_in(self, annotation: Shown) -> None:
        at = self._place(annotation)
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.insert(at, annotation)
        self.endInsertRows()


def _reading(field: Field) -> Callable[[Shown], str]:
    """What reads a field of an annotation, as people read it."""
    return lambda annotation: field.format(annotation.value(field.key))


class AnnotationTable(QTableView):
    """The view; Enter goes to the form, Esc to the text."""

    left_for_text = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Annotations"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc leave the table; the rest moves in it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left_for_text.emit()
        else:
            super().keyPressEvent(event)


class AnnotationPanel(QWidget):
    """The table under its title, with the choice of kind."""

    def __init__(
        self,
        session: Session,
        suggestions: Suggestions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._suggestions = suggestions
        self._following = False
        self.model = AnnotationModel(session, suggestions, theme)
        self.model.setParent(self)
        self.table = AnnotationTable(self)
        self.table.setModel(self.model)
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._filter = QComboBox(self)
        name_choice(self._filter, self.tr("Kind of annotations"))
        self._lay_out()
        self._fill_filter()
        self._filter.currentIndexChanged.connect(self._filter_chosen)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        session.opened.connect(lambda _: self._refill())
        session.annotations_changed.connect(self._follow)
        session.selection_changed.connect(self._select)
        session.kinds_changed.connect(self._fill_filter)
        suggestions.selection_changed.connect(self._select)
        suggestions.updated.connect(self._follow_suggestions)
        self._refill()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self._filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)

    def add_note(self, note: QWidget) -> None:
        """Show something between the form and the list."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, note)

    def _fill_filter(self) -> None:
        chosen = self._filter.currentData()
        self._filter.blockSignals(True)
        self._filter.clear()
        self._filter.addItem(self.tr("All kinds"), None)
        for kind in self._session.kinds.values():
            self._filter.addItem(kind.label, kind.key)
        self._filter.setCurrentIndex(max(0, self._filter.findData(chosen)))
        self._filter.blockSignals(False)
        self._filter_chosen()

    def _filter_chosen(self) -> None:
        self.model.show_only(self._filter.currentData())
        self._arrange()
        self._select(self._selected)

    @property
    def _selected(self) -> Shown | None:
        return self._session.selected or self._suggestions.selected

    def _refill(self) -> None:
        self.model.refill()
        self._arrange()

    def _arrange(self) -> None:
        header = self.table.horizontalHeader()
        last = self.model.columnCount() - 1
        self.table.setColumnWidth(_LETTER, 32)
        if header.sectionResizeMode(_LETTER) != QHeaderView.ResizeMode.Fixed:
            header.setSectionResizeMode(_LETTER, QHeaderView.ResizeMode.Fixed)
        for column in range(_QUOTE, last):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(column, 148 if column == _QUOTE else 112)
        header.setSectionResizeMode(last, QHeaderView.ResizeMode.Interactive)
        self.table.setColumnWidth(last, 92)
        if last == _QUOTE + 2:
            header.setSectionResizeMode(_QUOTE, QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(_QUOTE + 1, QHeaderView.ResizeMode.Stretch)
        self._count()

    def _count(self) -> None:
        count = self.model.tags
        self._title.setText(self.tr("Annotations · {count}").format(count=count))

    def _follow(self, changes: list[Change]) -> None:
        """Rows that come and go move the current one; only the user's choice selects a tag."""
        self._following = True
        self.model.follow(changes)
        self._following = False
        self._count()
        self._select(self._selected)

    def _follow_suggestions(self, gone: list[Pending], came: list[Pending]) -> None:
        self._following = True
        self.model.follow_suggestions(gone, came)
        self._following = False
        self._select(self._selected)

    def _select(self, annotation: Shown | None) -> None:
        row = self.model.row_of(annotation) if annotation else None
        selection = self.table.selectionModel()
        if row is None:
            selection.clear()
        elif selection.currentIndex().row() != row or not selection.hasSelection():
            flags = QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(
                self.model.index(row, _QUOTE), flags.ClearAndSelect | flags.Rows
            )

    def _row_chosen(self, current: QModelIndex) -> None:
        if current.isValid() and not self._following:
            shown = self.model.annotation(current.row())
            if isinstance(shown, Pending):
                self._suggestions.select(shown.id)
            else:
                self._session.select(shown.id)

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self.model.theme = theme
        self.table.viewport().update()
