"""Words and sentences for formats that know a text only as tokens.

A sentence is a line. Lines that a tag runs across are one sentence, and a token ends wherever a
tag begins or ends, so that no tag has to be moved to fit.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.model.records import Annotation
from annotator.model.spans import Span

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place in the text and its tokens, which are never empty or blank."""

    span: Span
    tokens: tuple[Span, ...]


def sentences(text: str, tags: Sequence[Annotation]) -> list[Sentence]:
    """The sentences that hold a word."""
    spans = [span for tag in tags for span in tag.spans]
    cuts = sorted({place for span in spans for place in (span.start, span.end)})
    made = []
    for line in _lines(text, spans):
        tokens = tuple(_tokens(text, line, cuts))
        if tokens:
            made.append(Sentence(line, tokens))
    return made


def _lines(text: str, spans: Iterable[Span]) -> list[Span]:
    """The lines, those that a span joins as one."""
    breaks = {at for at, char in enumerate(text) if char == "\n"}
    for span in spans:
        breaks -= {at for at in range(span.start, span.end) if text[at] == "\n"}
    lines, start = [], 0
    for at in (*sorted(breaks), len(text)):
        if at > start:
            lines.append(Span(start, at))
        start = at + 1
    return lines


def _tokens(text: str, line: Span, cuts: Sequence[int]) -> Iterable[Span]:
    for found in _TOKEN.finditer(text, line.start, line.end):
        start = found.start()
        for cut in cuts:
            if start < cut < found.end():
                yield Span(start, cut)
                start = cut
        yield Span(start, found.end())


def covered(span: Span, tokens: Sequence[Span]) -> list[int]:
    """The numbers of the tokens that lie in the span."""
    return [number for number, token in enumerate(tokens) if span.covers(token)]
