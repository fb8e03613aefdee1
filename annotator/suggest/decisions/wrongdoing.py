"""What people are accused of is no formal act: "agreed to rig the bids", "directed a sham sale"."""

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.nouns import has_any
from annotator.suggest.decisions.place import Place

_SOURCE_REACH = 6
_PARTNER_REACH = 9
"""Words among which "to" stands behind "agreed with the other bidders"."""


def tells_of_wrongdoing(place: Place) -> bool:
    """Whether the act is only alleged, or is itself what somebody is accused of.

    An order in the passive is left alone: that somebody "was ordered to pay" is a court's act.
    """
    tokens, group, nouns = place.tokens, place.group, place.lexicon.nouns
    if group.passive:
        subject = place.subject if group.verb.takes != "order" else None
        return subject is not None and has_any(tokens, nouns["hedges"], *subject) is not None
    if tokens.word(place.start + 1) in nouns["settling"]:
        return False
    if _hedged(place):
        return True
    opening = tokens.word(place.start)
    if opening in ("to", "with"):
        reach = min(place.start + _PARTNER_REACH, place.limit)
        to = has_any(tokens, frozenset({"to"}), place.start, reach)
        return to is not None and tokens.word(to + 1) in nouns["crimes"]
    described = place.start + (opening in grammar.DETERMINERS)
    return tokens.word(described) in nouns["shams"] and not tokens.capitalised(described)


def _hedged(place: Place) -> bool:
    """Whether "allegedly" or "according to the indictment" stands before the verb."""
    tokens, nouns, verb = place.tokens, place.lexicon.nouns, place.group.trigger
    if has_any(tokens, nouns["hedges"], 0, verb) is not None:
        return True
    source = has_any(tokens, frozenset({"according"}), 0, verb)
    if source is None:
        return False
    return has_any(tokens, nouns["accusations"], source, source + _SOURCE_REACH) is not None
