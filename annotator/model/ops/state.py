"""What an op reads, and the plan that it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Protocol, TypeAlias

from annotator.model.errors import UserError
from annotator.model.kinds import Kind
from annotator.model.records import (
    Annotation,
    Assignment,
    Change,
    Comment,
    Dismissal,
    Document,
    Member,
    Official,
    Orphan,
    Statement,
    Tenure,
)
from annotator.model.rulings import Ruling
from annotator.model.spans import Span


class StateView(Protocol):
    """What an op may read of the project. Unknown ids raise UserError."""

    @property
    def author(self) -> str:
        """Id of the member who acts."""

    @property
    def member(self) -> Member:
        """The member who acts."""

    def members(self) -> tuple[Member, ...]:
        """Everybody who works on the project, in the order of joining."""

    def kinds(self) -> Mapping[str, Kind]:
        """The kinds by key."""

    def own_kinds(self) -> Mapping[str, Kind]:
        """The codebook's rows by key: kinds of the project's own and changed built-ins."""

    def setting(self, name: str) -> object:
        """What the project has set under the name, None where it has set nothing."""

    def document(self, document_id: str) -> Document:
        """The document without its text."""

    def text(self, document_id: str) -> str:
        """The document's text."""

    def stored_text(self, sha256: str) -> str:
        """A text by its SHA-256, also one that no document has any more; empty for none."""

    def document_of_text(self, sha256: str) -> Document | None:
        """The document that holds this very text."""

    def annotation(self, annotation_id: str) -> Annotation:
        """The annotation."""

    def annotations(self, document_id: str) -> tuple[Annotation, ...]:
        """The document's annotations in reading order."""

    def dismissals(self, document_id: str) -> tuple[Dismissal, ...]:
        """The document's suggestions that were turned down."""

    def ruling(self, finding_id: str) -> Ruling | None:
        """What was said to a finding, None where it is open."""

    def orphans(self, document_id: str) -> tuple[Orphan, ...]:
        """The tags of the document that have no place in it any more."""

    def orphan(self, orphan_id: str) -> Orphan:
        """One of them."""

    def statements(self, document_id: str) -> tuple[Statement, ...]:
        """What was stated to have nothing to tag, in the order of saying so."""

    def statement(self, statement_id: str) -> Statement:
        """One of them."""

    def assignments(self, document_id: str) -> tuple[Assignment, ...]:
        """Whom the document was given to."""

    def assignment(self, assignment_id: str) -> Assignment:
        """One of them."""

    def comments(self, document_id: str) -> tuple[Comment, ...]:
        """What was said about the document and its tags, in that order."""

    def comment(self, comment_id: str) -> Comment:
        """One of them."""

    def comments_on(self, annotation_id: str) -> tuple[Comment, ...]:
        """What was said about a tag, in that order."""

    def same_tag(self, document_id: str, kind: str, spans: tuple[Span, ...]) -> str | None:
        """Id of the author's own annotation of just this kind and these spans."""

    def official(self, official_id: str) -> Official:
        """The official."""

    def mentions_of(self, official_id: str) -> tuple[str, ...]:
        """Ids of the annotations of which a field refers to the official."""

    def tenure(self, tenure_id: str) -> Tenure:
        """The post."""

    def tenures_of(self, official_id: str) -> tuple[Tenure, ...]:
        """The posts of the official, in the order of creation."""

    def tenures_from(self, annotation_id: str) -> tuple[Tenure, ...]:
        """The tenures that have the annotation for their source."""

    def field_keys_in_use(self, kind: str) -> Mapping[str, int]:
        """How many annotations of the kind hold each field; "" counts the annotations."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows that an op changes, in the order of writing.

    `texts` are new texts, `originals` new files, deflated, both by SHA-256.
    """

    changes: tuple[Change, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    originals: Mapping[str, bytes] = field(default_factory=dict)


class Op(Protocol):
    """One act of the user."""

    verb: ClassVar[str]

    def plan(self, state: StateView) -> Plan:
        """The rows to change. Raises UserError where the act can't be done."""


Changed: TypeAlias = Document | Annotation | Official


def changed(before: Changed, after: Changed) -> Plan:
    """The plan of one row that may have changed; empty where it has not."""
    return Plan(()) if before == after else Plan((Change(before, after),))


def kind_of(state: StateView, key: str) -> Kind:
    """The kind of that key. Raises UserError where the project has none."""
    kind = state.kinds().get(key)
    if kind is None:
        raise UserError(f"The project has no kind “{key}”. Add it to the codebook first.")
    return kind
