"""What a verb of decision asks for: its object or, in the passive, its subject."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.complements import (
    ACT_ENDINGS,
    clause_needed,
    infinitive,
    order,
    orders_act,
)
from annotator.suggest.decisions.lexicon import Lexicon
from annotator.suggest.decisions.nouns import Head, has_any, head_of, starts_noun
from annotator.suggest.decisions.objects import comparator, object_start, past_comparator
from annotator.suggest.decisions.place import Found, Place
from annotator.suggest.decisions.tokens import Tokens
from annotator.suggest.decisions.verbs import VerbGroup
from annotator.suggest.decisions.wrongdoing import tells_of_wrongdoing

_OBJECT_REACH = 14
_FAR = 24
"""Words among which an honour follows the one who gets it, with posts and names."""
_ACTS = (*ACT_ENDINGS, "ance", "ence", "ing", "age")
"""How nouns end that name an act, for which approval is a decision: "the appointment"."""
_NOT_SIGNED = frozenset("book autograph autographs guest visitors condolence off up onto".split())


_Need = Callable[[Place], Found | None]


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
        place = Place(tokens, lexicon, group, *_plain_subject(tokens, subject), limit, subject)
    else:
        start = object_start(tokens, group.end, limit)
        if start >= limit:
            return None
        place = Place(tokens, lexicon, group, start, limit, limit, subject)
    if subject is not None and _acts_in_the_field(place, subject):
        return None
    if tells_of_wrongdoing(place):
        return None
    need = _NEEDS.get(group.verb.takes, _listed)
    return need(place)


def _acts_in_the_field(place: Place, subject: tuple[int, int]) -> bool:
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


def _instrument(place: Place) -> Found | None:
    if not place.group.passive and not starts_noun(place.tokens, place.start):
        return None
    head = place.head
    if head is None or not head.instrument:
        return None
    fixed = place.group.verb.instrument
    return Found(fixed or head.instrument, head.at, 0.9)


def _document(place: Place) -> Found | None:
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


def _anything(place: Place) -> Found | None:
    if not starts_noun(place.tokens, place.start):
        return None
    head = place.head
    if head is None or place.tokens.word(place.start) in ("it", "them", "him", "this"):
        return None
    instrument = head.instrument or place.group.verb.instrument
    if place.group.verb.instrument in ("pardon", "law"):
        instrument = place.group.verb.instrument
    elif instrument == "decision" and not head.instrument and not _is_act(place, head):
        instrument = "other"
    return Found(instrument, head.at, 0.85 if head.instrument else 0.65)


def _is_act(place: Place, head: Head) -> bool:
    """Whether it was approved that something be done, and no thing ("an emblem", "$5 million")."""
    word = place.tokens.word(head.at)
    if word.endswith(_ACTS) or word in place.lexicon.nouns["acts"]:
        return True
    if place.group.passive:
        return orders_act(place.tokens, place.group.end)
    behind = range(head.at + 1, min(head.at + 4, place.limit))
    return any(orders_act(place.tokens, at) for at in behind)


def _person(place: Place) -> Found | None:
    if not starts_noun(place.tokens, place.start):
        return None
    head = place.head
    return Found(place.group.verb.instrument, head.at if head else None, 0.8)


def _post(place: Place) -> Found | None:
    end = place.limit if place.group.passive else min(place.limit, place.start + _OBJECT_REACH)
    posts, head = place.lexicon.nouns["post"], place.head
    if head and place.tokens.word(head.at) in place.lexicon.nouns["undismissed"]:
        return None
    if has_any(place.tokens, posts, place.start, end) is None:
        return None
    return _person(place)


def _named(place: Place) -> Found | None:
    """Somebody for a post: "named Ms Ruiz as chair", "was elected Speaker", not "named after"."""
    tokens, group = place.tokens, place.group
    if group.passive and tokens.word(group.end) in grammar.PREPOSITIONS - {"as", "to"}:
        return None
    at = group.end if group.passive else place.start
    end = min(place.limit, at + _OBJECT_REACH)
    post = has_any(tokens, place.lexicon.nouns["post"], at, end)
    if post is None and (to := has_any(tokens, frozenset({"to"}), at, end)) is not None:
        post = has_any(tokens, place.lexicon.nouns["seats"], to, end)
    if post is None or (not group.passive and not starts_noun(tokens, at)):
        return None
    person = tokens.capitalised(place.start) or tokens.word(place.start) in grammar.DETERMINERS
    return Found(group.verb.instrument, None, 0.65) if person else None


def _money(place: Place) -> Found | None:
    at = place.start
    while step := comparator(place.tokens, at):
        at += step
    found = _listed(replace(place, start=at))
    if found or not place.group.passive:
        return found
    # "The Ministry has been allocated a sum of 5 million"
    behind = past_comparator(place.tokens, place.group.end)
    return _listed(replace(place, start=behind, end=place.limit))


def _declared(place: Place) -> Found | None:
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


def _designated(place: Place) -> Found | None:
    return _second_object(place, place.lexicon.nouns["designated"], reach=40)


def _relieved(place: Place) -> Found | None:
    return _second_object(place, place.lexicon.nouns["relieved"])


def _amended(place: Place) -> Found | None:
    """Changes that were made; who "introduced an amendment" has only proposed one."""
    return _listed(place) if place.group.passive else None


def _registered(place: Place) -> Found | None:
    """Somebody or something on a list: "added 27 companies to the list"."""
    tokens, group = place.tokens, place.group
    start = group.end if group.passive else place.start
    for k in range(start, min(start + _OBJECT_REACH, place.limit)):
        if tokens.word(k) == "to" and has_any(tokens, place.lexicon.nouns["lists"], k, k + 5):
            return Found(group.verb.instrument, None, 0.6)
    return None


def _released(place: Place) -> Found | None:
    """Somebody from a post: "was released from the post of", but not "released a report"."""
    reach = range(place.group.end, min(place.group.end + _OBJECT_REACH, place.limit))
    source = next((k for k in reach if place.tokens.word(k) == "from"), None)
    if source is None:
        return None
    nouns = place.lexicon.nouns["relieved"] - {"duty"}
    at = has_any(place.tokens, nouns, source, min(source + 5, place.limit))
    if at is None or (place.tokens.word(at + 1).isalpha() and starts_noun(place.tokens, at + 1)):
        return None  # "from the post office"
    return Found(place.group.verb.instrument, at, 0.65)


def _listed(place: Place) -> Found | None:
    """A noun of the verb's own list among the first words of the object or subject."""
    group, tokens = place.group, place.tokens
    nouns = place.lexicon.nouns.get(group.verb.takes)
    if nouns is None or not starts_noun(tokens, place.start):
        return None
    head = place.head
    if head is None:
        return None
    at = has_any(tokens, nouns, place.start, _name_end(tokens, head.at))
    if at is None:
        return None
    named = head.instrument if at <= head.at else ""
    instrument = named or place.lexicon.instrument(tokens.word(at))
    return Found(group.verb.instrument or instrument or "other", at, 0.8)


