"""Finds the words of a release that have the shape of a person's name."""

import re
from collections.abc import Iterator

from annotator.suggest.officials.document import Doc, Name
from annotator.suggest.officials.lexicon import Mark
from annotator.suggest.officials.names import is_cyrillic
from annotator.suggest.officials.russian_names import ACTED, RussianNames
from annotator.suggest.officials.tokens import Token

_NOT_A_NAME = Mark.COMMON | Mark.NOUN | Mark.TOPIC | Mark.MODIFIER | Mark.CALENDAR | Mark.FUNCTION
_ABSTRACT = re.compile(r".{3}(?:tion|ment|ness|ology|ship|tional|ative|ability|ivity)s?$")
_LONGEST_PART = 5
"""Letters of a Vietnamese, Korean or Chinese word within a name."""
_LOOSE = frozenset(
    "led based backed wide american russian afghan iraqi armenian belarusian "
    "kazakh kyrgyz tajik uzbek "
    "chinese indian european asian pacific atlantic arab iranian turkish "
    "ukrainian georgian us eu un anti "
    "pro non post pre mid trans inter euro sino russo general elect designate "
    "minister president secretary "
    "administration summit meeting related free new old era day year term level day long".split()
)


class Names:
    """Finds runs of words that look like a person's name."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._tokens = doc.tokens
        self._size = len(doc.tokens)
        self._russian = RussianNames(doc)

    def find(self) -> Iterator[Name]:
        """The names in reading order; a run of Russian words may hold several."""
        self._mark_initials()
        at = 0
        while at < self._size:
            if end := self._completed(at):
                yield Name(at, end, given=True)
                at = end
                continue
            if not (self._tokens[at].capital or self._is_small_opening(at)) or not self._opens(at):
                at += 1
                continue
            end = self._run(at)
            yield from self._names(at, end)
            at = max(end, at + 1)

    def _completed(self, at: int) -> int:
        """The end of a name that a transcript completes: `[Пётр] Громов`, `[Peter] Stone`."""
        tokens = self._tokens
        if tokens[at].text != "[" or at + 3 >= self._size:
            return 0
        close = next((k for k in range(at + 2, at + 4) if tokens[k].text == "]"), 0)
        if not close or close + 1 >= self._size or not tokens[at + 1].marks & Mark.GIVEN:
            return 0
        family = tokens[close + 1]
        plain = family.capital and not family.initial and self._plain(family, shortest=3)
        return close + 2 if plain and not family.gap else 0

    def _mark_initials(self) -> None:
        """Initials without full stops: `James L Terry`, `Foreign Minister AK Momen`."""
        doc = self._doc
        for at in range(self._size - 2, 0, -1):
            token, before = self._tokens[at], self._tokens[at - 1]
            if not token.text.isupper() or len(token.text) > 3 or token.initial or token.gap:
                continue
            if token.marks & Mark.ACRONYM or at in doc.in_land or token.text == "I":
                continue
            one = len(token.text) == 1
            if is_cyrillic(token.text):
                continue  # `С Марией`: a preposition
            lettered = len(before.text) == 1 and before.text.isalpha()
            within = one and (before.marks & Mark.GIVEN or lettered)
            leading = at in doc.address_by_end or (one and at in doc.posts_by_end)
            if (within or leading) and token.text.isalpha() and self._followed_by_name(at):
                token.initial = True

    def _opens(self, at: int) -> bool:
        if not self._tokens[at].capital:
            return True
        return self._namey(at) or (self._tokens[at].initial and self._initials_open(at))

    def _is_small_opening(self, at: int) -> bool:
        """`Envoy de Mistura`: a particle in small letters opens the name behind a post."""
        if not self._tokens[at].marks & Mark.PARTICLE or at == 0 or at + 1 >= self._size:
            return False
        doc = self._doc
        beside = at in doc.posts_by_end or at in doc.address_by_end or at in doc.lands_by_end
        after = at + 1
        while after + 1 < self._size and self._tokens[after].text.islower():
            if not self._tokens[after].marks & Mark.PARTICLE:
                return False
            after += 1
        return beside and self._tokens[after].capital and self._namey(after)

    def _nickname(self, at: int) -> int:
        """The end of a nickname in quotation marks within a name: John “J.D.” Dorrian."""
        tokens = self._tokens
        given = tokens[at - 1].marks & Mark.GIVEN or tokens[at - 1].initial
        if not given or tokens[at].text not in "\"“'‘" or at + 3 > self._size:
            return 0
        for end in range(at + 2, min(at + 4, self._size - 1)):
            if tokens[end].text in "\"”'’":
                return end + 1 if tokens[end + 1].capital and self._plain(tokens[end + 1]) else 0
        return 0

    def _initials_open(self, at: int) -> bool:
        after = at + 1
        while after < self._size and self._tokens[after].initial and self._doc.joined(after):
            after += 1
        if after >= self._size or not self._doc.joined(after):
            return False
        taken = at in self._doc.in_land or at in self._doc.address
        return not taken and self._tokens[after].capital and self._namey(after)

    def _namey(self, at: int) -> bool:
        token = self._tokens[at]
        doc = self._doc
        if not token.capital or token.initial or token.text.endswith("."):
            return False
        if token.marks & Mark.GIVEN:
            return self._is_given(at)
        if at in doc.in_post or at in doc.in_land or at in doc.address:
            return False
        if token.marks & Mark.PARTICLE:
            return self._followed_by_name(at)
        if token.marks & (_NOT_A_NAME | Mark.COMPANY) or self._told(at):
            return False
        addressed = at in doc.address_by_end and token.text.isupper()
        return self._plain(token, shortest=3 if addressed else 4)

    def _is_given(self, at: int) -> bool:
        doc = self._doc
        if at in doc.in_post and at + 1 in doc.in_land:
            return False  # `Султана Омана`
        if self._tokens[at].text.isupper() and self._tokens[at].marks & Mark.ACRONYM:
            return False  # `ANA Maj. Gen. NAME`
        sure = not self._tokens[at].marks & _NOT_A_NAME and at not in doc.in_land
        return sure or self._followed_by_name(at)

    def _told(self, at: int) -> bool:
        """Whether a Russian sentence opens with its verb: `Выступил Иван Орлов`."""
        token = self._tokens[at]
        past = is_cyrillic(token.text) and ACTED.search(token.low)
        return bool(past) and self._doc.starts_sentence(at)

    def _plain(self, token: Token, shortest: int = 4) -> bool:
        text = token.text
        if any(char.isdigit() for char in text):
            return False
        shortest = 3 if is_cyrillic(text) else shortest
        if text.isupper() and (len(text) < shortest or token.marks & Mark.ACRONYM):
            return False
        if _ABSTRACT.search(token.low):
            return False
        if len(text) < 2 or (token.marks & Mark.ACRONYM and text.isupper()):
            return False
        return "-" not in token.low or self._doubled(token.low)

    def _doubled(self, low: str) -> bool:
        parts = low.split("-")
        return not any(part in _LOOSE for part in parts)

    def _followed_by_name(self, at: int) -> bool:
        after = at + 1
        if after >= self._size or not self._doc.joined(after) or at in self._doc.in_post:
            return False
        if (
            at in self._doc.in_land
            and at > 0
            and self._tokens[at - 1].low in ("of", "in", "the", "from", "to")
        ):
            return False
        token = self._tokens[after]
        if token.initial:
            return True
        plain = token.capital and not token.marks & (_NOT_A_NAME | Mark.COMPANY)
        return (
            plain
            and after not in self._doc.in_land
            and after not in self._doc.in_post
            and (after not in self._doc.address)
            and self._plain(token)
        )

    def _run(self, at: int) -> int:
        end = at + 1
        while end < self._size and self._doc.joined(end):
            token = self._tokens[end]
            if (
                (token.initial and end not in self._doc.in_land and end not in self._doc.address)
                or self._namey(end)
                or self._surname_in_disguise(at, end)
                or self._after_family(end)
                or (token.marks & Mark.PARTICLE and self._particle(end))
            ):
                end += 1
            elif nickname := self._nickname(end):
                end = nickname
            else:
                break
        while end > at + 1 and self._tokens[end - 1].initial and not self._initials_last(at):
            end -= 1
        return end

    def _initials_last(self, at: int) -> bool:
        return is_cyrillic(self._tokens[at].text) and not self._tokens[at].initial

    def _particle(self, at: int) -> bool:
        after = at + 1
        while (
            after < self._size
            and self._tokens[after].marks & Mark.PARTICLE
            and not self._tokens[after].capital
        ):
            after += 1
        return (
            after < self._size
            and self._doc.joined(after)
            and self._tokens[after].capital
            and (self._namey(after))
        )

    def _surname_in_disguise(self, start: int, at: int) -> bool:
        """A word that is common, but here follows a given name or initials: Mark Brown."""
        token = self._tokens[at]
        before = self._tokens[at - 1]
        if not token.capital or token.text.isupper() or not token.text[0].isalpha():
            return False
        named = before.marks & Mark.GIVEN or before.initial or self._follows_title(start, at)
        named = named or self._is_third(start, at)
        if not named or at in self._doc.in_post or token.text.endswith("."):
            return False
        if token.marks & (Mark.NOUN | Mark.CALENDAR | Mark.FUNCTION | Mark.COMPANY):
            return False
        if self._has_family(start, at) and not (
            self._follows_title(start, at) or self._is_third(start, at)
        ):
            return False
        if at in self._doc.in_land and not before.initial and before.marks & Mark.COMMON:
            return False
        return not is_cyrillic(token.text)

    def _follows_title(self, start: int, at: int) -> bool:
        """Whether one word stands between a post and this one: `Trial Attorney Kevonne Small`."""
        doc = self._doc
        if at != start + 1 or self._tokens[start].gap or self._tokens[at].gap:
            return False
        last = at + 1 >= self._size or not self._tokens[at + 1].capital
        if self._tokens[at].low.endswith(("s", "ed", "ing", "er")):
            return False  # more likely a headline's verb: `President Moreau Visits`
        before = self._tokens[start - 1] if start else None
        titled = before is not None and before.capital and before.marks & (Mark.NOUN | Mark.TOPIC)
        return last and bool(titled or start in doc.posts_by_end or start in doc.address_by_end)

    def _is_third(self, start: int, at: int) -> bool:
        """Whether two words stand between a post and this one: `Minister Bui Thanh Son said`."""
        doc = self._doc
        beside = start in doc.posts_by_end or start in doc.address_by_end
        words = self._tokens[start : at + 1]
        if at != start + 2 or not beside or any(token.gap for token in words[1:]):
            return False
        if words[2].low.endswith(("s", "ed", "ing", "er")) or len(words[2].text) > _LONGEST_PART:
            return False
        after = self._tokens[at + 1] if at + 1 < self._size else None
        return after is None or (after.text.islower() and not after.gap)

    def _after_family(self, at: int) -> bool:
        """A given name behind a family name in capitals: SAITO Jun."""
        token, before = self._tokens[at], self._tokens[at - 1]
        family = before.text.isupper() and len(before.text) > 2 and not before.initial
        return (
            family
            and bool(token.marks & Mark.GIVEN)
            and token.capital
            and (not token.text.isupper())
        )

    def _has_family(self, start: int, at: int) -> bool:
        return any(
            not self._tokens[k].initial and not self._tokens[k].marks & Mark.GIVEN
            for k in range(start, at)
        )

    def _names(self, start: int, end: int) -> Iterator[Name]:
        if is_cyrillic(self._tokens[end - 1].text):
            yield from self._russian.names(start, end)
            return
        given = any(
            self._tokens[k].marks & Mark.GIVEN or self._tokens[k].initial for k in range(start, end)
        )
        split = self._split(start, end)
        yield Name(split, end, given=given)

    def _split(self, start: int, end: int) -> int:
        """Where the name begins in `of Helmand Gulab Mangal`: at the given name."""
        if start == 0 or self._tokens[start - 1].low not in ("of", "for", "in", "to", "the"):
            return start
        for at in range(start + 1, end - 1):
            if self._tokens[at].marks & Mark.GIVEN:
                return at if not self._tokens[start].marks & Mark.GIVEN else start
        return start
