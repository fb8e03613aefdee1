"""An open project stays open for other programs too, whatever this one reads beside."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import OTHER_RELEASE, draft, project, reopened

PEEK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT count(*) FROM document").fetchone()[0])
connection.close()
"""


def peek(path: Path) -> int:
    """Another program looks into the project and leaves."""
    done = subprocess.run(
        [sys.executable, "-c", PEEK, str(path)], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def sniff(path: Path) -> None:
    """As a file dialog does that shows the project's folder: each file is opened and closed."""
    for file in path.parent.glob(path.name + "*"):
        if file.is_file():
            file.open("rb").close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has locks that can be held on to")
def test_a_look_from_outside_after_a_file_dialog_loses_nothing(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        path = workspace.path
        workspace.import_draft(draft())
        log = path.with_name(path.name + "-wal")
        before = log.stat().st_ino
        sniff(path)
        assert peek(path) == 1
        assert log.stat().st_ino == before
        workspace.import_draft(draft(OTHER_RELEASE))
        assert peek(path) == 2
    with reopened(path) as workspace:
        assert workspace.document_count() == 2
        assert workspace.check() == []


def test_the_log_is_tidied_up_at_the_end(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        path = workspace.path
        workspace.import_draft(draft())
    assert [file.name for file in tmp_path.glob(path.name + "-*")] == []
