"""Ops: every act that changes a project, named by the verb that the user would say.

An op plans: from the state it reads it gives the rows before and after, or raises UserError. It
writes nothing itself. Ids of new rows are given to it, since the model reads no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Protocol

from annotator.model import edtf
from annotator.model.errors import DuplicateError, FieldError, UserError
from annotator.model.kinds import BUILT_IN, Kind, check_kind
from annotator.model.records import (
    MANUAL,
    Annotation,
    Change,
    Document,
    FieldValue,
    Official,
    Tenure,
)
from annotator.model.spans import Span, joined, quote_of, require_within


class StateView(Protocol):
    """What an op may read of the project. Unknown ids raise UserError."""

    @property
    def author(self) -> str:
        """Id of the member who acts."""

    def kinds(self) -> Mapping[str, Kind]:
        """The kinds by key."""

    def document(self, document_id: str) -> Document:
        """The document without its text."""

    def text(self, document_id: str) -> str:
        """The document's text."""

    def document_of_text(self, sha256: str) -> Document | None:
        """The document that holds this very text."""

    def annotation(self, annotation_id: str) -> Annotation:
        """The annotation."""

    def annotations(self, document_id: str) -> tuple[Annotation, ...]:
        """The document's annotations in reading order."""

    def same_tag(self, document_id: str, kind: str, spans: tuple[Span, ...]) -> str | None:
        """Id of the author's own annotation of just this kind and these spans."""

    def official(self, official_id: str) -> Official:
        """The official."""

    def tenure(self, tenure_id: str) -> Tenure:
        """The tenure."""

    def field_keys_in_use(self, kind: str) -> Mapping[str, int]:
        """How many annotations of the kind hold each field; "" counts the annotations."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows that an op changes, in the order of writing; `texts` are new texts by SHA-256."""

    changes: tuple[Change, ...]
    texts: Mapping[str, str] = field(default_factory=dict)


class Op(Protocol):
    """One act of the user."""

    verb: ClassVar[str]

    def plan(self, state: StateView) -> Plan:
        """The rows to change. Raises UserError where the act can't be done."""


EDITABLE_COLUMNS = (
    "title",
    "publisher",
    "source_address",
    "language",
    "published_on",
    "event_date",
)
"""The columns of a document that a person may edit."""

_DATE_COLUMNS = ("published_on", "event_date")


@dataclass(frozen=True, slots=True)
class ImportDocument:
    """Take a release into the library. Refused where the library holds this very text."""

    verb: ClassVar[str] = "import"
    document: Document
    text: str

    def plan(self, state: StateView) -> Plan:
        """One new document and its text."""
        if earlier := state.document_of_text(self.document.sha256):
            raise DuplicateError(
                f"This text is in the library already, as “{earlier.title or earlier.source_name}”."
                " Open that release instead."
            )
        require_within(self.text, self.document.furniture)
        return Plan((Change(None, self.document),), {self.document.sha256: self.text})


@dataclass(frozen=True, slots=True)
class EditDocument:
    """Change what is known about a release: title, publisher, dates, address, language."""

    verb: ClassVar[str] = "edit document"
    document: str
    values: Mapping[str, str]

    def plan(self, state: StateView) -> Plan:
        """The document with its new values; dates are read as EDTF."""
        before = state.document(self.document)
        cleaned = {column: " ".join(value.split()) for column, value in self.values.items()}
        for column in cleaned:
            if column not in EDITABLE_COLUMNS:
                raise UserError(f"“{column}” of a release can't be edited.")
        for column in _DATE_COLUMNS:
            if cleaned.get(column):
                cleaned[column] = edtf.parsed(cleaned[column])
        return _changed(before, replace(before, **cleaned))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class SetFurniture:
    """Say which parts of the page are not part of the release."""

    verb: ClassVar[str] = "mark furniture"
    document: str
    spans: tuple[Span, ...]

    def plan(self, state: StateView) -> Plan:
        """The document with these furniture spans and no others."""
        before = state.document(self.document)
        require_within(state.text(self.document), self.spans)
        return _changed(before, replace(before, furniture=joined(self.spans)))


