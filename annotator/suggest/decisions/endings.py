"""Where an English clause of decision ends behind its verb."""

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.finite import NO_FORMS, is_finite, may_be_participle
from annotator.suggest.decisions.nouns import is_adverb, starts_noun
from annotator.suggest.decisions.tokens import Tokens

_QUOTES_OPEN = frozenset("“«„[")
_QUOTES_CLOSE = frozenset("”»]")
_TRAILING = frozenset(
    {"thereby", "which", "who", "whose", "where", "when", "thus", "because", "so", "if"}
)
_CONCLUDING = frozenset("accordingly therefore thus hence consequently thereafter".split())
_COMMENTING = frozenset(
    "demonstrating marking bringing underscoring underlining highlighting signalling signaling"
    " showing reaffirming paving opening confirming proving requesting urging noting welcoming"
    " stressing emphasizing emphasising expressing recalling reiterating agreeing determining"
    " warning maintaining inviting encouraging".split()
)
"""Participles that say what an act shows or means, or what its body does besides; they trail it."""
_FORESEEN = frozenset("expected estimated intended scheduled projected".split())
_BASES = frozenset(
    "provide continue remain become work include contain allow see plan know believe hope intend"
    " mark need want set put reach make take give hold follow represent".split()
)
_DESCRIBING = frozenset(
    "providing aimed aiming envisaging containing covering outlining setting defining"
    " stipulating specifying calling allowing enabling reflecting".split()
)
_TOLD = grammar.PAST_BE | grammar.PRESENT_BE | {"been"}
_NO_PAST = frozenset("need exceed succeed proceed feed speed indeed seed breed shed embed".split())
_DASHES = frozenset("–—")
_SUBJECT_PRONOUNS = frozenset("i we they he she it".split())
_SPLICED_VERBS = grammar.PAST_BE | {"is", "are", "has", "have", "had", "will"}
_SPLICE_STOPS = frozenset({"and", "or", "to"}) | grammar.RELATIVES
_SPLICE_REACH = 6
_CLAUSE_REACH = 30
_WHEN_SAID = frozenset("on in at today yesterday during after earlier with citing from".split())
_NO_SPEAKER = grammar.REPORTING | grammar.FINITE | grammar.RELATIVES | {"that", "and", "to"}
_IN_TITLES = frozenset(
    ". minister president spokesman spokesperson of the for and by news agency press service"
    " ministry office statement release sources".split()
)


def clause_end(tokens: Tokens, after: int, *, passive: bool, forms: frozenset[str]) -> int:
    """Behind the last word of the clause whose trigger ends before `after`."""
    end = len(tokens)
    opened = sum(tokens.word(k) in _QUOTES_OPEN for k in range(after))
    opened -= sum(tokens.word(k) in _QUOTES_CLOSE for k in range(after))
    inner = 0
    started = _complement_verb(tokens, after)
    for at in range(started, end):
        word = tokens.word(at)
        if tokens.depth[at]:
            continue
        if word in _QUOTES_OPEN:
            inner += 1
        elif word == '"' and tokens.word(at - 1) in (",", "."):
            return at - 1
        elif word in _QUOTES_CLOSE:
            if inner == 0 and opened > 0:
                return at
            inner = max(0, inner - 1)
        elif inner == 0 and _ends_clause(tokens, at, after, passive=passive, forms=forms):
            return at
    return end


def _complement_verb(tokens: Tokens, after: int) -> int:
    """Behind the finite verb of a that-clause right after the trigger: nothing ends before it."""
    at = after
    while at < len(tokens) and (is_adverb(tokens.word(at)) or tokens.word(at) == "today"):
        at += 1
    if tokens.word(at) != "that":
        return after
    for k in range(at + 1, min(at + 30, len(tokens))):
        if is_finite(tokens, k, NO_FORMS):
            return after if tokens.word(k - 1) in grammar.COORDINATORS else k + 1
    return after


def _ends_clause(
    tokens: Tokens, at: int, after: int, *, passive: bool, forms: frozenset[str]
) -> bool:
    word, following = tokens.word(at), tokens.word(at + 1)
    if word in _DASHES and tokens.word(at - 1).isdigit() and following.isdigit():
        return False  # "1941–1945"
    if word == ",":
        if following in grammar.COORDINATORS:
            return _coordinates(tokens, at + 1, after, forms)
        further = following in forms or following in grammar.FINITE - grammar.AUXILIARIES
        further = further and not tokens.capitalised(at + 1)
        return (
            (further and starts_noun(tokens, at + 2))
            or _trails(tokens, at, after, passive=passive)
            or _reported(tokens, at + 1)
            or _spliced(tokens, at + 1)
        )
    if word == ";" or word in _DASHES:
        return _new_clause(tokens, at + 1, forms)
    if word in ("although", "because"):
        return True
    return (
        word in ("and", "while", "whereas", "but")
        and tokens.word(at - 1) != ","
        and _coordinates(tokens, at, after, forms)
    )


