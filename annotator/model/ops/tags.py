"""Acts on tags."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from annotator.model.errors import FieldError, UserError
from annotator.model.kinds import Kind
from annotator.model.ops.aliases import learnt_aliases
from annotator.model.ops.state import Plan, StateView, changed, kind_of
from annotator.model.records import MANUAL, Acceptance, Annotation, Change, FieldValue
from annotator.model.spans import Span, joined, quote_of, require_within


@dataclass(frozen=True, slots=True)
class Tag:
    """Tag a passage. Refused where the same author has tagged it so before."""

    verb: ClassVar[str] = "tag"
    id: str
    document: str
    kind: str
    spans: tuple[Span, ...]
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    origin: str = MANUAL
    confidence: float | None = None
    uncertain: bool = False
    acceptance: Acceptance = Acceptance.PLAIN

    def plan(self, state: StateView) -> Plan:
        """One new annotation."""
        return Plan((Change(None, self.annotation(state)),))

    def annotation(self, state: StateView) -> Annotation:
        """The annotation that the tag makes. Raises UserError where it can't be made."""
        kind = kind_of(state, self.kind)
        spans = joined(self.spans)
        text = state.text(self.document)
        require_new(state, self.document, kind, spans)
        return Annotation(
            id=self.id,
            document=self.document,
            kind=self.kind,
            spans=spans,
            quote=quote_of(text, spans),
            author=state.author,
            fields=_filled({}, self.fields, kind, text),
            origin=self.origin,
            confidence=self.confidence,
            uncertain=self.uncertain,
            acceptance=self.acceptance,
        )


@dataclass(frozen=True, slots=True)
class TagMany:
    """Tag many passages in one act and one undo step."""

    verb: ClassVar[str] = "tag many"
    tags: tuple[Tag, ...]

    def plan(self, state: StateView) -> Plan:
        """All the annotations; refused as a whole where one can't be made or two are the same."""
        made = [tag.annotation(state) for tag in self.tags]
        if len({(one.document, one.kind, one.spans) for one in made}) < len(made):
            raise UserError("Two of these tags are the same. Leave one out.")
        return Plan(tuple(Change(None, one) for one in made))


@dataclass(frozen=True, slots=True)
class MoveBoundary:
    """Give a tag other spans: a moved boundary."""

    verb: ClassVar[str] = "move boundary"
    annotation: str
    spans: tuple[Span, ...]

    def plan(self, state: StateView) -> Plan:
        """The annotation over its new spans."""
        return _respanned(state, state.annotation(self.annotation), joined(self.spans))


@dataclass(frozen=True, slots=True)
class AddFragment:
    """Add a further passage to a tag."""

    verb: ClassVar[str] = "add fragment"
    annotation: str
    span: Span

    def plan(self, state: StateView) -> Plan:
        """The annotation with one fragment more; touching fragments become one."""
        before = state.annotation(self.annotation)
        return _respanned(state, before, joined((*before.spans, self.span)))


@dataclass(frozen=True, slots=True)
class RemoveFragment:
    """Take a passage away from a tag that has several."""

    verb: ClassVar[str] = "remove fragment"
    annotation: str
    span: Span

    def plan(self, state: StateView) -> Plan:
        """The annotation without that fragment. Refused for the last one."""
        before = state.annotation(self.annotation)
        left = tuple(span for span in before.spans if span != self.span)
        if not left:
            raise UserError("A tag needs at least one passage. Delete the tag instead.")
        return _respanned(state, before, left)


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """Make a tag one of another kind; fields that both kinds have are kept."""

    verb: ClassVar[str] = "change kind"
    annotation: str
    kind: str

    def plan(self, state: StateView) -> Plan:
        """The annotation as the other kind."""
        before = state.annotation(self.annotation)
        kind = kind_of(state, self.kind)
        if before.kind == kind.key:
            return Plan(())
        require_new(state, before.document, kind, before.spans)
        known = {one.key for one in kind.fields}
        kept = {key: held for key, held in before.fields.items() if key in known}
        return corrected(before, replace(before, kind=kind.key, fields=kept))


