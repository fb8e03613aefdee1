"""Moving one end of a tag, or of a suggestion."""

from annotator.model.spans import Span
from annotator.model.text import next_sign_edge, next_word_edge, trimmed


def moved(
    text: str, spans: tuple[Span, ...], *, start: bool, step: int, word: bool
) -> tuple[Span, ...] | None:
    """The spans with their first start, or their last end, a sign or (`word`) a word further.

    None where nothing would be left, or the text ends.
    """
    edge = spans[0].start if start else spans[-1].end
    new = (next_word_edge if word else next_sign_edge)(text, edge, step)
    left = new if start else spans[-1].start
    right = spans[0].end if start else new
    if left >= right or new == edge:
        return None
    place = Span(left, right)
    if word and (core := trimmed(text, place)):
        place = Span(core.start, right) if start else Span(left, core.end)
    kept = spans[1:] if start else spans[:-1]
    return (*kept, place)
