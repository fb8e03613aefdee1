"""Acts on suggestions: accept them as tags, with changes or as they are, or turn them down."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from annotator.model.errors import UserError
from annotator.model.ops.state import Plan, StateView, kind_of
from annotator.model.ops.tags import Tag, TagMany, taught
from annotator.model.records import SUGGESTED, Acceptance, Change, Dismissal, FieldValue
from annotator.model.spans import Span, require_within
from annotator.model.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Accept:
    """Make a suggestion a tag that says which rule proposed it and how sure that rule was.

    `changes` are fields that the user corrected; an empty value empties the field. Fields that the
    project's kind does not have are left out. `sha256` is the text that was read, where known;
    `span` is what to tag in place of what was proposed.
    """

    verb: ClassVar[str] = "accept"
    id: str
    document: str
    suggestion: Suggestion
    changes: Mapping[str, FieldValue] = field(default_factory=dict)
    sha256: str = ""
    span: Span | None = None

    def plan(self, state: StateView) -> Plan:
        """One new annotation, and the name that it teaches the registry.

        Refused where the same author has tagged it so before, or the text is another by now.
        """
        return taught(state, self.tag(state).plan(state))

    def tag(self, state: StateView) -> Tag:
        """The tag that the suggestion becomes. UserError where the text has changed since."""
        proposed = self.suggestion
        if self.sha256 and state.document(self.document).sha256 != self.sha256:
            raise UserError("The release's text has changed since. Read its suggestions anew.")
        known = {one.key for one in kind_of(state, proposed.kind).fields}
        fields = {key: held for key, held in proposed.fields.items() if key in known}
        return Tag(
            self.id,
            self.document,
            proposed.kind,
            (self.span or proposed.span,),
            {**fields, **self.changes},
            origin=SUGGESTED + proposed.rule,
            confidence=proposed.score,
            uncertain=proposed.uncertain,
            acceptance=Acceptance.CHANGED if self._differs(fields) else Acceptance.PLAIN,
        )

    def _differs(self, proposed: Mapping[str, FieldValue]) -> bool:
        """Whether a value is another than the one proposed; a link to the registry is none."""
        nothing = FieldValue("")
        return self.span not in (None, self.suggestion.span) or any(
            held.value != proposed.get(key, nothing).value for key, held in self.changes.items()
        )


@dataclass(frozen=True, slots=True)
class AcceptMany:
    """Accept many suggestions in one act and one undo step; each tag says that it came so."""

    verb: ClassVar[str] = "accept many"
    accepts: tuple[Accept, ...]

    def plan(self, state: StateView) -> Plan:
        """All the annotations; refused as a whole where one can't be made."""
        tags = (replace(one.tag(state), acceptance=Acceptance.BULK) for one in self.accepts)
        return taught(state, TagMany(tuple(tags)).plan(state))


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Turn a suggestion down, so that it is not made again when the release is read anew."""

    verb: ClassVar[str] = "dismiss"
    id: str
    document: str
    suggestion: Suggestion

    def plan(self, state: StateView) -> Plan:
        """One new dismissal; nothing where this passage was turned down before."""
        proposed = self.suggestion
        kind, spans = kind_of(state, proposed.kind), (proposed.span,)
        text = state.text(self.document)
        require_within(text, spans)
        if any(
            (one.kind, one.spans) == (kind.key, spans) for one in state.dismissals(self.document)
        ):
            return Plan(())
        quote = proposed.span.of(text)
        made = Dismissal(self.id, self.document, kind.key, spans, quote, proposed.rule)
        return Plan((Change(None, made),))
