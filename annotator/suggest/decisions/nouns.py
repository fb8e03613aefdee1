"""Noun phrases of English: where they begin, and which instrument is their head."""

from dataclasses import dataclass

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.lexicon import Lexicon
from annotator.suggest.decisions.tokens import Tokens

_REACH = 16
_MARKS = frozenset(',;:.()[]“”«»"–—!?')
_GERUND_STOP = frozenset("aimed designed intended providing regarding concerning relating related")
_OPENING_MARKS = frozenset("(“«\"'[")
_AFTER_NOUN = frozenset("today yesterday tonight here there worth drawn made set".split())
_LINKS = frozenset({"and", "or", "&"})


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a noun phrase: its word's index, and the instrument that it names (or "")."""

    at: int
    instrument: str


def _stops(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    if word in _MARKS:
        return True
    return (
        word in grammar.PREPOSITIONS
        or word in _GERUND_STOP
        or word in grammar.RELATIVES
        or word in grammar.AUXILIARIES
        or word == "that"
    )


def head_of(tokens: Tokens, lexicon: Lexicon, start: int, end: int) -> Head | None:
    """The head of the noun phrase that begins at `start`, quantifiers ("a number of") passed over.

    Where several nouns stand together the last one counts ("Combat Training Plan").
    """
    best: Head | None = None
    at = start
    while at < min(end, start + _REACH):
        word = tokens.word(at)
        plain = best is None or not best.instrument
        if plain and word in lexicon.quantifiers and tokens.word(at + 1) == "of":
            best, at = None, at + 2  # "a number of", "the next package of"
            continue
        if best is None and (word in _OPENING_MARKS or word in grammar.DETERMINERS | {"following"}):
            at += 1
            continue
        gerund = word.endswith("ing") and not tokens.capitalised(at)
        settled = best is not None and bool(best.instrument)
        if _stops(tokens, at) or (settled and (gerund or word in _LINKS)):
            break
        found = lexicon.instrument(word)
        if found:
            best = Head(at, found)
        elif best is None or not best.instrument:
            best = Head(at, "")
        at += 1
    return _uncompounded(tokens, best, at)


def _uncompounded(tokens: Tokens, best: Head | None, end: int) -> Head | None:
    """The head without its instrument where that only describes the next noun ("law officers")."""
    if best is None or not best.instrument or tokens.word(best.at).endswith("s"):
        return best
    for at in range(best.at + 1, end):
        word = tokens.word(at)
        if not word.isalpha() or is_adverb(word) or word.endswith(("ed", "ing")):
            break
        if not tokens.capitalised(at) and word not in _AFTER_NOUN and len(word) > 3:
            return Head(at, "")
    return best


def starts_noun(tokens: Tokens, at: int) -> bool:
    """Whether a noun phrase can begin there."""
    word = tokens.word(at)
    if not word or word in _MARKS - {"“", "«", '"'}:
        return False
    if word in grammar.DETERMINERS:
        return True
    return not (
        word in grammar.PREPOSITIONS
        or word in grammar.RELATIVES
        or word in grammar.AUXILIARIES
        or word in grammar.COORDINATORS
        or word in grammar.SUBORDINATORS
        or is_adverb(word)
    )


def is_adverb(word: str) -> bool:
    """Whether the word is an adverb that may stand between subject and verb."""
    if word in grammar.ADVERBS:
        return True
    return word.endswith("ly") and len(word) > 4 and word not in grammar.NOT_ADVERBS


def has_any(tokens: Tokens, words: frozenset[str], start: int, end: int) -> int | None:
    """The first index in the range whose word is one of `words`."""
    for at in range(start, min(end, len(tokens))):
        if tokens.word(at) in words:
            return at
    return None
