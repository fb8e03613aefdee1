"""What the dataset's writer and its reader agree on: names, versions, and how values come back."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal

from annotator.model import quantity
from annotator.model.errors import FieldError
from annotator.model.fields import Field, FieldType, Json
from annotator.model.records import Document

FORMAT = "press-annotator-dataset"
VERSION = 2
SUGGESTED_STATE = "suggested"
"""State of what was only proposed; stands in a dataset only where it was asked for."""

_NO_FACTS = ("id", "sha256", "furniture", "original")
"""Columns that stand elsewhere, and the original file, whose bytes are not part of a dataset."""
_SCALARS = (str, int, float, bool)


def _is_scalar(default: object) -> bool:
    return default is None or isinstance(default, _SCALARS)


DOCUMENT_FACTS: Mapping[str, object] = {
    "source_name": "",
    **{
        column.name: column.default
        for column in fields(Document)
        if column.name not in _NO_FACTS and _is_scalar(column.default)
    },
}
"""What a dataset says of a release beside its text, by name, each with its default."""


def value_text(field: Field, value: Json) -> str | None:
    """The stored text that a dataset's typed value stands for; None where it can't be told."""
    if field.type is FieldType.NUMBER and isinstance(value, int | float):
        return quantity.plain(Decimal(repr(value)))
    return value if isinstance(value, str) and field.type is not FieldType.QUANTITY else None


def typed(field: Field, text: str) -> Json:
    """The value of a stored text for a dataset. Raises FieldError where it can't be read."""
    return field.to_json(text)


def needs_text(field: Field, text: str, value: Json) -> bool:
    """Whether the typed value alone would not bring the stored text back."""
    try:
        return value_text(field, value) != text
    except (FieldError, ArithmeticError):
        return True
