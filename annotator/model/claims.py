"""What a sentence claims: its figures, dates and names, read from words that anybody typed.

It is made to miss little rather than to be right about each: what it takes for a claim has to be
proven, and a claim that was none costs an officer a look.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from annotator.model import edtf, quantity
from annotator.model.claim_words import (
    BEHIND,
    CODES,
    COMPARATORS,
    MEANT,
    MONTH_NUMBERS,
    MONTHS,
    NO_NAME,
    PERSONAL,
    SHARE_STEMS,
    SIGNS,
    TITLES,
    UNIT_FORMS,
    VAGUE,
    WORDS,
)
from annotator.model.errors import FieldError
from annotator.model.quantity import MAGNITUDES


class What(StrEnum):
    """The three things that have to be proven."""

    FIGURE = "Figure"
    DATE = "Date"
    PERSON = "Name"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim and where it stands in the text (code points).

    `value` is the plain number, the EDTF date (`--05-06` without a year) or the name as written;
    `comparator` and `unit` belong to figures, a unit that was not understood is empty.
    """

    what: What
    text: str
    start: int
    end: int
    value: str
    comparator: str = "="
    unit: str = ""

    @property
    def meaning(self) -> tuple[str, str, str, str]:
        """What is claimed, wherever it stands and however it is written."""
        value = self.value.casefold() if self.what is What.PERSON else self.value
        return (self.what, value, self.comparator, self.unit)


@dataclass(frozen=True, slots=True)
class Names:
    """What tells a person's name: given names, and the full names that the project knows."""

    given: frozenset[str] = frozenset()
    full: frozenset[str] = frozenset()
    last: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, given: Iterable[str], full: Iterable[str]) -> "Names":
        """Names from lists; a known person is also known by the last word of the name."""
        whole = frozenset(" ".join(name.casefold().split()) for name in full if name.strip())
        last = frozenset(name.rpartition(" ")[2] for name in whole)
        return cls(frozenset(name.casefold() for name in given), whole, last)


