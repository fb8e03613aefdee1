"""What a quantity counts: the noun phrase behind it, or the thing before it that it measures."""

from collections.abc import Sequence

from annotator.model.spans import Span
from annotator.suggest.statistics.grammar import Measure
from annotator.suggest.statistics.lexicon import ContextWords
from annotator.suggest.statistics.tokens import Token, TokenKind, adjacent

_LONGEST = 10
_LONGEST_BEFORE = 8
_OPEN_QUOTES = frozenset("\"“«'‘")
_LEFT_OVERS = frozenset(("of", "and", "и", "-", "–", "the", "a"))
_INSIDE_SUBJECTS = frozenset(("and", "и", "these", "those", "this", "этих"))
_EACH = frozenset(("a", "an", "per", "each", "every", "в", "за"))
_TIMES = frozenset(
    "day week month year hour annum minute second день сутки неделю месяц год час".split()
)
_THEN = frozenset(("earlier", "ago", "before", "later", "previously", "назад", "ранее"))
_PERIODS = frozenset(
    "месяца месяцев года лет год году дней недель недели квартала квартал полугодие".split()
)
_MONTHS = frozenset(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря january"
    " february march april may june july august september october november december".split()
)
_YEARS = frozenset(("году", "года", "год", "г"))
_CALIBRES = frozenset(("mm", "мм"))


class CountedFinder:
    """Finds the noun phrase that belongs to a quantity, as written."""

    def __init__(self, words: ContextWords) -> None:
        self._words = words

    def find(
        self, stream: Sequence[Token], measures: Sequence[Measure], *, money: Sequence[bool]
    ) -> list[Span | None]:
        """The words that each of the quantities counts, None where the sentence does not say it.

        A quantity in brackets behind another, or joined to it by "to", counts the same thing.
        """
        found: list[Span | None] = []
        for at, measure in enumerate(measures):
            before = measures[at - 1] if at else None
            own = self._own(stream, measure, money=money[at])
            if (
                before
                and own is None
                and (_continues(stream, before, measure) or self._goes_on(stream, before, measure))
            ):
                own = found[-1]
            found.append(own)
        for at in range(len(found) - 2, -1, -1):
            if found[at] is None and _continues(stream, measures[at], measures[at + 1]):
                found[at] = found[at + 1]
        return found

    def _goes_on(self, stream: Sequence[Token], before: Measure, measure: Measure) -> bool:
        """Whether the subject has a second verb: "exports grew by 5 percent and exceeded ..."."""
        links, first = self._words.links, measure.first
        if first <= before.end or stream[before.end].low not in ("and", "и"):
            return False
        told = links.before(stream, first)
        verb = told[1] if told else first if links.at(stream, first) else -1
        return verb == before.end + 1

    def _own(self, stream: Sequence[Token], measure: Measure, *, money: bool) -> Span | None:
        before = self._before(stream, measure)
        measured = money or bool(measure.unit)
        if before and measured and not self._attributive(stream, measure):
            return before
        return self._after(stream, measure, measured=measured) or before

    def _attributive(self, stream: Sequence[Token], measure: Measure) -> bool:
        """Whether the thing follows: "$15 million contribution", "$5 million in investment"."""
        at = measure.end
        if at >= len(stream):
            return False
        if stream[at].low == "in" and at + 1 < len(stream):
            return self._is_noun(stream[at + 1]) and stream[at + 1].text[0].islower()
        return stream[at].low == "of" or self._is_noun(stream[at])

    def _is_noun(self, token: Token) -> bool:
        return token.kind is TokenKind.WORD and token.low not in self._words.stops

    def _after(self, stream: Sequence[Token], measure: Measure, *, measured: bool) -> Span | None:
        at = self._behind_rate(stream, _behind_brackets(stream, measure.end))
        if at < len(stream) and (
            stream[at].low == "of" or (measured and stream[at].low in ("in", "for", "на"))
        ):
            at += 1
        while at < len(stream) and self._opens(stream, at):
            at += 1
        if at + 1 < len(stream) and stream[at].low in _TIMES and stream[at + 1].low in _THEN:
            return None
        end = self._phrase_end(stream, at)
        return Span(stream[at].start, stream[end - 1].end) if end > at else None

    def _behind_rate(self, stream: Sequence[Token], at: int) -> int:
        """Behind what a rate is told by: "1.8 million barrels a day of oil"."""
        rate = at + 1 < len(stream) and stream[at].low in _EACH and stream[at + 1].low in _TIMES
        return at + 2 if rate else at

    def _opens(self, stream: Sequence[Token], at: int) -> bool:
        """Whether the token is an article or a quotation mark before the noun phrase."""
        if stream[at].low not in self._words.determiners | _OPEN_QUOTES:
            return False
        return not self._ties(stream, at + 1)

    def _phrase_end(self, stream: Sequence[Token], at: int) -> int:
        """The index behind the noun phrase that begins at the token."""
        end, head, of = at, False, False
        while end < len(stream) and end - at < _LONGEST:
            token = stream[end]
            if token.kind is not TokenKind.WORD:
                step = self._inside(stream, end)
                if not step:
                    break
                end += step
                continue
            if token.low == "of" and end > at and not of:
                of, head = True, False
            elif token.low not in ("and", "и") or end == at or head or of:
                if self._ends(token, first=end == at, head=head, of=of):
                    break
                head = self._plural(token)
            end += 1
        while end > at and stream[end - 1].low in _LEFT_OVERS:
            end -= 1
        bare = all(token.low.endswith(("ed", "ly")) for token in stream[at:end])
        return at if bare else end

    def _ends(self, token: Token, *, first: bool, head: bool, of: bool) -> bool:
        """Whether the noun phrase is over before the word."""
        words = self._words
        return (
            token.low in words.stops
            or (head and not self._plural(token))
            or (token.low in words.determiners and not of)
            or (not first and token.low.endswith(words.verb_endings))
        )

    def _inside(self, stream: Sequence[Token], at: int) -> int:
        """How many tokens that are no words belong to the phrase: "AK-47s", "82 mm"."""
        if stream[at].kind is TokenKind.NUMBER:
            tied = at > 0 and adjacent(stream[at - 1], stream[at])
            if tied:
                return 1 + _tied_word(stream, at + 1)
            return 2 if at + 1 < len(stream) and stream[at + 1].low in _CALIBRES else 0
        return int(self._ties(stream, at) or _initial_stop(stream, at))

    def _ties(self, stream: Sequence[Token], at: int) -> bool:
        """Whether the sign ties two words together: "anti-personnel", "U.S.", "AK-47"."""
        return (
            0 < at < len(stream) - 1
            and stream[at].text in "-‑’'/."
            and adjacent(stream[at - 1], stream[at])
            and adjacent(stream[at], stream[at + 1])
            and stream[at + 1].kind is not TokenKind.SIGN
        )

    def _plural(self, token: Token) -> bool:
        if token.low in self._words.plurals:
            return True
        if len(token.low) < 3:
            return False
        return token.low.endswith("s") and not token.low.endswith(("ss", "us", "is", "'s", "’s"))

    def _before(self, stream: Sequence[Token], measure: Measure) -> Span | None:
        """The thing before "of", "in the amount of", "stands at" or "has soared by"."""
        at = measure.first
        words = self._words
        told = words.links.before(stream, at)
        if at and stream[at - 1].low in ("from", "с") and _joined_to(stream, measure.end):
            return self._noun_before(stream, told[1] if told else at - 1, wide=True)
        of, link = words.of_links.before(stream, at), told
        if of and (link is None or of[1] < link[1]):
            return self._noun_before(stream, of[1], wide=False)
        if link:
            return self._noun_before(stream, link[1], wide=True)
        inner = words.links.at(stream, at) if measure.comparator != "=" else None
        if inner and inner[1] <= measure.number[0]:
            return self._noun_before(stream, at, wide=True)
        return None

    def _noun_before(self, stream: Sequence[Token], end: int, *, wide: bool) -> Span | None:
        """The noun phrase that ends before the token; `wide` takes the whole subject."""
        first = end
        while first > 0 and end - first < _LONGEST_BEFORE:
            if not self._belongs(stream, first - 1, wide=wide):
                break
            first -= 1
        if wide and first and stream[first - 1].kind is TokenKind.NUMBER:
            if stream[first].low not in _MONTHS:
                return None
            first += 1
        first = self._without_opening(stream, first, end)
        return Span(stream[first].start, stream[end - 1].end) if first < end else None

    def _belongs(self, stream: Sequence[Token], at: int, *, wide: bool) -> bool:
        token, words = stream[at], self._words
        if token.kind is TokenKind.NUMBER:
            year = len(token.text) == 4 and token.text.isdigit()
            return at > 0 and year and stream[at - 1].low in words.prepositions
        if token.kind is TokenKind.SIGN:
            return self._ties(stream, at)
        if wide:
            return (
                token.low not in words.stops or token.low in words.prepositions | _INSIDE_SUBJECTS
            )
        if token.low in words.determiners:
            return False
        year = stream[at + 1].kind is TokenKind.NUMBER
        return token.low not in words.stops or token.low == "of" or year

    def _without_opening(self, stream: Sequence[Token], first: int, end: int) -> int:
        """Behind articles, prepositions and heads such as "number of" that open the phrase."""
        words = self._words
        if stream[first].low in words.prepositions:
            # "За девять месяцев доходы": what comes behind the time
            times = (k + 1 for k in range(end - 2, first, -1) if stream[k].low in _PERIODS)
            first = next(times, first)
        while first < end:
            low = stream[first].low
            opening = low in words.determiners | words.prepositions | _INSIDE_SUBJECTS | {"of"}
            opening = opening or (low in _YEARS and stream[first - 1].kind is TokenKind.NUMBER)
            empty = low in words.empty_heads and end - first > 1
            if not (opening or empty or stream[first].kind is not TokenKind.WORD):
                break
            first += 1
        return first


