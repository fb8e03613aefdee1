"""Where files come from: one file, a folder, a ZIP archive; each file as a name and its bytes."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.intake import archive
from annotator.intake.reader import LARGEST, is_archive
from annotator.model.errors import UserError

MOST_FILES = 100_000
_DEEPEST_FOLDER = 30
_LEFT_OUT = frozenset(("thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import, or the reason why it can't be; one in an archive is `a.zip/b.txt`."""

    name: str
    data: bytes = b""
    problem: str = ""


def found(path: Path) -> Iterator[Source]:
    """Every file under the path, one at a time: itself, a folder's, an archive's.

    What can't be opened comes with its problem and the others go on. Symbolic links to folders
    are not followed, hidden files are left out.
    """
    if path.is_dir():
        for count, file in enumerate(_files(path)):
            if count >= MOST_FILES:
                yield Source(path.name, problem=f"more than {MOST_FILES} files. Import in parts.")
                return
            yield from _of_file(file, file.relative_to(path).as_posix())
    else:
        yield from _of_file(path, path.name)


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        deep = len(Path(place).relative_to(folder).parts) >= _DEEPEST_FOLDER
        folders[:] = [] if deep else sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower() not in _LEFT_OUT:
                yield Path(place, name)


def _of_file(file: Path, name: str) -> Iterator[Source]:
    try:
        if not file.is_file():
            yield Source(name, problem="not a file. Choose a file or a folder.")
            return
        if file.stat().st_size > max(LARGEST, archive.LARGEST_TOTAL):
            yield Source(
                name, problem=f"larger than {archive.LARGEST_TOTAL // 2**30} GB. Split it."
            )
            return
        data = file.read_bytes()
    except OSError as error:
        yield Source(
            name, problem=f"can’t be opened: {error.strerror}. Check that you may read it."
        )
        return
    yield from unpacked(data, name)


def unpacked(data: bytes, name: str) -> Iterator[Source]:
    """The file itself, or the files in it where it is an archive, archives in archives included.

    Word and OpenDocument files are archives too and stay whole. All limits of `archive` hold over
    the archive with everything in it.
    """
    budget = _Budget()
    yield from _unpacked(data, name, 0, budget)


@dataclass(slots=True)
class _Budget:
    """What an archive, with those in it, may still unfold to."""

    files: int = archive.MOST_ENTRIES
    size: int = archive.LARGEST_TOTAL

    def spend(self, size: int) -> None:
        self.files -= 1
        self.size -= size
        if self.files < 0 or self.size < 0:
            raise UserError(archive.BOMB)


def _unpacked(data: bytes, name: str, depth: int, budget: _Budget) -> Iterator[Source]:
    if not is_archive(data):
        yield Source(name, data)
        return
    if depth >= archive.DEEPEST:
        yield Source(name, problem=archive.BOMB)
        return
    try:
        for inner, opened, info in archive.files(data):
            inner_name = f"{name}/{inner}"
            try:
                content = archive.unpacked(opened, info)
            except UserError as error:
                yield Source(inner_name, problem=str(error))
                continue
            budget.spend(len(content))
            yield from _unpacked(content, inner_name, depth + 1, budget)
    except UserError as error:
        yield Source(name, problem=str(error))
