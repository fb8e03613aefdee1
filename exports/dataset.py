"""The `json` exporter: dataset version 1, one document a line, streamed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from annotator.model.errors import FieldError
from annotator.model.fields import Field, FieldType, Json
from annotator.model.kinds import Kind
from annotator.model.records import SUGGESTED, Annotation, FieldValue, Official, Tenure
from annotator.model.snapshot import (
    ExportReport,
    Option,
    Options,
    Progress,
    Snapshot,
    SnapshotDocument,
)
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion
from exports.aside import written_aside
from exports.checks import (
    check_options,
    check_quotes,
    field_left_out,
    shortened,
    unknown_fields,
    unknown_kind,
)
from exports.jsontext import encoded, fitting, mended
from exports.schema import FORMAT, SUGGESTED_STATE, VERSION, fields_schema


class JsonDataset:
    """Everything that the snapshot holds, for other programs; see the published schema."""

    key = "json"
    label = "JSON dataset"
    suffix = ".json"
    options: tuple[Option, ...] = ()

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the dataset aside and rename it. Needs the memory of one document at a time."""
        check_options(self, options)
        with written_aside(target) as file:
            job = _Writing(snapshot, file)
            job.run(progress)
        return ExportReport(
            target=target,
            documents=job.documents,
            annotations=job.annotations,
            left_out=tuple(job.left_out),
            notes={
                "kinds": len(snapshot.kinds),
                "officials": len(snapshot.officials),
                **({"suggestions": job.suggestions} if job.suggestions else {}),
            },
        )


class _Writing:
    """One dataset on its way to the file."""

    def __init__(self, snapshot: Snapshot, file: BinaryIO) -> None:
        self._snapshot = snapshot
        self._file = file
        self.documents = 0
        self.annotations = 0
        self.suggestions = 0
        self.left_out: list[str] = []

    def run(self, progress: Progress) -> None:
        snapshot, put = self._snapshot, self._file.write
        put(b'{"format":%b,"version":%d,' % (encoded(FORMAT), VERSION))
        put(b'"generator":%b,' % encoded(snapshot.generator))
        self._array(b"kinds", map(kind_entry, snapshot.kinds.values()))
        put(b",")
        self._array(b"documents", self._document_entries(progress))
        put(b",")
        self._array(b"officials", official_entries(snapshot.officials, snapshot.tenures))
        put(b',"links":[]}\n')

    def _array(self, name: bytes, entries: Iterable[dict[str, Json]]) -> None:
        self._file.write(b'\n"%b":[' % name)
        for number, entry in enumerate(entries):
            self._file.write((b",\n" if number else b"\n") + self._encoded(entry))
        self._file.write(b"]")

    def _encoded(self, entry: dict[str, Json]) -> bytes:
        try:
            return encoded(entry)
        except TypeError:
            name = shortened(str(entry.get("title") or entry.get("label") or entry.get("id")))
            self.left_out.append(
                f"“{mended(name)}” holds characters that are not Unicode (lone surrogates); each "
                "was written as U+FFFD."
            )
            return encoded(mended(entry))

    def _document_entries(self, progress: Progress) -> Iterator[dict[str, Json]]:
        total = self._snapshot.document_count
        progress(0, total)
        for held in self._snapshot.documents():
            check_quotes(held)
            yield self._document(held)
            self.documents += 1
            progress(self.documents, total)

    def _document(self, held: SnapshotDocument) -> dict[str, Json]:
        document = held.document
        return {
            "id": document.id,
            "source_name": document.source_name,
            "title": document.title,
            "publisher": document.publisher,
            "source_address": document.source_address,
            "language": document.language,
            "published_on": document.published_on,
            "event_date": document.event_date,
            "sha256": document.sha256,
            "text": held.text,
            "furniture": [{"start": span.start, "end": span.end} for span in document.furniture],
            "annotations": [*self._annotations(held), *self._suggestions(held)],
        }

    def _annotations(self, held: SnapshotDocument) -> list[Json]:
        entries: list[Json] = []
        for annotation in held.annotations:
            if annotation.kind in self._snapshot.kinds:
                entries.append(self._annotation(held, annotation))
            else:
                self.left_out.append(unknown_kind(held, annotation))
        self.annotations += len(entries)
        return entries

    def _annotation(self, held: SnapshotDocument, annotation: Annotation) -> dict[str, Json]:
        return {
            "id": annotation.id,
            "kind": annotation.kind,
            "state": str(annotation.state),
            "origin": annotation.origin,
            "author": self._snapshot.authors.get(annotation.author, ""),
            "uncertain": annotation.uncertain,
            "spans": [span_entry(held.text, span) for span in annotation.spans],
            "fields": self._fields(held, annotation),
            "official_id": annotation.official,
        }

    def _suggestions(self, held: SnapshotDocument) -> list[Json]:
        """What was only proposed, in the shape of an annotation; nobody is its author."""
        known = [one for one in held.suggestions if one.kind in self._snapshot.kinds]
        self.suggestions += len(known)
        return [self._suggestion(held, one) for one in known]

    def _suggestion(self, held: SnapshotDocument, proposed: Suggestion) -> dict[str, Json]:
        return {
            "id": f"{held.document.id}:{proposed.key}",
            "kind": proposed.kind,
            "state": SUGGESTED_STATE,
            "origin": SUGGESTED + proposed.rule,
            "author": "",
            "uncertain": proposed.uncertain,
            "spans": [span_entry(held.text, proposed.span)],
            "fields": self._proposed_fields(held, proposed),
            "official_id": None,
            "score": proposed.score,
        }

    def _proposed_fields(self, held: SnapshotDocument, proposed: Suggestion) -> dict[str, Json]:
        """The fields that can be read; what a rule could not fill in is no loss to report."""
        return {
            field.key: field_entry(field, value, held.text)
            for field in self._snapshot.kinds[proposed.kind].fields
            if (value := proposed.fields.get(field.key))
            and value.value.strip()
            and field.problem(value.value) is None
        }

    def _fields(self, held: SnapshotDocument, annotation: Annotation) -> dict[str, Json]:
        self.left_out += unknown_fields(held, annotation, self._snapshot.kinds)
        entries: dict[str, Json] = {}
        for field in self._snapshot.kinds[annotation.kind].fields:
            value = annotation.fields.get(field.key)
            if value is None or not value.value.strip():
                continue
            try:
                entries[field.key] = field_entry(field, value, held.text)
            except FieldError as error:
                self.left_out.append(field_left_out(held, annotation, field.label, str(error)))
        return entries


