"""A release as the recogniser of officials sees it: tokens, phrases found, and possible names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.suggest.officials.lexicon import ADDRESS, Lexicon, Mark, Sort
from annotator.suggest.officials.names import is_cyrillic, is_patronymic
from annotator.suggest.officials.tokens import HARD, Token, tokens

_NOT_A_NAME = Mark.COMMON | Mark.NOUN | Mark.TOPIC | Mark.MODIFIER | Mark.CALENDAR | Mark.FUNCTION


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the lexicon over the tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    sort: Sort


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens that have the shape of one person's name."""

    start: int
    end: int
    given: bool


@dataclass(slots=True)
class Doc:
    """Tokens of a release with the lexicon's phrases over them."""

    text: str
    tokens: list[Token]
    posts: dict[int, Hit] = field(default_factory=dict)
    posts_by_end: dict[int, Hit] = field(default_factory=dict)
    address_by_end: dict[int, Hit] = field(default_factory=dict)
    address: dict[int, Hit] = field(default_factory=dict)
    others: list[Hit] = field(default_factory=list)
    lands: dict[int, Hit] = field(default_factory=dict)
    lands_by_end: dict[int, Hit] = field(default_factory=dict)
    in_post: set[int] = field(default_factory=set)
    in_land: set[int] = field(default_factory=set)
    names: list[Name] = field(default_factory=list)
    name_at: dict[int, Name] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str, lexicon: Lexicon) -> "Doc":
        """Find tokens, phrases and names in the text."""
        doc = cls(text, tokens(text))
        marks = lexicon.marks
        for token in doc.tokens:
            token.marks = int(marks.get(token.low, 0))
        doc._mark_acronyms()
        doc._find_phrases(lexicon)
        doc.names = list(_Names(doc).find())
        for name in doc.names:
            doc.name_at[name.start] = name
        return doc

    def has(self, at: int, mark: Mark) -> bool:
        """Whether the token may be what the mark says."""
        return bool(self.tokens[at].marks & mark)

    def quote(self, start: int, end: int) -> str:
        """The text from token `start` to token `end` (exclusive), blanks made single."""
        if end <= start:
            return ""
        raw = self.text[self.tokens[start].start : self.tokens[end - 1].end]
        return " ".join(raw.split())

    def joined(self, at: int) -> bool:
        """Whether no paragraph ends before the token."""
        return self.tokens[at].gap < HARD

    def starts_sentence(self, at: int) -> bool:
        """Whether the token is the first of a sentence, a paragraph or a quotation."""
        if at == 0 or self.tokens[at].gap == HARD:
            return True
        return self.tokens[at - 1].text in '.!?:;“”"«*•…<' or self.tokens[at - 1].text == "-"

    def _mark_acronyms(self) -> None:
        """Capitals in brackets are the short name of a body: `(ISIL)`."""
        short = {
            token.text
            for before, token, after in zip(
                self.tokens, self.tokens[1:], self.tokens[2:], strict=False
            )
            if before.text == "(" and after.text == ")" and token.text.isupper()
        }
        if short:
            for token in self.tokens:
                if token.text in short:
                    token.marks |= Mark.ACRONYM

    def _find_phrases(self, lexicon: Lexicon) -> None:
        by_first = lexicon.phrases.by_first
        for at, token in enumerate(self.tokens):
            held = by_first.get(token.low)
            if held:
                self._keep(at, held)
        self._merge_posts()

    def _merge_posts(self) -> None:
        """`deputy director` and `director general` that overlap are one post."""
        for start in sorted(self.posts, reverse=True):
            hit = self.posts[start]
            for inner in range(start + 1, hit.end):
                later = self.posts.get(inner)
                if later is not None and later.end > hit.end:
                    merged = Hit(start, later.end, later.sort)
                    self.posts[start] = self.posts_by_end[later.end] = merged
                    break

    def _keep(self, at: int, held: list[tuple[tuple[str, ...], Sort]]) -> None:
        seen = Sort(0)
        for key, sort in held:
            fresh = sort & ~seen
            if not fresh or not self._matches(at, key):
                continue
            seen |= sort
            self._file(Hit(at, at + len(key), sort), fresh)

    def _matches(self, at: int, key: tuple[str, ...]) -> bool:
        if at + len(key) > len(self.tokens):
            return False
        for offset in range(1, len(key)):
            token = self.tokens[at + offset]
            if token.low != key[offset] or token.gap == HARD:
                return False
        return True

    def _file(self, hit: Hit, fresh: Sort) -> None:
        if fresh & Sort.POST:
            inside = hit.start in self.in_post
            if not inside or not any(
                held.start < hit.start and held.end >= hit.end for held in self.posts.values()
            ):
                self.posts[hit.start] = hit
                held = self.posts_by_end.get(hit.end)
                if held is None or held.start > hit.start:
                    self.posts_by_end[hit.end] = hit
                self.in_post.update(range(hit.start, hit.end))
        if fresh & ADDRESS and self._stands_for_person(hit):
            held = self.address_by_end.get(hit.end)
            if held is None or held.start > hit.start:
                self.address_by_end[hit.end] = hit
            self.address.setdefault(hit.start, hit)
        if fresh & Sort.OTHER:
            self.others.append(hit)
        if fresh & (Sort.COUNTRY | Sort.PLACE | Sort.BODY) and self._is_land(hit):
            self.lands.setdefault(hit.start, hit)
            self.lands_by_end.setdefault(hit.end, hit)
            self.in_land.update(range(hit.start, hit.end))

    def _stands_for_person(self, hit: Hit) -> bool:
        token = self.tokens[hit.start]
        if token.low == "he":
            return token.text == "HE"
        return token.capital or is_cyrillic(token.text)

    def _is_land(self, hit: Hit) -> bool:
        token = self.tokens[hit.start]
        if hit.end == hit.start + 1 and len(token.text) <= 3 and not token.text.isupper():
            return token.text.endswith(".") or (token.capital and token.low not in ("us", "uk"))
        return token.capital or is_cyrillic(token.text)


