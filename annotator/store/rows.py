"""Records to rows and back; the reading half is plain tuples, since it is hot."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from annotator.model.exported import ExportRecord
from annotator.model.images import (
    kind_from,
    plain_kind,
    plain_spans,
    plain_value,
    spans_from,
    value_from,
)
from annotator.model.kinds import Kind
from annotator.model.records import (
    MANUAL,
    NO_PROVENANCE,
    Acceptance,
    Annotation,
    Dismissal,
    Document,
    FieldValue,
    Official,
    Orphan,
    Record,
    Setting,
    State,
    Tenure,
)
from annotator.model.rulings import Outcome, Ruling
from annotator.model.spans import Span
from annotator.store import team_rows
from annotator.store.ids import from_blob, from_blobs, to_blob
from annotator.store.team_rows import blob_of


class StoredFields(Mapping[str, FieldValue]):
    """An annotation's fields, read from their JSON when first asked for: most never are."""

    __slots__ = ("_held", "_stored")

    def __init__(self, stored: str) -> None:
        self._stored = stored
        self._held: dict[str, FieldValue] | None = None

    def _read(self) -> dict[str, FieldValue]:
        if self._held is None:
            plain = orjson.loads(self._stored)
            self._held = {key: value_from(held) for key, held in plain.items()}
        return self._held

    def __getitem__(self, key: str) -> FieldValue:
        return self._read()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return repr(self._read())


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


def _document(row: Document) -> dict[str, Any]:
    return {
        "content": bytes.fromhex(row.sha256),
        "source_name": row.source_name,
        "title": row.title,
        "publisher": row.publisher,
        "source_address": row.source_address,
        "language": row.language,
        "published_on": row.published_on,
        "event_date": row.event_date,
        "furniture": _json(plain_spans(row.furniture)),
        "author": row.author,
        "original": _original(row),
        "encoding": row.encoding,
        "earlier": _json(list(row.earlier)) if row.earlier else "",
        "provenance": _json(dict(row.provenance)) if row.provenance else "",
        "flagged": int(row.flagged),
        "handling": row.handling,
        "reliability": row.reliability,
    }


def _original(row: Document) -> bytes | None:
    """Empty where the file's bytes are those of the text: they are not stored a second time."""
    if not row.original:
        return None
    return b"" if row.original == row.sha256 else bytes.fromhex(row.original)


def _annotation(row: Annotation) -> dict[str, Any]:
    return {
        "document": to_blob(row.document),
        "start": row.start,
        "kind": row.kind,
        "spans": _json(plain_spans(row.spans)),
        "quote": row.quote,
        "author": to_blob(row.author),
        "fields": _json({key: plain_value(held) for key, held in row.fields.items()}),
        "state": str(row.state),
        "origin": None if row.origin == MANUAL else row.origin,
        "confidence": row.confidence,
        "uncertain": int(row.uncertain),
        "acceptance": str(row.acceptance) or None,
        "official": blob_of(row.official),
        "reviewer": blob_of(row.reviewer),
        "reason": row.reason or None,
    }


def _dismissal(row: Dismissal) -> dict[str, Any]:
    return {
        "document": to_blob(row.document),
        "kind": row.kind,
        "spans": _json(plain_spans(row.spans)),
        "quote": row.quote,
        "rule": row.rule,
    }


def _orphan(row: Orphan) -> dict[str, Any]:
    return {
        "document": to_blob(row.document),
        "tag": _json(dict(row.tag)),
        "before": row.before,
        "after": row.after,
    }


def _official(row: Official) -> dict[str, Any]:
    return {"name": row.name, "aliases": _json(list(row.aliases)), "note": row.note}


def _tenure(row: Tenure) -> dict[str, Any]:
    return {
        "official": to_blob(row.official),
        "role": row.role,
        "body": row.body,
        "from_date": row.start,
        "to_date": row.end,
        "manner": row.manner,
        "annotation": blob_of(row.annotation),
    }


def _ruling(row: Ruling) -> dict[str, Any]:
    return {
        "rule": row.rule,
        "sentence": row.sentence,
        "outcome": str(row.outcome),
        "evidence": row.evidence,
        "author": to_blob(row.author),
        "note": row.note,
    }


def _exported(row: ExportRecord) -> dict[str, Any]:
    return {
        "made_at": row.made_at,
        "template": row.template,
        "title": row.title,
        "file": row.file,
        "head": row.head,
        "options": _json(dict(row.options)),
        "told": _json([one.plain for one in row.told]),
    }


def _setting(row: Setting) -> dict[str, Any]:
    return {"value": row.value}


def _kind(row: Kind) -> dict[str, Any]:
    return {"kind": _json(plain_kind(row))}


_WRITTEN: Mapping[type, Any] = {
    **team_rows.WRITTEN,
    Document: _document,
    Annotation: _annotation,
    Dismissal: _dismissal,
    Orphan: _orphan,
    Official: _official,
    Tenure: _tenure,
    Setting: _setting,
    ExportRecord: _exported,
    Ruling: _ruling,
    Kind: _kind,
}


