"""The same work without a window."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import __version__
from annotator.cli import files, team
from annotator.cli.searching import add_search, reindex, search
from annotator.model.drafts import Read
from annotator.model.errors import AnnotatorError, UserError
from annotator.model.records import StateFilter
from annotator.model.snapshot import Exporter, ExportReport, Option, Snapshot, no_progress
from annotator.model.suggestion import Band
from annotator.workspace import OpenCount, Workspace

if TYPE_CHECKING:
    from annotator.suggest.proposing import DecidedSnapshot

_TAKE_SUGGESTIONS = ("json", "jsonl")
_TOLD_EVERY = 100
"""Documents after which progress is told."""

Exporters = Callable[[], Sequence[Exporter]]


@dataclass(frozen=True, slots=True)
class Tools:
    """What the command line is given from outside."""

    exporters: Exporters
    reader: Callable[[], Read]
    resources: Path


def parser() -> argparse.ArgumentParser:
    """The command line of the program."""
    top = argparse.ArgumentParser(
        prog="annotator",
        description="Tag officials, decisions and statistics in press releases.",
        epilog="Without a command the window opens.",
    )
    top.add_argument("--version", action="version", version=f"Press Annotator {__version__}")
    top.add_argument("--project", type=Path, metavar="FILE", help="the project, NAME.pressdb")
    top.add_argument("--member", default="", metavar="NAME", help="who works in it")
    top.add_argument(
        "--smoke", type=Path, metavar="OUT", help="try the whole journey and write it to OUT"
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    taking = _command(commands, "import", "take files and folders into the library")
    files.add_import(taking)
    files.add_original(_command(commands, "original", "save the files that releases came from"))
    giving = _command(commands, "export", "write a briefing or a dataset", project_needed=False)
    giving.add_argument("key", nargs="?", metavar="KEY", help="docx, json, …: see --list")
    giving.add_argument(
        "--list", action="store_true", help="list the formats, or the options of KEY"
    )
    giving.add_argument("--output", type=Path, metavar="PATH", help="the file to write")
    giving.add_argument(
        "--state",
        choices=[str(state) for state in StateFilter],
        default=str(StateFilter.ANY),
        help="which tags: any (the default), submitted or verified",
    )
    giving.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="an option of the format, as often as there are: see KEY --list",
    )
    giving.add_argument(
        "--as-of",
        metavar="DAY|REVISION",
        help="as the project was at the end of a day (2019-11-28) or behind a revision",
    )
    giving.add_argument(
        "--suggestions",
        action="store_true",
        help="with what is only suggested and not decided yet (json, jsonl)",
    )
    proposing = _command(commands, "suggest", "find what could be tagged in the whole library")
    proposing.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="processes (one for each core)"
    )
    for command in (giving, proposing):
        command.add_argument(
            "--models", action="store_true", help="look for further names with models, if installed"
        )
    add_search(_command(commands, "search", "find releases and tags"))
    _command(commands, "reindex", "make the index of the search anew")
    _command(commands, "recall", "list exported briefings and what of them is stale")
    back = _command(commands, "returned", "compare a briefing that came back with its export")
    back.add_argument("file", type=Path, metavar="FILE", help="the Word file that came back")
    for name, (words, add_arguments, _) in team.COMMANDS.items():
        add_arguments(_command(commands, name, words))
    _command(commands, "check", "verify chain, quotes, offsets and references")
    return top


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    words: str,
    *,
    project_needed: bool = True,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words.capitalize() + ".")
    command.add_argument(
        "--project",
        type=Path,
        metavar="FILE",
        required=False,
        # Given before the command it counts too, and must not be overwritten by a default.
        default=argparse.SUPPRESS,
        help="the project, NAME.pressdb" + ("" if project_needed else " (not for --list)"),
    )
    command.add_argument(
        "--member", metavar="NAME", default=argparse.SUPPRESS, help="who works in the project"
    )
    return command


def run(arguments: argparse.Namespace, tools: Tools) -> int:
    """Carry out a command; the exit code. Errors are said in one line."""
    try:
        code = _COMMANDS[arguments.command](arguments, tools)
        sys.stdout.flush()
    except BrokenPipeError:
        # `| head` has what it wanted; what Python still flushes at its end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except AnnotatorError as error:
        sys.stderr.write(f"annotator: {error}\n")
        return 1
    return code


@contextmanager
def _opened(arguments: argparse.Namespace, *, create: bool = False) -> Iterator[Workspace]:
    path: Path | None = arguments.project
    if path is None:
        raise UserError("No project is named. Add --project FILE.")
    if create and not path.exists():
        workspace = Workspace.create(path, author=arguments.member)
    else:
        workspace = Workspace(path, member=arguments.member)
    try:
        workspace.back_up_daily()
        yield workspace
    finally:
        workspace.close()


def _import(arguments: argparse.Namespace, tools: Tools) -> int:
    with _opened(arguments, create=True) as workspace:
        return files.take_in(workspace, arguments, tools.reader, tools.resources)


def _original(arguments: argparse.Namespace, _: Tools) -> int:
    with _opened(arguments) as workspace:
        return files.give_out(workspace, arguments)


def _export(arguments: argparse.Namespace, tools: Tools) -> int:
    exporters = {exporter.key: exporter for exporter in tools.exporters()}
    if arguments.list and not arguments.key:
        for exporter in exporters.values():
            sys.stdout.write(f"{exporter.key}\t{exporter.suffix}\t{exporter.label}\n")
        return 0
    if arguments.key not in exporters:
        known = ", ".join(exporters)
        raise UserError(f"There is no format “{arguments.key or ''}”. Choose one of: {known}.")
    if arguments.list:
        sys.stdout.writelines(map(_option_line, exporters[arguments.key].options))
        return 0
    if arguments.output is None:
        raise UserError("No file is named. Add --output PATH.")
    options = _options(arguments.option)
    _refuse_suggestions(arguments)
    with _opened(arguments) as workspace:
        with _snapshot(workspace, arguments, tools) as snapshot:
            exporter = exporters[arguments.key]
            report = exporter.write(snapshot, arguments.output, options, no_progress)
        _keep(workspace, report)
    for reason in report.left_out:
        sys.stderr.write(f"left out: {reason}\n")
    for loss in report.losses:
        sys.stderr.write(f"not carried by this format: {loss}\n")
    sys.stdout.write(
        f"wrote {report.target}: {report.documents} documents, {report.annotations} annotations"
    )
    if arguments.suggestions:
        sys.stdout.write(f", {report.notes.get('suggestions', 0)} suggestions")
    sys.stdout.write("\n")
    return 0


def _refuse_suggestions(arguments: argparse.Namespace) -> None:
    """Refuse what can't go together, before anything is opened."""
    if arguments.suggestions and arguments.key not in _TAKE_SUGGESTIONS:
        raise UserError(
            f"Only {' and '.join(_TAKE_SUGGESTIONS)} take suggestions: they are no tags. "
            "Leave --suggestions out."
        )
    if arguments.models and not arguments.suggestions:
        raise UserError("Models only suggest. Add --suggestions, or leave --models out.")


