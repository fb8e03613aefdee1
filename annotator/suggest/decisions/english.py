"""Clauses of decision in English: verb groups, what they need beside them, and their limits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.boundaries import clause_end, clause_start, joins_predicate
from annotator.suggest.decisions.clause import Clause
from annotator.suggest.decisions.lexicon import Form, Lexicon, Verb
from annotator.suggest.decisions.nouns import Head, has_any, head_of, is_adverb, starts_noun
from annotator.suggest.decisions.tokens import Tokens

_OBJECT_REACH = 14
_ORDER_REACH = 26
_FUTURE = frozenset({"will", "would", "shall", "should"})
_QUESTIONS = frozenset({"why", "how", "whether", "what"})
_CONDITIONS = frozenset({"when", "if", "unless", "once", "because"})
_ACTS = frozenset("decision order decree resolution directive edict notification law".split())
_COMPARING = frozenset("over about around up to nearly almost more than at least some".split())
_STATES = frozenset("a an the more less very still essential important necessary vital key".split())
_VAGUE_COMPLEMENTS = frozenset(
    "need necessity importance principle fact that disagree differ strive".split()
)
_NOT_SIGNED = frozenset("book autograph autographs guest visitors condolence off up onto".split())
_WHEN = frozenset("today yesterday tonight earlier later monday tuesday wednesday thursday friday"
                  " saturday sunday".split())


@dataclass(frozen=True, slots=True)
class _Group:
    """A verb group: from its first word to behind the trigger, and how it is built.

    `leader` is where the auxiliary stands that a second participle shares ("was read and signed").
    """

    start: int
    trigger: int
    end: int
    verb: Verb
    passive: bool
    bare: bool = False
    leader: int | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """That the verb has what it needs, what it decided, and how surely that makes a decision."""

    instrument: str
    noun: int | None = None
    score: float = 0.8


def english(tokens: Tokens, lexicon: Lexicon, *, heading: bool) -> list[Clause]:
    """The clauses of decision of one English sentence, in reading order.

    In a heading the present tense and a passive without its auxiliary tell of an act as well.
    """
    found: list[Clause] = []
    for at in range(len(tokens)):
        group = _group(tokens, lexicon, at, heading=heading)
        if group is None:
            continue
        clause = _clause(tokens, lexicon, group)
        if clause is not None:
            found.append(clause)
    return found


def _form(tokens: Tokens, lexicon: Lexicon, at: int) -> tuple[Form, int] | None:
    pair = f"{tokens.word(at)} {tokens.word(at + 1)}"
    if pair in lexicon.forms:
        return lexicon.forms[pair], at + 2
    form = lexicon.forms.get(tokens.word(at))
    return (form, at + 1) if form else None


def _group(tokens: Tokens, lexicon: Lexicon, at: int, *, heading: bool) -> _Group | None:
    """The finite verb group whose trigger stands at `at`; None where it states no act."""
    known = _form(tokens, lexicon, at)
    if known is None or tokens.depth[at]:
        return None
    form, end = known
    if tokens.capitalised(at) and not heading:
        return None
    start, chain = _chain(tokens, at)
    if chain & (grammar.MODALS | grammar.NEGATIONS | {"being", "having"}):
        return None
    if chain & (grammar.PAST_BE | {"been"}) and form.participle:
        return _Group(start, at, end, form.verb, passive=True)
    if chain & grammar.PRESENT_BE:
        return None
    if chain & grammar.HAVE:
        return _Group(start, at, end, form.verb, passive=False) if form.participle else None
    if heading and form.participle and not chain and _told_without_be(tokens, form, end):
        return _Group(start, at, end, form.verb, passive=True, bare=True)
    leader = _led_passive(tokens, at, end) if form.participle else None
    if leader is not None:
        return _Group(start, at, end, form.verb, passive=True, leader=leader)
    if form.past and not _attributive(tokens, start):
        return _Group(start, at, end, form.verb, passive=False)
    if heading and form.present:
        return _Group(start, at, end, form.verb, passive=False, bare=True)
    return None


def _led_passive(tokens: Tokens, at: int, end: int) -> int | None:
    """Where the auxiliaries of an earlier participle stand which "and signed (by)" shares."""
    if tokens.word(at - 1) != "and":
        return None
    adjacent, chain = _chain(tokens, at - 2)
    if chain & (grammar.PAST_BE | {"been"}) and tokens.word(at - 2).endswith("ed"):
        return None if chain & (grammar.MODALS | grammar.NEGATIONS) else adjacent
    if tokens.word(end) != "by":
        return None
    for k in range(at - 2, 0, -1):
        if tokens.word(k) in grammar.PAST_BE or tokens.word(k) == "been":
            start, chain = _chain(tokens, k + 1)
            return None if chain & (grammar.MODALS | grammar.NEGATIONS) else start
    return None


def _told_without_be(tokens: Tokens, form: Form, end: int) -> bool:
    """Whether a heading tells of the act in the passive without "was" ("Judge Appointed as ...")."""
    following = tokens.word(end)
    if form.verb.takes == "person" and following in ("as", "to", "new", "acting"):
        return True
    if form.verb.takes == "order":
        return following == "to"
    return not following or following in ("by", "between", "at", "in", "with", "during", "today")


def _chain(tokens: Tokens, at: int) -> tuple[int, set[str]]:
    """The start of the auxiliaries and adverbs before a verb, and those auxiliaries."""
    chain: set[str] = set()
    start = at
    k = at - 1
    while k >= 0:
        word = tokens.word(k)
        if word in grammar.AUXILIARIES:
            chain.add("not" if word.endswith("n't") else word)
        elif not is_adverb(word):
            break
        start = k
        k -= 1
    return start, chain


def _attributive(tokens: Tokens, start: int) -> bool:
    """Whether the form before which `start` stands describes a noun ("the approved plan")."""
    before = tokens.word(start - 1)
    if before.endswith("'s") or before == "'" or tokens.word(start) == "newly":
        return True
    if before in grammar.DETERMINERS - {"both", "all", "some", "many", "most", "that", "this"}:
        return True
    return before in grammar.PREPOSITIONS - {"including"}


def _clause(tokens: Tokens, lexicon: Lexicon, group: _Group) -> Clause | None:
    shared = group.leader is not None or _shares_subject(tokens, group)
    limit = clause_end(tokens, group.end, passive=group.passive, forms=lexicon.past_forms)
    start = group.start if shared else clause_start(
        tokens, lexicon, group.start, passive=group.passive
    )
    if not shared and not _subject_fits(tokens, start, group.start):
        return None
    subject = None if start >= group.start else (start, group.start)
    if group.leader is not None:
        first = clause_start(tokens, lexicon, group.leader, passive=True)
        if not _subject_fits(tokens, first, group.leader):
            return None
        subject = (first, group.leader)
    found = _needs_met(tokens, lexicon, group, subject, limit)
    if found is None or (shared and group.bare):
        return None
    limit = max(limit, group.end)
    return Clause(
        whole=(start if not shared else group.start, limit),
        trigger=(group.trigger, group.end),
        verb=group.verb,
        passive=group.passive,
        instrument=found.instrument or group.verb.instrument or "other",
        noun=found.noun,
        subject=subject,
        object=(group.end, limit) if group.end < limit else None,
        agent=_agent(tokens, group.end, limit) if group.passive else None,
        shared=shared,
        rule=_rule_name(group),
        score=found.score - 0.1 * shared,
    )


def _rule_name(group: _Group) -> str:
    voice = "passive" if group.passive else "heading" if group.bare else "active"
    return f"decision.en.{group.verb.takes.replace(' ', '-')}.{voice}"


def _shares_subject(tokens: Tokens, group: _Group) -> bool:
    """Whether the verb follows "and" or a comma, its subject standing before an earlier verb."""
    start = group.start
    before = tokens.word(start - 1)
    if before == "," and not group.passive:
        return joins_predicate(tokens, start)
    if before not in ("and", "or", "but", "then"):
        return False
    return any(
        tokens.word(k) in grammar.FINITE or tokens.word(k).endswith("ed")
        for k in range(start - 1)
    )


def _subject_fits(tokens: Tokens, start: int, verb: int) -> bool:
    """Whether the words before the verb can be its subject, in a clause that states something."""
    if start >= verb:
        return False
    if any(
        tokens.word(k) in grammar.SUBORDINATORS for k in range(max(0, start - 2), start + 1)
    ):
        return False
    first, last = tokens.word(start), tokens.word(verb - 1)
    if first in ("no", "neither", "nobody", "none", "you", "let", "if", "as"):
        return False
    if last in grammar.RELATIVES or last in ("that", "to", "and", "or", "not"):
        return False
    if last == "," and verb - 2 >= start and tokens.word(verb - 2) in grammar.RELATIVES:
        return False
    return first not in grammar.RELATIVES and not _presupposed(tokens, start, verb)


def _presupposed(tokens: Tokens, start: int, verb: int) -> bool:
    """Whether the words before the verb make its act a condition, a question or old news."""
    for at in range(start, verb):
        word, following = tokens.word(at), tokens.word(at + 1)
        if word in _QUESTIONS or (word == "first" and following == "time"):
            return True
        if word in _CONDITIONS and at > start and "," not in tokens.words[at:verb]:
            return True
        dated = following[:1].isdigit() or following in grammar.TIMES
        if word == "since" and at > start and not dated:
            return True
    return False


def _agent(tokens: Tokens, start: int, limit: int) -> tuple[int, int] | None:
    """The words behind "by" right after a passive, up to the next comma or preposition."""
    for at in range(start, min(limit, start + 10)):
        if tokens.word(at) == "by" and starts_noun(tokens, at + 1):
            act = has_any(tokens, _ACTS, at + 1, at + 5)
            if act is not None:
                at = act + 1 if tokens.word(act + 1) == "of" else at
            end = at + 1
            while end < limit and tokens.word(end) not in (",", ";", "on", "in", "at", "for", "to"):
                end += 1
            return (at + 1, end) if end > at + 1 else None
    return None


# What each verb asks for ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """Where to look for what a verb asks for: its object or, in the passive, its subject."""

    tokens: Tokens
    lexicon: Lexicon
    group: _Group
    start: int
    end: int
    limit: int

    @property
    def head(self) -> Head | None:
        return head_of(self.tokens, self.lexicon, self.start, self.end)


_Need = Callable[[_Place], _Found | None]


def _object_start(tokens: Tokens, after: int, limit: int) -> int:
    """Where the object begins behind adverbs, brackets and a parenthesis in commas."""
    at = after
    while at < limit:
        word = tokens.word(at)
        if is_adverb(word) or word in _WHEN or tokens.depth[at] and word != ")":
            at += 1
        elif word in (")",):
            at += 1
        elif word == "," and at == after:
            closing = next((k for k in range(at + 1, limit) if tokens.word(k) == ","), None)
            if closing is None or closing - at > _OBJECT_REACH:
                return at
            at = closing + 1
        elif word in ("in", "on", "at") and tokens.word(at + 1) in _WHEN:
            at += 2
        else:
            return at
    return at


def _needs_met(
    tokens: Tokens,
    lexicon: Lexicon,
    group: _Group,
    subject: tuple[int, int] | None,
    limit: int,
) -> _Found | None:
    if group.passive:
        if subject is None:
            return None
        place = _Place(tokens, lexicon, group, *_plain_subject(tokens, subject), limit)
    else:
        start = _object_start(tokens, group.end, limit)
        if start >= limit:
            return None
        place = _Place(tokens, lexicon, group, start, limit, limit)
    need = _NEEDS.get(group.verb.takes, _listed)
    return need(place)


def _plain_subject(tokens: Tokens, subject: tuple[int, int]) -> tuple[int, int]:
    """The subject without a leading "by the Decision of ...,"."""
    start, end = subject
    if tokens.word(start) == "by":
        comma = next((k for k in range(start, end) if tokens.word(k) == ","), None)
        return (comma + 1, end) if comma is not None and comma + 1 < end else subject
    return subject


def _instrument(place: _Place) -> _Found | None:
    if not place.group.passive and not starts_noun(place.tokens, place.start):
        return None
    head = place.head
    if head is None or not head.instrument:
        return None
    fixed = place.group.verb.instrument
    return _Found(fixed or head.instrument, head.at, 0.9)


def _document(place: _Place) -> _Found | None:
    found = _instrument(place)
    if found:
        return found
    tokens = place.tokens
    if not starts_noun(tokens, place.start):
        return None
    head = place.head
    if head is None or has_any(tokens, _NOT_SIGNED, place.start, head.at + 2) is not None:
        return None
    named = any(tokens.capitalised(k) for k in range(place.start, head.at + 1) if k)
    return _Found("other", head.at, 0.5) if named and not place.group.passive else None


def _anything(place: _Place) -> _Found | None:
    if not starts_noun(place.tokens, place.start):
        return None
    head = place.head
    if head is None or place.tokens.word(place.start) in ("it", "them", "him", "this"):
        return None
    instrument = head.instrument or place.group.verb.instrument
    if place.group.verb.instrument in ("pardon", "law"):
        instrument = place.group.verb.instrument
    return _Found(instrument, head.at, 0.85 if head.instrument else 0.65)


def _person(place: _Place) -> _Found | None:
    if not starts_noun(place.tokens, place.start):
        return None
    head = place.head
    return _Found(place.group.verb.instrument, head.at if head else None, 0.8)


def _post(place: _Place) -> _Found | None:
    end = place.end if place.group.passive else min(place.limit, place.start + _OBJECT_REACH)
    posts = place.lexicon.nouns["post"]
    if has_any(place.tokens, posts, place.start, end) is None:
        return None
    return _person(place)


def _infinitive(place: _Place) -> _Found | None:
    tokens = place.tokens
    at = place.group.end if place.group.passive else place.start
    if tokens.word(at) in ("to", "not") and tokens.word(at + 1) not in _VAGUE_COMPLEMENTS:
        return _Found(place.group.verb.instrument, None, 0.8)
    return None


def _clause_needed(place: _Place) -> _Found | None:
    """ "agreed to hold", "decided that ... would", "agreed on a plan"; "it was decided to". """
    tokens, group = place.tokens, place.group
    at = group.end if group.passive else place.start
    if group.passive and tokens.word(at) not in ("to", "that"):
        return _instrument(place)
    if tokens.word(at) == "with":
        at = next((k for k in range(at, min(at + 9, place.limit))
                   if tokens.word(k) in ("to", "that", "on")), at)
    following = tokens.word(at + 1)
    if following in _VAGUE_COMPLEMENTS or tokens.word(at + 2) in grammar.MASS_HEADS:
        return None
    word = tokens.word(at)
    if word == "to":
        return _Found(group.verb.instrument, None, 0.85)
    if word == "that" and _promises(tokens, at):
        return _Found(group.verb.instrument, None, 0.7)
    if word in ("on", "upon"):
        head = head_of(tokens, place.lexicon, at + 1, place.limit)
        if head and (head.instrument or following.endswith("ing")):
            return _Found(head.instrument, head.at, 0.7)
    return None


def _promises(tokens: Tokens, at: int) -> bool:
    """Whether the that-clause says what will be done, not what somebody thinks will be."""
    future = has_any(tokens, _FUTURE, at, at + 24)
    if future is None:
        return False
    k = future + 1
    while is_adverb(tokens.word(k)):
        k += 1
    return tokens.word(k) != "be" or tokens.word(k + 1).endswith("ed") or tokens.word(k + 1) in (
        "held", "made", "taken", "given", "set", "put", "built", "sent"
    )


def _order(place: _Place) -> _Found | None:
    """ "ordered the Ministry to ...", "instructed that ...", "directed the establishment of". """
    tokens, group = place.tokens, place.group
    if group.passive:
        told = _infinitive_at(tokens, group.end)
        return _Found(group.verb.instrument, None, 0.65) if told else None
    word = tokens.word(place.start)
    if word == "that":
        return _Found(group.verb.instrument, None, 0.7)
    if not starts_noun(tokens, place.start):
        return None
    end = min(place.limit, place.start + _ORDER_REACH)
    if has_any(tokens, place.lexicon.nouns["undirected"], place.start, place.start + 3) is not None:
        return None
    if any(_infinitive_at(tokens, at) for at in range(place.start + 1, end)):
        return _Found(group.verb.instrument, None, 0.75)
    if tokens.word(place.start + 1).endswith(("ment", "tion", "al", "sion")):
        return _Found(group.verb.instrument, None, 0.6)
    return None


def _infinitive_at(tokens: Tokens, at: int) -> bool:
    if tokens.word(at) != "to" or tokens.capitalised(at + 1):
        return False
    following = tokens.word(at + 1)
    return following not in grammar.DETERMINERS and not following.endswith("ing")


def _money(place: _Place) -> _Found | None:
    at = place.start
    while place.tokens.word(at) in _COMPARING:
        at += 1
    return _listed(replace(place, start=at))


def _declared(place: _Place) -> _Found | None:
    """A state of things ("declared a state of emergency"), or a year as the year of something."""
    tokens = place.tokens
    found = _listed(place)
    if found is None and starts_noun(tokens, place.start):
        reach = range(place.group.end, min(place.limit, place.group.end + _OBJECT_REACH))
        at = next((k for k in reach if tokens.word(k) == "year" and tokens.capitalised(k)), None)
        found = _Found("", at, 0.7) if at is not None else None
    return replace(found, instrument=place.group.verb.instrument) if found else None


def _designated(place: _Place) -> _Found | None:
    return _second_object(place, place.lexicon.nouns["designated"], reach=40)


def _relieved(place: _Place) -> _Found | None:
    return _second_object(place, place.lexicon.nouns["relieved"])


def _listed(place: _Place) -> _Found | None:
    """A noun of the verb's own list among the first words of the object or subject."""
    group, tokens = place.group, place.tokens
    nouns = place.lexicon.nouns.get(group.verb.takes)
    if nouns is None or not starts_noun(tokens, place.start):
        return None
    head = place.head
    if head is None:
        return None
    at = has_any(tokens, nouns, place.start, head.at + 1)
    if at is None:
        return None
    instrument = head.instrument or place.lexicon.instrument(tokens.word(at))
    return _Found(group.verb.instrument or instrument or "other", at, 0.8)


