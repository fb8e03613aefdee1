"""Tag all like this: the same words elsewhere, looked at and ticked before they are tagged."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QRadioButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.model.ops import Tag, TagMany
from annotator.model.records import Acceptance
from annotator.ui.dialog_foot import dialog_foot
from annotator.ui.jobs import Job, Jobs
from annotator.ui.key_button import KeyButton
from annotator.ui.naming import SpokenLabel
from annotator.ui.session import Session
from annotator.ui.tables import TickedTable
from annotator.ui.theme import Theme
from annotator.workspace import new_id

if TYPE_CHECKING:
    from annotator.suggest.learning.alike import Occurrence, Pattern

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_TICK, _BEFORE, _WORDS, _AFTER, _RELEASE = range(5)
_WIDEST_WORDS = 240
_MOST = 5_000
"""More places are not offered at once: nobody looks through them."""


class PlacesModel(TickedTable):
    """The places as a concordance: what stands before the words, the words, what follows."""

    ticked = Signal(int)
    """How many are ticked now."""

    def __init__(self, color: str, parent: QWidget) -> None:
        self._places: Sequence[Occurrence] = ()
        super().__init__(parent)
        self._color = QColor(color)
        self._bold = QFont()
        self._bold.setBold(True)

    def show_places(self, places: Sequence["Occurrence"]) -> None:
        """Show these; those where a suggestion was turned down are not ticked."""
        self.beginResetModel()
        self._places = places
        self._off = {row for row, place in enumerate(places) if place.refused}
        self.endResetModel()
        self.ticked.emit(self.count)

    def chosen(self) -> list["Occurrence"]:
        """The ticked places."""
        return [place for row, place in enumerate(self._places) if self.is_ticked(row)]

    def tell_ticked(self) -> None:
        self.ticked.emit(self.count)

    def titles(self) -> Sequence[str]:
        return (
            self.tr("Tag"),
            self.tr("Before"),
            self.tr("Words"),
            self.tr("After"),
            self.tr("Release"),
        )

    def row_total(self) -> int:
        return len(self._places)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        place, column = self._places[index.row()], index.column()
        if column == _TICK:
            return self.tick(index.row(), role)
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._words(place, column)
        if role == _ROLE.TextAlignmentRole and column == _BEFORE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if column == _WORDS and role == _ROLE.ForegroundRole:
            return self._color
        return self._bold if column == _WORDS and role == _ROLE.FontRole else None

    def _words(self, place: "Occurrence", column: int) -> str:
        release = place.document.title or place.document.source_name
        note = self.tr("dismissed before · {release}") if place.refused else "{release}"
        return {
            _BEFORE: place.before.strip(),
            _WORDS: place.words,
            _AFTER: place.after.strip(),
            _RELEASE: note.format(release=release),
        }[column]


class _Near(QStyledItemDelegate):
    """Shows the end of what stands before the words, where there is no room for all of it."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft


class PlacesTable(QTableView):
    """The view; Space ticks or unticks all rows that are selected."""

    def __init__(self, model: PlacesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._places = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Places of these words"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setItemDelegateForColumn(_BEFORE, _Near(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; the rest moves."""
        if event.key() == Qt.Key.Key_Space:
            self._places.toggle(sorted({one.row() for one in self.selectedIndexes()}))
        else:
            super().keyPressEvent(event)

    def arrange(self) -> None:
        """Give the words what they need, and what stands around them the rest."""
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((_TICK, 48), (_RELEASE, 176)):
            self.setColumnWidth(column, width)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_BEFORE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_AFTER, QHeaderView.ResizeMode.Stretch)
        self.resizeColumnToContents(_WORDS)
        self.setColumnWidth(_WORDS, min(self.columnWidth(_WORDS), _WIDEST_WORDS))