@contextmanager
def _snapshot(
    workspace: Workspace, arguments: argparse.Namespace, tools: Tools
) -> Iterator[Snapshot]:
    """What is exported: the project now or as it was, with suggestions if they are asked for."""
    state = StateFilter(arguments.state)
    if arguments.as_of:
        if arguments.suggestions:
            raise UserError("What is suggested is not kept. Leave --as-of or --suggestions out.")
        with workspace.snapshot_as_of(arguments.as_of, state) as past:
            yield past
        return
    with workspace.snapshot(state) as taken:
        if not arguments.suggestions:
            yield taken
            return
        yield _proposing(taken, tools, models=_with_models(arguments))


def _option_line(option: Option) -> str:
    """Key, choices and default of an option, and what it does."""
    choices = "|".join(choice.key for choice in option.choices)
    choices = choices or ("FILE" if option.suffix else "TEXT")
    return f"{option.key}={choices}\t{option.default}\t{option.help or option.label}\n"


def _options(words: Sequence[str]) -> dict[str, str]:
    options: dict[str, str] = {}
    for word in words:
        key, sign, value = word.partition("=")
        if not sign:
            raise UserError(f"“{word}” is no option. Write --option KEY=VALUE.")
        options[key] = value
    return options


def _with_models(arguments: argparse.Namespace) -> bool:
    """Whether models are to be asked too; says so where there are none."""
    if not arguments.models:
        return False
    from annotator.suggest.models.library import NOT_INSTALLED, any_installed

    if not any_installed():
        sys.stderr.write(f"annotator: {NOT_INSTALLED}\n")
        return False
    return True


