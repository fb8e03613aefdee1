"""What a quantity measures where another clause names it: relatives, pronouns, lists, gaps."""

from collections.abc import Sequence

from annotator.model.spans import Span
from annotator.suggest.statistics.grammar import Measure
from annotator.suggest.statistics.lexicon import ContextWords
from annotator.suggest.statistics.noun_phrases import NounPhrases
from annotator.suggest.statistics.tokens import Token, TokenKind, adjacent

SENTENCE_SIGNS = frozenset(".!?;…")
_RELATIVES = frozenset(("which", "that"))
_PRONOUNS = frozenset(("it", "they"))
_COMPARED = (("compared", "to"), ("compared", "with"), ("down", "from"), ("up", "from"))
_DASHES = frozenset("–—")
_THEM = frozenset(("them", "these", "those", "which", "whom"))
_LEADS = frozenset("to will would can could must should may i we they he she".split())
_REACHED = frozenset("reach exceed total hit".split())
_TO_REACH = 2
_AND = frozenset(("and", "while", "и", "а"))
_GAP = frozenset(("by", "на"))
_GAP_REACH = 8
_DATED = frozenset(
    "there were was – — on in of and , . jan feb mar apr may jun jul aug sept oct nov dec january"
    " february march april june july august september october november december".split()
)


class HandedOn:
    """Finds the thing that a clause or a sentence before has named."""

    def __init__(self, phrases: NounPhrases, words: ContextWords) -> None:
        self._phrases = phrases
        self._prepositions = words.prepositions
        self._casualties = words.casualties

    def same(
        self,
        stream: Sequence[Token],
        before: Measure,
        measure: Measure,
        verb: int | None,
        told: Span | None,
    ) -> bool:
        """Whether the quantity measures what the one before does, which counted `told`."""
        behind = told.end if told else 0
        gap = [t.low for t in stream[before.end : measure.first] if t.start >= behind]
        if told is not None and (
            _compared(gap) or (before.unit == measure.unit and self._beside(stream, measure, gap))
        ):
            return True
        if verb is None or not before.end < verb:
            return False
        subject = stream[verb - 1].low
        if subject in _RELATIVES:
            inner = told is not None and told.start >= stream[before.first].start
            return inner and before.unit != "count" and not SENTENCE_SIGNS.intersection(gap)
        return subject in _PRONOUNS and _next_sentence(stream, before, verb, told)

    def _beside(self, stream: Sequence[Token], measure: Measure, gap: Sequence[str]) -> bool:
        """Whether the next figure of the same kind is told without its noun."""
        once = self._told_once(stream, measure, gap)
        return once or _only_dated(gap) or _of_them(stream, measure, gap)

    def _told_once(self, stream: Sequence[Token], measure: Measure, gap: Sequence[str]) -> bool:
        """“Killed three fighters and captured two”, “26 rebels killed and 11 detained”."""
        if gap == [",", "or"]:
            return True
        done = self._casualties
        ends = _low(stream, measure.end) in (",", ".", ";", "and", "")
        verb = len(gap) == _TO_REACH and gap[0] in (",", "and") and gap[1] in done
        behind = _low(stream, measure.end) in done
        return (verb and ends) or (behind and gap[-1:] == ["and"] and gap[0] in done)

    def find(self, stream: Sequence[Token], measure: Measure, verb: int | None) -> Span | None:
        """The thing that stands before "which", before "including", or in a sentence before."""
        first = measure.first
        near = self._included(stream, first) or self._gapped(stream, first)
        if found := near or self._dashed(stream, first):
            return found
        if not verb:
            return None
        subject = stream[verb - 1].low
        if subject in _RELATIVES:
            return self._antecedent(stream, verb - 1)
        return self._sentence_before(stream, verb - 1) if subject in _PRONOUNS else None

    def _antecedent(self, stream: Sequence[Token], relative: int) -> Span | None:
        """“Trade, which has grown by”, “investment, the current volume of which exceeds”."""
        end = relative
        if _low(stream, end - 1) == "of":
            end = next((k for k in range(end, max(0, end - 6), -1) if stream[k].low == ","), end)
        if _low(stream, end - 1) == ",":
            end -= 1
        elif _low(stream, end) != ",":
            return None  # "the firm that earned $5 million" measures no firm
        found = self._phrases.before(stream, end, wide=False)
        if found is None:
            return None
        first = next(k for k in range(end) if stream[k].start == found.start)
        if first and stream[first - 1].kind is TokenKind.NUMBER:
            return None
        if _low(stream, first - 1) in _LEADS and first + 1 < end:
            first += 1  # "to encourage trade, which": without its verb
        return Span(stream[first].start, found.end)

    def _included(self, stream: Sequence[Token], first: int) -> Span | None:
        """“Cash payments, including $5,000”."""
        if _low(stream, first - 1) != "including" or _low(stream, first - 2) != ",":
            return None
        return self._phrases.before(stream, first - 2, wide=False)

    def _dashed(self, stream: Sequence[Token], first: int) -> Span | None:
        """“Drugs – 45%, chemicals – 14%”."""
        if _low(stream, first - 1) not in _DASHES:
            return None
        return self._phrases.before(stream, first - 1, wide=False)

    def _gapped(self, stream: Sequence[Token], first: int) -> Span | None:
        """“Exports grew by 5 percent and imports from Northland by 7 percent”: the imports."""
        way = first - 1
        if _low(stream, way) not in _GAP:
            return None
        for at in range(way - 1, max(0, way - _GAP_REACH), -1):
            if stream[at].low in _AND:
                inner = stream[at + 1 : way]
                named = all(
                    self._phrases.is_noun(token) or token.low in self._prepositions | {"the"}
                    for token in inner
                )
                if not inner or not named or self._prepositions & {inner[0].low}:
                    return None
                if not _figure_before(stream, at):
                    return None
                opened = at + 1 + (inner[0].low == "the")
                return Span(stream[opened].start, inner[-1].end) if opened < way else None
            if stream[at].kind is not TokenKind.WORD and not adjacent(stream[at - 1], stream[at]):
                return None
        return None

    def _sentence_before(self, stream: Sequence[Token], pronoun: int) -> Span | None:
        """The subject of the sentence before, where its first words name one."""
        if _low(stream, pronoun - 1) not in SENTENCE_SIGNS:
            return None
        start = pronoun - 1
        while start > 0 and stream[start - 1].low not in SENTENCE_SIGNS:
            start -= 1
        while start < pronoun and self._phrases.opens(stream, start):
            start += 1
        end = self._phrases.end(stream, start)
        closed = end < pronoun and not self._phrases.is_noun(stream[end])
        return Span(stream[start].start, stream[end - 1].end) if closed and end > start else None


