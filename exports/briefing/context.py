"""The words around a short quote, so that a source note can be read on its own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.model.spans import Span, joined

LONG = 40  # code points: a longer quote says enough by itself and stands whole in the table
_AROUND = 60  # code points on either side of a short quote
_GAP = " … "
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a passage; the quoted words are told apart from those around them."""

    text: str
    quoted: bool = False


def passages(text: str, paragraph: Span, quotes: Iterable[Span]) -> tuple[Piece, ...]:
    """The passages of the paragraph that hold the short ones of the quotes, empty for none."""
    short = joined(span for span in quotes if len(span) <= LONG and paragraph.covers(span))
    windows = _windows(text, paragraph, short)
    if not windows:
        return ()
    pieces = [Piece("…")] if windows[0].start > paragraph.start else []
    for number, window in enumerate(windows):
        pieces += [Piece(_GAP)] if number else []
        pieces += _pieces(text, window, short)
    pieces += [Piece("…")] if windows[-1].end < paragraph.end else []
    return tuple(_on_one_line(pieces))


def _on_one_line(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with one blank where there are many, and none at the outer ends."""
    made: list[Piece] = []
    for piece in pieces:
        text = _BLANKS.sub(" ", piece.text)
        if not made or made[-1].text.endswith((" ", "…")):
            text = text.lstrip(" ")
        if text:
            made.append(Piece(text, piece.quoted))
    odd = sum(piece.text.count('"') for piece in made) % 2
    for at, piece in enumerate(made):
        text = piece.text.rstrip(" ") if at == len(made) - 1 else piece.text
        if odd and at == len(made) - 1 and text.endswith('"') and not piece.quoted:
            text = text[:-1].rstrip(" ")  # it ends words that begin before the passage
        yield Piece(text, piece.quoted)


def _windows(text: str, paragraph: Span, quotes: Sequence[Span]) -> tuple[Span, ...]:
    """The quotes widened to whole words on both sides, those that meet made one."""
    return joined(
        Span(_left(text, paragraph, quote), _right(text, paragraph, quote)) for quote in quotes
    )


def _left(text: str, paragraph: Span, quote: Span) -> int:
    at = quote.start - _AROUND
    if at <= paragraph.start:
        return paragraph.start
    return next((i + 1 for i in range(at, quote.start) if text[i].isspace()), quote.start)


def _right(text: str, paragraph: Span, quote: Span) -> int:
    at = quote.end + _AROUND
    if at >= paragraph.end:
        return paragraph.end
    return next((i for i in range(at, quote.end - 1, -1) if text[i].isspace()), quote.end)


def _pieces(text: str, window: Span, quotes: Sequence[Span]) -> Iterator[Piece]:
    at = window.start
    for quote in quotes:
        if window.covers(quote):
            if at < quote.start:
                yield Piece(text[at : quote.start])
            yield Piece(quote.of(text), quoted=True)
            at = quote.end
    if at < window.end:
        yield Piece(text[at : window.end])
