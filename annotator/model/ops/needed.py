"""Which kinds an annotated file brings to a project's codebook."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotator.model.errors import UserError
from annotator.model.fields import Choice
from annotator.model.kinds import RESERVED_SHORTCUTS, Kind, check_kind
from annotator.model.ops.state import StateView

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def needed_kinds(kinds: Iterable[Kind], state: StateView) -> tuple[Kind, ...]:
    """The kinds to save, so that tags of `kinds` can stand in the project.

    A kind that the project has keeps its label, look and fields, and gets the fields that it
    lacks. One that nobody has used or changed is taken as it comes. A letter that is taken is
    changed for a free one. Raises UserError where a kind can't stand in a codebook.
    """
    known = dict(state.kinds())
    needed: list[Kind] = []
    for kind in kinds:
        merged = _merged(kind, known.get(kind.key), state)
        if merged is not None:
            fitting = _with_free_letter(merged, known)
            check_kind(fitting, known)
            known[kind.key] = fitting
            needed.append(fitting)
    return tuple(needed)


def _merged(kind: Kind, own: Kind | None, state: StateView) -> Kind | None:
    """The kind as it is to be saved; None where the project's own will do."""
    if own is None or _captioned(own) == _captioned(kind):
        return kind if own is None else None
    untouched = kind.key not in state.own_kinds()
    if untouched and not state.field_keys_in_use(kind.key).get("", 0):
        return kind
    keys = {field.key for field in own.fields}
    missing = tuple(field for field in kind.fields if field.key not in keys)
    return replace(own, fields=own.fields + missing) if missing else None


def _captioned(kind: Kind) -> Kind:
    """The kind with a label for each choice: one that is left out is the key."""
    return replace(
        kind,
        fields=tuple(
            replace(field, choices=tuple(Choice(one.key, one.caption) for one in field.choices))
            for field in kind.fields
        ),
    )


def _with_free_letter(kind: Kind, known: Mapping[str, Kind]) -> Kind:
    taken = {one.shortcut.upper() for one in known.values() if one.key != kind.key}
    taken |= RESERVED_SHORTCUTS
    if kind.shortcut and kind.shortcut.upper() not in taken:
        return kind
    wished = [letter for letter in kind.label.upper() if letter in _LETTERS]
    free = [letter for letter in (*wished, *_LETTERS) if letter not in taken]
    if not free:
        raise UserError(
            f"No letter is free for the kind {kind.label}. Delete a kind of the codebook that "
            "nothing uses, and import again."
        )
    return replace(kind, shortcut=free[0])
