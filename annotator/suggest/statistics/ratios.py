"""Shares and factors told in other ways: "1 in 10", "every fifth", "2.5 times"."""

from collections.abc import Sequence
from decimal import Decimal

from annotator.suggest.statistics.lexicon import NumberWords
from annotator.suggest.statistics.tokens import Token, TokenKind

FACTOR = "fold"
"""The unit of "nine-fold" and "risen 2.5 times"."""
_TIMES = frozenset(
    "second seconds minute minutes hour hours day days night week weeks month months quarter year"
    " years decade time times monday tuesday wednesday thursday friday saturday sunday день неделю"
    " неделя месяц год раз час вторник четверг понедельник среду пятницу субботу".split()
)
"""What is told how often, not how many: "every third day"."""
_ROUND = frozenset(map(Decimal, (10, 100, 1000)))
_MOST = Decimal(10000)
_CENT = Decimal("0.01")
_COMPARED = frozenset("more higher larger greater bigger faster less lower as over".split())
_ABOUT = frozenset("about around nearly almost only just roughly some over up than".split())
_RISEN = frozenset(
    "rose risen rise grew grown grow increased increase multiplied jumped soared fell fallen by"
    " almost nearly about over в почти более чем".split()
)


def share(stream: Sequence[Token], at: int, words: NumberWords) -> tuple[Decimal, int] | None:
    """The percentage that "one in five" or "every fifth" tells, and the index behind it."""
    low = _low(stream, at)
    if low in words.every:
        over = words.ordinals.get(_low(stream, at + 1))
        return _percent(Decimal(1), over, at + 2) if over and _thing(stream, at + 2) else None
    between = 1 if _low(stream, at + 1) == "in" else 2 * (_out_of(stream, at + 1))
    count, over = _whole(stream, at, words), _whole(stream, at + 1 + between, words)
    end = at + 2 + between
    if not between or count is None or over is None or not _thing(stream, end):
        return None
    alike = stream[at].kind is stream[end - 1].kind
    if not alike or not 0 < count < over <= _MOST or _named(stream, at):
        return None
    single = count == 1 and between == 1
    return _percent(count, over, end) if single or over in _ROUND else None


def factor_end(stream: Sequence[Token], number: Token, at: int) -> int | None:
    """The index behind "times" at the token, where it tells how many times as much."""
    low, before = _low(stream, at), _low(stream, at - 2)
    if low not in ("times", "раза", "раз") or number.kind is not TokenKind.NUMBER:
        return None
    part = "." in number.text or "," in number.text
    russian = low != "times" and before in ("в", "чем", "почти", "более")
    compared = _low(stream, at + 1) in _COMPARED
    return (
        at + 1 if russian or (low == "times" and (part or compared or before in _RISEN)) else None
    )


def _percent(count: Decimal, over: Decimal, end: int) -> tuple[Decimal, int]:
    return (count / over * 100).quantize(_CENT).normalize() + 0, end


def _out_of(stream: Sequence[Token], at: int) -> bool:
    return _low(stream, at) == "out" and _low(stream, at + 1) == "of"


def _whole(stream: Sequence[Token], at: int, words: NumberWords) -> Decimal | None:
    """The whole number at the token, in digits or one word; no year, nothing with a hyphen."""
    if at >= len(stream) or _low(stream, at + 1) in "-‑–%":
        return None
    token = stream[at]
    if token.kind is TokenKind.NUMBER:
        digits = token.text.replace(",", "")
        year = len(token.text) == 4 and token.text[:2] in ("19", "20")
        return Decimal(digits) if digits.isdigit() and not year else None
    return words.cardinals.get(token.low)


def _thing(stream: Sequence[Token], at: int) -> bool:
    """Whether what is counted stands there, and no time."""
    if at >= len(stream) or stream[at].kind is not TokenKind.WORD:
        return False
    return stream[at].low not in _TIMES and _low(stream, at + 1) not in _TIMES


def _named(stream: Sequence[Token], at: int) -> bool:
    """Whether the first number belongs to a name: "Phase 1 in 10 districts"."""
    if not at or stream[at].kind is not TokenKind.NUMBER:
        return False
    return stream[at - 1].text[:1].isupper() and stream[at - 1].low not in _ABOUT


def _low(stream: Sequence[Token], at: int) -> str:
    return stream[at].low if 0 <= at < len(stream) else ""
