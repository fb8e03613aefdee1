"""The page of one person: names, posts over time, mentions, statements, who may be the same."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.model.records import Official, Tenure
from annotator.ui.key_button import KeyButton
from annotator.ui.registry.reading import PersonReading, Place
from annotator.ui.registry.timeline import Timeline
from annotator.ui.tables import TitledTable
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_DATE, _WORDS, _RELEASE = range(3)


class PlacesModel(TitledTable):
    """Places of the releases by date."""

    def __init__(self, theme: Callable[[], Theme], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places: Sequence[Place] = ()

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these."""
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def place(self, row: int) -> Place:
        """The place in a row."""
        return self._places[row]

    def titles(self) -> Sequence[str]:
        return (self.tr("Date"), self.tr("Words"), self.tr("Release"))

    def row_total(self) -> int:
        return len(self._places)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        place, column = self._places[index.row()], index.column()
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return (place.date, place.words, place.release)[column]
        if role == _ROLE.ForegroundRole and column != _WORDS:
            return QColor(self._theme().muted)
        return None


class PlacesTable(QTableView):
    """The places; Enter goes to one in its release, Esc back to the list of people."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, name: str, theme: Callable[[], Theme], parent: QWidget) -> None:
        super().__init__(parent)
        self.places = PlacesModel(theme, self)
        self.setModel(self.places)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setColumnWidth(_DATE, 104)
        self.setColumnWidth(_RELEASE, 120)
        header.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self._choose(index.row()))

    def _choose(self, row: int) -> None:
        if 0 <= row < self.places.rowCount():
            self.chosen.emit(self.places.place(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc leave; the rest moves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PersonView(QWidget):
    """Shows a person; what is done with the person is told by signals."""

    place_chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Callable[[], Theme], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._others, self._likely = QLabel(self), QLabel(self), QLabel(self)
        self._name.setProperty("role", "heading")
        self._name.setWordWrap(True)
        for label in (self._others, self._likely):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.timeline = Timeline(theme, self)
        self.mentions = PlacesTable(self.tr("Mentions"), theme, self)
        self.statements = PlacesTable(self.tr("Statements"), theme, self)
        self._tables = QTabWidget(self)
        self._tables.setDocumentMode(True)
        self._tables.setAccessibleName(self.tr("Mentions or statements"))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(4)
        self._lay_out()
        for table in (self.mentions, self.statements):
            table.chosen.connect(self.place_chosen)
            table.left.connect(self.left)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(8)
        for widget in (self._name, self._others, self._likely, self.timeline):
            head.addWidget(widget)
        head.addLayout(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._tables, 1)
        for table in (self.mentions, self.statements):
            self._tables.addTab(table, table.accessibleName())

    def add_button(self, words: str, act: Callable[[], object]) -> None:
        """Something that can be done with the person."""
        button = KeyButton(words, self)
        button.clicked.connect(lambda *_: act())
        self.buttons.addWidget(button)

    def show_person(
        self, official: Official, posts: Sequence[Tenure], likely: Sequence[tuple[Official, str]]
    ) -> None:
        """Show who it is; mentions and statements follow once they are read."""
        self._name.setText(official.name)
        others = " · ".join(filter(None, (*official.aliases, official.note)))
        self._others.setText(others)
        self._others.setVisible(bool(others))
        words = "; ".join(f"{one.name} ({reason})" for one, reason in likely[:3])
        self._likely.setText(self.tr("May be the same person: {people}").format(people=words))
        self._likely.setVisible(bool(likely))
        self.timeline.show_posts(posts)

    def show_reading(self, reading: PersonReading) -> None:
        """Show where the person is mentioned, and what the person says."""
        for number, (table, places) in enumerate(
            ((self.mentions, reading.mentions), (self.statements, reading.statements))
        ):
            table.places.show_places(places)
            title = (
                f"{table.accessibleName()} {len(places):,}" if places else table.accessibleName()
            )
            self._tables.setTabText(number, title)

    def focus_mentions(self) -> None:
        """Put the focus into the mentions."""
        self._tables.setCurrentIndex(0)
        self.mentions.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.mentions.places.rowCount() and not self.mentions.currentIndex().isValid():
            self.mentions.selectRow(0)
