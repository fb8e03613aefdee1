"""One consistent read of a project, as exporters get it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import orjson

from annotator.model.answers import Answer
from annotator.model.handling import MARKS_SETTING, marks_of
from annotator.model.kinds import Kind
from annotator.model.plain import PlainDocument
from annotator.model.records import Annotation, Dismissal, Document, Official, StateFilter, Tenure
from annotator.model.snapshot import SnapshotDocument
from annotator.store.faults import reading
from annotator.store.learning import answers
from annotator.store.log import iso_time
from annotator.store.occurrences import documents_with
from annotator.store.people import Mentioned, mention_counts, mentions
from annotator.store.plainread import Sees, plain_documents, require_all
from annotator.store.reader import Reader
from annotator.store.reads import authors_of


class StoredSnapshot:
    """A `Snapshot` over an open reader, which must be inside `consistent`."""

    def __init__(
        self,
        reader: Reader,
        *,
        project: str,
        generator: str,
        state: StateFilter,
        sees: Sees | None = None,
    ) -> None:
        self._reader = reader
        self._sees = sees
        self.project = project
        self.generator = generator
        self.state = state
        _, at, digest = reader.tip()
        self.head = digest.hex()
        self.revised_at = iso_time(at)
        self.kinds: Mapping[str, Kind] = reader.kinds()
        self.officials: tuple[Official, ...] = reader.officials()
        self.tenures: tuple[Tenure, ...] = reader.tenures()
        self.authors: Mapping[str, str] = authors_of(reader.members())
        self.document_count = reader.document_count()
        made = {one.id: one.value for one in reader.settings()}
        self.marks: tuple[str, ...] = marks_of(orjson.loads(made.get(MARKS_SETTING, "null")))

    def documents(self) -> Iterator[SnapshotDocument]:
        """The documents in the order of the library, one at a time.

        A tag that lies in furniture is none of the release's (guidelines, section 4).
        """
        read = 0
        for document in self._reader.documents():
            tags = self._passing(document.id)
            read += len(tags)
            yield self._held(document, tags)
        with reading(self._reader.path):
            require_all(self._reader.connection, self.state.states, read)

    def chosen(self, wanted: Callable[[Document], bool]) -> Iterator[SnapshotDocument]:
        """Those of `documents` that are wanted; texts and tags of the others are not read."""
        for document in self._reader.documents():
            if wanted(document):
                yield self._held(document, self._passing(document.id))

    def document(self, document_id: str) -> SnapshotDocument | None:
        """One document as `documents` gives it; None where it is not there."""
        if not self._reader.has_document(document_id):
            return None
        return self._held(self._reader.document(document_id), self._passing(document_id))

    def _passing(self, document_id: str) -> list[Annotation]:
        passing = self.state.states
        return [tag for tag in self._reader.annotations(document_id) if tag.state in passing]

    def _held(self, document: Document, passing: list[Annotation]) -> SnapshotDocument:
        sees = self._sees
        tags = (
            tag
            for tag in passing
            if (not sees or sees(document.id, tag.author)) and not tag.lies_in(document.furniture)
        )
        return SnapshotDocument(document, self._reader.text(document.id), tuple(tags))

    def plain_documents(self) -> Iterator[PlainDocument]:
        """What `documents` gives, as rows: three times as fast."""
        with reading(self._reader.path):
            yield from plain_documents(self._reader.connection, self.state.states, self._sees)

    def decided(self, document_id: str) -> tuple[Annotation | Dismissal, ...]:
        """All tags of a document, whatever their state, and what was turned down there."""
        reader = self._reader
        sees, tags = self._sees, reader.annotations(document_id)
        seen = tuple(tag for tag in tags if not sees or sees(document_id, tag.author))
        return (*seen, *reader.dismissals(document_id))

    def answers(self) -> Iterator[Answer]:
        """What people said to suggestions, and tagged by hand: what learning reads."""
        return answers(self._reader, self._sees)

    def mention_counts(self) -> Mapping[str, int]:
        """How many tags refer to each official, by its id."""
        return mention_counts(self._reader)

    def mentions(self, official_id: str) -> Iterator[Mentioned]:
        """The releases that mention an official, by date."""
        return mentions(self._reader, official_id, self._sees)

    def documents_with(self, words: str) -> Iterator[tuple[Document, str]]:
        """The releases with these very words, each with its text."""
        return documents_with(self._reader, words)


@contextmanager
def snapshot(
    path: Path, *, generator: str, state: StateFilter, sees: Sees | None = None
) -> Iterator[StoredSnapshot]:
    """A snapshot on a connection of its own, usable on any thread that makes it.

    Tags that `sees` refuses, by document and author, are not in it.
    """
    reader = Reader(path)
    try:
        with reader.consistent():
            yield StoredSnapshot(
                reader, project=path.stem, generator=generator, state=state, sees=sees
            )
    finally:
        reader.close()
