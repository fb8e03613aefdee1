"""Starting the program where no display is, and the journey of `--smoke`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.__main__ import _has_display
from annotator.workspace import Workspace
from tests.cli.running import ROOT, annotator


def test_smoke_goes_the_whole_journey_and_says_so_in_one_line_of_json(tmp_path: Path) -> None:
    done = annotator("--smoke", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    (line,) = done.stdout.splitlines()
    told = json.loads(line)
    assert told["ok"] is True
    assert told["tags"] == 3
    for name in ("window", "docx", "json", "project"):
        assert Path(told[name]).stat().st_size > 1000
    assert Path(told["window"]).read_bytes().startswith(b"\x89PNG")
    assert Path(told["window"]).name == "window.png"
    workspace = Workspace(Path(told["project"]))
    (listed,) = workspace.listed(0, 2)
    kinds = {one.kind for one in workspace.open_document(listed.document.id).annotations}
    workspace.close()
    assert kinds == {"official", "decision", "statistic"}


def test_smoke_can_be_repeated_in_the_same_folder(tmp_path: Path) -> None:
    for _ in range(2):
        assert annotator("--smoke", tmp_path, cwd=tmp_path).returncode == 0


def test_a_failed_smoke_says_why_in_its_line(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    done = annotator("--smoke", tmp_path / "taken", cwd=tmp_path)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["ok"] is False
    assert told["error"]


def test_without_a_display_the_journey_runs_and_the_files_are_named(tmp_path: Path) -> None:
    done = annotator(cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    first, *rest = done.stdout.splitlines()
    assert first == "There is no display, so the sample's journey runs without a window."
    files = [Path(line.partition(": ")[2]) for line in rest]
    assert [file.suffix for file in files] == [".docx", ".json", ".png"]
    assert all(file.stat().st_size > 1000 for file in files)


@pytest.mark.parametrize(
    ("platform", "surroundings", "can"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_display_is_looked_for_before_qt_is_started(
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    surroundings: dict[str, str],
    can: bool,
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert _has_display() is can


def test_the_window_is_up_before_anything_heavy_is_loaded() -> None:
    asked = (
        "import sys, annotator.ui.app, annotator.ui.main_window; "
        "print(sorted({'sqlalchemy', 'sqlmodel', 'pydantic', 'lxml', 'babel', 'docx', 'docxtpl', "
        "'rapidfuzz', 'snowballstemmer', 'pyarrow', 'spacy', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
