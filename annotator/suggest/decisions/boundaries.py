"""Where an English clause of decision begins before its verb."""

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.chunks import (
    chunks_of,
    is_adverbial,
    is_comma,
    led_by_act,
    main_finite,
    names_act,
    reports,
    skip_connectors,
)
from annotator.suggest.decisions.finite import may_be_participle
from annotator.suggest.decisions.lexicon import Lexicon
from annotator.suggest.decisions.nouns import head_of, starts_noun
from annotator.suggest.decisions.passives import passive_start
from annotator.suggest.decisions.tokens import Tokens

_QUOTES_OPEN = frozenset("“«„[")
_QUOTES_CLOSE = frozenset("”»]")
_BREAKS = frozenset(";…•")
_DASHES = frozenset("–—-")
_LABEL_REACH = 9
_DATELINE_REACH = 14
_LONGEST_ITEM = 2
"""Words of an item in the middle of a list: "legal, economic and military documents"."""


def _outer_start(tokens: Tokens, verb: int) -> int:
    """After the last mark that no clause crosses: label's colon, semicolon, quote, subordinator."""
    start = 0
    for at in range(verb):
        if not tokens.depth[at] and _opens_clause(tokens, at, verb):
            start = at + 1
    while start < verb and (tokens.depth[start] or tokens.word(start) in _QUOTES_CLOSE):
        start += 1
    opened = tokens.word(start) == '"' and tokens.words[start:verb].count('"') % 2
    return start + 1 if opened and start + 1 < verb else start


def _opens_clause(tokens: Tokens, at: int, verb: int) -> bool:
    """Whether a clause begins behind the word there and the verb belongs to it."""
    word, before = tokens.word(at), tokens.word(at - 1)
    if word == ":":
        return at <= _LABEL_REACH or tokens.word(at + 1) not in ("a", "an")
    if word in _QUOTES_OPEN:
        return not any(tokens.word(k) in _QUOTES_CLOSE for k in range(at, verb))
    if word == "that":
        return at > 0 and reports(tokens, at - 1)
    if word == "which":
        return before in grammar.PREPOSITIONS
    if word == "where":
        return before == ","
    return word in _BREAKS or (word in _DASHES and (at <= 1 or _ends_dateline(tokens, at, verb)))


def _ends_dateline(tokens: Tokens, at: int, verb: int) -> bool:
    """Whether only a place, a day and an agency stand before: "ASTANA, 5 May (AP) – "."""
    if at > _DATELINE_REACH or tokens.word(verb - 1) in _DASHES:
        return False
    if not (tokens.capitalised(at + 1) or tokens.word(at + 1) in _DASHES):
        return False
    words = [tokens.word(k) for k in range(at)]
    named = all(
        tokens.capitalised(k) or tokens.depth[k] or not word.isalpha()
        for k, word in enumerate(words)
    )
    return named and any(word == ")" or word.isdigit() for word in words)


def clause_start(tokens: Tokens, lexicon: Lexicon, verb: int, *, passive: bool) -> int:
    """The first word of the clause whose verb group begins at `verb`."""
    outer = _outer_start(tokens, verb)
    chunks = chunks_of(tokens, outer, verb)
    if not chunks:
        return outer
    sure = passive_start(tokens, lexicon, chunks, verb) if passive else None
    if sure is not None:
        return sure
    at = len(chunks) - 1
    if is_comma(tokens, verb - 1) and at > 0:
        at -= 1
        while at > 0 and _parenthetical(tokens, chunks[at]):
            at -= 1
        if passive:
            at = _instrument_chunk(tokens, lexicon, chunks, at)
    elif passive and tokens.word(chunks[at][0]) in grammar.PREPOSITIONS:
        at = _long_subject(tokens, lexicon, chunks, at)
    start = _inner_start(tokens, chunks[at])
    if start != chunks[at][0]:
        return start
    listed = False
    while at > 0 and (listed or _lists(tokens, chunks[at])) and _extends(tokens, chunks[at - 1]):
        at -= 1
        start, end = chunks[at]
        listed = end - start <= _LONGEST_ITEM
    start = skip_connectors(tokens, start, verb)
    if at > 0 and led_by_act(tokens, chunks[at - 1]):
        return chunks[at - 1][0]
    return start


def _parenthetical(tokens: Tokens, chunk: tuple[int, int]) -> bool:
    word = tokens.word(chunk[0])
    return word in grammar.RELATIVES or word in ("to", "including", "chaired", "led", "such")