_YEAR = r"(?:1[89]|20)\d\d"
_OF_YEAR = r"(?:\s*(?:гг?\.|годах|годы|года|году|год))?"
_DAY = r"(?:(?P<f>\d\d?)\s*[-–—]\s*)?(?P<d>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?"
_DATES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(rf"(?<![\w.,/-]){form}(?![\w/-])", re.IGNORECASE)
    for form in (
        rf"(?P<y>{_YEAR})-(?P<n>\d\d)-(?P<d>\d\d)",
        rf"(?P<d>\d\d?)[./](?P<n>\d\d)[./](?P<y>{_YEAR})",
        rf"{_DAY}(?P<m>{MONTHS})\.?,?\s+(?P<y>{_YEAR}){_OF_YEAR}",
        rf"(?P<m>{MONTHS})\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>{_YEAR})",
        rf"(?P<m>{MONTHS})\.?,?\s+(?P<y>{_YEAR}){_OF_YEAR}",
        rf"{_DAY}(?P<m>{MONTHS})",
        (
            r"(?P<m>(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)"
            r"\s+(?P<d>\d\d?)(?:st|nd|rd|th)?"
        ),
    )
)
_BEFORE_YEAR, _AFTER_YEAR = r"(?<![\w.,$€£₽-])", rf"{_OF_YEAR}(?![\w%]|[.,]\d)"
_YEAR_SPANS = re.compile(rf"{_BEFORE_YEAR}({_YEAR})\s*[-–—/]\s*({_YEAR}){_AFTER_YEAR}")
_YEARS = re.compile(rf"{_BEFORE_YEAR}{_YEAR}(?=(?:\s*[-–—/]\s*{_YEAR})?{_AFTER_YEAR})")
_BLANK = " \u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"(?<![\w,])(?<!\d\.)(?P<sign>[-−+]?)(?P<digits>\d{{1,3}}(?:[{_BLANK}]\d{{3}})+(?!\d)(?:[.,]\d+)?"
    rf"|\d{{1,3}}(?:[,'’]\d{{3}})+(?!\d)(?:\.\d+)?"
    rf"|\d+(?:[.,]\d+)?)(?:[{_BLANK}-]*(?P<magnitude>"
    + "|".join(sorted((re.escape(word) for word in MAGNITUDES), key=len, reverse=True))
    + r")\b\.?)?",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_RUSSIAN = re.compile(rf"[{_BLANK}-]*[а-яё]", re.IGNORECASE)
"""Before a Russian word a comma sets decimals apart: `2,419 млн` is 2.419 million."""
_UNITS_BELOW_TEN = {
    word: number for word, number in WORDS.items() if isinstance(number, int) and number < 10
} | dict.fromkeys("one один одна одно одного одной одну".split(), 1)
_WORD = re.compile(
    rf"(?<![\w-])(?P<word>{'|'.join(sorted(WORDS, key=len, reverse=True))})"
    rf"(?:[-\s](?P<more>{'|'.join(_UNITS_BELOW_TEN)}))?"
    rf"(?:\s+(?P<magnitude>hundred|thousand|million|billion|тысяч[аи]?|миллион\w*|миллиард\w*))?"
    rf"(?:\s+and\s+(?P<rest>{'|'.join(_UNITS_BELOW_TEN)}))?"
    rf"(?![\w-])",
    re.IGNORECASE,
)
_SHARES = re.compile(
    r"(?<![\w-])(?P<word>[½⅓⅔¼¾]|(?<=\ba\s)(?:third|quarter)|(?<!first\s)(?<!second\s)half(?=\s+(?:of|the|a)\b)|halv\w+|doubl\w+|"
    r"twice|tripl\w+|twofold|threefold|половин\w+|треть|трети|четверть|вдвое|втрое|удво\w+|"
    r"утро\w{3,})(?![\w-])",
    re.IGNORECASE,
)
"""Numbers told without a number; their value is a fraction or a multiple, not a number."""
_VAGUE = tuple(
    (size, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)) for size, words in VAGUE
)
_CODE = rf"(?-i:{'|'.join(CODES)})"
_MONEY_BEFORE = rf"(?P<money>US\$|[$€£₽¥]|{_CODE})?"
_BEFORE = tuple(
    (
        sign,
        re.compile(
            rf"(?:^|(?<![\w]))(?:{words})(?:\s+(?:by|на|по|в))?\s*{_MONEY_BEFORE}\s*$",
            re.IGNORECASE,
        ),
    )
    for sign, words in COMPARATORS
)
_BEHIND = tuple(
    (sign, re.compile(rf"(?:{words})(?![^\W\d_])", re.IGNORECASE)) for sign, words in BEHIND
)
_MONEY_ALONE = re.compile(rf"{_MONEY_BEFORE}\s*$", re.IGNORECASE)
_AFTER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (unit, re.compile(rf"[{_BLANK}-]*(?:{words})(?![^\W\d_])", re.IGNORECASE))
    for unit, words in (
        *UNIT_FORMS,
        *((code, rf"(?-i:{code})") for code in CODES),
    )
)
_CAPITAL = r"[A-ZА-ЯЁÀ-ÖØ-ÞŁŠŽČ]"
_NAME_WORD = rf"{_CAPITAL}(?:[^\W\d_]|['’-](?=[^\W\d_]))+"
_NAME = re.compile(
    rf"(?<![\w-])(?:{_NAME_WORD}|{_CAPITAL}\.)(?:\s+(?:{_NAME_WORD}|{_CAPITAL}\.|"
    r"bin|ibn|van|von|de|al|ul))*(?<=[^\W_])"
)
_TITLE_BEFORE = re.compile(rf"(?:^|\W)(?:{TITLES})\.?\s+$", re.IGNORECASE)
_PERSONAL_BEFORE = re.compile(rf"(?:^|\W)(?:{PERSONAL})\.?\s+$", re.IGNORECASE)
_TITLE_FIRST = re.compile(rf"^(?:(?:{TITLES})\.?\s+)+", re.IGNORECASE)
_NEAR = 24


def claims(text: str, names: Names) -> list[Claim]:
    """All claims of the text in the order of reading."""
    taken: list[tuple[int, int]] = []
    found: list[Claim] = []
    for reader in (_dates, _figures):
        for claim in reader(text):
            if not any(start < claim.end and claim.start < end for start, end in taken):
                taken.append((claim.start, claim.end))
                found.append(claim)
    found += [
        claim
        for claim in _persons(text, names)
        if not any(start < claim.end and claim.start < end for start, end in taken)
    ]
    return sorted(found, key=lambda claim: (claim.start, claim.end))


def _dates(text: str) -> Iterator[Claim]:
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if value := _date(match.groupdict()):
                yield Claim(What.DATE, match[0], match.start(), match.end(), value)
    for match in _YEAR_SPANS.finditer(text):
        yield Claim(What.DATE, match[0], match.start(), match.end(), f"{match[1]}/{match[2]}")
    for match in _YEARS.finditer(text):
        yield Claim(What.DATE, match[0], match.start(), match.end(), match[0])


def _date(parts: dict[str, str | None]) -> str:
    month = parts.get("n") or ""
    if not month and parts.get("m"):
        month = f"{MONTH_NUMBERS[str(parts['m']).casefold()]:02}"
    day = f"-{int(str(parts['d'])):02}" if parts.get("d") else ""
    value = f"{parts.get('y') or '-'}-{month}{day}"
    first = f"{value[:-2]}{int(str(parts['f'])):02}/" if parts.get("f") else ""
    try:
        return first + (value if value.startswith("-") else edtf.parsed(value))
    except FieldError:
        return ""


