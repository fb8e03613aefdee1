"""What the recogniser of statistics finds in a text of the tests."""

from annotator.model.spans import Span
from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.statistics.recogniser import StatisticRecogniser

EVENT = "2019-11-28"


def read(recogniser: StatisticRecogniser, text: str) -> list[Suggestion]:
    context = Context(text, reference_date=EVENT)
    return recogniser(Span(0, len(text)), context)


def only(recogniser: StatisticRecogniser, text: str) -> Suggestion:
    found = read(recogniser, text)
    assert len(found) == 1, [one.span.of(text) for one in found]
    return found[0]


def value(suggestion: Suggestion, key: str) -> str:
    held = suggestion.fields.get(key)
    return held.value if held else ""
