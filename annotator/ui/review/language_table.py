"""Who reads which language: a tick for each annotator and language, kept by the project."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from annotator.ui.wording import language_words

READERS = "assign.languages"
"""Project setting: the codes of the languages that each member reads, by the member's id."""

_ROWS_SHOWN = 5
_NARROWEST, _WIDEST_NAME = 76, 168
_CHECKED = Qt.CheckState.Checked
Key = tuple[str, str]


class LanguageTable(QTableWidget):
    """A row for each annotator, a column for each language; the space bar or a click ticks."""

    changed = Signal()

    def __init__(self, reads: Callable[[str, str], bool], parent: QWidget | None = None) -> None:
        """`reads` says whether a member reads a language, as far as nobody has ticked it here."""
        super().__init__(parent)
        self._reads = reads
        self._ticked: dict[Key, bool] = {}
        self._members: tuple[str, ...] = ()
        self._languages: tuple[str, ...] = ()
        self._filling = False
        self.setAccessibleName(self.tr("Who reads which language"))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMaximumWidth(_WIDEST_NAME)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self._take)

    def show_for(self, names: Mapping[str, str], languages: Sequence[str]) -> None:
        """Ask about these members, by id and name, and these languages."""
        if (tuple(names), tuple(languages)) == (self._members, self._languages):
            return
        self._filling = True
        self._members, self._languages = tuple(names), tuple(languages)
        self.setRowCount(len(names))
        self.setColumnCount(len(languages))
        for row, name in enumerate(names.values()):
            head = QTableWidgetItem(name)
            head.setToolTip(name)
            self.setVerticalHeaderItem(row, head)
        self.setHorizontalHeaderLabels([language_words(one) for one in languages])
        for row, (member, name) in enumerate(names.items()):
            for column, language in enumerate(languages):
                self.setItem(row, column, self._item(member, name, language))
        shown = min(max(len(names), 1), _ROWS_SHOWN)
        height = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height() if len(languages) > _ROWS_SHOWN else 0
        rows = shown * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height + rows + bar + 6)
        self._filling = False

    def _item(self, member: str, name: str, language: str) -> QTableWidgetItem:
        item = QTableWidgetItem()
        item.setFlags(
            Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
        )
        reads = self._does_read(member, language)
        item.setCheckState(_CHECKED if reads else Qt.CheckState.Unchecked)
        words = self.tr("{name} reads {language}")
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole,
            words.format(name=name, language=language_words(language)),
        )
        return item

    def _does_read(self, member: str, language: str) -> bool:
        held = self._ticked.get((member, language))
        return self._reads(member, language) if held is None else held

    def _take(self, item: QTableWidgetItem) -> None:
        if not self._filling:
            key = (self._members[item.row()], self._languages[item.column()])
            self._ticked[key] = item.checkState() is _CHECKED
            self.changed.emit()

    def readers(self) -> dict[str, list[str]]:
        """The members that read each of the languages; nobody perhaps."""
        return {
            language: [member for member in self._members if self._does_read(member, language)]
            for language in self._languages
        }

    def kept(self, before: object) -> dict[str, list[str]]:
        """The setting with what is ticked now; of others it stays as it was."""
        held: dict[str, list[str]] = dict(before) if isinstance(before, dict) else {}
        for member in self._members:
            others = [one for one in held.get(member, []) if one not in self._languages]
            now = [one for one in self._languages if self._does_read(member, one)]
            held[member] = sorted({*others, *now})
        return held
