"""A project that is open: its lock, its reader, and a writer made when it is first needed."""

import importlib
import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.model.errors import StoreError
from annotator.store.faults import explaining
from annotator.store.hold import Hold
from annotator.store.lock import ProjectLock
from annotator.store.migrations import MIGRATIONS
from annotator.store.places import require_safe
from annotator.store.projectfile import (
    APPLICATION_ID,
    Migrations,
    back_up,
    backup_is_due,
    connect,
    migrate,
    require_project,
    schema_version,
)
from annotator.store.reader import Reader
from annotator.store.state import ReaderState

if TYPE_CHECKING:
    from annotator.store.writer import Writer

SCHEMA_VERSION = 2
"""`PRAGMA user_version` of the files that this program writes."""


class Project:
    """The open project file. Opening raises StoreError with what is wrong and what to do."""

    def __init__(
        self,
        path: Path,
        *,
        program: str = "Press Annotator",
        newest: int = SCHEMA_VERSION,
        migrations: Migrations = MIGRATIONS,
    ) -> None:
        self.path = path
        require_safe(path)
        require_project(path)
        self._lock = ProjectLock(path, program)
        self._writer: Writer | None = None
        try:
            self._bring_up(newest, migrations)
            self.reader = Reader(path)
            self._hold = Hold(path)
            self._begin_hold()
        except BaseException:
            self._lock.release()
            raise
        self.state = ReaderState(self.reader)

    def _bring_up(self, newest: int, migrations: Migrations) -> None:
        with explaining(self.path), closing(connect(self.path, read_only=True)) as connection:
            version = schema_version(connection, self.path, newest)
        if version < newest:
            back_up(self.path, _now())
            migrate(self.path, version, newest, migrations)

    def _begin_hold(self) -> None:
        with explaining(self.path):
            (mode,) = self.reader.connection.execute("PRAGMA journal_mode").fetchone()
        if mode == "wal":  # in another one the first writer needs the file for itself
            self._hold.begin()

    @property
    def writer(self) -> "Writer":
        """The writer; the first call imports SQLModel, which `warm_up` does beforehand."""
        if self._writer is None:
            from annotator.store.writer import Writer

            self._writer = Writer(self.path)
        return self._writer

    def back_up_daily(self) -> Path | None:
        """Back the project up unless that was done today; safe on any thread."""
        now = _now()
        return back_up(self.path, now) if backup_is_due(self.path, now) else None

    def close(self) -> None:
        """Let the file go."""
        self._hold.end()
        if self._writer is not None:
            self._writer.close()
        self.reader.close()
        self._hold.close()
        self._lock.release()


def warm_up() -> None:
    """Import what writing needs, so that the first tag is not late; safe on any thread."""
    importlib.import_module("annotator.store.writer")


def create(path: Path) -> None:
    """Make an empty project at `path`, which must not exist. Raises StoreError.

    It is made aside and renamed, so that nothing half made is ever left at `path`.
    """
    require_safe(path)
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        _require_free(path)
        _make(aside, path)
        aside.rename(path)
    except OSError as error:
        raise StoreError(
            f"{path} can't be made ({error.strerror}). Choose a folder that you may write in."
        ) from error
    finally:
        for rest in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                aside.with_name(aside.name + rest).unlink(missing_ok=True)


def _require_free(path: Path) -> None:
    if path.exists():
        raise StoreError(f"{path} exists already. Open it, or choose another name.")
    if not path.parent.is_dir():
        raise StoreError(f"The folder {path.parent} does not exist. Create it, or choose another.")


def _make(aside: Path, path: Path) -> None:
    from annotator.store.writer import Writer, explaining_driver

    with explaining(path), closing(sqlite3.connect(aside)) as connection:
        # Before anything else: merging the index leaves pages free, which `close` gives back.
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    with explaining_driver(path), closing(Writer(aside)) as writer:
        writer.create()


def _now() -> datetime:
    return datetime.now(UTC)