def _behind_brackets(stream: Sequence[Token], at: int) -> int:
    """Behind a short bracket that repeats the quantity: "150 pounds (62 kilograms) of"."""
    if at < len(stream) and stream[at].low == "(":
        for end in range(at + 1, min(at + 7, len(stream))):
            if stream[end].low == ")":
                return end + 1
    return at + (at < len(stream) and stream[at].low == ")")


def _initial_stop(stream: Sequence[Token], at: int) -> bool:
    """Whether the full stop ends an abbreviation of initials: "U.S. companies"."""
    if at < 2 or stream[at].low != "." or stream[at - 2].low != ".":
        return False
    return len(stream[at - 1].text) == 1 and adjacent(stream[at - 1], stream[at])


def _tied_word(stream: Sequence[Token], at: int) -> int:
    tied = at < len(stream) and stream[at].kind is TokenKind.WORD
    return int(tied and adjacent(stream[at - 1], stream[at]))


def _joined_to(stream: Sequence[Token], at: int) -> bool:
    return at < len(stream) and stream[at].low in ("to", "до")


def _continues(stream: Sequence[Token], before: Measure, measure: Measure) -> bool:
    """Whether only a bracket, "to" or "or" stands between the two quantities."""
    gap = stream[before.end : measure.first]
    return len(gap) == 1 and gap[0].low in ("(", "to", "до", "or", "или")
