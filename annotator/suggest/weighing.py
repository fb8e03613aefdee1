"""What is made of the recognisers' suggestions: linked to the registry, weighed by the answers."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from annotator.model.answers import Answer
from annotator.model.kinds import Kind
from annotator.model.records import Document, Official, Tenure
from annotator.model.suggestion import Suggestion
from annotator.suggest.learning.learner import Learner, Reading
from annotator.suggest.registry.bodies import Bodies
from annotator.suggest.registry.linking import Registry, linked


class Taught(Protocol):
    """A project's registry and answers."""

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """The kinds by key."""

    @property
    def officials(self) -> tuple[Official, ...]:
        """The registry."""

    @property
    def tenures(self) -> tuple[Tenure, ...]:
        """The posts of its officials."""

    def answers(self) -> Iterable[Answer]:
        """What people said to suggestions, and tagged by hand."""


class Weigher:
    """Turns what recognisers propose into what is shown, by what the project has learnt."""

    def __init__(self, learner: Learner, registry: Registry) -> None:
        self.learner = learner
        self.registry = registry

    @classmethod
    def taught(cls, project: Taught, resources: Path) -> "Weigher":
        """With all that the project knows, the re-scorer trained."""
        learner = Learner(project.kinds, project.answers())
        learner.train()
        bodies = Bodies.load(resources)
        return cls(learner, Registry(project.officials, project.tenures, bodies))

    def __call__(
        self, found: Sequence[Suggestion], document: Document, text: str
    ) -> list[Suggestion]:
        """The suggestions of a release as they are shown, in reading order."""
        reading = Reading(document.id, text, document.publisher, document.furniture)
        date = document.event_date or document.published_on
        return linked(self.learner.applied(found, reading), self.registry, date)
