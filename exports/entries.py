"""Documents as the dataset has them: rows in, plain values for JSON out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from annotator.model.datasets import (
    DOCUMENT_FACTS,
    FORMAT,
    SUGGESTED_STATE,
    VERSION,
    needs_text,
)
from annotator.model.errors import FieldError
from annotator.model.fields import Field, FieldType, Json
from annotator.model.kinds import Kind
from annotator.model.plain import PlainDocument, PlainTag
from annotator.model.records import SUGGESTED, Document, Official, Tenure
from annotator.model.snapshot import Snapshot
from annotator.model.spans import Span, quote_of
from annotator.model.suggestion import Suggestion
from exports.checks import field_lost, mismatch, unknown_kind_lost
from exports.jsontext import fitting
from exports.schema import fields_schema

_REMEMBERED = 50_000
"""Values of fields that are kept with what they are in JSON: units, bodies and posts recur."""


class _Value(NamedTuple):
    """A field's value as it stands in JSON without evidence, and why it could not be read."""

    entry: dict[str, Json]
    problem: str


class _Slot(NamedTuple):
    """A field of a kind, and its values that need no second look."""

    key: str
    field: Field
    known: dict[str, dict[str, Json]]


class _Slots:
    """The fields of one kind, in its order."""

    def __init__(self, kind: Kind) -> None:
        self.keys = frozenset(field.key for field in kind.fields)
        self._all = tuple(_Slot(field.key, field, {}) for field in kind.fields)
        self.filled: dict[tuple[str, ...], tuple[_Slot, ...]] = {}

    def of(self, keys: tuple[str, ...]) -> tuple[_Slot, ...]:
        """Those of the keys, remembered in `filled`: tags fill in the same few again and again."""
        self.filled[keys] = found = tuple(slot for slot in self._all if slot.key in keys)
        return found


def _value(field: Field, text: str, official: str | None) -> _Value:
    problem = ""
    value: Json = None
    if text.strip():
        try:
            value = fitting(field.to_json(text))
        except FieldError as error:
            problem = str(error)
    entry: dict[str, Json] = {"value": value, "span": None}
    if value is None or needs_text(field, text, value):
        entry["text"] = text
    if field.type is FieldType.OFFICIAL:
        entry["official_id"] = official
    return _Value(entry, problem)


