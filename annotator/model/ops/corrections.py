"""Correcting many tags in one act: what is wrong everywhere is put right everywhere."""

from dataclasses import dataclass
from typing import ClassVar

from annotator.model.errors import UserError
from annotator.model.ops.state import Plan, StateView
from annotator.model.ops.tags import ChangeKind, SetFields


@dataclass(frozen=True, slots=True)
class CorrectMany:
    """Fill in a field or change the kind of many tags in one act and one undo step."""

    verb: ClassVar[str] = "correct many"
    corrections: tuple[SetFields | ChangeKind, ...]

    def plan(self, state: StateView) -> Plan:
        """All the changes; refused as a whole where one can't be made or a tag comes twice."""
        tags = [one.annotation for one in self.corrections]
        if len(set(tags)) < len(tags):
            raise UserError("A tag is corrected twice here. Leave one out.")
        return Plan(tuple(change for one in self.corrections for change in one.plan(state).changes))
