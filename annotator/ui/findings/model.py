"""The list of findings: one line each, by rule and by whether it is open."""

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QAbstractListModel, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from annotator.ui.findings.watch import Judged
from annotator.ui.lines import Index, LineDelegate, draw_words, draw_wrapped
from annotator.ui.theme import Theme

_ROLE = Qt.ItemDataRole
_GAP = 4
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


class FindingDelegate(LineDelegate):
    """Draws a finding: its sentence on two lines, below it rule and standing."""

    def __init__(self, model: FindingsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        lines = option.fontMetrics.lineSpacing() * (_LINES + 1)
        return QSize(160, lines + _GAP + self.MARGINS.top() + self.MARGINS.bottom())

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, row: int, box: QRect) -> None:
        judged = self._model.judged(row)
        height = option.fontMetrics.lineSpacing()
        color = self.theme.text if judged.is_open else self.theme.muted
        lines = draw_wrapped(painter, box, judged.finding.sentence, color, _LINES)
        place = QRect(box.left(), box.top() + lines * height + _GAP, box.width(), height)
        draw_words(painter, place, self._model.about(judged), self.theme.muted)
