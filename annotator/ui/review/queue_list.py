"""The list of what waits: each line the words, whose they are, where they stand, and the risk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QAbstractListModel, QMargins, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from annotator.model.kinds import Kind
from annotator.model.records import Annotation, State, Statement
from annotator.ui.lines import Index, LineDelegate, draw_words
from annotator.ui.theme import Theme

_ROLE = Qt.ItemDataRole
_HEIGHT = 56
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


class QueueDelegate(LineDelegate):
    """Draws an item on two lines, its kind's letter before it."""

    MARGINS: ClassVar = QMargins(12, 8, 12, 8)

    def __init__(self, model: QueueModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, _HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, row: int, box: QRect) -> None:
        item = self._model.item(row)
        if item is None:
            return
        height = box.height() // 2
        self._draw_letter(painter, item, QRect(box.left(), box.top(), _LETTER_WIDTH, height))
        painter.setFont(option.font)
        place = QRect(box.left() + _LETTER_WIDTH, box.top(), box.width() - _LETTER_WIDTH, height)
        draw_words(painter, place, self._model.headline(item), self.theme.text)
        place.translate(0, height)
        draw_words(painter, place, self._model.details(item), self.theme.muted)

    def _draw_letter(self, painter: QPainter, item: Item, box: QRect) -> None:
        kind = self._model.kind(item)
        bold = QFont(painter.font())
        bold.setBold(True)
        painter.setFont(bold)
        color = self.theme.kind_color(kind) if kind else self.theme.muted
        draw_words(painter, box, kind.letter if kind else "–", color)


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
