"""Images: a record as a flat mapping of plain values, which the log keeps and compares.

Columns at their default are left out. An annotation's fields are columns of their own
(`fields.role`), so that two fields of one tag can be taken back independently; so is where each
value of a release came from (`provenance.title`).
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from annotator.model.exported import ExportRecord, told_from
from annotator.model.fields import Choice, Field, FieldType
from annotator.model.kinds import Color, Kind, Pattern
from annotator.model.records import (
    Acceptance,
    Annotation,
    Assignment,
    Change,
    Comment,
    Dismissal,
    Document,
    FieldValue,
    Member,
    Official,
    Orphan,
    Record,
    Role,
    RowChange,
    Setting,
    State,
    Statement,
    Tenure,
)
from annotator.model.rulings import Outcome, Ruling
from annotator.model.spans import Span

type_of: Mapping[str, type[Record]] = {
    "document": Document,
    "annotation": Annotation,
    "orphan": Orphan,
    "dismissal": Dismissal,
    "official": Official,
    "tenure": Tenure,
    "member": Member,
    "assignment": Assignment,
    "statement": Statement,
    "comment": Comment,
    "setting": Setting,
    "exported": ExportRecord,
    "ruling": Ruling,
    "codebook": Kind,
}
"""Record type by table."""

table_of: Mapping[type, str] = {record: table for table, record in type_of.items()}
"""Table by record type."""

FIELD_PREFIX = "fields."
_PROVENANCE_PREFIX = "provenance."


def plain_spans(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as `[[start, end], …]`."""
    return [[span.start, span.end] for span in spans]


def spans_from(plain: Any) -> tuple[Span, ...]:
    """Spans from `[[start, end], …]`."""
    return tuple([Span(start, end) for start, end in plain])


def plain_value(held: FieldValue) -> list[Any]:
    """A field's value as `[text, [start, end] or null, official or null]`, needless ends cut."""
    span = [held.span.start, held.span.end] if held.span else None
    parts: list[Any] = [held.value, span, held.official]
    while parts and parts[-1] is None:
        parts.pop()
    return parts


def value_from(plain: Any) -> FieldValue:
    """A field's value from what `plain_value` gave."""
    text, span, official = [*plain, None, None][:3]
    return FieldValue(text, Span(*span) if span else None, official)


def plain_kind(kind: Kind) -> dict[str, Any]:
    """A kind as plain values, as the codebook and the dataset hold it."""
    return {
        "key": kind.key,
        "label": kind.label,
        "color": {"light": kind.color.light, "dark": kind.color.dark},
        "pattern": str(kind.pattern),
        "shortcut": kind.shortcut,
        "help": kind.help,
        "fields": [_plain_field(field) for field in kind.fields],
    }


def _plain_field(field: Field) -> dict[str, Any]:
    return {
        "key": field.key,
        "label": field.label,
        "type": str(field.type),
        "help": field.help,
        "choices": [{"key": choice.key, "label": choice.label} for choice in field.choices],
        "suggested": list(field.suggested),
        "in_table": field.in_table,
    }


def kind_from(plain: Mapping[str, Any]) -> Kind:
    """A kind from what `plain_kind` gave."""
    return Kind(
        key=plain["key"],
        label=plain["label"],
        color=Color(plain["color"]["light"], plain["color"]["dark"]),
        pattern=Pattern(plain["pattern"]),
        shortcut=plain["shortcut"],
        help=plain.get("help", ""),
        fields=tuple(_field_from(field) for field in plain["fields"]),
    )


def _field_from(plain: Mapping[str, Any]) -> Field:
    return Field(
        key=plain["key"],
        label=plain["label"],
        type=FieldType(plain["type"]),
        help=plain.get("help", ""),
        choices=tuple(Choice(one["key"], one.get("label", "")) for one in plain["choices"]),
        suggested=tuple(plain.get("suggested", ())),
        in_table=plain.get("in_table", False),
    )


@dataclass(frozen=True, slots=True)
class _Plain:
    """How one column is made plain and read back."""

    dump: Callable[[Any], Any]
    load: Callable[[Any], Any]


