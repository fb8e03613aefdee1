"""The registry's page: search, the list of people, and the person that is chosen."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.model.ops import DeleteOfficial
from annotator.model.records import Annotation, Official
from annotator.ui.actions import Reach
from annotator.ui.jobs import Job
from annotator.ui.naming import name_borders
from annotator.ui.registry.people import PeopleModel, PersonDelegate
from annotator.ui.registry.person import PersonView
from annotator.ui.registry.reading import PersonReading, Place, read_person
from annotator.ui.showing import show_dialog
from annotator.ui.theme import Theme
from annotator.workspace import Applied

if TYPE_CHECKING:
    from annotator.suggest.registry.merging import Candidates
    from annotator.ui.main_window import MainWindow

_LIST_AND_PERSON = (240, 520)


class _Search(QLineEdit):
    """Narrows the list; Enter, Down and Esc go on."""

    def __init__(self, onward: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._onward = onward

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._onward.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


class RegistryPage(QWidget):
    """Everybody whom the project knows, in all scripts."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._number = 0
        self._stale = True
        self._counts: Mapping[str, int] = {}
        self._candidates: Candidates | None = None
        self.model = PeopleModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self._delegate = PersonDelegate(self.model, window.theme, self)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("People of the registry"))
        window.actions_.own(Reach.REGISTRY, self.list)
        self.search = _Search(self.list, self)
        self.search.setPlaceholderText(self.tr("Name in any script"))
        self.search.setAccessibleName(self.tr("Find a person"))
        self.person = PersonView(lambda: window.theme, self)
        self._empty = QLabel(self)
        self._lay_out()
        self._add_buttons()
        self._wire()
        self._refill()

    def _lay_out(self) -> None:
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._empty.setMargin(16)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 12, 8)
        head.addWidget(self.search)
        self._parts = QSplitter(Qt.Orientation.Vertical, self)
        self._parts.setFrameShape(QFrame.Shape.NoFrame)
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self.list)
        self._parts.addWidget(self.person)
        self._parts.setSizes(list(_LIST_AND_PERSON))
        name_borders(self._parts, self.tr("Border between list and person"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._empty, 1)
        column.addWidget(self._parts, 1)

    def _add_buttons(self) -> None:
        for words, act in (
            (self.tr("Merge  M"), self.merge),
            (self.tr("Split  S"), self.split),
            (self.tr("Post  A"), self.add_post),
            (self.tr("Names  N"), self.edit_names),
        ):
            self.person.add_button(words, act)
        self.person.buttons.addStretch(1)

    def _wire(self) -> None:
        self.search.textChanged.connect(self._seek)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.person.place_chosen.connect(self.go_to)
        self.person.left.connect(self.focus_list)
        self._session.registry_changed.connect(self._note)
        self._session.committed.connect(self._follow)

    # filling

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed while nobody looked."""
        if self._stale:
            self._refill()
        super().showEvent(event)

    def _follow(self, applied: Applied) -> None:
        """Mentions come and go with tags."""
        if any(isinstance(change.record, Annotation) for change in applied.changes):
            self._note()

    def _note(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refill()

    def _refill(self) -> None:
        self._stale = False
        self._candidates = None
        chosen = self.official
        self.model.show_registry(self._session.officials, self._session.tenures, self._counts)
        self._show_emptiness()
        self._choose(chosen.id if chosen else None)
        self._count_mentions()

    def _count_mentions(self) -> None:
        reading = self._session.workspace.snapshot()  # here: what the member may see is read

        def work(_: Job) -> Mapping[str, int]:
            with reading as snapshot:
                return snapshot.mention_counts()

        self._window.jobs.run(work, self._take_counts, self._fail)

    def _take_counts(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        chosen = self.official
        self.model.show_registry(self._session.officials, self._session.tenures, counts)
        self._choose(chosen.id if chosen else None)

    def _seek(self, words: str) -> None:
        chosen = self.official
        self.model.seek(words)
        self._show_emptiness()
        self._choose(chosen.id if chosen else None)

    def _show_emptiness(self) -> None:
        empty = self.model.rowCount() == 0
        words = (
            self.tr("Nobody of that name is in the registry.")
            if self.model.everybody
            else self.tr(
                "The registry is empty. Select a tag of an official and press Ctrl+R: the person "
                "is in the registry then, with the post that the tag gives. Ctrl+Alt+R takes in "
                "everybody whom the tags of the open release name."
            )
        )
        self._empty.setText(words)
        self._empty.setVisible(empty)
        self._parts.setVisible(not empty)

    def _choose(self, official: str | None) -> None:
        row = self.model.row_of(official) if official else None
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row or 0, 0))

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def _fail(self, error: Exception) -> None:
        self._session.refused.emit(str(error))

    # one person

    @property
    def official(self) -> Official | None:
        """The person that is chosen."""
        row = self.list.currentIndex().row()
        return self.model.official(row) if 0 <= row < self.model.rowCount() else None

    def show_official(self, official: str) -> None:
        """Choose a person, and put the focus into the list."""
        self.search.clear()
        self._choose(official)
        self.focus_list()

    def _chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid():
            return
        one = self.model.official(current.row())
        self.person.show_person(one, self.model.posts(one.id), self._likely(one))
        self._number += 1
        number, held = self._number, self._session.workspace.snapshot()

        def take(reading: PersonReading) -> None:
            if number == self._number:
                self.person.show_reading(reading)

        self._window.jobs.run(lambda _: read_person(held, one.id), take, self._fail)

    def _likely(self, official: Official) -> list[tuple[Official, str]]:
        from annotator.suggest.registry.merging import Candidates

        if self._candidates is None:
            self._candidates = Candidates(self.model.everybody)
        pairs = self._candidates.of(official.id)
        return [(pair.beside(official.id), pair.ground.value) for pair in pairs]

    # what can be done

    def focus_list(self) -> None:
        """Put the focus into the list, or the search where nobody is."""
        onto = self.list if self.model.rowCount() else self.search
        onto.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Put the focus into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_mentions(self) -> None:
        """Put the focus into the mentions of the chosen person."""
        if self.official is not None:
            self.person.focus_mentions()

    def go_to(self, place: Place) -> None:
        """Open the release at the words."""
        window = self._window
        if window.session.document is None or window.session.document.id != place.document.id:
            window.open_document(place.document.id)
        window.session.select(place.annotation)
        window.pane.view.reveal(place.span)
        window.pane.view.set_caret(place.span.start)
        window.pane.focus_text()

    def merge(self) -> None:
        """Merge the chosen person with another."""
        from annotator.ui.registry.dialogs import MergeDialog

        def made(one: Official) -> QDialog:
            everybody = self.model.everybody
            return MergeDialog(self._session, one, self._likely(one), everybody, self)

        self._ask(made)

    def split(self) -> None:
        """Part the chosen person in two."""
        from annotator.ui.registry.dialogs import SplitDialog

        def made(one: Official) -> QDialog:
            places = self.person.mentions.places
            mentions = [places.place(row) for row in range(places.rowCount())]
            return SplitDialog(self._session, one, mentions, self.model.posts(one.id), self)

        self._ask(made)

    def add_post(self) -> None:
        """Add a post of the chosen person."""
        from annotator.ui.registry.dialogs import PostDialog

        self._ask(lambda one: PostDialog(self._session, one, None, self))

    def edit_posts(self) -> None:
        """Correct the posts of the chosen person."""
        from annotator.ui.registry.posts import PostsDialog

        self._ask(lambda one: PostsDialog(self._session, one, self))

    def edit_names(self) -> None:
        """Change the names of the chosen person."""
        from annotator.ui.registry.dialogs import NamesDialog

        self._ask(lambda one: NamesDialog(self._session, one, self))

    def delete(self) -> None:
        """Take the chosen person out of the registry; undo brings the person back."""
        if (one := self.official) and self._session.apply(DeleteOfficial(one.id)):
            words = self.tr("{name} is out of the registry. Ctrl+Z brings the person back.")
            self._session.said.emit(words.format(name=one.name))

    def _ask(self, made: Callable[[Official], QDialog]) -> None:
        one = self.official
        if one is None:
            self._session.refused.emit(self.tr("Choose a person of the registry first."))
        else:
            show_dialog(made(one), self)
