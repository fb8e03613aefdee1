"""JSON as bytes: compact, keys as given, always valid UTF-8."""

import hashlib
import re
from functools import singledispatch
from math import inf
from typing import BinaryIO

from annotator.model.errors import FieldError
from annotator.model.fields import Json
from exports.checks import shortened

LARGEST = 2**63 - 1
"""The largest whole number that the writer takes."""
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


def fitting(value: Json) -> Json:
    """The value, or quantity of values, with whole numbers beyond 64 bits as floating ones.

    Fields hold 15 significant digits at most, so that none is lost. Raises FieldError where a
    number is beyond these too (1.8E308).
    """
    if isinstance(value, dict):
        return {key: fitting(item) for key, item in value.items()}
    if not isinstance(value, int | float) or abs(value) <= LARGEST:
        return value
    try:
        large = float(value)
    except OverflowError:
        large = inf
    if large in (inf, -inf):
        raise FieldError("The number is too large for a dataset.")
    return large


class Lines:
    """Writes entries to a file as JSON, each once, with a hash over the content.

    The hash is the SHA-256 of every entry's JSON followed by a line feed, in the order of
    writing. What holds lone surrogates is mended and told in `left_out`.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self.left_out: list[str] = []

    def put(self, raw: bytes) -> None:
        """Write what is no entry."""
        self._file.write(raw)

    def entry(self, entry: dict[str, Json], before: bytes = b"", after: bytes = b"") -> None:
        """Write an entry and take it into the hash."""
        try:
            made = encoded(entry)
        except TypeError:
            made = self._mended(entry)
        line = made + b"\n"
        self._hash.update(line)
        if before:
            self._file.write(before)
        self._file.write(line if after == b"\n" else made + after)

    def _mended(self, entry: dict[str, Json]) -> bytes:
        name = shortened(str(entry.get("title") or entry.get("label") or entry.get("id")))
        self.left_out.append(
            f"“{mended(name)}” holds characters that are not Unicode (lone surrogates); each "
            "was written as U+FFFD."
        )
        return encoded(mended(entry))

    def digest(self) -> str:
        """The hash of the entries written so far, hexadecimal."""
        return self._hash.hexdigest()
