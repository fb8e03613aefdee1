"""JSON as bytes: compact, keys as given, always valid UTF-8."""

import re
from functools import singledispatch

from annotator.model.errors import FieldError
from annotator.model.fields import Json

LARGEST = 2**63 - 1
"""The largest whole number that the writer and most readers of JSON hold exactly."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def encoded(value: Json) -> bytes:
    """The value as UTF-8 JSON. Raises TypeError where a text holds a lone surrogate."""
    import orjson

    return orjson.dumps(value)


def mended(value: Json) -> Json:
    """The value with U+FFFD for each lone surrogate, so that offsets stay as they are."""
    return _mended(value)


@singledispatch
def _mended(value: Json) -> Json:
    return value


@_mended.register
def _(value: str) -> Json:
    return _SURROGATE.sub("\ufffd", value)


@_mended.register
def _(value: list) -> Json:  # type: ignore[type-arg] # singledispatch reads the bare class
    return [_mended(item) for item in value]


@_mended.register
def _(value: dict) -> Json:  # type: ignore[type-arg] # singledispatch reads the bare class
    return {key: _mended(item) for key, item in value.items()}


def check_size(value: Json) -> None:
    """Raise FieldError where a number, or one in a quantity, is larger than JSON carries."""
    numbers = list(value.values()) if isinstance(value, dict) else [value]
    for number in numbers:
        if isinstance(number, int | float) and abs(number) > LARGEST:
            raise FieldError("The number is too large for a dataset, which holds 18 digits.")
