"""Suggestions beside a snapshot's annotations, for exports that are asked for them."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from annotator.model.kinds import Kind
from annotator.model.records import Annotation, Dismissal, Document, Official, StateFilter, Tenure
from annotator.model.snapshot import Snapshot, SnapshotDocument
from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.contexts import context_of
from annotator.suggest.library import suggested
from annotator.suggest.pending import Decided
from annotator.suggest.weighing import Taught, Weigher

Suggest = Callable[[Context], list[Suggestion]]


class DecidedSnapshot(Snapshot, Taught, Protocol):
    """A snapshot that also tells what was decided, whatever its filter lets through."""

    def decided(self, document_id: str) -> tuple[Annotation | Dismissal, ...]:
        """All tags and dismissals of a document."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A release with its open suggestions."""

    document: Document
    suggestions: tuple[Suggestion, ...]


def library_suggestions(
    snapshot: DecidedSnapshot, resources: Path, jobs: int = 0, *, models: bool = False
) -> Iterator[Proposed]:
    """The open suggestions of each document in order, read by `jobs` processes (0: all cores).

    They are weighed by the project's answers, and linked to its registry. With `models` the
    optional ones are asked for further names.
    """
    waiting: deque[tuple[Document, str]] = deque()
    weigh = Weigher.taught(snapshot, resources)

    def contexts() -> Iterator[Context]:
        for held in snapshot.documents():
            waiting.append((held.document, held.text))
            yield context_of(held.document, held.text, snapshot.officials)

    for found in suggested(contexts(), resources, jobs, models=models):
        document, text = waiting.popleft()
        yield Proposed(document, _open(snapshot, document.id, weigh(found, document, text)))


def _open(
    snapshot: DecidedSnapshot, document_id: str, found: list[Suggestion]
) -> tuple[Suggestion, ...]:
    """Those of kinds that the project has, neither tagged nor turned down."""
    decided = Decided(snapshot.decided(document_id))
    return tuple(one for one in decided.still_open(found) if one.kind in snapshot.kinds)


class ProposingSnapshot:
    """A snapshot whose documents carry the suggestions that are still open."""

    def __init__(self, snapshot: DecidedSnapshot, suggest: Suggest, weigh: Weigher) -> None:
        self._snapshot = snapshot
        self._suggest = suggest
        self._weigh = weigh
        self.project: str = snapshot.project
        self.generator: str = snapshot.generator
        self.head: str = snapshot.head
        self.revised_at: str = snapshot.revised_at
        self.state: StateFilter = snapshot.state
        self.kinds: Mapping[str, Kind] = snapshot.kinds
        self.officials: tuple[Official, ...] = snapshot.officials
        self.tenures: tuple[Tenure, ...] = snapshot.tenures
        self.authors: Mapping[str, str] = snapshot.authors
        self.document_count: int = snapshot.document_count

    def documents(self) -> Iterator[SnapshotDocument]:
        """The documents as the snapshot gives them, each with its open suggestions."""
        for held in self._snapshot.documents():
            found = self._suggest(context_of(held.document, held.text, self.officials))
            weighed = self._weigh(found, held.document, held.text)
            yield replace(held, suggestions=_open(self._snapshot, held.document.id, weighed))
