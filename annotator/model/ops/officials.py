"""Acts on the registry of officials."""

from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.model import edtf
from annotator.model.errors import UserError
from annotator.model.ops.state import Plan, StateView, changed, kind_of
from annotator.model.records import Change, FieldValue, Official, Tenure


@dataclass(frozen=True, slots=True)
class CreateOfficial:
    """Take a person into the registry and, where a tag is named, let its field refer to them."""

    verb: ClassVar[str] = "create official"
    official: Official
    tenure: Tenure | None = None
    annotation: str | None = None
    field: str = ""

    def plan(self, state: StateView) -> Plan:
        """The official, the post, and the annotation that now refers to the official."""
        official = checked_official(self.official)
        changes = [Change(None, official)]
        if self.annotation is not None:
            before = state.annotation(self.annotation)
            kind_of(state, before.kind).field(self.field)
            held = before.fields.get(self.field, FieldValue(official.name))
            fields = {**before.fields, self.field: replace(held, official=official.id)}
            changes.append(Change(before, replace(before, fields=fields)))
        if self.tenure is not None:
            changes.append(Change(None, checked_tenure(state, self.tenure)))
        return Plan(tuple(changes))


@dataclass(frozen=True, slots=True)
class EditOfficial:
    """Change an official's names or note."""

    verb: ClassVar[str] = "edit official"
    official: Official

    def plan(self, state: StateView) -> Plan:
        """The official as given."""
        return changed(state.official(self.official.id), checked_official(self.official))


@dataclass(frozen=True, slots=True)
class AddTenure:
    """Record a post that an official held."""

    verb: ClassVar[str] = "add tenure"
    tenure: Tenure

    def plan(self, state: StateView) -> Plan:
        """One new tenure."""
        state.official(self.tenure.official)
        return Plan((Change(None, checked_tenure(state, self.tenure)),))


def checked_official(official: Official) -> Official:
    """The official with tidy names. Raises UserError where there is none."""
    name, *aliases = (" ".join(one.split()) for one in (official.name, *official.aliases))
    if not name:
        raise UserError("An official needs a name. Write it in the field first.")
    return replace(official, name=name, aliases=tuple(filter(None, aliases)))


def checked_tenure(state: StateView, tenure: Tenure) -> Tenure:
    """The tenure with its dates in EDTF. Raises UserError where it can't stand."""
    if not tenure.role.strip():
        raise UserError("A post needs a role, such as President. Write it first.")
    if tenure.annotation is not None:
        state.annotation(tenure.annotation)
    dates = {
        name: edtf.parsed(value) for name in ("start", "end") if (value := getattr(tenure, name))
    }
    return replace(tenure, **dates)