def _name_end(tokens: Tokens, at: int) -> int:
    """Behind the name whose word stands there: "the Digital Policy Council"."""
    end = at + 1
    while tokens.capitalised(at) and tokens.capitalised(end):
        end += 1
    return end


def _ceremony(place: Place) -> Found | None:
    """As in "an exchange of the signed documents took place", but not "of views"."""
    if place.subject is None:
        return None
    tokens, (start, end) = place.tokens, place.subject
    at = has_any(tokens, place.lexicon.nouns["ceremony"], start, min(end, start + 5))
    if at is None or tokens.word(at + 1) != "of":
        return None
    paper = next((k for k in range(at + 2, end) if place.lexicon.instrument(tokens.word(k))), None)
    return Found(place.lexicon.instrument(tokens.word(paper)), paper, 0.6) if paper else None


def _granted(place: Place) -> Found | None:
    """Approval, citizenship, an award: also behind the one who gets it ("granted X the title")."""
    found = _listed(place) or _second_object(place, place.lexicon.nouns["granted"], _FAR)
    if found is None or found.noun is None:
        return found
    word = place.tokens.word(found.noun)
    if place.tokens.written[found.noun] == "Order" and place.tokens.word(found.noun + 1) == "of":
        return Found("award", found.noun, found.score)
    kind = place.lexicon.instrument(word)
    return Found(kind if kind in ("award", "pardon") else "decision", found.noun, found.score)


def _honour(place: Place) -> Found | None:
    found = _listed(place) or _second_object(place, place.lexicon.nouns["honour"], _FAR)
    if found is None or found.noun is None:
        return found
    kind = place.lexicon.instrument(place.tokens.word(found.noun))
    return Found("contract" if kind == "contract" else "award", found.noun, found.score)


def _with_honour(place: Place) -> Found | None:
    return _second_object(place, place.lexicon.nouns["honour"], reach=40)


def _second_object(place: Place, nouns: frozenset[str], reach: int = _OBJECT_REACH) -> Found | None:
    if not starts_noun(place.tokens, place.start):
        return None
    start = place.group.end if place.group.passive else place.start
    at = has_any(place.tokens, nouns, start, min(place.limit, start + reach))
    return Found(place.group.verb.instrument, at, 0.65) if at is not None else None


def _into_pact(place: Place) -> Found | None:
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
    "released": _released,
    "listing": _registered,
    "amendments": _amended,
    "designated": _designated,
    "infinitive": infinitive,
    "clause": clause_needed,
    "order": order,
    "ceremony": _ceremony,
    "granted": _granted,
    "honour": _honour,
    "with honour": _with_honour,
    "into pact": _into_pact,
    "to pact": _into_pact,
}
