"""One process at a time: a lock beside the project that names who holds it.

The operating system drops the lock when its process ends, however it ends, so that none is ever
left behind. (A library would do; this one starts in half the time, before the first paint.)
"""

import json
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from annotator.model.errors import StoreError

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(1 << 30)  # a byte far behind the text, so that others can read the holder
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProjectLock:
    """Held from construction to `release`. Raises StoreError that names the holder."""

    def __init__(self, project: Path, program: str) -> None:
        self._path = project.with_name(project.name + ".lock")
        try:
            self._file = self._path.open("ab+", buffering=0)
        except OSError as error:
            raise StoreError(
                f"{project.parent} can't be written ({error.strerror}). "
                "Copy the project to a folder of your own and open it there."
            ) from error
        try:
            _lock(self._file)
        except OSError as error:
            holder = self._holder()
            self._file.close()
            raise StoreError(
                f"{project.name} is open already in {holder}. Close it there, then try again."
            ) from error
        with suppress(OSError):  # on a full disk the lock holds all the same, without a name
            self._file.truncate(0)
            self._file.write(json.dumps(_myself(program)).encode())

    def _holder(self) -> str:
        self._file.seek(0)
        try:
            held = json.loads(self._file.read())
            return "{program} of {user} on {host} (process {process})".format(**held)
        except (ValueError, KeyError, TypeError):
            return "another process"

    def release(self) -> None:
        """Let others in."""
        self._file.close()


def _myself(program: str) -> dict[str, str | int]:
    return {
        "program": program,
        "user": os.environ.get("USER") or os.environ.get("USERNAME") or "an unnamed user",
        "host": socket.gethostname(),
        "process": os.getpid(),
    }
