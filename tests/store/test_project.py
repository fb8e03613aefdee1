"""Opening a project: what is one, what is not, and what the user is told."""

import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.model.errors import StoreError
from annotator.store.project import SCHEMA_VERSION, Project, create
from annotator.store.projectfile import APPLICATION_ID, backups
from annotator.workspace import Workspace
from tests.builders import draft, project, reopened
from tests.store.tools import as_nobody, fill_up, tamper, value


def refusal(path: Path) -> str:
    """What is said when the project is opened; twice, since the first must leave no lock."""
    with pytest.raises(StoreError) as first:
        Workspace(path)
    with pytest.raises(StoreError) as second:
        Workspace(path)
    assert str(first.value) == str(second.value)
    return str(first.value)


# --- creating ----------------------------------------------------------------------------------


def test_a_new_project_says_in_its_header_what_it_is(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        path = workspace.path
    assert value(path, "PRAGMA application_id") == APPLICATION_ID
    assert value(path, "PRAGMA user_version") == SCHEMA_VERSION
    assert value(path, "PRAGMA journal_mode") == "wal"
    assert path.read_bytes()[68:72] == b"PRN1"


def test_a_new_project_has_its_author_and_nothing_to_undo(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        assert workspace.author().name == "Inga Berg"
        assert workspace.undoable is None
        assert workspace.document_count() == 0
        assert workspace.check() == []


def test_a_closed_project_is_one_file_beside_its_lock(path: Path) -> None:
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name, path.name + ".lock"]


@pytest.mark.parametrize("name", ["a b", "50%", "what?#2", "Отчёт [2019]", "naïve'\"", "🚢"])
def test_a_project_may_have_any_name(tmp_path: Path, name: str) -> None:
    with project(tmp_path, name) as workspace:
        workspace.import_draft(draft())
        first = workspace.back_up_daily()
        assert first is not None
        assert workspace.back_up_daily() is None
        path = workspace.path
    with reopened(path) as again:
        assert again.document_count() == 1
    assert backups(path) == [first]


def test_a_project_is_not_made_over_a_file_that_is_there(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreError, match="exists already"):
        create(path)
    assert path.read_bytes() == before


def test_a_project_is_not_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"folder .* does not exist"):
        create(tmp_path / "missing" / "harbour.pressdb")


def test_a_project_that_can_t_be_made_leaves_nothing_behind(full_disk: Path) -> None:
    filler = fill_up(full_disk, left=16)
    with pytest.raises(StoreError, match=r"harbour\.pressdb is full"):
        create(full_disk / "harbour.pressdb")
    assert list(full_disk.iterdir()) == [filler]


def test_a_project_can_t_be_made_in_a_read_only_folder(locked_folder: Path) -> None:
    with pytest.raises(StoreError, match=r"can't be (opened|written|made)"):
        create(locked_folder / "other.pressdb")


def test_a_project_that_lost_its_program_before_its_first_member_gets_one(tmp_path: Path) -> None:
    path = tmp_path / "harbour.pressdb"
    create(path)
    with closing(Workspace(path, author="Inga Berg")) as workspace:
        assert workspace.author().name == "Inga Berg"
        workspace.import_draft(draft())
        assert workspace.check() == []
    with reopened(path) as again:
        assert [one.verb for one in again.history(9)] == ["import", "join"]


def test_an_author_without_a_name_is_called_by_the_system_s_name_or_annotator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "inga")
    with closing(Workspace.create(tmp_path / "one.pressdb")) as workspace:
        assert workspace.author().name == "inga"

    def nobody() -> str:
        raise OSError("no user")

    monkeypatch.setattr("getpass.getuser", nobody)
    with closing(Workspace.create(tmp_path / "two.pressdb")) as workspace:
        assert workspace.author().name == "Annotator"


# --- what is no project ------------------------------------------------------------------------


def test_a_missing_file_and_a_folder_are_told_as_such(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "none.pressdb")
    assert "is a folder" in refusal(tmp_path)


def test_what_is_not_a_project_is_left_alone(tmp_path: Path) -> None:
    notes, other, empty = (tmp_path / name for name in ("notes.txt", "other.db", "empty.pressdb"))
    notes.write_text("not a database " * 20)
    empty.touch()
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE mine (x)")
    for path in (notes, other, empty):
        before = path.read_bytes()
        assert "is not a Press Annotator project" in refusal(path)
        assert path.read_bytes() == before
        assert not path.with_name(path.name + ".lock").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
@pytest.mark.parametrize("closed", ["file", "folder"])
def test_a_project_that_one_may_not_read_is_told_as_such(closed: str) -> None:
    with tempfile.TemporaryDirectory() as made:
        outer = Path(made)
        outer.chmod(0o755)
        inner = outer / "inner"
        inner.mkdir()
        path = inner / "harbour.pressdb"
        create(path)
        (path if closed == "file" else inner).chmod(0)
        with as_nobody():
            message = refusal(path)
        inner.chmod(0o755)
    assert message == f"{path} can't be read (Permission denied). Ask its owner."


def test_a_newer_project_is_refused_unchanged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = path.read_bytes()
    message = refusal(path)
    assert "written by a newer Press Annotator " in message
    assert f"(its format is {SCHEMA_VERSION + 1}, this program knows {SCHEMA_VERSION})" in message
    assert "Install the newer program" in message
    assert path.read_bytes() == before
    assert backups(path) == []


