"""What was decided as a clause: "to hold talks", "that it will", the order given to somebody."""

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.finite import NO_FORMS, is_finite
from annotator.suggest.decisions.nouns import has_any, head_of, is_adverb, starts_noun
from annotator.suggest.decisions.place import Found, Place
from annotator.suggest.decisions.tokens import Tokens

_AGENT_REACH = 10
_ORDER_REACH = 26
ACT_ENDINGS = ("ment", "tion", "sion", "al")
_FUTURE = frozenset({"will", "would", "shall", "should"})
_IRREGULAR = frozenset("held made taken given set put built sent".split())
_DESIGNS = frozenset(
    "design outline structure mechanism approach roadmap timetable timeline calendar model scheme"
    " formula".split()
)
"""What is agreed, though no act by itself: "agreed (on) an outline design"."""
_DESIGN_REACH = 5
_VAGUE_COMPLEMENTS = frozenset(
    "need necessity importance principle fact that disagree differ strive".split()
)


def infinitive(place: Place) -> Found | None:
    """As in "resolved to hold", "was resolved to hold"."""
    tokens = place.tokens
    at = place.group.end if place.group.passive else place.start
    if tokens.word(at) in ("to", "not") and tokens.word(at + 1) not in _VAGUE_COMPLEMENTS:
        return Found(place.group.verb.instrument, None, 0.8)
    return None


def clause_needed(place: Place) -> Found | None:
    """As in "agreed to hold", "decided that it would", "agreed (on) a plan", "was decided to"."""
    tokens, group = place.tokens, place.group
    at = group.end if group.passive else place.start
    at = _past_agent(tokens, at)
    if group.passive and tokens.word(at) not in ("to", "that"):
        head = place.head
        return Found(head.instrument, head.at, 0.9) if head and head.instrument else None
    if tokens.word(at) == "with":
        behind = has_any(tokens, frozenset({"to", "that", "on"}), at, min(at + 9, place.limit))
        at = at if behind is None else behind
    if tokens.word(at) == "not" and tokens.word(at + 1) == "to":
        at += 1  # "decided not to renew"
    following = tokens.word(at + 1)
    if following in _VAGUE_COMPLEMENTS or tokens.word(at + 2) in grammar.MASS_HEADS:
        return None
    word = tokens.word(at)
    if word == "to":
        settles = following in place.lexicon.nouns["settling"]
        return Found("agreement" if settles else group.verb.instrument, None, 0.85)
    if word == "that" and _promises(tokens, at):
        return Found(group.verb.instrument, None, 0.7)
    if word in ("on", "upon"):
        return _settled(place, at + 1)
    return _agreed(place, at)


def _settled(place: Place, at: int) -> Found | None:
    """As in "decide on modernisation", "agreed on holding talks", "agreed on a plan"."""
    word = place.tokens.word(at)
    head = head_of(place.tokens, place.lexicon, at, place.limit)
    if head and (head.instrument or word.endswith("ing")):
        return Found(head.instrument, head.at, 0.7)
    if place.group.verb.lemma == "decide" and word.endswith(ACT_ENDINGS):
        return Found(place.group.verb.instrument, None, 0.7)
    return _agreed(place, at)


def _past_agent(tokens: Tokens, at: int) -> int:
    """Behind "by the Cabinet", "by consensus" or "at the meeting", before what was decided."""
    dated = tokens.word(at) == "on" and (
        tokens.word(at + 1)[:1].isdigit() or tokens.word(at + 1) in grammar.TIMES
    )
    if not dated and tokens.word(at) not in ("by", "at", "in", "during"):
        return at
    behind = has_any(tokens, frozenset({"to", "that", ",", ";"}), at, at + _AGENT_REACH)
    return at if behind is None else behind


def _agreed(place: Place, at: int) -> Found | None:
    """As in "agreed a plan", but not "agreed a plan was needed"."""
    if place.group.verb.lemma != "agree" or place.tokens.word(at) not in ("a", "an"):
        return None
    head = head_of(place.tokens, place.lexicon, at, place.limit)
    if head is None or not head.instrument:
        end = min(at + _DESIGN_REACH, place.limit)
        design = has_any(place.tokens, _DESIGNS, at, end)
        return None if design is None else Found("other", None, 0.7)
    if is_finite(place.tokens, head.at + 1, NO_FORMS):
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


def order(place: Place) -> Found | None:
    """As in "ordered the Ministry to", "instructed that", "directed the establishment of"."""
    tokens, instrument = place.tokens, place.group.verb.instrument
    if place.group.passive:
        return Found(instrument, None, 0.65) if orders_act(tokens, place.group.end) else None
    if tokens.word(place.start) == "that":
        return Found(instrument, None, 0.7)
    undirected = place.lexicon.nouns["undirected"]
    wrong = has_any(tokens, undirected, place.start, place.start + 3) is not None
    if wrong or not starts_noun(tokens, place.start):
        return None
    end = min(place.limit, place.start + _ORDER_REACH)
    if any(orders_act(tokens, at) for at in range(place.start + 1, end)):
        return Found(instrument, None, 0.75)
    act = tokens.word(place.start + 1).endswith(ACT_ENDINGS)
    return Found(instrument, None, 0.6) if act else None


def orders_act(tokens: Tokens, at: int) -> bool:
    """Whether "to" and what is to be done stand there."""
    if tokens.word(at) != "to" or tokens.capitalised(at + 1):
        return False
    following = tokens.word(at + 1)
    act = following.isalpha() and not following.endswith("ing")
    return act and following not in grammar.DETERMINERS
