"""The `doccano` exporter: JSON Lines for doccano's sequence labelling, a release a line.

Offsets are code points: doccano's server cuts Python strings by them.
"""

from pathlib import Path

from annotator.model.fields import Json
from annotator.model.snapshot import (
    ExportReport,
    Option,
    Options,
    Progress,
    Snapshot,
    SnapshotDocument,
)
from exports.aside import written_aside
from exports.checks import check_options
from exports.interchange.walk import (
    NO_FIELDS,
    NO_FRAGMENTS,
    NO_OFFICIALS,
    NO_ORIGIN,
    Walk,
    facts_of,
)
from exports.jsontext import Lines

_LOSSES = (NO_FIELDS, NO_FRAGMENTS, NO_ORIGIN, "Doubts about tags.", NO_OFFICIALS)


class Doccano:
    """A line for each release: its text, its labels `[start, end, kind]`, what is known of it."""

    key = "doccano"
    label = "doccano (JSON Lines)"
    suffix = ".jsonl"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the file aside and rename it."""
        check_options(self, options)
        walk = Walk(snapshot, progress)
        with written_aside(target) as file:
            lines = Lines(file)
            for held in walk:
                lines.entry(_entry(held), after=b"\n")
        walk.left_out += lines.left_out
        return walk.report(target, _LOSSES)


def _entry(held: SnapshotDocument) -> dict[str, Json]:
    labels: list[Json] = [
        [span.start, span.end, tag.kind] for tag in held.annotations for span in tag.spans
    ]
    facts: dict[str, Json] = dict(facts_of(held.document))
    return {
        "text": held.text,
        "label": labels,
        "uuid": held.document.id,
        "source_name": held.document.source_name,
        **facts,
    }
