"""Starting the window, changing the project, and what is written beside."""

import gc
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from annotator.ui import app as starting
from annotator.ui.main_window import MainWindow, Services, first_size
from annotator.ui.palettes import DARK
from annotator.ui.settings import Settings
from tests.builders import draft, project


@pytest.fixture
def settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_desk: object
) -> Iterator[Settings]:
    """Settings in a file of the test; log, crash hook and collector are put back."""
    kept = Settings(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    monkeypatch.setattr(starting, "Settings", lambda: kept)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "data"))
    hook, handlers = sys.excepthook, list(logging.getLogger().handlers)
    collecting = gc.get_threshold()
    yield kept
    gc.unfreeze()
    gc.set_threshold(*collecting)
    sys.excepthook = hook
    for handler in set(logging.getLogger().handlers) - set(handlers):
        logging.getLogger().removeHandler(handler)
        handler.close()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said in a box before a window is there."""
    words: list[str] = []
    monkeypatch.setattr(starting, "tell", words.append)
    return words


def window() -> MainWindow:
    return next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, MainWindow) and one.isVisible()
    )


def then(*steps: Callable[[MainWindow], object]) -> None:
    """Do these one after another, each when the window is there and idle."""
    if steps:

        def step() -> None:
            try:
                open_now = window()
            except StopIteration:
                then(*steps)
                return
            then(*steps[1:])
            steps[0](open_now)

        QTimer.singleShot(0, step)


def test_the_window_opens_on_the_named_project_and_remembers_it(
    settings: Settings, services: Services, tmp_path: Path
) -> None:
    with project(tmp_path) as workspace:
        workspace.import_draft(draft(title="Harbour"))
        path = workspace.path
    seen: list[str] = []
    then(lambda one: seen.append(one.windowTitle()), MainWindow.close)
    assert starting.run(path, lambda: services, ["annotator"]) == 0
    assert seen == ["harbour — Press Annotator"]
    assert settings.last_project == str(path)
    assert list((tmp_path / "harbour.pressdb.backups").iterdir())


def test_without_a_name_the_last_project_opens(
    settings: Settings, services: Services, tmp_path: Path
) -> None:
    with project(tmp_path) as workspace:
        settings.last_project = str(workspace.path)
    seen: list[Path] = []
    then(lambda one: seen.append(one.workspace.path), MainWindow.close)
    assert starting.run(None, lambda: services, []) == 0
    assert seen == [tmp_path / "harbour.pressdb"]


def test_the_first_start_makes_a_project_in_the_documents(
    settings: Settings, services: Services, tmp_path: Path
) -> None:
    then(MainWindow.close)
    assert starting.run(None, lambda: services, []) == 0
    assert (tmp_path / "data" / "Press releases.pressdb").exists()


def test_another_project_opens_in_the_place_of_the_first(
    settings: Settings, services: Services, tmp_path: Path
) -> None:
    names: list[str] = []
    other = tmp_path / "other.pressdb"
    then(
        lambda one: one.project_requested.emit(str(other)),
        lambda one: names.append(one.workspace.path.name),
        MainWindow.close,
    )
    assert starting.run(tmp_path / "first.pressdb", lambda: services, []) == 0
    assert names == ["other.pressdb"]
    assert settings.last_project == str(other)


def test_what_is_no_project_is_told_and_the_first_opens_again(
    settings: Settings, services: Services, told: list[str], tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("no project")
    names: list[str] = []
    then(
        lambda one: one.project_requested.emit(str(tmp_path / "letter.txt")),
        lambda one: names.append(one.workspace.path.name),
        MainWindow.close,
    )
    assert starting.run(tmp_path / "first.pressdb", lambda: services, []) == 0
    assert names == ["first.pressdb"]
    assert "is not a Press Annotator project" in told[0]


def test_a_project_that_cannot_be_opened_ends_the_start_with_the_reason(
    settings: Settings, services: Services, told: list[str], tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("no project")
    assert starting.run(tmp_path / "letter.txt", lambda: services, []) == 1
    assert "is not a Press Annotator project" in told[0]


def test_the_chosen_palette_is_used(settings: Settings, qapp: QApplication) -> None:
    settings.theme = DARK.name
    assert starting.theme_for(settings) is DARK
    settings.theme = "no such palette"
    assert starting.theme_for(settings).name


def test_warnings_go_to_a_file(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    starting._log_to_file()
    logging.getLogger("annotator").warning("Mind the gap")
    assert "Mind the gap" in (tmp_path / "data" / "annotator.log").read_text(encoding="utf-8")


def test_where_no_log_can_be_kept_the_program_starts_all_the_same(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").write_text("in the way")
    starting._log_to_file()
    assert "No log is kept" in capsys.readouterr().err


def test_the_first_window_fits_the_screen_with_its_title_bar() -> None:
    assert first_size(QSize(2560, 1440)) == QSize(1440, 900)
    assert first_size(QSize(1366, 768)) == QSize(1366, 728)
