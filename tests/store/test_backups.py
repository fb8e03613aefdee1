"""Backups: once a day, the last ten kept, each a whole project."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.model.errors import StoreError
from annotator.store.faults import backup_folder
from annotator.store.projectfile import BACKUPS_KEPT, back_up, backup_is_due, backups
from tests.builders import draft, project, reopened
from tests.store.tools import fill_up, tamper, value

NOON = datetime(2021, 5, 4, 12, tzinfo=UTC)


def test_a_backup_is_the_whole_project_also_while_it_is_open(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        workspace.import_draft(draft())
        copy = back_up(workspace.path, NOON)
        workspace.import_draft(draft("Later.", "later.txt"))
    assert copy.name == "harbour-20210504-120000.pressdb"
    with reopened(copy) as earlier:
        assert [one.document.source_name for one in earlier.listed(0, 9)] == ["harbour.txt"]
        assert earlier.check() == []


def test_the_last_ten_backups_are_kept(path: Path) -> None:
    made = [back_up(path, NOON + timedelta(days=day)) for day in range(BACKUPS_KEPT + 3)]
    assert backups(path) == made[: -BACKUPS_KEPT - 1 : -1]
    assert len(list(backup_folder(path).iterdir())) == BACKUPS_KEPT == 10


def test_a_backup_is_due_once_a_day(path: Path) -> None:
    assert backup_is_due(path, NOON)
    back_up(path, NOON)
    assert not backup_is_due(path, NOON + timedelta(hours=11))
    assert backup_is_due(path, NOON + timedelta(hours=13))


def test_opening_a_project_twice_a_day_makes_one_backup(path: Path) -> None:
    for expected in (True, False):
        with reopened(path) as workspace:
            assert (workspace.back_up_daily() is not None) is expected
    assert len(backups(path)) == 1


def test_other_files_beside_the_backups_are_left_alone(path: Path) -> None:
    folder = backup_folder(path)
    folder.mkdir()
    (folder / "notes.pressdb").touch()
    for day in range(BACKUPS_KEPT + 1):
        back_up(path, NOON + timedelta(days=day))
    assert (folder / "notes.pressdb").exists()
    assert len(backups(path)) == BACKUPS_KEPT


@pytest.mark.parametrize(("at", "garbage"), [(0, b"\xff" * 4096), (3, b"\x00\x00")])
def test_a_damaged_project_does_not_push_a_good_backup_out(
    path: Path, at: int, garbage: bytes
) -> None:
    good = back_up(path, NOON)
    page = value(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'annotation_place'")
    assert isinstance(page, int)
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096 + at)
        file.write(garbage)
    with pytest.raises(StoreError, match="is damaged"):
        back_up(path, NOON + timedelta(days=1))
    assert backups(path) == [good]
    assert list(backup_folder(path).iterdir()) == [good]


def test_a_file_that_is_no_database_is_not_backed_up(path: Path) -> None:
    path.write_bytes(b"not a database " * 1000)
    with pytest.raises(StoreError, match="is not a Press Annotator project"):
        back_up(path, NOON)
    assert list(backup_folder(path).iterdir()) == []


def test_a_backup_that_can_t_be_made_leaves_the_project_untouched(full_disk: Path) -> None:
    with project(full_disk) as workspace:
        workspace.import_draft(draft())
        fill_up(full_disk)
        with pytest.raises(StoreError, match=r"No backup could be made in .*full.*untouched"):
            back_up(workspace.path, NOON)
        assert list(backup_folder(workspace.path).iterdir()) == []
        assert workspace.check() == []


def test_a_tampered_project_is_backed_up_all_the_same_since_its_file_is_whole(path: Path) -> None:
    tamper(path, "UPDATE annotation SET quote = 'x'")
    assert back_up(path, NOON).exists()
