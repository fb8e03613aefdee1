"""The flow of a page: paragraphs, list items and table rows that become one structured text."""

import re
from dataclasses import dataclass, field

from annotator.intake.origin import origin
from annotator.model.spans import Span, joined
from annotator.model.text import normalised

BULLET = "• "
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_BREAKS = re.compile(r" *\n[ \n]*")
_BREAK = "\x1e"  # a line break inside a paragraph, until blanks have been collapsed


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    group: str
    furniture: bool


@dataclass(slots=True)
class Flow:
    """Collects blocks in reading order.

    Paragraphs are parted by a blank line; items of one list and rows of one table stand on lines
    of their own, cells parted by tabs: a reader recognises the page, and offsets are simple.
    """

    _blocks: list[_Block] = field(default_factory=list)

    def paragraph(self, text: str, *, furniture: bool = False) -> None:
        """A paragraph or heading; line breaks inside it stay."""
        self._add(text, "", furniture=furniture)

    def item(self, text: str, *, marker: str = BULLET, furniture: bool = False) -> None:
        """An item of a list, with its bullet or number before it."""
        self._add(marker + text if text.strip() else "", "list", furniture=furniture)

    def row(self, cells: list[str], *, furniture: bool = False) -> None:
        """A row of a table; what would break the row inside a cell becomes a blank."""
        plain = [_BLANKS.sub(" ", cell).strip(" ") for cell in cells]
        self._add("\t".join(plain) if any(plain) else "", "table", furniture=furniture)

    def _add(self, text: str, group: str, *, furniture: bool) -> None:
        kept = text.strip(" \n") if group == "table" else text.strip(" \t\n")
        if kept:
            self._blocks.append(_Block(kept, group, furniture))

    def finished(self) -> tuple[str, tuple[Span, ...]]:
        """The normalised text, and the spans of it that are furniture."""
        parts: list[str] = []
        spans: list[Span] = []
        at, last = 0, ""
        for block in self._blocks:
            gap = "" if not parts else "\n" if block.group and block.group == last else "\n\n"
            start = at + len(gap)
            at, last = start + len(block.text), block.group
            parts += (gap, block.text)
            if block.furniture:
                spans.append(Span(start, at))
        raw = "".join(parts)
        text = normalised(raw)
        if text == raw or not spans:
            return text, joined(spans)
        moved = (origin(raw).to_stored(span) for span in spans)
        return text, joined(span for span in moved if span)


def collapsed(text: str) -> str:
    """The text with runs of blanks made one, as a browser shows it; no-break spaces stay."""
    return _BREAKS.sub("\n", _BLANKS.sub(" ", text).replace(_BREAK, "\n")).strip(" \n")


def line_break() -> str:
    """What stands for a line break in text that is still to be collapsed."""
    return _BREAK