class _Names:
    """Finds runs of words that look like a person's name."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._tokens = doc.tokens
        self._size = len(doc.tokens)

    def find(self) -> Iterator[Name]:
        at = 0
        while at < self._size:
            if not (self._tokens[at].capital or self._is_small_opening(at)) or not self._opens(at):
                at += 1
                continue
            end = self._run(at)
            yield from self._names(at, end)
            at = max(end, at + 1)

    def _opens(self, at: int) -> bool:
        if not self._tokens[at].capital:
            return True
        return self._namey(at) or (self._tokens[at].initial and self._initials_open(at))

    def _is_small_opening(self, at: int) -> bool:
        """`Envoy de Mistura`: a particle in small letters opens the name behind a post."""
        if not self._tokens[at].marks & Mark.PARTICLE or at == 0 or at + 1 >= self._size:
            return False
        beside = at in self._doc.posts_by_end or at in self._doc.address_by_end
        return beside and self._tokens[at + 1].capital and self._namey(at + 1)

    def _nickname(self, start: int, at: int) -> int:
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
        given = token.marks & Mark.GIVEN
        if at in doc.in_post and not given:
            return False
        if token.marks & Mark.PARTICLE and not given:
            return self._followed_by_name(at)
        if given and not token.marks & _NOT_A_NAME and at not in doc.in_land:
            return True
        if given:
            return self._followed_by_name(at)
        if token.marks & (_NOT_A_NAME | Mark.COMPANY) or at in doc.in_land or at in doc.address:
            return False
        return self._plain(token)

    def _plain(self, token: Token) -> bool:
        text = token.text
        if any(char.isdigit() for char in text):
            return False
        shortest = 3 if is_cyrillic(text) else 4
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
            elif nickname := self._nickname(at, end):
                end = nickname
            else:
                break
        while end > at + 1 and self._tokens[end - 1].initial and not self._initials_last(at, end):
            end -= 1
        return end

    def _initials_last(self, at: int, end: int) -> bool:
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
        if not (before.marks & Mark.GIVEN or before.initial) or at in self._doc.in_post:
            return False
        if token.marks & (
            Mark.NOUN | Mark.CALENDAR | Mark.FUNCTION | Mark.COMPANY
        ) or self._has_family(start, at):
            return False
        if at in self._doc.in_land and not before.initial and before.marks & Mark.COMMON:
            return False
        return not is_cyrillic(token.text)

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
            yield from self._russian(start, end)
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

    def _russian(self, start: int, end: int) -> Iterator[Name]:
        at = start
        while at < end:
            size = self._russian_name(at, end)
            kinds = self._kinds(at, at + size)
            yield Name(at, at + size, given="G" in kinds or "I" in kinds)
            at += size

    def _kinds(self, start: int, end: int) -> str:
        return "".join(self._kind(at) for at in range(start, end))

    def _kind(self, at: int) -> str:
        token = self._tokens[at]
        if token.initial:
            return "I"
        if is_patronymic(token.text):
            return "P"
        return "G" if token.marks & Mark.GIVEN else "S"

    def _russian_name(self, at: int, end: int) -> int:
        kinds = self._kinds(at, end)
        if kinds.startswith(("SGS", "SSG")) and not kinds.startswith("SGSP"):
            return 1
        for shape in _SHAPES:
            if kinds.startswith(shape):
                return len(shape)
        return 1


_SHAPES = (
    "SGP",
    "GPS",
    "GPG",
    "IIS",
    "IS",
    "IIG",
    "SII",
    "SI",
    "GS",
    "GGS",
    "GP",
    "GGG",
    "GG",
    "SG",
)
_ABSTRACT = re.compile(r".{3}(?:tion|ment|ness|ology|ship|tional|ative|ability|ivity)s?$")
_LOOSE = frozenset(
    "led based backed wide american russian afghan iraqi armenian belarusian kazakh kyrgyz tajik uzbek "
    "chinese indian european asian pacific atlantic arab iranian turkish ukrainian georgian us eu un anti "
    "pro non post pre mid trans inter euro sino russo general elect designate minister president secretary "
    "administration summit meeting related free new old era day year term level day long".split()
)
