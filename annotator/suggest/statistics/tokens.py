"""Words, numbers and signs of a paragraph, each with its place."""

import re
from dataclasses import dataclass
from enum import Enum

_INDIAN = r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"
_NUMBER = _INDIAN + r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_REST = r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)|(?P<sign>[^\w\s]|_)"
_WIDE = r"(?<![\d.,])\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?(?!\d)|"
_SPACED = r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?(?!\d)|"
_ENGLISH = re.compile(f"(?P<number>{_WIDE}{_NUMBER}){_REST}")
_RUSSIAN = re.compile(f"(?P<number>{_SPACED}{_NUMBER}){_REST}")
_LETTERS = re.compile(r"[^\W\d_]")
_OTHER_LETTERS = re.compile(r"[^\W\d_\u0000-\u024f\u0400-\u04ff\u1e00-\u1eff]")
_CYRILLIC = re.compile(r"[а-яё]{3}", re.IGNORECASE)


class TokenKind(Enum):
    """What a token is made of."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


@dataclass(slots=True)
class Token:
    """One token: offsets in code points of the whole text, as written and in lower case.

    Nobody changes one; it is not frozen since those take three times as long to make.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    low: str


_KINDS = {kind.value: kind for kind in TokenKind}


def is_russian(text: str) -> bool:
    """Whether the text is written in Cyrillic, at least in part."""
    return _CYRILLIC.search(text) is not None


def is_read(text: str) -> bool:
    """Whether at least half of the text's letters are Latin or Cyrillic: what the words are in."""
    letters = _LETTERS.findall(text)
    return 2 * len(_OTHER_LETTERS.findall(text)) <= len(letters)


def tokens(text: str, offset: int = 0, *, russian: bool = False) -> list[Token]:
    """The tokens of the text; `offset` is where it begins in the document.

    In Russian a blank may group the digits of a number ("1 342").
    """
    pattern = _RUSSIAN if russian else _ENGLISH
    return [
        Token(
            _KINDS[match.lastgroup or "sign"],
            match.start() + offset,
            match.end() + offset,
            match[0],
            match[0].casefold(),
        )
        for match in pattern.finditer(text)
    ]


def adjacent(first: Token, second: Token) -> bool:
    """Whether nothing stands between the two."""
    return first.end == second.start
