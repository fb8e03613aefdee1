"""Where a verb of decision looks for what it asks for, and what it finds there."""

from dataclasses import dataclass

from annotator.suggest.decisions.lexicon import Lexicon
from annotator.suggest.decisions.nouns import Head, head_of
from annotator.suggest.decisions.tokens import Tokens
from annotator.suggest.decisions.verbs import VerbGroup


@dataclass(frozen=True, slots=True)
class Found:
    """That the verb has what it needs, what it decided, and how surely that makes a decision."""

    instrument: str
    noun: int | None = None
    score: float = 0.8


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look for what a verb asks for: its object or, in the passive, its subject."""

    tokens: Tokens
    lexicon: Lexicon
    group: VerbGroup
    start: int
    end: int
    limit: int
    subject: tuple[int, int] | None = None

    @property
    def head(self) -> Head | None:
        return head_of(self.tokens, self.lexicon, self.start, self.end)