@dataclass(frozen=True, slots=True)
class DeleteDocument:
    """Take a release and its annotations out of the library; its text stays for the undo."""

    verb: ClassVar[str] = "delete document"
    document: str

    def plan(self, state: StateView) -> Plan:
        """The annotations go first, then the document."""
        tags = state.annotations(self.document)
        gone = [Change(tag, None) for tag in tags]
        return Plan((*gone, Change(state.document(self.document), None)))


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

    def plan(self, state: StateView) -> Plan:
        """One new annotation."""
        return Plan((Change(None, self.annotation(state)),))

    def annotation(self, state: StateView) -> Annotation:
        """The annotation that the tag makes. Raises UserError where it can't be made."""
        kind = _kind(state, self.kind)
        spans = joined(self.spans)
        text = state.text(self.document)
        _require_tag(state, self.document, kind, spans)
        return Annotation(
            id=self.id,
            document=self.document,
            kind=self.kind,
            spans=spans,
            quote=quote_of(text, spans),
            author=state.author,
            fields={
                key: _clean(kind, key, held, text)
                for key, held in self.fields.items()
                if held.value
            },
            origin=self.origin,
            confidence=self.confidence,
            uncertain=self.uncertain,
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
        kind = _kind(state, self.kind)
        if before.kind == kind.key:
            return Plan(())
        _require_tag(state, before.document, kind, before.spans)
        known = {one.key for one in kind.fields}
        kept = {key: held for key, held in before.fields.items() if key in known}
        return _changed(before, replace(before, kind=kind.key, fields=kept))


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
        kind = _kind(state, before.kind)
        text = state.text(before.document)
        fields = dict(before.fields)
        for key, held in self.values.items():
            fields[key] = _clean(kind, key, held, text)
            if not fields[key].value:
                del fields[key]
        return _changed(before, replace(before, fields=fields))


@dataclass(frozen=True, slots=True)
class MarkUncertain:
    """Say that it is in doubt whether a tag is one, or that it no longer is."""

    verb: ClassVar[str] = "mark uncertain"
    annotation: str
    uncertain: bool

    def plan(self, state: StateView) -> Plan:
        """The annotation with or without its doubt."""
        before = state.annotation(self.annotation)
        return _changed(before, replace(before, uncertain=self.uncertain))


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete tags, all of them in one step."""

    verb: ClassVar[str] = "delete"
    annotations: tuple[str, ...]

    def plan(self, state: StateView) -> Plan:
        """The annotations go."""
        return Plan(tuple(Change(state.annotation(one), None) for one in self.annotations))


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
        if not self.official.name.strip():
            raise UserError("An official needs a name. Write it in the field first.")
        changes = [Change(None, self.official)]
        if self.annotation is not None:
            before = state.annotation(self.annotation)
            held = before.fields.get(self.field, FieldValue(self.official.name))
            fields = {**before.fields, self.field: replace(held, official=self.official.id)}
            changes.append(Change(before, replace(before, fields=fields)))
        if self.tenure is not None:
            changes.append(Change(None, _checked_tenure(self.tenure)))
        return Plan(tuple(changes))


@dataclass(frozen=True, slots=True)
class EditOfficial:
    """Change an official's names or note."""

    verb: ClassVar[str] = "edit official"
    official: Official

    def plan(self, state: StateView) -> Plan:
        """The official as given."""
        return _changed(state.official(self.official.id), self.official)


@dataclass(frozen=True, slots=True)
class AddTenure:
    """Record a post that an official held."""

    verb: ClassVar[str] = "add tenure"
    tenure: Tenure

    def plan(self, state: StateView) -> Plan:
        """One new tenure."""
        state.official(self.tenure.official)
        return Plan((Change(None, _checked_tenure(self.tenure)),))


@dataclass(frozen=True, slots=True)
class SaveKind:
    """Add a kind to the codebook or change one. A field that still holds values can't go."""

    verb: ClassVar[str] = "save kind"
    kind: Kind

    def plan(self, state: StateView) -> Plan:
        """The codebook's row."""
        known = state.kinds()
        check_kind(self.kind, known)
        before = known.get(self.kind.key)
        keys = {one.key for one in self.kind.fields}
        for key, count in state.field_keys_in_use(self.kind.key).items():
            if key and key not in keys:
                raise UserError(
                    f"The field “{key}” still holds values in {count} annotations. "
                    "Empty them first, or keep the field."
                )
        stored = before if before not in BUILT_IN else None
        return Plan(()) if before == self.kind else Plan((Change(stored, self.kind),))


@dataclass(frozen=True, slots=True)
class DeleteKind:
    """Take a project's own kind out of the codebook; a changed built-in becomes as it was."""

    verb: ClassVar[str] = "delete kind"
    kind: str

    def plan(self, state: StateView) -> Plan:
        """The codebook's row goes. Refused while annotations are of the kind."""
        before = _kind(state, self.kind)
        if before in BUILT_IN:
            raise UserError(f"{before.label} is built in and can't be deleted.")
        count = state.field_keys_in_use(self.kind).get("", 0)
        built_in = any(kind.key == self.kind for kind in BUILT_IN)
        if count and not built_in:
            raise UserError(
                f"{count} annotations are of the kind {before.label}. "
                "Give them another kind or delete them first."
            )
        return Plan((Change(before, None),))


def _changed(
    before: Document | Annotation | Official, after: Document | Annotation | Official
) -> Plan:
    return Plan(()) if before == after else Plan((Change(before, after),))


def _kind(state: StateView, key: str) -> Kind:
    kind = state.kinds().get(key)
    if kind is None:
        raise UserError(f"The project has no kind “{key}”. Add it to the codebook first.")
    return kind


def _require_tag(state: StateView, document: str, kind: Kind, spans: tuple[Span, ...]) -> None:
    if not spans:
        raise UserError("Nothing is selected. Select the words to tag first.")
    require_within(state.text(document), spans)
    if state.same_tag(document, kind.key, spans):
        raise UserError(f"This passage is tagged as {kind.label} already.")


def _respanned(state: StateView, before: Annotation, spans: tuple[Span, ...]) -> Plan:
    if spans == before.spans:
        return Plan(())
    _require_tag(state, before.document, _kind(state, before.kind), spans)
    quote = quote_of(state.text(before.document), spans)
    return _changed(before, replace(before, spans=spans, quote=quote))


def _clean(kind: Kind, key: str, held: FieldValue, text: str) -> FieldValue:
    if held.span:
        require_within(text, (held.span,))
    try:
        return replace(held, value=kind.field(key).parse(held.value))
    except FieldError:
        return held


def _checked_tenure(tenure: Tenure) -> Tenure:
    if not tenure.role.strip():
        raise UserError("A post needs a role, such as President. Write it first.")
    dates = {
        name: edtf.parsed(value) for name in ("start", "end") if (value := getattr(tenure, name))
    }
    return replace(tenure, **dates)
