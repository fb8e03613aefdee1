"""Quotation marks that don't pair: a rule within a release."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.model.spans import Span
from annotator.model.text import paragraphs, snapped
from annotator.review.findings.facts import Facts
from annotator.review.findings.finding import Finding

_MARK = re.compile('<[^<>\\n]{1,200}>|[“”„«»"]')
"""Quotation marks, and the tags of a mark-up, whose own marks don't count."""
_AROUND = 40
_MOST_LINES = 8
"""A quotation that is not closed after so many paragraphs has been forgotten."""


@dataclass(slots=True)
class _Opened:
    """A mark that waits for its other half; `shared` once one within it was closed.

    A name within a name may share its closing mark with it: `«НК «Роснефть»`.
    """

    at: int
    sign: str
    line: int
    shared: bool = False


@dataclass(slots=True)
class _Pairing:
    """The marks of a release, taken one after another."""

    text: str
    open: list[_Opened] = field(default_factory=list)
    lost: list[tuple[int, bool]] = field(default_factory=list)

    def begin(self, number: int, *, anew: bool) -> None:
        """A paragraph begins; `anew` where it repeats the mark of a quotation that runs on."""
        if anew:
            self.open.clear()
        self.forget(number - _MOST_LINES)

    def forget(self, before: int) -> None:
        """Give up what was opened before that paragraph."""
        self.lost += [(one.at, True) for one in self.open if one.line < before and not one.shared]
        self.open = [one for one in self.open if one.line >= before]

    def take(self, at: int, number: int, line: Span) -> None:
        """A mark of the paragraph."""
        if self._opens(at, line):
            self.open.append(_Opened(at, self.text[at], number))
        elif self.open:
            self.open.pop()
            if self.open:
                self.open[-1].shared = True
        else:
            self.lost.append((at, False))

    def _opens(self, at: int, line: Span) -> bool:
        sign = self.text[at]
        signs = [one.sign for one in self.open]
        if sign != '"':
            return sign in "«„" or (sign == "“" and "„" not in signs)
        before = at > line.start and not self._is_free(self.text[at - 1])
        behind = at + 1 < line.end and not self.text[at + 1].isspace()
        if before and not (behind and self.text[at + 1].isalnum()):
            return False
        return sign not in signs or (behind and not before)

    @staticmethod
    def _is_free(char: str) -> bool:
        """Whether a quotation may begin behind the character."""
        return char.isspace() or char in '([{–—-/“«„"'


def quotation_marks(facts: Facts) -> Iterator[Finding]:
    """A quotation that is opened and never closed, or closed and never opened.

    A quotation over several paragraphs may open each of them anew, or the first alone.
    """
    pairing = _Pairing(facts.text)
    lines = [line for line in paragraphs(facts.text) if not facts.in_furniture(line.start)]
    for number, line in enumerate(lines):
        marks = _marks(facts.text, line)
        anew = bool(marks) and marks[0] == line.start and facts.text[line.start] not in "”»"
        pairing.begin(number, anew=anew)
        for at in marks:
            pairing.take(at, number, line)
    pairing.forget(len(lines))
    for at, opened in sorted(pairing.lost):
        line = next(line for line in lines if line.start <= at < line.end)
        yield _unbalanced(facts, line, at, opened=opened)


def _marks(text: str, line: Span) -> list[int]:
    found = [match.start() for match in _MARK.finditer(text, line.start, line.end)]
    return [at for at in found if text[at] != "<" and not _is_inch(text, at)]


def _is_inch(text: str, at: int) -> bool:
    return text[at] == '"' and at > 0 and text[at - 1].isdigit() and text[at - 2 : at - 1] != " "


def _words(text: str, line: Span, start: int, end: int) -> Span:
    """The part of the line from `start` to `end`, widened to whole words."""
    span = snapped(text, Span(max(line.start, start), min(line.end, end)))
    blanks = len(span.of(text)) - len(span.of(text).lstrip())
    return Span(span.start + blanks, span.end) if blanks < len(span) else span


def _unbalanced(facts: Facts, line: Span, at: int, *, opened: bool) -> Finding:
    near = _words(facts.text, line, at - _AROUND, at + 1 + _AROUND)
    if opened:
        rest, about = _words(facts.text, line, line.end - _AROUND, line.end), "paragraph ends"
    else:
        rest, about = _words(facts.text, line, line.start, line.start + _AROUND), "paragraph begins"
    act, other = ("opened", "closed") if opened else ("closed", "opened")
    return Finding(
        "quotation marks",
        (facts.id, act, near.of(facts.text)),
        f"A quotation is {act} here and never {other}.",
        (facts.evidence(near, act), facts.evidence(rest, about)),
    )
