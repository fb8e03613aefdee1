"""Which files an import takes: those named, and in folders those of a format that is read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.intake.reader import READERS

_SUFFIXES = frozenset((".zip", *(suffix for one in READERS for suffix in one.suffixes)))


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files in the order of the paths, those of a folder by name; each file once."""
    return tuple(dict.fromkeys(file for path in paths for file in _under(path)))


def is_read(path: Path) -> bool:
    """Whether the name is one of a format that is read: what a folder's import takes."""
    return path.suffix.lower() in _SUFFIXES


def _under(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for inner in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in inner.relative_to(path).parts)
        if inner.is_file() and is_read(inner) and not hidden:
            yield inner
