"""The project file `NAME.pressdb`: created, recognised, opened, backed up."""

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from annotator.model.errors import StoreError
from annotator.store.faults import backup_folder, damaged, explaining, is_damage, read_only

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


def connect(path: Path, *, read_only: bool = False, any_thread: bool = False) -> sqlite3.Connection:
    """A connection as the design demands: WAL, every commit on disk, foreign keys enforced.

    `any_thread` is for one that several threads use, one after the other.
    """
    # mode=rw also for readers: in WAL mode they write the shared index; query_only keeps them out.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=5,
        check_same_thread=not any_thread,
    )
    for pragma in _READING if read_only else _WRITING:
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
    return connection


def require_project(path: Path) -> None:
    """Raise StoreError where no project of ours lies at `path`."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
    except FileNotFoundError as error:
        raise StoreError(
            f"{path} does not exist. Check the name, or create a new project."
        ) from error
    except IsADirectoryError as error:
        raise StoreError(f"{path} is a folder. Choose a file that ends in {SUFFIX}.") from error
    except OSError as error:
        raise StoreError(f"{path} can't be read ({error.strerror}). Ask its owner.") from error
    if not os.access(path, os.W_OK):
        raise read_only(path)
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
                if step not in migrations:
                    raise StoreError(f"{path} has an unknown format ({step}). Open a backup.")
                connection.execute("BEGIN IMMEDIATE")
                migrations[step](connection)
                connection.execute(f"PRAGMA user_version = {step + 1}")
                connection.commit()
        finally:
            connection.close()


def back_up(path: Path, now: datetime) -> Path:
    """Copy the project with SQLite's backup API and keep the newest ten copies."""
    folder = backup_folder(path)
    target = folder / f"{path.stem}-{now:%Y%m%d-%H%M%S}{SUFFIX}"
    aside = target.with_suffix(".part")
    try:
        folder.mkdir(exist_ok=True)
        with explaining(path), closing(connect(path, read_only=True)) as source:
            _copy(source, aside, path)
        aside.replace(target)
        for old in backups(path)[BACKUPS_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"No backup could be made in {folder} ({error.strerror or error}). Free space there "
            "or allow writing; the project itself is untouched."
        ) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
    return target


def _copy(source: sqlite3.Connection, target: Path, path: Path) -> None:
    """Copy the project, whole: a damaged copy must not push a good one out."""
    try:
        with closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
            sound = copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.Error as error:
        if is_damage(error):
            raise
        raise OSError(str(error)) from error
    if not sound:
        raise damaged(path)


def backups(path: Path) -> list[Path]:
    """The project's backups, newest first."""
    copies = backup_folder(path).glob(f"*{SUFFIX}")
    return sorted((one for one in copies if one.name.startswith(path.stem + "-")), reverse=True)


def backup_is_due(path: Path, now: datetime) -> bool:
    """Whether no backup of today exists yet."""
    today = f"{path.stem}-{now:%Y%m%d}-"
    return not any(copy.name.startswith(today) for copy in backups(path))
