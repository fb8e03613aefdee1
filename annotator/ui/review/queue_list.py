"""The list of what waits: each line the words, whose they are, where they stand, and the risk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.model.kinds import Kind
from annotator.model.records import Annotation, State, Statement
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_HEIGHT = 56
_MARGIN = 12
_LETTER_WIDTH = 20


@dataclass(frozen=True, slots=True)
class Item:
    """A tag or statement that waits, as its line shows it."""

    work: Annotation | Statement
    title: str
    author: str
    why: str = ""

    @property
    def words(self) -> str:
        """The quote in one line; empty for a statement."""
        return " ".join(self.work.quote.split()) if isinstance(self.work, Annotation) else ""


class QueueModel(QAbstractListModel):
    """The items in their order; what was decided leaves the list."""

    def __init__(self, kinds: Callable[[str], Kind | None]) -> None:
        super().__init__()
        self._kinds = kinds
        self._items: list[Item] = []

    def fill(self, items: Sequence[Item]) -> None:
        """Show these."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def item(self, row: int) -> Item | None:
        """The item in a row, None where there is none."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, work_id: str) -> int | None:
        """The row of a tag or statement."""
        rows = (row for row, item in enumerate(self._items) if item.work.id == work_id)
        return next(rows, None)

    def take_out(self, work_id: str) -> None:
        """What was decided goes."""
        row = self.row_of(work_id)
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._items[row]
            self.endRemoveRows()

    def replace(self, item: Item) -> None:
        """Show a tag in its new words."""
        row = self.row_of(item.work.id)
        if row is not None:
            self._items[row] = item
            self.dataChanged.emit(self.index(row), self.index(row))

    def kind(self, item: Item) -> Kind | None:
        """The kind of the item's tag."""
        return self._kinds(item.work.kind) if isinstance(item.work, Annotation) else None

    def headline(self, item: Item) -> str:
        """The first line."""
        return item.words or self.tr("Nothing to tag")

    def details(self, item: Item) -> str:
        """The second line: author, state where it is not the usual one, and why it is risky."""
        state = str(item.work.state) if item.work.state is not State.SUBMITTED else ""
        return " · ".join(filter(None, (item.author, state, item.why or item.title)))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        item = self.item(index.row())
        if item is None:
            return None
        if role == _ROLE.DisplayRole:
            return self.headline(item)
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            kind = self.kind(item)
            parts = (kind.label if kind else "", self.headline(item), self.details(item))
            return "\n".join(filter(None, (*parts, item.title)))
        return None


class QueueDelegate(QStyledItemDelegate):
    """Draws an item on two lines, its kind's letter before it."""

    def __init__(self, model: QueueModel, theme: Callable[[], Theme], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = self._model.item(index.row())
        if item is None:
            return
        theme, rect = self._theme(), option.rect
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(theme.row if chosen else theme.paper))
        if chosen:
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, QColor(theme.accent))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
        inner = rect.adjusted(_MARGIN, 8, -_MARGIN, -8)
        self._draw_letter(painter, option.font, item, inner)
        inner.setLeft(inner.left() + _LETTER_WIDTH)
        painter.setFont(option.font)
        height = inner.height() // 2
        lines = (
            (self._model.headline(item), theme.text, 0),
            (self._model.details(item), theme.muted, height),
        )
        for words, color, down in lines:
            painter.setPen(QColor(color))
            box = QRect(inner.left(), inner.top() + down, inner.width(), height)
            self._draw_line(painter, option.fontMetrics, words, box)
        painter.restore()

    def _draw_letter(self, painter: QPainter, font: QFont, item: Item, inner: QRect) -> None:
        kind = self._model.kind(item)
        bold = QFont(font)
        bold.setBold(True)
        painter.setFont(bold)
        theme = self._theme()
        painter.setPen(QColor(theme.kind_color(kind) if kind else theme.muted))
        box = QRect(inner.left(), inner.top(), _LETTER_WIDTH, inner.height() // 2)
        letter = kind.letter if kind else "–"
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, letter)

    def _draw_line(self, painter: QPainter, metrics: QFontMetrics, words: str, box: QRect) -> None:
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)


class QueueView(QListView):
    """The list; its letters decide and do not search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Waiting for review"))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of decisions here."""
