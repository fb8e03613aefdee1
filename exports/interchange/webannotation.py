"""The `web-annotation` exporter: the W3C Web Annotation Data Model (2017) as JSON-LD.

A text position selector counts code points (the recommendation says "character", and that
Unicode code points are meant). The texts themselves are in the file too, as resources with a
value, so that it can be read back without anything else.
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
from annotator.model.spans import Span
from exports.aside import written_aside
from exports.checks import check_options
from exports.interchange.walk import NO_OFFICIALS, Walk, facts_of
from exports.jsontext import Lines, encoded

_AROUND = 32
"""Characters before and after a quote, by which it is found again in a text that has moved."""

_LOSSES = ("Furniture of a release.", "Reviewers of tags.", NO_OFFICIALS)
_TERMS: dict[str, Json] = {
    "press": "urn:press-annotator:terms:",
    "state": "press:state",
    "origin": "press:origin",
    "uncertain": "press:uncertain",
    "field": "press:field",
    "evidence": {"@id": "press:evidence", "@type": "@id"},
    "facts": {"@id": "press:facts", "@type": "@json"},
    "@version": 1.1,
}


class WebAnnotation:
    """A graph of texts and annotations: the kind as a tag, each field as a body of its own."""

    key = "web-annotation"
    label = "W3C Web Annotation (JSON-LD)"
    suffix = ".jsonld"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the file aside and rename it."""
        check_options(self, options)
        walk = Walk(snapshot, progress)
        context: Json = ["http://www.w3.org/ns/anno.jsonld", _TERMS]
        with written_aside(target) as file:
            lines = Lines(file)
            lines.put(b'{"@context":' + encoded(context) + b',\n"@graph":[')
            first = True
            for held in walk:
                for entry in _entries(snapshot, held):
                    lines.entry(entry, before=b"\n" if first else b",\n")
                    first = False
            lines.put(b"\n]}\n")
        walk.left_out += lines.left_out
        return walk.report(target, _LOSSES)


def _entries(snapshot: Snapshot, held: SnapshotDocument) -> Iterator[dict[str, Json]]:
    document = held.document
    facts: dict[str, Json] = {**facts_of(document), "source_name": document.source_name}
    text: dict[str, Json] = {
        "id": f"urn:uuid:{document.id}",
        "type": ["Text", "TextualBody"],
        "format": "text/plain",
        "value": held.text,
        "facts": facts,
    }
    if document.language:
        text["language"] = document.language
    yield text
    for tag in held.annotations:
        yield _annotation(snapshot, held, tag)


def _annotation(snapshot: Snapshot, held: SnapshotDocument, tag: Annotation) -> dict[str, Json]:
    bodies: list[Json] = [{"type": "TextualBody", "purpose": "tagging", "value": tag.kind}]
    for key, value in tag.fields.items():
        if value.value.strip():
            body: dict[str, Json] = {
                "type": "TextualBody",
                "purpose": "describing",
                "field": key,
                "value": value.value,
            }
            if value.span:
                body["evidence"] = _place(held, value.span)
            bodies.append(body)
    targets: list[Json] = [_place(held, span) for span in tag.spans]
    return {
        "id": f"urn:uuid:{tag.id}",
        "type": "Annotation",
        "creator": {
            "id": f"urn:uuid:{tag.author}",
            "type": "Person",
            "name": snapshot.authors.get(tag.author, ""),
        },
        "state": str(tag.state),
        "origin": tag.origin,
        "uncertain": tag.uncertain,
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else {"type": "Composite", "items": targets},
    }


def _place(held: SnapshotDocument, span: Span) -> dict[str, Json]:
    text = held.text
    return {
        "type": "SpecificResource",
        "source": f"urn:uuid:{held.document.id}",
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }
