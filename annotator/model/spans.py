"""Spans: half-open ranges of Unicode code points in an immutable text."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.model.errors import UserError

FRAGMENT_JOINT = " … "
"""What stands between the fragments of one annotation where its quote is shown as one line."""


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A non-empty range `[start, end)` in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The quote: the part of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies within this span; equal spans cover each other."""
        return self.start <= other.start and other.end <= self.end


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in reading order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def without(spans: Iterable[Span], gone: Span) -> tuple[Span, ...]:
    """What is left of the spans outside `gone`, in reading order."""
    left: list[Span] = []
    for span in spans:
        if span.start < min(gone.start, span.end):
            left.append(Span(span.start, min(gone.start, span.end)))
        if max(gone.end, span.start) < span.end:
            left.append(Span(max(gone.end, span.start), span.end))
    return joined(left)


def quote_of(text: str, spans: Iterable[Span]) -> str:
    """The words under the spans, fragments joined by ` … `."""
    return FRAGMENT_JOINT.join(span.of(text) for span in spans)


def require_within(text: str, spans: Iterable[Span]) -> None:
    """Raise UserError where a span ends behind the text."""
    for span in spans:
        if span.end > len(text):
            raise UserError(
                f"The passage {span.start}–{span.end} lies outside the text, which has "
                f"{len(text)} characters. Select it again in the release."
            )
