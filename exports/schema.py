"""The JSON Schema (2020-12) of the dataset, derived from the kinds."""

from collections.abc import Iterable

from annotator.model.fields import Field, FieldType, Json
from annotator.model.kinds import Kind
from annotator.model.records import State

FORMAT = "press-annotator-dataset"
VERSION = 1
SUGGESTED_STATE = "suggested"
"""State of what was only proposed; stands in a dataset only where it was asked for."""

_TEXT: Json = {"type": "string"}
_MAYBE_TEXT: Json = {"type": ["string", "null"]}


def _record(properties: dict[str, Json], optional: tuple[str, ...] = ()) -> dict[str, Json]:
    """An object that has all these properties, but for the optional ones, and no others."""
    required: list[Json] = [name for name in properties if name not in optional]
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": properties,
    }


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


_SPAN: dict[str, Json] = _record(
    {
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
        "quote": {"type": "string", "minLength": 1},
    }
)
_RANGE: dict[str, Json] = _record(
    {"start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 1}}
)
_MAYBE_SPAN: Json = {"oneOf": [{"type": "null"}, _SPAN]}
_ANY_FIELD: dict[str, Json] = _record(
    {"value": {}, "span": _ref("evidence"), "official_id": _MAYBE_TEXT}, ("official_id",)
)


def field_schema(field: Field) -> dict[str, Json]:
    """What stands in `fields` under the field's key."""
    value: dict[str, Json] = field.json_schema()
    titled: dict[str, Json] = {"title": field.label, **value}
    properties: dict[str, Json] = {"value": titled, "span": _MAYBE_SPAN}
    if field.type is FieldType.OFFICIAL:
        properties["official_id"] = _MAYBE_TEXT
    return _record(properties)


def fields_schema(kind: Kind) -> dict[str, Json]:
    """What `fields` of an annotation of this kind holds; complete in itself."""
    return {
        "title": kind.label,
        "type": "object",
        "additionalProperties": False,
        "properties": {field.key: field_schema(field) for field in kind.fields},
    }


_FIELD_OF_KIND = _record(
    {
        "key": _TEXT,
        "label": _TEXT,
        "type": {"enum": [str(kind) for kind in FieldType]},
        "help": _TEXT,
        "choices": _list(_record({"key": _TEXT, "label": _TEXT})),
    },
    ("choices",),
)
_KIND = _record(
    {
        "key": _TEXT,
        "label": _TEXT,
        "help": _TEXT,
        "fields": _list(_FIELD_OF_KIND),
        "schema": {
            "type": "object",
            "description": "JSON Schema (2020-12) of `fields` in annotations of this kind",
        },
    }
)
_TENURE = _record(
    {"role": _TEXT, "body": _TEXT, "from": _TEXT, "to": _TEXT, "manner": _TEXT},
)
_OFFICIAL = _record(
    {
        "id": _TEXT,
        "name": _TEXT,
        "aliases": _list(_TEXT),
        "note": _TEXT,
        "tenures": _list(_TENURE),
    }
)
_DOCUMENT = _record(
    {
        "id": _TEXT,
        "source_name": _TEXT,
        "title": _TEXT,
        "publisher": _TEXT,
        "source_address": _TEXT,
        "language": _TEXT,
        "published_on": _TEXT,
        "event_date": _TEXT,
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "text": _TEXT,
        "furniture": _list(_RANGE),
        "annotations": _list(_ref("annotation")),
    }
)


_STATES = tuple(str(state) for state in State if state is not State.REJECTED)
_SCORED: Json = {
    "if": {"properties": {"state": {"const": SUGGESTED_STATE}}},
    "then": {"required": ["score"]},
    "else": {"properties": {"score": False}},
}
"""A suggestion has a score and nothing else has one."""


def _annotation(kinds: Iterable[Kind]) -> dict[str, Json]:
    record = _record(
        {
            "id": _TEXT,
            "kind": _TEXT,
            "state": {"enum": [*_STATES, SUGGESTED_STATE]},
            "origin": _TEXT,
            "author": _TEXT,
            "uncertain": {"type": "boolean"},
            "spans": {"type": "array", "minItems": 1, "items": _ref("span")},
            "fields": {"type": "object", "additionalProperties": _ref("field")},
            "official_id": _MAYBE_TEXT,
            "score": {"type": "number", "minimum": 0, "maximum": 1},
        },
        ("score",),
    )
    return {**record, "allOf": [_SCORED, *(_when(kind) for kind in kinds)]}


def _when(kind: Kind) -> Json:
    return {
        "if": {"properties": {"kind": {"const": kind.key}}},
        "then": {"properties": {"fields": _ref(f"fields-{kind.key}")}},
    }


def dataset_schema(kinds: Iterable[Kind]) -> dict[str, Json]:
    """The schema of a dataset with these kinds.

    Annotations of other kinds are held to what all kinds share; their own part of the schema
    stands in the dataset itself, in `kinds`.
    """
    known = tuple(kinds)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:{VERSION}",
        "title": f"Press Annotator dataset, version {VERSION}",
        "description": "Offsets are Unicode code points into `text`, end exclusive: "
        "text[start:end] == quote. Dates are EDTF (ISO 8601-2 level 1); an empty string stands "
        "for what is not known. A field that holds nothing is left out.",
        **_record(
            {
                "format": {"const": FORMAT},
                "version": {"const": VERSION},
                "generator": _TEXT,
                "kinds": _list(_ref("kind")),
                "documents": _list(_ref("document")),
                "officials": _list(_ref("official")),
                "links": _list({"type": "object"}),
            }
        ),
        "$defs": {
            "kind": _KIND,
            "document": _DOCUMENT,
            "annotation": _annotation(known),
            "official": _OFFICIAL,
            "span": _SPAN,
            "evidence": _MAYBE_SPAN,
            "field": _ANY_FIELD,
            **{f"fields-{kind.key}": fields_schema(kind) for kind in known},
        },
    }
