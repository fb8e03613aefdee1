"""The learner: answers in, suggestions with learnt scores, words and additions out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from annotator.model.answers import AROUND, Answer
from annotator.model.kinds import Kind
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion
from annotator.suggest.learning.features import features
from annotator.suggest.learning.memory import Memory, Surface
from annotator.suggest.learning.people import People
from annotator.suggest.learning.rescorer import NEWEST, Example, Rescorer, example_of, trained
from annotator.suggest.learning.tally import Tallies

_DOUBTED = 0.4
"""The most that words score which were only ever turned down."""

_KNOWN = 0.85
_KNOWN_FROM = 2
"""Words tagged in so many releases and never turned down score at least this."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The release whose suggestions are weighed."""

    document: str
    text: str
    publisher: str = ""
    furniture: tuple[Span, ...] = ()


class Learner:
    """What a project's answers teach. Not safe on several threads at once.

    The same answers make the same learner, in whatever order they came, but for the re-scorer,
    which is trained only by `train`, since that takes a part of a second.
    """

    def __init__(self, kinds: Mapping[str, Kind], answers: Iterable[Answer] = ()) -> None:
        self.kinds = kinds
        self._tallies = Tallies()
        self._memory = Memory()
        self._people = People()
        self._answers: dict[str, Answer] = {}
        self._examples: dict[str, Example] = {}
        self._rescorer: Rescorer | None = None
        for one in answers:
            self.set(one.id, one)

    def set(self, row: str, answer: Answer | None) -> None:
        """What a row of the project says now, in place of what it said before; None for nothing."""
        before = self._answers.pop(row, None)
        if before is not None:
            self._note(before, -1)
            self._examples.pop(row, None)
        if answer is not None:
            self._answers[row] = answer
            self._note(answer, 1)

    def _note(self, answer: Answer, sign: int) -> None:
        self._tallies.note(answer, sign)
        self._memory.note(answer, sign)
        self._people.note(answer, sign)

    def train(self) -> None:
        """Make the re-scorer anew from the newest answers, if one helps."""
        newest = (self._example(row) for row in sorted(self._answers, reverse=True))
        found = list(islice((one for one in newest if one is not None), NEWEST))
        self._rescorer = trained(found[::-1])

    def _example(self, row: str) -> Example | None:
        """The example that a row makes; its features are remembered."""
        if row not in self._examples and (made := example_of(self._answers[row])):
            self._examples[row] = made
        return self._examples.get(row)

    @property
    def rescores(self) -> bool:
        """Whether a re-scorer was found to help."""
        return self._rescorer is not None

    def applied(self, found: Sequence[Suggestion], reading: Reading) -> list[Suggestion]:
        """The suggestions of a release as the answers make them, in reading order.

        Scores are what the answers say; words that were turned down in several releases are
        doubted or gone; words that were tagged elsewhere and no rule has found are added.
        """
        if not self._answers:
            return list(found)
        weighed = [one for one in (self._weighed(each, reading) for each in found) if one]
        weighed += self._remembered(weighed, reading)
        ordered = sorted(weighed, key=lambda one: (one.span, one.kind))
        return self._people.told(ordered, reading.document)

    def _remembered(self, found: Sequence[Suggestion], reading: Reading) -> Iterator[Suggestion]:
        """The longest remembered words first; none over a suggestion of its kind."""
        taken: dict[str, list[Span]] = {}
        for one in found:
            taken.setdefault(one.kind, []).append(one.span)
        known = self._memory.found_in(reading.text, self.kinds)
        for each in sorted(known, key=lambda one: (-len(one.span), one.span, one.kind.key)):
            others = taken.setdefault(each.kind.key, [])
            if _meets_any(each.span, reading.furniture) or _meets_any(each.span, others):
                continue
            others.append(each.span)
            one = each.proposal(reading.document)
            yield replace(
                one,
                score=round(self._tallies.score(one.rule, one.score), 3),
                reason=_joined(one.reason, self._tallies.words(one.rule)),
            )

    def _weighed(self, one: Suggestion, reading: Reading) -> Suggestion | None:
        quote = one.span.of(reading.text)
        known = self._memory.of(one.kind, quote)
        if known is not None and known.forgotten:
            return None
        score = self._tallies.score(one.rule, one.score)
        if self._rescorer is not None:
            score = self._rescorer.rescored(score, _seen(one, quote, reading))
        words = self._tallies.words(one.rule)
        if known is not None:
            score, words = _by_memory(score, known), _joined(words, known.words())
        return replace(one, score=round(score, 3), reason=_joined(one.reason or one.rule, words))


def _meets_any(span: Span, others: Sequence[Span]) -> bool:
    start, end = span.start, span.end
    return any(start < other.end and other.start < end for other in others)


def _by_memory(score: float, known: Surface) -> float:
    if known.demoted:
        return min(score, _DOUBTED)
    if not known.refused and len(known.tagged) >= _KNOWN_FROM:
        return max(score, _KNOWN)
    return score


def _seen(one: Suggestion, quote: str, reading: Reading) -> tuple[int, ...]:
    start, end = one.span.start, one.span.end
    return features(
        kind=one.kind, rule=one.rule, quote=quote,
        before=reading.text[max(0, start - AROUND) : start],
        after=reading.text[end : end + AROUND], publisher=reading.publisher,
    )  # fmt: skip


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
