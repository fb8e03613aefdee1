"""What SQLite reports, said so that the user knows what to do next."""

import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from annotator.model.errors import AnnotatorError, ConflictError, StoreError

_MESSAGES: Mapping[int, str] = {
    sqlite3.SQLITE_FULL: (
        "The disk with {path} is full. Your last act was not saved, everything before it was. "
        "Free some space and do it again."
    ),
    sqlite3.SQLITE_READONLY: (
        "{path} can't be written: the file or its folder is read-only. "
        "Copy the project to a folder of your own and open it there."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "{path} is damaged. Nothing was changed. Open the newest backup in {backups} instead, "
        "and keep the damaged file: its annotations may be recoverable."
    ),
    sqlite3.SQLITE_NOTADB: (
        "{path} is not a Press Annotator project. Choose a file that ends in .pressdb."
    ),
    sqlite3.SQLITE_BUSY: (
        "{path} is being used by another program. Close it there, then try again."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk with {path} did not answer. Your last act was not saved, everything before it "
        "was. Check the disk or its connection, then try again."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "{path} can't be opened. Check that its folder exists and that you may write there."
    ),
    sqlite3.SQLITE_PERM: "{path} can't be opened: you have no permission. Ask its owner.",
}
_PRIMARY_CODE = 0xFF
_MEANT = {sqlite3.SQLITE_IOERR_SHMSIZE: sqlite3.SQLITE_FULL}
"""On a full disk the index of the write-ahead log finds no room, for SQLite an I/O error."""
_REFERRED = (
    "This can't be done: something made since builds on it, or something that it needs is gone. "
    "Nothing was changed; take the later act back first."
)


def backup_folder(path: Path) -> Path:
    """Where the backups of a project lie."""
    return path.with_name(path.name + ".backups")


ILLEGIBLE = (AttributeError, LookupError, TypeError, ValueError, zlib.error)
"""What reading a row raises that something else than this program has written."""


def explained(error: sqlite3.Error, path: Path) -> AnnotatorError:
    """The error as one that says what happened and what to do next."""
    extended = getattr(error, "sqlite_errorcode", 0)
    code = _MEANT.get(extended, extended & _PRIMARY_CODE)
    if code == sqlite3.SQLITE_CONSTRAINT and "FOREIGN KEY" in str(error):
        return ConflictError(_REFERRED)
    if code in _MESSAGES:
        return _said(code, path)
    return StoreError(f"{path} could not be read or written: {error}.")


def _said(code: int, path: Path) -> StoreError:
    return StoreError(_MESSAGES[code].format(path=path, backups=backup_folder(path)))


def damaged(path: Path) -> StoreError:
    """The file is not what SQLite wrote."""
    return _said(sqlite3.SQLITE_CORRUPT, path)


def read_only(path: Path) -> StoreError:
    """The file or its folder can't be written."""
    return _said(sqlite3.SQLITE_READONLY, path)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file is damaged, not that it can't be reached."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Turn what SQLite raises within into a StoreError or ConflictError."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(error, path) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """As `explaining`, and a row that can't be understood is damage."""
    with explaining(path):
        try:
            yield
        except ILLEGIBLE as error:
            raise damaged(path) from error
