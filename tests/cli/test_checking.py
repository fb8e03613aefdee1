"""`annotator check`: whether a project is sound."""

import sqlite3
from pathlib import Path

from tests.cli.running import annotator


def test_a_sound_project_is_well(harbour: Path) -> None:
    done = annotator("check", "--project", harbour, cwd=harbour.parent)
    assert (done.returncode, done.stdout) == (0, "all is well\n")


def test_a_project_that_other_hands_changed_is_not(harbour: Path) -> None:
    file = sqlite3.connect(harbour)
    file.execute("UPDATE document SET publisher = 'somebody else'")
    file.commit()
    file.close()
    done = annotator("check", "--project", harbour, cwd=harbour.parent)
    assert done.returncode == 1
    assert done.stdout.strip()
    assert done.stdout != "all is well\n"
