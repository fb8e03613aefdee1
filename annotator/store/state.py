"""What ops read: a reader with the few things remembered that every act needs."""

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping

from annotator.model.errors import UserError
from annotator.model.images import table_of
from annotator.model.kinds import Kind, overlaid
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
    Record,
    Setting,
    Statement,
    Tenure,
)
from annotator.model.rulings import Ruling
from annotator.model.spans import Span
from annotator.store.reader import Reader
from annotator.store.teamwork import TeamReader

_REMEMBERED = 8


class ReaderState:
    """A `StateView` over a reader; `forget` what a commit has changed."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.team = TeamReader(reader)
        self._own_kinds: Mapping[str, Kind] | None = None
        self._kinds: Mapping[str, Kind] = {}
        self._members: tuple[Member, ...] | None = None
        self._author: str | None = None
        self._settings: dict[str, object] | None = None
        self._documents: OrderedDict[str, tuple[Document, str]] = OrderedDict()

    @property
    def author(self) -> str:
        """Id of the member who acts: the one that was chosen, else the first who is active."""
        return self.member.id

    @property
    def member(self) -> Member:
        """The member who acts."""
        members = self.members()
        chosen = next((one for one in members if one.id == self._author), None)
        return chosen or next((one for one in members if one.active), members[0])

    def act_as(self, member_id: str) -> None:
        """Let that member act from now on."""
        self._author = member_id

    def members(self) -> tuple[Member, ...]:
        """Everybody who works on the project, in the order of joining."""
        if self._members is None:
            self._members = self._reader.members()
        return self._members

    def warm(self) -> None:
        """Read what every act needs, so that the first is as fast as the next."""
        _ = self.author, self.own_kinds()

    def kinds(self) -> Mapping[str, Kind]:
        """The kinds by key."""
        self.own_kinds()
        return self._kinds

    def own_kinds(self) -> Mapping[str, Kind]:
        """The codebook's rows by key."""
        if self._own_kinds is None:
            self._own_kinds = self._reader.own_kinds()
            self._kinds = overlaid(self._own_kinds)
        return self._own_kinds

    def _opened(self, document_id: str) -> tuple[Document, str]:
        held = self._documents.get(document_id)
        if held is None:
            held = self._reader.document(document_id), self._reader.text(document_id)
            self._documents[document_id] = held
            while len(self._documents) > _REMEMBERED:
                self._documents.popitem(last=False)
        return held

    def setting(self, name: str) -> object:
        """What the project has set under the name, None where it has set nothing."""
        if self._settings is None:
            self._settings = {one.id: json.loads(one.value) for one in self._reader.settings()}
        return self._settings.get(name)

    def document(self, document_id: str) -> Document:
        """The document without its text."""
        return self._opened(document_id)[0]

    def text(self, document_id: str) -> str:
        """The document's text."""
        return self._opened(document_id)[1]

    def stored_text(self, sha256: str) -> str:
        """A text by its SHA-256, also one that no document has any more; empty for none."""
        return self._reader.intake.text_of(sha256) or ""

    def document_of_text(self, sha256: str) -> Document | None:
        """The document that holds this very text."""
        return self._reader.document_of_text(sha256)

    def annotation(self, annotation_id: str) -> Annotation:
        """The annotation."""
        return self._reader.annotation(annotation_id)

    def annotations(self, document_id: str) -> tuple[Annotation, ...]:
        """The document's annotations in reading order."""
        return self._reader.annotations(document_id)

    def dismissals(self, document_id: str) -> tuple[Dismissal, ...]:
        """The document's suggestions that were turned down."""
        return self._reader.dismissals(document_id)

    def ruling(self, finding_id: str) -> Ruling | None:
        """What was said to a finding, None where it is open."""
        return self._reader.rulings.find(finding_id)

    def orphans(self, document_id: str) -> tuple[Orphan, ...]:
        """The tags of the document that have no place in it any more."""
        return self._reader.intake.orphans(document_id)

    def orphan(self, orphan_id: str) -> Orphan:
        """One of them."""
        return self._reader.intake.orphan(orphan_id)

    def statements(self, document_id: str) -> tuple[Statement, ...]:
        """What was stated to have nothing to tag, in the order of saying so."""
        return self.team.statements(document_id)

    def statement(self, statement_id: str) -> Statement:
        """One of them."""
        return self.team.statement(statement_id)

    def assignments(self, document_id: str) -> tuple[Assignment, ...]:
        """Whom the document was given to."""
        return self.team.assignments(document_id)

    def assignment(self, assignment_id: str) -> Assignment:
        """One of them."""
        return self.team.assignment(assignment_id)

    def comments(self, document_id: str) -> tuple[Comment, ...]:
        """What was said about the document and its tags, in that order."""
        return self.team.comments(document_id)

    def comment(self, comment_id: str) -> Comment:
        """One of them."""
        return self.team.comment(comment_id)

    def comments_on(self, annotation_id: str) -> tuple[Comment, ...]:
        """What was said about a tag, in that order."""
        return self.team.comments_on(annotation_id)

    def same_tag(self, document_id: str, kind: str, spans: tuple[Span, ...]) -> str | None:
        """Id of the author's own annotation of just this kind and these spans."""
        return self._reader.same_tag(document_id, kind, spans, self.author)

    def official(self, official_id: str) -> Official:
        """The official."""
        return self._reader.official(official_id)

    def tenure(self, tenure_id: str) -> Tenure:
        """The post."""
        return self._reader.tenure(tenure_id)

    def tenures_of(self, official_id: str) -> tuple[Tenure, ...]:
        """The posts of the official."""
        return self._reader.tenures_of(official_id)

    def tenures_from(self, annotation_id: str) -> tuple[Tenure, ...]:
        """The tenures that have the annotation for their source."""
        return self._reader.tenures_from(annotation_id)

    def mentions_of(self, official_id: str) -> tuple[str, ...]:
        """Ids of the annotations of which a field refers to the official."""
        return self._reader.mentions_of(official_id)

    def field_keys_in_use(self, kind: str) -> Mapping[str, int]:
        """How many annotations of the kind hold each field; "" counts the annotations."""
        return self._reader.field_keys_in_use(kind)

    def row(self, table: str, row_id: str) -> Record | None:
        """The row of a table as it is now, None where it is not there."""
        readers: Mapping[str, Callable[[str], Record]] = {
            "document": self._reader.document,
            "annotation": self._reader.annotation,
            "dismissal": self._reader.dismissal,
            "orphan": self._reader.intake.orphan,
            "official": self._reader.official,
            "tenure": self._reader.tenure,
            "member": self._reader.member,
            "assignment": self.team.assignment,
            "statement": self.team.statement,
            "comment": self.team.comment,
            "setting": self._reader.setting,
            "ruling": self._reader.rulings.one,
            "exported": self._reader.exported.one,
        }
        if table == "codebook":
            return self.own_kinds().get(row_id)
        try:
            return readers[table](row_id)
        except UserError:
            return None

    def forget(self, changes: tuple[Change, ...]) -> None:
        """Read anew what these changes touched."""
        for change in changes:
            record = change.record
            if isinstance(record, Document):
                self._documents.pop(record.id, None)
            elif isinstance(record, Member):
                self._members = None
                self._reader.forget_members()
            elif isinstance(record, Setting):
                self._settings = None
            elif table_of[type(record)] == "codebook":
                self._own_kinds = None
