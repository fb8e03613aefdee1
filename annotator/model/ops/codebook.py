"""Acts on the codebook: the project's kinds."""

from dataclasses import dataclass
from typing import ClassVar

from annotator.model.errors import UserError
from annotator.model.kinds import BUILT_IN, Kind, check_kind
from annotator.model.ops.state import Plan, StateView, kind_of
from annotator.model.records import Change

_BUILT_IN = {kind.key: kind for kind in BUILT_IN}


@dataclass(frozen=True, slots=True)
class SaveKind:
    """Add a kind to the codebook or change one. A field that still holds values can't go."""

    verb: ClassVar[str] = "save kind"
    kind: Kind

    def plan(self, state: StateView) -> Plan:
        """The codebook's row; none where a built-in is as it was."""
        require_kind(state, self.kind)
        before = state.own_kinds().get(self.kind.key)
        after = None if self.kind == _BUILT_IN.get(self.kind.key) else self.kind
        return Plan(()) if before == after else Plan((Change(before, after),))


@dataclass(frozen=True, slots=True)
class DeleteKind:
    """Take a project's own kind out of the codebook; a changed built-in becomes as it was."""

    verb: ClassVar[str] = "delete kind"
    kind: str

    def plan(self, state: StateView) -> Plan:
        """The codebook's row goes. Refused while annotations are of the kind."""
        known = kind_of(state, self.kind)
        before = state.own_kinds().get(self.kind)
        if before is None:
            raise UserError(f"{known.label} is built in and can't be deleted.")
        require_needless(state, before)
        return Plan((Change(before, None),))


def require_kind(state: StateView, kind: Kind) -> None:
    """Raise UserError where the kind, new or changed, does not suit the project."""
    check_kind(kind, state.kinds())
    keys = {field.key for field in kind.fields}
    for key, count in state.field_keys_in_use(kind.key).items():
        if key and key not in keys:
            raise UserError(
                f"The field “{key}” still holds values in {count} annotations. "
                "Empty them first, or keep the field."
            )


def require_needless(state: StateView, kind: Kind) -> None:
    """Raise UserError where the project can't do without its row for the kind."""
    if original := _BUILT_IN.get(kind.key):
        require_kind(state, original)
    elif count := state.field_keys_in_use(kind.key).get("", 0):
        raise UserError(
            f"{count} annotations are of the kind {kind.label}. "
            "Give them another kind or delete them first."
        )
