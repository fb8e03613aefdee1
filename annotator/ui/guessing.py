"""What the window asks of the recognisers: guesses for a tag, suggestions for a release."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeAlias

from annotator.model.kinds import Kind
from annotator.model.records import Document, FieldValue, Official, Tenure
from annotator.model.spans import Span
from annotator.model.suggestion import ModelName, Suggestion
from annotator.workspace import OpenDocument

Proposed: TypeAlias = Callable[[str, Span], Mapping[str, FieldValue] | None]
"""The fields that the open release's suggestions have for a passage; None while it is not read."""


class Prefill(Protocol):
    """Guesses the fields of a new tag."""

    def warm_up(self) -> object:
        """Load what guessing needs; safe on any thread."""

    def __call__(
        self,
        kind: Kind,
        span: Span,
        opened: OpenDocument,
        officials: Sequence[Official],
        tenures: Sequence[Tenure],
        read: Mapping[str, FieldValue] | None = None,
    ) -> Mapping[str, FieldValue]:
        """What can be guessed for a tag of the kind over the span, given the registry.

        `read` is what the release's suggestions say of it, None where they are not known yet.
        """

    def suggest(
        self,
        document: Document,
        text: str,
        officials: Sequence[Official],
        people: tuple[ModelName, ...] = (),
    ) -> list[Suggestion]:
        """All that is proposed for a release, given names that models found; on any thread."""
