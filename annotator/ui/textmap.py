"""Code points of the stored text <-> UTF-16 positions of Qt: the only module that converts."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from heapq import merge

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SINGLE = "\x00\r\u2029\ufdd0\ufdd1\ufeff\ufffc\ufffe"
_UNSHOWABLE = re.compile(f"[{_SINGLE}\ud800-\udfff]")
_STAND_INS = {"\r": " ", "\u2029": " ", "\ufeff": "\u2060"}
_REPLACEMENT = "\ufffd"


def _stand_in(found: re.Match[str]) -> str:
    return _STAND_INS.get(found.group(), _REPLACEMENT)


def _is_basic(text: str) -> bool:
    """Whether each code point takes one position, and none is half of a pair.

    Told by how long it is encoded, in a tenth of the time that looking for the others takes.
    """
    try:
        return len(text.encode("utf-16-le")) == 2 * len(text)
    except UnicodeEncodeError:
        return False


class TextMap:
    """Where each code point of a text lies in the document that Qt shows.

    Qt counts a code point beyond U+FFFF as two. `breaks` are code points before which the layout
    puts a line break that the text does not have; it takes one position of its own. Characters
    that Qt would swallow or take for structure (lone surrogates, U+2029, CR, byte order
    marks, noncharacters) are shown by a stand-in of the same length, so that no position moves.
    """

    def __init__(self, text: str, breaks: Iterable[int] = ()) -> None:
        self._length = len(text)
        self._text = text
        self._break_set = frozenset(breaks)
        self._breaks = sorted(self._break_set)
        if self._breaks and not 0 < self._breaks[0] <= self._breaks[-1] < max(len(text), 1):
            raise ValueError("a break must lie inside the text")
        self._basic = _is_basic(text)
        # From each of these code points on, Qt is one position further ahead.
        astral = () if self._basic else (hit.end() for hit in _ASTRAL.finditer(text))
        self._steps = list(merge(astral, self._breaks))
        self._qt_steps = [step + number for number, step in enumerate(self._steps, 1)]

    @property
    def qt_length(self) -> int:
        """The number of UTF-16 positions that the shown text takes."""
        return self._length + len(self._steps)

    def shown(self) -> str:
        """The text as Qt is given it: stand-ins for what it can't show, the extra breaks in it."""
        pieces = []
        start = 0
        for stop in (*self._breaks, self._length):
            pieces.append(self._text[start:stop])
            start = stop
        shown = "\n".join(pieces)
        if self._basic and not any(one in shown for one in _SINGLE):
            return shown
        return _UNSHOWABLE.sub(_stand_in, shown)

    def to_qt(self, code_point: int) -> int:
        """The UTF-16 position of a code point, 0 to the length of the text.

        Raises ValueError outside the text.
        """
        if not 0 <= code_point <= self._length:
            raise ValueError(f"code point {code_point} lies outside the text of {self._length}")
        if not self._steps:
            return code_point
        return code_point + bisect_right(self._steps, code_point)

    def to_qt_end(self, code_point: int) -> int:
        """The position right behind the code point before this one, where a span ends.

        It differs from `to_qt` at a break alone: the span ends before it. Raises ValueError
        outside the text.
        """
        return self.to_qt(code_point) - (code_point in self._break_set)

    def to_code_point(self, qt_position: int) -> int:
        """The code point at a UTF-16 position; inside a surrogate pair, the one behind the pair.

        Raises ValueError outside the shown text.
        """
        if not 0 <= qt_position <= self.qt_length:
            raise ValueError(f"position {qt_position} lies outside the text of {self.qt_length}")
        if not self._steps:
            return qt_position
        return qt_position - bisect_right(self._qt_steps, qt_position)
