"""What a quantity counts: the noun phrase behind it, or the thing before it that it measures."""

from collections.abc import Sequence

from annotator.model.spans import Span
from annotator.suggest.statistics.further import Further
from annotator.suggest.statistics.grammar import Measure
from annotator.suggest.statistics.lexicon import ContextWords
from annotator.suggest.statistics.noun_phrases import NounPhrases
from annotator.suggest.statistics.ratios import FACTOR
from annotator.suggest.statistics.tokens import Token, TokenKind, adjacent

_EACH = frozenset(("a", "an", "per", "each", "every", "в", "за"))
_TIMES = frozenset(
    "day week month year hour annum minute second день сутки неделю месяц год час".split()
)
_POINTERS = frozenset(("these", "those", "such"))
_OWNERS = frozenset(("their", "our", "his", "her", "its"))
"""What stays where a part of a whole is told: "two of their associates"."""
_JOINED_REACH = 12
_NO_THINGS = frozenset(("age", "period", "term", "duration", "возрасте", "срок"))
_PERIODS = frozenset(
    "quarter quarters half year years month months week weeks day days decade decades century"
    " period term future".split()
)
"""Times: the 67 percent of "grew by 67 percent in the first quarter" are no part of it."""
_MEETINGS = frozenset(("meeting", "session"))
_WEIGHTS = frozenset(("pound", "kilogram", "gram", "ounce", "tonne", "short ton"))
_SIDES = frozenset(("below", "above", "годовых"))
"""What follows a figure and is no thing: "300 points below and above the rate"."""
_THEN = frozenset(("earlier", "ago", "before", "later", "previously", "назад", "ранее"))


class CountedFinder:
    """Finds the noun phrase that belongs to a quantity, as written."""

    def __init__(self, words: ContextWords) -> None:
        self._words = words
        self._phrases = NounPhrases(words)
        self._further = Further(words, self._phrases)

    def find(
        self, stream: Sequence[Token], measures: Sequence[Measure], *, money: Sequence[bool]
    ) -> list[Span | None]:
        """The words that each of the quantities counts, None where the sentence does not say it.

        A quantity in brackets behind another, or joined to it by "to", counts the same thing.
        """
        found: list[Span | None] = []
        limits = [measure.first for measure in measures[1:]] + [len(stream)]
        for at, measure in enumerate(measures):
            before = measures[at - 1] if at else None
            own = self._own(stream, measure, money=money[at], limit=limits[at])
            if own is None and before and self._same(stream, before, measure, found[-1]):
                own = found[-1]
            found.append(own or self._further.find(stream, measure))
        for at in range(len(found) - 2, -1, -1):
            if found[at] is None and _continues(stream, measures[at], measures[at + 1]):
                found[at] = found[at + 1]
        return found

    def _same(
        self, stream: Sequence[Token], before: Measure, measure: Measure, told: Span | None
    ) -> bool:
        """Whether the quantity counts what the one before it counts."""
        beside = _continues(stream, before, measure)
        return beside or self._further.same(stream, before, measure, told)

    def _own(
        self, stream: Sequence[Token], measure: Measure, *, money: bool, limit: int
    ) -> Span | None:
        before = self._before(stream, measure)
        if measure.unit == FACTOR:
            return before
        measured = money or bool(measure.unit)
        if before and measured and not self._attributive(stream, measure):
            return before
        return self._after(stream, measure, measured=measured, limit=limit) or before

    def _attributive(self, stream: Sequence[Token], measure: Measure) -> bool:
        """Whether the thing follows: "$15 million contribution", "$5 million in investment"."""
        at = measure.end
        if at >= len(stream):
            return False
        if stream[at].low == "in" and at + 1 < len(stream):
            return self._phrases.is_noun(stream[at + 1]) and stream[at + 1].text[0].islower()
        return stream[at].low == "of" or self._phrases.is_noun(stream[at])

    def _after(
        self, stream: Sequence[Token], measure: Measure, *, measured: bool, limit: int
    ) -> Span | None:
        at = self._behind_rate(stream, _behind_brackets(stream, measure.end))
        at += self._passed_over(stream, at)
        within = at < len(stream) and stream[at].low == "in"
        if at < len(stream) and (
            stream[at].low == "of" or (measured and stream[at].low in ("in", "for", "на"))
        ):
            if stream[at].low == "for" and _acts(stream, at + 1):
                return None
            at += 1 + self._pointed(stream, at)
        while at < len(stream) and self._phrases.opens(stream, at):
            at += 1
        if self._beside(stream, at):
            return None
        if at + 1 < len(stream) and stream[at].low in _TIMES and stream[at + 1].low in _THEN:
            return None
        end = self._phrases.end(stream, at)
        end = _before_next(stream, at, end, limit) if end >= limit else end
        if (
            within
            and end > at
            and any(
                token.low in _MEETINGS or (token.low in _PERIODS and token is stream[end - 1])
                for token in stream[at:end]
            )
        ):
            return None
        joint = (k for k in range(at + 1, end) if stream[k].low in ("and", "и"))
        if measure.unit in _WEIGHTS and (cut := next(joint, None)) is not None:
            end = cut  # "20 kilograms of opium and bomb components"
        elif measured:
            end = self._phrases.series_end(stream, at, end)
        part = not measured and stream[at - 1].low in _OWNERS and stream[at - 2].low == "of"
        return Span(stream[at - part].start, stream[end - 1].end) if end > at else None

    def _passed_over(self, stream: Sequence[Token], at: int) -> int:
        """The tokens of "more" and "worth of" before the thing: "35 more civilians"."""
        if at + 1 >= len(stream):
            return 0
        if stream[at].low == "more" and self._phrases.is_noun(stream[at + 1]):
            return 1
        return 1 if (stream[at].low, stream[at + 1].low) == ("worth", "of") else 0

    def _beside(self, stream: Sequence[Token], at: int) -> bool:
        """Whether the figure lies below or above another: "300 points above the rate"."""
        if at + 1 >= len(stream) or stream[at].low not in _SIDES:
            return False
        return not adjacent(stream[at], stream[at + 1]) or not stream[at + 1].text.startswith("-")

    def _pointed(self, stream: Sequence[Token], at: int) -> bool:
        """Whether "of" is followed by a word that points at what is known: "of these returns"."""
        if at + 2 >= len(stream) or stream[at].low != "of" or stream[at + 1].low not in _POINTERS:
            return False
        return self._phrases.is_noun(stream[at + 2])

    def _behind_rate(self, stream: Sequence[Token], at: int) -> int:
        """Behind what a rate is told by: "1.8 million barrels a day of oil"."""
        rate = at + 1 < len(stream) and stream[at].low in _EACH and stream[at + 1].low in _TIMES
        return at + 2 if rate else at

    def _before(self, stream: Sequence[Token], measure: Measure) -> Span | None:
        """The thing before "of", "in the amount of", "stands at" or "has soared by"."""
        at = measure.first
        words = self._words
        link = self._further.link(stream, at)
        if at and stream[at - 1].low in ("from", "с") and _joined_to(stream, measure.end):
            return self._subject(stream, at - 1 if link is None else link)
        of = words.of_links.before(stream, at)
        if of and (link is None or of[1] <= link):
            found = self._phrases.before(stream, of[1], wide=False)
            found = self._phrases.placed(stream, of[1], found) if found else None
            found = _without_unit(stream, of[1], found) if found else None
            last = stream[of[1] - 1] if of[1] else None
            bare = found and last and found.start == last.start and last.low in _NO_THINGS
            done = last is not None and last.low.endswith("ed")
            done = done or (of[1] > 1 and stream[of[1] - 2].low == "to")  # "to pay a total of"
            return None if bare or done else found
        if link is not None:
            return self._subject(stream, link)
        inner = words.links.at(stream, at) if measure.comparator != "=" else None
        if inner and inner[1] <= measure.number[0]:
            return self._phrases.before(stream, at, wide=True)
        return None

    def _subject(self, stream: Sequence[Token], verb: int) -> Span | None:
        """The thing before the verb; the allies, of `the number of allies that spend more grew`."""
        near = self._phrases.before(stream, verb, wide=True)
        head = self._further.headed(stream, verb, commas=False) if near else None
        if not near or not head:
            return near
        inside = head.end >= near.start
        apart = inside and any(
            token.low in ("and", "и") and near.start < token.start < head.start
            for token in stream[max(0, verb - _JOINED_REACH) : verb]
        )  # "... is ongoing and the total number of the contacts stands at"
        return near if inside and not apart else head


