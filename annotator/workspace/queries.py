"""What is read of an open project, as the member who acts may see it."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from annotator import __version__
from annotator.model.errors import ForbiddenError
from annotator.model.exported import ExportRecord
from annotator.model.kinds import Kind
from annotator.model.moments import last_millisecond
from annotator.model.records import (
    Annotation,
    Dismissal,
    Document,
    Member,
    Official,
    Revision,
    StateFilter,
    Tenure,
)
from annotator.model.rulings import Ruling
from annotator.model.spans import Span
from annotator.store.check import Finding, check
from annotator.store.past import PastSnapshot, past_snapshot, revision_at
from annotator.store.reader import Listed, Reader
from annotator.store.snapshot import StoredSnapshot, snapshot
from annotator.store.state import ReaderState
from annotator.workspace.team import Team

PROGRAM = f"Press Annotator {__version__}"
_YEAR_MONTH_DAY = len("20191128")


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A release as the window shows it."""

    document: Document
    text: str
    annotations: tuple[Annotation, ...]
    blind: bool = False
    """Whether others annotate it too and the member who acts sees only their own tags."""


class Queries:
    """The reading half of a workspace."""

    _reader: Reader
    _state: ReaderState
    team: Team

    @property
    def path(self) -> Path:
        """The project file."""
        return self._reader.path

    def kinds(self) -> Mapping[str, Kind]:
        """The project's kinds by key, built-ins first."""
        return self._state.kinds()

    def setting(self, name: str) -> object:
        """What the project has set under the name, None where it has set nothing."""
        return self._state.setting(name)

    def author(self) -> Member:
        """The member who acts."""
        return self._state.member

    def document_count(self) -> int:
        """How many releases the library holds."""
        return self._reader.document_count()

    def listed(self, offset: int, limit: int) -> list[Listed]:
        """A page of the library."""
        return self._reader.listed(offset, limit)

    def has_document(self, document_id: str) -> bool:
        """Whether the release is still in the library."""
        return self._reader.has_document(document_id)

    def position(self, document_id: str) -> int:
        """Which line of the library a document is, from 0."""
        return self._reader.position(document_id)

    def open_document(self, document_id: str) -> OpenDocument:
        """A release with its text and the annotations that the member who acts may see."""
        return OpenDocument(
            self._state.document(document_id),
            self._state.text(document_id),
            self.team.seen(document_id, self._reader.annotations(document_id)),
            self.team.is_blind(document_id),
        )

    def annotation(self, annotation_id: str) -> Annotation:
        """One annotation. ForbiddenError where the member who acts may not see it."""
        found = self._reader.annotation(annotation_id)
        if not self.team.seen(found.document, (found,)):
            raise ForbiddenError("This tag is another annotator's of a release that you both tag.")
        return found

    def dismissals(self, document_id: str) -> tuple[Dismissal, ...]:
        """The suggestions of a release that were turned down."""
        return self._reader.dismissals(document_id)

    def same_tag(self, document_id: str, kind: str, spans: tuple[Span, ...]) -> str | None:
        """Id of the member's own annotation of just this kind and these spans."""
        return self._state.same_tag(document_id, kind, spans)

    def officials(self) -> tuple[Official, ...]:
        """The registry."""
        return self._reader.officials()

    def tenures(self) -> tuple[Tenure, ...]:
        """The registry's posts."""
        return self._reader.tenures()

    def rulings(self) -> tuple[Ruling, ...]:
        """What was said to findings."""
        return self._reader.rulings.all()

    def exported(self) -> tuple[ExportRecord, ...]:
        """The briefings that were exported, in the order of their making."""
        return self._reader.exported.all()

    def history(
        self, limit: int, *, before: int | None = None, document: str | None = None
    ) -> tuple[Revision, ...]:
        """The newest revisions, newest first; those of one document where it is given."""
        return self._reader.revisions(
            limit, before=before, document=document, blind_to=self.team.blind_to
        )

    def snapshot(
        self, state: StateFilter = StateFilter.ANY
    ) -> AbstractContextManager[StoredSnapshot]:
        """One consistent read for an exporter, on a connection of its own.

        Asked for on the thread of the workspace; entered on any.
        """
        sees = self.team.sees()
        return snapshot(self.path, generator=PROGRAM, state=state, sees=sees)

    def snapshot_as_of(
        self, when: str, state: StateFilter = StateFilter.ANY
    ) -> AbstractContextManager[PastSnapshot]:
        """The project as it was at the end of a day, at a moment, or behind a revision.

        `when` is ISO 8601 or a revision's number. UserError where there is no such time.
        """
        number = int(when) if when.isdecimal() and len(when) < _YEAR_MONTH_DAY else None
        if number is None:
            number = revision_at(self._reader, last_millisecond(when))
        sees = self.team.sees()
        return past_snapshot(self.path, number, generator=PROGRAM, state=state, sees=sees)

    def check(self) -> list[Finding]:
        """Everything that is wrong with the project, empty where all is well."""
        with self._reader.consistent():
            return check(self._reader)
