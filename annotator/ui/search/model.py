"""What was found as a list model: all hits at once by number, lines a page at a time."""

from collections import OrderedDict
from collections.abc import Callable, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.model.kinds import Kind
from annotator.ui.library.words import facts_of, title_of
from annotator.workspace.searching import Found, Hit

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
PAGE = 50
_PAGES_HELD = 20

Read = Callable[[Found, int, int], list[Hit]]
"""Reads so many hits from an offset on."""


class HitsModel(QAbstractTableModel):
    """The hits of the newest search."""

    def __init__(
        self, read: Read, kinds: Callable[[], Mapping[str, Kind]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self.kinds = kinds
        self.found: Found | None = None
        self._pages: OrderedDict[int, list[Hit]] = OrderedDict()

    def show(self, found: Found | None, first: list[Hit]) -> None:
        """Show other hits; the first page is at hand."""
        self.beginResetModel()
        self.found = found
        self._pages.clear()
        self._pages[0] = first
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """One of them, None where it has gone since."""
        number, at = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None and self.found is not None:
            page = self._pages[number] = self._read(self.found, number * PAGE, PAGE)
            while len(self._pages) > _PAGES_HELD:
                self._pages.popitem(last=False)
        return page[at] if page and at < len(page) else None

    def another(self, row: int, by: int) -> int | None:
        """The next row in a direction that is of another release; None behind the last."""
        here, at = self.hit(row), row + by
        while here and 0 <= at < self.rowCount():
            there = self.hit(at)
            if there and there.document.id != here.document.id:
                return at
            at += by
        return None

    def kind_of(self, hit: Hit) -> Kind | None:
        """The kind of the tag that was found."""
        return self.kinds().get(hit.annotation.kind) if hit.annotation else None

    def rowCount(self, parent: Index | None = None) -> int:
        if self.found is None or (parent is not None and parent.isValid()):
            return 0
        return self.found.count

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if role not in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return None
        hit = self.hit(index.row())
        if hit is None:
            return ""
        title = title_of(hit.document)
        if role == _ROLE.DisplayRole:
            return title
        kind = self.kind_of(hit)
        parts = [kind.label] if kind else []
        if kind and hit.annotation:
            parts += [hit.annotation.quote, *details_of(hit, kind)]
        return ", ".join((*parts, title, *facts_of(hit.document), hit.snippet.text))


def details_of(hit: Hit, kind: Kind) -> tuple[str, ...]:
    """The values of a found tag that tables show."""
    if hit.annotation is None:
        return ()
    values = (hit.annotation.value(field.key) for field in kind.table_fields)
    shown = (
        field.format(value) for field, value in zip(kind.table_fields, values, strict=True) if value
    )
    return tuple(shown)
