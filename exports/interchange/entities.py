"""The `ftm` exporter: people, positions and who held them, as FollowTheMoney entities.

One JSON entity a line. People and posts come from the registry; each release that names one of
them is an `Article`, each such naming a `Mention`.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from annotator.model.fields import Json
from annotator.model.records import Annotation, Document, Official, Tenure
from annotator.model.snapshot import ExportReport, Option, Options, Progress, Snapshot
from exports.aside import written_aside
from exports.checks import check_options, document_name
from exports.interchange.walk import Walk
from exports.jsontext import Lines

_LOSSES = (
    (
        "Decisions, statistics and tags of other kinds that name nobody: an entity is a person, a "
        "post or a release."
    ),
    "The places of mentions in the text.",
    "Dates that are no single day, month or year (intervals and uncertain dates).",
    "Authors, states and origins of tags.",
)
_DATE_LENGTHS = frozenset((4, 7, 10))
_Properties: TypeAlias = dict[str, list[str]]


class FollowTheMoney:
    """Entities a line: Person, Position, Occupancy, Article, Mention."""

    key = "ftm"
    label = "FollowTheMoney entities"
    suffix = ".ftm.json"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the file aside and rename it; its report counts the mentions."""
        check_options(self, options)
        walk = Walk(snapshot, progress)
        people = {one.id: one for one in snapshot.officials}
        with written_aside(target) as file:
            lines = Lines(file)
            for entity in _registry(snapshot):
                lines.entry(entity, after=b"\n")
            mentions = 0
            for held in walk:
                named = [(tag, name) for tag in held.annotations if (name := _name(snapshot, tag))]
                mentions += len(named)
                for entity in _article(held.document, named, people):
                    lines.entry(entity, after=b"\n")
        walk.annotations = mentions
        walk.left_out += lines.left_out
        return walk.report(target, _LOSSES)


def _entity(row_id: str, schema: str, properties: _Properties) -> dict[str, Json]:
    filled: dict[str, Json] = {}
    for name in sorted(properties):
        values: list[Json] = [one for one in dict.fromkeys(properties[name]) if one.strip()]
        if values:
            filled[name] = values
    return {"id": row_id, "schema": schema, "properties": filled}


def _registry(snapshot: Snapshot) -> Iterator[dict[str, Json]]:
    for official in snapshot.officials:
        yield _person(official)
    positions: set[str] = set()
    for tenure in snapshot.tenures:
        row_id = _position_id(tenure)
        if row_id not in positions:
            positions.add(row_id)
            yield _position(row_id, tenure)
        yield _occupancy(row_id, tenure)


def _person(official: Official) -> dict[str, Json]:
    return _entity(
        official.id,
        "Person",
        {"name": [official.name], "alias": list(official.aliases), "notes": [official.note]},
    )


def _position_id(tenure: Tenure) -> str:
    name = f"{tenure.role}\0{tenure.body}".encode("utf-8", "replace")
    return f"position-{hashlib.sha1(name, usedforsecurity=False).hexdigest()}"


def _position(row_id: str, tenure: Tenure) -> dict[str, Json]:
    name = f"{tenure.role}, {tenure.body}" if tenure.body else tenure.role
    return _entity(row_id, "Position", {"name": [name or "Unnamed post"], "summary": [tenure.body]})


def _occupancy(position: str, tenure: Tenure) -> dict[str, Json]:
    return _entity(
        tenure.id,
        "Occupancy",
        {
            "holder": [tenure.official],
            "post": [position],
            "startDate": _date(tenure.start),
            "endDate": _date(tenure.end),
            "status": ["ended"] if tenure.end else [],
            "description": [tenure.manner],
        },
    )


def _date(edtf: str) -> list[str]:
    """A plain day, month or year; nothing for an interval or a date in doubt."""
    plain = edtf.replace("-", "").isdigit() and len(edtf) in _DATE_LENGTHS
    return [edtf] if plain else []


def _name(snapshot: Snapshot, tag: Annotation) -> str:
    """The person that the tag names; empty where its kind names none."""
    field = snapshot.kinds[tag.kind].subject_field()
    return tag.value(field.key).strip() if field else ""


def _article(
    document: Document, named: list[tuple[Annotation, str]], people: dict[str, Official]
) -> Iterator[dict[str, Json]]:
    if not named:
        return
    address = document.source_address
    yield _entity(
        document.id,
        "Article",
        {
            "title": [document_name(document)],
            "fileName": [document.source_name],
            "publisher": [document.publisher],
            "sourceUrl": [address] if address.startswith(("http://", "https://")) else [],
            "publishedAt": _date(document.published_on),
            "date": _date(document.event_date),
        },
    )
    for tag, name in named:
        official = people.get(tag.official or "")
        yield _entity(
            tag.id,
            "Mention",
            {
                "document": [document.id],
                "resolved": [official.id] if official else [],
                "name": [name, *([official.name] if official else [])],
                "detectedSchema": ["Person"],
            },
        )
