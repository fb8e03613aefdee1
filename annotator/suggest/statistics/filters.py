"""Which of the quantities that the grammar reads are no statistics, by what stands beside them."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from annotator.suggest.statistics.grammar import Measure
from annotator.suggest.statistics.lexicon import ContextWords
from annotator.suggest.statistics.numbers import Shape
from annotator.suggest.statistics.tokens import Token, TokenKind, adjacent

_FIRST_YEAR, _LAST_YEAR = Decimal(1800), Decimal(2100)
_TIES = frozenset("-–‑/.#№*_^")
_HYPHENS = frozenset("-‑")
_SENTENCE_ENDS = frozenset('.!?:…"“”«»•*)([-–—')


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
            self._repetition,
            self._calibre,
            _zero,
            _code,
            _designation,
        )

    def rejects(self, stream: Sequence[Token], measure: Measure) -> bool:
        """Whether the quantity is no statistic."""
        return any(test(stream, measure) for test in self._tests)

    def _year(self, stream: Sequence[Token], measure: Measure) -> bool:
        """A bare number like a year is one, unless people or the like follow."""
        if measure.unit or not all(_like_year(end) for end in _ends(measure)):
            return False
        if measure.shape is Shape.WORDS:
            return _low(stream, measure.first - 1) == "year"
        if measure.magnitude > 1 or len(stream[measure.number[1] - 1].text) != 4:
            return False
        near = measure.comparator == "~" and stream[measure.first].low in _ALMOST
        if (near or measure.comparator in (">", ">=")) and self._noun_follows(stream, measure):
            return False
        after = stream[measure.end].text if measure.end < len(stream) else ""
        return after not in self._words.people

    def _named_thing(self, stream: Sequence[Token], measure: Measure) -> bool:
        """“Thunder 2”, “(DDG 70)”, “Unit Two”: a name before a bare number without a noun."""
        if measure.parts or measure.first == 0:
            return False
        number = stream[measure.number[0]].text
        if measure.shape is Shape.WORDS:
            return self._named_word(stream, measure)
        if "," in number or measure.shape is not Shape.DIGITS:
            return False
        if number.endswith(".0") and _name_before(stream, measure.first):
            return True
        acronym = _acronym_before(stream, measure.first)
        if self._noun_follows(stream, measure):
            return acronym and not self._plural_follows(stream, measure)
        # "Troops Detain 12": a verb of a headline is no name.
        done = stream[measure.first - 1].low in self._words.casualties
        return acronym or (_name_before(stream, measure.first) and not done)

    def _plural_follows(self, stream: Sequence[Token], measure: Measure) -> bool:
        after = (token.low for token in stream[measure.end : measure.end + 3])
        return any(low.endswith("s") or low in self._words.plurals for low in after)

    def _named_word(self, stream: Sequence[Token], measure: Measure) -> bool:
        """“Group of Seven”, “the Caucasian Four countries”, “the Five Seas”, “number four”."""
        before = stream[measure.first - 1]
        if before.low == "number":
            return True
        if not stream[measure.number[0]].text[0].isupper():
            return False
        title = measure.end < len(stream) and stream[measure.end].text[0].isupper()
        return before.text == "the" if title else _name_before(stream, measure.first)

    def _noun_follows(self, stream: Sequence[Token], measure: Measure) -> bool:
        if measure.end >= len(stream):
            return False
        after = stream[measure.end]
        return (
            after.kind is TokenKind.WORD
            and after.low not in self._words.stops
            and after.text[0].islower()
        )

    def _repetition(self, stream: Sequence[Token], measure: Measure) -> bool:
        """“three times”: how often, not how many."""
        often = _low(stream, measure.end) in ("times", "раза", "раз")
        return often and measure.shape is Shape.WORDS and not measure.unit

    def _calibre(self, stream: Sequence[Token], measure: Measure) -> bool:
        """“PK 7.62 guns”, “патроны калибра 7,62”: part of a weapon's name; nobody counts 7.62."""
        if measure.parts or measure.value is None or measure.value % 1 == 0:
            return False
        after = [token.low for token in stream[measure.end : measure.end + 2]]
        named = _low(stream, measure.first - 1) in _CALIBRES
        return named or any(low in self._words.arms for low in after)


