"""The posts of one person as a list, each to be corrected or deleted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.model.ops import DeleteTenure
from annotator.model.records import Official, Tenure
from annotator.ui.key_button import KeyButton
from annotator.ui.registry.dialogs import PostDialog
from annotator.ui.registry.timeline import post_words
from annotator.ui.session import Session
from annotator.ui.showing import show_dialog


class PostsDialog(QDialog):
    """Enter corrects the chosen post, Del deletes it, Esc closes."""

    def __init__(self, session: Session, official: Official, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._official = official
        self._posts: list[Tenure] = []
        self.setWindowTitle(self.tr("Posts"))
        self.resize(520, 320)
        head = QLabel(official.name, self)
        head.setProperty("role", "heading")
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Posts"))
        self.list.itemActivated.connect(lambda _: self._correct())
        buttons = QHBoxLayout()
        for words, act in (
            (self.tr("Correct…  Enter"), self._correct),
            (self.tr("Delete  Del"), self._delete),
        ):
            button = KeyButton(words, self)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.addStretch(1)
        close = KeyButton(self.tr("Close   Esc"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        session.registry_changed.connect(self._refill)
        self._refill()

    def _refill(self) -> None:
        row = max(0, self.list.currentRow())
        mine = (one for one in self._session.tenures if one.official == self._official.id)
        self._posts = sorted(mine, key=lambda one: one.start)
        self.list.clear()
        for post in self._posts:
            QListWidgetItem(post_words(post), self.list)
        self.list.setCurrentRow(min(row, len(self._posts) - 1))

    def _chosen(self) -> Tenure | None:
        row = self.list.currentRow()
        return self._posts[row] if 0 <= row < len(self._posts) else None

    def _correct(self) -> None:
        if post := self._chosen():
            show_dialog(PostDialog(self._session, self._official, post, self), self)

    def _delete(self) -> None:
        if post := self._chosen():
            self._session.apply(DeleteTenure(post.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes the chosen post."""
        if event.key() == Qt.Key.Key_Delete:
            self._delete()
        else:
            super().keyPressEvent(event)