@dataclass(frozen=True, slots=True)
class SetFields:
    """Fill in fields of a tag; an empty value empties the field.

    Valid text becomes canonical. Invalid text is kept as typed, so that nothing is lost; exports
    leave it out and say so.
    """

    verb: ClassVar[str] = "fill in"
    annotation: str
    values: Mapping[str, FieldValue]

    def plan(self, state: StateView) -> Plan:
        """The annotation with its new values."""
        before = state.annotation(self.annotation)
        kind = kind_of(state, before.kind)
        text = state.text(before.document)
        fields = _filled(before.fields, self.values, kind, text)
        plan = corrected(before, replace(before, fields=fields))
        named = any(held.official for held in self.values.values())
        return taught(state, plan) if named else plan


@dataclass(frozen=True, slots=True)
class MarkUncertain:
    """Say that it is in doubt whether a tag is one, or that it no longer is."""

    verb: ClassVar[str] = "mark uncertain"
    annotation: str
    uncertain: bool

    def plan(self, state: StateView) -> Plan:
        """The annotation with or without its doubt."""
        before = state.annotation(self.annotation)
        return changed(before, replace(before, uncertain=self.uncertain))


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete tags, all of them in one step."""

    verb: ClassVar[str] = "delete"
    annotations: tuple[str, ...]

    def plan(self, state: StateView) -> Plan:
        """The annotations go."""
        return Plan(removed(state, map(state.annotation, dict.fromkeys(self.annotations))))


def removed(
    state: StateView, tags: Iterable[Annotation], *, comments: bool = True
) -> tuple[Change, ...]:
    """The tags go; posts that were read from them stay, without their source.

    So do `comments`, which are about the release then, unless they go themselves.
    """
    gone = tuple(tags)
    posts = [post for tag in gone for post in state.tenures_from(tag.id)]
    said = [one for tag in gone for one in state.comments_on(tag.id)] if comments else []
    loosened = [Change(post, replace(post, annotation=None)) for post in posts]
    loosened += [Change(one, replace(one, annotation="")) for one in said]
    return (*loosened, *(Change(tag, None) for tag in gone))


def require_new(state: StateView, document: str, kind: Kind, spans: tuple[Span, ...]) -> None:
    """Raise UserError where the author can't tag these spans, or has tagged them so before."""
    if not spans:
        raise UserError("Nothing is selected. Select the words to tag first.")
    require_within(state.text(document), spans)
    if state.same_tag(document, kind.key, spans):
        raise UserError(f"This passage is tagged as {kind.label} already.")


def _respanned(state: StateView, before: Annotation, spans: tuple[Span, ...]) -> Plan:
    if spans == before.spans:
        return Plan(())
    require_new(state, before.document, kind_of(state, before.kind), spans)
    quote = quote_of(state.text(before.document), spans)
    return corrected(before, replace(before, spans=spans, quote=quote))


def taught(state: StateView, plan: Plan) -> Plan:
    """The plan, and the names that its tags teach the registry, in the same act."""
    tags = [change.after for change in plan.changes if isinstance(change.after, Annotation)]
    return Plan((*learnt_aliases(state, tags), *plan.changes), plan.texts)


def corrected(before: Annotation, after: Annotation) -> Plan:
    """The plan of a tag that a person corrects: what was a suggestion is one no longer as it was.

    An answer that has changed tells the learner more than one that has not.
    """
    if after == before:
        return Plan(())
    return changed(
        before, replace(after, acceptance=Acceptance.CHANGED) if before.proposed else after
    )


def _filled(
    held: Mapping[str, FieldValue], values: Mapping[str, FieldValue], kind: Kind, text: str
) -> dict[str, FieldValue]:
    """The fields with their new values; those that are empty now go."""
    cleaned = {key: _clean(kind, key, value, text) for key, value in values.items()}
    return {key: value for key, value in {**held, **cleaned}.items() if value.value}


def _clean(kind: Kind, key: str, held: FieldValue, text: str) -> FieldValue:
    if held.span:
        require_within(text, (held.span,))
    try:
        return replace(held, value=kind.field(key).parse(held.value))
    except FieldError:
        return held
