"""Who works on the project, in which roles, and who is at the keyboard now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from annotator.model.ops import AddMember, EditMember, SetSetting
from annotator.model.records import Member, Role
from annotator.model.review import OPEN_WORK, OWN_TAGS
from annotator.ui.key_button import KeyButton
from annotator.ui.naming import SpokenLabel
from annotator.workspace import new_id

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_NAME = 0
_KEYS = 9


class MembersDialog(QDialog):
    """A line for each member with their roles; what is ticked is stored at once."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._team = window.workspace.team
        self._filling = False
        self.setWindowTitle(self.tr("Members"))
        self.setMinimumSize(640, 400)
        self.table = self._new_table()
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Name of a new member"))
        self.name.setAccessibleName(self.tr("Name of a new member"))
        self.add = QPushButton(self.tr("Add"), self)
        self.add.setAutoDefault(False)
        self.act = QPushButton(self.tr("Work as this member"), self)
        self.act.setProperty("primary", "true")
        self.act.setAutoDefault(False)
        self.own_tags = QCheckBox(self.tr("Members may verify their own tags"), self)
        self.open_work = QCheckBox(self.tr("Annotators of one release see each other's tags"), self)
        self._note = SpokenLabel(self)
        self._note.setWordWrap(True)
        self._note.setProperty("role", "error")
        self._note.hide()
        self._lay_out()
        self._fill()
        self._wire()

    def _new_table(self) -> QTableWidget:
        table = QTableWidget(0, 5, self)
        table.setAccessibleName(self.tr("Members"))
        table.setTabKeyNavigation(False)
        table.setHorizontalHeaderLabels(
            [
                self.tr("Name"),
                self.tr("Annotator"),
                self.tr("Supervisor"),
                self.tr("Briefing officer"),
                self.tr("Active"),
            ]
        )
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        return table

    def _wire(self) -> None:
        self.table.itemChanged.connect(self._store)
        self.table.itemDoubleClicked.connect(
            lambda item: self._work_as() if item.column() != _NAME else None
        )
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self.act.clicked.connect(self._work_as)
        self.own_tags.clicked.connect(lambda on: self._set(OWN_TAGS, on))
        self.open_work.clicked.connect(lambda on: self._set(OPEN_WORK, on))
        self._session.refused.connect(self._say)

    def _lay_out(self) -> None:
        adding = QHBoxLayout()
        adding.addWidget(self.name, 1)
        adding.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addLayout(adding)
        column.addWidget(self.own_tags)
        column.addWidget(self.open_work)
        column.addWidget(self._note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        # Enter in the line of the name adds a member; it must not close the window as well.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.addButton(self.act, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _fill(self) -> None:
        self._filling = True
        members, me = self._team.members, self._team.acting
        self.table.setRowCount(len(members))
        for row, member in enumerate(members):
            name = QTableWidgetItem(member.name)
            name.setData(Qt.ItemDataRole.UserRole, member.id)
            if member.id == me.id:
                face = name.font()
                face.setBold(True)
                name.setFont(face)
                name.setToolTip(self.tr("Works here now"))
            if not member.active:
                name.setForeground(QColor(self._window.theme.muted))
            self.table.setItem(row, _NAME, name)
            for column, role in enumerate(Role, 1):
                self._tick(row, column, on=role in member.roles, what=str(role))
            self._tick(row, 4, on=member.active, what=self.tr("active"))
            if member.id == me.id:
                self.table.selectRow(row)
        self.own_tags.setChecked(self._team.may_verify_own)
        self.open_work.setChecked(self._session.workspace.setting(OPEN_WORK) is True)
        for widget in (self.own_tags, self.open_work, self.name, self.add):
            widget.setEnabled(me.has(Role.SUPERVISOR))
        self._filling = False

    def _tick(self, row: int, column: int, *, on: bool, what: str) -> None:
        item = QTableWidgetItem()
        flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsEnabled)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, what)
        self.table.setItem(row, column, item)

    def _member(self, row: int) -> Member | None:
        item = self.table.item(row, _NAME)
        wanted = item.data(Qt.ItemDataRole.UserRole) if item else None
        return next((one for one in self._team.members if one.id == wanted), None)

    def _store(self, item: QTableWidgetItem) -> None:
        member = self._member(item.row())
        if self._filling or member is None:
            return
        self._note.hide()
        row = item.row()
        roles = tuple(role for at, role in enumerate(Role, 1) if self._ticked(row, at))
        name = self.table.item(row, _NAME)
        words = name.text() if name else member.name
        self._session.apply(EditMember(member.id, words, roles, active=self._ticked(row, 4)))
        self._fill()

    def _ticked(self, row: int, column: int) -> bool:
        item = self.table.item(row, column)
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def _add(self) -> None:
        self._note.hide()
        if self._session.apply(AddMember(new_id(), self.name.text())):
            self.name.clear()
        self._fill()

    def _set(self, name: str, on: bool) -> None:
        self._note.hide()
        self._session.apply(SetSetting(name, on))
        self._fill()

    def _work_as(self) -> None:
        member = self._member(self.table.currentRow())
        if member is not None and self._window.work_as(member.id):
            self.accept()

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.show()


class ChooseMember(QDialog):
    """At the start of a project with several members: who is at the keyboard?"""

    def __init__(self, members: tuple[Member, ...], last: str) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Who are you?"))
        self.setMinimumWidth(320)
        self.chosen = ""
        column = QVBoxLayout(self)
        column.setSpacing(8)
        words = QLabel(
            self.tr("Several people work on this project. Who is at the keyboard?"), self
        )
        words.setWordWrap(True)
        column.addWidget(words)
        for number, member in enumerate(members, 1):
            roles = ", ".join(str(role) for role in member.roles)
            key = f"   {number}" if number <= _KEYS else ""
            button = KeyButton(f"{member.name}  ·  {roles}{key}", self)
            button.setAccessibleName(member.name)
            if key:
                button.setShortcut(str(number))
            if member.id == last or (not last and number == 1):
                button.setDefault(True)
                button.setFocus()
            button.clicked.connect(lambda _=False, one=member.id: self._choose(one))
            column.addWidget(button)

    def _choose(self, member_id: str) -> None:
        self.chosen = member_id
        self.accept()
