"""What the recogniser of decisions finds in a text of the tests."""

from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.decisions import Decisions
from annotator.suggest.sentences import blocks


def read(decisions: Decisions, text: str, **context: str) -> list[Suggestion]:
    known = Context(text=text, **context)  # type: ignore[arg-type]
    return [found for block in blocks(text) for found in decisions(block, known)]


def quotes(decisions: Decisions, text: str) -> list[str]:
    return [found.span.of(text) for found in read(decisions, text)]


def values(found: Suggestion) -> dict[str, str]:
    return {key: held.value for key, held in found.fields.items()}
