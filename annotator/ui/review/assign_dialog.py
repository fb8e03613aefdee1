"""Giving releases to annotators: which, to whom, by when, and a share of them twice."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)

from annotator.model import edtf
from annotator.model.errors import UserError
from annotator.model.ops import Assign, SetSetting, Unassign
from annotator.model.records import Assignment, Document, Role
from annotator.review.assigning import Pair, by_language, doubled, in_turn
from annotator.ui.review.language_table import READERS, LanguageTable
from annotator.ui.wording import counted, language_words
from annotator.workspace import new_id

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_ALL, _FREE, _SHOWN, _THIS = "all", "free", "shown", "this"
_TURN, _LANGUAGE = "turn", "language"


class AssignDialog(QDialog):
    """Says beforehand who will get how many."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._team = window.workspace.team
        self._documents = self._read_documents()
        self._worked_in = self._languages_of_work()
        self.setWindowTitle(self.tr("Assign releases"))
        self.setMinimumWidth(480)
        self.which = QComboBox(self)
        self.who = QListWidget(self)
        self.who.setAccessibleName(self.tr("Annotators"))
        self.who.setMaximumHeight(132)
        self.who.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.how = QComboBox(self)
        self.languages = LanguageTable(self._reads, self)
        self.due = QLineEdit(self)
        self.due.setPlaceholderText(self.tr("no day, or for instance 2026-12-01"))
        self.twice = QSpinBox(self)
        self.twice.setRange(0, 100)
        self.twice.setSuffix(" %")
        self.twice.lineEdit().setTextMargins(8, 0, 0, 0)
        self.seed = QLineEdit(window.workspace.path.stem, self)
        self.seed.setToolTip(self.tr("The same words draw the same releases."))
        self._outlook = QLabel(self)
        self._outlook.setWordWrap(True)
        self._outlook.setMinimumHeight(40)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.give = QPushButton(self.tr("Assign"), self)
        self.give.setProperty("primary", "true")
        self.give.setDefault(True)
        self.take = QPushButton(self.tr("Take back what is open"), self)
        self.take.setAutoDefault(False)
        self._fill()
        self._lay_out()
        self._wire()
        self._look()

    def _read_documents(self) -> tuple[Document, ...]:
        workspace = self._window.workspace
        listed = workspace.listed(0, workspace.document_count())
        return tuple(one.document for one in listed)

    def _languages_of_work(self) -> dict[str, set[str]]:
        """The languages of the releases that each member was given before."""
        of = {one.id: one.language for one in self._documents}
        found: dict[str, set[str]] = {}
        for one in self._team.assignments():
            if language := of.get(one.document, ""):
                found.setdefault(one.member, set()).add(language)
        return found

    def _fill(self) -> None:
        for key, words in (
            (_FREE, self.tr("Releases that nobody has")),
            (_ALL, self.tr("All releases")),
            (_SHOWN, self.tr("Those that the library shows now")),
            (_THIS, self.tr("Only the open release")),
        ):
            self.which.addItem(words, key)
        for key, words in (
            (_TURN, self.tr("In turn")),
            (_LANGUAGE, self.tr("By language: in turn to those who are ticked for it")),
        ):
            self.how.addItem(words, key)
        for member in self._team.active:
            if member.has(Role.ANNOTATOR):
                item = QListWidgetItem(member.name)
                item.setData(Qt.ItemDataRole.UserRole, member.id)
                item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
                supervises = member.has(Role.SUPERVISOR)
                state = Qt.CheckState.Unchecked if supervises else Qt.CheckState.Checked
                item.setCheckState(state)
                self.who.addItem(item)

    def _lay_out(self) -> None:
        form = self._form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for words, widget in (
            (self.tr("Releases"), self.which),
            (self.tr("Annotators"), self.who),
            (self.tr("How"), self.how),
            (self.tr("Who reads what"), self.languages),
            (self.tr("Due"), self.due),
            (self.tr("Annotate twice"), self.twice),
            (self.tr("Drawn by"), self.seed),
        ):
            widget.setAccessibleName(words)
            form.addRow(words, widget)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._outlook)
        self._buttons.addButton(self.give, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        column.addWidget(self._buttons)

    def _wire(self) -> None:
        self.which.currentIndexChanged.connect(self._look)
        self.how.currentIndexChanged.connect(self._look)
        self.who.itemChanged.connect(self._look)
        self.languages.changed.connect(self._look)
        self.twice.valueChanged.connect(self._look)
        self.due.textChanged.connect(self._look)
        self.seed.textChanged.connect(self._look)
        self._buttons.accepted.connect(self._assign)
        self._buttons.rejected.connect(self.reject)
        self.take.clicked.connect(self._take_back)

    # what would be given

    @property
    def _takers(self) -> list[str]:
        items = (self.who.item(row) for row in range(self.who.count()))
        checked = Qt.CheckState.Checked
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is checked
        ]

    @property
    def _chosen(self) -> Sequence[Document]:
        which = self.which.currentData()
        if which == _THIS:
            document = self._session.document
            return (document,) if document else ()
        if which == _ALL:
            return self._documents
        if which == _SHOWN:
            shown = self._window.library.model
            return tuple(shown.listed(row).document for row in range(shown.rowCount()))
        taken = {one.document for one in self._team.assignments()}
        return tuple(one for one in self._documents if one.id not in taken)

    def _pairs(self) -> tuple[Pair, ...]:
        """Who would get what. Raises UserError where that can't be done."""
        takers, chosen = self._takers, self._chosen
        if self.how.currentData() == _LANGUAGE:
            documents = [(one.id, one.language) for one in chosen]
            pairs = by_language(documents, self._readers(takers))
        else:
            pairs = in_turn([one.id for one in chosen], takers)
        return doubled(pairs, takers, self.twice.value() / 100, self.seed.text())

    def _readers(self, takers: Sequence[str]) -> dict[str, Sequence[str]]:
        """Who takes the releases of a language. UserError where nobody is ticked for it."""
        readers = self.languages.readers()
        for language, members in readers.items():
            if takers and not members:
                words = self.tr("Nobody is ticked for {language}. Tick somebody who reads it.")
                raise UserError(words.format(language=language_words(language)))
        return {"": list(takers), **readers}

    def _reads(self, member: str, language: str) -> bool:
        """What the project knows: as it was ticked before, else by earlier assignments."""
        held = self._session.workspace.setting(READERS)
        if isinstance(held, dict) and member in held:
            return language in held[member]
        return language in self._worked_in.get(member, (language,))

    def _ask_languages(self) -> None:
        """Show the table where releases go by language."""
        by = self.how.currentData() == _LANGUAGE
        self._form.setRowVisible(self.languages, by)
        if by:
            codes = sorted({one.language for one in self._chosen if one.language})
            names = {one: self._team.name(one) for one in self._takers}
            self.languages.show_for(names, codes)

    def _look(self) -> None:
        """Say who would get how many, or why it can't be done."""
        self._ask_languages()
        try:
            if self.due.text().strip():
                edtf.parsed(self.due.text())
            pairs = self._pairs()
        except UserError as error:
            self._tell(str(error), wrong=True)
            return
        counts = {one: sum(taker == one for _, taker in pairs) for one in self._takers}
        names = "; ".join(f"{self._team.name(one)} {count}" for one, count in counts.items())
        releases = len({document for document, _ in pairs})
        told = counted(releases, self.tr("release"), self.tr("releases"))
        words = self.tr("{releases}: {names}.").format(releases=told, names=names)
        if len(pairs) > releases:
            twice = self.tr(
                "{count} of them go to two annotators, who don't see each other's tags."
            )
            words += " " + twice.format(count=len(pairs) - releases)
        if not pairs:
            words = self.tr("Every release has been given to somebody already.")
        self._tell(words, wrong=False)
        self.give.setEnabled(bool(pairs))

    def _tell(self, words: str, *, wrong: bool) -> None:
        from annotator.ui.stylesheet import restyle

        restyle(self._outlook, role="error" if wrong else "muted")
        self._outlook.setText(words)
        self.give.setEnabled(not wrong)

    # acts

    def _assign(self) -> None:
        if self.how.currentData() == _LANGUAGE:
            held = self.languages.kept(self._session.workspace.setting(READERS))
            self._session.apply(SetSetting(READERS, held))
        due = self.due.text().strip()
        given = tuple(
            Assignment(new_id(), document, member, due) for document, member in self._pairs()
        )
        if self._session.apply(Assign(given)):
            words = self.tr("Assigned {count} times.").format(count=len(given))
            self._session.said.emit(words)
            self.accept()

    def _take_back(self) -> None:
        """Take back what the ticked annotators have not finished of the chosen releases."""
        which = self.which.currentData()
        chosen = {one.id for one in self._chosen}
        takers = set(self._takers)
        gone = tuple(
            one.id
            for one in self._team.assignments()
            if one.member in takers
            and not one.done
            and (which in (_ALL, _FREE) or one.document in chosen)
        )
        if gone and self._session.apply(Unassign(gone)):
            self._look()
