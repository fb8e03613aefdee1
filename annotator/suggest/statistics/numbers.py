"""Numbers in a list of tokens: digits, number words, magnitudes, fractions and vague numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from annotator.model import quantity
from annotator.model.errors import FieldError
from annotator.suggest.statistics.lexicon import NumberWords
from annotator.suggest.statistics.ratios import share
from annotator.suggest.statistics.tokens import Token, TokenKind, adjacent

_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_CENT = Decimal("0.01")
_TOP_OF_VAGUE = {Decimal(12): Decimal(100), Decimal(20): Decimal(100)}
_HYPHENS = frozenset("-‑–")


class Shape(Enum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number: its tokens `[first, end)`, its value or bounds, and the end of its number part.

    `number_end` is the token index behind the digits or number words, before the magnitude.
    """

    first: int
    end: int
    number_end: int
    shape: Shape
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    magnitude: Decimal = Decimal(1)
    joined: bool = False

    def times(self, magnitude: Decimal) -> "Amount":
        """The same number with another magnitude: the 5 of "5-7 million"."""
        value = self.value * magnitude if self.value is not None else None
        return replace(self, value=value, magnitude=magnitude)


class NumberReader:
    """Reads the number that begins at a token."""

    def __init__(self, words: NumberWords) -> None:
        self._words = words
        self._articles = frozenset(("a", "an"))
        self._exact = {**words.cardinals, **words.compounds}

    def read(self, stream: Sequence[Token], at: int) -> Amount | None:
        """The number at the token, with its magnitude; None where none begins there."""
        token = stream[at]
        if token.kind is TokenKind.NUMBER:
            return self._shared(stream, at) or self._digits(stream, at)
        if token.kind is not TokenKind.WORD:
            return None
        low = token.low
        if shared := self._shared(stream, at):
            return shared
        if low in self._articles:
            return self._articled(stream, at)
        if low in self._words.several:
            return self._several(stream, at)
        return (
            self._fraction(stream, at)
            or self._multiplier(stream, at)
            or self._words_number(stream, at)
            or self._vague(stream, at)
        )

    def _shared(self, stream: Sequence[Token], at: int) -> Amount | None:
        """“1 in 10 children”, “every fifth conscript”: a share in percent."""
        told = share(stream, at, self._words)
        if told is None:
            return None
        return Amount(at, told[1], told[1], Shape.FRACTION, told[0])

    def _digits(self, stream: Sequence[Token], at: int) -> Amount | None:
        value = _value(stream[at].text)
        if value is None:
            return None
        amount = Amount(at, at + 1, at + 1, Shape.DIGITS, value)
        return self._with_magnitude(stream, amount)

    def _with_magnitude(self, stream: Sequence[Token], amount: Amount) -> Amount:
        """The number times the magnitudes behind it: "7.5 million", "1 млн 200 тыс."."""
        at, joined = amount.end, False
        if _low(stream, at) in _HYPHENS and _tight(stream, at):
            at, joined = at + 1, True
        factor = self._words.magnitudes.get(_low(stream, at))
        if factor is None and _low(stream, at) == "dozen":
            factor = self._words.groups["dozen"]
        if (
            factor is None
            and not joined
            and at < len(stream)
            and adjacent(*stream[at - 1 : at + 1])
        ):
            factor = self._words.attached.get(stream[at].low)
        if factor is None or amount.value is None:
            return amount
        at += 1
        if _low(stream, at - 1) == "hundred" and self._words.magnitudes.get(_low(stream, at)):
            factor *= self._words.magnitudes[_low(stream, at)]
            at += 1
        if _low(stream, at) == "." and _abbreviated(stream, at):
            at += 1
        whole = replace(
            amount, end=at, value=amount.value * factor, magnitude=factor, joined=joined
        )
        return self._with_rest(stream, whole)

    def _with_rest(self, stream: Sequence[Token], amount: Amount) -> Amount:
        """“1 million 200 thousand”: the smaller magnitude is added."""
        at = amount.end
        if at + 1 >= len(stream) or stream[at].kind is not TokenKind.NUMBER:
            return amount
        rest = self._words.magnitudes.get(_low(stream, at + 1))
        if rest is None or rest >= amount.magnitude or amount.value is None:
            return amount
        value = amount.value + (_value(stream[at].text) or 0) * rest
        return replace(amount, end=at + 2, value=value)

    def _articled(self, stream: Sequence[Token], at: int) -> Amount | None:
        """“a million”, “a dozen”, “half a million” starts elsewhere; “a third of”."""
        low = _low(stream, at + 1)
        unit = self._words.magnitudes.get(low) or self._words.groups.get(low)
        if unit is not None and low not in self._words.vague:
            amount = Amount(at, at + 2, at + 1, Shape.WORDS, unit, magnitude=unit)
            return replace(amount, number_end=at + 2)
        if low in self._words.fractions and low != "half" and _whole_named(stream, at):
            value = self._words.fractions[low]
            return Amount(at, at + 2, at + 2, Shape.FRACTION, value)
        if low in self._words.several:
            return self._several(stream, at + 1, first=at)
        return None

    def _several(self, stream: Sequence[Token], at: int, first: int | None = None) -> Amount | None:
        """“several tens of thousands”: from 2 to 9.99… of what follows."""
        after = at + 1 + (_low(stream, at + 1) == "of")
        base, end = self._vague_base(stream, after)
        if base is None:
            low = _low(stream, after)
            base = self._words.magnitudes.get(low) or self._words.groups.get(low)
            end = after + 1
        if base is None:
            return None
        start = at if first is None else first
        low_bound, high = 2 * base, 10 * base - 1
        if base == Decimal(12):
            high = Decimal(100) - 1
        return Amount(start, end, end, Shape.VAGUE, None, low_bound, high, base)

    def _vague_base(self, stream: Sequence[Token], at: int) -> tuple[Decimal | None, int]:
        base = self._words.vague.get(_low(stream, at))
        if base is None:
            return None, at
        of = _low(stream, at + 1) == "of"
        after = at + 1 + of
        factor = self._words.magnitudes.get(_low(stream, after))
        if factor is not None and factor > base:
            return base * factor, after + 1
        return base, at + 1

    def _vague(self, stream: Sequence[Token], at: int) -> Amount | None:
        """“hundreds”, “tens of thousands”: from twice that to just under the next step."""
        base, end = self._vague_base(stream, at)
        if base is None or (base == 10 and end == at + 1 and _low(stream, end) == "of"):
            return None
        if stream[at].low == "scores" and _low(stream, end) != "of":
            return None
        noun = self._words.vague[stream[at].low]
        rest = base / noun
        top = _TOP_OF_VAGUE.get(noun, noun * (10 if noun <= _HUNDRED else _THOUSAND))
        return Amount(at, end, at + 1, Shape.VAGUE, None, 2 * base, top * rest - 1, base)

    def _fraction(self, stream: Sequence[Token], at: int) -> Amount | None:
        """“two-thirds”, “one third of”, “half of”, “половина”: a share in percent."""
        low = stream[at].low
        after = at + 1 + (_low(stream, at + 1) in _HYPHENS)
        over = self._words.denominators.get(_low(stream, after))
        count = self._words.cardinals.get(low)
        if over is not None and count is not None and count < over:
            value = (count / over * 100).quantize(_CENT)
            return Amount(at, after + 1, after + 1, Shape.FRACTION, value)
        if low not in self._words.fractions or not _is_share(stream, at):
            return None
        return Amount(at, at + 1, at + 1, Shape.FRACTION, self._words.fractions[low])

    def _multiplier(self, stream: Sequence[Token], at: int) -> Amount | None:
        """“half a million”, “полтора миллиарда”."""
        factor = self._words.multipliers.get(stream[at].low)
        if factor is None:
            return None
        after = at + 1 + (_low(stream, at + 1) in self._articles)
        magnitude = self._words.magnitudes.get(_low(stream, after))
        if magnitude is None:
            return None
        value = factor * magnitude
        return Amount(at, after + 1, after, Shape.WORDS, value, magnitude=magnitude)

    def _words_number(self, stream: Sequence[Token], at: int) -> Amount | None:
        total, current, end, number_end = Decimal(0), Decimal(0), at, at
        largest = Decimal(1)
        while end < len(stream):
            low = stream[end].low
            if low in self._exact:
                value = self._exact[low]
                if current and not _adds(current, value):
                    break
                current, end = current + value, end + 1
                number_end = end if largest == 1 else number_end
            elif low in self._words.magnitudes and (current or self._stands_alone(stream, end)):
                factor = self._words.magnitudes[low]
                number_end = number_end if largest > 1 else end
                if factor == _HUNDRED:
                    current, number_end = current * factor, end + 1
                else:
                    total, current = total + (current or 1) * factor, Decimal(0)
                    largest = max(largest, factor)
                end += 1
            elif not self._continues(stream, end, current, at):
                break
            else:
                end += 1
        if end == at:
            return None
        value, number_end = total + current, max(number_end, at + 1)
        amount = Amount(at, end, number_end, Shape.WORDS, value, magnitude=largest)
        if _low(stream, end) == "dozen":
            return self._with_magnitude(stream, amount)
        half = self._with_half(stream, amount)
        return half or self._with_digits(stream, self._with_rest(stream, amount))

    def _with_half(self, stream: Sequence[Token], amount: Amount) -> Amount | None:
        """“two and a half million”, “два с половиной процента”."""
        at = amount.end
        tail = tuple(token.low for token in stream[at : at + 3])
        size = 3 if tail == ("and", "a", "half") else 2 if tail[:2] == ("с", "половиной") else 0
        if not size or amount.value is None or amount.magnitude > 1:
            return None
        value = amount.value + Decimal("0.5")
        whole = replace(amount, end=at + size, number_end=at + size, value=value)
        return self._with_magnitude(stream, whole)

    def _stands_alone(self, stream: Sequence[Token], at: int) -> bool:
        """Whether the magnitude means one of it: "тысяча", "более миллиона"."""
        low = stream[at].low
        if low in ("тысяча", "миллион", "миллиард"):
            return True
        return low in self._words.single and _low(stream, at - 1) in self._words.single_behind

    def _continues(self, stream: Sequence[Token], end: int, current: Decimal, at: int) -> bool:
        """Whether a hyphen or "and" at the token goes on with the number: "twenty-five"."""
        if end == at or end + 1 >= len(stream):
            return False
        after = self._exact.get(stream[end + 1].low)
        if stream[end].low in _HYPHENS:
            small = after is not None and _adds(current, after)
            return _tight(stream, end) and (small or stream[end + 1].low in self._words.magnitudes)
        whole = current % _HUNDRED == 0 and stream[end - 1].low in self._words.magnitudes
        return stream[end].low == "and" and whole and after is not None and after < _HUNDRED

    def _with_digits(self, stream: Sequence[Token], amount: Amount) -> Amount:
        """“three (03)”: the digits in brackets say the same and belong to the number."""
        at = amount.end
        if at + 2 < len(stream) and stream[at].low == "(" and _low(stream, at + 2) == ")":
            inner = stream[at + 1]
            if inner.kind is TokenKind.NUMBER and _same(inner.text, amount.value):
                whole = replace(amount, end=at + 3, number_end=at + 3)
                return self._with_magnitude(stream, whole)
        return amount