def _granted(place: _Place) -> _Found | None:
    """Approval, citizenship, an award: also behind the one who gets it ("granted X the title")."""
    found = _listed(place) or _second_object(place, place.lexicon.nouns["granted"])
    if found is None or found.noun is None:
        return found
    word = place.tokens.word(found.noun)
    kind = place.lexicon.instrument(word)
    return _Found(kind if kind in ("award", "pardon") else "decision", found.noun, found.score)


def _honour(place: _Place) -> _Found | None:
    found = _listed(place) or _second_object(place, place.lexicon.nouns["honour"])
    if found is None or found.noun is None:
        return found
    kind = place.lexicon.instrument(place.tokens.word(found.noun))
    return _Found("contract" if kind == "contract" else "award", found.noun, found.score)


def _with_honour(place: _Place) -> _Found | None:
    return _second_object(place, place.lexicon.nouns["honour"], reach=40)


def _second_object(
    place: _Place, nouns: frozenset[str], reach: int = _OBJECT_REACH
) -> _Found | None:
    if not starts_noun(place.tokens, place.start):
        return None
    start = place.group.end if place.group.passive else place.start
    at = has_any(place.tokens, nouns, start, min(place.limit, start + reach))
    return _Found(place.group.verb.instrument, at, 0.65) if at is not None else None


def _into_pact(place: _Place) -> _Found | None:
    if place.tokens.word(place.start) != "into" or place.group.passive:
        return None
    head = head_of(place.tokens, place.lexicon, place.start + 1, place.limit)
    if head and head.instrument in ("agreement", "contract", "memorandum", "protocol"):
        return _Found(head.instrument, head.at, 0.8)
    return None


_NEEDS: Mapping[str, _Need] = {
    "instrument": _instrument,
    "document": _document,
    "anything": _anything,
    "person": _person,
    "post": _post,
    "money": _money,
    "declared": _declared,
    "relieved": _relieved,
    "designated": _designated,
    "infinitive": _infinitive,
    "clause": _clause_needed,
    "order": _order,
    "granted": _granted,
    "honour": _honour,
    "with honour": _with_honour,
    "into pact": _into_pact,
}
