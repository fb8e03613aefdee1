"""Figures lose neither comparator nor bounds nor unit."""

from decimal import Decimal

import pytest

from annotator.model.fields import Choice, Field, FieldType
from annotator.model.kinds import DECISION, STATISTIC, USER_COLORS, Kind, Pattern
from annotator.model.quantity import COMPARATORS, Quantity
from exports.briefing.figures import figure_parts, figure_text, grouped, quantity_text
from tests.exports.snapshots import RELEASE, tag


def shown(**fields: str) -> str:
    parts = figure_parts(STATISTIC)
    assert parts is not None
    return parts.text(tag(RELEASE, "statistic", "546", fields))


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"comparator": "=", "value": "546", "unit": "count"}, "546"),
        ({"value": "546"}, "546"),
        ({"comparator": ">", "value": "29.1", "unit": "tonne"}, "> 29.1 t"),
        ({"comparator": ">=", "value": "3", "unit": "kilometre"}, "≥ 3 km"),
        ({"comparator": "<", "value": "33.33", "unit": "percent"}, "< 33.33%"),
        ({"comparator": "<=", "value": "5", "unit": "squadron"}, "≤ 5 squadrons"),
        ({"value": "1", "unit": "squadron"}, "1 squadron"),
        ({"value": "30", "unit": "mile per hour"}, "30 miles per hour"),
        ({"comparator": "~", "value": "7500000", "unit": "USD"}, "≈ USD 7,500,000"),
        ({"comparator": "~", "value": "7.5 million", "unit": "USD"}, "≈ USD 7,500,000"),
        ({"comparator": "range", "low": "10", "high": "15", "unit": "percent"}, "10–15%"),
        ({"comparator": "range", "low": "10"}, "≥ 10"),
        ({"comparator": "range", "high": "15", "unit": "EUR"}, "≤ EUR 15"),
        ({"comparator": "range", "value": "12", "low": "10", "high": "15"}, "12 (range 10–15)"),
        ({"comparator": "vague", "low": "20000", "high": "99999"}, "20,000–99,999 (vague)"),
        ({"comparator": "vague", "value": "1000"}, "1,000 (vague)"),
        ({"comparator": "~", "low": "10", "high": "15"}, "≈ 10–15"),
        ({"comparator": ">", "low": "10"}, "> 10"),
        ({"comparator": ">", "unit": "tonne"}, "> tonne"),
        ({"comparator": "more", "value": "many"}, "more many"),
        ({}, ""),
    ],
)
def test_a_figure_reads_as_the_guidelines_mean_it(fields: dict[str, str], text: str) -> None:
    assert shown(**fields) == text


@pytest.mark.parametrize("comparator", [sign for sign in COMPARATORS if sign != "="])
def test_no_comparator_is_ever_lost(comparator: str) -> None:
    plain = figure_text(Quantity(Decimal(5)))
    assert figure_text(Quantity(Decimal(5), comparator=comparator)) != plain


def test_a_quantity_field_reads_like_a_figure() -> None:
    assert quantity_text("> 2.5 million EUR") == "> EUR 2,500,000"
    assert quantity_text("10..15 percent") == "10–15%"
    assert quantity_text("heaps") == "heaps"


def test_digits_are_grouped_without_needless_zeros() -> None:
    assert grouped(Decimal("7500000.50")) == "7,500,000.5"
    assert grouped(Decimal("1E+3")) == "1,000"
    assert grouped(Decimal("-0.10")) == "-0.1"


def test_a_figure_is_found_by_types_in_any_kind() -> None:
    fields = (
        Field("how", "How", FieldType.CHOICE, choices=(Choice(">"), Choice("=")), in_table=True),
        Field("dead", "Dead", FieldType.NUMBER, in_table=True),
    )
    own = Kind("loss", "Loss", USER_COLORS[0], Pattern.WAVE, "L", fields)
    parts = figure_parts(own)
    assert parts is not None
    assert parts.keys == {"how", "dead"}
    assert parts.text(tag(RELEASE, "loss", "546", {"how": ">", "dead": "12"})) == "> 12"
    assert figure_parts(DECISION) is None
