"""The review queue of an open project: what waits, how risky it is, what was verified before."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from annotator.model.errors import ForbiddenError
from annotator.model.records import Annotation, Role, Statement
from annotator.store.project import Project
from annotator.store.reader import Reader
from annotator.store.review_queue import EVERYTHING, Background, QueueFilter, QueueReader, Waiting
from annotator.store.terms import Tagged, Term, tagged
from annotator.workspace.team import Team

__all__ = [
    "Background",
    "QueueFilter",
    "QueueReader",
    "ReviewQueue",
    "Tagged",
    "Term",
    "Waiting",
    "queue_reader",
    "tagged",
    "terms_reader",
]


@contextmanager
def queue_reader(path: Path) -> Iterator[QueueReader]:
    """A reader of the queue on a connection of its own, for a worker."""
    reader = Reader(path)
    try:
        yield QueueReader(reader)
    finally:
        reader.close()


@contextmanager
def terms_reader(path: Path) -> Iterator[Reader]:
    """A connection of its own for `tagged`, for a worker."""
    reader = Reader(path)
    try:
        yield reader
    finally:
        reader.close()


class ReviewQueue:
    """What waits: for a supervisor all that was handed in, for an annotator what came back."""

    def __init__(self, project: Project, team: Team) -> None:
        self._project = project
        self._team = team
        self._reader = QueueReader(project.reader)

    @property
    def supervises(self) -> bool:
        """Whether the member who acts answers what was handed in."""
        return self._team.acting.has(Role.SUPERVISOR)

    def count(self, chosen: QueueFilter = EVERYTHING) -> int:
        """How many tags wait for the member who acts."""
        if self.supervises:
            return self._reader.count(chosen)
        return len(self.waiting(1_000))

    def waiting(self, limit: int, chosen: QueueFilter = EVERYTHING) -> tuple[Waiting, ...]:
        """The first of them: the riskiest, or what came back."""
        if self.supervises:
            return self._reader.waiting(limit, chosen)
        return self._reader.returned(self._team.acting.id, limit)

    def statements(self, limit: int) -> tuple[tuple[Statement, str], ...]:
        """What was stated to have nothing to tag and waits for a supervisor."""
        return self._reader.statements(limit) if self.supervises else ()

    def tags(self, ids: tuple[str, ...]) -> tuple[Waiting, ...]:
        """Tags by their ids, for a sample. ForbiddenError for who does not supervise."""
        if not self.supervises:
            raise ForbiddenError("Only a supervisor looks through a sample.")
        return self._reader.tags(ids)

    def origins(self) -> tuple[str, ...]:
        """The rules that waiting tags come from."""
        return self._reader.origins()

    def all_origins(self) -> tuple[str, ...]:
        """The rules that any tag comes from."""
        return self._reader.all_origins()

    def verified_as(self, annotation: Annotation) -> Mapping[str, object] | None:
        """What the tag was in the columns that changed since it was verified; None if never."""
        return self._reader.verified_as(annotation)

    def rate(self, risks: Mapping[str, float]) -> None:
        """Note how risky waiting tags are; derived, so no revision is written."""
        self._project.writer.rate(risks)
