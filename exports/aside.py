"""Writing aside: a target is whole or as it was before, never half-way."""

import errno
import os
import shutil
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator.model.errors import StoreError

_ADVICE: Mapping[int, str] = {
    errno.ENOENT: "The folder {folder} is not there. Create it, or choose another one.",
    errno.ENOTDIR: "{folder} is not a folder. Choose a folder.",
    errno.EISDIR: "{name} is a folder already. Choose another name for the file.",
    errno.ENOSPC: "The disk is full. Free some space, or choose another disk.",
    errno.EDQUOT: "Your share of the disk is used up. Free some space, or choose another disk.",
    errno.EROFS: "The disk is read-only. Choose another folder.",
    errno.EACCES: "You may not write there, or another program holds the file open. "
    "Close it there, or choose another folder.",
    errno.EPERM: "You may not write there. Choose another folder.",
    errno.ENAMETOOLONG: "The file's name is too long. Choose a shorter one.",
}
_LONGEST_STEM = 40
_BUFFER = 1 << 18


def _store_error(error: OSError, target: Path) -> StoreError:
    reason = (error.strerror or str(error)).rstrip(".")
    advice = _ADVICE.get(error.errno or 0, "{reason}. Choose another folder, and try again.")
    said = advice.format(folder=target.parent, name=target.name, reason=reason)
    return StoreError(f"“{target.name}” could not be written; nothing was changed. {said}")


def _beside(target: Path) -> Path:
    """A name in the same folder that no other export of this moment uses."""
    mark = f"{zlib.crc32(os.fsencode(target)):08x}-{os.getpid()}"
    return target.with_name(f".{target.name[:_LONGEST_STEM]}.{mark}.part")


def _settle(folder: Path) -> None:
    """Make the renaming itself durable, where the system lets folders be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def written_aside(target: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `target` once the block has ended well.

    After any error, Cancelled too, the target is as it was and nothing lies beside it. The disk's
    own errors become a StoreError that says what to do.
    """
    goal = target.resolve()
    aside = _beside(goal)
    try:
        if goal.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        with aside.open("w+b", buffering=_BUFFER) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if goal.exists():
            shutil.copymode(goal, aside)
        aside.replace(goal)
        _settle(goal.parent)
    except OSError as error:
        raise _store_error(error, target) from error
    finally:
        if aside.exists():
            aside.unlink()
