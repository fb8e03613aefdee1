"""Putting the registry in order: merge, split, a post, the names. Each dialog makes one op."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.model.ops import (
    AddTenure,
    EditOfficial,
    EditTenure,
    MergeOfficials,
    Op,
    SplitOfficial,
)
from annotator.model.records import Official, Tenure
from annotator.model.registry import folded
from annotator.ui.dialog_foot import dialog_foot
from annotator.ui.key_button import KeyButton
from annotator.ui.naming import SpokenLabel, name_editable
from annotator.ui.registry.reading import Place
from annotator.ui.registry.timeline import post_words
from annotator.ui.session import Session
from annotator.workspace import new_id

_ROW = 28
_ITEM = Qt.ItemDataRole.UserRole


class _Query(QLineEdit):
    """Narrows a list; Up and Down move in it meanwhile."""

    def __init__(self, below: QListWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._below = below

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = self._below.currentRow() + step
            self._below.setCurrentRow(max(0, min(self._below.count() - 1, row)))
        else:
            super().keyPressEvent(event)


class RegistryDialog(QDialog):
    """A dialog that makes one op; a refusal is shown in it, and it stays open."""

    def __init__(self, session: Session, title: str, act: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._problem = SpokenLabel(self)
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._problem.setAccessibleDescription(self.tr("Why it was not done"))
        self._problem.hide()
        self.act = KeyButton(f"{act}   {self.tr('Enter')}", self)
        self.act.setAccessibleName(act)
        self.act.clicked.connect(self.carry_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self.body, 1)
        column.addWidget(self._problem)
        column.addLayout(dialog_foot(self, self.act))

    def op(self) -> Op | None:
        """What is to be done; None where something is missing, which `say` has told."""
        return None

    def say(self, words: str) -> None:
        """Say why it is not done."""
        self._problem.setText(words)
        self._problem.show()

    def carry_out(self) -> None:
        """Do it, and close if it could be done."""
        self._problem.hide()
        op = self.op()
        if op is None:
            return
        self._session.refused.connect(self.say)
        done = self._session.apply(op)
        self._session.refused.disconnect(self.say)
        if done is not None:
            self.accept()


class MergeDialog(RegistryDialog):
    """Chooses the person with whom to merge: those who may be the same first, with the reason."""

    def __init__(
        self,
        session: Session,
        kept: Official,
        likely: Sequence[tuple[Official, str]],
        everybody: Sequence[Official],
        parent: QWidget,
    ) -> None:
        super().__init__(session, parent.tr("Merge"), parent.tr("Merge"), parent)
        self._kept = kept
        reasons = {one.id: reason for one, reason in likely}
        others = [one for one in everybody if one.id != kept.id and one.id not in reasons]
        self._choices = [(one, reasons[one.id]) for one, _ in likely]
        self._choices += [(one, "") for one in others]
        head = QLabel(self.tr("Who is {name} too?").format(name=kept.name), self)
        head.setProperty("role", "heading")
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("People of the registry"))
        self.query = _Query(self.list, self)
        self.query.setPlaceholderText(self.tr("Part of a name"))
        self.query.setAccessibleName(self.tr("Part of a name"))
        note = QLabel(
            self.tr("Names, posts and mentions go to {name}. Ctrl+Z takes it back.").format(
                name=kept.name
            ),
            self,
        )
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        for widget in (head, self.query, self.list, note):
            self.body.addWidget(widget)
        self.query.textChanged.connect(self._narrow)
        self.list.itemActivated.connect(lambda _: self.carry_out())
        self._narrow("")
        self.query.setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow(self, words: str) -> None:
        self.list.clear()
        for one, reason in self._choices:
            if folded(words) in folded(" ".join(one.names)):
                item = QListWidgetItem(f"{one.name} — {reason}" if reason else one.name, self.list)
                item.setData(_ITEM, one.id)
                item.setSizeHint(QSize(0, _ROW))
        self.list.setCurrentRow(0)

    def op(self) -> Op | None:
        """The merge with the chosen person."""
        item = self.list.currentItem()
        if item is None:
            self.say(self.tr("Nobody of that name is in the registry. Write another part of it."))
            return None
        return MergeOfficials(self._kept.id, (str(item.data(_ITEM)),))


class SplitDialog(RegistryDialog):
    """Chooses what becomes another person's: a name, mentions, posts."""

    def __init__(
        self,
        session: Session,
        official: Official,
        mentions: Sequence[Place],
        posts: Sequence[Tenure],
        parent: QWidget,
    ) -> None:
        super().__init__(session, parent.tr("Split"), parent.tr("Split"), parent)
        self._official = official
        self.resize(560, 480)
        self.name = QComboBox(self)
        self.name.setEditable(True)
        name_editable(self.name, self.tr("Name of the other person"))
        self.name.addItems(list(official.aliases))
        self.mentions = self._ticks(
            self.tr("Mentions that go along"),
            ((one.annotation, f"{one.date}  {one.words}  ({one.release})") for one in mentions),
        )
        self.posts = self._ticks(
            self.tr("Posts that go along"), ((one.id, post_words(one)) for one in posts)
        )
        form = QFormLayout()
        form.addRow(self.tr("The other person is"), self.name)
        self.body.addLayout(form)
        for title, ticks in (
            (self.tr("Tick the mentions that go along (space bar)"), self.mentions),
            (self.tr("Tick the posts that go along"), self.posts),
        ):
            label = QLabel(title, self)
            label.setProperty("role", "muted")
            self.body.addWidget(label)
            self.body.addWidget(ticks, 2 if ticks is self.mentions else 1)

    def _ticks(self, name: str, lines: Iterable[tuple[str, str]]) -> QListWidget:
        ticks = QListWidget(self)
        ticks.setAccessibleName(name)
        for key, words in lines:
            item = QListWidgetItem(words, ticks)
            item.setData(_ITEM, key)
            item.setSizeHint(QSize(0, _ROW))
            item.setCheckState(Qt.CheckState.Unchecked)
        return ticks

    def op(self) -> Op | None:
        """The split with what is ticked."""
        name = " ".join(self.name.currentText().split())
        if not name:
            self.say(self.tr("The other person needs a name. Write it first."))
            return None
        made = Official(new_id(), name)
        return SplitOfficial(self._official.id, made, _ticked(self.mentions), _ticked(self.posts))


