"""Numbers and quantities as people write them, and their one canonical form."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.errors import FieldError
from annotator.model.quantity import MAGNITUDES, Quantity, number, plain, quantity

NUMBERS = {
    "546": "546",
    "29.1": "29.1",
    "29,1": "29.1",
    "6,738": "6738",
    "1 342": "1342",
    "1\u00a0342\u202f000": "1342000",
    "1'342’000": "1342000",
    "1.342.000": "1342000",
    "1.342": "1.342",
    "0,500": "0.5",
    "1,342.50": "1342.5",
    "1.342,50": "1342.5",
    "1 342,5": "1342.5",
    "12345,67": "12345.67",
    "007": "7",
    "-3": "-3",
    "−3.50": "-3.5",
    "+3": "3",
    "-0": "0",
    "0.000": "0",
    "7.5 million": "7500000",
    "7,5 млн": "7500000",
    "7,5\u00a0млн.": "7500000",
    "8 thousand": "8000",
    "8k": "8000",
    "2 сотни": "200",
    "1.2 Billion": "1200000000",
    "3 трлн": "3000000000000",
    "123456789012345": "123456789012345",
    "123456789.012345": "123456789.012345",
}
NO_NUMBERS = {
    "many": "is not a number",
    "": "is not a number",
    "1e5": "is not a number",
    "5 apples": "“apples” is not a magnitude",
    "10 15": "is not one number",
    "1,23,456": "is not one number",
    "1.2.3": "is not one number",
    "1234567890123456": "more than 15 digits",
    "0.1234567890123456": "more than 15 digits",
}
QUANTITIES = {
    "546": "546 count",
    "> 29.1 tonne": "> 29.1 tonne",
    ">29.1 tonne": "> 29.1 tonne",
    "≥ 3 ships": ">= 3 ships",
    "≤5%": "<= 5 %",
    "≈ 7.5 million USD": "~ 7500000 USD",
    "= 30 percent": "30 percent",
    "7 kg": "7 kg",
    "8k buoys": "8000 buoys",
    "12,5 тыс. тонн": "12500 тонн",
    "10..15 percent": "10..15 percent",
    "10 – 15 percent": "10..15 percent",
    "5-7 million USD": "5000000..7000000 USD",
    "900 thousand..1.2 million": "900000..1200000 count",
    "..15 percent": "..15 percent",
    "-5..-2 degree": "-5..-2 degree",
}
NO_QUANTITIES = {
    "some": "is not a quantity",
    "10..": "is not a quantity",
    "> 10..15": "is not a quantity",
    ">> 5": "is not a quantity",
    "15..10 percent": "ends below its beginning",
    "5 - 3": "ends below its beginning",
    "5 k million tonne": "two magnitudes",
    "10 15 percent": "is not one number",
    "five..10 percent": "is not a number",
}


@pytest.mark.parametrize(("written", "value"), NUMBERS.items())
def test_a_number_is_read_as_people_write_it(written: str, value: str) -> None:
    assert plain(number(written)) == value


@pytest.mark.parametrize(("written", "reason"), NO_NUMBERS.items())
def test_what_is_not_one_number_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(FieldError, match=reason):
        number(written)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
def test_a_plain_number_is_read_back_as_itself(value: Decimal) -> None:
    assert number(plain(value)) == value
    assert plain(number(plain(value))) == plain(value)
    assert "E" not in plain(value)


@given(st.integers(1, 999_999), st.sampled_from(sorted(MAGNITUDES)))
def test_a_magnitude_multiplies(count: int, word: str) -> None:
    assert number(f"{count} {word}") == count * MAGNITUDES[word]
    assert number(f"{count} {word.upper()}.") == count * MAGNITUDES[word]


@given(st.integers(1000, 10**14), st.sampled_from([",", " ", "\u00a0", "'"]))
def test_grouped_digits_mean_the_same_number(value: int, blank: str) -> None:
    assert number(f"{value:,}".replace(",", blank)) == value


@pytest.mark.parametrize(("written", "canonical"), QUANTITIES.items())
def test_a_quantity_has_one_canonical_form(written: str, canonical: str) -> None:
    assert str(quantity(written)) == canonical


@pytest.mark.parametrize(("written", "reason"), NO_QUANTITIES.items())
def test_what_is_no_quantity_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(FieldError, match=reason):
        quantity(written)


def test_a_quantity_without_a_unit_is_a_count_and_exact() -> None:
    assert quantity("546") == Quantity(Decimal(546), "count", "=")


def test_an_open_range_has_no_lower_end() -> None:
    assert quantity("..15 percent") == Quantity(None, "percent", "range", None, Decimal(15))
    assert str(Quantity(None, "percent", "range", Decimal(3))) == "3.. percent"


AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**8)
UNITS = st.sampled_from(["count", "USD", "tonne", "square kilometre", "%", "тонн", "kg"])


@given(AMOUNTS, UNITS, st.sampled_from(["=", ">", ">=", "<", "<=", "~"]))
def test_the_canonical_form_is_read_back_as_the_same_quantity(
    value: Decimal, unit: str, comparator: str
) -> None:
    held = Quantity(value, unit, comparator)
    assert quantity(str(held)) == held


@given(AMOUNTS, AMOUNTS, UNITS)
def test_a_range_is_read_back_as_the_same_range(one: Decimal, other: Decimal, unit: str) -> None:
    low, high = sorted((one, other))
    held = Quantity(None, unit, "range", low, high)
    assert quantity(str(held)) == held


@given(st.text(st.sampled_from("0123456789 .,-–>≥~=kмлн%USD\u00a0'"), max_size=14))
def test_whatever_is_accepted_is_canonical_after_one_reading(written: str) -> None:
    try:
        once = str(quantity(written))
    except FieldError:
        return
    assert str(quantity(once)) == once
