"""Acts on what a project has set for all its members."""

import json
from dataclasses import dataclass
from typing import ClassVar

from annotator.model.ops.state import Plan, StateView
from annotator.model.records import Change, Setting


@dataclass(frozen=True, slots=True)
class SetSetting:
    """Set a value of the project; None takes it back to what the program does by itself.

    The value is what JSON can hold. Names are words with dots: `review.own_tags`.
    """

    verb: ClassVar[str] = "set"
    name: str
    value: object

    def plan(self, state: StateView) -> Plan:
        """The setting's row; none where it is as it was. ValueError where JSON can't hold it."""
        held = state.setting(self.name)
        if held == self.value:
            return Plan(())
        before = None if held is None else _row(self.name, held)
        after = None if self.value is None else _row(self.name, self.value)
        return Plan((Change(before, after),))


def _row(name: str, value: object) -> Setting:
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Setting(name, plain)
