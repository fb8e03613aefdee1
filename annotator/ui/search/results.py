"""The hits in the left column, in place of the documents while one searches."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.kinds import Kind
from annotator.ui.flow import FlowLayout
from annotator.ui.library.views import Lines
from annotator.ui.search.line import HitDelegate
from annotator.ui.search.model import HitsModel, Read
from annotator.ui.search.near import NearChips
from annotator.ui.stylesheet import restyle
from annotator.ui.theme import Theme
from annotator.ui.wording import counted
from annotator.workspace.searching import Found, Hit, Near


class HitsView(Lines):
    """The list of hits; Enter or a click opens one, Up in the first goes back to the box."""

    left_upwards = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hits")
        self.setAccessibleName(self.tr("Search results"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up leads out at the top, Esc leaves the search."""
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SearchResults(QWidget):
    """Count, what to look for, the hits; or in words why there are none."""

    opened = Signal(object)
    """A Hit that was chosen."""
    scope_chosen = Signal(bool)
    """Whether tags are looked for in place of releases."""
    form_asked = Signal()
    left = Signal()

    def __init__(
        self,
        read: Read,
        kinds: Callable[[], Mapping[str, Kind]],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = HitsModel(read, kinds, self)
        self.view = HitsView(self)
        self._delegate = HitDelegate(self.model, theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setModel(self.model)
        self.view.begin()
        self.count = QLabel(self)
        self.count.setProperty("role", "heading")
        self.releases = self._chip(self.tr("Releases"))
        self.tags = self._chip(self.tr("Tags"))
        self.form = self._chip(self.tr("Values…"), checkable=False)
        self.form.setAccessibleName(self.tr("Search tags by their values"))
        self.words = QLabel(self)
        self.words.setProperty("role", "muted")
        self.words.setWordWrap(True)
        self.words.setProperty("inset", True)
        self.near = NearChips(self)
        self._lay_out()
        self.view.clicked.connect(lambda index: self.open_row(index.row()))
        self.view.activated.connect(lambda index: self.open_row(index.row()))
        self.view.left.connect(self.left)
        self.releases.clicked.connect(lambda: self.scope_chosen.emit(False))
        self.tags.clicked.connect(lambda: self.scope_chosen.emit(True))
        self.form.clicked.connect(self.form_asked)

    def _chip(self, words: str, *, checkable: bool = True) -> QPushButton:
        chip = QPushButton(words, self)
        restyle(chip, chip=True)
        chip.setCheckable(checkable)
        return chip

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 6)
        head.addWidget(self.count, 1)
        close = self._chip(self.tr("Esc  ✕"), checkable=False)
        close.setAccessibleName(self.tr("Leave the search"))
        close.clicked.connect(self.left)
        head.addWidget(close)
        scope = FlowLayout(gap=6)
        scope.setContentsMargins(12, 0, 12, 10)
        for chip in (self.releases, self.tags, self.form):
            scope.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(scope)
        column.addWidget(self.words)
        column.addWidget(self.near)
        column.addWidget(self.view, 1)

    def show_found(
        self, found: Found, first: list[Hit], *, scoped: bool, again: bool = False
    ) -> None:
        """Show what was found; `scoped` if the query itself asks for tags.

        `again`: the same was sought anew, so row and place of the list stay.
        """
        row, at = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        self.model.show(found, first)
        self.releases.setChecked(not found.about_tags)
        self.tags.setChecked(found.about_tags)
        self.releases.setEnabled(not scoped)
        words = (
            counted(found.count, self.tr("tag"), self.tr("tags"))
            if found.about_tags
            else counted(found.count, self.tr("release"), self.tr("releases"))
        )
        self.count.setText(words)
        self._say("" if found.count else self._nothing(found.about_tags))
        if again:
            self._stay(row, at)
            return
        self._announce(words)
        self._stay(0, 0)

    def _stay(self, row: int, at: int) -> None:
        if count := self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(max(min(row, count - 1), 0), 0))
        self.view.verticalScrollBar().setValue(at)

    def _nothing(self, about_tags: bool) -> str:
        if about_tags:
            return self.tr(
                "No tag is like that. Try fewer conditions, or search the releases’ text."
            )
        return self.tr(
            "No release has these words. Try fewer words, a prefix (secur*), or OR between them."
        )

    def show_near(self, near: Sequence[Near]) -> None:
        """Offer what was probably meant, where nothing was found."""
        if near:
            words = self.tr("Nothing has these words. Did you mean:")
            self._say(words, near)
            self._announce(f"{words} {near[0].text}")

    def show_problem(self, words: str) -> None:
        """Say what is wrong in the query; the hits stay."""
        self._say(words)
        self._announce(words)

    def _say(self, words: str, near: Sequence[Near] = ()) -> None:
        self.near.offer(near)
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def _announce(self, words: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.count, words))

    def open_row(self, row: int) -> None:
        """Open one of the hits."""
        if hit := self.model.hit(max(row, 0)):
            self.opened.emit(hit)

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._delegate.theme = theme
        self.view.viewport().update()
