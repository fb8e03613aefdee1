"""What a quantity counts: the noun phrase behind it, or the thing before it that it measures."""

from collections.abc import Sequence

from annotator.model.spans import Span
from annotator.suggest.statistics.grammar import Measure
from annotator.suggest.statistics.lexicon import ContextWords
from annotator.suggest.statistics.tokens import Token, TokenKind, adjacent

_LONGEST = 7
_LONGEST_BEFORE = 8
_OPEN_QUOTES = frozenset("\"“«'‘")


class CountedFinder:
    """Finds the noun phrase that belongs to a quantity, as written."""

    def __init__(self, words: ContextWords) -> None:
        self._words = words

    def find(self, stream: Sequence[Token], measure: Measure, money: bool) -> Span | None:
        """The words counted, None where the sentence does not say it beside the quantity."""
        before = self._before(stream, measure)
        measured = money or bool(measure.unit)
        if before and measured and not self._attributive(stream, measure):
            return before
        return self._after(stream, measure, measured) or before

    def _attributive(self, stream: Sequence[Token], measure: Measure) -> bool:
        """Whether a noun or "of", "in" follows: "$15 million contribution", "29 tons of drugs"."""
        at = measure.end
        if at >= len(stream):
            return False
        return stream[at].low == "of" or self._is_noun(stream[at])

    def _is_noun(self, token: Token) -> bool:
        return token.kind is TokenKind.WORD and token.low not in self._words.stops

    def _after(self, stream: Sequence[Token], measure: Measure, measured: bool) -> Span | None:
        at = measure.end
        if at < len(stream) and stream[at].low == "of":
            at += 1
        elif at < len(stream) and measured and stream[at].low in ("in", "for", "на", "to"):
            at += 1
        while at < len(stream) and stream[at].low in self._words.determiners | _OPEN_QUOTES:
            at += 1
        end = self._phrase_end(stream, at)
        return Span(stream[at].start, stream[end - 1].end) if end > at else None

    def _phrase_end(self, stream: Sequence[Token], at: int) -> int:
        """The index behind the noun phrase that begins at the token."""
        end, head, of = at, False, False
        while end < len(stream) and end - at < _LONGEST:
            token = stream[end]
            if token.kind is not TokenKind.WORD:
                if not self._hyphen(stream, end):
                    break
            elif token.low == "of" and end > at and not of:
                of, head = True, False
            elif token.low in ("and", "и") and not head and end > at and not of:
                pass
            elif token.low in self._words.stops:
                break
            elif head and not self._plural(token):
                break
            elif token.low in self._words.determiners and not of:
                break
            else:
                head = self._plural(token)
            end += 1
        while end > at and stream[end - 1].low in ("of", "and", "и", "-", "the", "a"):
            end -= 1
        return end

    def _hyphen(self, stream: Sequence[Token], at: int) -> bool:
        """Whether the sign ties two words together: "anti-personnel", "Women’s"."""
        return (
            stream[at].text in "-‑’'/."
            and 0 < at < len(stream) - 1
            and adjacent(stream[at - 1], stream[at])
            and adjacent(stream[at], stream[at + 1])
            and stream[at + 1].kind is TokenKind.WORD
        )

    def _plural(self, token: Token) -> bool:
        if token.low in self._words.plurals:
            return True
        return token.low.endswith("s") and not token.low.endswith(("ss", "us", "is", "'s", "’s"))

    def _before(self, stream: Sequence[Token], measure: Measure) -> Span | None:
        """The thing before "of", "in the amount of", "stands at" or "has soared by"."""
        at = measure.first
        for links in (self._words.of_links, self._words.links):
            if found := links.before(stream, at):
                return self._noun_before(stream, found[1], wide=links is self._words.links)
        if measure.comparator != "=":
            if found := self._words.links.at(stream, at):
                if found[1] <= measure.number[0]:
                    return self._noun_before(stream, at, wide=True)
        return None

    def _noun_before(self, stream: Sequence[Token], end: int, *, wide: bool) -> Span | None:
        """The noun phrase that ends before the token; `wide` takes the whole subject."""
        first, last = end, end
        while first > 0 and end - first < _LONGEST_BEFORE:
            token = stream[first - 1]
            inside = self._hyphen(stream, first - 1)
            if token.kind is not TokenKind.WORD and not inside:
                break
            if not inside and self._bounds(token, wide=wide):
                break
            first -= 1
        words = self._words
        while first < last and (
            stream[first].low in words.determiners | words.prepositions
            or stream[first].low in words.empty_heads
            or stream[first].low == "of"
        ):
            if stream[first].low in words.empty_heads and last - first == 1:
                break
            first += 1
        return Span(stream[first].start, stream[last - 1].end) if first < last else None

    def _bounds(self, token: Token, *, wide: bool) -> bool:
        low = token.low
        if wide and low in ("of", "in", "for", "and"):
            return False
        return low in self._words.stops and low != "of" or (not wide and low == "of")
