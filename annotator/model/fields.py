"""Fields: one typed slot of a kind, from which form, table, schema and briefing are derived."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from annotator.model import edtf, quantity
from annotator.model.errors import FieldError

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class FieldType(StrEnum):
    """What a field holds. Every value is stored as its canonical text, read by its type."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    DATE = "date"
    NUMBER = "number"
    QUANTITY = "quantity"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that a choice field admits."""

    key: str
    label: str = ""

    @property
    def caption(self) -> str:
        """What the user reads."""
        return self.label or self.key


@dataclass(frozen=True, slots=True)
class Field:
    """One slot of a kind.

    `suggested` are common values that the form offers but does not demand; `in_table` puts the
    field among the columns of the annotation table and of the briefing.
    """

    key: str
    label: str
    type: FieldType = FieldType.TEXT
    help: str = ""
    choices: tuple[Choice, ...] = ()
    suggested: tuple[str, ...] = ()
    in_table: bool = False

    def parse(self, raw: str) -> str:
        """The canonical text of what was typed. Raises FieldError with the reason."""
        text = raw.strip()
        return _RULES[self.type].parse(self, text) if text else ""

    def problem(self, raw: str) -> str | None:
        """Why the text can't be read as this field, or None where it can."""
        try:
            self.parse(raw)
        except FieldError as error:
            return str(error)
        return None

    def format(self, value: str) -> str:
        """The value as people read it, in no particular language; invalid text as it is."""
        try:
            canonical = self.parse(value)
        except FieldError:
            return value
        return _RULES[self.type].format(self, canonical) if canonical else ""

    def to_json(self, value: str) -> Json:
        """The value for a dataset: numbers as numbers. FieldError where it is invalid or empty."""
        canonical = self.parse(value)
        if not canonical:
            raise FieldError(f"{self.label} is empty.")
        return _RULES[self.type].to_json(self, canonical)

    def json_schema(self) -> dict[str, Json]:
        """JSON Schema (2020-12) of what `to_json` gives."""
        return _RULES[self.type].schema(self)


@dataclass(frozen=True, slots=True)
class _Rules:
    parse: Callable[[Field, str], str]
    format: Callable[[Field, str], str] = lambda _, value: value
    to_json: Callable[[Field, str], Json] = lambda _, value: value
    schema: Callable[[Field], dict[str, Json]] = lambda _: {"type": "string"}


def json_number(value: Decimal) -> int | float:
    """A decimal as the JSON number that prints the same digits."""
    return int(value) if value == value.to_integral_value() else float(value)


def _parse_text(_: Field, raw: str) -> str:
    return " ".join(raw.split())


def _parse_choice(field: Field, raw: str) -> str:
    wanted = raw.casefold()
    for choice in field.choices:
        if wanted in (choice.key.casefold(), choice.caption.casefold()):
            return choice.key
    known = ", ".join(choice.caption for choice in field.choices)
    raise FieldError(f"“{raw}” is not one of: {known}.")


def _choice_schema(field: Field) -> dict[str, Json]:
    return {"enum": [choice.key for choice in field.choices]}


def _grouped(value: Decimal) -> str:
    return f"{value:,f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


def _quantity_json(_: Field, value: str) -> Json:
    parsed = quantity.quantity(value)
    ends = {"value": parsed.value, "low": parsed.low, "high": parsed.high}
    numbers: dict[str, Json] = {
        name: None if end is None else json_number(end) for name, end in ends.items()
    }
    return {**numbers, "comparator": parsed.comparator, "unit": parsed.unit}


def _quantity_schema(_: Field) -> dict[str, Json]:
    numbers: dict[str, Json] = {
        name: {"type": ["number", "null"]} for name in ("value", "low", "high")
    }
    return {
        "type": "object",
        "required": [*numbers, "comparator", "unit"],
        "additionalProperties": False,
        "properties": {
            **numbers,
            "comparator": {"enum": list(quantity.COMPARATORS)},
            "unit": {"type": "string"},
        },
    }


_RULES: Mapping[FieldType, _Rules] = {
    FieldType.TEXT: _Rules(parse=_parse_text),
    FieldType.LONG_TEXT: _Rules(parse=lambda _, raw: raw),
    FieldType.OFFICIAL: _Rules(parse=_parse_text),
    FieldType.CHOICE: _Rules(parse=_parse_choice, schema=_choice_schema),
    FieldType.DATE: _Rules(
        parse=lambda _, raw: edtf.parsed(raw),
        schema=lambda _: {"type": "string", "description": "EDTF, ISO 8601-2 level 1"},
    ),
    FieldType.NUMBER: _Rules(
        parse=lambda _, raw: quantity.plain(quantity.number(raw)),
        format=lambda _, value: _grouped(Decimal(value)),
        to_json=lambda _, value: json_number(Decimal(value)),
        schema=lambda _: {"type": "number"},
    ),
    FieldType.QUANTITY: _Rules(
        parse=lambda _, raw: str(quantity.quantity(raw)),
        to_json=_quantity_json,
        schema=_quantity_schema,
    ),
}
