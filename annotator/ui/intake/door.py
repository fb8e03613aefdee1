"""Where imports begin in the window; everything behind it is loaded with the first of them."""

from collections.abc import Callable, Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from annotator.assets import resources
from annotator.model.records import Orphan
from annotator.workspace import Applied

WATCHED = "import.watched_folder"
"""The project's setting: a folder's path; on a computer without it nothing is watched."""

if TYPE_CHECKING:
    from annotator.ui.intake.importer import Importing
    from annotator.ui.intake.orphans import OrphansPanel
    from annotator.ui.intake.watching import FolderWatch
    from annotator.ui.main_window import MainWindow


def takes(data: QMimeData) -> bool:
    """Whether there is something to import in what is dragged or was copied."""
    return data.hasUrls() or data.hasHtml() or data.hasText()


class Importer:
    """Files, folders, the clipboard and what is dropped on the window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        window.session.opened.connect(lambda _: self._count_orphans())
        window.session.committed.connect(self._follow)
        window.library.sample_wanted.connect(self.import_sample)

    def _follow(self, applied: Applied) -> None:
        if any(isinstance(change.record, Orphan) for change in applied.changes):
            self._count_orphans()

    def _count_orphans(self) -> None:
        """How many tags of the open release have no place, on the tab of their page."""
        document = self._window.session.document
        found = self._window.workspace.intake.orphans(document.id) if document else ()
        self._window.tabs.set_count("orphans", len(found))

    def import_sample(self) -> None:
        """Import the release of our own writing that comes with the program."""
        self.import_paths(sorted((resources() / "samples").iterdir()))

    def show_orphans(self) -> None:
        """Show the tags without a place."""
        self._window.tabs.show_page("orphans")

    def place_orphan(self) -> None:
        """Place the tag that waits on what is selected in the text."""
        panel = self._window.tabs.show_page("orphans")
        if isinstance(panel, self._panel_type):
            panel.place_here()

    @property
    def _panel_type(self) -> "type[OrphansPanel]":
        from annotator.ui.intake.orphans import OrphansPanel

        return OrphansPanel

    @cached_property
    def work(self) -> "Importing":
        """What runs imports."""
        from annotator.ui.intake.importer import Importing

        return Importing(self._window)

    def warm_up(self) -> None:
        """Load what imports need, so that the first does not hold the window up; on any thread."""
        for name in ("importer", "report", "diff"):
            import_module(f"annotator.ui.intake.{name}")

    def choose(self) -> None:
        """Ask for files and import them."""
        from annotator.ui.intake.importer import choose_files

        if files := choose_files(self._window):
            self.import_paths(files)

    def choose_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        from annotator.ui.intake.importer import choose_folder

        if folders := choose_folder(self._window):
            self.import_paths(folders)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and those in folders; open the first, report what needs a look."""
        self.work.import_paths(paths)

    def read_again(self) -> None:
        """Choose another encoding for the file of the open release."""
        if document := self._window.session.document:
            self.work.read_again(document, self._window)

    def save_original(self) -> None:
        """Save the file that the open release came from."""
        if document := self._window.session.document:
            self.work.save_original(document)

    def compare_alike(self) -> None:
        """Compare the open release with the one that is most like it."""
        if document := self._window.session.document:
            self.work.compare_alike(document)

    def toggle_furniture(self) -> None:
        """Mark what is selected, or the paragraph at the caret, as furniture, or bring it back."""
        from annotator.ui.intake.furniture import toggled

        view = self._window.pane.view
        toggled(self._window.session, view.selection(), view.caret())

    @cached_property
    def watch(self) -> "FolderWatch":
        """The watched folder."""
        from annotator.ui.intake.watching import FolderWatch

        return FolderWatch(self._window)

    def start_watch(self) -> None:
        """Watch the project's folder, if it has one."""
        if self._window.workspace.setting(WATCHED):
            self.watch.start()

    def choose_watched(self) -> None:
        """Ask for the folder to watch."""
        self.watch.choose()

    def show_last(self) -> None:
        """Show the report of the last import, also of one from the watched folder."""
        if self.work.last is None:
            self._refuse(self._window.tr("Nothing was imported since the start."))
        else:
            self.work.show_report(self.work.last)

    def paste(self) -> None:
        """Import what was copied: files, a page or plain text."""
        self.take_data(QApplication.clipboard().mimeData())

    def take_data(self, data: QMimeData | None) -> None:
        """Import files, else a page, else text. A link alone is refused: nothing is fetched.

        Some desktops have no clipboard, and give None.
        """
        data = data or QMimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        words: Callable[[str], str] = self._window.tr
        if paths:
            self.import_paths(paths)
        elif data.hasUrls() and not data.hasHtml():
            self._refuse(
                words("The program opens no connection. Save the page, and import the file.")
            )
        elif data.hasHtml():
            self.work.import_bytes(data.html().encode("utf-8", "replace"), "pasted page.html")
        elif data.hasText() and data.text().strip():
            self.work.import_bytes(data.text().encode("utf-8", "replace"), "pasted text.txt")
        else:
            self._refuse(words("Nothing to import was copied. Copy text or files first."))

    def _refuse(self, words: str) -> None:
        self._window.session.refused.emit(words)
