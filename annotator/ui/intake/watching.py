"""The watched folder: what is put there appears in the library by itself."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox

from annotator.intake.watching import Watch
from annotator.model.ops import SetSetting
from annotator.model.records import Setting
from annotator.ui.intake.door import WATCHED
from annotator.ui.wording import counted
from annotator.workspace import Applied, ImportReport

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_SOON_MS = 1_500
_REGULARLY_MS = 60_000
"""Shares of other computers do not tell of changes."""


class FolderWatch(QObject):
    """Looks when the folder changes, and regularly; the looking itself runs on a worker."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._watch: Watch | None = None
        self._looking = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._notices = QFileSystemWatcher(self)
        self._notices.directoryChanged.connect(lambda _: self._soon.start())
        self._soon.timeout.connect(self.look)
        self._regularly = QTimer(self, interval=_REGULARLY_MS)
        self._regularly.timeout.connect(self.look)
        window.session.committed.connect(self._follow)
        window.session.closed.connect(self.stop)

    @property
    def folder(self) -> Path | None:
        """The folder that the project watches."""
        value = self._window.workspace.setting(WATCHED)
        return Path(value) if isinstance(value, str) and value else None

    def start(self) -> None:
        """Watch the folder that is set, if it is there."""
        self.stop()
        folder = self.folder
        if folder is None or not folder.is_dir():
            return
        since = self._window.settings.watched(self._window.workspace.path, folder)
        self._watch = Watch(folder, since)
        self._notices.addPath(str(folder))
        self._regularly.start()
        self.look()

    def stop(self) -> None:
        """Watch nothing."""
        self._watch = None
        self._soon.stop()
        self._regularly.stop()
        if paths := self._notices.directories():
            self._notices.removePaths(paths)

    def _follow(self, applied: Applied) -> None:
        if any(
            isinstance(change.record, Setting) and change.record.id == WATCHED
            for change in applied.changes
        ):
            self.start()

    def look(self) -> None:
        """Look for new files, and take in those that are whole."""
        watch = self._watch
        if watch is None or self._looking:
            return
        self._looking = True
        self._window.jobs.run(lambda _: watch.look(), self._found, self._gave_up)

    def _gave_up(self, _: Exception) -> None:
        self._looking = False

    def _found(self, found: tuple[list[Path], bool]) -> None:
        self._looking = False
        files, growing = found
        if growing:
            self._soon.start()
        if files and self._watch is not None:
            taken = partial(self._took, files)
            if not self._window.importer.work.import_quietly(files, taken):
                self._soon.start()  # another import is running

    def _took(self, files: Sequence[Path], report: ImportReport) -> None:
        if self._watch is not None:
            since = self._watch.took(list(files))
            window = self._window
            window.settings.set_watched(window.workspace.path, self._watch.folder, since)
        self._tell(report)

    def _tell(self, report: ImportReport) -> None:
        came = len(report.imported)
        words = []
        if came:
            releases = counted(came, self.tr("release"), self.tr("releases"))
            words.append(self.tr("{releases} came in from the folder.").format(releases=releases))
        if report.failed:
            files = counted(len(report.failed), self.tr("file"), self.tr("files"))
            words.append(
                self.tr("{files} could not be read: see File → Import report.").format(files=files)
            )
        if words:
            self._window.session.said.emit(" ".join(words))

    # the setting

    def choose(self) -> None:
        """Ask for the folder to watch; one that is set already can be changed or given up."""
        window, folder = self._window, self.folder
        if folder is not None and not self._change(folder):
            return
        chosen = QFileDialog.getExistingDirectory(window, self.tr("Watch a folder"))
        if chosen:
            window.session.apply(SetSetting(WATCHED, str(Path(chosen).absolute())))
            window.session.said.emit(
                self.tr("{folder} is watched: what is put there is imported.").format(folder=chosen)
            )

    def _change(self, folder: Path) -> bool:
        """Whether another folder is wanted; giving up the present one is done here."""
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Watch a folder"))
        box.setText(self.tr("The project watches {folder}.").format(folder=folder))
        other = box.addButton(self.tr("Another folder…"), QMessageBox.ButtonRole.AcceptRole)
        ended = box.addButton(self.tr("Stop watching"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is ended:
            self._window.session.apply(SetSetting(WATCHED, None))
        return box.clickedButton() is other