def _instrument_chunk(
    tokens: Tokens, lexicon: Lexicon, chunks: list[tuple[int, int]], at: int
) -> int:
    """The nearest chunk to the left that begins with what was decided ("the proposal made by")."""
    named: list[int] = []
    for k in range(at, -1, -1):
        first, last = skip_connectors(tokens, *chunks[k]), chunks[k][1]
        if is_adverbial(tokens, (first, last)):
            continue
        head = head_of(tokens, lexicon, first, last)
        if head and head.instrument:
            if tokens.word(first) in grammar.DETERMINERS:
                return k
            named.append(k)
    return named[0] if named else at


def _long_subject(tokens: Tokens, lexicon: Lexicon, chunks: list[tuple[int, int]], at: int) -> int:
    """The chunk of "Declarations on trade, on tourism and on climate" that names the acts."""
    for k in range(at - 1, -1, -1):
        first, last = skip_connectors(tokens, *chunks[k]), chunks[k][1]
        if main_finite(tokens, first, last) is not None:
            return at
        if is_adverbial(tokens, (first, last)):
            continue
        head = head_of(tokens, lexicon, first, last)
        if head and head.instrument and starts_noun(tokens, first):
            return k
    return at


def _lists(tokens: Tokens, chunk: tuple[int, int]) -> bool:
    """Whether the chunk can be the last item of a list, or a name behind its title."""
    words = [tokens.word(k) for k in range(*chunk)]
    return "and" in words or (
        len(words) <= 6
        and all(tokens.capitalised(k) or tokens.word(k) in ("de", ".") for k in range(*chunk))
    )


def _extends(tokens: Tokens, chunk: tuple[int, int]) -> bool:
    """Whether the chunk before belongs to the same noun phrase (a list, an apposition)."""
    first, last = chunk
    if tokens.word(first) in ("and", "both") and first + 1 < last:
        first += 1
    if is_adverbial(tokens, (first, last)) or not starts_noun(tokens, first):
        return tokens.word(first) in grammar.RELATIVES
    return main_finite(tokens, first, last) is None


def _inner_start(tokens: Tokens, chunk: tuple[int, int]) -> int:
    """Where in the chunk the clause's own words begin: behind an earlier clause or adverbial."""
    first, last = chunk
    first = skip_connectors(tokens, first, last)
    finite = main_finite(tokens, first, last)
    if finite is not None:
        for at in range(last - 1, finite, -1):
            if tokens.word(at) in grammar.COORDINATORS and starts_noun(tokens, at + 1):
                return at + 1
        if tokens.word(finite) in grammar.REPORTING:
            return skip_connectors(tokens, min(finite + 1, last - 1), last)
        # A participle describes the subject; any other verb makes ours a relative clause's
        # ("the fees that they had agreed on" without its "that"), which tells of no act.
        return first if may_be_participle(tokens.word(finite)) else len(tokens)
    if tokens.word(first) in grammar.PREPOSITIONS and not names_act(tokens, first):
        return _last_noun_phrase(tokens, first, last)
    return first


def _last_noun_phrase(tokens: Tokens, first: int, last: int) -> int:
    """The start of the noun phrase right before the verb ("During the visit the sides ...")."""
    at = last - 1
    while at > first:
        word, before = tokens.word(at), tokens.word(at - 1)
        opens = word in grammar.DETERMINERS or word in grammar.PRONOUNS
        if opens and before not in grammar.PREPOSITIONS and before not in ("and", "or"):
            return at
        at -= 1
    return _name_before(tokens, first, last)


def _name_before(tokens: Tokens, first: int, last: int) -> int:
    """The start of the capitalised words right before the verb."""
    at = last - 1
    while at > first and (
        (tokens.capitalised(at - 1) and tokens.word(at - 1) not in grammar.TIMES)
        or (tokens.word(at - 1) in ("of", "and") and tokens.capitalised(at))
    ):
        at -= 1
    return at if tokens.capitalised(at) else last - 1


def joins_predicate(tokens: Tokens, verb: int) -> bool:
    """Whether the comma before the verb only parts two predicates ("met in Minsk, signed ...")."""
    chunks = chunks_of(tokens, _outer_start(tokens, verb), verb)
    if len(chunks) < 1 or _parenthetical(tokens, chunks[-1]):
        return False
    return main_finite(tokens, *chunks[-1]) is not None and starts_noun(tokens, verb + 1)
