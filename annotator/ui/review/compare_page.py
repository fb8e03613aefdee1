"""The page “Compare”: annotators side by side, agreements folded, a key settles a difference."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.model.ops import Settle, SettleMany
from annotator.model.records import Annotation, Role, State
from annotator.review.compare import Difference, Row, compared
from annotator.ui.key_button import KeyButton
from annotator.ui.wording import counted

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_REFRESHED_AFTER_MS = 100
_ROW_HEIGHT = 48


class CompareModel(QAbstractTableModel):
    """A row for each place; a column for each annotator."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window = window
        self.rows: list[Row] = []
        self.authors: tuple[str, ...] = ()

    def fill(self, rows: Sequence[Row], authors: Sequence[str]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows, self.authors = list(rows), tuple(authors)
        self.endResetModel()

    def row(self, at: int) -> Row | None:
        """The row there, None where there is none."""
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1 + len(self.authors)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != _ROLE.DisplayRole:
            return None
        if section == 0:
            return self.tr("Difference")
        name = self._window.workspace.team.name(self.authors[section - 1])
        return f"{section}  {name}"

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return self._words(row, index.column())
        if role == _ROLE.ForegroundRole:
            return self._color(row, index.column())
        return None

    def _words(self, row: Row, column: int) -> str:
        if column == 0:
            return self.tr("settled") if row.settled else self._named(row.difference)
        tag = row.tags[self.authors[column - 1]]
        if tag is None:
            return "–"
        words = " ".join(tag.quote.split())
        kind = self._window.session.kinds.get(tag.kind)
        if row.difference is Difference.KIND and kind:
            return f"{words}\n{kind.label}"
        if row.fields and kind:
            labels = {field.key: field.label for field in kind.fields}
            values = (f"{labels.get(key, key)}: {tag.value(key) or '–'}" for key in row.fields)
            return f"{words}\n{'; '.join(values)}"
        return words

    def _named(self, difference: Difference) -> str:
        names = {
            Difference.MISSING: self.tr("missing"),
            Difference.KIND: self.tr("kind"),
            Difference.BOUNDARY: self.tr("boundary"),
            Difference.FIELD: self.tr("field"),
            Difference.NONE: self.tr("agreed"),
        }
        return names[difference]

    def _color(self, row: Row, column: int) -> object:
        theme = self._window.theme
        if column == 0:
            done = row.settled or row.difference is Difference.NONE
            return QColor(theme.good if done else theme.attention)
        tag = row.tags[self.authors[column - 1]]
        kept = tag is not None and tag.state is State.VERIFIED
        return QColor(theme.good) if kept else None


class CompareTable(QTableView):
    """Digits settle: the number of the annotator who is right, 0 for none of them."""

    def __init__(self, page: "ComparePage") -> None:
        super().__init__(page)
        self._page = page
        self.setAccessibleName(self.tr("Differences"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit settles the current row, A the agreements, Esc goes to the text."""
        digit = event.text()
        if digit.isdigit():
            self._page.settle(int(digit))
        elif event.key() == Qt.Key.Key_A and not event.modifiers():
            self._page.verify_agreed()
        elif event.key() == Qt.Key.Key_Escape:
            self._page.leave()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys here."""


class ComparePage(QWidget):
    """The open release by annotator, for a supervisor to settle."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.model = CompareModel(window)
        self.model.setParent(self)
        self.table = CompareTable(self)
        self.table.setModel(self.model)
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self.unfold = QCheckBox(self.tr("Show agreements"), self)
        self._empty = QLabel(self)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setMargin(16)
        self.agreed = KeyButton("", self)
        self.agreed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hint = QLabel(
            self.tr("The number of who is right settles a row; 0 says none of them."), self
        )
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._agreements: tuple[Row, ...] = ()
        self._filling = False
        self._late = QTimer(self, singleShot=True, interval=_REFRESHED_AFTER_MS)
        self._late.timeout.connect(self.refresh)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda now: self._show(now.row()))
        self.unfold.toggled.connect(self.refresh)
        self.agreed.clicked.connect(self.verify_agreed)
        self._session.opened.connect(lambda _: self.refresh())
        self._session.annotations_changed.connect(lambda _: self._late.start())
        self._session.member_changed.connect(self._late.start)
        self._session.closed.connect(self._late.stop)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self.unfold)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 8)
        foot.setSpacing(8)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.agreed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._empty, 1)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        """Compare when it is looked at."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Compare the open release anew; the current place stays current."""
        if not self.isVisible():
            return
        tags = self._session.annotations if self._supervises else ()
        authors = {tag.author for tag in tags if tag.state is not State.DRAFT}
        authors |= self._without_tags()
        order = [one.id for one in self._window.workspace.team.members if one.id in authors]
        document = self._session.document
        given = self._window.workspace.team.assignments(document.id) if document else ()
        taking = {one.member for one in given}
        columns = [one for one in order if one in taking] if len(taking) > 1 else order
        rows = compared(tags, columns) if len(columns) > 1 else ()
        self._agreements = tuple(
            row for row in rows if row.difference is Difference.NONE and not row.settled
        )
        shown = [row for row in rows if self.unfold.isChecked() or not _folded(row)]
        at = self.table.currentIndex().row()
        self._filling = True
        self.model.fill(shown, columns)
        self._filling = False
        self._arrange()
        self._say(rows, columns)
        if shown:
            self.table.selectRow(min(max(at, 0), len(shown) - 1))

    def _without_tags(self) -> set[str]:
        """Who handed the release in without a tag: who says that there is nothing to tag."""
        document = self._session.document
        held = self._window.workspace.team.statements(document.id) if document else ()
        return {one.author for one in held if one.span is None and one.state is not State.DRAFT}

    @property
    def _supervises(self) -> bool:
        return self._window.workspace.author().has(Role.SUPERVISOR)

    def _arrange(self) -> None:
        header = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(column, mode.Stretch if column else mode.Fixed)
        self.table.setColumnWidth(0, 84)

    def _say(self, rows: Sequence[Row], columns: Sequence[str]) -> None:
        open_rows = [row for row in rows if not row.settled and row not in self._agreements]
        agreed = sum(row.difference is Difference.NONE for row in rows)
        differences = counted(len(open_rows), self.tr("difference"), self.tr("differences"))
        words = self.tr("{differences} · {agreed} agreed")
        self._title.setText(words.format(differences=differences, agreed=agreed))
        self._title.setVisible(bool(rows))
        self.unfold.setVisible(bool(rows))
        self._hint.setVisible(bool(rows))
        self.agreed.setVisible(bool(self._agreements))
        count = len(self._agreements)
        self.agreed.setText(self.tr("Verify {count} agreed  A").format(count=count))
        self._empty.setVisible(self.model.rowCount() == 0)
        self.table.setVisible(self.model.rowCount() > 0)
        if not self._supervises:
            self._empty.setText(self.tr("A supervisor compares what annotators made of a release."))
        elif len(columns) < 2:
            self._empty.setText(
                self.tr(
                    "Fewer than two annotators have handed this release in. Give releases to two "
                    "with Review → Assign releases; what they hand in stands here side by side."
                )
            )
        else:
            self._empty.setText(self.tr("Nothing is left to settle in this release."))

    def take_focus(self) -> None:
        """Put the focus into the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Back to the text."""
        self._window.pane.focus_text()

    def _show(self, at: int) -> None:
        row = self.model.row(at)
        if row is not None and not self._filling:
            tag = row.present[0]
            self._session.select(tag.id)
            self._window.pane.view.reveal(tag.spans[0])

    # settling

    def settle(self, number: int) -> None:
        """Settle the current row for the annotator of that number, 0 for none of them."""
        row = self.model.row(self.table.currentIndex().row())
        if row is None or number > len(self.model.authors):
            return
        author = self.model.authors[number - 1] if number else ""
        if self._session.apply(_settling(row, author)):
            self.refresh()

    def verify_agreed(self) -> None:
        """Verify what all agree on, in one act: the first one's tag stays for all of them."""
        if not self._agreements:
            return
        first = self.model.authors[0]
        op = SettleMany(tuple(_settling(row, first) for row in self._agreements))
        if self._session.apply(op):
            words = self.tr("Verified {count} tags that all agree on.")
            self._session.said.emit(words.format(count=len(op.settles)))
            self.refresh()


def _folded(row: Row) -> bool:
    return row.settled or row.difference is Difference.NONE


def _settling(row: Row, author: str) -> Settle:
    kept: Annotation | None = row.tags.get(author)
    dropped = tuple(tag.id for tag in row.present if kept is None or tag.id != kept.id)
    return Settle(kept.id if kept else "", dropped, author)