def span_entry(text: str, span: Span) -> dict[str, Json]:
    """A span with its words."""
    return {"start": span.start, "end": span.end, "quote": span.of(text)}


def field_entry(field: Field, held: FieldValue, text: str) -> dict[str, Json]:
    """A filled field by its type. Raises FieldError where its text can't be read."""
    entry: dict[str, Json] = {
        "value": fitting(field.to_json(held.value)),
        "span": span_entry(text, held.span) if held.span else None,
    }
    if field.type is FieldType.OFFICIAL:
        entry["official_id"] = held.official
    return entry


def kind_entry(kind: Kind) -> dict[str, Json]:
    """A kind as the codebook has it, with its own part of the schema."""
    return {
        "key": kind.key,
        "label": kind.label,
        "help": kind.help,
        "fields": [_field_of_kind(field) for field in kind.fields],
        "schema": fields_schema(kind),
    }


def _field_of_kind(field: Field) -> Json:
    entry: dict[str, Json] = {
        "key": field.key,
        "label": field.label,
        "type": str(field.type),
        "help": field.help,
    }
    if field.choices:
        entry["choices"] = [
            {"key": choice.key, "label": choice.caption} for choice in field.choices
        ]
    return entry


def official_entries(
    officials: Iterable[Official], tenures: Iterable[Tenure]
) -> Iterator[dict[str, Json]]:
    """The registry, each official with the posts held."""
    posts: defaultdict[str, list[Json]] = defaultdict(list)
    for tenure in tenures:
        posts[tenure.official].append(_post(tenure))
    for official in officials:
        yield {
            "id": official.id,
            "name": official.name,
            "aliases": list(official.aliases),
            "note": official.note,
            "tenures": posts[official.id],
        }


def _post(tenure: Tenure) -> Json:
    return {
        "role": tenure.role,
        "body": tenure.body,
        "from": tenure.start,
        "to": tenure.end,
        "manner": tenure.manner,
    }