class Entries:
    """Makes the entries of one dataset, and counts what it made and what it left out."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._authors = snapshot.authors
        self._kinds = snapshot.kinds
        self._slots = {key: _Slots(kind) for key, kind in snapshot.kinds.items()}
        self._sources = {post.annotation for post in snapshot.tenures if post.annotation}
        self._seen: set[str] = set()
        self.documents = self.annotations = self.suggestions = 0
        self.left_out: list[str] = []

    def document(self, held: PlainDocument) -> dict[str, Json]:
        """A document. Raises UserError where a quote does not match its text."""
        document = held.document
        tags: list[Json] = []
        for row in held.tags:
            slots = self._slots.get(row[1])
            if slots is None:
                self.left_out.append(unknown_kind_lost(document, row[3], row[1]))
            else:
                tags.append(self._tag(held, row, slots))
        self.annotations += len(tags)
        if held.suggestions:
            tags += self._proposed(held)
        if self._sources:
            self._seen |= self._sources.intersection(row[0] for row in held.tags)
        self.documents += 1
        return {
            "id": document.id,
            **{name: _plain(getattr(document, name)) for name in DOCUMENT_FACTS},
            "provenance": dict(document.provenance),
            "sha256": document.sha256,
            "text": held.text,
            "furniture": [{"start": span.start, "end": span.end} for span in document.furniture],
            "annotations": tags,
        }

    def _tag(self, held: PlainDocument, row: PlainTag, slots: _Slots) -> dict[str, Json]:
        """Hot: it runs for every tag of the project, and so calls as little as it can."""
        row_id, kind, spans, quote, author, fields, state, origin, sure, doubt, how, by, why = row
        text = held.text
        size = len(text)
        ((first, last),) = spans[:1]
        if len(spans) > 1:
            quoted = _quoted(held, row)
        elif text[first:last] == quote and last <= size:
            quoted = [{"start": first, "end": last, "quote": quote}]
        else:
            raise mismatch(held.document, text, row)
        values: dict[str, Json] = {}
        official: str | None = None
        keys = tuple(fields)
        for key, field, known in slots.filled.get(keys) or slots.of(keys):
            parts = fields[key]
            value = known.get(parts[0])
            count = len(parts)
            if value is None or count > 2:
                value = self._special(held, row, field, known)
                if value is None:
                    continue
                official = official or (parts[2] if count > 2 else None)
            elif count == 2 and parts[1]:
                start, end = parts[1]
                if end > size:
                    raise mismatch(held.document, text, row)
                value = value.copy()
                value["span"] = {"start": start, "end": end, "quote": text[start:end]}
            values[key] = value
        if len(values) < len(fields):
            self._unknown(held.document, row, slots)
        entry: dict[str, Json] = {
            "id": row_id,
            "kind": kind,
            "state": state,
            "origin": origin,
            "author": self._authors.get(author, ""),
            "author_id": author,
            "uncertain": doubt,
            "spans": quoted,
            "fields": values,
            "official_id": official,
        }
        if how or by or why or sure is not None:
            entry |= self._beside(sure, how, by, why)
        return entry

    def _beside(self, sure: float | None, how: str, by: str, why: str) -> dict[str, Json]:
        """What only some tags have: left out where there is nothing to say."""
        told: dict[str, Json] = {
            "confidence": sure,
            "acceptance": how,
            "reviewer": self._authors.get(by, ""),
            "reviewer_id": by,
            "reason": why,
        }
        return {name: value for name, value in told.items() if value not in ("", None)}

    def _special(
        self,
        held: PlainDocument,
        row: PlainTag,
        field: Field,
        known: dict[str, dict[str, Json]],
    ) -> dict[str, Json] | None:
        """A value that has evidence or an official, was not met before, or can't be read."""
        parts = row[5][field.key]
        words, span = parts[0], parts[1] if len(parts) > 1 else None
        official = parts[2] if len(parts) > 2 else None
        entry = None if official else known.get(words)
        if entry is None:
            if not (words.strip() or span or official):
                return None
            entry = self._new(held.document, row, field, known)
        if not span:
            return entry
        start, end = span
        if end > len(held.text):
            raise mismatch(held.document, held.text, row)
        return {**entry, "span": {"start": start, "end": end, "quote": held.text[start:end]}}

    def _new(
        self, document: Document, row: PlainTag, field: Field, known: dict[str, dict[str, Json]]
    ) -> dict[str, Json]:
        """A value's entry, remembered where it means the same in every tag."""
        words, _, official = [*row[5][field.key], None, None][:3]
        entry, problem = _value(field, words, official)
        if problem:
            self.left_out.append(field_lost(document, row[3], field.label, problem, kept=True))
        elif official is None and words.strip():
            if len(known) > _REMEMBERED:
                known.clear()
            known[words] = entry
        return entry

    def _unknown(self, document: Document, row: PlainTag, slots: _Slots) -> None:
        label = self._kinds[row[1]].label
        self.left_out += [
            field_lost(document, row[3], key, f"{label} has no such field.")
            for key, parts in row[5].items()
            if key not in slots.keys and parts[0].strip()
        ]

    def _proposed(self, held: PlainDocument) -> list[Json]:
        """What was only proposed, in the shape of an annotation; nobody is its author."""
        known = [one for one in held.suggestions if one.kind in self._kinds]
        self.suggestions += len(known)
        return [self._suggestion(held, one) for one in known]

    def _suggestion(self, held: PlainDocument, proposed: Suggestion) -> dict[str, Json]:
        return {
            "id": f"{held.document.id}:{proposed.key}",
            "kind": proposed.kind,
            "state": SUGGESTED_STATE,
            "origin": SUGGESTED + proposed.rule,
            "author": "",
            "author_id": None,
            "uncertain": proposed.uncertain,
            "spans": [span_entry(held.text, proposed.span)],
            "fields": self._proposed_fields(held, proposed),
            "official_id": None,
            "score": proposed.score,
        }

    def _proposed_fields(self, held: PlainDocument, proposed: Suggestion) -> dict[str, Json]:
        """The fields that can be read; what a rule could not fill in is no loss to report."""
        made: dict[str, Json] = {}
        for field in self._kinds[proposed.kind].fields:
            value = proposed.fields.get(field.key)
            if value is None or not value.value.strip():
                continue
            entry, problem = _value(field, value.value, value.official)
            if not problem:
                span = span_entry(held.text, value.span) if value.span else None
                made[field.key] = {**entry, "span": span}
        return made

    def officials(
        self, officials: Iterable[Official], tenures: Iterable[Tenure]
    ) -> Iterator[dict[str, Json]]:
        """The registry, each official with the posts held; call it after the documents.

        A post names the tag it was taken from where that is in the dataset.
        """
        posts: defaultdict[str, list[Json]] = defaultdict(list)
        for tenure in tenures:
            posts[tenure.official].append(self._post(tenure))
        for official in officials:
            yield {
                "id": official.id,
                "name": official.name,
                "aliases": list(official.aliases),
                "note": official.note,
                "tenures": posts[official.id],
            }

    def _post(self, tenure: Tenure) -> Json:
        return {
            "id": tenure.id,
            "role": tenure.role,
            "body": tenure.body,
            "from": tenure.start,
            "to": tenure.end,
            "manner": tenure.manner,
            "annotation_id": tenure.annotation if tenure.annotation in self._seen else None,
        }


