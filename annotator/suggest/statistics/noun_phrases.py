"""Noun phrases around a quantity, behind a token and in front of one."""

from collections.abc import Sequence

from annotator.model.spans import Span
from annotator.suggest.statistics.lexicon import ContextWords
from annotator.suggest.statistics.tokens import Token, TokenKind, adjacent

_LONGEST = 10
_LONGEST_BEFORE = 8
_OPEN_QUOTES = frozenset("\"“«'‘")
_LEFT_OVERS = frozenset(("of", "and", "и", "-", "–", "the", "a"))
_INSIDE_SUBJECTS = frozenset(("and", "и", "these", "those", "this", "этих"))
_PERIODS = frozenset(
    "полугодии квартале месяце месяца месяцев"
    " года лет год году дней недель недели квартала квартал полугодие".split()
)
_MONTHS = frozenset(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря january"
    " february march april may june july august september october november december".split()
)
_YEARS = frozenset(("году", "года", "год", "г"))
_PARTICIPLES = frozenset("paid made given held sold spent lost sent built taken".split())
_TAILS = frozenset(("on", "with", "without", "under"))
_PASSIVES = frozenset(("was", "were", "is", "are", "has", "have"))
_LONGEST_TAIL = 7
_HYPHENS = frozenset("-‑")
_ADJECTIVES = ("ive", "ous", "able", "ible", "ful", "less", "ary", "ical", "ional")
_ADJECTIVE_ENDS = ("free", "based", "term", "range", "scale", "level", "quality", "friendly")
_AMOUNTS = frozenset("amount number volume total sum".split())
_SHARED_HEADS = frozenset(
    "assistance aid support funding financing finance investment cooperation trade".split()
)
"""Nouns without a plural that several adjectives share."""
_CALIBRES = frozenset(("mm", "мм"))


