"""Taking many people into the registry at once, with the tags that name them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.model.ops.aliases import learnt_aliases
from annotator.model.ops.officials import CreateOfficial
from annotator.model.ops.state import Plan, StateView, kind_of
from annotator.model.records import Annotation, Change


@dataclass(frozen=True, slots=True)
class Reference:
    """That a field of a tag means this official."""

    annotation: str
    field: str
    official: str


@dataclass(frozen=True, slots=True)
class RegisterMany:
    """Take people into the registry and let tags refer to them, or to who is in it already."""

    verb: ClassVar[str] = "register many"
    created: tuple[CreateOfficial, ...] = ()
    references: tuple[Reference, ...] = ()

    def plan(self, state: StateView) -> Plan:
        """The officials, their posts and the tags; officials that were known learn their names."""
        new = {one.official.id for one in self.created}
        referring = tuple(self._referring(state))
        known = [
            after
            for one, (_, after) in zip(self.references, referring, strict=True)
            if one.official not in new
        ]
        created = (change for one in self.created for change in one.plan(state).changes)
        tags = (Change(before, after) for before, after in referring)
        return Plan((*created, *learnt_aliases(state, known), *tags))

    def _referring(self, state: StateView) -> Iterator[tuple[Annotation, Annotation]]:
        """Each tag before and after."""
        for one in self.references:
            before = state.annotation(one.annotation)
            kind_of(state, before.kind).field(one.field)
            held = replace(before.fields[one.field], official=one.official)
            yield before, replace(before, fields={**before.fields, one.field: held})