def _without_unit(stream: Sequence[Token], end: int, found: Span) -> Span:
    """The narcotics of "5 pounds of narcotics worth", which the figure before measures too."""
    first = next(k for k in range(end) if stream[k].start == found.start)
    of = next((k for k in range(first, end - 1) if stream[k].low == "of"), None)
    if not first or of is None or stream[first - 1].kind is not TokenKind.NUMBER:
        return found
    return Span(stream[of + 1].start, found.end)


def _before_next(stream: Sequence[Token], at: int, end: int, limit: int) -> int:
    """The end without what belongs to the next quantity: "output and employ nearly 10"."""
    end = min(end, limit)
    for k in range(end - 1, at, -1):
        if stream[k].low in ("and", "и"):
            return k
    return end


def _behind_brackets(stream: Sequence[Token], at: int) -> int:
    """Behind a short bracket that repeats the quantity: "150 pounds (62 kilograms) of"."""
    if at < len(stream) and stream[at].low == "(":
        for end in range(at + 1, min(at + 7, len(stream))):
            if stream[end].low == ")":
                return end + 1
    return at + (at < len(stream) and stream[at].low == ")")


def _acts(stream: Sequence[Token], at: int) -> bool:
    """Whether "for" tells of an act and no thing: "$9 million for knowingly submitting claims"."""
    following = [token.low for token in stream[at : at + 2]]
    led = following[:1] != [] and following[0].endswith("ly") and following[-1].endswith("ing")
    determined = len(following) == 2 and following[1] in ("a", "an", "the")
    return led or (determined and following[0].endswith("ing"))


def _joined_to(stream: Sequence[Token], at: int) -> bool:
    return at < len(stream) and stream[at].low in ("to", "до")


def _continues(stream: Sequence[Token], before: Measure, measure: Measure) -> bool:
    """Whether only a bracket, "to" or "or" stands between the two quantities."""
    gap = stream[before.end : measure.first]
    if len(gap) != 1:
        return False
    alike = before.unit in ("", measure.unit)
    return gap[0].low == "(" or (alike and gap[0].low in ("to", "до", "or", "или"))
