"""Acts on findings: close one with its outcome, or open it again."""

from dataclasses import dataclass
from typing import ClassVar

from annotator.model.errors import UserError
from annotator.model.ops.state import Plan, StateView
from annotator.model.records import Change
from annotator.model.rulings import Outcome, Ruling


@dataclass(frozen=True, slots=True)
class RuleOnFinding:
    """Close a finding; it stays closed until its evidence changes. A new ruling replaces one."""

    verb: ClassVar[str] = "rule on finding"
    id: str
    rule: str
    sentence: str
    outcome: Outcome
    evidence: str
    note: str = ""

    def plan(self, state: StateView) -> Plan:
        """The ruling's row; none where just this was ruled already, by whomever."""
        before = state.ruling(self.id)
        after = Ruling(
            self.id,
            self.rule,
            self.sentence,
            self.outcome,
            self.evidence,
            state.author,
            " ".join(self.note.split()),
        )
        if before is not None and _said(before) == _said(after):
            return Plan(())
        return Plan((Change(before, after),))


def _said(ruling: Ruling) -> tuple[str, ...]:
    return ruling.outcome, ruling.evidence, ruling.note


@dataclass(frozen=True, slots=True)
class ReopenFinding:
    """Take the ruling on a finding away, so that it is open again."""

    verb: ClassVar[str] = "reopen finding"
    id: str

    def plan(self, state: StateView) -> Plan:
        """The ruling goes. UserError where there is none."""
        before = state.ruling(self.id)
        if before is None:
            raise UserError("This finding is open already. Close it first.")
        return Plan((Change(before, None),))
