"""Where each code point of the stored text stood in the file, for text formats."""

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.model.spans import Span

_LINE_END = re.compile(r"\r\n")
_MARK = "\ufeff"
# Vowels and finals of Hangul, and vowel signs of Kirat Rai, are letters that still compose with
# the letter before them; every other character that does is a mark (Unicode 16, UAX 15).
_LETTERS_THAT_COMPOSE = frozenset(
    chr(code) for block in ((0x1161, 0x1176), (0x11A8, 0x11C3), (0x16D63, 0x16D6B))
    for code in range(*block)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """A map between the stored text and the decoded text of the file, both in code points.

    It keeps one pair for each place where the two drift apart (a CR LF, a letter composed), so an
    unchanged file costs two pairs. It follows from the file alone: `origin(decoded text)` makes it
    again whenever it is wanted, and it is never stored.
    """

    stored: tuple[int, ...]
    original: tuple[int, ...]
    changed: frozenset[int]

    def to_original(self, span: Span) -> Span:
        """The span of the file's text that became `span` of the stored text."""
        start, end = self._ends(span, self.stored, self.original)
        return Span(start, max(end, start + 1))

    def to_stored(self, span: Span) -> Span | None:
        """The span of the stored text that `span` of the file became; None where it is gone."""
        start, end = self._ends(span, self.original, self.stored)
        return Span(start, end) if start < end else None

    def _ends(self, span: Span, here: tuple[int, ...], there: tuple[int, ...]) -> tuple[int, int]:
        """A stretch that was changed is mapped as a whole, any other to the code point."""
        first = max(bisect_right(here, span.start) - 1, 0)
        start = there[first]
        if first not in self.changed:
            start += span.start - here[first]
        last = max(bisect_right(here, span.end - 1) - 1, 0)
        end = there[min(last + 1, len(there) - 1)]
        if last not in self.changed:
            end = there[last] + span.end - here[last]
        return start, end


def byte_span(data: bytes, encoding: str, span: Span) -> Span | None:
    """The bytes of a text file that became `span` of its stored text.

    `encoding` is the one in which the file was read; None where it lost bytes there, so that its
    text can't be turned back into just these bytes.
    """
    text = data.decode(encoding, "replace")
    mark = _mark_of(data, encoding)
    if mark + text.encode(_plain(encoding), "replace") != data:
        return None
    place = origin(text).to_original(span)
    start = len(mark) + len(text[: place.start].encode(_plain(encoding)))
    return Span(start, start + len(text[place.start : place.end].encode(_plain(encoding))))


def _plain(encoding: str) -> str:
    """The encoding without a mark of its own at the start."""
    name = encoding.lower().replace("_", "-")
    return {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name)


def _mark_of(data: bytes, encoding: str) -> bytes:
    name = encoding.lower().replace("_", "-")
    marks = {
        "utf-8-sig": codecs.BOM_UTF8,
        "utf-16": codecs.BOM_UTF16_LE,
        "utf-32": codecs.BOM_UTF32_LE,
    }
    mark = marks.get(name, b"")
    return mark if data.startswith(mark) else b""


def origin(decoded: str) -> Origin:
    """The map for a file of this decoded text, normalised as `model.text.normalised` does."""
    stored, original = [0], [0]
    changed: set[int] = set()
    shift = 0
    for start, end, length in _changes(decoded):
        if start > original[-1]:
            stored.append(start + shift)
            original.append(start)
        changed.add(len(original) - 1)
        shift += length - (end - start)
        stored.append(end + shift)
        original.append(end)
    stored.append(len(decoded) + shift)
    original.append(len(decoded))
    return Origin(tuple(stored), tuple(original), frozenset(changed))


def _changes(decoded: str) -> list[tuple[int, int, int]]:
    """The parts that change: start and end in the file's text, length when stored."""
    changes = [(0, 1, 0)] if decoded.startswith(_MARK) else []
    changes += [(match.start(), match.end(), 1) for match in _LINE_END.finditer(decoded)]
    if not unicodedata.is_normalized("NFC", decoded):
        changes += _compositions(decoded)
    return sorted(changes)


def _compositions(decoded: str) -> Iterator[tuple[int, int, int]]:
    start = 0
    for at in range(1, len(decoded) + 1):
        if at < len(decoded) and not _begins_cluster(decoded, at):
            continue
        composed = unicodedata.normalize("NFC", decoded[start:at])
        if composed != decoded[start:at]:
            yield start, at, len(composed)
        start = at


def _begins_cluster(decoded: str, at: int) -> bool:
    """Whether nothing at `at` can compose with what stands before it."""
    char = decoded[at]
    if char.isascii() or decoded[at - 1] in "\r\n\ufeff":
        return True
    return unicodedata.category(char)[0] != "M" and char not in _LETTERS_THAT_COMPOSE
