"""The figures that stand in a text, without years, dates, ordinals and numbers in names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from annotator.model.quantity import MAGNITUDES
from annotator.model.spans import Span

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_RUSSIAN = {
    "два": 2, "две": 2, "двух": 2, "три": 3, "трёх": 3, "трех": 3, "четыре": 4, "четырёх": 4,
    "четырех": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7,
    "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9, "десять": 10, "десяти": 10,
    "одиннадцать": 11, "двенадцать": 12, "тринадцать": 13, "четырнадцать": 14,
    "пятнадцать": 15, "шестнадцать": 16, "семнадцать": 17, "восемнадцать": 18,
    "девятнадцать": 19, "двадцать": 20,
}  # fmt: skip
NUMBER_WORDS = {word: number for number, word in enumerate(_ENGLISH) if number > 1} | _RUSSIAN
"""Numbers written as a word, from two to twenty."""

_COUNT = re.compile(
    rf"(?<![\w,.:/-])(?:\d{{1,3}}(?![\w,.:/-])|"
    rf"(?=[{''.join(sorted({word[0] for word in NUMBER_WORDS}))}])(?:{'|'.join(NUMBER_WORDS)})\b)",
    re.IGNORECASE,
)

_BLANK = " \u00a0\u202f\u2009"
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|января|февраля|марта|апреля|мая|"
    "июня|июля|августа|сентября|октября|ноября|декабря"
)
_MAGNITUDE = "|".join(sorted(MAGNITUDES, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,:/№#-])(?P<digits>\d{{1,3}}(?:[,{_BLANK}]\d{{3}})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
    rf"(?:[{_BLANK}-]?(?P<magnitude>{_MAGNITUDE})\b)?(?![\w:/]|[.,]\d|-(?:[^\W\d]{{1,3}}\b|\d))",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(rf"\b(?:{_MONTH})\.?[{_BLANK}]+$", re.IGNORECASE)
_DATE_BEHIND = re.compile(rf"[{_BLANK}]+(?:{_MONTH})\b", re.IGNORECASE)
_LONGEST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Number:
    """A figure of a text: its value with the magnitude in it, and where it stands."""

    value: Decimal
    span: Span


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number below a thousand, in digits or as a word."""

    value: int
    span: Span


def counts_in(text: str) -> Iterator[Count]:
    """The whole numbers below a thousand in the text, in reading order."""
    for match in _COUNT.finditer(text):
        written = match[0].casefold()
        value = int(written) if written.isdigit() else NUMBER_WORDS[written]
        yield Count(value, Span(*match.span()))


def numbers_in(text: str) -> Iterator[Number]:
    """The figures of the text in reading order, those in digits."""
    for match in _NUMBER.finditer(text):
        value = _value(match)
        if value is not None and not _of_date(text, match):
            yield Number(value, Span(*match.span()))


def _value(match: re.Match[str]) -> Decimal | None:
    digits = match["digits"]
    if re.fullmatch(r"\d+,\d{1,2}|\d+,\d{4,}", digits):
        value = Decimal(digits.replace(",", "."))
    else:
        value = Decimal(re.sub(rf"[,{_BLANK}]", "", digits))
    if match["magnitude"]:
        return value * MAGNITUDES[match["magnitude"].casefold()]
    return None if len(digits) == 4 and 1900 <= value <= 2100 else value


def _of_date(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _LONGEST_MONTH) : match.start()]
    return bool(_DATE_BEFORE.search(before) or _DATE_BEHIND.match(text, match.end()))
