"""What the store's tests do to a project from outside: other processes, other hands."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_TRIGGERS = ("revision_UPDATE", "revision_DELETE", "content_UPDATE", "content_DELETE")


def tamper(path: Path, *statements: str) -> None:
    """Change the file with SQLite alone, its triggers and foreign keys out of the way."""
    with closing(sqlite3.connect(path)) as connection:
        for trigger in _TRIGGERS:
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            assert connection.execute(statement).rowcount != 0, f"{statement} changed nothing"
        connection.commit()


def value(path: Path, sql: str) -> object:
    """The first value of a query, read with SQLite alone."""
    with closing(sqlite3.connect(path)) as connection:
        found: object = connection.execute(sql).fetchone()[0]
        return found


def process(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Another Python process that can import the program and these tests."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def small_disk(folder: Path, *, kilobytes: int = 2048) -> Iterator[Path]:
    """A file system of its own, which only root may make; RuntimeError for anybody else."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if (
        sys.platform != "linux"
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        raise RuntimeError("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill_up(folder: Path, *, left: int = 0) -> Path:
    """Fill the disk but for so many kilobytes, with a file that is returned."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        with suppress(OSError):
            while file.write(bytes(1024)) == 1024:
                pass
        file.truncate(file.tell() - left * 1024)
    return filler


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's right to pass over every other."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def make_read_only(folder: Path) -> None:
    """Take away the right to write: from the mounted file system, or from the folder's owner."""
    if os.path.ismount(folder):
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    else:
        folder.chmod(0o555)
