"""Quantities in a list of tokens: comparator, number, magnitude, unit, and ranges of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from annotator.model.spans import Span
from annotator.suggest.statistics.lexicon import Lexicon
from annotator.suggest.statistics.numbers import Amount, NumberReader, Shape
from annotator.suggest.statistics.ratios import FACTOR, factor_end
from annotator.suggest.statistics.tokens import Token, TokenKind, adjacent

_HYPHENS = frozenset("-‑")
_OR = frozenset(("or", "или"))
_GROWTH = tuple("вырос увелич возрос повыс снизи сократи уменьш упал подня довест доведен".split())
_GROWTH_REACH = 9
_AND_MORE = frozenset(("лишним", "небольшим"))
"""“Семь с лишним процентов” are more than seven."""
_UPPER_AND_LOWER = {">": "low", ">=": "low", "<": "high", "<=": "high"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity in the text: tokens `[first, end)`, its parts and where they stand.

    `unit` is "" where none is written (a count); `tight` says that a hyphen ties the unit to the
    number ("36-month"); `parts` names the parts that were found, for the reason shown.
    """

    first: int
    end: int
    number: tuple[int, int]
    shape: Shape
    comparator: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    magnitude: Decimal = Decimal(1)
    tight: bool = False
    parts: tuple[str, ...] = ()

    def span(self, stream: Sequence[Token]) -> Span:
        """The words of the quantity in the text."""
        return Span(stream[self.first].start, stream[self.end - 1].end)

    def number_span(self, stream: Sequence[Token]) -> Span:
        """The digits or number words without the magnitude."""
        return Span(stream[self.number[0]].start, stream[self.number[1] - 1].end)


@dataclass(frozen=True, slots=True)
class _Sized:
    """A number with the currency before it and the unit behind it."""

    amount: Amount
    first: int
    end: int
    unit: str
    tight: bool