def _quoted(held: PlainDocument, row: PlainTag) -> Json:
    """The spans of a tag of several fragments, checked as one quote."""
    spans = [Span(start, end) for start, end in row[2]]
    if quote_of(held.text, spans) != row[3] or spans[-1].end > len(held.text):
        raise mismatch(held.document, held.text, row)
    return [span_entry(held.text, span) for span in spans]


def _plain(value: Any) -> Json:
    return str(value) if isinstance(value, str) else value


def span_entry(text: str, span: Span) -> dict[str, Json]:
    """A span with its words."""
    return {"start": span.start, "end": span.end, "quote": span.of(text)}


def head_entry(snapshot: Snapshot) -> dict[str, Json]:
    """What a dataset says of itself before anything else."""
    return {"format": FORMAT, "version": VERSION, "generator": snapshot.generator}


def kind_entry(kind: Kind) -> dict[str, Json]:
    """A kind as the codebook has it, with its own part of the schema."""
    return {
        "key": kind.key,
        "label": kind.label,
        "help": kind.help,
        "color": {"light": kind.color.light, "dark": kind.color.dark},
        "pattern": str(kind.pattern),
        "shortcut": kind.shortcut,
        "fields": [_field_of_kind(field) for field in kind.fields],
        "schema": fields_schema(kind),
    }


def _field_of_kind(field: Field) -> Json:
    entry: dict[str, Json] = {
        "key": field.key,
        "label": field.label,
        "type": str(field.type),
        "help": field.help,
        "suggested": list(field.suggested),
        "in_table": field.in_table,
    }
    if field.choices:
        entry["choices"] = [
            {"key": choice.key, "label": choice.caption} for choice in field.choices
        ]
    return entry


def manifest_entry(snapshot: Snapshot, made: Entries, digest: str) -> dict[str, Json]:
    """What a reader checks the dataset by: tool, filter, counts, hash of the content."""
    counts: Mapping[str, int] = {
        "kinds": len(snapshot.kinds),
        "documents": made.documents,
        "annotations": made.annotations,
        "suggestions": made.suggestions,
        "officials": len(snapshot.officials),
    }
    return {
        "generator": snapshot.generator,
        "filter": {"state": str(snapshot.state)},
        "counts": dict(counts),
        "sha256": digest,
    }
