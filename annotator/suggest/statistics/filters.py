"""Which of the quantities that the grammar reads are no statistics, by what stands beside them."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from annotator.suggest.statistics.grammar import Measure
from annotator.suggest.statistics.lexicon import ContextWords
from annotator.suggest.statistics.numbers import Shape
from annotator.suggest.statistics.tokens import Token, TokenKind, adjacent

_FIRST_YEAR, _LAST_YEAR = Decimal(1800), Decimal(2100)
_TIES = frozenset("-–‑/.#№*_^")
_SENTENCE_ENDS = frozenset(".!?:…\"“”«»•*)([-–—")


class Filters:
    """Says that a quantity is none, by a table of tests."""

    def __init__(self, words: ContextWords) -> None:
        self._words = words
        self._tests: tuple[Callable[[Sequence[Token], Measure], bool], ...] = (
            _tied_left,
            _tied_right,
            _bare_one,
            _enumerator,
            self._year,
            self._named_thing,
            _zero,
        )

    def rejects(self, stream: Sequence[Token], measure: Measure) -> bool:
        """Whether the quantity is no statistic."""
        return any(test(stream, measure) for test in self._tests)

    def _year(self, stream: Sequence[Token], measure: Measure) -> bool:
        """A bare number like a year is one, unless people or the like follow."""
        if measure.shape is not Shape.DIGITS or measure.unit or measure.magnitude > 1:
            return False
        ends = (measure.value,) if measure.value is not None else (measure.low, measure.high)
        text = stream[measure.number[1] - 1].text
        if len(text) != 4 or any(e is None or not _FIRST_YEAR <= e <= _LAST_YEAR for e in ends):
            return False
        if measure.comparator in (">", ">=") and _is_lower_word(stream, measure.end):
            return False
        return _low(stream, measure.end) not in self._words.people

    def _named_thing(self, stream: Sequence[Token], measure: Measure) -> bool:
        """ "Thunder 2", "Camp 7": a capitalised word before a bare number with no noun behind."""
        if measure.shape is not Shape.DIGITS or measure.parts or measure.first == 0:
            return False
        before = stream[measure.first - 1]
        if before.kind is not TokenKind.WORD or not before.text[0].isupper():
            return False
        if measure.first == 1 or stream[measure.first - 2].low in _SENTENCE_ENDS:
            return False
        text = stream[measure.number[0]].text
        return "," not in text and not _is_lower_word(stream, measure.end)


def _tied_left(stream: Sequence[Token], measure: Measure) -> bool:
    at = measure.number[0]
    if at == 0 or at > measure.first and adjacent(stream[at - 1], stream[at]):
        return False
    before = stream[at - 1]
    if not adjacent(before, stream[at]):
        return False
    return before.kind is not TokenKind.SIGN or before.low in _TIES


def _tied_right(stream: Sequence[Token], measure: Measure) -> bool:
    if measure.tight and not measure.unit:
        return True
    at = measure.end
    if at >= len(stream) or not adjacent(stream[at - 1], stream[at]):
        return False
    if stream[at].kind is TokenKind.WORD:
        return True
    tie = stream[at].low in "/_№^" or stream[at].low in "-‑" and not measure.unit
    return tie and at + 1 < len(stream) and adjacent(stream[at], stream[at + 1])


def _bare_one(_: Sequence[Token], measure: Measure) -> bool:
    one = measure.value == 1 and measure.shape is Shape.WORDS
    return one and not measure.unit and measure.magnitude == 1


def _zero(_: Sequence[Token], measure: Measure) -> bool:
    return measure.value == 0 and not measure.unit


def _enumerator(stream: Sequence[Token], measure: Measure) -> bool:
    """ "(5)" and a number that opens a line of a list."""
    if measure.parts:
        return False
    return _low(stream, measure.first - 1) in ("(", "[") and _low(stream, measure.end) in (")", "]")


def _low(stream: Sequence[Token], at: int) -> str:
    return stream[at].low if 0 <= at < len(stream) else ""


def _is_lower_word(stream: Sequence[Token], at: int) -> bool:
    if at >= len(stream) or stream[at].kind is not TokenKind.WORD:
        return False
    return stream[at].text[0].islower() and len(stream[at].text) > 2
