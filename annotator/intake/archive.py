"""ZIP archives, opened with limits: what is in them, and how much they may unfold to."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from annotator.intake.encodings import cyrillic
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
_UTF8_NAMES = 0x800
_DROPPINGS = ("thumbs.db", "desktop.ini")


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
    """The archive's files in its own order, folders and the droppings of systems left out.

    Names that are not said to be UTF-8 are decoded anew: old programs write them in the code page
    of their computer.
    """
    with opened(data) as archive:
        infos = archive.infolist()
        encoding = _names_encoding(infos)
        for info in infos:
            name = _name(info, encoding)
            last = name.rsplit("/", 1)[-1]
            dropping = last.startswith((".", "~$")) or last.lower() in _DROPPINGS
            if last and not dropping and "__MACOSX/" not in name:
                yield name, archive, info


def _names_encoding(infos: list[zipfile.ZipInfo]) -> str:
    """The encoding of names without a mark, judged by all of them together."""
    raw = b"\n".join(_raw_name(info) for info in infos)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return cyrillic(raw) or "cp437"
    return "utf-8"


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    """The name's bytes, none where it is Unicode already; `zipfile` takes all others for cp437."""
    return b"" if info.flag_bits & _UTF8_NAMES else info.filename.encode("cp437", "replace")


def _name(info: zipfile.ZipInfo, encoding: str) -> str:
    raw = _raw_name(info)
    return raw.decode(encoding, "replace") if raw else info.filename
