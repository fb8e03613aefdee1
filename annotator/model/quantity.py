"""Numbers and quantities as people write them, and their one canonical form."""

import re
from dataclasses import dataclass
from decimal import Decimal

from annotator.model.errors import FieldError

COMPARATORS: dict[str, str] = {
    "=": "exactly",
    ">": "more than",
    ">=": "at least",
    "<": "less than",
    "<=": "at most",
    "~": "about",
    "range": "from … to",
    "vague": "vague",
}
"""Comparator by its sign in the guidelines (section 3), with the words shown beside it."""

MAGNITUDES: dict[str, Decimal] = {
    word: Decimal(10) ** power
    for words, power in (
        ("hundred сотня сотни сотен", 2),
        ("thousand thousands k тыс тысяча тысячи тысяч", 3),
        ("million millions mln mio m млн миллион миллиона миллионов", 6),
        ("billion billions bn b млрд миллиард миллиарда миллиардов", 9),
        ("trillion trillions trn tn трлн триллион триллиона триллионов", 12),
    )
    for word in words.split()
}
"""Power of ten that a magnitude word stands for, English (short scale) and Russian."""

_BLANKS = " \u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"(?P<sign>[-−+]?)(?P<digits>\d(?:[\d.,{_BLANKS}'’]*\d)?)"
    rf"(?:[{_BLANKS}]*(?P<magnitude>[^\W\d_]+)\.?)?"
)
_GROUPED = re.compile(
    rf"[1-9]\d{{0,2}}(?:[{_BLANKS},'’]\d{{3}})+(?:\.\d+)?|[1-9]\d{{0,2}}(?:\.\d{{3}}){{2,}}"
)
_GROUPED_COMMA = re.compile(rf"[1-9]\d{{0,2}}(?:[{_BLANKS}.]\d{{3}})+,\d+")
_UNGROUPED = re.compile(r"\d+(?:[.,]\d+)?")
_MOST_DIGITS = 15
"""As many as every reader of JSON keeps (IEEE 754 double)."""


def _digits(written: str) -> Decimal:
    if _GROUPED_COMMA.fullmatch(written):
        return Decimal(re.sub(r"[^\d,]", "", written).replace(",", "."))
    if _GROUPED.fullmatch(written):
        dots = written.count(".")
        drop = r"[^\d]" if dots > 1 else r"[^\d.]"
        return Decimal(re.sub(drop, "", written))
    if not _UNGROUPED.fullmatch(written):
        raise FieldError(f"“{written}” is not one number. Write it like 7500000 or 29.1.")
    return Decimal(written.replace(",", "."))


def plain(value: Decimal) -> str:
    """The number in plain notation without needless zeros: `7500000`, `29.1`."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def number(raw: str) -> Decimal:
    """The number in the text: `6,738`, `7.5 million`, `1 342`, `7,5 млн`. FieldError if none."""
    text = raw.strip()
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise FieldError(f"“{text}” is not a number. Write it like 7500000, 29.1 or 7.5 million.")
    value = _digits(match["digits"])
    if word := match["magnitude"]:
        if word.casefold() not in MAGNITUDES:
            raise FieldError(f"“{word}” is not a magnitude such as thousand or million.")
        value *= MAGNITUDES[word.casefold()]
    if len(plain(value).replace(".", "").strip("0")) > _MOST_DIGITS:
        raise FieldError(f"“{text}” has more than {_MOST_DIGITS} digits. Round it.")
    return -value if match["sign"] in ("-", "−") else value


@dataclass(frozen=True, slots=True)
class Quantity:
    """A comparator, a number or a range of numbers, and a unit (English name or ISO 4217)."""

    value: Decimal | None
    unit: str = "count"
    comparator: str = "="
    low: Decimal | None = None
    high: Decimal | None = None

    def __str__(self) -> str:
        """The canonical text, which `quantity` reads back: `> 29.1 tonne`, `10..15 percent`."""
        if self.value is None:
            ends = [plain(end) if end is not None else "" for end in (self.low, self.high)]
            return f"{'..'.join(ends)} {self.unit}"
        sign = "" if self.comparator == "=" else f"{self.comparator} "
        return f"{sign}{plain(self.value)} {self.unit}"


_SIGNS = re.compile(r"^(>=|<=|≥|≤|≈|>|<|~|=)\s*")
_DASH = re.compile(r"(?<=\d)\s*[-–—]\s*(?=\d)")
_SAME_SIGN = {"≥": ">=", "≤": "<=", "≈": "~"}
_AMOUNT = re.compile(
    rf"^(?P<number>[-−+]?\d(?:[\d.,{_BLANKS}'’]*\d)?"
    rf"(?:[{_BLANKS}]*(?:{'|'.join(sorted(MAGNITUDES, key=len, reverse=True))})\b\.?)?)"
    r"\s*(?P<unit>.*)$",
    re.IGNORECASE,
)


_OF_A_NUMBER = frozenset("0123456789.,-−–—+'’<>=~")
"""What a unit can't begin with: it belongs to a number that was not read to its end."""


def quantity(raw: str) -> Quantity:
    """The quantity in the text: `> 29.1 tonne`, `~ 7.5 million USD`, `10..15 percent`.

    Without a unit it is a count. Raises FieldError with the reason.
    """
    text = " ".join(raw.split())
    sign = _SIGNS.match(text)
    comparator = _SAME_SIGN.get(sign[1], sign[1]) if sign else "="
    rest = _DASH.sub("..", text[sign.end() :] if sign else text, count=1)
    first, dots, last = rest.partition("..")
    amount = _AMOUNT.match(last if dots else first)
    if amount is None or (dots and comparator != "="):
        raise FieldError(
            f"“{text}” is not a quantity. Write it like > 29.1 tonne or 7.5 million USD."
        )
    unit = amount["unit"].strip() or "count"
    if unit[0] in _OF_A_NUMBER:
        raise FieldError(f"“{unit}” is not a unit. Write one number and then its unit.")
    if unit.split()[0].rstrip(".").casefold() in MAGNITUDES:
        raise FieldError(f"“{text}” has two magnitudes. Write the number out.")
    if dots:
        return _range(text, first.strip(), amount["number"], unit)
    return Quantity(number(amount["number"]), unit, comparator)


def _range(text: str, first: str, last: str, unit: str) -> Quantity:
    """The range between two numbers; a magnitude behind the last counts for both."""
    high = number(last)
    match = _NUMBER.fullmatch(last)
    shared = match["magnitude"] if match and first[-1:].isdigit() else None
    low = number(f"{first} {shared or ''}") if first else None
    if low is not None and low > high:
        raise FieldError(f"The range “{text}” ends below its beginning.")
    return Quantity(None, unit, "range", low, high)
