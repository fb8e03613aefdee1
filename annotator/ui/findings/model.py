"""The list of findings: one line each, by rule and by whether it is open."""

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.findings.watch import Judged
from annotator.ui.library import wrapped
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_PADDING = 8
_LINES = 2


class Shown(Enum):
    """Which findings the list shows."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"

    def shows(self, judged: Judged) -> bool:
        """Whether the finding is one of them."""
        return self is Shown.ALL or judged.is_open is (self is Shown.OPEN)


class FindingsModel(QAbstractListModel):
    """Findings of one rule or of all; `labels` names rules by key, `release` releases by id."""

    def __init__(self, labels: Callable[[str], str], release: Callable[[str], str]) -> None:
        super().__init__()
        self._labels, self._release = labels, release
        self._rows: tuple[Judged, ...] = ()

    def show(self, rows: Sequence[Judged]) -> None:
        """Show these findings."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def judged(self, row: int) -> Judged:
        """The finding in a row."""
        return self._rows[row]

    def row_of(self, finding_id: str) -> int | None:
        """Its row, None where it is not shown."""
        ids = (one.finding.id for one in self._rows)
        return next((row for row, one in enumerate(ids) if one == finding_id), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        judged = self._rows[index.row()]
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return judged.finding.sentence
        if role == _ROLE.AccessibleTextRole:
            return f"{judged.finding.sentence} {self.about(judged)}"
        return None

    def about(self, judged: Judged) -> str:
        """Its rule, what was said to it if anything was, and the release it begins with."""
        standing = self.standing(judged) if judged.ruling else ""
        release = "".join(self._release(one) for one in judged.finding.documents[:1])
        return " · ".join(filter(None, (self._labels(judged.finding.rule), standing, release)))

    def standing(self, judged: Judged) -> str:
        """Open, closed as what, or open again because the evidence has changed."""
        if judged.ruling is None:
            return self.tr("open")
        if judged.is_open:
            return self.tr("open again: the evidence has changed")
        return self.tr("closed: {outcome}").format(outcome=judged.ruling.outcome.value)


class FindingDelegate(QStyledItemDelegate):
    """Draws a finding: its sentence on two lines, below it rule and standing."""

    def __init__(self, model: FindingsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(160, option.fontMetrics.lineSpacing() * (_LINES + 1) + 4 + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        theme, rect = self.theme, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(theme.row if chosen else theme.paper))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
        if chosen:
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, QColor(theme.accent))
        judged = self._model.judged(index.row())
        inner = rect.adjusted(16, _PADDING, -12, -_PADDING)
        line = option.fontMetrics.lineSpacing()
        painter.setFont(option.font)
        painter.setPen(QColor(theme.text if judged.is_open else theme.muted))
        words = wrapped(judged.finding.sentence, option.font, inner.width(), _LINES)
        for number, part in enumerate(words):
            box = QRect(inner.left(), inner.top() + number * line, inner.width(), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, part)
        box = QRect(inner.left(), inner.top() + len(words) * line + 4, inner.width(), line)
        painter.setPen(QColor(theme.muted))
        about = option.fontMetrics.elidedText(
            self._model.about(judged), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, about)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
        painter.restore()
