"""How often each rule was right: counts of answers, and the score that follows from them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotator.model.answers import Answer, Verdict

PRIOR_ANSWERS = 8.0
"""How many answers a rule's own score is worth: after as many it counts for half."""

_WORTH: Mapping[Verdict, tuple[float, float]] = {
    # what an answer adds to being right, and to the number of answers
    Verdict.ACCEPTED: (1.0, 1.0),
    Verdict.CHANGED: (0.5, 1.0),
    Verdict.BULK: (0.5, 0.5),
    Verdict.DISMISSED: (0.0, 1.0),
    Verdict.DELETED: (0.0, 1.0),
}


@dataclass(slots=True)
class Tally:
    """The answers to one rule. One that was changed was half right; bulk acts say little."""

    right: float = 0.0
    weight: float = 0.0
    taken: int = 0
    answers: int = 0

    def note(self, verdict: Verdict, sign: int) -> None:
        """Count an answer (1), or take it out again (-1)."""
        right, weight = _WORTH[verdict]
        self.right += sign * right
        self.weight += sign * weight
        self.answers += sign
        self.taken += sign * (not verdict.turned_down)

    def score(self, prior: float) -> float:
        """How sure a suggestion of the rule is, whose own score is `prior`; both 0 to 1."""
        return (self.right + PRIOR_ANSWERS * prior) / (self.weight + PRIOR_ANSWERS)


class Tallies:
    """The tallies of all rules."""

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        self._by_rule: defaultdict[str, Tally] = defaultdict(Tally)
        for one in answers:
            self.note(one, 1)

    def note(self, answer: Answer, sign: int) -> None:
        """Count an answer (1), or take it out again (-1); tags made by hand are about no rule."""
        if answer.verdict in _WORTH and answer.rule:
            self._by_rule[answer.rule].note(answer.verdict, sign)

    def of(self, rule: str) -> Tally | None:
        """The answers to a rule, None where there are none."""
        held = self._by_rule.get(rule)
        return held if held is not None and held.answers > 0 else None

    def score(self, rule: str, prior: float) -> float:
        """How sure a suggestion of the rule is, whose own score is `prior`."""
        held = self.of(rule)
        return held.score(prior) if held else prior

    def words(self, rule: str) -> str:
        """The answers in words: `accepted 41 of 43 times`; empty where there are none."""
        held = self.of(rule)
        if held is None:
            return ""
        times = "time" if held.answers == 1 else "times"
        return f"accepted {held.taken} of {held.answers} {times}"
