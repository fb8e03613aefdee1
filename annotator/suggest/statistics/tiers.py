"""Which quantities are core and which peripheral, by section 3 of the guidelines."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from annotator.suggest.statistics.grammar import Measure
from annotator.suggest.statistics.lexicon import ContextWords
from annotator.suggest.statistics.numbers import Shape
from annotator.suggest.statistics.tokens import Token, TokenKind

_SMALL = Decimal(10)
_REACH = 4
"""Words behind a quantity among which the thing counted stands."""
_TIES = frozenset("-‑")
_UNITS_OF_THRESHOLDS = frozenset({"cubic centimetre", "degree"})


class Tiers:
    """Says why a quantity is peripheral, or "" where it is core."""

    def __init__(self, words: ContextWords, groups: Mapping[str, str]) -> None:
        self._words = words
        self._groups = groups

    def why_peripheral(
        self, stream: Sequence[Token], measure: Measure, sentence: tuple[int, int]
    ) -> str:
        """The reason in words; "" for a core quantity."""
        group = self._groups.get(measure.unit, "")
        away = _low(stream, measure.end) in self._words.distance_tails
        casualties = self._casualties(stream, measure, sentence)
        tests = {
            "an age": self.is_age(stream, measure),
            "a duration": group == "time",
            "a threshold": measure.unit in _UNITS_OF_THRESHOLDS,
            "a distance": group == "length" and away,
            "a known group": self._known_group(stream, measure),
            "a small number in words": self._small_word(measure) and not casualties,
        }
        return next((reason for reason, holds in tests.items() if holds), "")

    def is_age(self, stream: Sequence[Token], measure: Measure) -> bool:
        """Whether the number is an age: "aged 25", "25-year-old", ", 25, of"."""
        if self._words.age_before.before(stream, measure.number[0]):
            return True
        if self._words.age_after.at(stream, measure.number[1]) is not None:
            return True
        at, end = measure.first, measure.end
        enclosed = _low(stream, at - 1) == "," and _low(stream, end) in (",", ";")
        name = at - 3 if _low(stream, at - 2) == "." else at - 2
        named = name >= 0 and stream[name].text[:1].isupper()
        plain = not measure.parts and measure.value is not None and 10 < measure.value < 100
        after = end + 1 >= len(stream) or not stream[end + 1].low.isdigit()
        return enclosed and named and plain and after

    def _small_word(self, measure: Measure) -> bool:
        small = measure.value is not None and measure.value < _SMALL
        return small and not measure.unit and measure.shape is Shape.WORDS

    def _known_group(self, stream: Sequence[Token], measure: Measure) -> bool:
        if _low(stream, measure.first - 1) not in ("the", "all", "всех", "our", "its"):
            return False
        after = (_low(stream, measure.end), _low(stream, measure.end + 1))
        small = measure.value is not None and measure.value < 100 and not measure.unit
        return small and any(word in self._words.groups for word in after)

    def _casualties(
        self, stream: Sequence[Token], measure: Measure, sentence: tuple[int, int]
    ) -> bool:
        """Whether people are hurt or held, or things taken or destroyed, in the sentence."""
        words = self._words
        counted = _behind(stream, measure.end)
        if measure.value == 1 or any(low in words.events for low in counted):
            return False
        told = {token.low for token in stream[slice(*sentence)] if token.kind is TokenKind.WORD}
        arms = any(low in words.arms for low in counted)
        return bool(told & words.casualties or (arms and told & words.finding))


def _behind(stream: Sequence[Token], at: int) -> list[str]:
    """The words behind the quantity, up to the next sign that parts words."""
    found: list[str] = []
    for token in stream[at : at + _REACH]:
        if token.kind is TokenKind.SIGN and token.text not in _TIES:
            break
        found.append(token.low)
    return found


def _low(stream: Sequence[Token], at: int) -> str:
    return stream[at].low if 0 <= at < len(stream) else ""
