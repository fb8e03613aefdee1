"""What the page of a person shows, read on a worker."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from annotator.model.records import Document
from annotator.model.spans import Span
from annotator.workspace import StoredSnapshot

MOST = 2_000
"""More mentions of one person are not listed."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the page: words of a release, and where they stand."""

    document: Document
    annotation: str
    span: Span
    words: str

    @property
    def date(self) -> str:
        """The day of the event, or the one on which the release came out."""
        return self.document.event_date or self.document.published_on

    @property
    def release(self) -> str:
        """What the release is called."""
        return self.document.title or self.document.source_name


@dataclass(frozen=True, slots=True)
class PersonReading:
    """The mentions of a person and what the person says, by date."""

    mentions: tuple[Place, ...] = ()
    statements: tuple[Place, ...] = ()


def read_person(reading: AbstractContextManager[StoredSnapshot], official: str) -> PersonReading:
    """Read it from a snapshot that was asked for, on any thread."""
    from annotator.assets import resources
    from annotator.suggest.registry.statements import Sayings

    sayings = Sayings.load(resources())
    mentions: list[Place] = []
    statements: dict[tuple[str, Span], Place] = {}
    with reading as snapshot:
        for held in snapshot.mentions(official):
            for tag in held.tags:
                span = Span(tag.start, tag.end)
                words = " ".join(tag.quote.split())
                mentions.append(Place(held.document, tag.id, span, words))
                said = sayings.statement(held.text, span)
                if said is not None:
                    words = " ".join(said.of(held.text).split())
                    place = Place(held.document, tag.id, said, words)
                    statements.setdefault((held.document.id, said), place)
            if len(mentions) >= MOST:
                break
    return PersonReading(tuple(mentions), tuple(statements.values()))
