"""Where the subject of a passive begins: what was decided, with all that belongs to it."""

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.chunks import (
    is_adverbial,
    is_comma,
    led_by_act,
    main_finite,
    skip_connectors,
)
from annotator.suggest.decisions.lexicon import Lexicon
from annotator.suggest.decisions.nouns import head_of
from annotator.suggest.decisions.tokens import Tokens

_AUTHORED = frozenset("made submitted presented prepared drafted tabled".split())


def passive_start(
    tokens: Tokens, lexicon: Lexicon, chunks: list[tuple[int, int]], verb: int
) -> int | None:
    """The first word of what was decided, where it is sure; `chunks` lie before the verb."""
    authored = _authored_start(tokens, lexicon, chunks)
    if authored is not None or not is_comma(tokens, verb - 1):
        return authored
    if not _is_whole_subject(tokens, lexicon, chunks):
        return None
    if len(chunks) > 1 and led_by_act(tokens, chunks[-2]):
        return chunks[-2][0]
    return skip_connectors(tokens, *chunks[-1])


def _authored_start(tokens: Tokens, lexicon: Lexicon, chunks: list[tuple[int, int]]) -> int | None:
    """Where "the proposal made by" begins, to which all up to the verb of the passive belongs."""
    verb = chunks[-1][1]
    for chunk in reversed(chunks):
        first, last = skip_connectors(tokens, *chunk), chunk[1]
        head = head_of(tokens, lexicon, first, last)
        if main_finite(tokens, first, last) is not None:
            return None
        if head and head.instrument and tokens.word(head.at + 1) in _AUTHORED:
            return first
        if last == verb and head and head.instrument and not is_comma(tokens, verb):
            return None  # "In view of the proposal made by the Minister, approval was granted"
    return None


def _is_whole_subject(tokens: Tokens, lexicon: Lexicon, chunks: list[tuple[int, int]]) -> bool:
    """Whether the last chunk is what was decided, with a comma too many before its verb.

    As in "Accordingly, the proposal made by the Minister, was approved"; but not where it only
    describes what the chunk before names ("the Plan, an initiative of the Council, was approved").
    """
    first, last = skip_connectors(tokens, *chunks[-1]), chunks[-1][1]
    head = head_of(tokens, lexicon, first, last)
    if head is None or not head.instrument or is_adverbial(tokens, (first, last)):
        return False
    if all(is_adverbial(tokens, chunk) for chunk in chunks[:-1]):
        return True
    if tokens.word(first) not in grammar.DETERMINERS:
        return False
    before = head_of(tokens, lexicon, *chunks[-2])
    return before is None or not before.instrument
