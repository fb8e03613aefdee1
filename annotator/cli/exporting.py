"""Exports on the command line."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.command import Command, Tools, opened
from annotator.cli.suggesting import add_models, with_models
from annotator.model.errors import UserError
from annotator.model.records import StateFilter
from annotator.model.snapshot import Exporter, ExportReport, Option, Snapshot, no_progress
from annotator.workspace import Workspace

if TYPE_CHECKING:
    from annotator.suggest.proposing import DecidedSnapshot

_TAKE_SUGGESTIONS = ("json", "jsonl")


def add_export(command: argparse.ArgumentParser) -> None:
    """The arguments of `export`."""
    command.add_argument("key", nargs="?", metavar="KEY", help="docx, json, …: see --list")
    command.add_argument(
        "--list", action="store_true", help="list the formats, or the options of KEY"
    )
    command.add_argument("--output", type=Path, metavar="PATH", help="the file to write")
    command.add_argument(
        "--state",
        choices=[str(state) for state in StateFilter],
        default=str(StateFilter.ANY),
        help="which tags: any (the default), submitted or verified",
    )
    command.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="an option of the format, as often as there are: see KEY --list",
    )
    command.add_argument(
        "--as-of",
        metavar="DAY|REVISION",
        help="as the project was at the end of a day (2019-11-28) or behind a revision",
    )
    command.add_argument(
        "--suggestions",
        action="store_true",
        help="with what is only suggested and not decided yet (json, jsonl)",
    )
    add_models(command)


def export(arguments: argparse.Namespace, tools: Tools) -> int:
    """Write the file and say what was written and what not; or list formats, or options of one."""
    exporters = {exporter.key: exporter for exporter in tools.exporters()}
    if arguments.list and not arguments.key:
        return _list_formats(exporters.values())
    if arguments.key not in exporters:
        known = ", ".join(exporters)
        raise UserError(f"There is no format “{arguments.key or ''}”. Choose one of: {known}.")
    exporter = exporters[arguments.key]
    if arguments.list:
        sys.stdout.writelines(map(_option_line, exporter.options))
        return 0
    if arguments.output is None:
        raise UserError("No file is named. Add --output PATH.")
    options = _options(arguments.option)
    _refuse_suggestions(arguments)
    with opened(arguments) as workspace:
        with _snapshot(workspace, arguments, tools) as snapshot:
            report = exporter.write(snapshot, arguments.output, options, no_progress)
        _keep(workspace, report)
    _tell(report, suggestions=arguments.suggestions)
    return 0


def _list_formats(exporters: Iterable[Exporter]) -> int:
    for exporter in exporters:
        sys.stdout.write(f"{exporter.key}\t{exporter.suffix}\t{exporter.label}\n")
    return 0


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
        yield _proposing(taken, tools, models=with_models(arguments))


def _proposing(snapshot: "DecidedSnapshot", tools: Tools, *, models: bool) -> Snapshot:
    from annotator.suggest.library import reader
    from annotator.suggest.proposing import ProposingSnapshot
    from annotator.suggest.weighing import Weigher

    weigh = Weigher.taught(snapshot, tools.resources)
    return ProposingSnapshot(snapshot, reader(tools.resources, models=models), weigh)


def _keep(workspace: Workspace, report: ExportReport) -> None:
    from annotator.workspace.exporting import keep_export

    keep_export(workspace, report)


def _tell(report: ExportReport, *, suggestions: bool) -> None:
    for reason in report.left_out:
        sys.stderr.write(f"left out: {reason}\n")
    for loss in report.losses:
        sys.stderr.write(f"not carried by this format: {loss}\n")
    more = f", {report.notes.get('suggestions', 0)} suggestions" if suggestions else ""
    sys.stdout.write(
        f"wrote {report.target}: {report.documents} documents, "
        f"{report.annotations} annotations{more}\n"
    )


COMMANDS = (
    Command("export", "write a briefing or a dataset", export, add_export, project_needed=False),
)
