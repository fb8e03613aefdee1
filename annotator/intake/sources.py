"""Where files come from: one file, a folder, a ZIP archive; each file as a name and its bytes."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from annotator.intake import archive, mail, msg
from annotator.intake.files import is_about, is_read
from annotator.intake.reader import LARGEST, format_of, is_archive
from annotator.model.errors import UserError

MOST_FILES = 100_000
_DEEPEST_FOLDER = 30
_ATTACHED: Mapping[str, Callable[[bytes], Iterable[tuple[str, bytes]]]] = {
    "eml": mail.files_of,
    "msg": msg.files_of,
}
# Most files are texts: a look at the first line spares them the rest.
_MAY_BE_MAIL = re.compile(rb"\s*(?:\xef\xbb\xbf)?[A-Za-z][\w-]*:|From |\xd0\xcf\x11\xe0")
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
            if not name.startswith((".", "~$")) and name.lower() not in _LEFT_OUT:
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

    Word and OpenDocument files are archives too and stay whole. A mailbox (mbox) gives its mails,
    and a mail is followed by the files that came with it, those that can be a release. All limits
    of `archive` hold over the file with everything in it.
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
    mails = mail.mailbox(data)
    if len(mails) > 1:
        for number, one in enumerate(mails, start=1):
            yield from _mail(one, f"{name}/{number:04}.eml", depth, budget)
        return
    if not is_archive(data):
        yield from _mail(data, name, depth, budget)
        return
    if depth >= archive.DEEPEST:
        yield Source(name, problem=archive.BOMB)
        return
    empty = True
    try:
        for inner, opened, info in archive.files(data):
            empty = False
            inner_name = f"{name}/{inner}"
            try:
                content = archive.unpacked(opened, info)
            except UserError as error:
                yield Source(inner_name, problem=str(error))
                continue
            budget.spend(len(content))
            if doubt := _doubt(PurePath(inner), content):
                yield Source(inner_name, problem=doubt)
            else:
                yield from _unpacked(content, inner_name, depth + 1, budget)
    except UserError as error:
        yield Source(name, problem=str(error))
        return
    if empty:
        yield Source(name, problem="an archive without files. Choose another file.")


def _doubt(name: PurePath, content: bytes) -> str:
    """Why a file of an archive is no release by its name, as in a folder; empty where it may be."""
    if is_about(name):
        return "a file about the others. Import it by itself if it is a release."
    plain = name.suffix and not is_read(name) and _module(content, name.name) == "text"
    return f"no release by its name ({name.suffix}). Import it by itself if it is." if plain else ""


def _mail(data: bytes, name: str, depth: int, budget: _Budget) -> Iterator[Source]:
    """The file, and where it is a mail what came with it."""
    yield Source(name, data)
    if depth >= archive.DEEPEST or not _MAY_BE_MAIL.match(data):
        return
    attached = _ATTACHED.get(_module(data, name))
    if attached is None:
        return
    try:
        for inner, content in attached(data):
            if is_read(PurePath(inner)) and content:
                budget.spend(len(content))
                yield from _unpacked(content, f"{name}/{inner}", depth + 1, budget)
    except UserError as error:
        yield Source(name, problem=str(error))


def _module(data: bytes, name: str) -> str:
    try:
        return format_of(data, name).module
    except UserError:
        return ""
