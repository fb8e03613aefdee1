"""How the width of a page is shared among the columns of a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isqrt

PAGE = 9524
"""The width between the template's margins in twips (168 mm)."""
_PER_CHARACTER = 100  # twips of an average character of table text (9 pt)
_BOLD = 1.08
_PADDING = 190  # twips: both cell margins and a little air
_WORD = 18  # characters: a longer word may be broken
_WISH = 70  # characters: a longer text is worth no wider column


@dataclass(frozen=True, slots=True)
class Texts:
    """What stands in a column; `whole` texts (dates, figures, choices) should not be broken."""

    head: str
    texts: Sequence[str]
    whole: bool = False

    @property
    def least(self) -> int:
        """Room for the longest word."""
        words = (word for text in self.texts for word in text.split())
        return max(_room(words, _WORD), _room(self.head.split(), _WORD, bold=True))

    @property
    def need(self) -> int:
        """Room for the longest word, or for the longest text that should not be broken."""
        return max(self.least, _room(self.texts, _WORD)) if self.whole else self.least

    @property
    def wish(self) -> int:
        """Room for the longest text on one line."""
        return max(self.need, _room((self.head, *self.texts), _WISH))

    @property
    def long(self) -> bool:
        """Whether it holds a text that no column is wide enough for."""
        return not self.whole and any(len(text) > _WISH for text in self.texts)

    @property
    def weight(self) -> int:
        """What it gets of the room that is left: the root of how much stands in it.

        In proportion to all that stands in them, a column of few long texts would get too little.
        """
        return isqrt(sum(map(_measure, self.texts))) + 1


def _room(pieces: Iterable[str], most: int, *, bold: bool = False) -> int:
    widest = min(max(map(_measure, pieces), default=1), most) * _PER_CHARACTER
    return round(widest * (_BOLD if bold else 1)) + _PADDING


def _measure(text: str) -> int:
    """The text's width in average characters; capitals are half as wide again, Cyrillic wider."""
    cyrillic = sum("а" <= char <= "я" for char in text)
    return len(text) + sum(map(str.isupper, text)) // 2 + cyrillic // 8


def shares(columns: Sequence[Texts]) -> list[int]:
    """The columns' widths in twips, which fill the page.

    Each column gets what it needs; the rest goes to those with most to say, so that rows are low.
    """
    needs = [column.need for column in columns]
    if sum(needs) > PAGE:
        needs = [column.least for column in columns]
    wishes = [column.wish for column in columns]
    if sum(needs) >= PAGE:
        widths = _in_proportion(PAGE, needs)
    elif sum(wishes) >= PAGE:
        widths = _poured(needs, wishes, [column.weight for column in columns])
    else:
        widths = _spread(wishes, [column.long for column in columns])
    widths[wishes.index(max(wishes))] += PAGE - sum(widths)
    return widths


def _poured(needs: Sequence[int], wishes: Sequence[int], weights: Sequence[int]) -> list[int]:
    """What columns need, and the rest by their weights, but to none more than it wishes."""
    widths = list(needs)
    open_ = [at for at, wish in enumerate(wishes) if wish > needs[at]]
    while open_ and (rest := PAGE - sum(widths)) > len(open_):
        given = _in_proportion(rest, [weights[at] for at in open_])
        for at, more in zip(open_, given, strict=True):
            widths[at] = min(widths[at] + more, wishes[at])
        open_ = [at for at in open_ if widths[at] < wishes[at]]
    return widths


def _spread(wishes: Sequence[int], long: Sequence[bool]) -> list[int]:
    """What columns wish; the rest to those whose texts are long, else to all in proportion."""
    if not any(long):
        return _in_proportion(PAGE, wishes)
    given = iter(_in_proportion(PAGE - sum(wishes), [1] * sum(long)))
    return [
        wish + (next(given) if is_long else 0) for wish, is_long in zip(wishes, long, strict=True)
    ]


def _in_proportion(room: int, parts: Sequence[int]) -> list[int]:
    total = sum(parts)
    return [room * part // total for part in parts]
