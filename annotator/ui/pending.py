"""A suggestion as the window shows it beside the tags, known by an id of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypeVar

from annotator.model.records import Annotation, FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Band, Suggestion


@dataclass(frozen=True, slots=True)
class Pending:
    """An open suggestion of the open release."""

    suggestion: Suggestion
    quote: str

    @property
    def id(self) -> str:
        """What marks and rows know it by; no annotation has such an id."""
        return f"suggestion:{self.suggestion.key}"

    @property
    def kind(self) -> str:
        """Key of its kind."""
        return self.suggestion.kind

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it would tag."""
        return (self.suggestion.span,)

    @property
    def start(self) -> int:
        """Where it begins, in code points."""
        return self.suggestion.span.start

    @property
    def end(self) -> int:
        """Where it ends, in code points."""
        return self.suggestion.span.end

    @property
    def fields(self) -> Mapping[str, FieldValue]:
        """What it would fill in."""
        return self.suggestion.fields

    @property
    def uncertain(self) -> bool:
        """Whether its rule doubts that there is something to tag."""
        return self.suggestion.uncertain

    @property
    def band(self) -> Band:
        """How sure it is."""
        return self.suggestion.band

    @property
    def reason(self) -> str:
        """What speaks for it, in words; the rule's name where it gives none."""
        return self.suggestion.reason or self.suggestion.rule

    def value(self, key: str) -> str:
        """The text of a field, empty where it would stay empty."""
        held = self.fields.get(key)
        return held.value if held else ""


Shown: TypeAlias = Annotation | Pending
"""What stands in the list and in the form."""


class Placed(Protocol):
    """What stands somewhere in the text and has an id."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def start(self) -> int:
        """Where it begins, in code points."""


Place = TypeVar("Place", bound=Placed)


def reading_order(annotation: Placed) -> tuple[int, str]:
    """Sort key: by start, then in the order of making. The store reads in the same order."""
    return annotation.start, annotation.id


def stepped(ordered: Sequence[Place], current: Place | None, by: int, caret: int) -> Place:
    """The next (1) or previous (-1) of what is in reading order, round its ends.

    It counts from the current one, or from the caret where there is none.
    """
    if current is not None:
        at = ordered.index(current) + by
    elif by > 0:
        at = next((i for i, one in enumerate(ordered) if one.start >= caret), 0)
    else:
        at = max((i for i, one in enumerate(ordered) if one.start < caret), default=-1)
    return ordered[at % len(ordered)]
