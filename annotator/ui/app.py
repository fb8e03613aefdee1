"""Starting the window: the application, its palette, the first paint, then everything else."""

import gc
import logging
import os
import sys
from collections.abc import Callable, Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    QStandardPaths,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator.assets import resources
from annotator.model.errors import AnnotatorError, UserError
from annotator.ui.crash import show_crashes
from annotator.ui.jobs import Job
from annotator.ui.main_window import MainWindow, Services
from annotator.ui.palettes import DARK, LIGHT, THEMES
from annotator.ui.projects import default_project, tell
from annotator.ui.settings import Settings
from annotator.ui.sizing import take_size
from annotator.ui.stylesheet import dress
from annotator.ui.theme import Theme
from annotator.workspace import Workspace, warm_up

_LOG_BYTES = 1_000_000


def application(arguments: Sequence[str]) -> QApplication:
    """The one QApplication, made if there is none."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    qInstallMessageHandler(_log_qt)
    app = QApplication(list(arguments))
    app.setApplicationName("Press Annotator")
    app.setOrganizationName("PressAnnotator")
    return app


_LEVELS = {
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_NOTHING_WRONG = "This plugin does not support propagateSizeHints()"


def _log_qt(kind: QtMsgType, _: QMessageLogContext, words: str) -> None:
    """What Qt has to say goes to the log, where our own warnings go."""
    if words != _NOTHING_WRONG:
        logging.getLogger("Qt").log(_LEVELS.get(kind, logging.DEBUG), words)


def theme_for(settings: Settings) -> Theme:
    """The chosen palette, else the desktop's light or dark one."""
    for theme in THEMES:
        if theme.name == settings.theme:
            return theme
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def open_window(
    workspace: Workspace, services: Services, settings: Settings, theme: Theme
) -> MainWindow:
    """Show the window with the release that was open last; the rest waits for the first paint."""
    window = MainWindow(workspace, services, settings, theme)
    window.open_last_place()
    window.show()
    window.pane.show_caret()  # only now it is known how much of the page is seen
    window.activateWindow()  # where no window manager does it, keys would go nowhere
    return window


_COLLECT_AFTER = (50_000, 20, 20)


def calm_collector() -> None:
    """Let the garbage collector look at what is new, and less often.

    A release of 5,000 tags makes 50,000 objects at once; looking through the whole program each
    time cost a third of the opening (measured with the benchmark `opening`).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)


def _warmed(window: MainWindow) -> None:
    calm_collector()
    window.suggestions.start()
    if window.isVisible():  # it may have been closed before everything was warm
        if window.settings.models:
            window.assist.start()
        window.importer.start_watch()
        from annotator.ui.findings.watch import watch_of

        watch_of(window).start()


def finish_start(window: MainWindow) -> None:
    """What may come after the first paint: what writing and guessing need, the day's backup."""

    def warm(_: Job) -> None:
        warm_up()
        window.services.prefill.warm_up()
        window.importer.warm_up()

    window.jobs.run(
        warm,
        lambda _: _warmed(window),
        lambda error: window.session.refused.emit(str(error)),
    )
    window.jobs.run(
        lambda _: window.workspace.back_up_daily(),
        lambda _: None,
        lambda error: window.session.refused.emit(str(error)),
    )


def choose_member(workspace: Workspace, settings: Settings, member: str = "") -> bool:
    """Let a member act: the named one, the only one, or who says so; False where nobody does.

    Raises UserError for a name that no active member has.
    """
    team, last = workspace.team, settings.member(workspace.path)
    if member:
        team.act_as(member)
    elif len(team.active) > 1:
        from annotator.ui.review.members_dialog import ChooseMember

        dialog = ChooseMember(team.active, last)
        if not dialog.exec():
            return False
        team.act_as(dialog.chosen)
    settings.set_member(workspace.path, team.acting.id)
    return True


def run(
    project: Path | None,
    services: Callable[[], Services],
    arguments: Sequence[str],
    member: str = "",
) -> int:
    """Open the window on a project (the last one, or a new one) until it is closed.

    `member` is the name of who works in it; asked for where several do and none is named.
    """
    settings = Settings()
    take_size(settings, os.environ)
    app = application(arguments)
    _log_to_file()
    theme = theme_for(settings)
    dress(app, theme, resources())
    path = project or _last_project(settings)
    before: Path | None = None
    made = services()
    while True:
        workspace = _opened(path)
        if workspace is None:
            if before is None:
                return 1
            path, before = before, None
            continue
        if not _is_somebody(workspace, settings, member):
            workspace.close()
            return 1 if member else 0
        settings.last_project = str(path.absolute())
        window = open_window(workspace, made, settings, theme)
        code, wanted = _worked(app, window)
        workspace.close()
        window.deleteLater()
        if wanted is None:
            return code
        path, before, theme = wanted, path, window.theme


def _opened(path: Path) -> Workspace | None:
    """The project, a new one where there is none; None where it can't be opened, which is said."""
    try:
        return Workspace(path) if path.exists() else Workspace.create(path)
    except AnnotatorError as error:
        tell(str(error))
        return None


def _is_somebody(workspace: Workspace, settings: Settings, member: str) -> bool:
    """Whether it is known who works in the project; what is wrong is said."""
    try:
        return choose_member(workspace, settings, member)
    except UserError as error:
        tell(str(error))
        return False


def _worked(app: QApplication, window: MainWindow) -> tuple[int, Path | None]:
    """Work in the window until it is closed: the exit code, and the project wanted next."""
    show_crashes(window)
    QTimer.singleShot(0, window, lambda: finish_start(window))
    wanted: list[str] = []
    window.project_requested.connect(wanted.append)
    window.project_requested.connect(lambda _: window.close())
    code = app.exec()
    return code, Path(wanted[-1]) if wanted else None


def _last_project(settings: Settings) -> Path:
    """The project that was open last, if it is still there, else one in the user's documents."""
    last = Path(settings.last_project)
    if settings.last_project and last.exists():
        return last
    path = default_project()
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _log_to_file() -> None:
    """Warnings and errors also go to a small file in the user's data folder."""
    place = QStandardPaths.StandardLocation.AppDataLocation
    folder = Path(QStandardPaths.writableLocation(place))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            folder / "annotator.log",
            maxBytes=_LOG_BYTES,
            backupCount=1,
            encoding="utf-8",
            delay=True,
        )
    except OSError as error:
        sys.stderr.write(f"No log is kept: {folder} can't be written ({error.strerror}).\n")
        return
    file.setLevel(logging.WARNING)
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(file)
