"""Which tags a supervisor should look at first: signs of risk, each with its weight and words."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from annotator.model.records import SUGGESTED, Acceptance, Annotation, State

NEW_BELOW = 50
"""Whoever has fewer tags that were verified is new to the project."""
BULK_FROM = 5
"""So many tags accepted in one act, and it is unlikely that each was read."""
LOW_SCORE, POOR_SCORE = 0.75, 0.5
"""Suggestions scored below these are doubtful, and very doubtful."""


@dataclass(frozen=True, slots=True)
class RiskInput:
    """A tag and what is known of it from elsewhere.

    `verified_of_author` counts the author's tags that were verified so far, `accepted_together`
    the tags that came in with it in one act (1 where that is not known), `open_findings` the
    findings about it that nobody has ruled on, `changed_since_verified` says that a version of it
    was verified and it has been edited since.
    """

    annotation: Annotation
    verified_of_author: int = NEW_BELOW
    accepted_together: int = 1
    open_findings: int = 0
    changed_since_verified: bool = False


@dataclass(frozen=True, slots=True)
class Risk:
    """How urgent a look is (0 and up, without a unit), and why, one sentence for each sign."""

    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of risk: its name, its weight, and its words, empty where it is not there."""

    key: str
    weight: float
    words: Callable[[RiskInput], str]


def _changed(item: RiskInput) -> str:
    changed = item.changed_since_verified or item.annotation.state is State.CHANGED
    return "Changed since it was verified." if changed else ""


def _findings(item: RiskInput) -> str:
    if not item.open_findings:
        return ""
    return "1 open finding." if item.open_findings == 1 else f"{item.open_findings} open findings."


def _score(item: RiskInput) -> float | None:
    tag = item.annotation
    return tag.confidence if tag.origin.startswith(SUGGESTED) else None


def _poor_score(item: RiskInput) -> str:
    score = _score(item)
    if score is None or score >= POOR_SCORE:
        return ""
    return f"Accepted from a suggestion with a score of only {score:.2f}."


def _low_score(item: RiskInput) -> str:
    score = _score(item)
    if score is None or not POOR_SCORE <= score < LOW_SCORE:
        return ""
    return f"Accepted from a suggestion with a score of {score:.2f}."


def _bulk(item: RiskInput) -> str:
    if item.accepted_together >= BULK_FROM:
        return f"Accepted in one act with {item.accepted_together - 1} others."
    bulk = item.annotation.acceptance is Acceptance.BULK
    return "Accepted in one act with others." if bulk else ""


def _new(item: RiskInput) -> str:
    if item.verified_of_author >= NEW_BELOW:
        return ""
    return f"By a new annotator: {item.verified_of_author} tags verified so far."


def _uncertain(item: RiskInput) -> str:
    return "Marked as uncertain by its author." if item.annotation.uncertain else ""


def _figure(item: RiskInput) -> Decimal:
    """The largest number among value and bounds, whatever its unit; 0 where there is none."""
    return max(_number(item.annotation.value(key)) for key in ("value", "low", "high"))


def _number(text: str) -> Decimal:
    try:
        found = Decimal(text) if text else Decimal(0)
    except InvalidOperation:  # kept as it was typed; the form says so
        return Decimal(0)
    return abs(found) if found.is_finite() else Decimal(0)


def _between(least: int, below: int | None, words: str) -> Callable[[RiskInput], str]:
    def sign(item: RiskInput) -> str:
        figure = _figure(item)
        return words if figure >= least and (below is None or figure < below) else ""

    return sign


SIGNS: tuple[Sign, ...] = (
    Sign("changed", 8, _changed),
    Sign("findings", 6, _findings),
    Sign("poor score", 5, _poor_score),
    Sign("billions", 4, _between(10**9, None, "A figure of a billion or more.")),
    Sign("bulk", 3, _bulk),
    Sign("new annotator", 3, _new),
    Sign("low score", 3, _low_score),
    Sign("millions", 2, _between(10**6, 10**9, "A figure of a million or more.")),
    Sign("uncertain", 2, _uncertain),
    Sign("ten thousands", 1, _between(10**4, 10**6, "A figure of ten thousand or more.")),
)
"""All signs, the heaviest first. Weights add up; they order a queue and mean nothing else."""


def risk_of(item: RiskInput) -> Risk:
    """The weights of all signs that the item shows, and their sentences, the heaviest first."""
    found = [(sign.weight, words) for sign in SIGNS if (words := sign.words(item))]
    return Risk(sum(weight for weight, _ in found), tuple(words for _, words in found))
