"""Tags traced on the command line to the bytes of the file that the release came from."""

import argparse
import sys

from annotator.cli.command import Command, Tools, opened
from annotator.intake.origin import byte_span
from annotator.model.errors import UserError
from annotator.model.records import Document
from annotator.model.text import normalised
from annotator.workspace import Workspace


def add_trace(command: argparse.ArgumentParser) -> None:
    """The arguments of `trace`."""
    command.add_argument("id", metavar="ID", help="id of a release")


def trace(arguments: argparse.Namespace, _: Tools) -> int:
    """Say for each fragment of each tag where it stands in the text and in the file.

    Both are counted from 0, the end is not part of it: code points of the text, bytes of the file.
    """
    with opened(arguments) as workspace:
        found = workspace.open_document(arguments.id)
        document = found.document
        data = _original(workspace, document, found.text)
        sys.stdout.write(f"{document.source_name}\t{document.encoding}\t{document.original}\n")
        sys.stdout.write("tag\tkind\ttext\tbytes\tquote\n")
        for tag in found.annotations:
            for span in tag.spans:
                place = byte_span(data, document.encoding, span)
                if place is None:
                    raise UserError(
                        f"{document.source_name} holds bytes that are none in "
                        f"{document.encoding}, so that they can't be counted. Choose another "
                        "encoding in the window with Ctrl+Shift+R."
                    )
                quote = " ".join(span.of(found.text).split())
                sys.stdout.write(
                    f"{tag.id}\t{tag.kind}\t{span.start}-{span.end}\t"
                    f"{place.start}-{place.end}\t{quote}\n"
                )
    return 0


def _original(workspace: Workspace, document: Document, text: str) -> bytes:
    """The bytes of a text file. UserError where they are not kept, or are of another format."""
    data = document.original and workspace.intake.original(document.original)
    if not data:
        raise UserError(
            f"The file of {document.source_name} was not kept, as before version 0.2. "
            "Import it again to trace its tags."
        )
    encoding = document.encoding
    if not encoding or normalised(data.decode(encoding, "replace")) != text:
        raise UserError(
            f"{document.source_name} is not plain text: what its format adds stands between the "
            "words. Save the file with `annotator original` and look for the quote there."
        )
    return data


COMMANDS = (
    Command("trace", "say which bytes of its file each tag of a release is", trace, add_trace),
)
