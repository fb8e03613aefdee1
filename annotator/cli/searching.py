"""Searching and indexing on the command line."""

import argparse
import sys
from collections.abc import Mapping

from annotator.cli.command import Command, Tools, opened
from annotator.model.needles import Snippet
from annotator.workspace.searching import Found, Hit, reindexed, searching

_SHOWN = 50
_TOLD_EVERY = 1_000
_PLACES: Mapping[str, str] = {
    "title": "title: ",
    "publisher": "publisher: ",
    "source": "source: ",
    "tag": "tag: ",
}


def add_search(command: argparse.ArgumentParser) -> None:
    """The arguments of `search`."""
    command.add_argument(
        "words",
        nargs="+",
        metavar="QUERY",
        help='words, "phrases", prefixes*, AND OR NOT, publisher:ISAF, kind:statistic value>1m',
    )
    command.add_argument("--tags", action="store_true", help="find tags in place of releases")
    command.add_argument(
        "--limit", type=int, default=_SHOWN, metavar="N", help=f"lines to show ({_SHOWN})"
    )


def search(arguments: argparse.Namespace, _: Tools) -> int:
    """Write a count and a line for each hit, the match between brackets; 1 where nothing is."""
    text = " ".join(arguments.words)
    with (
        opened(arguments) as workspace,
        searching(workspace.path, workspace.team.sees()) as asked,
    ):
        found = asked.find(text, tags=arguments.tags)
        hits = asked.page(found, 0, max(arguments.limit, 0))
        near = () if found.count else asked.near(text, tags=arguments.tags)
    sys.stdout.write(_count(found) + "\n")
    for hit in hits:
        sys.stdout.write(_line(hit) + "\n")
    for one in near:
        sys.stdout.write(f"did you mean: {one.text} ({one.count:,})\n")
    return 0 if found.count else 1


def _count(found: Found) -> str:
    one, many = ("tag", "tags") if found.about_tags else ("release", "releases")
    return f"{found.count:,} {one if found.count == 1 else many}"


def _line(hit: Hit) -> str:
    name = hit.document.title or hit.document.source_name
    kind = f" [{hit.annotation.kind}]" if hit.annotation else ""
    return f"{name}{kind}\t{_PLACES.get(hit.where, '')}{_marked(hit.snippet)}"


def _marked(snippet: Snippet) -> str:
    parts, at = [], 0
    for mark in snippet.marks:
        parts += [snippet.text[at : mark.start], "[", snippet.text[mark.start : mark.end], "]"]
        at = mark.end
    return "".join([*parts, snippet.text[at:]])


def reindex(arguments: argparse.Namespace, _: Tools) -> int:
    """Make the full-text index anew and say how many releases are in it."""

    def told(done: int, total: int) -> None:
        if done and done % _TOLD_EVERY == 0:
            sys.stderr.write(f"{done:,} of {total:,}\n")

    with opened(arguments) as workspace:
        count = reindexed(workspace.path, told)
    sys.stdout.write(f"indexed {count:,} releases\n")
    return 0


COMMANDS = (
    Command("search", "find releases and tags", search, add_search),
    Command("reindex", "make the index of the search anew", reindex),
)
