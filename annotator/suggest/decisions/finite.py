"""Finite verbs of English, as far as clauses are cut by them."""

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.nouns import is_adverb
from annotator.suggest.decisions.tokens import Tokens

_NOMINAL = frozenset(
    "needs plans works hopes set shared concerns aims plan need work deals means hope concern deal"
    " led covers follows".split()
)
_IRREGULAR = frozenset("taken made held given left met led set brought sent kept put".split())
NO_FORMS: frozenset[str] = frozenset()
"""No further past forms than those of the grammar."""


def may_be_participle(word: str) -> bool:
    """Whether the word can be a past participle."""
    return word.endswith("ed") or word in _IRREGULAR


def is_finite(tokens: Tokens, at: int, forms: frozenset[str]) -> bool:
    """Whether a finite verb stands there, `forms` being the past forms of verbs of decision."""
    word = tokens.word(at)
    if tokens.capitalised(at) or (word not in grammar.FINITE and word not in forms):
        return False
    nominal = word in _NOMINAL
    before = tokens.word(at - 1)
    if before[:1].isdigit() and tokens.word(at - 2) == "dated":
        return False
    if is_adverb(before) and tokens.word(at - 2) in grammar.DETERMINERS:
        return False  # "their nationally determined contributions"
    if before in grammar.DETERMINERS or (nominal and before not in grammar.PRONOUNS):
        return False
    # A participle before a preposition describes the noun ("the plans adopted at the summit").
    participle = may_be_participle(word)
    behind = at + 1
    while is_adverb(tokens.word(behind)):
        behind += 1
    describes = tokens.word(behind) in grammar.PREPOSITIONS - {"that"}
    if participle and before in grammar.PREPOSITIONS:
        return False  # "on coordinated action"
    return not (participle and describes and before not in ("and", ","))
