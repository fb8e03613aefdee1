"""Where the object of an English verb of decision begins."""

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.nouns import is_adverb
from annotator.suggest.decisions.tokens import Tokens

_PARENTHESIS = 14
_ASIDE = 24
"""Words between two dashes: "adopted today - in view of the date - a package"."""
_DASHES = frozenset("–—-")
_WHEN = frozenset(
    "today yesterday tonight earlier later monday tuesday wednesday thursday friday"
    " saturday sunday".split()
)
_COMPARING = frozenset("over about around nearly almost some".split())
_COMPARING_PAIRS = frozenset({"up to", "more than", "at least", "less than"})
"""What stands before a sum of money: "approved over $9 million in loans"."""
_MONEY_SIGNS = frozenset("$€£¥")


def object_start(tokens: Tokens, after: int, limit: int) -> int:
    """Where the object begins behind adverbs, times, brackets and what stands between marks."""
    at = after
    while at < limit and (step := _passed_over(tokens, at, after, limit)):
        at += step
    return past_comparator(tokens, at)


def _passed_over(tokens: Tokens, at: int, after: int, limit: int) -> int:
    """How many words from there belong to no object."""
    word, following = tokens.word(at), tokens.word(at + 1)
    if is_adverb(word) or word in _WHEN or tokens.depth[at]:
        return 1
    if word == "," and at == after:
        return _up_to(tokens, at, frozenset({","}), min(limit, at + _PARENTHESIS + 1))
    if word in _DASHES:
        return _up_to(tokens, at, _DASHES, min(limit, at + _ASIDE))
    if word == "into" and following == "law":
        return 3 if tokens.word(at + 2) in (":", ",") else 2
    timed = (word in ("in", "on", "at") and following in _WHEN) or (
        word in ("this", "last") and following in grammar.TIMES
    )
    return 2 * timed


def _up_to(tokens: Tokens, at: int, marks: frozenset[str], limit: int) -> int:
    """How many words there are to behind the next of the marks; 0 where none comes."""
    closing = next((k for k in range(at + 1, limit) if tokens.word(k) in marks), None)
    return 0 if closing is None else closing + 1 - at


def past_comparator(tokens: Tokens, at: int) -> int:
    """Behind "over" and the like, where a sum of money follows."""
    sum_at = at
    while step := comparator(tokens, sum_at):
        sum_at += step
    follows = tokens.word(sum_at)
    return sum_at if follows in _MONEY_SIGNS or follows[:1].isdigit() else at


def comparator(tokens: Tokens, at: int) -> int:
    """How many words of a comparator stand there."""
    if f"{tokens.word(at)} {tokens.word(at + 1)}" in _COMPARING_PAIRS:
        return 2
    return int(tokens.word(at) in _COMPARING)
