"""The command line, as scripts meet it: real processes, real files, exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import __version__
from annotator.workspace import Workspace
from tests.builders import RELEASE
from tests.cli.running import ROOT, annotator


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("export", "pdf", "--project", "harbour.pressdb", "--output", "o"), "no format “pdf”"),
        (("export", "--project", "harbour.pressdb"), "no format “”"),
        (("export", "json", "--project", "harbour.pressdb"), "Add --output PATH"),
        (("export", "json", "--output", "o.json"), "Add --project FILE"),
        (
            ("export", "json", "--project", "harbour.pressdb", "--output", "o", "--option", "a=b"),
            "knows no option “a”",
        ),
        (
            ("export", "json", "--project", "harbour.pressdb", "--output", "o", "--option", "a"),
            "Write --option KEY=VALUE",
        ),
        (("export", "json", "--project", "none.pressdb", "--output", "o"), "does not exist"),
        (("export", "json", "--project", "harbour.pressdb", "--output", "no/o"), "is not there"),
        (("import", "harbour.pressdb"), "Add --project FILE"),
        (("check", "--project", "none.pressdb"), "does not exist"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    harbour: Path, words: tuple[str, ...], reason: str
) -> None:
    done = annotator(*words, cwd=harbour.parent)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("annotator: ")
    assert reason in done.stderr


def test_what_is_no_project_is_left_alone(folder: Path) -> None:
    done = annotator("check", "--project", "harbour.txt", cwd=folder)
    assert done.returncode == 1
    assert "is not a Press Annotator project" in done.stderr
    assert (folder / "harbour.txt").read_text(encoding="utf-8") == RELEASE


def test_a_second_process_is_told_who_holds_the_project(harbour: Path) -> None:
    holder = Workspace(harbour)
    try:
        done = annotator("check", "--project", harbour, cwd=harbour.parent)
    finally:
        holder.close()
    assert done.returncode == 1
    assert "harbour.pressdb is open already in Press Annotator" in done.stderr
    assert f"(process {os.getpid()})" in done.stderr
    assert annotator("check", "--project", harbour, cwd=harbour.parent).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
def test_a_reader_that_has_enough_ends_the_program_without_a_traceback(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "export", "--list"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    os.close(writing)
    assert done.stderr == ""


def test_the_version_is_told(tmp_path: Path) -> None:
    done = annotator("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"Press Annotator {__version__}\n")


def test_unknown_words_are_refused(tmp_path: Path) -> None:
    assert annotator("publish", cwd=tmp_path).returncode == 2