def _low(stream: Sequence[Token], at: int) -> str:
    return stream[at].low if 0 <= at < len(stream) else ""


def _tight(stream: Sequence[Token], at: int) -> bool:
    """Whether the sign at the token stands between two tokens without blanks."""
    if not 0 < at < len(stream) - 1:
        return False
    return adjacent(stream[at - 1], stream[at]) and adjacent(stream[at], stream[at + 1])


def _abbreviated(stream: Sequence[Token], at: int) -> bool:
    """Whether the full stop at the token belongs to a magnitude such as "тыс." or "mln."."""
    if not adjacent(stream[at - 1], stream[at]) or stream[at - 1].low not in _ABBREVIATIONS:
        return False
    # At the end of a sentence it belongs to the sentence.
    following = stream[at + 1].text if at + 1 < len(stream) else ""
    return bool(following) and (following.isupper() or not following[0].isupper())


_ABBREVIATIONS = frozenset("тыс млн млрд трлн mln bln mn bn trn".split())


def _adds(current: Decimal, value: Decimal) -> bool:
    """Whether the smaller number word is added to the larger before it: "twenty" + "five"."""
    if value >= _HUNDRED:
        return False
    if current % _HUNDRED == 0:
        return True
    return value < 10 <= current % _HUNDRED and current % 10 == 0 and current % _HUNDRED >= 20