_BY_NAME = frozenset({"codebook", "setting"})
"""Tables whose rows are known by a name of their own in place of a UUID."""


def stored_id(table: str, row_id: str) -> bytes | str:
    """The id as the table keeps it: 16 bytes, but a kind's or a setting's own name."""
    return row_id if table in _BY_NAME else to_blob(row_id)


def parameters(table: str, record: Record) -> dict[str, Any]:
    """What the statement that writes the record needs, rows it refers to by their stored id."""
    return {"row_id": stored_id(table, record.id), **_WRITTEN[type(record)](record)}


DOCUMENT_COLUMNS = (
    "document.id, content.sha256, source_name, title, publisher, source_address, language, "
    "published_on, event_date, furniture, document.author, original, encoding, earlier, "
    "provenance, flagged, handling, reliability"
)


def document_from(row: tuple[Any, ...]) -> Document:
    """A document from `DOCUMENT_COLUMNS`."""
    furniture = spans_from(orjson.loads(row[9])) if row[9] != "[]" else ()
    name, title, publisher, address, language, published, event = row[2:9]
    author, original, encoding, earlier, provenance = row[10:15]
    return Document(
        from_blob(row[0]),
        row[1].hex(),
        name,
        title,
        publisher,
        address,
        language,
        published,
        event,
        furniture,
        author,
        "" if original is None else (original or row[1]).hex(),
        encoding,
        tuple(orjson.loads(earlier)) if earlier else (),
        orjson.loads(provenance) if provenance else NO_PROVENANCE,
        bool(row[15]),
        row[16],
        row[17],
    )


ANNOTATION_COLUMNS = (
    "annotation.id, kind, spans, quote, author_n, fields, state, origin, confidence, uncertain, "
    "acceptance, reviewer_n, annotation.reason"
)


def annotation_from(row: tuple[Any, ...], document: str, authors: Mapping[int, str]) -> Annotation:
    """An annotation from `ANNOTATION_COLUMNS`, its document's id and the members' ids by `n`."""
    return annotations_from([row], document, authors)[0]


def annotations_from(
    rows: Sequence[tuple[Any, ...]], document: str, authors: Mapping[int, str]
) -> list[Annotation]:
    """The annotations of a document. Hot: what can be done for all at once is."""
    ids = from_blobs([row[0] for row in rows])
    spans = orjson.loads(f"[{','.join([row[2] for row in rows])}]")
    return [
        Annotation(
            row_id,
            document,
            row[1],
            (Span(*plain[0]),) if len(plain) == 1 else spans_from(plain),
            row[3],
            authors[row[4]],
            StoredFields(row[5]),
            _STATES[row[6]],
            row[7] or MANUAL,
            row[8],
            bool(row[9]),
            _ACCEPTANCES[row[10]],
            authors[row[11]] if row[11] else "",
            row[12] or "",
        )
        for row_id, plain, row in zip(ids, spans, rows, strict=True)
    ]


_STATES: Mapping[str, State] = {str(state): state for state in State}
_ACCEPTANCES: Mapping[str | None, Acceptance] = {str(one) or None: one for one in Acceptance}


def dismissal_from(row: tuple[Any, ...]) -> Dismissal:
    """A dismissal from its id, the document's id, kind, spans, quote, rule."""
    spans = spans_from(orjson.loads(row[3]))
    return Dismissal(from_blob(row[0]), from_blob(row[1]), row[2], spans, row[4], row[5])


def orphan_from(row: tuple[Any, ...]) -> Orphan:
    """An orphan from its id, the document's id, tag, before, after."""
    return Orphan(from_blob(row[0]), from_blob(row[1]), orjson.loads(row[2]), row[3], row[4])


def official_from(row: tuple[Any, ...]) -> Official:
    """An official from `id, name, aliases, note`."""
    return Official(from_blob(row[0]), row[1], tuple(orjson.loads(row[2])), row[3])


def tenure_from(row: tuple[Any, ...]) -> Tenure:
    """A tenure from its id, the official's id, role, body, both dates, manner, annotation's id."""
    source = from_blob(row[7]) if row[7] else None
    role, body, start, end, manner = row[2:7]
    return Tenure(from_blob(row[0]), from_blob(row[1]), role, body, start, end, manner, source)


def kind_from_row(row: tuple[Any, ...]) -> Kind:
    """A kind from the codebook's JSON."""
    return kind_from(orjson.loads(row[0]))


def ruling_from(row: tuple[Any, ...]) -> Ruling:
    """A ruling from its id, rule, sentence, outcome, evidence, the author's id, note."""
    rule, sentence, outcome, evidence = row[1:5]
    author = from_blob(row[5])
    return Ruling(from_blob(row[0]), rule, sentence, Outcome(outcome), evidence, author, row[6])


def setting_from(row: tuple[Any, ...]) -> Setting:
    """A setting from `id, value`."""
    return Setting(row[0], row[1])
