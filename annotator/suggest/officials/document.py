"""A release as the recogniser of officials sees it: tokens, phrases found, and possible names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from annotator.suggest.officials.lexicon import ADDRESS, Lexicon, Mark, Sort
from annotator.suggest.officials.names import is_cyrillic
from annotator.suggest.officials.tokens import HARD, Token, tokens

_PARTY = re.compile(r"[RDI](?:$|-[A-Z])")
_OF_WHAT = frozenset(("of", "for", "and", "&", ","))
_OF_JUSTICE = frozenset("minister ministry department secretary sector system and".split())
_RETIRED = frozenset("retd rtd ret retired".split())


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the lexicon over the tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    sort: int


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
    posts_reach: int = 0
    in_post: set[int] = field(default_factory=set)
    in_land: set[int] = field(default_factory=set)
    names: list[Name] = field(default_factory=list)
    name_at: dict[int, Name] = field(default_factory=dict)
    within_name: set[int] = field(default_factory=set)

    @classmethod
    def read(cls, text: str, lexicon: Lexicon) -> "Doc":
        """Find tokens and phrases in the text; names are found by `shapes`."""
        doc = cls(text, tokens(text))
        marks = lexicon.marks
        for token in doc.tokens:
            token.marks = marks.get(token.low, 0)
        doc._mark_acronyms()
        doc._find_phrases(lexicon)
        return doc

    def take_names(self, names: Iterable[Name]) -> None:
        """Keep the names that were found, in reading order."""
        self.names = list(names)
        self.name_at = {name.start: name for name in self.names}
        self.within_name = {at for name in self.names for at in range(name.start + 1, name.end)}

    def is_russian(self, name: Name) -> bool:
        """Whether the name is written in Cyrillic letters."""
        opens = self.tokens[name.start].text == "["
        return is_cyrillic(self.tokens[name.start + opens].text)

    def has(self, at: int, mark: int) -> bool:
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

    def bracket(self, end: int) -> int:
        """Where a short name in brackets that closes at the token opens; -1 where none does."""
        tokens = self.tokens
        if tokens[end].text != ")":
            return -1
        for at in range(end - 2, max(-1, end - 4), -1):
            if tokens[at].text == "(":
                inner = tokens[at + 1 : end]
                return at if all(token.text.isupper() for token in inner) else -1
        return -1

    def past_retired(self, at: int) -> int:
        """Behind `(Retd)`, `(Rtd.)` where it stands at the token, else the token."""
        inside = [token.low.rstrip(".") for token in self.tokens[at : at + 4]]
        if len(inside) < 3 or inside[0] != "(" or inside[1] not in _RETIRED:
            return at
        size = 3 + (inside[2] == "")
        return at + size if inside[size - 1 : size] == [")"] else at

    def past_party(self, at: int) -> int:
        """Behind a senator's party and state, `(R-PA)`, where they stand at the token."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or tokens[at].text != "(" or not _PARTY.match(tokens[at + 1].text):
            return at
        ahead = range(at + 2, min(at + 6, len(tokens)))
        return next((k + 1 for k in ahead if tokens[k].text == ")"), at)

    def retired_opens(self, at: int) -> int:
        """Where `(Retd)` opens that ends before the token, else the token."""
        opens = (k for k in (at - 3, at - 4) if k > 0 and self.past_retired(k) == at)
        return next(opens, at)

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
        phrases = lexicon.phrases
        lows = [token.low for token in self.tokens]
        for at, (low, after) in enumerate(zip_longest(lows, lows[1:], fillvalue="")):
            by_second = phrases.sizes.get(low)
            if by_second is not None:
                self._keep(at, lows, by_second.get(after) or by_second[""], phrases.sorts)
        self._drop_subjects()
        self._merge_posts()
        self._part_forces()

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

    def _drop_subjects(self) -> None:
        """`Minister of Justice`, `Justice Department`: the word is no judge's title there."""
        for start, hit in list(self.posts.items()):
            if hit.end - start > 1 or self.tokens[start].low != "justice":
                continue
            before = self.tokens[start - 1].low if start else ""
            after = self.tokens[hit.end].low if hit.end < len(self.tokens) else ""
            if before in _OF_WHAT or after in _OF_JUSTICE:
                del self.posts[start]
                self.in_post.discard(start)
                if self.posts_by_end.get(hit.end) == hit:
                    del self.posts_by_end[hit.end]

    def _part_forces(self) -> None:
        """`Air Force Commander` is a commander of the Air Force, no force commander of the air."""
        for start, hit in list(self.posts.items()):
            force = self.address.get(start - 1)
            if force is None or not force.sort & Sort.FORCE or not start < force.end < hit.end:
                continue
            del self.posts[start]
            self.posts[force.end] = self.posts_by_end[hit.end] = Hit(force.end, hit.end, hit.sort)
            self.in_post.difference_update(range(start, force.end))

    def _keep(
        self,
        at: int,
        lows: list[str],
        sizes: tuple[int, ...],
        sorts: Mapping[tuple[str, ...], int],
    ) -> None:
        seen = 0
        for size in sizes:
            sort = sorts.get(tuple(lows[at : at + size]), 0)
            fresh = sort & ~seen
            if fresh and self._unbroken(at, at + size):
                seen |= sort
                self._file(Hit(at, at + size, sort), fresh)

    def _unbroken(self, start: int, end: int) -> bool:
        """Whether the tokens are there and no paragraph ends between them."""
        between = self.tokens[start + 1 : end]
        return end <= len(self.tokens) and all(token.gap != HARD for token in between)

    def _file(self, hit: Hit, fresh: int) -> None:
        # phrases come in the order of their starts: one that ends sooner lies within another
        if fresh & Sort.POST and hit.end > self.posts_reach:
            self.posts_reach = hit.end
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