class AlikeDialog(QDialog):
    """Shows where the words stand, here or in the library, and tags what is ticked in one act."""

    def __init__(
        self, session: Session, pattern: "Pattern", jobs: Jobs, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pattern = pattern
        self._jobs = jobs
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Tag all like this"))
        self.resize(880, 520)
        self.model = PlacesModel(theme.kind_color(pattern.kind), self)
        self._build()
        self._lay_out()
        self._here.setChecked(True)
        self.table.arrange()
        self._look()

    def _build(self) -> None:
        quote = " ".join(self._pattern.quote.split())
        words = self.tr("“{words}” as {kind}").format(
            words=quote, kind=self._pattern.kind.label.lower()
        )
        self._head = QLabel(words, self)
        self._head.setProperty("role", "heading")
        self._head.setWordWrap(True)
        self._here = QRadioButton(self.tr("In this &release"), self)
        self._here.setAccessibleName(self.tr("In this release"))
        self._all = QRadioButton(self.tr("In the whole &library"), self)
        self._all.setAccessibleName(self.tr("In the whole library"))
        self._scope = QButtonGroup(self)
        self._scope.addButton(self._here)
        self._scope.addButton(self._all)
        self._scope.buttonClicked.connect(lambda _: self._look())
        self.table = PlacesTable(self.model, self)
        self._note = SpokenLabel(self)
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self._note.setAccessibleDescription(self.tr("What was found"))
        self._do = KeyButton("", self)
        self._do.clicked.connect(self._tag)
        self.model.ticked.connect(self._count)

    def _lay_out(self) -> None:
        scope = QHBoxLayout()
        scope.setSpacing(16)
        scope.addWidget(self._here)
        scope.addWidget(self._all)
        scope.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addLayout(scope)
        column.addWidget(self.table, 1)
        column.addLayout(dialog_foot(self, self._do, said=self._note))

    # looking

    def _look(self) -> None:
        """Find the places on a worker: a library is more than a moment's reading."""
        if self._job is not None:
            self._job.cancel()
        self.model.show_places(())
        self._do.setEnabled(False)
        self._note.setText(self.tr("Looking…"))
        reading, pattern = self._session.workspace.snapshot(), self._pattern
        here = self._here.isChecked()

        def work(job: Job) -> "list[Occurrence]":
            from annotator.suggest.learning.alike import occurrences

            found: list[Occurrence] = []
            with reading as snapshot:
                for document, text in snapshot.documents_with(pattern.first_word):
                    job.progress(len(found), 0)
                    if here and document.id != pattern.document:
                        continue
                    decided = snapshot.decided(document.id)
                    found += occurrences(pattern, document, text, decided)
                    if len(found) >= _MOST:
                        break
            return found[:_MOST]

        self._job = self._jobs.run(work, self._show, self._fail)

    def _show(self, found: list["Occurrence"]) -> None:
        self._job = None
        self.model.show_places(found)
        self.table.arrange()
        if found:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.selectRow(0)
        self._note.setText(self._found_words(len(found)))

    def _found_words(self, count: int) -> str:
        if not count:
            return self.tr("These words stand nowhere else that is not tagged already.")
        if count >= _MOST:
            return self.tr("The first {count} places. Tag these, then look again.").format(
                count=f"{count:,}"
            )
        return self.tr("Space ticks, Ctrl+A selects all. One undo takes all of them back.")

    def _fail(self, error: Exception) -> None:
        self._job = None
        self._note.setText(str(error))

    def _count(self, count: int) -> None:
        words = self.tr("Tag {count} passages   Enter") if count != 1 else self.tr("Tag it   Enter")
        self._do.setText(words.format(count=f"{count:,}"))
        self._do.setEnabled(count > 0)

    # acting

    def _tag(self) -> None:
        from annotator.suggest.learning.alike import fields_at

        chosen, kind = self.model.chosen(), self._pattern.kind.key
        tags = tuple(
            Tag(
                new_id(),
                place.document.id,
                kind,
                (place.span,),
                fields_at(self._pattern, place),
                acceptance=Acceptance.BULK,
            )
            for place in chosen
        )
        if not tags or self._session.apply(TagMany(tags)) is None:
            return
        words = self.tr("Tagged {count} passages. Ctrl+Z takes all of them back.")
        self._session.said.emit(words.format(count=len(tags)))
        self.accept()

    def reject(self) -> None:
        """Close, and look no further."""
        if self._job is not None:
            self._job.cancel()
        super().reject()