def _proposing(snapshot: "DecidedSnapshot", tools: Tools, *, models: bool) -> Snapshot:
    from annotator.suggest.library import reader
    from annotator.suggest.proposing import ProposingSnapshot
    from annotator.suggest.weighing import Weigher

    weigh = Weigher.taught(snapshot, tools.resources)
    return ProposingSnapshot(snapshot, reader(tools.resources, models=models), weigh)


def _suggest(arguments: argparse.Namespace, tools: Tools) -> int:
    from annotator.suggest.proposing import library_suggestions
    from annotator.suggest.version import suggester_version

    if arguments.jobs < 0:
        raise UserError("The number of processes can't be negative. Write --jobs 2, or leave it.")
    by_kind: Counter[str] = Counter()
    counts: dict[str, OpenCount] = {}
    models = _with_models(arguments)
    with _opened(arguments) as workspace:
        with workspace.snapshot() as snapshot:
            labels = {key: kind.label.lower() for key, kind in snapshot.kinds.items()}
            read = library_suggestions(snapshot, tools.resources, arguments.jobs, models=models)
            for proposed in read:
                by_kind.update(one.kind for one in proposed.suggestions)
                sure = sum(one.band is Band.SURE for one in proposed.suggestions)
                counts[proposed.document.sha256] = OpenCount(len(proposed.suggestions), sure)
                if len(counts) % _TOLD_EVERY == 0:
                    sys.stderr.write(f"{len(counts)} of {snapshot.document_count}\n")
        program = __version__ + ("+models" if models else "")
        workspace.suggested.note(counts, suggester_version(tools.resources, program))
    for key, count in by_kind.items():
        sys.stdout.write(f"{labels[key]}\t{count}\n")
    sys.stdout.write(f"suggested {by_kind.total()} in {len(counts)} documents\n")
    return 0


def _check(arguments: argparse.Namespace, _: Tools) -> int:
    with _opened(arguments) as workspace:
        findings = workspace.check()
    for finding in findings:
        sys.stdout.write(f"{finding.rule}: {finding.message}\n")
    if not findings:
        sys.stdout.write("all is well\n")
    return 1 if findings else 0


def _search(arguments: argparse.Namespace, _: Tools) -> int:
    with _opened(arguments) as workspace:
        return search(workspace.path, arguments, workspace.team.sees())


def _reindex(arguments: argparse.Namespace, _: Tools) -> int:
    with _opened(arguments) as workspace:
        return reindex(workspace.path)


def _keep(workspace: Workspace, report: ExportReport) -> None:
    from annotator.workspace.exporting import keep_export

    keep_export(workspace, report)


def _recall(arguments: argparse.Namespace, _: Tools) -> int:
    from annotator.cli.briefings import recall

    with _opened(arguments) as workspace:
        return recall(workspace.path)


def _returned(arguments: argparse.Namespace, tools: Tools) -> int:
    from annotator.cli.briefings import returned

    with _opened(arguments) as workspace:
        return returned(workspace.path, arguments.file, tools.exporters())


def _of_team(act: team.Run) -> Callable[[argparse.Namespace, Tools], int]:
    return lambda arguments, _: act(arguments, _opened)


_COMMANDS: Mapping[str, Callable[[argparse.Namespace, Tools], int]] = {
    "import": _import,
    "original": _original,
    "export": _export,
    "suggest": _suggest,
    "search": _search,
    "reindex": _reindex,
    "check": _check,
    "recall": _recall,
    "returned": _returned,
    **{name: _of_team(act) for name, (_, _, act) in team.COMMANDS.items()},
}
