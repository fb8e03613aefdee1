"""What differs between two versions of a text, paragraph by paragraph and then word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORDS = re.compile(r"\s+|[^\W_]+|[\W_]")
_ALIKE = 0.3
_LARGEST = 4_000
"""Words of a changed stretch that are still compared one by one."""


class Sign(Enum):
    """What became of a piece of text."""

    SAME = " "
    GONE = "-"
    NEW = "+"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stands in both versions, or only in the old or the new one."""

    sign: Sign
    text: str


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in reading order; those that are not NEW make up `old`, not GONE make up `new`."""
    one, other = _lines(old), _lines(new)
    found: list[Piece] = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        before, after = "".join(one[first:last]), "".join(other[begin:end])
        if tag == "equal":
            found.append(Piece(Sign.SAME, before))
        else:
            found += _within(before, after)
    return tuple(_joined(found))


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _within(before: str, after: str) -> Iterator[Piece]:
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if max(len(one), len(other)) > _LARGEST or matcher.quick_ratio() < _ALIKE:
        yield from _replaced(before, after)
        return
    for tag, first, last, begin, end in _without_crumbs(matcher.get_opcodes(), one):
        if tag == "equal":
            yield Piece(Sign.SAME, "".join(one[first:last]))
        else:
            yield from _replaced("".join(one[first:last]), "".join(other[begin:end]))


Opcode = tuple[str, int, int, int, int]


def _without_crumbs(opcodes: Sequence[Opcode], words: Sequence[str]) -> Iterator[Opcode]:
    """The steps, with a blank that is alike between two changes made part of one change."""
    held: Opcode | None = None
    for at, step in enumerate(opcodes):
        tag, first, last, begin, end = step
        inner = 0 < at < len(opcodes) - 1
        crumb = tag == "equal" and inner and not "".join(words[first:last]).strip()
        if tag == "equal" and not crumb:
            if held:
                yield held
            held = None
            yield step
        elif held:
            held = ("replace", held[1], last, held[3], end)
        else:
            held = ("replace", first, last, begin, end)
    if held:
        yield held


def _replaced(before: str, after: str) -> Iterator[Piece]:
    if before:
        yield Piece(Sign.GONE, before)
    if after:
        yield Piece(Sign.NEW, after)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    held: Piece | None = None
    for piece in pieces:
        if held and held.sign is piece.sign:
            held = Piece(held.sign, held.text + piece.text)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held
