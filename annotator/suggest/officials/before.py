"""Finds the title that stands directly before a name, in English releases."""

from dataclasses import replace

from annotator.suggest.officials.complements import Complements
from annotator.suggest.officials.document import Doc, Hit, Name
from annotator.suggest.officials.extents import Extents
from annotator.suggest.officials.lexicon import Lexicon, Mark, Sort
from annotator.suggest.officials.names import is_cyrillic
from annotator.suggest.officials.titles import PREPOSITIONS, Found, Roles, Title, both

_DASHES = frozenset("–—-")
_BLOCK = 30
_IN_PARLIAMENT = frozenset(("house", "whip", "speaker", "opposition"))
_DEPUTY = ["deputy", "minister"]
_HIGHEST = frozenset(
    ("president", "prime minister", "chancellor", "vice president", "king", "queen", "premier")
)
"""Nobody holds two of these at once."""


class Before:
    """Reads what stands before names in one document."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc = doc
        self._roles = Roles(doc, lexicon)
        self._grammar = Complements(doc)
        self._extent = Extents(doc)
        self._size = len(doc.tokens)
        self._name_ends = {name.end - 1 for name in doc.names}

    def title(self, name: Name, floor: int) -> Found:
        """The title before the name; tokens before `floor` belong to somebody else."""
        doc = self._doc
        start, rank = self._address(name.start, floor)
        bare = Found(start, name.end, None, "", start < name.start, rank)
        last = start
        comma = False
        signs = "," if start == name.start else ",–—-"
        if last - 1 > floor and doc.tokens[last - 1].text in signs and doc.joined(last):
            last -= 1
            comma = True
        if last <= floor or not doc.joined(last):
            return bare
        if comma and self._is_clause(last, floor):
            return bare
        heads = self._heads(last, floor)
        if not heads or not self._reaches(heads[0], last):
            return bare
        title = self._chain(heads, last, floor, comma=comma)
        if title is None:
            return replace(bare, other=True)
        if comma and (title.plural or (title.generic and not doc.tokens[heads[0].start].capital)):
            return bare
        return Found(
            title.start,
            name.end,
            title,
            "before" if not comma else "before, with a comma",
            bare.address,
            rank,
        )

    def copula(self, name: Name, floor: int) -> Title | None:
        """The post of `The new High Commissioner of Norway is NAME`."""
        doc = self._doc
        last = name.start - 1
        if last <= floor or doc.tokens[last].low not in ("is", "was", "remains"):
            return None
        heads = self._heads(last, floor) if doc.joined(last) and doc.joined(name.start) else []
        if not heads or heads[0].sort & Sort.PLURAL or not self._reaches(heads[0], last):
            return None
        title = self._chain(heads, last, floor, comma=False)
        return title if title and not title.generic else None

    def _address(self, at: int, floor: int) -> tuple[int, bool]:
        """Where `Mr`, `H.E.`, `Lt. Gen.` and the like before the name begin."""
        doc = self._doc
        rank = False
        while at > floor:
            hit = doc.address_by_end.get(doc.retired_opens(at))
            if hit is None or hit.start < floor or not doc.joined(at):
                break
            if hit.sort & Sort.FORCE and (not rank or self._is_of_force(hit.start)):
                break
            if doc.tokens[hit.start - 1].text == "(" and hit.start - 1 > floor:
                break
            post = doc.posts_by_end.get(at)
            if post is not None and post.start < hit.start:
                break
            rank = rank or bool(hit.sort & Sort.RANK)
            at = self._before_article(hit.start) if hit.sort & Sort.HONORIFIC else hit.start
        if rank:
            at = self._nation(at, floor)
        if at - 4 >= floor and doc.tokens[at - 1].text == ")" and doc.tokens[at - 3].text == "(":
            inner = doc.address_by_end.get(at - 1)
            outer = doc.address_by_end.get(at - 3)
            if inner is not None and outer is not None:
                at = outer.start
        return at, rank

    def _before_article(self, at: int) -> int:
        """`Senator | the Hon NAME`: the article belongs to the form of address."""
        doc = self._doc
        article = at > 1 and doc.tokens[at - 1].low == "the" and doc.joined(at)
        post = doc.posts_by_end.get(at - 1) or doc.address_by_end.get(at - 1)
        return at - 1 if article and post is not None and doc.tokens[post.start].capital else at

    def _is_of_force(self, at: int) -> bool:
        """`Commander of the | Navy Vice Admiral NAME`: the force is the post's."""
        before = [token.low for token in self._doc.tokens[max(0, at - 2) : at]]
        return before[-1:] == ["of"] or before == ["of", "the"]

    def _nation(self, at: int, floor: int) -> int:
        """Where `Afghan` before `Lt. Gen.`, `Canadian` before `Army Maj.` begins."""
        land = self._doc.lands_by_end.get(at)
        if land is None or land.start < floor or not self._doc.joined(at):
            return at
        return land.start if land.sort & Sort.DEMONYM else at

    def _is_clause(self, last: int, floor: int) -> bool:
        """`As Minister for Central Asia, Mr Ellwood met ...` says what, but is not beside."""
        tokens = self._doc.tokens
        for at in range(last - 1, max(floor, last - _BLOCK) - 1, -1):
            if tokens[at].low == "as":
                return True
            if not tokens[at].capital and not tokens[at].marks & Mark.CONNECTOR:
                return False
        return False

    def _heads(self, last: int, floor: int) -> list[Hit]:
        """Posts that lie in the stretch of title words before `last`, the nearest first."""
        doc = self._doc
        heads: list[Hit] = []
        at = last - 1
        while at >= floor and last - at < _BLOCK:
            if not doc.joined(at + 1) and at + 1 < last:
                break
            hit = doc.posts_by_end.get(at + 1)
            if hit is not None and is_cyrillic(doc.tokens[hit.start].text):
                break  # `главой Hermitage`
            if hit is not None and all(k in doc.in_land for k in range(hit.start, hit.end)):
                at = hit.start - 1
                continue
            if hit is not None and hit.start >= floor and not self._grammar.is_inner(hit):
                heads.append(hit)
                at = hit.start - 1
                if doc.tokens[hit.start].gap == 2:
                    break
                continue
            if (opening := doc.bracket(at)) > floor and self._may_follow(at + 1, last):
                at = opening - 1
                continue
            if not self._is_material(at, bool(heads)):
                break
            at -= 1
        return heads

    def _may_follow(self, at: int, last: int) -> bool:
        """Whether the title can go on behind a bracket: not with a headline's verb."""
        known = Mark.NOUN | Mark.TOPIC | Mark.MODIFIER
        plain = self._doc.has(at, Mark.COMMON) and not self._doc.has(at, known)
        return at >= last or not plain

    def _is_material(self, at: int, seen: bool) -> bool:
        token = self._doc.tokens[at]
        if token.capital or token.marks & Mark.CONNECTOR:
            return not (token.marks & Mark.CALENDAR)
        if token.text[0].isdigit():
            return True
        if token.text in _DASHES:
            return True
        if token.text == ",":
            return not seen and self._lists_subjects(at)
        return bool(token.marks & (Mark.MODIFIER | Mark.NOUN | Mark.TOPIC))

    def _lists_subjects(self, at: int) -> bool:
        """Whether the comma stands in a list of subjects: `Protection, Ecology and Transport`."""
        if at + 1 >= self._size or at == 0:
            return False
        after, before = self._doc.tokens[at + 1], self._doc.tokens[at - 1]
        land = at + 1 + (after.low == "and")
        if at - 1 in self._doc.in_land and land in self._doc.in_land:
            return True
        if at + 1 in self._doc.in_post or not before.capital:
            return False
        if after.marks & (Mark.TOPIC | Mark.NOUN) or after.low == "and":
            known = before.marks & (Mark.TOPIC | Mark.NOUN | Mark.COMMON)
            return bool(known) or at - 1 not in self._doc.in_land
        ahead = range(at + 1, min(at + 6, self._size))
        return (
            after.capital
            and at + 1 not in self._doc.name_at
            and any(self._doc.tokens[k].low == "and" for k in ahead)
        )

    def _reaches(self, head: Hit, last: int) -> bool:
        """Whether the words between the post and the name can be the post's complement."""
        doc = self._doc
        if head.end == last or doc.bracket(last - 1) == head.end:
            return True
        first, end = doc.tokens[head.end], doc.tokens[last - 1]
        if end.low in PREPOSITIONS or end.low in ("and", "&", "'s", "the") or end.text in _DASHES:
            return False
        if first.low in PREPOSITIONS:
            return True
        if first.low in ("and", "&", "'s") or first.text == "," or first.text in _DASHES:
            return False
        return (
            bool(first.marks & (Mark.TOPIC | Mark.NOUN | Mark.ACRONYM)) or head.end in doc.in_land
        )

    def _chain(self, heads: list[Hit], last: int, floor: int, *, comma: bool) -> Title | None:
        if self._is_by_profession(heads):
            heads, last = heads[1:], heads[0].start
        head = heads[0]
        second: tuple[Hit, int] | None = None
        for further in self._outer(heads):
            between = [self._doc.tokens[k].low for k in range(further.end, head.start)]
            if self._nests(between):
                head = further
            elif self._coordinates(further, head, between, comma=comma) and second is None:
                second = (head, further.end)
                cut = self._coordinator(further.end, head.start)
                title = self._titled(head, cut + 1, last, floor)
                first = self._titled(further, None, cut, floor)
                return both(first, title) if first and title else None
            elif not between and self._is_plain(head, further):
                title = self._titled(head, head.start, last, floor)
                first = self._titled(further, None, head.start, floor)
                return both(first, title) if first and title else None
            elif between and between != ["'s"]:
                break
            elif (
                not between
                and self._doc.tokens[further.start].capital == self._doc.tokens[head.start].capital
            ):
                head = Hit(further.start, head.end, head.sort | (further.sort & Sort.GENERIC))
        return self._titled(head, None, last, floor)

    def _is_by_profession(self, heads: list[Hit]) -> bool:
        """`Minister of Justice Attorney NAME`: a lawyer who holds the post before."""
        tokens = self._doc.tokens
        words = [token.low for token in tokens[heads[0].start : heads[0].end]]
        if words != ["attorney"] or len(heads) == 1 or heads[1].end == heads[0].start:
            return False
        return tokens[heads[1].end].low in PREPOSITIONS and tokens[heads[0].start - 1].low != "and"

    def _is_plain(self, hit: Hit, further: Hit) -> bool:
        """`Leader of the House | Minister NAME`, `Foreign Minister | Senator NAME`: two posts."""
        tokens = self._doc.tokens
        words = [token.low for token in tokens[hit.start : hit.end]]
        office = tokens[further.end - 1].low in _IN_PARLIAMENT
        return words == ["senator"] or (office and words in (["minister"], ["mp"], _DEPUTY))

    def _outer(self, heads: list[Hit]) -> list[Hit]:
        """The posts before the nearest, without those inside another's: `Aide to the President`."""
        tokens = self._doc.tokens
        return [
            hit
            for hit, before in zip(heads[1:], [*heads, None][2:], strict=True)
            if before is None
            or before.end != hit.start - 2
            or tokens[hit.start - 1].low != "the"
            or tokens[before.end].low not in PREPOSITIONS
        ]

    def _nests(self, between: list[str]) -> bool:
        """`Secretary to the President`: the second post is part of the first."""
        return (
            len(between) >= 2
            and between[0] in PREPOSITIONS
            and between[1] == "the"
            and "and" not in between
        )

    def _coordinates(self, first: Hit, second: Hit, between: list[str], *, comma: bool) -> bool:
        """Whether the two posts are one person's: `Minister of Labour and Deputy Minister of A`."""
        if not (set(between) & (_DASHES | {"and"})) or self._are_rivals(first, second):
            return False
        if (first.sort | second.sort) & Sort.PLURAL:
            return False
        dashed = between[0] in _DASHES and all(
            self._doc.has(k, Mark.MODIFIER) for k in range(first.end + 1, second.start)
        )
        if comma or dashed:
            return True
        return self._are_ministers(first, second, between) or self._is_pair(first, second, between)

    def _are_ministers(self, first: Hit, second: Hit, between: list[str]) -> bool:
        tokens = self._doc.tokens
        if not all("minister" in tokens[hit.end - 1].low for hit in (first, second)):
            return False
        deputies = {"deputy", "vice"} & {token.low for token in tokens[first.start : first.end]}
        return bool(deputies and between == ["and"]) or tokens[second.end].low in PREPOSITIONS

    def _is_pair(self, first: Hit, second: Hit, between: list[str]) -> bool:
        tokens = self._doc.tokens
        before = tokens[first.start - 1].low if first.start else ""
        if between[0] == "of" and between[-1] == "and" and tokens[second.end].low == "of":
            return before != "the"  # `Chairman of the Board and Secretary of the Union NAME`
        if between[:3] == ["to", "the", "president"] or (
            tokens[first.end - 1].low == "president" and first.end - first.start > 3
        ):
            return True
        if between != ["and"] or before == "the" or not tokens[first.start].capital:
            return False
        follows = before == "and" and first.start - 2 in self._name_ends
        opens = follows or self._doc.starts_sentence(first.start)
        return opens or self._doc.has(first.start - 1, Mark.MODIFIER)

    def _are_rivals(self, first: Hit, second: Hit) -> bool:
        """`Prime Minister and President Hollande`: two people, unless one post is acting."""
        doc = self._doc
        acting = first.start > 0 and doc.has(first.start - 1, Mark.MODIFIER)
        return not acting and all(
            doc.quote(hit.start, hit.end).casefold() in _HIGHEST for hit in (first, second)
        )

    def _coordinator(self, start: int, end: int) -> int:
        for at in range(end - 1, start - 1, -1):
            if self._doc.tokens[at].low == "and" or self._doc.tokens[at].text in _DASHES:
                return at
        return start

    def _titled(self, head: Hit, start: int | None, last: int, floor: int) -> Title | None:
        begin = self._extent.extend(head.start, floor) if start is None else start
        if self._grammar.is_private(begin, head, last):
            return None
        short = self._doc.bracket(last - 1) == head.end  # `Inspector General of Police (IGP)`
        return self._roles.title(begin, head, head.end if short else last)

    def alone(self, head: Hit) -> Title | None:
        """The post with what belongs to it, where no name stands beside it."""
        end = self._grammar.complement(head.end)
        begin = self._extent.extend(head.start, 0)
        if self._grammar.is_inner(head) and end > head.end:
            end = head.end
        if self._grammar.is_private(begin, head, end) or self._grammar.belongs_to_next(
            end, "", titled=False
        ):
            return None
        return self._roles.title(begin, head, end)