def _ticked(ticks: QListWidget) -> tuple[str, ...]:
    items = [ticks.item(row) for row in range(ticks.count())]
    return tuple(
        str(item.data(_ITEM)) for item in items if item.checkState() == Qt.CheckState.Checked
    )


class PostDialog(RegistryDialog):
    """A post: role, body, from, to, manner."""

    def __init__(
        self, session: Session, official: Official, post: Tenure | None, parent: QWidget
    ) -> None:
        super().__init__(session, parent.tr("Post"), parent.tr("Store"), parent)
        self._before = post
        self._official = official
        held = post or Tenure("", official.id, "")
        self.fields = {
            key: QLineEdit(value, self)
            for key, value in (
                ("role", held.role), ("body", held.body), ("start", held.start), ("end", held.end),
            )
        }  # fmt: skip
        self.manner = QComboBox(self)
        for words, manner in (
            (self.tr("in office"), ""),
            (self.tr("acting"), "acting"),
            (self.tr("designated"), "designated"),
        ):
            self.manner.addItem(words, manner)
        self.manner.setCurrentIndex(max(0, self.manner.findData(held.manner)))
        form = QFormLayout()
        for label, widget in (
            (self.tr("Role"), self.fields["role"]),
            (self.tr("Body"), self.fields["body"]),
            (self.tr("From"), self.fields["start"]),
            (self.tr("To"), self.fields["end"]),
            (self.tr("Manner"), self.manner),
        ):
            widget.setAccessibleName(label)
            form.addRow(label, widget)
        for key in ("start", "end"):
            self.fields[key].setPlaceholderText(self.tr("2017-11-24, 2017-11 or 2017"))
        self.body.addLayout(form)
        self.fields["role"].setFocus(Qt.FocusReason.OtherFocusReason)

    def op(self) -> Op | None:
        """The post as it is written."""
        values = {key: " ".join(field.text().split()) for key, field in self.fields.items()}
        made = Tenure(
            self._before.id if self._before else new_id(),
            self._official.id,
            **values,
            manner=str(self.manner.currentData()),
            annotation=self._before.annotation if self._before else None,
        )
        return EditTenure(made) if self._before else AddTenure(made)


class NamesDialog(RegistryDialog):
    """The names of a person and a note."""

    def __init__(self, session: Session, official: Official, parent: QWidget) -> None:
        super().__init__(session, parent.tr("Names"), parent.tr("Store"), parent)
        self._official = official
        self.name = QLineEdit(official.name, self)
        self.aliases = QPlainTextEdit("\n".join(official.aliases), self)
        self.aliases.setTabChangesFocus(True)
        self.note = QLineEdit(official.note, self)
        form = QFormLayout()
        for label, widget in (
            (self.tr("Name"), self.name),
            (self.tr("Other names, a line each"), self.aliases),
            (self.tr("Note"), self.note),
        ):
            widget.setAccessibleName(label)
            form.addRow(label, widget)
        self.body.addLayout(form)

    def op(self) -> Op | None:
        """The person with these names."""
        aliases = tuple(filter(None, self.aliases.toPlainText().split("\n")))
        return EditOfficial(
            Official(self._official.id, self.name.text(), aliases, self.note.text().strip())
        )
