"""Files on the command line: what comes in, and the originals out again."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from annotator.cli.command import Command, Tools, opened
from annotator.model.drafts import Taken
from annotator.model.errors import UserError
from annotator.model.records import Document
from annotator.workspace import ImportReport, Workspace

if TYPE_CHECKING:
    from annotator.intake.annotated.files import Source


def add_import(command: argparse.ArgumentParser) -> None:
    """The arguments of `import`."""
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    command.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="WHAT=NAME",
        help="of a table: which column is the text, the title, … (text=body), as often as needed",
    )


def add_original(command: argparse.ArgumentParser) -> None:
    """The arguments of `original`."""
    command.add_argument("ids", nargs="*", metavar="ID", help="ids of releases")
    command.add_argument("--all", action="store_true", help="those of all releases")
    command.add_argument(
        "--output", type=Path, required=True, metavar="FOLDER", help="where to write them"
    )


def take_in(arguments: argparse.Namespace, tools: Tools) -> int:
    """Import annotated files, tables and releases; 1 where something could not be read."""
    with opened(arguments, create=True) as workspace:
        return _take_in(workspace, arguments, tools)


def _take_in(workspace: Workspace, arguments: argparse.Namespace, tools: Tools) -> int:
    from annotator.intake.annotated.files import sources_of
    from annotator.intake.files import chosen, is_read
    from annotator.intake.gathering import gathered
    from annotator.intake.table import SUFFIXES

    annotated, rest = sources_of(arguments.paths)
    tables = [path for path in rest if path.suffix.lower() in SUFFIXES and path.is_file()]
    rest = [path for path in rest if path not in tables]
    failed = False
    for source in annotated:
        failed |= not _import_annotated(workspace, source)
    for path in tables:
        failed |= not _import_table(workspace, path, arguments.column, tools.resources)
    if rest or not (annotated or tables):
        # What stands beside annotated files in a folder was not named: it has to be of a kind.
        named = [path for path in rest if path in arguments.paths]
        beside = [path for path in rest if path not in named]
        choice = chosen((*named, *filter(is_read, beside)))
        passed_over = choice.passed_over + sum(not is_read(path) for path in beside)
        read = gathered(choice.files, tools.reader(), tools.resources)
        failed |= _told(workspace.import_files(read, len(choice.files)))
        if passed_over:
            sys.stderr.write(f"note: passed over as of other kinds: {passed_over}.\n")
    return 1 if failed else 0


def _told(report: ImportReport) -> bool:
    """Say what became of an import; whether something could not be read."""
    for line in report.lines:
        sys.stderr.write(line + "\n")
    sys.stdout.write(report.summary + "\n")
    return bool(report.failed)


def _import_table(
    workspace: Workspace, path: Path, columns: Sequence[str], resources: Path
) -> bool:
    """Take the rows of a table in, and say what became of them; whether all are in."""
    from annotator.intake.releases import ReleaseReader
    from annotator.intake.table import mapping_of, preview

    try:
        data = path.read_bytes()
        mapping = mapping_of(columns, preview(data, path.name).columns)
    except OSError as error:
        raise UserError(f"{path} can't be read ({error.strerror}).") from error
    except UserError as error:
        sys.stderr.write(f"{path.name}: {error}\n")
        return False
    rows = ReleaseReader.load(resources).rows(data, path.name, mapping)
    return not _told(workspace.import_files(_each(rows), 0))


def _each(rows: Iterable[Taken]) -> Iterator[tuple[Taken]]:
    for row in rows:
        yield (row,)


def _import_annotated(workspace: Workspace, source: "Source") -> bool:
    """Take a file that is tagged already in, and say what became of it; whether it is in."""
    try:
        report = workspace.import_annotated(source.read(workspace.kinds()))
    except UserError as error:
        sys.stderr.write(f"{source.name}: {error}\n")
        return False
    for name, why in report.duplicates:
        sys.stderr.write(f"{name}: {why}\n")
    for note in report.notes:
        sys.stderr.write(f"note: {note}\n")
    sys.stdout.write(
        f"{report.name}: imported {report.documents} with {report.annotations} tags, "
        f"duplicates {len(report.duplicates)}\n"
    )
    return True


def give_out(arguments: argparse.Namespace, _: Tools) -> int:
    """Write the original files into a folder; 1 where one was not kept."""
    with opened(arguments) as workspace:
        return _give_out(workspace, arguments)


def _give_out(workspace: Workspace, arguments: argparse.Namespace) -> int:
    if bool(arguments.ids) == arguments.all:
        raise UserError("Which originals? Name releases by their ids, or say --all.")
    folder: Path = arguments.output
    try:
        folder.mkdir(parents=True, exist_ok=True)
        missing = sum(not _give(workspace, one, folder) for one in _asked(workspace, arguments))
    except OSError as error:
        raise UserError(f"{folder} can't be written ({error.strerror}).") from error
    return 1 if missing else 0


def _asked(workspace: Workspace, arguments: argparse.Namespace) -> Iterator[Document]:
    if not arguments.all:
        for one in arguments.ids:
            yield workspace.open_document(one).document
        return
    page, start = 200, 0
    while listed := workspace.listed(start, page):
        yield from (one.document for one in listed)
        start += page


def _give(workspace: Workspace, document: Document, folder: Path) -> bool:
    data = document.original and workspace.intake.original(document.original)
    if not data:
        sys.stderr.write(f"{document.source_name}: the file was not kept\n")
        return False
    target = _free(folder, PurePosixPath(document.source_name.replace("\\", "/")).name)
    target.write_bytes(data)
    sys.stdout.write(f"{document.id}\t{target.name}\n")
    return True


def _free(folder: Path, name: str) -> Path:
    """A name in the folder that is not taken yet: `a.txt`, `a (2).txt` and so on."""
    target, number = folder / name, 1
    while target.exists():
        number += 1
        plain = PurePosixPath(name)
        target = folder / f"{plain.stem} ({number}){plain.suffix}"
    return target


COMMANDS = (
    Command("import", "take files and folders into the library", take_in, add_import),
    Command("original", "save the files that releases came from", give_out, add_original),
)
