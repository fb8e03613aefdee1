"""Taking in releases that are tagged already: from a dataset, or from another program's format."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from annotator.model.errors import UserError
from annotator.model.images import value_from
from annotator.model.kinds import Kind
from annotator.model.ops.documents import ImportDocument
from annotator.model.ops.state import Plan, StateView
from annotator.model.plain import PlainDocument, PlainTag
from annotator.model.records import (
    Acceptance,
    Annotation,
    Change,
    FieldValue,
    Member,
    Official,
    State,
    Tenure,
)
from annotator.model.spans import Span, quote_of

_STATES = frozenset(str(state) for state in State)
_ACCEPTANCES = frozenset(str(how) for how in Acceptance)


@dataclass(frozen=True, slots=True)
class ImportAnnotated:
    """Take releases into the library with their tags, whole or not at all.

    The kinds, members and officials are those that the tags need and the project does not have.
    """

    verb: ClassVar[str] = "import annotated"
    documents: tuple[PlainDocument, ...]
    kinds: tuple[Kind, ...] = ()
    members: tuple[Member, ...] = ()
    officials: tuple[Official, ...] = ()
    tenures: tuple[Tenure, ...] = ()

    def plan(self, state: StateView) -> Plan:
        """Everything new, in the order in which rows refer to each other."""
        changes, texts = self.untagged(state)
        check = TagCheck(
            {**state.kinds(), **{kind.key: kind for kind in self.kinds}},
            frozenset(one.id for one in self.officials),
            state,
        )
        for held in self.documents:
            check(held)
            changes += [Change(None, annotation_of(held.document.id, row)) for row in held.tags]
        changes += [Change(None, post) for post in self.tenures]
        return Plan(tuple(changes), texts)

    def untagged(self, state: StateView) -> tuple[list[Change], dict[str, str]]:
        """The rows that come before the tags, and the texts. Refused where one is there already."""
        own = state.own_kinds()
        changes = [Change(own.get(kind.key), kind) for kind in self.kinds]
        changes += [Change(None, one) for one in self.members]
        changes += [Change(None, one) for one in self.officials]
        texts: dict[str, str] = {}
        for held in self.documents:
            plan = ImportDocument(held.document, held.text).plan(state)
            changes += plan.changes
            texts.update(plan.texts)
        return changes, texts


class TagCheck:
    """Raises UserError at the first tag of a document that may not stand in a project.

    Written out flat, since it runs for every tag of a dataset.
    """

    def __init__(
        self, kinds: Mapping[str, Kind], officials: frozenset[str], state: StateView | None = None
    ) -> None:
        self._keys = {
            key: frozenset(field.key for field in kind.fields) for key, kind in kinds.items()
        }
        self._officials = set(officials)
        self._state = state

    def __call__(self, held: PlainDocument) -> None:
        text, size = held.text, len(held.text)
        for row in held.tags:
            _, kind, spans, quote, _, fields, state, _, _, _, how, _, _ = row
            if len(spans) == 1:
                ((start, end),) = spans
                if not 0 <= start < end <= size or text[start:end] != quote:
                    raise _refused(held, row, "its quote is not what stands at its place")
            else:
                _fragments(held, row)
            keys = self._keys.get(kind)
            if keys is None or not keys.issuperset(fields):
                raise _refused(held, row, f"the codebook has no such kind or field ({kind})")
            for parts in fields.values():
                if len(parts) > 1:
                    self._reference(held, row, parts)
            if state not in _STATES or how not in _ACCEPTANCES:
                raise _refused(held, row, f"its state is unknown ({state})")

    def _reference(self, held: PlainDocument, row: PlainTag, parts: list[object]) -> None:
        """Evidence lies in the text, and an official is in the registry."""
        _, span, official = [*parts, None][:3]
        if isinstance(span, list) and not 0 <= span[0] < span[1] <= len(held.text):
            raise _refused(held, row, "the evidence of a field lies outside the text")
        if isinstance(official, str) and official not in self._officials:
            if self._state is None:
                raise _refused(held, row, "the official it names is not in the registry")
            self._state.official(official)
            self._officials.add(official)


def _fragments(held: PlainDocument, row: PlainTag) -> None:
    ends = [0]
    for start, end in row[2]:
        if not ends[-1] <= start < end <= len(held.text):
            raise _refused(held, row, "its fragments do not follow each other in the text")
        ends.append(end)
    if not row[2] or quote_of(held.text, [Span(*span) for span in row[2]]) != row[3]:
        raise _refused(held, row, "its quote is not what stands at its place")


def _refused(held: PlainDocument, row: PlainTag, why: str) -> UserError:
    name = held.document.title or held.document.source_name
    quote = row[3] if len(row[3]) <= 60 else row[3][:59] + "…"
    return UserError(
        f"The tag “{quote}” of “{name}” can't be taken in: {why}. Nothing was imported."
    )


def annotation_of(document: str, row: PlainTag) -> Annotation:
    """The record of a row."""
    row_id, kind, spans, quote, author, fields, state, origin, confidence, uncertain, *rest = row
    held: dict[str, FieldValue] = {key: value_from(parts) for key, parts in fields.items()}
    return Annotation(
        id=row_id,
        document=document,
        kind=kind,
        spans=tuple(Span(start, end) for start, end in spans),
        quote=quote,
        author=author,
        fields=held,
        state=State(state),
        origin=origin,
        confidence=confidence,
        uncertain=uncertain,
        acceptance=Acceptance(rest[0]),
        reviewer=rest[1],
        reason=rest[2],
    )
