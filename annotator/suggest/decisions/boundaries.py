"""Where an English clause of decision begins before its verb."""

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.finite import NO_FORMS, is_finite, may_be_participle
from annotator.suggest.decisions.lexicon import Lexicon
from annotator.suggest.decisions.nouns import head_of, is_adverb, starts_noun
from annotator.suggest.decisions.tokens import Tokens

_QUOTES_OPEN = frozenset("“«„[")
_QUOTES_CLOSE = frozenset("”»]")
_BREAKS = frozenset(";…•")
_DASHES = frozenset("–—-")
_ACT_STARTS = frozenset({"decision", "order", "decree", "resolution", "directive", "edict", "act"})
_BESIDE_REPORTING = frozenset({",", "you", "us", "him", "them", "me", "reporters", "journalists"})
_LABEL_REACH = 9
_LONGEST_ITEM = 2
"""Words of an item in the middle of a list: "legal, economic and military documents"."""


def _is_comma(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) == "," and tokens.depth[at] == 0


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
        return at > 0 and _reports(tokens, at - 1)
    if word == "which":
        return before in grammar.PREPOSITIONS
    if word == "where":
        return before == ","
    return word in _BREAKS or (at <= 1 and word in _DASHES)


def _reports(tokens: Tokens, at: int) -> bool:
    while at > 0 and (is_adverb(tokens.word(at)) or tokens.word(at) in _BESIDE_REPORTING):
        at -= 1
    return tokens.word(at) in grammar.REPORTING


