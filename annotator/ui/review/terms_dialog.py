"""Term review: every tag of some words, an official or a rule in one list, put right in one act."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
)

from annotator.model.ops import ChangeKind, CorrectMany, Op, Reject, Return, SetFields, Verify
from annotator.model.records import SUGGESTED, FieldValue
from annotator.ui.jobs import Job
from annotator.ui.naming import SpokenLabel, name_choice
from annotator.ui.review.terms_model import (
    AFTER,
    BEFORE,
    DETAILS,
    RELEASE,
    STATE,
    TICK,
    WORDS,
    TermsModel,
)
from annotator.workspace.reviewing import Tagged, Term, tagged, terms_reader

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_MOST = 5_000
_LOOKED_AFTER_MS = 250
_FIELD, _KIND, _VERIFY, _RETURN, _REJECT = "field:", "kind:", "verify", "return", "reject"

Index = QModelIndex | QPersistentModelIndex


class TermsDialog(QDialog):
    """Looks beside the window; what is ticked is corrected, verified, returned or rejected."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._job: Job | None = None
        self._asked = 0
        self.setWindowTitle(self.tr("Review a term"))
        self.resize(1080, 560)
        self.term = QComboBox(self)
        name_choice(self.term, self.tr("What the tags have in common"))
        self.words = QLineEdit(self)
        self.words.setAccessibleName(self.tr("Words of the tags"))
        self.words.setPlaceholderText(self.tr("Words that the tags hold"))
        self.model = TermsModel(window)
        self.model.setParent(self)
        self.table = _Table(self.model, self)
        self._note = SpokenLabel(self)
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self.act = QComboBox(self)
        name_choice(self.act, self.tr("What to do with the ticked tags"))
        self.value = QLineEdit(self)
        self.value.setAccessibleName(self.tr("Value or reason"))
        self.do = QPushButton(self)
        self.do.setProperty("primary", "true")
        self.do.setAutoDefault(False)
        self._late = QTimer(self, singleShot=True, interval=_LOOKED_AFTER_MS)
        self._late.timeout.connect(self.look)
        self.finished.connect(self._end)
        self._fill()
        self._lay_out()
        self._wire()
        self._show_fields()
        self.words.setFocus()
        self.look()

    def _fill(self) -> None:
        tag = self._session.selected
        self.term.addItem(self.tr("Tags with the words"), (Term.WORDS, ""))
        for official in self._session.officials:
            words = self.tr("Tags of {name}").format(name=official.name)
            self.term.addItem(words, (Term.OFFICIAL, official.id))
        rules = self._window.workspace.review.all_origins()
        for rule in rules:
            words = self.tr("Tags from the rule {name}").format(name=rule.removeprefix(SUGGESTED))
            self.term.addItem(words, (Term.RULE, rule))
        if tag is not None:
            self.words.setText(" ".join(tag.quote.split()))
        for key, words in (
            (_VERIFY, self.tr("Verify")),
            (_RETURN, self.tr("Return, because")),
            (_REJECT, self.tr("Reject, because")),
        ):
            self.act.addItem(words, key)
        for kind in self._session.kinds.values():
            words = self.tr("Make them: {kind}").format(kind=kind.label)
            self.act.addItem(words, _KIND + kind.key)
        known: dict[str, str] = {}
        for kind in self._session.kinds.values():
            for field in kind.fields:
                known.setdefault(field.key, field.label)
        for key, label in known.items():
            words = self.tr("Fill in {field} with").format(field=label)
            self.act.addItem(words, _FIELD + key)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.term)
        head.addWidget(self.words, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.act)
        foot.addWidget(self.value, 10)
        foot.addStretch(1)
        foot.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self._note)
        column.addLayout(foot)

    def _wire(self) -> None:
        self.term.currentIndexChanged.connect(self._show_fields)
        self.term.currentIndexChanged.connect(self.look)
        self.words.textChanged.connect(lambda _: self._late.start())
        self.act.currentIndexChanged.connect(self._show_fields)
        self.model.ticked.connect(self._count)
        self.value.textChanged.connect(lambda _: self._count())
        self.value.returnPressed.connect(self._carry_out)
        self.do.clicked.connect(self._carry_out)
        self.table.doubleClicked.connect(lambda index: self._jump(index.row()))
        self._session.refused.connect(self._note.setText)

    def _show_fields(self) -> None:
        self.words.setVisible(self._term[0] is Term.WORDS)
        key = self._act
        self.value.setVisible(key in (_RETURN, _REJECT) or key.startswith(_FIELD))
        self._count()

    @property
    def _term(self) -> tuple[Term, str]:
        term, wanted = self.term.currentData() or (Term.WORDS, "")
        return (term, self.words.text()) if term is Term.WORDS else (term, wanted)

    @property
    def _act(self) -> str:
        return str(self.act.currentData() or "")

    # looking

    def look(self) -> None:
        """Find the tags on a worker: a library is more than a moment's reading."""
        self._late.stop()
        self._asked += 1
        asked, (term, wanted) = self._asked, self._term
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if not wanted.strip():
            self.model.fill(())
            self._note.setText(self.tr("Type words, or choose an official or a rule."))
            return
        path, sees = self._window.workspace.path, self._window.workspace.team.sees()
        self._note.setText(self.tr("Looking…"))

        def work(job: Job) -> list[Tagged]:
            found: list[Tagged] = []
            with terms_reader(path) as reader:
                for one in tagged(reader, term, wanted, _MOST, sees):
                    job.progress(len(found), 0)
                    found.append(one)
            return found

        def done(found: list[Tagged]) -> None:
            if asked == self._asked:
                self._job = None
                self._show(found)

        def failed(error: Exception) -> None:
            if asked == self._asked:  # a search that was given up has nothing to say
                self._job = None
                self._note.setText(str(error))

        self._job = self._window.jobs.run(work, done, failed)

    def _show(self, found: list[Tagged]) -> None:
        self.model.fill(found)
        self.table.arrange()
        if found:
            self.table.selectRow(0)
            words = self.tr(
                "Space ticks, Ctrl+A selects all, a double click shows the place. One undo takes "
                "all back."
            )
        else:
            words = self.tr("No tag is like this. Words without a tag: use Tag all like this.")
        if len(found) >= _MOST:
            words = self.tr("The first {count} tags. Put these right, then look again.").format(
                count=f"{_MOST:,}"
            )
        self._note.setText(words)

    def _end(self, _: int) -> None:
        self._asked += 1
        self._late.stop()
        if self._job is not None:
            self._job.cancel()

    def _jump(self, row: int) -> None:
        """Show a tag in its release, behind the dialog."""
        if one := self.model.tagged(row):
            self._window.form.flush()
            self._session.open(one.annotation.document)
            self._session.select(one.annotation.id)
            self._window.pane.view.reveal(one.annotation.spans[0])

    # acting

    def _count(self) -> None:
        count = len(self.model.chosen())
        words = self.tr("Do it to {count} tags") if count != 1 else self.tr("Do it to one tag")
        self.do.setText(words.format(count=f"{count:,}"))
        wanting = self._act in (_RETURN, _REJECT) and not self.value.text().strip()
        self.do.setEnabled(count > 0 and not wanting)

    def _op(self, ids: tuple[str, ...]) -> Op:
        key, value = self._act, self.value.text()
        if key.startswith(_FIELD):
            values = {key.removeprefix(_FIELD): FieldValue(value)}
            return CorrectMany(tuple(SetFields(one, values) for one in ids))
        if key.startswith(_KIND):
            kind = key.removeprefix(_KIND)
            return CorrectMany(tuple(ChangeKind(one, kind) for one in ids))
        if key == _VERIFY:
            return Verify(ids)
        return Return(ids, reason=value) if key == _RETURN else Reject(ids, reason=value)

    def _carry_out(self) -> None:
        chosen = self.model.chosen()
        if not chosen or not self.do.isEnabled():
            return
        self._window.form.flush()
        applied = self._session.apply(self._op(tuple(one.annotation.id for one in chosen)))
        if applied is not None:
            words = self.tr("Done to {count} tags. Ctrl+Z takes all of it back.")
            self._session.said.emit(words.format(count=len(applied.changes)))
            self.look()


class _ToTheTag(QStyledItemDelegate):
    """What stands before a tag: where it is too long, the words next to the tag stay."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft


class _Table(QTableView):
    """Space ticks or unticks all rows that are selected."""

    def __init__(self, model: TermsModel, dialog: TermsDialog) -> None:
        super().__init__(dialog)
        self._model = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Tags of the term"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        self.horizontalHeader().setHighlightSections(False)
        self.setItemDelegateForColumn(BEFORE, _ToTheTag(self))
        self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; the rest moves."""
        if event.key() == Qt.Key.Key_Space:
            self._model.toggle(sorted({one.row() for one in self.selectedIndexes()}))
        else:
            super().keyPressEvent(event)

    def arrange(self) -> None:
        """Give each column its share."""
        header = self.horizontalHeader()
        for column, width in (
            (TICK, 36),
            (WORDS, 220),
            (DETAILS, 180),
            (STATE, 100),
            (RELEASE, 160),
        ):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, width)
        for column in (BEFORE, AFTER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