def _value(digits: str) -> Decimal | None:
    """The number that the digits write, also in groups of two ("1,00,000"); None if none."""
    plain = digits.replace(",", "") if digits.count(",") > 1 else digits
    try:
        return quantity.number(plain)
    except FieldError:
        return None


def _same(digits: str, value: Decimal | None) -> bool:
    return value is not None and _value(digits) == value


def _whole_named(stream: Sequence[Token], at: int) -> bool:
    """Whether "a third" is a share: "a third of", "by a third", "more than a quarter"."""
    before = _low(stream, at - 1)
    return _low(stream, at + 2) == "of" or before in ("by", "than", "over", "nearly", "almost")


_ORDINALS = frozenset(
    "st nd rd th first second third fourth other latter this that each either next last "
    "another one per in вторая второй вторую первая первой первую во".split()
)


def _is_share(stream: Sequence[Token], at: int) -> bool:
    """Whether "half" or "quarter" is a share of something, not a part of a year or a match."""
    after = _low(stream, at + 1)
    before = _low(stream, at - 1)
    if before in _ORDINALS or after in _HYPHENS:
        return False
    russian = not stream[at].low.isascii()
    if (russian or stream[at].low == "half") and after in _WHOLES:
        return True
    return russian and before in _BEFORE_SHARES


_WHOLES = frozenset(("of", "the", "its", "their", "всех", "от", "населения", "из"))
_BEFORE_SHARES = frozenset(("на", "почти", "более", "менее", "около", "свыше", "чем"))
