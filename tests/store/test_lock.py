"""One process at a time, and none that is gone stands in the way."""

import json
import os
from pathlib import Path

import pytest

from annotator.model.errors import StoreError
from annotator.store.lock import ProjectLock
from tests.builders import draft, project, reopened
from tests.store.tools import fill_up, process

OPEN_IT = """
import sys
from pathlib import Path
from annotator.model.errors import StoreError
from annotator.workspace import Workspace
try:
    Workspace(Path(sys.argv[1])).close()
except StoreError as error:
    print(error)
else:
    print("opened")
"""
TAG_ON = """
import sys
from itertools import count
from pathlib import Path
from annotator.model.ops import Tag
from annotator.model.spans import Span
from annotator.workspace import Workspace, new_id
workspace = Workspace(Path(sys.argv[1]))
document = workspace.listed(0, 1)[0].document
for at in count():
    op = Tag(new_id(), document.id, "official", (Span(at % 60, 61 + at // 60),))
    workspace.apply(op)
    print(op.id, flush=True)
"""


def said(path: Path) -> str:
    other = process(OPEN_IT, path)
    return other.communicate(timeout=60)[0].strip()


def test_a_second_process_is_told_who_has_the_project_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", "inga")
    with project(tmp_path) as workspace:
        message = said(workspace.path)
        assert message.startswith("harbour.pressdb is open already in Press Annotator ")
        assert f" of inga on {os.uname().nodename} (process {os.getpid()})." in message
        assert message.endswith("Close it there, then try again.")
        workspace.import_draft(draft())
        path = workspace.path
    assert said(path) == "opened"


def test_the_same_process_can_t_open_a_project_twice_either(path: Path) -> None:
    with reopened(path), pytest.raises(StoreError, match="is open already"):
        ProjectLock(path, "Another window")


def test_a_killed_process_loses_nothing_committed_and_leaves_no_lock(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        path = workspace.path
    other = process(TAG_ON, path)
    assert other.stdout is not None
    told = [other.stdout.readline().strip() for _ in range(40)]
    other.kill()
    told += other.communicate(timeout=60)[0].split()
    with reopened(path) as workspace:
        kept = {tag.id for tag in workspace.open_document(document.id).annotations}
        assert workspace.check() == []
        # What was told is there; at most one more was on disk before it could be told.
        assert set(told[:-1]) <= kept
        assert len(kept - set(told)) <= 1
        assert len(told[-1]) < 36 or told[-1] in kept
        workspace.undo()


@pytest.mark.parametrize("text", ["", "not json", "[]", "{}", json.dumps({"program": "x"})])
def test_a_holder_who_left_no_name_is_another_process(path: Path, text: str) -> None:
    lock = ProjectLock(path, "A program")
    path.with_name(path.name + ".lock").write_text(text)
    with pytest.raises(StoreError, match="is open already in another process"):
        ProjectLock(path, "Another")
    lock.release()
    ProjectLock(path, "Another").release()


def test_a_lock_that_can_t_be_written_says_so(path: Path) -> None:
    blocking = path.with_name(path.name + ".lock")
    blocking.unlink()
    blocking.mkdir()
    with pytest.raises(StoreError, match=r"can't be written \(Is a directory\)"):
        ProjectLock(path, "A program")


def test_on_a_full_disk_the_lock_holds_without_a_name(full_disk: Path) -> None:
    path = full_disk / "harbour.pressdb"
    path.touch()
    fill_up(full_disk)
    lock = ProjectLock(path, "A program")
    with pytest.raises(StoreError, match="another process"):
        ProjectLock(path, "Another")
    lock.release()


def test_a_user_without_a_name_is_called_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    lock = ProjectLock(path, "A program")
    with pytest.raises(StoreError, match="A program of an unnamed user on"):
        ProjectLock(path, "Another")
    lock.release()
