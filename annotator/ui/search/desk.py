"""The search at work: typed words to a worker, hits to the column, a chosen one to the page."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from annotator.model.errors import AnnotatorError
from annotator.ui.jobs import Job
from annotator.ui.search.box import SearchBox
from annotator.ui.showing import show_dialog
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.search.results import SearchResults
    from annotator.workspace.searching import Found, Hit, Near, Search

_TYPING_MS = 60
_AGAIN_MS = 400


class SearchDesk(QObject):
    """Wires the box, the results and the window; nothing is loaded before somebody searches."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._job: Job | None = None
        self._tags = False
        self._held = ExitStack()
        self._search: Search | None = None
        self.box = SearchBox("Ctrl+Shift+F", window)
        self.results: SearchResults | None = None
        self._typed = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typed.timeout.connect(self.seek)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(lambda: self.seek(again=True))
        self.box.textEdited.connect(self._follow_typing)
        self.box.entered.connect(self._enter)
        self.box.went_down.connect(self._go_down)
        self.box.left.connect(self.leave)
        self._session.annotations_changed.connect(lambda _: self._follow())
        self._session.library_changed.connect(self._follow)
        self._session.kinds_changed.connect(self._forget)
        self._session.closed.connect(self.close)
        window.library.wanted.connect(self.make_way)

    def close(self) -> None:
        """Let the project go."""
        self._typed.stop()
        self._again.stop()
        self._forget()

    def _forget(self) -> None:
        self._search = None
        self._held.close()

    # asking

    def open(self) -> None:
        """Put the focus into the box."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.box.text() and not self.active:
            self.seek()

    def _follow_typing(self) -> None:
        """Other words are sought when typing rests; what was meant by the old ones is gone."""
        if self.results is not None:
            self.results.near.offer(())
        self._typed.start()

    def ask(self, words: str, *, tags: bool = False) -> None:
        """Search for these words."""
        self._tags = tags
        self.box.setText(words)
        self.seek()

    @property
    def active(self) -> bool:
        """Whether the hits are shown in place of the documents."""
        return self.results is not None and self._window.left.currentWidget() is self.results

    def _shown(self) -> "SearchResults":
        if self.results is None:
            from annotator.ui.search.results import SearchResults

            window = self._window
            made = SearchResults(self._page, lambda: self._session.kinds, window.theme, window)
            made.opened.connect(self.show)
            made.scope_chosen.connect(self._scope)
            made.form_asked.connect(self.open_form)
            made.near.chosen.connect(self._ask_near)
            made.left.connect(self.leave)
            made.view.left_upwards.connect(self.open)
            window.left.addWidget(made)
            self.results = made
        self._window.left.setCurrentWidget(self.results)
        return self.results

    def _page(self, found: "Found", offset: int, limit: int) -> "list[Hit]":
        """A page that is scrolled to: few lines, read at once."""
        if self._search is None:
            from annotator.workspace.searching import searching

            self._search = self._held.enter_context(searching(self._session.workspace.path))
        try:
            return self._search.page(found, offset, limit)
        except AnnotatorError as error:
            self._session.refused.emit(str(error))
            return []

    def seek(self, *, again: bool = False) -> None:
        """Search for what is in the box, beside the window; nothing leads back to the library.

        `again`: for the same as before, since something has changed.
        """
        self._typed.stop()
        self._again.stop()
        words, tags = self.box.text(), self._tags
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if not words.strip():
            self._window.left.setCurrentWidget(self._window.library)
            return
        path = self._session.workspace.path
        sees = self._session.workspace.team.sees()

        def work(_: Job) -> "tuple[Found, list[Hit]]":
            from annotator.ui.search.model import PAGE
            from annotator.workspace.searching import searching

            with searching(path, sees) as search:
                found = search.find(words, growing=True, tags=tags)
                return found, search.page(found, 0, PAGE)

        job = self._window.jobs.run(
            work,
            lambda done: self._take(job, *done, again=again),
            lambda error: self._fail(job, error),
        )
        self._job = job

    def _take(self, job: Job, found: "Found", first: "list[Hit]", *, again: bool) -> None:
        if job is self._job:
            self._job = None
            scoped = found.about_tags and not self._tags
            self._shown().show_found(found, first, scoped=scoped, again=again)
            if not found.count:
                self._seek_near()

    def _seek_near(self) -> None:
        """Nothing was found: look, beside the window again, for words that were meant instead."""
        words, tags = self.box.text(), self._tags
        path, sees = self._session.workspace.path, self._session.workspace.team.sees()

        def work(job: Job) -> "tuple[Near, ...]":
            from annotator.workspace.searching import searching

            with searching(path, sees) as search:
                return search.near(words, growing=True, tags=tags, check=job.check)

        job = self._window.jobs.run(
            work, lambda near: self._take_near(job, near), lambda error: self._fail(job, error)
        )
        self._job = job

    def _take_near(self, job: Job, near: "Sequence[Near]") -> None:
        if job is self._job:
            self._job = None
            self._shown().show_near(near)

    def _ask_near(self, words: str) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask(words, tags=self._tags)

    def _fail(self, job: Job, error: Exception) -> None:
        if job is not self._job:
            return
        self._job = None
        if not isinstance(error, AnnotatorError):
            raise error
        self._shown().show_problem(str(error))

    def _follow(self) -> None:
        """Something was changed: the hits are sought anew a moment later."""
        if self.active:
            self._again.start()

    def _scope(self, tags: bool) -> None:
        self._tags = tags
        self.seek()

    def open_form(self) -> None:
        """Ask for tags by their values."""
        from annotator.ui.search.form import TagForm

        workspace = self._session.workspace
        dialog = TagForm(workspace.kinds(), self._window)
        dialog.asked.connect(self.ask)
        show_dialog(dialog, self._window)

    # going there

    def _enter(self) -> None:
        near = self.results.near.offered if self.active and self.results is not None else ()
        if near:
            self._ask_near(near[0].text)
        elif self.active and self.results is not None and self._job is None:
            self.results.open_row(self.results.view.currentIndex().row())
        else:
            self.seek()

    def _go_down(self) -> None:
        if self.active and self.results is not None:
            self.results.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Back to the documents, and to the text."""
        self._empty()
        self._window.pane.focus_text()

    def make_way(self) -> None:
        """Show the documents in place of hits."""
        if self.active:
            self._empty()

    def _empty(self) -> None:
        self.box.clear()
        self._tags = False
        self.seek()
        self._window.pane.view.set_found(())

    def open_next(self, by: int) -> bool:
        """Go on to another release among the hits; False where the open one is none of them."""
        document, results = self._session.document, self.results
        if not self.active or results is None or document is None:
            return False
        row = results.view.currentIndex().row()
        here = results.model.hit(row) if row >= 0 else None
        if here is None or here.document.id != document.id:
            return False
        following = results.model.another(row, by)
        if following is not None:
            results.view.setCurrentIndex(results.model.index(following, 0))
            results.open_row(following)
        return True

    def show(self, hit: "Hit") -> None:
        """Open the release at the match, or at the tag; the matches are marked on the page."""
        window = self._window
        document = self._session.document
        if document is None or document.id != hit.document.id:
            window.open_document(hit.document.id)
        found = self.results.model.found if self.results else None
        view = window.pane.view
        view.set_found(found.needles.spans(self._session.text) if found else ())
        if hit.annotation and self._session.annotation(hit.annotation.id):
            view.set_caret(hit.annotation.start)
            self._session.select(hit.annotation.id)
        elif hit.at is not None and hit.at.end <= len(self._session.text):
            view.set_caret(hit.at.start)
            view.reveal(hit.at)
        window.pane.focus_text()

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        if self.results is not None:
            self.results.show_theme(theme)
