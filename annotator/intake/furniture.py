"""Furniture: what stands around a release but is not part of it (GUIDELINES, section 4).

Precision comes first: a line is furniture only by what it says itself or by a headline told twice,
never by its place alone, so that body text is not taken for it.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from annotator.model.errors import UserError
from annotator.model.spans import Span, joined

_SEGMENT = re.compile(r"[^\n\u2028\u2029]+")
_EDGE_MARKS = " \t\u00a0:.!>»<«*·•|-–—[]()\\/…"
_CUT = re.compile(r"\s*(?:…|\.\.\.)\s*$")
_TIME = re.compile(r"\d{1,2}:\d{2}\s")
_MASTHEAD = re.compile(r"^[^\W\d_][\w .,&’']{2,40}\s?[-–—]\s?[^\W\d_]\w{2,20}$")
_AFTER_SENTENCE = re.compile(r"[.!?…»”)>\]:]\s*$")
_LEADING_LABEL = re.compile(r"(Download PDF|For Immediate Release)\s{2,}(?=\S)")
_SHORTEST_HEADLINE = 20
_LONGEST_LINE = 160
_TEASERS = 8
_ONE_LINE = 0.9
_HEAD = 2500


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """Finds furniture by the lists of its lexicon; built once."""

    labels: frozenset[str]
    lines: re.Pattern[str]
    contacts: re.Pattern[str]
    signatures: re.Pattern[str]
    openers: re.Pattern[str]
    closers: re.Pattern[str]
    trailing: re.Pattern[str]

    @classmethod
    def load(cls, resources: Path) -> "Furniture":
        """Read `lexicons/furniture.toml` of the data folder. Raises UserError."""
        path = resources / "lexicons" / "furniture.toml"
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            openers = "|".join(map(re.escape, table["openers"]))
            links = ("click here", "read more", "learn more", "download pdf", "подробнее")
            return cls(
                labels=frozenset(label.casefold() for label in table["labels"]),
                lines=_either(table["lines"]),
                contacts=_either(table["contacts"]),
                signatures=_either(table["signatures"]),
                openers=re.compile(rf"(?:{openers})(?=\s[А-ЯЁA-Z])"),
                closers=re.compile(
                    "|".join(f"(?:{closer})" for closer in table["closers"]), re.DOTALL
                ),
                trailing=re.compile(rf"(?<=[.!?…])\s+({'|'.join(links)})\W*$", re.IGNORECASE),
            )
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, re.error) as error:
            raise UserError(
                f"The word list “{path.name}” can't be read: {error}. Repair or remove your copy."
            ) from error

    def __call__(self, text: str, title: str = "") -> tuple[Span, ...]:
        """The furniture of a release in reading order; touching pieces are one span.

        `title` is the release's headline where it is known from elsewhere: told twice, it counts
        as a headline even where it ends like a sentence.
        """
        lines = [line for line in _lines(text) if line.words]
        found = [
            *self._said(lines),
            *_repeated(lines, title),
            *self._contact_blocks(lines),
            *self._article_in_one_line(text, lines),
        ]
        return _bridged(text, found)

    def _is_label(self, words: str) -> bool:
        return words.strip(_EDGE_MARKS).casefold() in self.labels or bool(
            len(words) <= _LONGEST_LINE and self.lines.fullmatch(words)
        )

    def _said(self, lines: list[_Line]) -> Iterator[Span]:
        """Lines that are labels by what they say, mastheads above them, links at a line's end."""
        for at, line in enumerate(lines):
            label = self._is_label(line.words)
            below = lines[at + 1].words if at + 1 < len(lines) else ""
            if label or (_MASTHEAD.match(line.words) and below and self._is_label(below)):
                yield line.span
            elif match := self.trailing.search(line.words):
                yield Span(line.span.start + match.start(1), line.span.end)
            elif match := _LEADING_LABEL.match(line.words):
                yield Span(line.span.start, line.span.start + match.end(1))

    def _contact_blocks(self, lines: list[_Line]) -> Iterator[Span]:
        """Contact lines at the end or at the beginning, with the signature beside them."""
        for ordered in (lines[::-1], lines):
            seen = False
            pending: list[Span] = []
            for line in ordered:
                if len(line.words) > _LONGEST_LINE:
                    break
                if self.contacts.fullmatch(line.words):
                    seen = True
                elif self.signatures.fullmatch(line.words) and not line.words.endswith("."):
                    pass
                elif not self._is_label(line.words):
                    break
                pending.append(line.span)
            if seen:
                yield from pending

    def _article_in_one_line(self, text: str, lines: list[_Line]) -> Iterator[Span]:
        """Index words around an article that is stored as one line, its headline told twice."""
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        opener = self.openers.match(text, start)
        longest = max((len(line.span) for line in lines), default=0)
        if opener is None and longest < _ONE_LINE * (end - start):
            return
        if opener and longest > _LONGEST_LINE:
            yield Span(opener.start(), opener.end())
            yield from headline_again(text, opener.end() + 1)
        for closer in self.closers.finditer(text, start, end):
            before = text[max(start, closer.start() - 3) : closer.start()]
            if _AFTER_SENTENCE.search(before) or closer.group().startswith("С"):
                yield Span(closer.start(), min(closer.end(), end))