def _figures(text: str) -> Iterator[Claim]:
    for match in _NUMBER.finditer(text):
        digits = match["digits"]
        if _RUSSIAN.match(text, match.end("digits")) and _THOUSANDS.fullmatch(digits):
            digits = digits.replace(",", ".")
        digits += f" {match['magnitude']}" if match["magnitude"] else ""
        try:
            value = quantity.number(match["sign"].replace("+", "") + digits)
        except FieldError:
            continue
        yield _figure(text, match, value)
    for match in _WORD.finditer(text):
        value = Decimal(WORDS[match["word"].casefold()])
        value += _UNITS_BELOW_TEN.get((match["more"] or "").casefold(), 0)
        value *= _power(match["magnitude"])
        if match["magnitude"] and match["rest"]:
            value += _UNITS_BELOW_TEN[match["rest"].casefold()]
        yield _figure(text, match, value)
    for match in _SHARES.finditer(text):
        word = match["word"].casefold()
        share = next(share for share, stem in SHARE_STEMS if re.match(stem, word))
        yield Claim(What.FIGURE, match["word"], match.start("word"), match.end("word"), share)
    for size, pattern in _VAGUE:
        for match in pattern.finditer(text):
            yield Claim(What.FIGURE, match[0], match.start(), match.end(), size)


def _power(word: str | None) -> Decimal:
    if not word:
        return Decimal(1)
    key = word.casefold()
    for known, power in MAGNITUDES.items():
        if known == key or (len(known) > 4 and key.startswith(known[:5])):
            return power
    return Decimal(1)


def _figure(text: str, match: re.Match[str], value: Decimal) -> Claim:
    before = text[max(match.start() - _NEAR, 0) : match.start()]
    after = text[match.end() : match.end() + _NEAR]
    comparator, money = "=", ""
    for sign, pattern in _BEFORE:
        if near := pattern.search(before):
            comparator, money = sign, near["money"] or ""
            break
    else:
        alone = _MONEY_ALONE.search(before)
        money = (alone["money"] or "") if alone else ""
        behind = (sign for sign, pattern in _BEHIND if pattern.match(after))
        comparator = next(behind, "=")
    unit = SIGNS.get(money.upper(), money.upper())
    unit = unit or next((name for name, pattern in _AFTER if pattern.match(after)), "")
    plain = quantity.plain(value)
    return Claim(What.FIGURE, match[0].strip(), match.start(), match.end(), plain, comparator, unit)


def _persons(text: str, names: Names) -> Iterator[Claim]:
    for match in _NAME.finditer(text):
        words = _TITLE_FIRST.sub("", match[0])
        titled = len(words) < len(match[0]) or bool(_TITLE_BEFORE.search(text[: match.start()]))
        personal = titled and bool(_PERSONAL_BEFORE.search(text[: match.end() - len(words)]))
        if words and _is_person(words, names, titled=titled, personal=personal):
            start = match.end() - len(words)
            yield Claim(What.PERSON, words, start, match.end(), " ".join(words.split()))


def _is_person(words: str, names: Names, *, titled: bool, personal: bool) -> bool:
    parts = words.casefold().split()
    whole = " ".join(parts)
    if whole in names.full or whole in names.last:
        return True
    if any(same_name(whole, known) for known in names.full if len(parts) > 1):
        return True
    if personal and len(parts) < 4 and not NO_NAME.intersection(parts):
        return True
    given = any(part in names.given or _stem_in(part, names.given) for part in parts[:2])
    return (len(parts) > 1 and given) or (titled and len(parts) < 4 and given)


def _stem_in(word: str, names: frozenset[str]) -> bool:
    """Whether a Russian name stands in one of its cases: `Владимира`, `Владимиром`."""
    if not word or not "а" <= word[0] <= "я" or len(word) < 5:
        return False
    return any(word[:-cut] in names for cut in (1, 2)) or any(
        word[:-1] + end in names for end in "аяй"
    )


def same_unit(claimed: str, known: str) -> bool:
    """Whether a unit as it was read is the known one, or a word that may mean it."""
    return claimed == known or known in MEANT.get(claimed, ())


def same_name(claimed: str, known: str) -> bool:
    """Whether every word of a name stands in the other one, whatever case it is in."""
    there = _stems(known)
    return all(any(_alike(word, held) for held in there) for word in _stems(claimed))


@lru_cache(maxsize=1 << 16)
def _stems(name: str) -> tuple[str, ...]:
    return tuple(map(_stem, name.casefold().split()))


def _stem(word: str) -> str:
    plain = word.strip(".,'’").removesuffix("'s").removesuffix("’s")
    cyrillic = bool(plain) and "а" <= plain[0] <= "я"
    return (
        re.sub("(?:ого|ому|ым|ом|ем|ою|ей|ой|[аяуюеыи])$", "", plain)
        if (cyrillic and len(plain) > 4)
        else plain
    )


def _alike(word: str, held: str) -> bool:
    return word == held or (len(word) == 1 and held.startswith(word))
