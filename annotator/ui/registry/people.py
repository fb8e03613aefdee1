"""The list of the registry's people, narrowed by what is typed, in any script."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.model.records import Official, Tenure
from annotator.model.registry import folded
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_PADDING = 6


class PeopleModel(QAbstractListModel):
    """The people by name, each with the newest post and the number of mentions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everybody: list[Official] = []
        self._shown: list[Official] = []
        self._posts: dict[str, list[Tenure]] = {}
        self._counts: Mapping[str, int] = {}
        self._sought = ""

    def show_registry(
        self, officials: Sequence[Official], tenures: Sequence[Tenure], counts: Mapping[str, int]
    ) -> None:
        """Show these people."""
        posts: defaultdict[str, list[Tenure]] = defaultdict(list)
        for post in sorted(tenures, key=lambda one: one.start):
            posts[post.official].append(post)
        self._posts, self._counts = dict(posts), counts
        self._everybody = sorted(officials, key=lambda one: folded(one.name))
        self.seek(self._sought)

    def seek(self, words: str) -> None:
        """Show those whose names hold all the words, or the same names in another script."""
        self._sought = words
        self.beginResetModel()
        self._shown = [one for one in self._everybody if _fits(one, words)]
        self.endResetModel()

    @property
    def everybody(self) -> Sequence[Official]:
        """All people, whether shown or not."""
        return self._everybody

    def posts(self, official: str) -> Sequence[Tenure]:
        """The posts of a person, the earliest first."""
        return self._posts.get(official, ())

    def count(self, official: str) -> int:
        """How many tags mention the person."""
        return self._counts.get(official, 0)

    def official(self, row: int) -> Official:
        """The person in a row."""
        return self._shown[row]

    def row_of(self, official: str) -> int | None:
        """The person's row, None where the person is not shown."""
        return next((row for row, one in enumerate(self._shown) if one.id == official), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        one = self._shown[index.row()]
        if role == _ROLE.DisplayRole:
            return one.name
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return f"{one.name}. {self.about(one)}"
        return None

    def about(self, one: Official) -> str:
        """The newest post and the number of mentions, in words."""
        posts = self.posts(one.id)
        post = ", ".join(filter(None, (posts[-1].role, posts[-1].body))) if posts else ""
        count = self.count(one.id)
        mentions = self.tr("1 mention") if count == 1 else self.tr("{count} mentions")
        return " · ".join(filter(None, (post, mentions.format(count=f"{count:,}"))))


def _fits(official: Official, words: str) -> bool:
    from annotator.suggest.officials.names import name_key

    names = folded(" ".join(official.names))
    keys = {name_key(part) for name in official.names for part in name.split()}
    return all(
        folded(word) in names or any(key.startswith(name_key(word)) for key in keys)
        for word in words.split()
    )


class PersonDelegate(QStyledItemDelegate):
    """Draws a person: the name, below it post and mentions."""

    def __init__(self, model: PeopleModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(160, 2 * option.fontMetrics.lineSpacing() + 2 * _PADDING + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        theme, rect = self.theme, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(theme.row if chosen else theme.paper))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
        if chosen:
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, QColor(theme.accent))
        one = self._model.official(index.row())
        line = option.fontMetrics.lineSpacing()
        inner = rect.adjusted(16, _PADDING, -12, -_PADDING)
        for number, (words, color) in enumerate(
            ((one.name, theme.text), (self._model.about(one), theme.muted))
        ):
            painter.setPen(QColor(color))
            box = QRect(inner.left(), inner.top() + number * line, inner.width(), line)
            shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
