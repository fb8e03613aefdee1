"""What the dashboard is made of, read on a worker with a connection of its own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotator.model.records import Annotation, Assignment, Dismissal, Member, Statement
from annotator.store.reader import Reader
from annotator.store.review_queue import QueueReader
from annotator.store.teamwork import TeamReader


@dataclass(frozen=True, slots=True)
class MeasuredRelease:
    """A release without its text: its length in code points, and all that was decided in it."""

    document: str
    length: int
    tags: tuple[Annotation, ...]
    dismissals: tuple[Dismissal, ...]


class Measuring:
    """Reads everything that is measured; in one moment, inside `measuring`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        team = TeamReader(reader)
        self.members: Mapping[str, Member] = {one.id: one for one in reader.members()}
        self.assignments: tuple[Assignment, ...] = team.assignments()
        self.statements: tuple[Statement, ...] = team.statements()
        self.corrected: frozenset[str] = QueueReader(reader).corrected()
        self.count = reader.document_count()

    def releases(self) -> Iterator[MeasuredRelease]:
        """The releases in the order of the library; tags in furniture are none of theirs."""
        for document in self._reader.documents():
            tags = self._reader.annotations(document.id)
            yield MeasuredRelease(
                document.id,
                len(self._reader.text(document.id)),
                tuple(tag for tag in tags if not tag.lies_in(document.furniture)),
                self._reader.dismissals(document.id),
            )


@contextmanager
def measuring(path: Path) -> Iterator[Measuring]:
    """What is measured of the project at `path`; usable on the thread that enters it."""
    reader = Reader(path)
    try:
        with reader.consistent():
            yield Measuring(reader)
    finally:
        reader.close()