_SPANS = _Plain(plain_spans, spans_from)
_COLUMNS: Mapping[tuple[type, str], _Plain] = {
    (Document, "furniture"): _SPANS,
    (Document, "earlier"): _Plain(list, tuple),
    (Orphan, "tag"): _Plain(dict, dict),
    (Annotation, "spans"): _SPANS,
    (Dismissal, "spans"): _SPANS,
    (Annotation, "state"): _Plain(str, State),
    (Annotation, "acceptance"): _Plain(str, Acceptance),
    (ExportRecord, "options"): _Plain(dict, dict),
    (ExportRecord, "told"): _Plain(lambda told: [one.plain for one in told], told_from),
    (Ruling, "outcome"): _Plain(str, Outcome),
    (Official, "aliases"): _Plain(list, tuple),
    (Member, "roles"): _Plain(
        lambda roles: [str(role) for role in roles], lambda plain: tuple(map(Role, plain))
    ),
    (Statement, "state"): _Plain(str, State),
    (Statement, "span"): _Plain(lambda span: [span.start, span.end], lambda plain: Span(*plain)),
}
_AS_IT_IS = _Plain(lambda value: value, lambda value: value)


def _defaults(record_type: type) -> dict[str, Any]:
    """The columns of a record type by name, each with its default or MISSING."""
    return {
        column.name: column.default
        for column in fields(record_type)
        if column.name not in ("id", "fields", "provenance")
    }


_DEFAULTS: Mapping[type, dict[str, Any]] = {
    record_type: _defaults(record_type)
    for record_type in type_of.values()
    if record_type is not Kind
}


def image(record: Record) -> dict[str, Any]:
    """The record as plain values by column, without its id and without defaults."""
    if isinstance(record, Kind):
        return plain_kind(record)
    record_type = type(record)
    plain: dict[str, Any] = {}
    for column, default in _DEFAULTS[record_type].items():
        value = getattr(record, column)
        if default is MISSING or value != default:
            plain[column] = _COLUMNS.get((record_type, column), _AS_IT_IS).dump(value)
    if isinstance(record, Annotation):
        for key, held in record.fields.items():
            plain[FIELD_PREFIX + key] = plain_value(held)
    elif isinstance(record, Document):
        for key, words in record.provenance.items():
            plain[_PROVENANCE_PREFIX + key] = words
    return plain


def record_from(table: str, row_id: str, plain: Mapping[str, Any]) -> Record:
    """The record that an image stands for."""
    if table == "codebook":
        return kind_from(plain)
    record_type: Any = type_of[table]
    values = {
        column: _COLUMNS.get((record_type, column), _AS_IT_IS).load(plain[column])
        for column in _DEFAULTS[record_type]
        if plain.get(column) is not None
    }
    if record_type is Annotation:
        values["fields"] = {
            key.removeprefix(FIELD_PREFIX): value_from(held)
            for key, held in plain.items()
            if key.startswith(FIELD_PREFIX) and held is not None
        }
    elif record_type is Document:
        values["provenance"] = {
            key.removeprefix(_PROVENANCE_PREFIX): words
            for key, words in plain.items()
            if key.startswith(_PROVENANCE_PREFIX) and words is not None
        }
    record: Record = record_type(id=row_id, **values)
    return record


def row_change(change: Change) -> RowChange:
    """What the log keeps of a change: whole images of rows that came or went, else what differs."""
    table, row_id = table_of[type(change.record)], change.record.id
    if change.before is None or change.after is None:
        before = None if change.before is None else image(change.before)
        after = None if change.after is None else image(change.after)
        return RowChange(table, row_id, before, after)
    old, new = image(change.before), image(change.after)
    differing = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    return RowChange(
        table,
        row_id,
        {key: old.get(key) for key in differing},
        {key: new.get(key) for key in differing},
    )


def advanced(current: Mapping[str, Any] | None, change: RowChange) -> dict[str, Any] | None:
    """The row's image after the change; None where the row goes."""
    if change.after is None:
        return None
    merged = {**(current or {}), **change.after}
    return {key: value for key, value in merged.items() if value is not None}


def inverse(change: RowChange) -> RowChange:
    """The change that takes this one back."""
    return RowChange(change.table, change.id, change.after, change.before)


def stands(current: Mapping[str, Any] | None, change: RowChange) -> bool:
    """Whether the row still is as the change left it, in the columns that the change touched."""
    if change.after is None or current is None:
        return change.after is None and current is None
    if change.before is None:
        return dict(current) == dict(change.after)
    return all(current.get(key) == value for key, value in change.after.items())
