"""The list of the registry's people, narrowed by what is typed, in any script."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QAbstractListModel, QMargins, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from annotator.model.records import Official, Tenure
from annotator.model.registry import folded
from annotator.ui.lines import Index, LineDelegate, draw_words
from annotator.ui.theme import Theme

_ROLE = Qt.ItemDataRole


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


class PersonDelegate(LineDelegate):
    """Draws a person: the name, below it post and mentions."""

    MARGINS: ClassVar = QMargins(16, 6, 12, 6)

    def __init__(self, model: PeopleModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        lines = 2 * option.fontMetrics.lineSpacing() + 2
        return QSize(160, lines + self.MARGINS.top() + self.MARGINS.bottom())

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, row: int, box: QRect) -> None:
        one = self._model.official(row)
        place = QRect(box.left(), box.top(), box.width(), option.fontMetrics.lineSpacing())
        draw_words(painter, place, one.name, self.theme.text)
        place.translate(0, place.height())
        draw_words(painter, place, self._model.about(one), self.theme.muted)
