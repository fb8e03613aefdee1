"""What a quantity measures where it stands further off: before verbs, in other clauses."""

from collections.abc import Sequence

from annotator.model.spans import Span
from annotator.suggest.statistics.grammar import Measure
from annotator.suggest.statistics.handed_on import SENTENCE_SIGNS, HandedOn
from annotator.suggest.statistics.lexicon import ContextWords
from annotator.suggest.statistics.noun_phrases import NounPhrases
from annotator.suggest.statistics.tokens import Token, TokenKind, adjacent

_ADVERBS = frozenset(
    "threefold twofold fourfold tenfold sharply downward downwards upward upwards now already"
    " currently also still further another"
    " additional again today"
    " ещё еще уже также сейчас теперь".split()
)
"""What may stand between a verb and its figure: "увеличился ещё на семь процентов"."""
_NEAR = 6
_PRONOUNS = frozenset("this that it these they which это".split())
_AUXILIARIES = frozenset(
    "will would be been must should may can could is are was were has have had".split()
)
"""What may stand between a subject and the verb that ties it to a figure."""
_HEADS = frozenset("number share amount volume proportion percentage".split())
_HEADS_RU = frozenset("число количество доля объём объем".split())
_HEAD_REACH = 24
_WAYS = frozenset("to by from до на с".split())
_PARTICLES = frozenset("back up down off".split())
_STATES = frozenset("steady unchanged stable constant".split())
_STAYS = frozenset(
    "hold holds holding held keep keeps keeping kept maintain maintains maintaining maintained"
    " leave leaves leaving left сохранить сохраняет сохранил сохранила сохранили установить"
    " установил установила установили".split()
)
"""What leaves a thing where it is: "keep the key rate (unchanged) at 7 percent"."""
_VERBS = frozenset(
    "adjust adjusts adjusted adjusting bring brings bringing brought raise raises raising raised"
    " reduce reduces reducing reduced"
    " cut cuts cutting lower lowers lowering lowered increase increases increasing increased"
    " boost boosts boosting boosted expand expands expanding expanded limit limits limiting"
    " довести доводит доведёт доведет довёл довели увеличить увеличит увеличил увеличила"
    " увеличили сократить сократит сократил сократила сократили снизить снизит снизил снизила"
    " снизили повысить повысит повысил повысила повысили поднять поднял подняли".split()
)
"""What brings a thing to a figure: "bringing trade to $5 billion"."""
_VERB_REACH = 22
_CHANGE_REACH = 7