class Grammar:
    """Reads every quantity of a list of tokens, from left to right."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._reader = NumberReader(lexicon.numbers)
        self._units = lexicon.units
        self._words = lexicon.context
        self._starters = lexicon.numbers.starters | {"a", "an"}

    def measures(self, stream: Sequence[Token]) -> list[Measure]:
        """The quantities, none inside another."""
        found: list[Measure] = []
        at = 0
        while at < len(stream):
            token = stream[at]
            begins = token.kind is TokenKind.NUMBER or token.low in self._starters
            read = self._read(stream, at) if begins else None
            if read is None:
                at += 1
                continue
            found += read
            at = read[-1].end
        return found

    def _read(self, stream: Sequence[Token], at: int) -> list[Measure] | None:
        first = self._sized(stream, at)
        if first is None:
            return None
        second = self._range_end(stream, first)
        if second is None and (other := self._alternative(stream, first)):
            return [self._single(stream, _sharing(first, other)), self._single(stream, other)]
        if second is None:
            return [self._single(stream, first)]
        first = _sharing(first, second)
        if self._is_range(stream, first, second):
            return [self._range(stream, first, second)]
        if self._is_change(stream, first):
            return [self._single(stream, first), self._single(stream, second)]
        return [self._single(stream, first)]

    def _sized(self, stream: Sequence[Token], at: int) -> _Sized | None:
        amount = self._reader.read(stream, at)
        if amount is None:
            return None
        before = self._currency_before(stream, amount.first)
        unit, end, tight = self._unit_behind(stream, amount)
        first = before[1] if before else amount.first
        if not before and not unit:
            behind = factor_end(stream, stream[amount.number_end - 1], end)
            unit, end = (FACTOR, behind) if behind else (unit, end)
        if before and _joined_letter(stream, amount):
            return None
        return _Sized(amount, first, end, before[0] if before else unit, tight)

    def _currency_before(self, stream: Sequence[Token], at: int) -> tuple[str, int] | None:
        if sign := self._units.signs.before(stream, at):
            letter = stream[sign[1]]
            if letter.text in ("A", "a", "C", "c", "S", "s") and not adjacent(
                letter, stream[sign[1] + 1]
            ):
                sign = self._units.signs.before(stream[at - 1 : at], 1)
                return (sign[0], at - 1) if sign else None
            return sign
        if at and (code := self._units.codes.get(stream[at - 1].text)):
            return code, at - 1
        if at > 1 and stream[at - 1].low == "." and stream[at - 2].text in self._units.codes:
            return self._units.codes[stream[at - 2].text], at - 2
        named = self._units.names.before(stream, at)
        large = named is not None and self._units.groups.get(named[0]) == "money"
        return named if large and stream[at - 1].text[0].isupper() else None

    def _unit_behind(self, stream: Sequence[Token], amount: Amount) -> tuple[str, int, bool]:
        """The unit behind the number, the index behind it, and whether a hyphen ties them."""
        at, tight = amount.end, False
        if amount.shape is Shape.FRACTION:
            return "percent", at, False
        if at < len(stream) and stream[at].low in _HYPHENS and adjacent(*stream[at - 1 : at + 1]):
            at, tight = at + 1, True
        skipped = at
        while at < len(stream) and (extra := self._words.between.at(stream, at)):
            at = extra[1]
        for begin in dict.fromkeys((skipped, at)):
            if found := self._unit_at(stream, begin, amount):
                return found[0], found[1], tight
        return "", amount.end, tight

    def _unit_at(self, stream: Sequence[Token], at: int, amount: Amount) -> tuple[str, int] | None:
        if at >= len(stream):
            return None
        if stream[at].low == "of" and amount.shape is Shape.VAGUE:
            at += 1
            return self._units.names.at(stream, at) if at < len(stream) else None
        if at < len(stream) and (code := self._units.codes.get(stream[at].text)):
            return code, at + 1
        found = self._units.names.at(stream, at)
        if found and _fits(stream, at, found[1]):
            return found
        if found := self._units.signs.at(stream, at):
            return found if stream[at].kind is TokenKind.SIGN and _free(stream, found[1]) else None
        nation = stream[at].text[:1].isupper() and at + 1 < len(stream)
        found = self._units.names.at(stream, at + 1) if nation else None
        return found if found and self._units.groups.get(found[0]) == "money" else None

    def _range_end(self, stream: Sequence[Token], first: _Sized) -> _Sized | None:
        at = first.end
        if at + 1 >= len(stream):
            return None
        words = self._words.range_words
        if stream[at].low not in words["dash"] | words["to"] | words["between_and"]:
            return None
        after = at + 1
        for begin in range(after, min(after + 4, len(stream))):
            if stream[begin].kind is TokenKind.NUMBER or stream[begin].low in self._starters:
                second = self._sized(stream, begin)
                return second if second and second.first == after else None
        return None

    def _alternative(self, stream: Sequence[Token], first: _Sized) -> _Sized | None:
        """The second of `6.9 or 7 percent`, whose unit the first shares."""
        if first.unit or first.end + 1 >= len(stream) or stream[first.end].low not in _OR:
            return None
        at = first.end + 1
        digits = stream[at].kind is TokenKind.NUMBER and first.amount.shape is Shape.DIGITS
        second = self._sized(stream, at) if digits else None
        return second if second and second.first == at and second.unit else None

    def _lead(self, stream: Sequence[Token], first: _Sized) -> tuple[str, int]:
        """Which word opens a range or a change before the number, and where."""
        found = self._words.range_from.before(stream, first.first)
        if found:
            return "from…to", found[1]
        low = stream[first.first - 1].low if first.first else ""
        for name in ("between", "from"):
            if low in self._words.range_words[name]:
                return name, first.first - 1
        for token in stream[max(0, first.first - 3) : first.first]:
            if token.low == "from":
                return "from", first.first
        return "", first.first

    def _is_range(self, stream: Sequence[Token], first: _Sized, second: _Sized) -> bool:
        low, high = first.amount.value, second.amount.value
        if low is None or high is None or low >= high or not _same_unit(first, second):
            return False
        if first.amount.shape is not second.amount.shape:
            return False
        joint, lead = stream[first.end].low, self._lead(stream, first)[0]
        words = self._words.range_words
        if joint in words["between_and"]:
            return lead == "between"
        if joint in words["to"]:
            russian = joint == "до"
            return lead == "from…to" or (lead == "" and not russian)
        tight = adjacent(stream[first.end - 1], stream[first.end])
        return tight == adjacent(stream[first.end], stream[first.end + 1])

    def _is_change(self, stream: Sequence[Token], first: _Sized) -> bool:
        return self._lead(stream, first)[0] == "from"

    def _range(self, stream: Sequence[Token], first: _Sized, second: _Sized) -> Measure:
        lead, start = self._lead(stream, first)
        if lead not in ("between", "from…to") or (
            lead == "between"
            and stream[first.end].low not in self._words.range_words["between_and"]
        ):
            start = first.first
        _, start = self._comparator(stream, start)
        return Measure(
            first=start,
            end=second.end,
            number=(first.amount.first, second.amount.number_end),
            shape=second.amount.shape,
            comparator="range",
            value=None,
            low=first.amount.value,
            high=second.amount.value,
            unit=second.unit or first.unit,
            magnitude=second.amount.magnitude,
            tight=second.tight,
            parts=("range",) + (("unit",) if second.unit or first.unit else ()),
        )

    def _comparator(self, stream: Sequence[Token], at: int) -> tuple[str, int]:
        """The sign of the words before the token ("=" where none) and where they begin."""
        found = self._words.comparators.before(stream, at)
        if found is None:
            return "=", at
        sign, start = found
        if stream[start].low == "до" and at - start == 1 and _grows(stream, start):
            return "=", at
        more = self._words.intensifiers.before(stream, start)
        return sign, more[1] if more else start

    def _single(self, stream: Sequence[Token], sized: _Sized) -> Measure:
        amount = sized.amount
        sign, start = self._comparator(stream, sized.first)
        end = sized.end
        if sign == "=" and (
            tail := self._words.trailing.at(stream, end) if end < len(stream) else None
        ):
            sign, end = tail
        if sign == "=" and any(t.low in _AND_MORE for t in stream[amount.end : end]):
            sign = ">"
        bounds = {"low": amount.low, "high": amount.high}
        if amount.shape is Shape.VAGUE:
            sign = "vague"
        elif sign in _UPPER_AND_LOWER:
            bounds[_UPPER_AND_LOWER[sign]] = amount.value
        parts = (
            *(("comparator",) if sign not in ("=", "vague") else ()),
            *(("magnitude",) if amount.magnitude > 1 else ()),
            *(("unit",) if sized.unit else ()),
        )
        return Measure(
            first=start,
            end=end,
            number=(amount.first, amount.number_end),
            shape=amount.shape,
            comparator=sign,
            value=amount.value,
            low=bounds["low"],
            high=bounds["high"],
            unit=sized.unit,
            magnitude=amount.magnitude,
            tight=sized.tight,
            parts=parts,
        )


def _grows(stream: Sequence[Token], at: int) -> bool:
    """Whether "до" tells where a growth led ("вырос на 5 – до 40"), and is no bound."""
    for token in reversed(stream[max(0, at - _GROWTH_REACH) : at]):
        if token.low in (".", ";", "!", "?"):
            return False
        if token.low.startswith(_GROWTH):
            return True
    return False


def _sharing(first: _Sized, second: _Sized) -> _Sized:
    """The first number with the second's magnitude and unit, where it has none of its own."""
    if first.unit and second.unit and first.unit != second.unit:
        return first
    unit = first.unit or second.unit
    amount = first.amount
    bigger = second.amount.magnitude
    if amount.magnitude == 1 and bigger > 1 and amount.value is not None and amount.value < 1000:
        amount = amount.times(bigger)
    return replace(first, amount=amount, unit=unit)


def _same_unit(first: _Sized, second: _Sized) -> bool:
    return not first.unit or not second.unit or first.unit == second.unit


def _joined_letter(stream: Sequence[Token], amount: Amount) -> bool:
    """Whether a letter follows the number of a sum directly, and is no magnitude: "$5x"."""
    at = amount.end
    return (
        at < len(stream)
        and stream[at].kind is TokenKind.WORD
        and adjacent(stream[at - 1], stream[at])
    )


def _fits(stream: Sequence[Token], at: int, end: int) -> bool:
    """Whether a unit of one letter stands alone: "5 m", not "5 m." of an initial or "5 T-72"."""
    if end - at > 1 or len(stream[at].text) > 1 or stream[at].text == "%":
        return True
    return _free(stream, end) and not stream[at].text.isupper()


def _free(stream: Sequence[Token], at: int) -> bool:
    follows = stream[at] if at < len(stream) else None
    return follows is None or not (follows.kind is TokenKind.NUMBER or follows.low in _HYPHENS)
