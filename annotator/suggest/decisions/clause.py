"""What both languages find: a clause of decision as ranges of its sentence's words."""

from dataclasses import dataclass

from annotator.suggest.decisions.lexicon import Verb

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that states a formal act; all ranges are half-open and count words.

    `subject` is who acted or, in the passive, what was decided; `object` what follows the verb;
    `agent` the words behind "by". Empty ranges are None.
    """

    whole: Range
    trigger: Range
    verb: Verb
    passive: bool
    instrument: str
    noun: int | None = None
    subject: Range | None = None
    object: Range | None = None
    agent: Range | None = None
    shared: bool = False
    rule: str = ""
    score: float = 0.8