def test_a_read_only_place_is_refused_with_what_to_do(locked_folder: Path) -> None:
    message = refusal(locked_folder / "harbour.pressdb")
    assert "Copy the project to a folder of your own" in message


# --- damage ------------------------------------------------------------------------------------


def test_a_project_with_broken_pages_is_refused_and_its_backups_named(path: Path) -> None:
    with path.open("r+b") as file:
        for at in range(4096, path.stat().st_size, 4096):
            file.seek(at)
            file.write(b"\xff" * 64)
    before = path.read_bytes()
    message = refusal(path)
    assert f"{path} is damaged. Nothing was changed." in message
    assert f"newest backup in {path}.backups" in message
    assert path.read_bytes() == before


def test_a_project_whose_end_is_missing_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:8192])
    assert "is damaged" in refusal(path)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET mode = 'gone' WHERE number = 2",
        "UPDATE revision SET hash = 'text' WHERE number = (SELECT max(number) FROM revision)",
        "UPDATE member SET id = 7",
        "UPDATE codebook SET kind = '{}'",
    ],
)
def test_rows_that_make_no_sense_are_damage_too(path: Path, statement: str) -> None:
    tamper(path, statement)
    assert "is damaged" in refusal(path)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_flipped_byte_is_told_or_found_or_harmless_but_never_a_crash(
    path: Path, data: st.DataObject
) -> None:
    whole = path.read_bytes()
    at = data.draw(st.integers(100, len(whole) - 1))
    copy = path.with_name("flipped.pressdb")
    copy.write_bytes(
        whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    )
    message = "flipped.pressdb opens"
    try:
        with reopened(copy) as workspace:
            workspace.check()
    except StoreError as error:
        message = str(error)
    assert "flipped.pressdb" in message


# --- migrations --------------------------------------------------------------------------------

NEXT = SCHEMA_VERSION + 1


def add_rank(connection: sqlite3.Connection) -> None:
    """A step to the next schema, as one might be."""
    connection.execute("ALTER TABLE official ADD COLUMN rank TEXT NOT NULL DEFAULT ''")
    connection.execute("UPDATE official SET rank = 'chair'")


def test_an_older_project_is_backed_up_and_then_migrated(path: Path) -> None:
    with closing(Project(path, newest=NEXT, migrations={SCHEMA_VERSION: add_rank})) as opened:
        assert [one.name for one in opened.reader.officials()] == ["Mira Olsen"]
    assert value(path, "PRAGMA user_version") == NEXT
    assert value(path, "SELECT rank FROM official") == "chair"
    (backup,) = backups(path)
    assert value(backup, "PRAGMA user_version") == SCHEMA_VERSION
    with reopened(backup) as before:
        assert before.check() == []


def test_each_step_of_a_migration_is_taken_in_turn(path: Path) -> None:
    def promote(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE official SET rank = rank || '!'")

    Project(path, newest=NEXT + 1, migrations={SCHEMA_VERSION: add_rank, NEXT: promote}).close()
    assert value(path, "SELECT rank FROM official") == "chair!"
    assert len(backups(path)) == 1
    Project(path, newest=NEXT + 1, migrations={SCHEMA_VERSION: add_rank, NEXT: promote}).close()
    assert len(backups(path)) == 1


def test_a_migration_that_fails_leaves_the_project_as_it_was(path: Path) -> None:
    def half(connection: sqlite3.Connection) -> None:
        add_rank(connection)
        connection.execute("SELECT x FROM nowhere")

    with pytest.raises(StoreError, match=r"could not be read or written: no such table: nowhere"):
        Project(path, newest=NEXT, migrations={SCHEMA_VERSION: half})
    assert value(path, "PRAGMA user_version") == SCHEMA_VERSION
    with reopened(path) as workspace:
        assert workspace.check() == []
    assert len(backups(path)) == 1


def test_a_mistake_in_a_migration_leaves_the_project_as_it_was(path: Path) -> None:
    def wrong(connection: sqlite3.Connection) -> None:
        add_rank(connection)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Project(path, newest=NEXT, migrations={SCHEMA_VERSION: wrong})
    with reopened(path) as workspace:
        assert workspace.check() == []


def test_a_format_that_no_step_starts_from_is_refused(path: Path) -> None:
    with pytest.raises(StoreError, match=rf"unknown format \({SCHEMA_VERSION}\)"):
        Project(path, newest=NEXT, migrations={})


def test_no_project_is_migrated_without_a_backup(path: Path) -> None:
    path.with_name(path.name + ".backups").write_text("a file in the way of the folder")
    with pytest.raises(StoreError, match="No backup could be made"):
        Project(path, newest=NEXT, migrations={SCHEMA_VERSION: add_rank})
    assert value(path, "PRAGMA user_version") == SCHEMA_VERSION


def test_the_time_of_a_backup_is_in_its_name(path: Path) -> None:
    with reopened(path) as workspace:
        copy = workspace.back_up_daily()
    assert copy is not None
    stamp = datetime.strptime(f"{copy.stem} +0000", "harbour-%Y%m%d-%H%M%S %z")
    assert abs((datetime.now(UTC) - stamp).total_seconds()) < 600