class Further:
    """Finds the thing behind pronouns, heads such as "the number of", and verbs that change it."""

    def __init__(self, words: ContextWords, phrases: NounPhrases) -> None:
        self._words = words
        self._phrases = phrases
        self._handed_on = HandedOn(phrases, words)

    def link(self, stream: Sequence[Token], at: int) -> int | None:
        """Where the verb begins that ties the figure at the token to its subject, adverbs or not.

        Such as "stands at", "has now reached", "увеличился ещё на".
        """
        told = self._words.links.before(stream, at)
        wider = self._past_adverbs(stream, at)
        first = wider if told is None else min(told[1], at if wider is None else wider)
        while first and stream[first - 1].low in _ADVERBS | _AUXILIARIES:
            first -= 1
        return first

    def _past_adverbs(self, stream: Sequence[Token], at: int) -> int | None:
        near = range(max(0, at - _NEAR), at)
        kept = [k for k in near if not _passed_over(stream, k)]
        if len(kept) == len(near):
            return None
        told = self._words.links.before([stream[k] for k in kept], len(kept))
        return kept[told[1]] if told else None

    def same(
        self, stream: Sequence[Token], before: Measure, measure: Measure, told: Span | None
    ) -> bool:
        """Whether the quantity measures what the one before does, as verbs and pronouns tell.

        `told` is what the one before measures.
        """
        return self._handed_on.same(
            stream, before, measure, self.link(stream, measure.first), told
        ) or (
            self._second_verb(stream, before, measure)
            or self._told_of(stream, before, measure)
            or _changes_to(stream, before, measure)
        )

    def _second_verb(self, stream: Sequence[Token], before: Measure, measure: Measure) -> bool:
        """Whether the subject has a second verb: "exports grew by 5 percent and exceeded ..."."""
        verb, first = before.end, measure.first
        while verb < first and stream[verb].low in ("and", "и", ","):
            verb += 1
        if verb == before.end:
            return False
        told = self.link(stream, first)
        if told is None and self._words.links.at(stream, first):
            told = first
        return verb == told

    def _told_of(self, stream: Sequence[Token], before: Measure, measure: Measure) -> bool:
        """Whether the next sentence goes on: "Exports were $13 billion. This is more than ..."."""
        verb = self.link(stream, measure.first)
        if not verb or before.unit != measure.unit or stream[verb - 1].low not in _PRONOUNS:
            return False
        ends = [k for k in range(before.end, verb) if stream[k].low in SENTENCE_SIGNS]
        return ends == [verb - 2]

    def find(self, stream: Sequence[Token], measure: Measure) -> Span | None:
        """The thing that no words beside the quantity name; None where none is found."""
        return (
            self._headed(stream, measure)
            or self._brought(stream, measure)
            or self._handed_on.find(stream, measure, self.link(stream, measure.first))
        )

    def _headed(self, stream: Sequence[Token], measure: Measure) -> Span | None:
        """“The number of allies spending 2 percent has gone from 9 to ...”: the allies."""
        verb = self.link(stream, measure.first)
        if verb is None and self._words.links.at(stream, measure.first):
            verb = measure.first  # "the share of visitors that stay had topped 70 percent"
        return self.headed(stream, verb or 0)

    def headed(self, stream: Sequence[Token], verb: int, *, commas: bool = True) -> Span | None:
        """What "number of" and the like name in the sentence before the verb, or its clause."""
        for at in _back(stream, verb, _HEAD_REACH):
            low, behind = stream[at].low, stream[at + 1].low
            if low == "," and not commas:
                break
            if low in _HEADS and behind == "of":
                return self._phrase(stream, at + 2, verb)
            if low in _HEADS_RU:
                return self._phrase(stream, at + 1, verb)
        return None

    def _brought(self, stream: Sequence[Token], measure: Measure) -> Span | None:
        """“Bringing the support that we give to $5 million”: the support."""
        way = measure.first - 1
        while way > 0 and stream[way].low in _ADVERBS | {"a"}:
            way -= 1
        verbs = _VERBS if way > 0 and stream[way].low in _WAYS else None
        if way > 0 and (stream[way].low == "at" or _level(stream, way)):
            verbs, way = _STAYS, way - (stream[way].low != "at")
            while stream[way - 1].low in _STATES:
                way -= 1
        if verbs is None:
            return None
        for at in _back(stream, way, _VERB_REACH):
            if stream[at].low == "," or _figure(stream, at):
                break
            if stream[at].low in verbs:
                particle = stream[at + 1].low in _PARTICLES
                return self._phrase(stream, at + 1 + particle, way)
        return None

    def _phrase(self, stream: Sequence[Token], at: int, limit: int) -> Span | None:
        while at < limit and self._phrases.opens(stream, at):
            at += 1
        end = min(self._phrases.end(stream, at), limit)
        heads = self._words.empty_heads
        while at + 2 < end and stream[at].low in heads and stream[at + 1].low in heads | {"of"}:
            at += 1 + (stream[at + 1].low == "of")
            while at + 1 < end and self._phrases.opens(stream, at):
                at += 1
        bare = end == at + 1 and stream[at].low in heads
        return None if bare or end <= at else Span(stream[at].start, stream[end - 1].end)


def _passed_over(stream: Sequence[Token], at: int) -> bool:
    """Whether the word may stand between verb and figure: "has dropped significantly, by"."""
    low = stream[at].low
    if low == ",":
        return at > 0 and stream[at - 1].low.endswith("ly")
    return low in _ADVERBS or (low.endswith("ly") and len(low) > 5)


def _back(stream: Sequence[Token], at: int, reach: int) -> Sequence[int]:
    """The tokens before one of its sentence, the nearest first."""
    found: list[int] = []
    for k in range(at - 1, max(-1, at - 1 - reach), -1):
        if stream[k].low in SENTENCE_SIGNS and not (k and len(stream[k - 1].text) == 1):
            break  # a letter before a full stop is an initial: "U.S."
        found.append(k)
    return found


def _level(stream: Sequence[Token], at: int) -> bool:
    return stream[at].low == "уровне" and stream[at - 1].low == "на"


def _figure(stream: Sequence[Token], at: int) -> bool:
    """Whether a number stands there that is neither a year nor part of a name such as SO2."""
    token = stream[at]
    year = len(token.text) == 4 and token.text.isdigit()
    tied = at > 0 and adjacent(stream[at - 1], token)
    return token.kind is TokenKind.NUMBER and not (year or tied)


def _changes_to(stream: Sequence[Token], before: Measure, measure: Measure) -> bool:
    """Whether a change has two ends: "rose from 797 in the fiscal year 2008 to 1,430"."""
    gap = stream[before.end : measure.first]
    words = [token.low for token in gap if token.low != ","]
    if words == ["from"]:
        return True
    if words in (["to"], ["до"]) and before.first and before.unit != measure.unit:
        return stream[before.first - 1].low in ("by", "на")  # "by 50 basis points to 8 percent"
    if not 0 < len(gap) <= _CHANGE_REACH or not before.first:
        return False
    opened = stream[before.first - 1].low in ("from", "с")
    signs = any(token.low in SENTENCE_SIGNS for token in gap)
    return opened and gap[-1].low in ("to", "до") and not signs
