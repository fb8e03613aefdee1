"""The `label-studio` exporter: tasks as JSON, a release each, with one annotation of all tags.

Offsets are UTF-16 code units: Label Studio's text regions are places of JavaScript strings.
"""

from collections.abc import Iterator
from pathlib import Path

from annotator.model.fields import Json
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
from exports.checks import check_options
from exports.interchange.walk import (
    NO_EVIDENCE,
    NO_OFFICIALS,
    Utf16,
    Walk,
    facts_of,
    note_lines,
)
from exports.jsontext import Lines

_LOSSES = (
    "Authors, reviewers and origins of tags.",
    NO_EVIDENCE,
    "Furniture of a release.",
    NO_OFFICIALS,
)


class LabelStudio:
    """A list of tasks to import; fields stand in a region's notes as `key=value`."""

    key = "label-studio"
    label = "Label Studio (JSON)"
    suffix = ".json"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the file aside and rename it."""
        check_options(self, options)
        walk = Walk(snapshot, progress)
        with written_aside(target) as file:
            lines = Lines(file)
            lines.put(b"[")
            for number, held in enumerate(walk, start=1):
                lines.entry(_task(number, held), before=b",\n" if number > 1 else b"\n")
            lines.put(b"\n]\n")
        walk.left_out += lines.left_out
        return walk.report(target, _LOSSES)


def _task(number: int, held: SnapshotDocument) -> dict[str, Json]:
    facts: dict[str, Json] = dict(facts_of(held.document))
    place = Utf16(held.text)
    result = [entry for tag in held.annotations for entry in _regions(held.text, tag, place)]
    return {
        "id": number,
        "data": {
            "text": held.text,
            "uuid": held.document.id,
            "source_name": held.document.source_name,
            **facts,
        },
        "annotations": [{"id": number, "was_cancelled": False, "result": result}],
    }


def _regions(text: str, tag: Annotation, place: Utf16) -> Iterator[Json]:
    """A region for each fragment; relations `fragment` hold them together."""
    notes: list[Json] = list(note_lines(tag))
    notes += [f"#state={tag.state}"] + ["#uncertain"] * tag.uncertain
    for number, span in enumerate(tag.spans):
        yield {
            "id": f"{tag.id}-{number}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": place(span.start),
                "end": place(span.end),
                "text": span.of(text),
                "labels": [tag.kind],
            },
            **({"meta": {"text": notes}} if not number else {}),
        }
        if number:
            yield {
                "type": "relation",
                "from_id": f"{tag.id}-0",
                "to_id": f"{tag.id}-{number}",
                "direction": "right",
                "labels": ["fragment"],
            }
