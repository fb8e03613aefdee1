"""The project file `NAME.pressdb`: created, recognised, opened, backed up."""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from annotator.model.errors import StoreError
from annotator.store.faults import backup_folder, explaining

SUFFIX = ".pressdb"
APPLICATION_ID = 0x50524E31
"""`PRAGMA application_id` of a project: the letters PRN1."""

BACKUPS_KEPT = 10
_READING = ("foreign_keys = ON", "query_only = ON")
_WRITING = ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL")
_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"
_ID_AT = 68

Migrations = Mapping[int, Callable[[sqlite3.Connection], None]]


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection as the design demands: WAL, every commit on disk, foreign keys enforced."""
    # mode=rw also for readers: in WAL mode they write the shared index; query_only keeps them out.
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=5)
    for pragma in _READING if read_only else _WRITING:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def require_project(path: Path) -> None:
    """Raise StoreError where no project of ours lies at `path`."""
    if not path.exists():
        raise StoreError(f"{path} does not exist. Check the name, or create a new project.")
    if path.is_dir():
        raise StoreError(f"{path} is a folder. Choose a file that ends in {SUFFIX}.")
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
    except OSError as error:
        raise StoreError(f"{path} can't be read ({error.strerror}). Ask its owner.") from error
    ours = int.from_bytes(head[_ID_AT : _ID_AT + 4], "big") == APPLICATION_ID
    if len(head) < _HEADER_BYTES or not head.startswith(_MAGIC) or not ours:
        raise StoreError(
            f"{path} is not a Press Annotator project. Choose a file that ends in {SUFFIX}."
        )


def schema_version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The file's schema version. Raises StoreError where it is newer than this program."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > newest:
        raise StoreError(
            f"{path} was written by a newer Press Annotator (its format is {version}, this program "
            f"knows {newest}). Install the newer program; nothing was changed."
        )
    return version


def migrate(path: Path, version: int, newest: int, migrations: Migrations) -> None:
    """Bring the file to the newest schema, each step in one transaction."""
    with explaining(path):
        connection = connect(path)
        try:
            for step in range(version, newest):
                connection.execute("BEGIN IMMEDIATE")
                migrations[step](connection)
                connection.execute(f"PRAGMA user_version = {step + 1}")
                connection.commit()
        except BaseException:
            connection.rollback()
            raise
        finally:
            connection.close()


def back_up(path: Path, now: datetime) -> Path:
    """Copy the project with SQLite's backup API and keep the newest ten copies."""
    folder = backup_folder(path)
    target = folder / f"{path.stem}-{now:%Y%m%d-%H%M%S}{SUFFIX}"
    aside = target.with_suffix(".part")
    with explaining(path):
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"No backup could be made in {folder} ({error.strerror}). Free space there or "
                "allow writing; the project itself is untouched."
            ) from error
        source = connect(path, read_only=True)
        copy = sqlite3.connect(aside)
        try:
            source.backup(copy)
        finally:
            copy.close()
            source.close()
    aside.replace(target)
    for old in backups(path)[BACKUPS_KEPT:]:
        old.unlink(missing_ok=True)
    return target


def backups(path: Path) -> list[Path]:
    """The project's backups, newest first."""
    return sorted(backup_folder(path).glob(f"{path.stem}-*{SUFFIX}"), reverse=True)


def backup_is_due(path: Path, now: datetime) -> bool:
    """Whether no backup of today exists yet."""
    today = f"{path.stem}-{now:%Y%m%d}-"
    return not any(copy.name.startswith(today) for copy in backups(path))
