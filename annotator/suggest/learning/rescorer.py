"""A logistic re-scorer: it moves a rule's score by what the words and their surroundings say."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from annotator.model.answers import Answer
from annotator.suggest.learning.features import BUCKETS, features

NEWEST = 2_000
"""So many of the newest answers are learnt from: older ones say less, and a second is short."""

FEWEST_TAKEN, FEWEST_TURNED_DOWN, FEWEST_RELEASES = 50, 10, 6
"""Below these no re-scorer is tried: a careless learner destroys recall there."""

_FOLDS = 3
_EPOCHS = 3
_RATE = 0.5
_DECAY = 1e-3
_HALF_TRUST = 200
"""So many answers until the re-scorer moves scores by half of what it has learnt."""

_GAIN = 0.98
"""The loss on releases that it has not seen must be below this share of the rules' own."""

_RECALL_LOST = 0.01
_LIKELY = 0.5
_EDGE = 1e-4
_NO_PRIOR = 0.7


@dataclass(frozen=True, slots=True)
class Example:
    """An answer as the re-scorer sees it."""

    release: str
    rule: str
    seen: tuple[int, ...]
    taken: bool


def example_of(answer: Answer) -> Example | None:
    """The example that an answer makes; None for what no rule proposed, or nobody looked at."""
    if not answer.rule or not answer.verdict.looked_at:
        return None
    seen = features(
        kind=answer.kind, rule=answer.rule, quote=answer.quote,
        before=answer.before, after=answer.after, publisher=answer.publisher,
    )  # fmt: skip
    return Example(answer.document, answer.rule, seen, not answer.verdict.turned_down)


class Rescorer:
    """Weights by bucket, added to the log odds of the score that the rule's tally gives."""

    def __init__(self, examples: Sequence[Example], priors: "Priors") -> None:
        self._weights = [0.0] * BUCKETS
        self._trust = len(examples) / (len(examples) + _HALF_TRUST)
        self._learn(examples, priors)

    def _learn(self, examples: Sequence[Example], priors: "Priors") -> None:
        """AdaGrad over the log loss, the rules' log odds held fixed; oldest first, always alike."""
        weights, squares = self._weights, [1.0] * BUCKETS
        sqrt, exp = math.sqrt, math.exp
        for epoch in range(_EPOCHS):
            rate = _RATE / (1 + epoch)
            for one in examples:
                seen = one.seen
                total = priors.log_odds(one.rule) + sum([weights[at] for at in seen])
                slope = 1 / (1 + exp(-total)) - one.taken
                for at in seen:
                    step = slope + _DECAY * weights[at]
                    squares[at] += step * step
                    weights[at] -= rate * step / sqrt(squares[at])

    def rescored(self, score: float, seen: Iterable[int]) -> float:
        """The score (0 to 1) of a suggestion with these features, given the rule's own."""
        moved = sum(self._weights[at] for at in seen)
        return _probability(_log_odds(score) + self._trust * moved)


class Priors:
    """The log odds of each rule, as its answers give them."""

    def __init__(self, examples: Iterable[Example]) -> None:
        counts: dict[str, list[int]] = {}
        for one in examples:
            held = counts.setdefault(one.rule, [0, 0])
            held[0] += one.taken
            held[1] += 1
        self._by_rule = {
            rule: _log_odds((taken + 8 * _NO_PRIOR) / (asked + 8))
            for rule, (taken, asked) in counts.items()
        }
        self._unknown = _log_odds(_NO_PRIOR)

    def log_odds(self, rule: str) -> float:
        """Those of one rule."""
        return self._by_rule.get(rule, self._unknown)


def trained(examples: Sequence[Example]) -> Rescorer | None:
    """A re-scorer learnt from the newest examples, or None where it would not help.

    It must lower the loss on releases that it has not seen, and lose none of what was taken.
    """
    newest = examples[-NEWEST:]
    if not _enough(newest) or not _helps(newest):
        return None
    return Rescorer(newest, Priors(newest))


def _enough(examples: Sequence[Example]) -> bool:
    taken = sum(one.taken for one in examples)
    releases = len({one.release for one in examples})
    return (
        taken >= FEWEST_TAKEN
        and len(examples) - taken >= FEWEST_TURNED_DOWN
        and releases >= FEWEST_RELEASES
    )


def _helps(examples: Sequence[Example]) -> bool:
    """Cross-validation, whole releases held out."""
    loss = own_loss = 0.0
    kept = own_kept = taken = 0
    for fold in range(_FOLDS):
        held_out = [one for one in examples if crc32(one.release.encode()) % _FOLDS == fold]
        rest = [one for one in examples if crc32(one.release.encode()) % _FOLDS != fold]
        if not held_out or not rest:
            return False
        priors = Priors(rest)
        learnt = Rescorer(rest, priors)
        for one in held_out:
            own = _probability(priors.log_odds(one.rule))
            score = learnt.rescored(own, one.seen)
            loss += _loss(score, taken=one.taken)
            own_loss += _loss(own, taken=one.taken)
            if one.taken:
                taken += 1
                kept += score >= _LIKELY
                own_kept += own >= _LIKELY
    return loss < _GAIN * own_loss and own_kept - kept <= _RECALL_LOST * taken


def _loss(score: float, *, taken: bool) -> float:
    return -math.log(score if taken else 1 - score)


def _log_odds(score: float) -> float:
    held = min(max(score, _EDGE), 1 - _EDGE)
    return math.log(held / (1 - held))


def _probability(log_odds: float) -> float:
    return min(max(1 / (1 + math.exp(-log_odds)), _EDGE), 1 - _EDGE)