def _chunks(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """The range cut at its commas outside brackets."""
    found: list[tuple[int, int]] = []
    first = start
    for at in range(start, end):
        if _is_comma(tokens, at):
            if at > first:
                found.append((first, at))
            first = at + 1
    if end > first:
        found.append((first, end))
    return found


def _main_finite(tokens: Tokens, start: int, end: int) -> int | None:
    """The last finite verb in the range that is not a relative clause's."""
    found: int | None = None
    relative = False
    for at in range(start, end):
        word = tokens.word(at)
        if word in grammar.RELATIVES or (word == "that" and not _reports(tokens, at - 1)):
            relative = True
        elif tokens.depth[at] == 0 and is_finite(tokens, at, NO_FORMS):
            if relative:
                relative = False
            else:
                found = at
    return found


def _is_adverbial(tokens: Tokens, chunk: tuple[int, int]) -> bool:
    first, last = chunk
    word = tokens.word(first)
    if word == "by" and _names_act(tokens, first):
        return False
    if word in grammar.ADVERBIAL_STARTS or is_adverb(word) or _is_time(tokens, first):
        return True
    if last - first == 1 and word.isdigit():
        return True
    if word.endswith("ing") and not tokens.capitalised(first):
        return True
    opening = first == 0 and word.endswith(("ing", "ed"))
    return opening and tokens.word(first + 1) in (
        grammar.DETERMINERS | grammar.PREPOSITIONS | {"by"}
    )


def _is_time(tokens: Tokens, at: int) -> bool:
    """Whether "last year" or "this September" stands there."""
    return tokens.word(at) in ("this", "last", "next", "that", "late", "early", "the") and (
        tokens.word(at + 1) in grammar.TIMES
        or (
            tokens.word(at + 1) in ("same", "past", "previous")
            and tokens.word(at + 2) in grammar.TIMES
        )
    )


def _names_act(tokens: Tokens, at: int) -> bool:
    """Whether "by the Decision of ..." begins there."""
    return any(tokens.word(at + k) in _ACT_STARTS for k in (1, 2, 3, 4))


def clause_start(tokens: Tokens, lexicon: Lexicon, verb: int, *, passive: bool) -> int:
    """The first word of the clause whose verb group begins at `verb`."""
    outer = _outer_start(tokens, verb)
    chunks = _chunks(tokens, outer, verb)
    if not chunks:
        return outer
    at = len(chunks) - 1
    if passive and _is_comma(tokens, verb - 1) and _is_whole_subject(tokens, lexicon, chunks):
        start = _skip_connectors(tokens, *chunks[at])
        return chunks[at - 1][0] if at and _led_by_act(tokens, chunks[at - 1]) else start
    if _is_comma(tokens, verb - 1) and at > 0:
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
    start = _skip_connectors(tokens, start, verb)
    if at > 0 and _led_by_act(tokens, chunks[at - 1]):
        return chunks[at - 1][0]
    return start


def _led_by_act(tokens: Tokens, chunk: tuple[int, int]) -> bool:
    """Whether the chunk is "by the Decision of the Council"."""
    return tokens.word(chunk[0]) == "by" and _names_act(tokens, chunk[0])


def _is_whole_subject(tokens: Tokens, lexicon: Lexicon, chunks: list[tuple[int, int]]) -> bool:
    """Whether the last chunk is what was decided, with a comma too many before its verb.

    As in "Accordingly, the proposal made by the Minister, was approved"; but not where it only
    describes what the chunk before names ("the Plan, an initiative of the Council, was approved").
    """
    first, last = _skip_connectors(tokens, *chunks[-1]), chunks[-1][1]
    head = head_of(tokens, lexicon, first, last)
    if head is None or not head.instrument or _is_adverbial(tokens, (first, last)):
        return False
    if all(_is_adverbial(tokens, chunk) for chunk in chunks[:-1]):
        return True
    if tokens.word(first) not in grammar.DETERMINERS:
        return False
    before = head_of(tokens, lexicon, *chunks[-2])
    return before is None or not before.instrument


def _parenthetical(tokens: Tokens, chunk: tuple[int, int]) -> bool:
    word = tokens.word(chunk[0])
    return word in grammar.RELATIVES or word in ("to", "including", "chaired", "led", "such")


def _instrument_chunk(
    tokens: Tokens, lexicon: Lexicon, chunks: list[tuple[int, int]], at: int
) -> int:
    """The nearest chunk to the left that begins with what was decided ("the proposal made by")."""
    named: list[int] = []
    for k in range(at, -1, -1):
        first, last = _skip_connectors(tokens, *chunks[k]), chunks[k][1]
        if _is_adverbial(tokens, (first, last)):
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
        first, last = _skip_connectors(tokens, *chunks[k]), chunks[k][1]
        if _main_finite(tokens, first, last) is not None:
            return at
        if _is_adverbial(tokens, (first, last)):
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
    if _is_adverbial(tokens, (first, last)) or not starts_noun(tokens, first):
        return tokens.word(first) in grammar.RELATIVES
    return _main_finite(tokens, first, last) is None


def _skip_connectors(tokens: Tokens, first: int, last: int) -> int:
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
    if first + 2 < last and _is_time(tokens, first) and tokens.word(first + 2) != "of":
        return first + 2
    return first


def _inner_start(tokens: Tokens, chunk: tuple[int, int]) -> int:
    """Where in the chunk the clause's own words begin: behind an earlier clause or adverbial."""
    first, last = chunk
    first = _skip_connectors(tokens, first, last)
    finite = _main_finite(tokens, first, last)
    if finite is not None:
        for at in range(last - 1, finite, -1):
            if tokens.word(at) in grammar.COORDINATORS and starts_noun(tokens, at + 1):
                return at + 1
        if tokens.word(finite) in grammar.REPORTING:
            return _skip_connectors(tokens, min(finite + 1, last - 1), last)
        # A participle describes the subject; any other verb makes ours a relative clause's
        # ("the fees that they had agreed on" without its "that"), which tells of no act.
        return first if may_be_participle(tokens.word(finite)) else len(tokens)
    if tokens.word(first) in grammar.PREPOSITIONS and not _names_act(tokens, first):
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
        tokens.capitalised(at - 1)
        or (tokens.word(at - 1) in ("of", "and") and tokens.capitalised(at))
    ):
        at -= 1
    return at if tokens.capitalised(at) else last - 1


def joins_predicate(tokens: Tokens, verb: int) -> bool:
    """Whether the comma before the verb only parts two predicates ("met in Minsk, signed ...")."""
    chunks = _chunks(tokens, _outer_start(tokens, verb), verb)
    if len(chunks) < 1 or _parenthetical(tokens, chunks[-1]):
        return False
    return _main_finite(tokens, *chunks[-1]) is not None and starts_noun(tokens, verb + 1)
