"""The `qdpx` exporter: REFI-QDA projects for programs of qualitative research.

A kind is a code, a release a text source, a fragment a selection. Positions are Unicode code
points (REFI-QDA 1.5, plain text selections). What a tag's fields hold stands in its description.
"""

import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from annotator.model.records import Annotation
from annotator.model.snapshot import (
    ExportReport,
    Option,
    Options,
    Progress,
    Snapshot,
    SnapshotDocument,
)
from exports.aside import written_aside
from exports.checks import check_options, document_name, shortened
from exports.interchange.walk import (
    NO_EVIDENCE,
    NO_FRAGMENTS,
    NO_OFFICIALS,
    NOT_IN_XML,
    Package,
    Walk,
    note_lines,
    utf8,
)

_NAMES = uuid.UUID("6f1b6b0e-9b0c-5f0a-8f5a-8d1f2a7c3e11")
"""Namespace of the ids that are made of others (RFC 9562, version 5)."""

_LOSSES = (
    NO_FRAGMENTS,
    "States, reviewers and origins of tags.",
    NO_EVIDENCE,
    "What is known of a release beside its text and title.",
    NO_OFFICIALS,
)
_NOBODY = "Somebody"


class RefiQda:
    """A `.qdpx` archive: `project.qde` and the texts."""

    key = "qdpx"
    label = "REFI-QDA project"
    suffix = ".qdpx"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the archive aside and rename it. Holds the places of all tags in memory."""
        check_options(self, options)
        walk = Walk(snapshot, progress)
        users = {member: str(_guid("user", member)) for member in snapshot.authors}
        sources: list[str] = []
        with written_aside(target) as file, Package(file) as package:
            for number, held in enumerate(walk, start=1):
                guid = _guid("source", str(number), held.document.id)
                package.put(f"sources/{guid}.txt", utf8(held.text))
                sources.append("".join(_source(held, str(guid), users)))
            package.put("project.qde", utf8(_project(snapshot, users, sources)))
        return walk.report(target, _LOSSES)


def _guid(*names: str) -> uuid.UUID:
    return uuid.uuid5(_NAMES, "/".join(names))


def _attribute(words: str) -> str:
    return quoteattr(words.translate(NOT_IN_XML))


def _project(snapshot: Snapshot, users: dict[str, str], sources: list[str]) -> str:
    people = "".join(
        f'<User guid="{guid}" name={_attribute(snapshot.authors[member] or _NOBODY)}/>\n'
        for member, guid in users.items()
    )
    codes = "".join(
        f'<Code guid="{_guid("code", kind.key)}" name={_attribute(kind.label)} isCodable="true" '
        f'color="{kind.color.light}"><Description>{escape(_about(kind.key, kind.help))}'
        "</Description></Code>\n"
        for kind in snapshot.kinds.values()
    )
    listed = f"<Sources>\n{''.join(sources)}</Sources>\n" if sources else ""
    return (
        '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n'
        f"<Project name={_attribute(snapshot.project)} origin={_attribute(snapshot.generator)} "
        'xmlns="urn:QDA-XML:project:1.0">\n'
        f"<Users>\n{people}</Users>\n"
        f"<CodeBook>\n<Codes>\n{codes}</Codes>\n</CodeBook>\n"
        f"{listed}</Project>\n"
    )


def _about(key: str, words: str) -> str:
    return f"key={key}\n{words}".translate(NOT_IN_XML)


def _source(held: SnapshotDocument, guid: str, users: dict[str, str]) -> Iterator[str]:
    name = shortened(document_name(held.document), 200)
    yield (
        f'<TextSource guid="{guid}" name={_attribute(name)} '
        f'plainTextPath="internal://{guid}.txt">\n'
    )
    for tag in held.annotations:
        yield from _selections(held.text, tag, users)
    yield "</TextSource>\n"


def _selections(text: str, tag: Annotation, users: dict[str, str]) -> Iterator[str]:
    notes = note_lines(tag)
    notes += ["#uncertain"] * tag.uncertain
    words = escape("\n".join(notes).translate(NOT_IN_XML))
    user = f' creatingUser="{users[tag.author]}"' if tag.author in users else ""
    for number, span in enumerate(tag.spans):
        described = f"<Description>{words}</Description>" if words else ""
        guid = _guid("selection", tag.id, str(number))
        yield (
            f'<PlainTextSelection guid="{guid}" '
            f"name={_attribute(shortened(span.of(text)))} "
            f'startPosition="{span.start}" endPosition="{span.end}"{user}>{described}'
            f'<Coding guid="{_guid("coding", tag.id, str(number))}"{user}>'
            f'<CodeRef targetGUID="{_guid("code", tag.kind)}"/></Coding></PlainTextSelection>\n'
        )
