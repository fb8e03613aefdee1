"""A random sample of tags, and what the errors in it say of all of them."""

import hashlib
import math
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.review.measure import Undefined

_Z95 = 1.959963984540054
"""Quantile of the normal distribution for an interval of 95 %."""


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """The share of wrong tags (0 to 1) in a sample, with its 95 % interval."""

    wrong: int
    judged: int
    low: float
    high: float

    @property
    def rate(self) -> float:
        """The share in the sample itself."""
        return self.wrong / self.judged

    def __str__(self) -> str:
        return (
            f"{self.rate:.1%} ({self.wrong} of {self.judged}; "
            f"95 % interval {self.low:.1%} to {self.high:.1%})"
        )


def sample(ids: Iterable[str], size: int, seed: str) -> tuple[str, ...]:
    """So many of the ids by chance, in an order of chance; all of them where they are fewer.

    The same seed gives the same sample whatever the order of the ids, and ids that come later
    push out only those whose place they take: what was judged mostly stays in the sample.
    """

    def lot(one: str) -> bytes:
        return hashlib.sha256(f"{seed}\n{one}".encode()).digest()

    return tuple(sorted(set(ids), key=lot)[: max(size, 0)])


def error_rate(wrong: int, judged: int) -> ErrorRate | Undefined:
    """The rate with its interval by Wilson's score (E. B. Wilson, 1927), without correction.

    Raises ValueError where more are wrong than were judged.
    """
    if not 0 <= wrong <= judged:
        raise ValueError(f"{wrong} of {judged} can't be wrong")
    if judged == 0:
        return Undefined("No tag of the sample has been judged yet.")
    share, z2 = wrong / judged, _Z95**2
    middle = share + z2 / (2 * judged)
    spread = _Z95 * math.sqrt(share * (1 - share) / judged + z2 / (4 * judged**2))
    scale = 1 + z2 / judged
    low = 0.0 if wrong == 0 else (middle - spread) / scale
    high = 1.0 if wrong == judged else (middle + spread) / scale
    return ErrorRate(wrong, judged, low, high)
