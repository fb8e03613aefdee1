"""How a field shows its value."""

import pytest

from annotator.model.fields import Field, FieldType


@pytest.mark.parametrize(
    ("raw", "shown"),
    [("", ""), ("  ", ""), ("7500000", "7,500,000"), ("7.5 million", "7,500,000"), ("x", "x")],
)
def test_a_number_is_shown_grouped_and_what_is_no_number_as_it_is(raw: str, shown: str) -> None:
    assert Field("value", "Value", FieldType.NUMBER).format(raw) == shown
