"""Figures: a number with its comparator, bounds and unit, as one text that loses none of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from annotator.model import quantity
from annotator.model.errors import FieldError
from annotator.model.fields import Field, FieldType
from annotator.model.kinds import Kind
from annotator.model.quantity import COMPARATORS, Quantity
from annotator.model.records import Annotation
from exports.briefing.wording import units

_SIGNS: Mapping[str, str] = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "≈ "}
_UNIT_SIGNS: Mapping[str, str] = {
    "count": "",
    "percent": "%",
    "tonne": " t",
    "kilogram": " kg",
    "gram": " g",
    "kilometre": " km",
    "metre": " m",
    "hectare": " ha",
    "litre": " l",
}
"""Signs of the SI brochure (9th edition, sections 2 and 4), and what a plain count needs: none."""


def _with_unit(number: str, unit: str) -> str:
    """Money has its ISO 4217 code in front, every other unit stands behind the number."""
    if len(unit) == 3 and unit.isascii() and unit.isupper():
        return f"{unit} {number}"
    return number + _UNIT_SIGNS.get(unit, f" {units(unit, number)}" if unit else "")


def grouped(value: Decimal) -> str:
    """The number with its thousands set apart: `7,500,000`, `29.1`."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _bounds(figure: Quantity, sign: str) -> str:
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        return sign + _with_unit(f"{grouped(low)}–{grouped(high)}", figure.unit)
    if low is not None:
        return (sign or "≥ ") + _with_unit(grouped(low), figure.unit)
    return (sign or "≤ ") + _with_unit(grouped(high), figure.unit) if high is not None else ""


def figure_text(figure: Quantity) -> str:
    """The figure as a briefing shows it: `> 29.1 t`, `≈ USD 7,500,000`, `10–15%`.

    A comparator without a sign of its own is shown by its bounds (`range`) or as a word (`vague`).
    Empty where there is no number.
    """
    sign = _SIGNS.get(figure.comparator, "")
    if figure.value is None:
        bounds = _bounds(figure, sign)
        return f"{bounds} (vague)" if bounds and figure.comparator == "vague" else bounds
    number = sign + _with_unit(grouped(figure.value), figure.unit)
    if sign or figure.comparator == "=":
        return number
    return f"{number} ({' '.join(filter(None, (figure.comparator, _bounds(figure, ''))))})"


@dataclass(frozen=True, slots=True)
class FigureParts:
    """The fields of a kind that make one figure, found by their types and the guidelines' names.

    A kind has such a figure where a choice field offers comparators only and a number field
    follows; `low` and `high` are numbers, `unit` is a text (guidelines, section 3).
    """

    comparator: Field
    value: Field
    low: Field | None
    high: Field | None
    unit: Field | None

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the fields that the figure shows."""
        fields = (self.comparator, self.value, self.low, self.high, self.unit)
        return frozenset(field.key for field in fields if field is not None)

    def text(self, annotation: Annotation) -> str:
        """The figure of an annotation; texts that can't be read stand as they were typed."""
        try:
            return figure_text(self.quantity(annotation)) or self._as_typed(annotation)
        except FieldError:
            return self._as_typed(annotation)

    def quantity(self, annotation: Annotation) -> Quantity:
        """The figure of an annotation. Raises FieldError where a field can't be read."""
        comparator = annotation.value(self.comparator.key)
        unit = annotation.value(self.unit.key) if self.unit else ""
        return Quantity(
            value=_decimal(annotation, self.value),
            unit=unit.strip(),
            comparator=self.comparator.parse(comparator) or "=",
            low=_decimal(annotation, self.low),
            high=_decimal(annotation, self.high),
        )

    def _as_typed(self, annotation: Annotation) -> str:
        ordered = (self.comparator, self.value, self.low, self.high, self.unit)
        typed = (annotation.value(field.key).strip() for field in ordered if field is not None)
        return " ".join(text for text in typed if text)


def _decimal(annotation: Annotation, field: Field | None) -> Decimal | None:
    text = annotation.value(field.key).strip() if field else ""
    return quantity.number(text) if text else None


def figure_parts(kind: Kind) -> FigureParts | None:
    """The parts of the kind's figure, None where it has none."""
    shown = kind.table_fields
    comparator = next((field for field in shown if _compares(field)), None)
    value = next((field for field in shown if field.type is FieldType.NUMBER), None)
    if comparator is None or value is None:
        return None
    own = {field.key: field for field in kind.fields}
    low, high, unit = (
        own.get(key) if own.get(key) and own[key].type is wanted else None
        for key, wanted in (
            ("low", FieldType.NUMBER),
            ("high", FieldType.NUMBER),
            ("unit", FieldType.TEXT),
        )
    )
    return FigureParts(comparator, value, low, high, unit)


def _compares(field: Field) -> bool:
    offered = {choice.key for choice in field.choices}
    return field.type is FieldType.CHOICE and bool(offered) and offered <= set(COMPARATORS)


def quantity_text(value: str) -> str:
    """A quantity field's text as a figure; text that can't be read as it is."""
    try:
        return figure_text(quantity.quantity(value))
    except FieldError:
        return value