def _trails(tokens: Tokens, comma: int, after: int, *, passive: bool) -> bool:
    """Whether what only describes the act or its object follows the comma."""
    following = tokens.word(comma + 1)
    if following in ("also", "formerly", "better") and tokens.word(comma + 2) == "known":
        return True
    if following in _TRAILING | _COMMENTING:
        return True
    if tokens.word(comma + 2) == "of" and tokens.word(comma + 3) in ("which", "whom"):
        return True  # "all of which", "many of whom"
    if following in _FORESEEN and tokens.word(comma + 2) == "to":
        return True
    # "approval was granted to amend the Act, enabling ..." says what is to be done.
    to_do = any(tokens.word(k) == "to" for k in range(after, comma))
    describes = passive or following in ("allowing", "enabling")
    return describes and following in _DESCRIBING and not to_do


def _spliced(tokens: Tokens, at: int) -> bool:
    """Whether a new sentence follows a comma: ", it has not been signed", ", the base was set"."""
    word = tokens.word(at)
    if word in _SUBJECT_PRONOUNS or word not in grammar.DETERMINERS:
        return word in _SUBJECT_PRONOUNS
    for k in range(at + 1, at + 1 + _SPLICE_REACH):
        if tokens.word(k) in _SPLICED_VERBS:
            return True
        if not tokens.word(k).isalpha() or tokens.word(k) in _SPLICE_STOPS:
            return False
    return False


def _coordinates(tokens: Tokens, at: int, after: int, forms: frozenset[str]) -> bool:
    """Whether the conjunction there joins a new clause, not one more noun or participle."""
    following = tokens.word(at + 1)
    before = [tokens.word(k) for k in range(after, at)]
    if following in _CONCLUDING:
        return True
    if following in _BASES and "to" in before:
        return False  # "to generate power and provide access"
    if following == "that" or ("between" in before and "and" not in before):
        return False
    if _does(tokens, at + 1) and not _TOLD.intersection(before):
        return True  # "signed the plan and tasked the Secretary"
    if may_be_participle(following) and _TOLD.intersection(before):
        return False
    return _new_clause(tokens, at + 1, forms)


def _does(tokens: Tokens, at: int) -> bool:
    """Whether a verb of the past and its object stand there."""
    word = tokens.word(at)
    if not word.endswith("ed") or word in _NO_PAST or tokens.capitalised(at):
        return False
    return tokens.word(at + 1) in grammar.DETERMINERS - {"newly", "recently", "previously"}


def _reported(tokens: Tokens, at: int) -> bool:
    """Whether ", he said", ", said Orlov" or ", according to Orlov" follows."""
    word, following = tokens.word(at), tokens.word(at + 1)
    if word in grammar.REPORTING or (word == "according" and following == "to"):
        return True
    determined = word in grammar.DETERMINERS
    k = at + 1 if word in grammar.PRONOUNS or determined else at
    while k - at < 10 and (
        tokens.capitalised(k)
        or tokens.word(k) in _IN_TITLES
        or (determined and tokens.word(k).isalpha() and tokens.word(k) not in _NO_SPEAKER)
    ):
        k += 1
    after = tokens.word(k + 1)
    ends = not after.isalpha() or after in _WHEN_SAID | grammar.TIMES
    return k > at and tokens.word(k) in grammar.REPORTING and ends


def _new_clause(tokens: Tokens, at: int, forms: frozenset[str]) -> bool:
    """Whether a clause with a finite verb of its own begins there, not one more noun of a list."""
    while is_adverb(tokens.word(at)) or tokens.word(at) in grammar.CONNECTORS | {","}:
        at += 1
    if is_finite(tokens, at, forms):
        return True
    if tokens.word(at + 1) == "," and tokens.word(at + 2) in grammar.DETERMINERS:
        return False  # "security and stability, a statement on ..."
    word = tokens.word(at)
    participle = word.endswith("ing") and not tokens.capitalised(at)
    opens = starts_noun(tokens, at) or word in ("in", "on", "at")
    return opens and not participle and _finite_follows(tokens, at, forms)


def _finite_follows(tokens: Tokens, at: int, forms: frozenset[str]) -> bool:
    """Whether a finite verb that is no relative clause's comes within the next words."""
    relative = False
    for k in range(at, min(at + _CLAUSE_REACH, len(tokens))):
        word = tokens.word(k)
        if word in (";", ":") or (word == "," and _reported(tokens, k + 1)):
            return False
        if word in grammar.RELATIVES or word == "that":
            relative = True
        elif is_finite(tokens, k, forms):
            if not relative:
                return True
            relative = False
    return False
