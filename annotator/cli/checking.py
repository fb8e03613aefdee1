"""Whether a project is sound, on the command line."""

import argparse
import sys

from annotator.cli.command import Command, Tools, opened


def check(arguments: argparse.Namespace, _: Tools) -> int:
    """Write a line for each fault; 1 where there is one."""
    with opened(arguments) as workspace:
        findings = workspace.check()
    for finding in findings:
        sys.stdout.write(f"{finding.rule}: {finding.message}\n")
    if not findings:
        sys.stdout.write("all is well\n")
    return 1 if findings else 0


COMMANDS = (Command("check", "verify chain, quotes, offsets and references", check),)
