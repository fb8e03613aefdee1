"""The values behind a template's fields: plain texts and lists, from a snapshot."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from annotator.model.kinds import Kind
from annotator.model.records import Annotation, Document
from annotator.model.snapshot import Snapshot, SnapshotDocument
from annotator.model.text import paragraphs
from exports.briefing.content import source_name
from exports.briefing.figures import figure_parts
from exports.briefing.phrases import data_as_of, day
from exports.briefing.recordwords import ENGLISH_WORDS
from exports.briefing.wording import language_name
from exports.checks import document_name, unknown_kind
from exports.office.fields import FIGURE, list_name

_HEAD = 12  # hexadecimal digits of the snapshot's hash that a reader needs


class Values:
    """Gathers documents and tags as a template sees them."""

    def __init__(self, snapshot: Snapshot, mark: str = "") -> None:
        self._kinds: Mapping[str, Kind] = snapshot.kinds
        self._project = {
            "project": snapshot.project,
            "data_of": data_as_of(snapshot.revised_at),
            "generator": snapshot.generator,
            "mark": mark,
            "snapshot": snapshot.head[:_HEAD],
        }
        self._documents: list[dict[str, Any]] = []
        self._tags: dict[str, list[dict[str, str]]] = self._lists()
        self.left_out: list[str] = []
        self.tags = 0

    def _lists(self) -> dict[str, list[dict[str, str]]]:
        return {list_name(kind): [] for kind in self._kinds.values()}

    @property
    def documents(self) -> int:
        """How many documents were added."""
        return len(self._documents)

    def add(self, held: SnapshotDocument) -> None:
        """Add a document with its tags."""
        lists = self._lists()
        starts = [span.start for span in paragraphs(held.text)]
        for annotation in held.annotations:
            kind = self._kinds.get(annotation.kind)
            if kind is None:
                self.left_out.append(unknown_kind(held, annotation))
                continue
            number = max(bisect_right(starts, annotation.start), 1)
            tag = _tag(kind, annotation, held.document, number)
            lists[list_name(kind)].append(tag)
            self._tags[list_name(kind)].append(tag)
            self.tags += 1
        self._documents.append({**_document(held), **lists})

    def context(self) -> dict[str, Any]:
        """Everything by the names of `fields.tree`."""
        return {**self._project, "documents": self._documents, **self._tags}


def _document(held: SnapshotDocument) -> dict[str, str]:
    document = held.document
    return {
        "title": document_name(document),
        "publisher": document.publisher,
        "published": day(document.published_on),
        "event": day(document.event_date),
        "published_on": document.published_on,
        "event_date": document.event_date,
        "language": language_name(document.language),
        "address": document.source_address,
        "file": document.source_name,
        "text": held.text,
    }


def _tag(kind: Kind, annotation: Annotation, document: Document, paragraph: int) -> dict[str, str]:
    """A tag's fields in words. What every tag has wins over a field of the same name."""
    values = {one.key: ENGLISH_WORDS.value(one, annotation.value(one.key)) for one in kind.fields}
    if parts := figure_parts(kind):
        values[FIGURE] = parts.text(annotation)
    return {
        **values,
        "quote": annotation.quote,
        "state": str(annotation.state),
        "source": f"{source_name(document)}, ¶ {paragraph}",
        "paragraph": str(paragraph),
        "release": document_name(document),
    }
