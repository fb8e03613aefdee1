"""What a supervisor says to a finding: its outcome, kept until the evidence changes."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What a finding turned out to be."""

    ERROR = "error"
    """Something was tagged or filled in wrongly, or the release is wrong, and it is told."""
    REVISED = "revised figure"
    SCOPE = "different scope"
    ACCEPTED = "accepted"
    """It is as it is."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """The closing of a finding, under the finding's own id.

    `evidence` is the hash of the evidence that was ruled on: where the finding has another one
    now, it is open again. `rule` and `sentence` say what it was, should it not come up again.
    """

    id: str
    rule: str
    sentence: str
    outcome: Outcome
    evidence: str
    author: str
    note: str = ""
