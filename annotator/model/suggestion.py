"""Suggestions: what a recogniser proposes. Derived and disposable, never a tag."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from annotator.model.records import FieldValue
from annotator.model.spans import Span

SURE_FROM = 0.8
"""Score from which a suggestion is sure."""

LIKELY_FROM = 0.5
"""Score from which it is likely; the rest is unsure."""


class Band(Enum):
    """How sure a suggestion is, as far as the user is told.

    Where a rule has been answered often its score is the share of answers that took it, so that
    sure then means: four of five were right, or more.
    """

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


def band_of(score: float) -> Band:
    """The band of a score from 0 to 1."""
    if score >= SURE_FROM:
        return Band.SURE
    return Band.LIKELY if score >= LIKELY_FROM else Band.UNSURE


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed tag: where, what, which rule or model said so, why, and how sure it is (0 to 1).

    Offsets are code points of the whole stored text. `evidence` are the spans that speak for it,
    `reason` says it in words: "President of + country + name".
    """

    kind: str
    span: Span
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    rule: str = ""
    score: float = 0.5
    evidence: tuple[Span, ...] = ()
    reason: str = ""

    @property
    def uncertain(self) -> bool:
        """Whether the rule itself doubts that there is something to tag."""
        held = self.fields.get("type")
        return held is not None and held.value == "uncertain"

    @property
    def band(self) -> Band:
        """How sure it is, in a word."""
        return band_of(self.score)

    @property
    def key(self) -> str:
        """What it is known by within its release: kind and place."""
        return f"{self.kind}:{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class ModelName:
    """A person's name that an optional model found, with the model's; no suggestion by itself."""

    span: Span
    model: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a recogniser may know of the document whose paragraph it reads.

    `reference_date` (ISO date or empty) is the date of the event, against which relative dates are
    resolved; `furniture` is skipped; `officials` are (name, aliases...) tuples of the registry;
    `people` are names that models found, where they were asked.
    """

    text: str
    language: str = "en"
    title: str = ""
    publisher: str = ""
    published_on: str = ""
    reference_date: str = ""
    furniture: tuple[Span, ...] = ()
    officials: tuple[tuple[str, ...], ...] = ()
    people: tuple[ModelName, ...] = ()
