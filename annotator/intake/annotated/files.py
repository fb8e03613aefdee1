"""Which of the files of an import are tagged already, and by whom they are read."""

import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path, PurePath
from types import ModuleType
from typing import TypeAlias

from annotator.intake.annotated.dataset import is_dataset, read_dataset
from annotator.intake.files import files_of
from annotator.model.annotated import Annotated
from annotator.model.errors import UserError
from annotator.model.kinds import Kind

_HEAD = 1 << 16
_LARGEST = 512 * 2**20
"""Bytes of an archive's files taken together, and of one file: all lies in memory at once."""

_MALFORMED = (
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError),
    *(zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError),
)
"""What reading raises where a file is not as its format should be; archives have many ways."""

File: TypeAlias = tuple[str, bytes]
"""A file's name and bytes."""

Kinds: TypeAlias = Mapping[str, Kind]


@dataclass(frozen=True, slots=True)
class AnnotatedFormat:
    """A format that brings tags: its module here, and how a file's name and beginning tell it.

    The module has `recognises(head)` and `read(files, kinds, name)`.
    """

    module: str
    label: str
    suffixes: tuple[str, ...]

    def recognises(self, name: str, head: bytes) -> bool:
        """Whether a file of that name that begins so is of this format."""
        if PurePath(name).suffix.lower() not in self.suffixes:
            return False
        test: Callable[[bytes], bool] = self._module().recognises
        return test(head)

    def read(self, files: Sequence[File], kinds: Kinds, name: str) -> Annotated:
        """The texts of the files with their tags. Raises UserError where they can't be read."""
        read: Callable[[Sequence[File], Kinds, str], Annotated] = self._module().read
        try:
            return read(files, kinds, name)
        except _MALFORMED as error:
            raise UserError(
                f"{name} is not as {self.label} should be ({type(error).__name__}: {error}). "
                "Nothing was imported."
            ) from error

    def _module(self) -> ModuleType:
        return import_module(f"annotator.intake.annotated.{self.module}")


_TOKENS = (
    ".conll",
    ".conllu",
    ".bio",
    ".bioes",
    ".bilou",
    ".iob",
    ".iob1",
    ".iob2",
    ".ner",
    ".tsv",
)

FORMATS: tuple[AnnotatedFormat, ...] = (
    AnnotatedFormat("webannotation", "Web Annotation", (".jsonld", ".json")),
    AnnotatedFormat("brat", "brat standoff", (".ann",)),
    AnnotatedFormat("cas", "UIMA CAS", (".xmi", ".json")),
    AnnotatedFormat("webanno", "WebAnno TSV", (".tsv",)),
    AnnotatedFormat("conll", "CoNLL", _TOKENS),
    AnnotatedFormat("labelstudio", "Label Studio", (".json",)),
    AnnotatedFormat("doccano", "doccano", (".jsonl", ".json")),
    AnnotatedFormat("qdpx", "REFI-QDA", (".qdpx",)),
)
"""Every format, in the order in which files are looked at; our own datasets come before them."""

_SUFFIXES = frozenset((".json", ".jsonl", *(suffix for one in FORMATS for suffix in one.suffixes)))
_BESIDE = (".txt", ".ann")


@dataclass(frozen=True, slots=True)
class Source:
    """One annotated file, or the files that belong together: read as a whole."""

    name: str
    files: tuple[Path, ...]
    format: AnnotatedFormat | None = None

    def read(self, kinds: Kinds) -> Annotated:
        """What the import gets. Raises UserError where the files can't be read."""
        if self.format is None:
            return read_dataset(self.files[0])
        return self.format.read([one for path in self.files for one in _contents(path)],
                                kinds, self.name)  # fmt: skip


def sources_of(paths: Iterable[Path]) -> tuple[list[Source], list[Path]]:
    """The annotated files among the paths and in their folders, and the paths that are left.

    A folder that holds annotated files is one source for each format; what is beside them is left
    to the import of plain releases, which is given the folder's other files one by one.
    """
    sources: list[Source] = []
    rest: list[Path] = []
    for path in paths:
        inner = _files(path)
        found, used = _found(path, inner)
        sources += found
        rest += [path] if not found else [one for one in files_of([path]) if one not in used]
    return sources, rest


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return [one for one in sorted(path.rglob("*")) if one.is_file()]


def _found(path: Path, files: Sequence[Path]) -> tuple[list[Source], set[Path]]:
    by_format: dict[str, list[Path]] = {}
    datasets: list[Source] = []
    for file in files:
        if file.suffix.lower() not in (*_SUFFIXES, ".zip"):
            continue
        head = _head(file)
        if is_dataset(head):
            datasets.append(Source(file.name, (file,)))
        elif known := _format_of(file, head):
            by_format.setdefault(known.module, []).append(file)
    named = {one.module: one for one in FORMATS}
    grouped = [
        Source(path.name, tuple(found), named[module]) for module, found in by_format.items()
    ]
    used = {file for one in (*datasets, *grouped) for file in one.files}
    used |= {
        file.with_suffix(other) for file in used for other in _BESIDE if file.suffix in _BESIDE
    }
    return [*datasets, *grouped], used


def _format_of(file: Path, head: bytes) -> AnnotatedFormat | None:
    looked = [(file.name, head)]
    if head.startswith(b"PK"):
        looked += [(name, data[:_HEAD]) for name, data in _few(file)]
    for name, start in looked:
        for candidate in FORMATS:
            if candidate.recognises(name, start):
                return candidate
    return None


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_HEAD)
    except OSError:
        return b""  # which the import of plain releases will report


def _few(file: Path) -> list[File]:
    """A few of an archive's files, to know it by."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = [one for one in archive.infolist() if not one.is_dir()][:8]
            return [
                (one.filename, archive.open(one).read(_HEAD))
                for one in names
                if not one.flag_bits & 1
            ]
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return []


def _contents(path: Path) -> list[File]:
    """The file, with the one beside it that it needs; an archive's files."""
    if path.stat().st_size > _LARGEST:
        raise _too_large(path.name)
    data = path.read_bytes()
    if data.startswith(b"PK") and path.suffix.lower() == ".zip":
        return unpacked(data, path.name)
    beside = path.with_suffix(".txt")
    if path.suffix.lower() == ".ann" and beside.is_file():
        return [(path.name, data), (beside.name, beside.read_bytes())]
    return [(path.name, data)]


def unpacked(data: bytes, name: str) -> list[File]:
    """The files of an archive. Raises UserError where they are too large to be read at once."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        inner = [one for one in archive.infolist() if not one.is_dir()]
        if sum(one.file_size for one in inner) > _LARGEST:
            raise _too_large(name)
        return [(one.filename, archive.read(one)) for one in inner]


def _too_large(name: str) -> UserError:
    return UserError(
        f"{name} holds more than {_LARGEST // 2**20} MB. Split it into several archives."
    )