def _lines(text: str) -> Iterator[_Line]:
    for match in _SEGMENT.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        stripped = words.strip()
        if stripped:
            yield _Line(Span(start, start + len(stripped)), stripped)


def _repeated(lines: list[_Line], title: str) -> Iterator[Span]:
    """The first copy of a headline told twice, and the teasers of other stories above it."""
    for at, (line, below) in enumerate(pairwise(lines[: _TEASERS + 1])):
        headline = _CUT.sub("", line.words)
        cut = headline != line.words
        closed = line.words.endswith((".", ":", "!", "?", ",")) and not cut
        known = bool(title) and line.words == title.strip()
        if (closed and not known) or len(headline) < _SHORTEST_HEADLINE:
            continue
        if below.words.startswith(headline) and (cut or _starts_alike(headline, below.words)):
            yield Span(lines[0].span.start if at else line.span.start, line.span.end)
            return


def _starts_alike(headline: str, line: str) -> bool:
    """Whether the line is the headline alone, or followed by a date, not a body that quotes it."""
    rest = line[len(headline) :].strip()
    return not rest or (len(rest) <= 40 and any(char.isdigit() for char in rest))


def headline_again(text: str, start: int) -> Iterator[Span]:
    """The headline at `start` where it is told again behind the article's date line."""
    time = _TIME.search(text, start, start + _HEAD)
    if time is None:
        return
    after = text[time.end() : time.end() + _HEAD]
    words = list(re.finditer(r"\S+", text[start : time.start()]))
    longest = 0
    for count in range(4, len(words) + 1):
        headline = text[start : start + words[count - 1].end()]
        if f"{headline} " not in after:
            break
        longest = len(headline)
    if longest >= _SHORTEST_HEADLINE:
        yield Span(start, start + longest)


def _bridged(text: str, found: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those with nothing but blanks between them made one."""
    bridged: list[Span] = []
    for span in joined(found):
        if bridged and not text[bridged[-1].end : span.start].strip():
            bridged[-1] = Span(bridged[-1].start, span.end)
        else:
            bridged.append(span)
    return tuple(bridged)


@cache
def _shipped() -> Furniture:
    here = Path(__file__).resolve().parents
    inside, beside = here[1] / "resources", here[2] / "resources"
    return Furniture.load(inside if inside.is_dir() else beside)


def furniture(text: str, title: str = "") -> tuple[Span, ...]:
    """The furniture of a release by the lists that the program ships; see `Furniture`."""
    return _shipped()(text, title)
