"""How the width of a page is shared among the columns of a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


def _room(pieces: Iterable[str], most: int, *, bold: bool = False) -> int:
    widest = min(max(map(_measure, pieces), default=1), most) * _PER_CHARACTER
    return round(widest * (_BOLD if bold else 1)) + _PADDING


def _measure(text: str) -> int:
    """The text's width in average characters; capitals are half as wide again, Cyrillic wider."""
    cyrillic = sum("а" <= char <= "я" for char in text)
    return len(text) + sum(map(str.isupper, text)) // 2 + cyrillic // 8


def shares(columns: Sequence[Texts]) -> list[int]:
    """The columns' widths in twips, which fill the page.

    Each column gets what it needs; the rest goes to those with the longest texts.
    """
    needs = [column.need for column in columns]
    if sum(needs) > PAGE:
        needs = [column.least for column in columns]
    wishes = [column.wish for column in columns]
    return _filled(needs, wishes)


def _filled(needs: list[int], wishes: list[int]) -> list[int]:
    if sum(needs) >= PAGE:
        widths = _in_proportion(PAGE, needs)
    elif sum(wishes) >= PAGE:
        more = [wish - need for wish, need in zip(wishes, needs, strict=True)]
        given = _in_proportion(PAGE - sum(needs), more)
        widths = [need + extra for need, extra in zip(needs, given, strict=True)]
    else:
        widths = _in_proportion(PAGE, wishes)
    widths[wishes.index(max(wishes))] += PAGE - sum(widths)
    return widths


def _in_proportion(room: int, parts: list[int]) -> list[int]:
    total = sum(parts)
    return [room * part // total for part in parts]
