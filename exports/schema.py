"""The JSON Schema (2020-12) of the dataset, derived from the kinds."""

from collections.abc import Iterable

from annotator.model.datasets import DOCUMENT_FACTS, FORMAT, SUGGESTED_STATE, VERSION
from annotator.model.fields import Field, FieldType, Json
from annotator.model.kinds import Kind, Pattern
from annotator.model.records import Acceptance, State, StateFilter

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


def _fact(default: object) -> Json:
    """The schema of a fact about a release, by its default."""
    names = {bool: "boolean", int: "integer", float: "number"}
    if default is None:
        return {"type": ["string", "number", "null"]}
    return {"type": next((name for of, name in names.items() if type(default) is of), "string")}


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
    {"value": {}, "span": _ref("evidence"), "text": _TEXT, "official_id": _MAYBE_TEXT},
    ("text", "official_id"),
)
_AS_TYPED: dict[str, Json] = {
    "if": {"properties": {"value": {"type": "null"}}},
    "then": {"required": ["text"]},
}
"""What can't be read as its field's type is null, and there as it was typed."""


def field_schema(field: Field) -> dict[str, Json]:
    """What stands in `fields` under the field's key."""
    value: dict[str, Json] = field.json_schema()
    titled: dict[str, Json] = {"title": field.label, "oneOf": [value, {"type": "null"}]}
    properties: dict[str, Json] = {"value": titled, "span": _MAYBE_SPAN, "text": _TEXT}
    if field.type is FieldType.OFFICIAL:
        properties["official_id"] = _MAYBE_TEXT
    return {**_record(properties, ("text",)), **_AS_TYPED}


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
        "suggested": _list(_TEXT),
        "in_table": {"type": "boolean"},
        "choices": _list(_record({"key": _TEXT, "label": _TEXT})),
    },
    ("choices",),
)
_KIND = _record(
    {
        "key": _TEXT,
        "label": _TEXT,
        "help": _TEXT,
        "color": _record({"light": _TEXT, "dark": _TEXT}),
        "pattern": {"enum": [str(pattern) for pattern in Pattern]},
        "shortcut": _TEXT,
        "fields": _list(_FIELD_OF_KIND),
        "schema": {
            "type": "object",
            "description": "JSON Schema (2020-12) of `fields` in annotations of this kind",
        },
    }
)
_TENURE = _record(
    {
        "id": _TEXT,
        "role": _TEXT,
        "body": _TEXT,
        "from": _TEXT,
        "to": _TEXT,
        "manner": _TEXT,
        "annotation_id": _MAYBE_TEXT,
    }
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
        **{name: _fact(default) for name, default in DOCUMENT_FACTS.items()},
        "provenance": {"type": "object", "additionalProperties": _TEXT},
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
            "acceptance": {"enum": [str(how) for how in Acceptance if how]},
            "author": _TEXT,
            "author_id": _MAYBE_TEXT,
            "reviewer": _TEXT,
            "reviewer_id": _TEXT,
            "reason": _TEXT,
            "confidence": {"type": "number"},
            "uncertain": {"type": "boolean"},
            "spans": {"type": "array", "minItems": 1, "items": _ref("span")},
            "fields": {"type": "object", "additionalProperties": _ref("field")},
            "official_id": _MAYBE_TEXT,
            "score": {"type": "number", "minimum": 0, "maximum": 1},
        },
        ("score", "acceptance", "reviewer", "reviewer_id", "reason", "confidence"),
    )
    return {**record, "allOf": [_SCORED, *(_when(kind) for kind in kinds)]}


def _when(kind: Kind) -> Json:
    return {
        "if": {"properties": {"kind": {"const": kind.key}}},
        "then": {"properties": {"fields": _ref(f"fields-{kind.key}")}},
    }


_COUNTS = ("kinds", "documents", "annotations", "suggestions", "officials")
_MANIFEST = _record(
    {
        "generator": _TEXT,
        "filter": _record({"state": {"enum": [str(state) for state in StateFilter]}}),
        "counts": _record({name: {"type": "integer", "minimum": 0} for name in _COUNTS}),
        "sha256": {
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "description": "SHA-256 over the entries as they stand in the file (in JSON: kinds, "
            "documents, officials; in JSON Lines: all lines before this one), each followed by "
            "a line feed",
        },
    }
)
_ABOUT: Json = (
    "Offsets are Unicode code points into `text`, end exclusive: text[start:end] == quote. "
    "Dates are EDTF (ISO 8601-2 level 1); an empty string stands for what is not known. A field "
    "that holds nothing is left out; `text` is what is stored, where `value` does not say it."
)


def _shared(kinds: tuple[Kind, ...]) -> dict[str, Json]:
    return {
        "kind": _KIND,
        "document": _DOCUMENT,
        "annotation": _annotation(kinds),
        "official": _OFFICIAL,
        "manifest": _MANIFEST,
        "span": _SPAN,
        "evidence": _MAYBE_SPAN,
        "field": _ANY_FIELD,
        **{f"fields-{kind.key}": fields_schema(kind) for kind in kinds},
    }


_HEAD: dict[str, Json] = {
    "format": {"const": FORMAT},
    "version": {"const": VERSION},
    "generator": _TEXT,
    "kinds": _list(_ref("kind")),
}
_REGISTRY: dict[str, Json] = {
    "officials": _list(_ref("official")),
    "links": _list({"type": "object"}),
}


def dataset_schema(kinds: Iterable[Kind]) -> dict[str, Json]:
    """The schema of a JSON dataset with these kinds.

    Annotations of other kinds are held to what all kinds share; their own part of the schema
    stands in the dataset itself, in `kinds`.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:{VERSION}",
        "title": f"Press Annotator dataset, version {VERSION}",
        "description": _ABOUT,
        **_record(
            {
                **_HEAD,
                "documents": _list(_ref("document")),
                **_REGISTRY,
                "manifest": _ref("manifest"),
            }
        ),
        "$defs": _shared(tuple(kinds)),
    }


def lines_schema(kinds: Iterable[Kind]) -> dict[str, Json]:
    """The schema of a line of a JSON Lines dataset.

    The first line says what the dataset is, then one for each document, one with the registry,
    and the manifest in the last.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}-line:{VERSION}",
        "title": f"A line of a Press Annotator dataset in JSON Lines, version {VERSION}",
        "description": _ABOUT,
        "oneOf": [
            _record(_HEAD),
            _ref("document"),
            _record(_REGISTRY),
            _record({"manifest": _ref("manifest")}),
        ],
        "$defs": _shared(tuple(kinds)),
    }