_ALMOST = frozenset("almost nearly some почти".split())
"""What goes before a count rather than a year: "almost 1800 companies", but "about 1800"."""
_CALIBRES = frozenset("calibre caliber калибр калибра калибром".split())


def _ends(measure: Measure) -> list[Decimal | None]:
    if measure.value is not None:
        return [measure.value]
    return [measure.low, measure.high]


def _like_year(value: Decimal | None) -> bool:
    return value is not None and _FIRST_YEAR <= value <= _LAST_YEAR


def _name_before(stream: Sequence[Token], at: int) -> bool:
    """Whether a capitalised word inside a sentence stands before the token, or one and "of"."""
    if at > 1 and stream[at - 1].low == "of":
        at -= 1
    before = stream[at - 1]
    if before.kind is not TokenKind.WORD or not before.text[0].isupper():
        return False
    return at > 1 and stream[at - 2].low not in _SENTENCE_ENDS


def _acronym_before(stream: Sequence[Token], at: int) -> bool:
    """“CTF 50”, “(L 12)”, “Task Force (CTF) 50”."""
    if at > 2 and stream[at - 1].low == ")" and stream[at - 3].low == "(":
        at -= 1
    before = stream[at - 1]
    return before.kind is TokenKind.WORD and before.text.isupper() and before.text not in ("A", "I")


def _tied_left(stream: Sequence[Token], measure: Measure) -> bool:
    at = measure.number[0]
    if at == 0 or (at > measure.first and adjacent(stream[at - 1], stream[at])):
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
    if stream[at].low == "/" and at + 1 < len(stream) and stream[at + 1].low in "-=–":
        return False  # “Rs. 1,000/-” is how a round sum is written.
    tie = stream[at].low in "/_№^" or (stream[at].low in "-‑" and not measure.unit)
    return tie and at + 1 < len(stream) and adjacent(stream[at], stream[at + 1])


def _bare_one(_: Sequence[Token], measure: Measure) -> bool:
    one = measure.value == 1 and measure.shape is Shape.WORDS
    return one and not measure.unit and measure.magnitude == 1


def _zero(_: Sequence[Token], measure: Measure) -> bool:
    return measure.value == 0 and not measure.unit


def _designation(stream: Sequence[Token], measure: Measure) -> bool:
    """“T- 56 rifles”: a name whose hyphen has come loose from its number."""
    at = measure.first
    if at < 2 or measure.parts or stream[at - 1].low not in _HYPHENS:
        return False
    return adjacent(stream[at - 2], stream[at - 1]) and stream[at - 2].text.isupper()


def _code(stream: Sequence[Token], measure: Measure) -> bool:
    """“00100”, “0115”: nobody counts with zeros in front of three digits."""
    digits = stream[measure.number[0]].text
    return len(digits) > _LEADING and digits[0] == "0" and digits.isdigit() and not measure.unit


_LEADING = 3


def _enumerator(stream: Sequence[Token], measure: Measure) -> bool:
    """“(5)”, and “2.” that opens an item of a list."""
    if measure.parts:
        return False
    closed = _low(stream, measure.end) == ")"
    if closed and all(
        token.low != "(" for token in stream[max(0, measure.first - 6) : measure.first]
    ):
        return True
    opens = _low(stream, measure.end) == "." and measure.value is not None and measure.value < 100
    if opens and _low(stream, measure.first - 1) in (".", ";", ":", "года", "г"):
        return True
    return _low(stream, measure.first - 1) in ("(", "[") and _low(stream, measure.end) in (")", "]")


def _low(stream: Sequence[Token], at: int) -> str:
    return stream[at].low if 0 <= at < len(stream) else ""