class NounPhrases:
    """Finds noun phrases by the words that cannot stand in one."""

    def __init__(self, words: ContextWords) -> None:
        self._words = words

    def is_noun(self, token: Token) -> bool:
        """Whether the word can stand in a noun phrase."""
        return token.kind is TokenKind.WORD and token.low not in self._words.stops

    def opens(self, stream: Sequence[Token], at: int) -> bool:
        """Whether the token is an article or a quotation mark before the noun phrase."""
        if stream[at].low not in self._words.determiners | _OPEN_QUOTES:
            return False
        return not self.ties(stream, at + 1)

    def end(self, stream: Sequence[Token], at: int) -> int:
        """The index behind the noun phrase that begins at the token."""
        end, head, of, paired = at, False, False, 0
        while end < len(stream) and end - at < _LONGEST:
            token = stream[end]
            if token.kind is not TokenKind.WORD:
                paired = paired or _second_adjective(stream, at, end)
                step = self._inside(stream, end) or int(paired and end == at + 1)
                if not step:
                    break
                end += step
                continue
            if end > at + 1 and self.ties(stream, end - 1) and stream[end - 1].text in _HYPHENS:
                head = self._plural(token)  # "business-to-business"
            elif token.low == "of" and end > at and not of:
                of, head = True, False
            elif token.low not in ("and", "и") or end == at or head or of or paired:
                if self._ends(token, first=end == at, head=head, of=of) or (
                    end > at and self._tells(stream, end)
                ):
                    break
                head = self._plural(token)
            end += 1
        while end > at and stream[end - 1].low in _LEFT_OVERS:
            end -= 1
        bare = all(token.low.endswith(("ed", "ly")) for token in stream[at:end])
        if bare or (end == at + 2 and _participle(stream, at)):
            return at
        return end if of else self._with_tail(stream, at, end)

    def series_end(self, stream: Sequence[Token], at: int, end: int) -> int:
        """Behind all of "economic, health, and security assistance", which has one head.

        Items that are things of their own ("clerks, pupils and teachers") are no such series.
        """
        last = end
        while last < len(stream) and stream[last].low == "," and last > at:
            if self._plural(stream[last - 1]):
                return end
            first = last + 1
            final = first < len(stream) and stream[first].low == "and"
            last = self.end(stream, first + final)
            if last == first + final:
                return end
            if final or any(token.low == "and" for token in stream[first:last]):
                shared = self._plural(stream[last - 1]) or stream[last - 1].low in _SHARED_HEADS
                return last if shared and last - first > 1 + final else end
        return end

    def placed(self, stream: Sequence[Token], end: int, found: Span) -> Span:
        """The portfolio of "a portfolio in Africa of": what stands before the place."""
        first = end
        while first and stream[first - 1].start >= found.start:
            first -= 1
        place = (
            first and stream[first - 1].low in ("in", "across") and stream[first].text[0].isupper()
        )
        return (self.before(stream, first - 1, wide=False) if place else None) or found

    def _with_tail(self, stream: Sequence[Token], at: int, end: int) -> int:
        """Behind "on the wanted list" of `people on the wanted list were detained`."""
        named = end > at and self._plural(stream[end - 1]) and end < len(stream)
        if not named or stream[end].low not in _TAILS:
            return end
        for k in range(end + 1, min(end + _LONGEST_TAIL, len(stream))):
            if stream[k].low in _PASSIVES:
                return k
            if not (self.is_noun(stream[k]) or stream[k].low == "the"):
                break
        return end

    def _tells(self, stream: Sequence[Token], at: int) -> bool:
        """Whether a verb of the past and its object stand there: `discussed the plans`."""
        if at + 1 >= len(stream) or not stream[at].low.endswith("ed"):
            return False
        return stream[at + 1].low in self._words.determiners

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
        return int(self.ties(stream, at) or _initial_stop(stream, at))

    def ties(self, stream: Sequence[Token], at: int) -> bool:
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

    def before(self, stream: Sequence[Token], end: int, *, wide: bool) -> Span | None:
        """The noun phrase that ends before the token; `wide` takes the whole subject."""
        first = end
        while first > 0 and end - first < _LONGEST_BEFORE:
            if not self._belongs(stream, first - 1, wide=wide):
                break
            first -= 1
        if wide and first and stream[first - 1].kind is TokenKind.NUMBER:
            year = len(stream[first - 1].text) == 4 and stream[first].low in self._words.determiners
            if stream[first].low not in _MONTHS and not year:
                return None
            first += not year
        first = self._without_opening(stream, first, end)
        return Span(stream[first].start, stream[end - 1].end) if first < end else None

    def _belongs(self, stream: Sequence[Token], at: int, *, wide: bool) -> bool:
        token, words = stream[at], self._words
        if token.kind is TokenKind.NUMBER:
            year = len(token.text) == 4 and token.text.isdigit()
            return at > 0 and year and stream[at - 1].low in words.prepositions
        if token.kind is TokenKind.SIGN:
            small = not stream[at + 1].text[0].isupper()
            return self.ties(stream, at) or (small and _initial_stop(stream, at))
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
        for k in range(end - 2, first, -1):
            if stream[k].low.endswith("ed") and stream[k + 1].low in words.determiners:
                first = k + 1  # "The Ministry announced the sale of a ship valued at"
                break
        tied = first and stream[first].text in _HYPHENS and stream[first - 1].text.isdigit()
        if tied and first + 2 < end:
            first += 2  # "48-month arrangement"
        if first < end and stream[first].low in words.prepositions:
            # "За девять месяцев доходы": what comes behind the time
            times = (k + 1 for k in range(end - 2, first, -1) if stream[k].low in _PERIODS)
            first = next(times, first)
        while first < end:
            low = stream[first].low
            opening = low in words.determiners | words.prepositions | _INSIDE_SUBJECTS | {"of"}
            opening = opening or (low in _YEARS and stream[first - 1].kind is TokenKind.NUMBER)
            empty = low in words.empty_heads and end - first > 1
            # "cumulative amount of such grants": the grants
            heads = [token.low for token in stream[first + 1 : min(first + 3, end - 1)]]
            empty = empty or (heads[1:] == ["of"] and heads[0] in _AMOUNTS)
            if not (opening or empty or stream[first].kind is not TokenKind.WORD):
                break
            first += 1
        return first


def _initial_stop(stream: Sequence[Token], at: int) -> bool:
    """Whether the full stop ends an abbreviation of initials: "U.S. companies"."""
    if at < 2 or stream[at].low != "." or stream[at - 2].low != ".":
        return False
    return len(stream[at - 1].text) == 1 and adjacent(stream[at - 1], stream[at])


def _tied_word(stream: Sequence[Token], at: int) -> int:
    tied = at < len(stream) and stream[at].kind is TokenKind.WORD
    return int(tied and adjacent(stream[at - 1], stream[at]))


def _participle(stream: Sequence[Token], at: int) -> bool:
    """Whether only an adverb and a participle stand there: "millions improperly paid"."""
    return stream[at].low.endswith("ly") and stream[at + 1].low in _PARTICIPLES


def _second_adjective(stream: Sequence[Token], first: int, at: int) -> int:
    """1 for the comma between two adjectives: "secure, duty-free trade"; else 0."""
    if at != first + 1 or stream[at].low != "," or at + 4 >= len(stream):
        return 0
    second = stream[at + 1 : at + 5]
    joined = second[1].text in _HYPHENS and second[2].low.endswith(_ADJECTIVE_ENDS)
    plain = stream[first].low.endswith(_ADJECTIVES) and second[0].low.endswith(_ADJECTIVES)
    return int((joined or plain) and second[0].kind is TokenKind.WORD)