def _compared(gap: Sequence[str]) -> bool:
    """Whether "compared to", "including" or "to reach" stands between the figures."""
    if tuple(gap[-2:]) in _COMPARED or gap[-1:] == ["including"]:
        return not SENTENCE_SIGNS.intersection(gap)
    return gap[:1] == ["to"] and len(gap) == _TO_REACH and gap[1] in _REACHED


def _figure_before(stream: Sequence[Token], at: int) -> bool:
    """Whether the sentence has a figure before the token, whose verb another may share."""
    for token in reversed(stream[:at]):
        if token.low in SENTENCE_SIGNS:
            return False
        if token.kind is TokenKind.NUMBER:
            return True
    return False


def _only_dated(gap: Sequence[str]) -> bool:
    """Whether only a date stands between two figures: "316 thefts, in 2014 there were 84"."""
    dated = any(word.isdigit() for word in gap)
    return dated and all(word in _DATED or word.isdigit() for word in gap)


def _of_them(stream: Sequence[Token], measure: Measure, gap: Sequence[str]) -> bool:
    """Whether a part of the figure before is told: "69 cases, and of these, 40 were dropped"."""
    behind = (_low(stream, measure.end), _low(stream, measure.end + 1))
    parted = (behind[0] == "of" and behind[1] in _THEM) or tuple(
        word for word in gap[-3:] if word != ","
    )[-2:] in {("of", them) for them in _THEM}
    return parted and not SENTENCE_SIGNS.intersection(gap)


def _next_sentence(stream: Sequence[Token], before: Measure, verb: int, told: Span | None) -> bool:
    """Whether "It" begins the sentence behind the one whose subject the figure before measured."""
    ends = [k for k in range(before.end, verb) if stream[k].low in SENTENCE_SIGNS]
    subject = told is not None and told.end <= stream[before.first].start
    return subject and ends == [verb - 2]


def _low(stream: Sequence[Token], at: int) -> str:
    return stream[at].low if 0 <= at < len(stream) else ""
