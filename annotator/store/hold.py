"""SQLite's own locks on an open project, held a second time so that nothing can take them away."""

import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

_SHARED = (0x40000002, 510)
"""Where a connection that reads locks the database (SQLite's os.h: SHARED_FIRST, SHARED_SIZE)."""
_FIRST_IN = (128, 1)
"""Where the shared index is locked while anybody uses it (os_unix.c: UNIX_SHM_DMS)."""

if sys.platform == "linux":
    import fcntl

    def _lock(file: IO[bytes], kind: int, start: int, length: int) -> None:
        asked = struct.pack("hhqqi4x", kind, 0, start, length, 0)
        with suppress(OSError):  # a file system that knows no such locks is as safe as before
            fcntl.fcntl(file, fcntl.F_OFD_SETLK, asked)

    _SHARE, _LEAVE = fcntl.F_RDLCK, fcntl.F_UNLCK
else:

    def _lock(file: IO[bytes], kind: int, start: int, length: int) -> None:
        """Windows locks by handle; elsewhere there is nothing to hold on to."""

    _SHARE, _LEAVE = 0, 0


class Hold:
    """Keeps another program from taking an open project for one that nobody uses.

    POSIX drops all locks of a process on a file as soon as the process closes any handle to it,
    and a file dialog that shows the project's folder opens every file to see of what kind it is.
    The next program that looks into the project then takes itself for the only one, and at its
    end deletes the log into which this process goes on writing: acts that were "saved" are lost.
    Locks of an open file description are not dropped so.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: list[tuple[IO[bytes], tuple[int, int]]] = []

    def begin(self) -> None:
        """Hold the locks of a project in WAL mode that a connection has read from already."""
        for suffix, place in (("", _SHARED), ("-shm", _FIRST_IN)):
            with suppress(OSError):  # what can't be held is as safe as SQLite alone makes it
                file = self._path.with_name(self._path.name + suffix).open("rb", buffering=0)
                self._held.append((file, place))
                _lock(file, _SHARE, *place)

    def end(self) -> None:
        """Let go, before the connections are closed: the last of them tidies up."""
        for file, place in self._held:
            _lock(file, _LEAVE, *place)

    def close(self) -> None:
        """Close the handles, after the connections: that drops what is left of their locks."""
        for file, _ in self._held:
            file.close()
        self._held.clear()
