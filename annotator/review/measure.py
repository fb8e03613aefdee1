"""A measure that may have no value: then it says why, in words, and is never 0 or NaN."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Undefined:
    """Why there is no value, as a whole sentence for the reader of a table."""

    reason: str


Measure: TypeAlias = float | Undefined
"""A value, or why there is none."""
