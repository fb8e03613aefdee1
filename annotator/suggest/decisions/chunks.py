"""The pieces of an English sentence between its commas, and what they are to a clause."""

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.finite import NO_FORMS, is_finite
from annotator.suggest.decisions.nouns import is_adverb
from annotator.suggest.decisions.tokens import Tokens

_ACT_STARTS = frozenset({"decision", "order", "decree", "resolution", "directive", "edict", "act"})
_BESIDE_REPORTING = frozenset({",", "you", "us", "him", "them", "me", "reporters", "journalists"})


def is_comma(tokens: Tokens, at: int) -> bool:
    """Whether a comma outside brackets stands there."""
    return tokens.word(at) == "," and tokens.depth[at] == 0


def reports(tokens: Tokens, at: int) -> bool:
    """Whether the word there, adverbs and hearers passed over, is a verb of saying."""
    while at > 0 and (is_adverb(tokens.word(at)) or tokens.word(at) in _BESIDE_REPORTING):
        at -= 1
    return tokens.word(at) in grammar.REPORTING


def chunks_of(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """The range cut at its commas outside brackets."""
    found: list[tuple[int, int]] = []
    first = start
    for at in range(start, end):
        if is_comma(tokens, at):
            if at > first:
                found.append((first, at))
            first = at + 1
    if end > first:
        found.append((first, end))
    return found


def main_finite(tokens: Tokens, start: int, end: int) -> int | None:
    """The last finite verb in the range that is not a relative clause's."""
    found: int | None = None
    relative = False
    for at in range(start, end):
        word = tokens.word(at)
        if word in grammar.RELATIVES or (word == "that" and not reports(tokens, at - 1)):
            relative = True
        elif tokens.depth[at] == 0 and is_finite(tokens, at, NO_FORMS):
            if relative:
                relative = False
            else:
                found = at
    return found


def is_adverbial(tokens: Tokens, chunk: tuple[int, int]) -> bool:
    """Whether the piece says when, where or how, and names no subject."""
    first, last = chunk
    word = tokens.word(first)
    if word == "by" and names_act(tokens, first):
        return False
    if word in grammar.ADVERBIAL_STARTS or is_adverb(word) or is_time(tokens, first):
        return True
    if last - first == 1 and word.isdigit():
        return True
    if word.endswith("ing") and not tokens.capitalised(first):
        return True
    opening = first == 0 and word.endswith(("ing", "ed"))
    return opening and tokens.word(first + 1) in (
        grammar.DETERMINERS | grammar.PREPOSITIONS | {"by"}
    )


def is_time(tokens: Tokens, at: int) -> bool:
    """Whether "last year" or "this September" stands there."""
    return tokens.word(at) in ("this", "last", "next", "that", "late", "early", "the") and (
        tokens.word(at + 1) in grammar.TIMES
        or (
            tokens.word(at + 1) in ("same", "past", "previous")
            and tokens.word(at + 2) in grammar.TIMES
        )
    )


def names_act(tokens: Tokens, at: int) -> bool:
    """Whether "by the Decision of ..." begins there."""
    return any(tokens.word(at + k) in _ACT_STARTS for k in (1, 2, 3, 4))


def skip_connectors(tokens: Tokens, first: int, last: int) -> int:
    """Behind "therefore", bullets and "65 years ago" at the start of the piece."""
    while first < last - 1 and (
        tokens.word(first) in grammar.CONNECTORS
        or tokens.word(first) in ("–", "—", "-", "*", "•", "#", "_", "/", "\\", ".", ">")
        or (is_adverb(tokens.word(first)) and tokens.word(first) not in ("both", "all"))
        or (tokens.word(first) in ("in", "for") and tokens.word(first + 1) in ("addition", "all"))
    ):
        first += 1
    ago = next(
        (k for k in range(first + 1, min(first + 4, last - 1)) if tokens.word(k) == "ago"), 0
    )
    if ago and tokens.word(first).isalnum():
        return ago + 1  # "65 years ago the sides signed"
    if first + 2 < last and is_time(tokens, first) and tokens.word(first + 2) != "of":
        return first + 2
    return first


def led_by_act(tokens: Tokens, chunk: tuple[int, int]) -> bool:
    """Whether the chunk is "by the Decision of the Council"."""
    return tokens.word(chunk[0]) == "by" and names_act(tokens, chunk[0])
