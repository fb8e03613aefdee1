"""Acts on releases: import, edit, mark furniture, delete."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.model import edtf
from annotator.model.errors import DuplicateError, UserError
from annotator.model.handling import graded
from annotator.model.ops.state import Plan, StateView, changed
from annotator.model.ops.tags import removed
from annotator.model.records import BY_HAND, Change, Document
from annotator.model.spans import Span, joined, require_within
from annotator.model.text import digest

EDITABLE_COLUMNS = (
    "title",
    "publisher",
    "source_address",
    "language",
    "published_on",
    "event_date",
    "author",
    "handling",
    "reliability",
)
"""The columns of a document that a person may edit."""

_DATE_COLUMNS = ("published_on", "event_date")


@dataclass(frozen=True, slots=True)
class ImportDocument:
    """Take a release into the library. Refused where it is empty or in the library already."""

    verb: ClassVar[str] = "import"
    document: Document
    text: str
    original: bytes = b""
    """The file's bytes, deflated; empty where they are not kept, or are the text's own."""

    def plan(self, state: StateView) -> Plan:
        """One new document, its text and its file."""
        if digest(self.text) != self.document.sha256:
            raise ValueError("the text is not the document's")
        if not self.text.strip():
            raise UserError(f"{self.document.source_name} holds no text. Choose another file.")
        if earlier := state.document_of_text(self.document.sha256):
            raise DuplicateError(
                f"This text is in the library already, as “{earlier.title or earlier.source_name}”."
                " Open that release instead."
            )
        require_within(self.text, self.document.furniture)
        document = replace(self.document, furniture=joined(self.document.furniture))
        files = {document.original: self.original} if self.original else {}
        return Plan((Change(None, document),), {document.sha256: self.text}, files)


@dataclass(frozen=True, slots=True)
class EditDocument:
    """Change what is known about a release: title, publisher, dates, address, language.

    What is changed is known `by hand` from then on.
    """

    verb: ClassVar[str] = "edit document"
    document: str
    values: Mapping[str, str]

    def plan(self, state: StateView) -> Plan:
        """The document with its new values; dates are read as EDTF."""
        before = state.document(self.document)
        for column in self.values:
            if column not in EDITABLE_COLUMNS:
                raise UserError(f"“{column}” of a release can't be edited.")
        cleaned = {column: tidy(column, value) for column, value in self.values.items()}
        by_hand = {
            column: BY_HAND for column, value in cleaned.items() if value != getattr(before, column)
        }
        provenance = {**before.provenance, **by_hand} if by_hand else before.provenance
        return changed(before, replace(before.with_facts(cleaned), provenance=provenance))


def tidy(column: str, value: str) -> str:
    """The value of an editable column in one line, dates in EDTF. FieldError where it is none."""
    line = " ".join(value.split())
    if column == "reliability":
        return graded(line)
    return edtf.parsed(line) if line and column in _DATE_COLUMNS else line


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
        return changed(before, replace(before, furniture=joined(self.spans)))


@dataclass(frozen=True, slots=True)
class DeleteDocument:
    """Take a release and what was said of it out of the library; its text stays for the undo."""

    verb: ClassVar[str] = "delete document"
    document: str

    def plan(self, state: StateView) -> Plan:
        """What was said, given, stated goes first, then tags and dismissals, then the release."""
        said = [Change(one, None) for one in reversed(state.comments(self.document))]
        given = [Change(one, None) for one in state.assignments(self.document)]
        gone = said + given + [Change(one, None) for one in state.statements(self.document)]
        gone += removed(state, state.annotations(self.document), comments=False)
        gone += [Change(one, None) for one in state.dismissals(self.document)]
        gone += [Change(one, None) for one in state.orphans(self.document)]
        return Plan((*gone, Change(state.document(self.document), None)))


@dataclass(frozen=True, slots=True)
class FlagDocument:
    """Put a flag on a release, to find it again, or take it away."""

    verb: ClassVar[str] = "flag document"
    document: str
    flagged: bool

    def plan(self, state: StateView) -> Plan:
        """The document with its flag, or without."""
        before = state.document(self.document)
        return changed(before, replace(before, flagged=self.flagged))
