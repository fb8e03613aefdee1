"""The window: library left, release in the middle, form and annotations right. It only wires."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from annotator.assets import resources
from annotator.model.drafts import Read
from annotator.model.ops import DeleteDocument
from annotator.model.records import Annotation
from annotator.model.snapshot import Exporter
from annotator.ui.actions import Actions
from annotator.ui.annotation_table import AnnotationPanel
from annotator.ui.assist.assist import Assist
from annotator.ui.commands import command_table, kind_table
from annotator.ui.dialogs import Dialogs
from annotator.ui.editing import Editing
from annotator.ui.form.entity_form import EntityForm
from annotator.ui.guessing import Prefill
from annotator.ui.intake.door import Importer, takes
from annotator.ui.jobs import Jobs
from annotator.ui.kind_menu import KindMenu
from annotator.ui.leading import Lead
from annotator.ui.learning.counting import OpenCounting
from annotator.ui.learning.teaching import Teaching
from annotator.ui.library import LibraryPanel
from annotator.ui.naming import name_borders
from annotator.ui.palettes import THEMES
from annotator.ui.pending import Pending
from annotator.ui.release_pane import ReleasePane
from annotator.ui.review.coverage import CoverageLabel
from annotator.ui.review.desk import ReviewDesk
from annotator.ui.review.note import ReviewNote
from annotator.ui.search.desk import SearchDesk
from annotator.ui.session import Session
from annotator.ui.settings import Place, Settings
from annotator.ui.side_pages import SidePages
from annotator.ui.status_line import StatusLine
from annotator.ui.stylesheet import dress
from annotator.ui.suggestions import Suggestions
from annotator.ui.text_menu import TextMenu
from annotator.ui.theme import Theme
from annotator.ui.toolbar import ToolBar
from annotator.ui.turning import Turned
from annotator.ui.voice import Voice
from annotator.workspace import Workspace

_SIZE = QSize(1440, 900)
_TITLE_BAR = 40
_COLUMNS = (256, 764, 420)
_NARROWEST = (180, 440, 320)
_FORM_AND_TABLE = (528, 200)


def first_size(room: QSize) -> QSize:
    """The window's size at the first start, so that its status line is on the screen too.

    A screen that is smaller than what the window needs (`minimumSize`) is scrolled by its user.
    """
    return _SIZE.boundedTo(room - QSize(0, _TITLE_BAR)).expandedTo(QSize(1024, 640))


@dataclass(frozen=True, slots=True)
class Services:
    """What the window is given from outside: ways in, ways out, and guesses."""

    exporters: Sequence[Exporter]
    read: Read
    prefill: Prefill


class MainWindow(QMainWindow):
    """Wires the parts; what they do is theirs."""

    project_requested = Signal(str)
    """Path of another project that the user wants to open."""

    def __init__(
        self, workspace: Workspace, services: Services, settings: Settings, theme: Theme
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.services = services
        self.settings = settings
        self.theme = theme
        self.jobs = Jobs(self)
        self.session = Session(workspace, services.prefill, self)
        self.assist = Assist(self.session, services.prefill.suggest, parent=self)
        self.teaching = Teaching(self.session, self.assist, self.jobs, self)
        self.suggestions = Suggestions(self.session, self.teaching, self.jobs, self)
        self.editing = Editing(self.session, self.suggestions, self)
        self.counting = OpenCounting(self.session, self.suggestions, self)
        self.setWindowTitle(f"{workspace.path.stem} — Press Annotator")
        self.setAcceptDrops(True)
        self._build()
        self._wire()
        self._restore_layout()

    def _build(self) -> None:
        session, suggestions, theme = self.session, self.suggestions, self.theme
        self.library = LibraryPanel(session, self.jobs, theme, self)
        self.form = EntityForm(session, suggestions, self.editing, theme, self)
        self.pane = ReleasePane(session, suggestions, self.form, theme, self)
        Turned(session, suggestions, self.pane.view, self)
        self.lead = Lead(session, suggestions, self.pane.view, self)
        self.voice = Voice(session, suggestions, self.pane.view, self)
        self.annotations = AnnotationPanel(session, suggestions, theme, self)
        self.annotations.add_note(ReviewNote(session, self.jobs, self))
        self.table = self.annotations.table
        self._work = self._split(
            Qt.Orientation.Vertical, (self.form, self.annotations), _FORM_AND_TABLE
        )
        self._work.setStretchFactor(1, 1)  # the form is as high as its fields are
        self.tabs = SidePages(self, self._work)
        self.left = QStackedWidget(self)
        self.left.addWidget(self.library)
        self._columns = self._split(
            Qt.Orientation.Horizontal, (self.left, self.pane, self.tabs), _COLUMNS
        )
        self._columns.setStretchFactor(1, 1)
        for widget, width in zip((self.left, self.pane, self.tabs), _NARROWEST, strict=True):
            widget.setMinimumWidth(width)
        self.setCentralWidget(self._columns)
        self.status = StatusLine(session, suggestions, self)
        self.coverage = CoverageLabel(session, self.jobs, self)
        self.coverage.unread_changed.connect(self.pane.view.set_found)
        self.status.insertWidget(3, self.coverage)
        self.setStatusBar(self.status)
        self.dialogs = Dialogs(self)
        self.importer = Importer(self)
        self.review = ReviewDesk(self)
        self.search = SearchDesk(self)
        self.actions_ = Actions(self, (self.pane.view, self.table))
        self.actions_.add(command_table(self))
        self._add_kind_actions()
        self.toolbar = ToolBar(session, self.actions_, theme, self, self.search.box)
        self.addToolBar(self.toolbar)
        self._order_tabs()

    def _split(
        self, way: Qt.Orientation, widgets: Sequence[QWidget], sizes: Sequence[int]
    ) -> QSplitter:
        splitter = QSplitter(way, self)
        splitter.setFrameShape(QFrame.Shape.NoFrame)
        splitter.setChildrenCollapsible(False)
        for widget in widgets:
            splitter.addWidget(widget)
        splitter.setSizes(list(sizes))
        name_borders(splitter, self.tr("Border between the parts"))
        return splitter

    def _order_tabs(self) -> None:
        """Tab goes from the library through the text and the form to the annotations."""
        order = (self.search.box, self.library.view, self.pane.view, *self.form.buttons, self.table)
        for one, next_one in pairwise(order):
            self.setTabOrder(one, next_one)

    def _wire(self) -> None:
        session = self.session
        self.library.document_chosen.connect(self.open_document)
        session.tagged.connect(self._show_tagged)
        self.suggestions.selection_changed.connect(self._show_suggestion)
        self.teaching.learnt.connect(self.suggestions.weigh_again)
        self.suggestions.read.connect(self.assist.ask)
        self.assist.came.connect(self.teaching.read_again)
        self.assist.came.connect(self.suggestions.ask)
        self.assist.switched.connect(self.actions_["models"].setChecked)
        session.kinds_changed.connect(self._add_kind_actions)
        self.pane.menu_requested.connect(self._show_menu)
        self.pane.view.caret_moved.connect(self._show_place)
        session.opened.connect(lambda _: self._show_place(self.pane.view.caret()))
        self.pane.view.zoom_changed.connect(self.status.show_zoom)
        self.table.left_for_text.connect(self.pane.focus_text)
        self.table.entered.connect(self.form.focus_first)

    def _add_kind_actions(self) -> None:
        for action_id in (*self.actions_.ids("tag."), *self.actions_.ids("tag_exactly.")):
            self.actions_.remove(action_id)
        self.actions_.add(kind_table(self, tuple(self.session.kinds.values())))
        self.actions_.fill(self.menuBar())

    # what is remembered

    def _restore_layout(self) -> None:
        self.resize(first_size(self.screen().availableSize()))
        self.restoreGeometry(self.settings.layout("window"))
        self._columns.restoreState(self.settings.layout("columns"))
        self._work.restoreState(self.settings.layout("work"))
        self.library.restore(self.settings)
        self.pane.view.set_zoom(self.settings.zoom)
        self.status.show_zoom(self.pane.view.zoom)

    def open_last_place(self) -> None:
        """Open the release that was open last, at its caret, or the first one."""
        place = self.settings.place(self.workspace.path)
        first = self.workspace.listed(0, 1)
        if place and self.workspace.has_document(place.document):
            self.session.open(place.document)
            self.pane.view.set_caret(min(place.caret, len(self.session.text)))
        elif first:
            self.session.open(first[0].document.id)
        self.pane.focus_text()

    def _remember(self) -> None:
        self.settings.set_layout("window", self.saveGeometry())
        self.settings.set_layout("columns", self._columns.saveState())
        self.settings.set_layout("work", self._work.saveState())
        self.library.remember(self.settings)
        self.settings.zoom = self.pane.view.zoom
        if document := self.session.document:
            place = Place(document.id, self.pane.view.caret())
            self.settings.set_place(self.workspace.path, place)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is still typed, remember the layout, let the project go."""
        self.form.flush()
        self._remember()
        self.jobs.wait()
        self.session.close()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes to the text, wherever nothing else makes use of it."""
        if event.key() == Qt.Key.Key_Escape:
            self.pane.focus_text()
        else:
            super().keyPressEvent(event)

    def work_as(self, member: str) -> bool:
        """Let another member act from now on; whether they may."""
        self.form.flush()
        if not self.session.act_as(member):
            return False
        self.settings.set_member(self.workspace.path, self.workspace.author().id)
        return True

    # tagging

    def open_document(self, document_id: str) -> None:
        """Open a release of the library."""
        self.form.flush()
        self.session.open(document_id)
        self.pane.focus_text()

    def open_next(self, by: int) -> None:
        """Open the next (1) or previous (-1) release, of the hits where the open one is a hit."""
        if not self.search.open_next(by):
            self.library.open_next(by)

    def tag(self, kind: str, *, snap: bool = True) -> None:
        """Tag what is selected in the text."""
        self.form.flush()
        self.session.tag(kind, self.pane.view.selection(), snap=snap)

    def _show_tagged(self, annotation: Annotation) -> None:
        """The words are a tag now and no longer a selection; the form asks for the rest."""
        self.pane.view.set_caret(annotation.end)
        self.go_to_form()

    def _show_place(self, code_point: int) -> None:
        self.status.show_place(code_point, *self.pane.view.paragraph_at(code_point))

    def step(self, by: int) -> None:
        """Go to the next or the previous tag, and put the caret there."""
        self.session.step(by, self.pane.view.caret())
        if tag := self.session.selected:
            self.pane.view.set_caret(tag.start)

    def step_suggestion(self, by: int) -> None:
        """Go to the next or the previous suggestion, or on to the next part of the window."""
        self.form.flush()
        if not self.suggestions.step(by, self.pane.view.caret()):
            self.pane.view.focusNextPrevChild(by > 0)

    def _show_suggestion(self, pending: Pending | None) -> None:
        if pending is not None:
            self.pane.view.set_caret(pending.start)
            self.tabs.show_form()

    def enter(self) -> None:
        """Accept the selected suggestion, or fill in the tag at the caret.

        Who has gone to another mark, or selected other words, means those.
        """
        selected = self.suggestions.selected
        if selected is None or (self.pane.view.hasFocus() and self.pane.is_elsewhere(selected.id)):
            self.to_form()
        else:
            self.suggestions.accept()

    def to_form(self) -> None:
        """Fill in the table's row, or the tag at the caret if none is selected there."""
        tag, caret = self.session.selected, self.pane.view.caret()
        chosen = self.table.hasFocus() or (tag is not None and tag.start <= caret <= tag.end)
        if (tag is not None and chosen) or self.pane.select_at_caret() or tag is not None:
            self.go_to_form()
        else:
            self.status.say(self.tr("There is no tag at the caret. Select words and tag them."))

    def go_to_form(self) -> None:
        """Show the form, in place of the history, and put the focus into its first field."""
        self.tabs.show_form()
        self.form.focus_first()

    def go_to_table(self) -> None:
        """Show the list of annotations, in place of the history, with the focus."""
        self.tabs.show_form()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def register(self) -> None:
        """Take the person of the selected tag into the registry."""
        self.form.flush()
        self.editing.register()

    def change_kind(self) -> None:
        """Offer the kinds for the selected tag; their letters choose."""
        if self.session.selected is None:
            self.editing.change_kind("")
            return
        menu = KindMenu(tuple(self.session.kinds.values()), self)
        menu.chosen.connect(self.editing.change_kind)
        menu.popup(self.pane.view.viewport().mapToGlobal(self.pane.view.cursorRect().bottomLeft()))

    def _show_menu(self, place: QPoint) -> None:
        tag, suggestion = self.session.selected, self.suggestions.selected
        menu = TextMenu(self.actions_, self, tag=tag is not None, suggestion=suggestion is not None)
        menu.popup(place)

    def delete_document(self) -> None:
        """Take the open release out of the library; undo brings it back."""
        if document := self.session.document:
            self.session.apply(DeleteDocument(document.id))
            self.status.say(self.tr("Deleted. Ctrl+Z brings the release and its tags back."))
            if first := self.workspace.listed(0, 1):
                self.open_document(first[0].document.id)

    # files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, pages and text."""
        if takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        self.importer.take_data(event.mimeData())

    # looks

    def next_theme(self) -> None:
        """Change to the next palette and keep to it."""
        names = [theme.name for theme in THEMES]
        self.show_theme(THEMES[(names.index(self.theme.name) + 1) % len(THEMES)])
        self.settings.theme = self.theme.name

    def show_theme(self, theme: Theme) -> None:
        """Use a palette everywhere."""
        self.theme = theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, theme, resources())
        for part in (self.library, self.pane, self.form, self.annotations, self.toolbar, self.tabs):
            part.show_theme(theme)
        self.search.show_theme(theme)
