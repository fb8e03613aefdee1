"""What a verb of decision asks for: its object or, in the passive, its subject."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.finite import NO_FORMS, is_finite
from annotator.suggest.decisions.lexicon import Lexicon
from annotator.suggest.decisions.nouns import Head, has_any, head_of, is_adverb, starts_noun
from annotator.suggest.decisions.tokens import Tokens
from annotator.suggest.decisions.verbs import VerbGroup

_OBJECT_REACH = 14
_ORDER_REACH = 26
_ACT_ENDINGS = ("ment", "tion", "sion", "al")
_FUTURE = frozenset({"will", "would", "shall", "should"})
_COMPARING = frozenset("over about around up to nearly almost more than at least some".split())
_IRREGULAR = frozenset("held made taken given set put built sent".split())
_VAGUE_COMPLEMENTS = frozenset(
    "need necessity importance principle fact that disagree differ strive".split()
)
_NOT_SIGNED = frozenset("book autograph autographs guest visitors condolence off up onto".split())
_WHEN = frozenset(
    "today yesterday tonight earlier later monday tuesday wednesday thursday friday"
    " saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """That the verb has what it needs, what it decided, and how surely that makes a decision."""

    instrument: str
    noun: int | None = None
    score: float = 0.8


@dataclass(frozen=True, slots=True)
class _Place:
    """Where to look for what a verb asks for: its object or, in the passive, its subject."""

    tokens: Tokens
    lexicon: Lexicon
    group: VerbGroup
    start: int
    end: int
    limit: int

    @property
    def head(self) -> Head | None:
        return head_of(self.tokens, self.lexicon, self.start, self.end)


_Need = Callable[[_Place], Found | None]


def _object_start(tokens: Tokens, after: int, limit: int) -> int:
    """Where the object begins behind adverbs, brackets and a parenthesis in commas."""
    at = after
    while at < limit:
        word = tokens.word(at)
        if is_adverb(word) or word in _WHEN or tokens.depth[at]:
            at += 1
        elif word == "," and at == after:
            closing = next((k for k in range(at + 1, limit) if tokens.word(k) == ","), None)
            if closing is None or closing - at > _OBJECT_REACH:
                return at
            at = closing + 1
        elif word == "into" and tokens.word(at + 1) == "law":
            at += 3 if tokens.word(at + 2) in (":", ",") else 2
        elif word in ("in", "on", "at") and tokens.word(at + 1) in _WHEN:
            at += 2
        else:
            return at
    return at


def needs_met(
    tokens: Tokens,
    lexicon: Lexicon,
    group: VerbGroup,
    subject: tuple[int, int] | None,
    limit: int,
) -> Found | None:
    """What the verb decided, if it has what its entry in the lexicon asks for; else None.

    `subject` holds the words before the verb group, `limit` is the clause's end.
    """
    if group.passive:
        if subject is None:
            return None
        place = _Place(tokens, lexicon, group, *_plain_subject(tokens, subject), limit)
    else:
        start = _object_start(tokens, group.end, limit)
        if start >= limit:
            return None
        place = _Place(tokens, lexicon, group, start, limit, limit)
    if subject is not None and _acts_in_the_field(place, subject):
        return None
    need = _NEEDS.get(group.verb.takes, _listed)
    return need(place)


def _acts_in_the_field(place: _Place, subject: tuple[int, int]) -> bool:
    """Whether fighters, or troops in an operation, did it: no formal act of a body."""
    nouns, group = place.lexicon.nouns, place.group
    if group.passive:
        return False
    if has_any(place.tokens, nouns["fighters"], *subject) is not None:
        return True
    ordered = group.verb.takes == "order"
    return ordered and has_any(place.tokens, nouns["troops"], *subject) is not None


def _plain_subject(tokens: Tokens, subject: tuple[int, int]) -> tuple[int, int]:
    """The subject without a leading "by the Decision of ...,"."""
    start, end = subject
    if tokens.word(start) == "by":
        comma = next((k for k in range(start, end) if tokens.word(k) == ","), None)
        return (comma + 1, end) if comma is not None and comma + 1 < end else subject
    return subject


def _instrument(place: _Place) -> Found | None:
    if not place.group.passive and not starts_noun(place.tokens, place.start):
        return None
    head = place.head
    if head is None or not head.instrument:
        return None
    fixed = place.group.verb.instrument
    return Found(fixed or head.instrument, head.at, 0.9)


def _document(place: _Place) -> Found | None:
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
    return Found("other", head.at, 0.5) if named and not place.group.passive else None


def _anything(place: _Place) -> Found | None:
    if not starts_noun(place.tokens, place.start):
        return None
    head = place.head
    if head is None or place.tokens.word(place.start) in ("it", "them", "him", "this"):
        return None
    instrument = head.instrument or place.group.verb.instrument
    if place.group.verb.instrument in ("pardon", "law"):
        instrument = place.group.verb.instrument
    return Found(instrument, head.at, 0.85 if head.instrument else 0.65)


def _person(place: _Place) -> Found | None:
    if not starts_noun(place.tokens, place.start):
        return None
    head = place.head
    return Found(place.group.verb.instrument, head.at if head else None, 0.8)


def _post(place: _Place) -> Found | None:
    end = place.limit if place.group.passive else min(place.limit, place.start + _OBJECT_REACH)
    posts = place.lexicon.nouns["post"]
    if has_any(place.tokens, posts, place.start, end) is None:
        return None
    return _person(place)


def _named(place: _Place) -> Found | None:
    """Somebody for a post: "named Ms Ruiz as chair", "was elected Speaker", not "named after"."""
    tokens, group = place.tokens, place.group
    if group.passive and tokens.word(group.end) in grammar.PREPOSITIONS - {"as", "to"}:
        return None
    at = group.end if group.passive else place.start
    post = has_any(tokens, place.lexicon.nouns["post"], at, min(place.limit, at + _OBJECT_REACH))
    if post is None or (not group.passive and not starts_noun(tokens, at)):
        return None
    person = tokens.capitalised(place.start) or tokens.word(place.start) in grammar.DETERMINERS
    return Found(group.verb.instrument, None, 0.65) if person else None


def _infinitive(place: _Place) -> Found | None:
    tokens = place.tokens
    at = place.group.end if place.group.passive else place.start
    if tokens.word(at) in ("to", "not") and tokens.word(at + 1) not in _VAGUE_COMPLEMENTS:
        return Found(place.group.verb.instrument, None, 0.8)
    return None


def _clause_needed(place: _Place) -> Found | None:
    """As in "agreed to hold", "decided that it would", "agreed (on) a plan", "was decided to"."""
    tokens, group = place.tokens, place.group
    at = group.end if group.passive else place.start
    if group.passive and tokens.word(at) not in ("to", "that"):
        return _instrument(place)
    if tokens.word(at) == "with":
        behind = has_any(tokens, frozenset({"to", "that", "on"}), at, min(at + 9, place.limit))
        at = at if behind is None else behind
    following = tokens.word(at + 1)
    if following in _VAGUE_COMPLEMENTS or tokens.word(at + 2) in grammar.MASS_HEADS:
        return None
    word = tokens.word(at)
    if word == "to":
        return Found(group.verb.instrument, None, 0.85)
    if word == "that" and _promises(tokens, at):
        return Found(group.verb.instrument, None, 0.7)
    if word in ("on", "upon"):
        head = head_of(tokens, place.lexicon, at + 1, place.limit)
        if head and (head.instrument or following.endswith("ing")):
            return Found(head.instrument, head.at, 0.7)
    return _agreed(place, at)


def _agreed(place: _Place, at: int) -> Found | None:
    """As in "agreed a plan", but not "agreed a plan was needed"."""
    if place.group.verb.lemma != "agree" or place.tokens.word(at) not in ("a", "an"):
        return None
    head = head_of(place.tokens, place.lexicon, at, place.limit)
    if head is None or not head.instrument or is_finite(place.tokens, head.at + 1, NO_FORMS):
        return None
    return Found(head.instrument, head.at, 0.7)


def _promises(tokens: Tokens, at: int) -> bool:
    """Whether the that-clause says what will be done, not what somebody thinks will be."""
    future = has_any(tokens, _FUTURE, at, at + 24)
    if future is None:
        return False
    k = future + 1
    while is_adverb(tokens.word(k)):
        k += 1
    done = tokens.word(k + 1)
    return tokens.word(k) != "be" or done.endswith("ed") or done in _IRREGULAR


def _order(place: _Place) -> Found | None:
    """As in "ordered the Ministry to", "instructed that", "directed the establishment of"."""
    tokens, instrument = place.tokens, place.group.verb.instrument
    if place.group.passive:
        return Found(instrument, None, 0.65) if _infinitive_at(tokens, place.group.end) else None
    if tokens.word(place.start) == "that":
        return Found(instrument, None, 0.7)
    undirected = place.lexicon.nouns["undirected"]
    wrong = has_any(tokens, undirected, place.start, place.start + 3) is not None
    if wrong or not starts_noun(tokens, place.start):
        return None
    end = min(place.limit, place.start + _ORDER_REACH)
    if any(_infinitive_at(tokens, at) for at in range(place.start + 1, end)):
        return Found(instrument, None, 0.75)
    act = tokens.word(place.start + 1).endswith(_ACT_ENDINGS)
    return Found(instrument, None, 0.6) if act else None


def _infinitive_at(tokens: Tokens, at: int) -> bool:
    if tokens.word(at) != "to" or tokens.capitalised(at + 1):
        return False
    following = tokens.word(at + 1)
    return following not in grammar.DETERMINERS and not following.endswith("ing")


def _money(place: _Place) -> Found | None:
    at = place.start
    while place.tokens.word(at) in _COMPARING:
        at += 1
    return _listed(replace(place, start=at))


def _declared(place: _Place) -> Found | None:
    """A state of things ("declared a state of emergency"), or a year as the year of something."""
    tokens = place.tokens
    found = _listed(place)
    if found is None and tokens.word(place.start) == "that":
        nouns = place.lexicon.nouns["declared"]
        at = has_any(tokens, nouns, place.start, place.start + _OBJECT_REACH)
        found = Found("", at, 0.7) if at is not None else None
    elif found is None and starts_noun(tokens, place.start):
        reach = range(place.group.end, min(place.limit, place.group.end + _OBJECT_REACH))
        at = next((k for k in reach if tokens.word(k) == "year" and tokens.capitalised(k)), None)
        found = Found("", at, 0.7) if at is not None else None
    return replace(found, instrument=place.group.verb.instrument) if found else None


def _designated(place: _Place) -> Found | None:
    return _second_object(place, place.lexicon.nouns["designated"], reach=40)


def _relieved(place: _Place) -> Found | None:
    return _second_object(place, place.lexicon.nouns["relieved"])


def _listed(place: _Place) -> Found | None:
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
    return Found(group.verb.instrument or instrument or "other", at, 0.8)


def _granted(place: _Place) -> Found | None:
    """Approval, citizenship, an award: also behind the one who gets it ("granted X the title")."""
    found = _listed(place) or _second_object(place, place.lexicon.nouns["granted"])
    if found is None or found.noun is None:
        return found
    word = place.tokens.word(found.noun)
    kind = place.lexicon.instrument(word)
    return Found(kind if kind in ("award", "pardon") else "decision", found.noun, found.score)


def _honour(place: _Place) -> Found | None:
    found = _listed(place) or _second_object(place, place.lexicon.nouns["honour"])
    if found is None or found.noun is None:
        return found
    kind = place.lexicon.instrument(place.tokens.word(found.noun))
    return Found("contract" if kind == "contract" else "award", found.noun, found.score)


def _with_honour(place: _Place) -> Found | None:
    return _second_object(place, place.lexicon.nouns["honour"], reach=40)


def _second_object(
    place: _Place, nouns: frozenset[str], reach: int = _OBJECT_REACH
) -> Found | None:
    if not starts_noun(place.tokens, place.start):
        return None
    start = place.group.end if place.group.passive else place.start
    at = has_any(place.tokens, nouns, start, min(place.limit, start + reach))
    return Found(place.group.verb.instrument, at, 0.65) if at is not None else None


def _into_pact(place: _Place) -> Found | None:
    preposition = place.group.verb.takes.split()[0]
    if place.tokens.word(place.start) != preposition or place.group.passive:
        return None
    head = head_of(place.tokens, place.lexicon, place.start + 1, place.limit)
    if head and head.instrument in ("agreement", "contract", "memorandum", "protocol"):
        return Found(head.instrument, head.at, 0.8)
    return None


_NEEDS: Mapping[str, _Need] = {
    "instrument": _instrument,
    "document": _document,
    "anything": _anything,
    "person": _person,
    "post": _post,
    "named": _named,
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
    "to pact": _into_pact,
}
