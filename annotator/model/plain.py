"""Documents as plain rows, for exporters that write a hundred thousand of them.

A record costs two to three times what its row costs. An exporter that copies rows rather than
thinks about them reads these; a snapshot that has nothing faster gives them from its records.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, runtime_checkable

from annotator.model.images import plain_spans, plain_value
from annotator.model.records import Annotation, Document
from annotator.model.snapshot import Snapshot, SnapshotDocument
from annotator.model.suggestion import Suggestion

PlainTag: TypeAlias = tuple[
    str,
    str,
    list[list[int]],
    str,
    str,
    dict[str, list[Any]],
    str,
    str,
    float | None,
    bool,
    str,
    str,
    str,
]
"""Id, kind, spans `[[start, end], …]`, quote, author's id, fields by key as `images.plain_value`
makes them, state, origin, confidence, uncertain, acceptance, reviewer's id, reason."""


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """A release with its text and its tags as rows, in reading order."""

    document: Document
    text: str
    tags: list[PlainTag]
    suggestions: tuple[Suggestion, ...] = ()


@runtime_checkable
class PlainSnapshot(Protocol):
    """A snapshot that reads rows without making records of them."""

    def plain_documents(self) -> Iterator[PlainDocument]:
        """What `documents` gives, as rows."""


def plain_documents(snapshot: Snapshot) -> Iterator[PlainDocument]:
    """The snapshot's documents as rows."""
    if isinstance(snapshot, PlainSnapshot):
        return snapshot.plain_documents()
    return map(plain_document, snapshot.documents())


def plain_document(held: SnapshotDocument) -> PlainDocument:
    """A document as rows."""
    tags = [plain_tag(annotation) for annotation in held.annotations]
    return PlainDocument(held.document, held.text, tags, held.suggestions)


def plain_tag(tag: Annotation) -> PlainTag:
    """An annotation as a row."""
    return (
        tag.id,
        tag.kind,
        plain_spans(tag.spans),
        tag.quote,
        tag.author,
        {key: plain_value(held) for key, held in tag.fields.items()},
        str(tag.state),
        tag.origin,
        tag.confidence,
        tag.uncertain,
        str(tag.acceptance),
        tag.reviewer,
        tag.reason,
    )
