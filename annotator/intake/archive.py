"""ZIP archives, opened with limits: what is in them, and how much they may unfold to."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from annotator.model.errors import UserError

MOST_ENTRIES = 20_000
LARGEST_TOTAL = 2 * 2**30
LARGEST_ENTRY = 100 * 2**20
STEEPEST = 200
"""How many times its packed size an entry may unfold to; text rarely passes 20."""
DEEPEST = 3
"""How many archives may lie within one another."""

_DAMAGED = "a damaged archive. Ask for the file again."
BOMB = "an archive that unfolds without end. It was left unopened."
_LOCKED = "password-protected. Unpack it with its password and import the files."
_SMALL = 2**20


def entries(data: bytes) -> tuple[str, ...]:
    """The names in the archive; none where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
        return ()


def small_entry(data: bytes, name: str) -> bytes:
    """The entry's bytes, none where there is no such entry or it can't be read."""
    try:
        with opened(data) as archive:
            return unpacked(archive, archive.getinfo(name))
    except (UserError, KeyError):
        return b""


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive, once its table of contents has been held against the limits.

    Raises UserError where it is damaged or would unfold beyond them.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        raise UserError(_DAMAGED) from error
    infos = archive.infolist()
    if len(infos) > MOST_ENTRIES or sum(info.file_size for info in infos) > LARGEST_TOTAL:
        raise UserError(BOMB)
    return archive


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """One entry's bytes. Raises UserError where it is locked, damaged or too large.

    The sizes that the archive claims are not trusted: reading stops at the limit.
    """
    if info.flag_bits & 1:
        raise UserError(_LOCKED)
    limit = min(LARGEST_ENTRY, max(_SMALL, info.compress_size * STEEPEST))
    try:
        with archive.open(info) as stream:
            data = stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError,
            NotImplementedError, RuntimeError) as error:  # fmt: skip
        raise UserError(_DAMAGED) from error
    if len(data) > limit:
        raise UserError(BOMB)
    return data


def files(data: bytes) -> Iterator[tuple[str, zipfile.ZipFile, zipfile.ZipInfo]]:
    """The archive's files in its own order, folders and the droppings of systems left out."""
    with opened(data) as archive:
        for info in archive.infolist():
            last = info.filename.rsplit("/", 1)[-1]
            if last and not last.startswith(".") and "__MACOSX/" not in info.filename:
                yield info.filename, archive, info
