"""Which files an import takes: those named, and in folders those of a format that is read.

A read-me or a licence tells of the files beside it: in a folder it is passed over, by itself read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from annotator.intake.reader import READERS

_SUFFIXES = frozenset((".zip", ".mbox", *(suffix for one in READERS for suffix in one.suffixes)))

_ABOUT = re.compile(
    r"(?:read[-_ ]?me|licen[cs]e|copying|changelog)(?:[-_.][a-z]{2})?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The files to import, and how many of a folder's are of other kinds and passed over."""

    files: tuple[Path, ...]
    passed_over: int


def chosen(paths: Iterable[Path]) -> Choice:
    """The files in the order of the paths, those of a folder by name; each file once."""
    taken: dict[Path, None] = {}
    passed_over = 0
    for path in paths:
        for file in _under(path):
            if file == path or is_read(file):
                taken[file] = None
            else:
                passed_over += 1
    return Choice(tuple(taken), passed_over)


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """As `chosen`, the files alone."""
    return chosen(paths).files


def is_read(path: PurePath) -> bool:
    """Whether the name is one of a format that is read: what a folder's import takes."""
    return path.suffix.lower() in _SUFFIXES and not is_about(path)


def is_about(path: PurePath) -> bool:
    """Whether the name is one of a file that tells of those beside it."""
    return _ABOUT.fullmatch(path.stem) is not None


def _under(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for inner in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in inner.relative_to(path).parts)
        if inner.is_file() and not hidden:
            yield inner
