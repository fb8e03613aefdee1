"""Finds the title that stands directly before or behind a name, in English releases."""

from dataclasses import dataclass, replace

from annotator.suggest.officials.document import Doc, Hit, Name
from annotator.suggest.officials.lexicon import Lexicon, Mark, Sort
from annotator.suggest.officials.titles import ARTICLES, PREPOSITIONS, Roles, Title, both

_FILLERS = ARTICLES | {"currently", "then", "now", "formerly", "also", "serving", "as", "our", "my", "his", "their", "its"}
_DASHES = frozenset("–—-")
_BEFORE_PLACE = frozenset(("in", "from", "at", "to", "near", "outside", "with", "between", "and", "for"))
_APPOINTING = frozenset(
    "appointed appoint appoints appointing nominated nominate nominates named names naming elected elects designated".split()
)
_BEING = frozenset("is was be been being became becomes become serves served serving".split())
_MADE = _APPOINTING | frozenset(("sworn", "reappointed", "confirmed", "inaugurated", "selected"))
_CENTRAL = frozenset(("central", "world", "national", "reserve", "development", "federal", "investment", "state"))
_SMALL_SUBJECTS = frozenset("national security presidential press foreign coalition senior military defence defense".split())
_BLOCK = 30


@dataclass(frozen=True, slots=True)
class Found:
    """What stands beside a name: the whole mention's tokens, the title, and how it stands."""

    start: int
    end: int
    title: Title | None
    how: str
    address: bool = False
    rank: bool = False
    other: bool = False


class Beside:
    """Reads the neighbourhood of names in one document."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc = doc
        self._roles = Roles(doc, lexicon)
        self._size = len(doc.tokens)

    # --- before the name -------------------------------------------------------------------------

    def before(self, name: Name, floor: int) -> Found:
        """The title before the name; tokens before `floor` belong to somebody else."""
        doc = self._doc
        start, rank = self._address(name.start, floor)
        bare = Found(start, name.end, None, "", start < name.start, rank)
        last = start
        comma = False
        if last - 1 > floor and doc.tokens[last - 1].text == "," and doc.joined(last):
            last -= 1
            comma = True
        if last <= floor or not doc.joined(last):
            return bare
        if comma and self._is_clause(last, floor):
            return bare
        heads = self._heads(last, floor)
        if not heads or not self._reaches(heads[0], last, comma):
            return bare
        title = self._chain(heads, last, floor, comma=comma)
        if title is None:
            return replace(bare, other=True)
        if comma and (title.plural or (title.generic and not doc.tokens[heads[0].start].capital)):
            return bare
        return Found(title.start, name.end, title, "before" if not comma else "before, with a comma", bare.address, rank)

    def _address(self, at: int, floor: int) -> tuple[int, bool]:
        """Where `Mr`, `H.E.`, `Lt. Gen.` and the like before the name begin."""
        doc = self._doc
        rank = False
        while at > floor:
            hit = doc.address_by_end.get(at)
            if hit is None or hit.start < floor or not doc.joined(at):
                break
            if hit.sort & Sort.FORCE and not rank:
                break
            if doc.tokens[hit.start - 1].text == "(" and hit.start - 1 > floor:
                break
            post = doc.posts_by_end.get(at)
            if post is not None and post.start < hit.start:
                break
            rank = rank or bool(hit.sort & Sort.RANK)
            at = hit.start
        if at - 4 >= floor and doc.tokens[at - 1].text == ")" and doc.tokens[at - 3].text == "(":
            inner = doc.address_by_end.get(at - 1)
            outer = doc.address_by_end.get(at - 3)
            if inner is not None and outer is not None:
                at = outer.start
        return at, rank

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
            if hit is not None and all(k in doc.in_land for k in range(hit.start, hit.end)):
                at = hit.start - 1
                continue
            if hit is not None and hit.start >= floor and not self._is_inner(hit):
                heads.append(hit)
                at = hit.start - 1
                if doc.tokens[hit.start].gap == 2:
                    break
                continue
            if not self._is_material(at, bool(heads)):
                break
            at -= 1
        return heads

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
        if at + 1 in self._doc.in_post or not before.capital:
            return False
        if after.marks & (Mark.TOPIC | Mark.NOUN) or after.low == "and":
            known = before.marks & (Mark.TOPIC | Mark.NOUN | Mark.COMMON)
            return bool(known) or at - 1 not in self._doc.in_land
        ahead = range(at + 1, min(at + 6, self._size))
        return after.capital and at + 1 not in self._doc.name_at and any(
            self._doc.tokens[k].low == "and" for k in ahead
        )

    def _reaches(self, head: Hit, last: int, comma: bool) -> bool:
        """Whether the words between the post and the name can be the post's complement."""
        doc = self._doc
        if head.end == last:
            return True
        first, end = doc.tokens[head.end], doc.tokens[last - 1]
        if end.low in PREPOSITIONS or end.low in ("and", "&", "'s", "the") or end.text in _DASHES:
            return False
        if first.low in PREPOSITIONS:
            return True
        if first.low in ("and", "&", "'s") or first.text == "," or first.text in _DASHES:
            return False
        return bool(first.marks & (Mark.TOPIC | Mark.NOUN | Mark.ACRONYM)) or head.end in doc.in_land

    def _chain(self, heads: list[Hit], last: int, floor: int, *, comma: bool) -> Title | None:
        head = heads[0]
        second: tuple[Hit, int] | None = None
        for further in heads[1:]:
            between = [self._doc.tokens[k].low for k in range(further.end, head.start)]
            if self._nests(between):
                head = further
            elif self._coordinates(further, head, between, comma=comma) and second is None:
                second = (head, further.end)
                cut = self._coordinator(further.end, head.start)
                title = self._titled(head, cut + 1, last, floor)
                first = self._titled(further, None, cut, floor)
                return both(first, title) if first and title else None
            elif between and between != ["'s"]:
                break
            elif not between and self._doc.tokens[further.start].capital == self._doc.tokens[head.start].capital:
                head = Hit(further.start, head.end, head.sort | (further.sort & Sort.GENERIC))
        return self._titled(head, None, last, floor)

    def _nests(self, between: list[str]) -> bool:
        """`Secretary to the President`: the second post is part of the first."""
        return len(between) >= 2 and between[0] in PREPOSITIONS and between[1] == "the" and "and" not in between

    def _coordinates(self, first: Hit, second: Hit, between: list[str], *, comma: bool) -> bool:
        if "and" not in between and not (set(between) & _DASHES):
            return False
        if first.sort & Sort.PLURAL or second.sort & Sort.PLURAL:
            return False
        ministers = all(
            "minister" in self._doc.tokens[hit.end - 1].low for hit in (first, second)
        )
        if comma or (ministers and self._doc.tokens[second.end].low in PREPOSITIONS):
            return True
        if between[:3] == ["to", "the", "president"] or self._doc.tokens[first.end - 1].low == "president" and first.end - first.start > 3:
            return True
        before = self._doc.tokens[first.start - 1].low if first.start else ""
        if between == ["and"] and before != "the" and self._doc.tokens[first.start].capital:
            return self._doc.starts_sentence(first.start) or bool(
                self._doc.has(first.start - 1, Mark.MODIFIER)
            )
        return bool(set(between) & _DASHES and len(between) == 1)

    def _coordinator(self, start: int, end: int) -> int:
        for at in range(end - 1, start - 1, -1):
            if self._doc.tokens[at].low == "and" or self._doc.tokens[at].text in _DASHES:
                return at
        return start

    def _titled(self, head: Hit, start: int | None, last: int, floor: int) -> Title | None:
        begin = self._extend(head.start, floor) if start is None else start
        if self._is_private(begin, head, last):
            return None
        return self._roles.title(begin, head, last)

    def _is_private(self, start: int, head: Hit, end: int) -> bool:
        """Whether the post is one in a firm, a club or a church."""
        doc = self._doc
        for other in doc.others:
            if other.start < head.end and head.start < other.end:
                if other.end - other.start >= head.end - head.start:
                    return True
        if any(doc.has(k, Mark.HOSTILE) for k in range(max(0, head.start - 3), head.start)):
            return True
        if not head.sort & Sort.GENERIC:
            return False
        return any(self._is_firm(k) for k in range(start, end))

    def _is_firm(self, at: int) -> bool:
        token = self._doc.tokens[at]
        if not token.marks & Mark.COMPANY or not token.capital:
            return False
        return token.low != "bank" or not any(
            self._doc.tokens[k].low in _CENTRAL for k in range(max(0, at - 2), at)
        )

    def _extend(self, start: int, floor: int) -> int:
        """Take in the body and the modifiers that stand before the post."""
        doc = self._doc
        at = start
        sure = start
        body = False
        while at > floor and doc.joined(at):
            before = at - 1
            token = doc.tokens[before]
            land = doc.lands_by_end.get(at)
            if land is not None and land.start >= floor:
                at = sure = land.start
                body = True
                continue
            if before in doc.in_post and token.low not in ("state", "general") and not self._possessed(before):
                if not token.marks & Mark.MODIFIER:
                    break
            if not self._precedes_post(before, floor, body=body):
                break
            at = before
            body = body or bool(token.marks & (Mark.NOUN | Mark.ACRONYM))
            if self._holds(before, body=body):
                sure = before
        sure = self._without_place(sure, start)
        while sure < start and doc.tokens[sure].low in ("the", "of", "for", "and", "&", "'s", "-", "–", ",", "a", "an"):
            sure += 1
        return sure

    def _possessed(self, at: int) -> bool:
        return at + 1 < self._size and self._doc.tokens[at + 1].low == "'s"

    def _precedes_post(self, at: int, floor: int, *, body: bool) -> bool:
        doc = self._doc
        token = doc.tokens[at]
        if token.marks & (Mark.CALENDAR | Mark.FUNCTION) and token.low not in ("of", "for", "the", "and"):
            return False
        name = doc.name_at.get(at)
        if name is not None and name.given and name.end - name.start > 1:
            return False
        if token.low in ("'s", "&") or (token.text in "-–" and at > floor):
            return doc.tokens[at - 1].capital if at > floor else False
        if token.low in ("of", "for", "and", "the"):
            return self._inside_body(at, floor)
        if not token.capital:
            small = token.marks & Mark.NOUN and at > floor and doc.tokens[at - 1].capital
            return bool(token.marks & Mark.MODIFIER or small) or token.low in _SMALL_SUBJECTS
        loose = Mark.NOUN | Mark.TOPIC | Mark.MODIFIER | Mark.ACRONYM
        if token.marks & Mark.COMMON and not token.marks & loose and at + 1 in doc.in_land:
            return False
        if doc.starts_sentence(at):
            known = Mark.NOUN | Mark.TOPIC | Mark.MODIFIER | Mark.ACRONYM
            return not token.marks & Mark.COMMON or bool(token.marks & known) or (
                body and doc.has(at + 1, Mark.NOUN | Mark.TOPIC | Mark.COMMON)
                and at + 1 not in doc.in_land
            )
        return True

    def _inside_body(self, at: int, floor: int) -> bool:
        """Whether `of`, `the` or `and` joins the words of a body: `Ministry of Defence spokesman`."""
        doc = self._doc
        tokens = doc.tokens
        if at <= floor:
            return False
        token, before = tokens[at], tokens[at - 1]
        if token.low == "the":
            return before.low in ("of", "for") and self._inside_body(at - 1, floor)
        if token.low in ("of", "for"):
            return bool(before.marks & Mark.NOUN) and before.capital
        both_subjects = before.marks & (Mark.TOPIC | Mark.NOUN) and tokens[at + 1].marks & (Mark.TOPIC | Mark.NOUN)
        return bool(both_subjects) and before.capital and tokens[at + 1].capital

    def _holds(self, at: int, *, body: bool) -> bool:
        """Whether a body or a role may begin with this word; common words only before a noun."""
        doc = self._doc
        token = doc.tokens[at]
        known = Mark.NOUN | Mark.TOPIC | Mark.MODIFIER | Mark.ACRONYM
        if token.marks & known or at in doc.in_land or at in doc.in_post:
            return True
        if not token.capital:
            return False
        return body or not token.marks & Mark.COMMON

    def _without_place(self, sure: int, start: int) -> int:
        """`In Bishkek President Putin`: a place behind a preposition is no body."""
        doc = self._doc
        land = doc.lands.get(sure)
        if land is None or land.end != start or sure == 0:
            return sure
        before = doc.tokens[sure - 1].low
        if before in _BEFORE_PLACE and land.sort & Sort.PLACE:
            return start
        place = not land.sort & (Sort.DEMONYM | Sort.BODY) and not doc.tokens[sure].text.isupper()
        return start if place and before in ("in", "from", "at", "near", "outside") and "." not in doc.tokens[sure].text else sure

    def alone(self, head: Hit) -> Title | None:
        """The post with what belongs to it, where no name stands beside it."""
        end = self._complement(head.end)
        begin = self._extend(head.start, 0)
        if self._is_inner(head) and end > head.end:
            end = head.end
        if self._is_private(begin, head, end) or self._belongs_to_next(end, "", titled=False):
            return None
        return self._roles.title(begin, head, end)

    # --- behind the name -------------------------------------------------------------------------

    def behind(self, name: Name, *, titled: bool, addressed: bool) -> Found | None:
        """The title behind the name, in apposition, brackets or after a dash."""
        doc = self._doc
        at = name.end
        if at >= self._size or not doc.joined(at):
            return None
        opening = doc.tokens[at].text
        if opening in ",(" or opening in _DASHES:
            at += 1
        elif titled or not self._begins_post(at, name, addressed=addressed):
            return None
        else:
            opening = ""
        found = self._apposition(at, opening)
        if found is None or (not opening and found.end == found.start):
            return None
        title, end = found, found.end
        if opening == "(":
            if end >= self._size or doc.tokens[end].text != ")":
                return None
            end += 1
        elif self._belongs_to_next(end, opening, titled=titled):
            return None
        elif self._is_cut(end) or (titled and not self._closes(end)):
            return None
        elif opening == "," and doc.tokens[name.end + 1].low == "the" and self._is_subject(end):
            return None
        return Found(name.start, end, title, "behind the name")

    def _is_cut(self, end: int) -> bool:
        """Whether the phrase goes on in a way that the grammar does not read."""
        if end >= self._size or not self._doc.joined(end):
            return False
        token = self._doc.tokens[end]
        return token.low in ("of", "for", "/") or token.capital and end in self._doc.name_at

    def _is_subject(self, end: int) -> bool:
        """`..., the President of Russia noted`: the post begins a clause of its own."""
        if end >= self._size or not self._doc.joined(end):
            return False
        token = self._doc.tokens[end]
        return token.text[0].islower() and token.low not in PREPOSITIONS | {"and", "who", "with", "as", "from", "by"}

    def _closes(self, end: int) -> bool:
        """Whether the phrase behind a titled name ends there; in a list it is the next one's."""
        doc = self._doc
        if end >= self._size or not doc.joined(end):
            return True
        token = doc.tokens[end]
        if token.text == ",":
            after = doc.tokens[end + 1] if end + 1 < self._size else None
            return after is not None and not after.capital and after.low not in (
                "the", "as", "and", "along", "head", "director", "chief") and end + 1 not in doc.posts
        return token.text in ".;:)”\""

    def _begins_post(self, at: int, name: Name, *, addressed: bool) -> bool:
        """A post directly behind the name, without a sign: `Dr. Kumanayake Secretary to the ...`."""
        doc = self._doc
        at += doc.tokens[at].low == "the" and not doc.tokens[at].gap
        hit = doc.posts.get(at)
        if hit is None or not doc.tokens[at].capital or doc.tokens[at].gap:
            return False
        full = name.end - name.start >= 2 or addressed
        after = hit.end < self._size and doc.tokens[hit.end].low in ("of", "to", "for")
        whole = hit.end - hit.start > 2
        return full and (after or whole) and not hit.sort & Sort.PLURAL

    def _apposition(self, at: int, opening: str) -> Title | None:
        doc = self._doc
        while at < self._size and doc.tokens[at].low in _FILLERS and doc.joined(at):
            at += 1
        begin = at
        hit: Hit | None = None
        while at < self._size and at - begin < 12 and (doc.joined(at) or at == begin):
            hit = doc.posts.get(at)
            if hit is not None and not self._is_inner(hit):
                break
            hit = None
            if not self._may_precede(at):
                return None
            at += 1
        if hit is None or hit.sort & Sort.PLURAL or not doc.joined(begin):
            return None
        begin = self._leading(begin, hit)
        end = self._complement(hit.end)
        if self._is_private(begin, hit, end):
            return None
        title = self._roles.title(begin, hit, end)
        return self._with_second(title)

    def _leading(self, begin: int, hit: Hit) -> int:
        while begin < hit.start and (
            self._doc.tokens[begin].low in ARTICLES or self._doc.tokens[begin].text in "“\"'"
        ):
            begin += 1
        return begin

    def _is_inner(self, hit: Hit) -> bool:
        """`President's Counsel`, `Defence Minister's adviser`: the post is somebody else's."""
        return hit.end < self._size and self._doc.tokens[hit.end].low == "'s"

    def _may_precede(self, at: int) -> bool:
        doc = self._doc
        token = doc.tokens[at]
        name = doc.name_at.get(at)
        if name is not None and name.given and name.end - name.start > 1:
            return False
        if token.marks & (Mark.CALENDAR | Mark.FUNCTION) and token.low not in ("of", "for", "the"):
            return False
        if token.low in ("'s", "&", "of", "for", "and", "the") or token.text in _DASHES:
            return True
        if token.text[0].isdigit() or token.capital:
            return True
        return bool(token.marks & (Mark.MODIFIER | Mark.TOPIC | Mark.NOUN))

    def _complement(self, at: int) -> int:
        """The end of what belongs to the post behind it."""
        doc = self._doc
        end = first = at
        while at < self._size and doc.joined(at):
            token = doc.tokens[at]
            if token.low in PREPOSITIONS or token.low == "'s":
                if not self._opens_complement(at):
                    break
            elif token.low in ARTICLES:
                pass
            elif token.low in ("and", "&"):
                if not self._goes_on(at):
                    break
            elif token.text == "," and at + 1 < self._size and doc.tokens[at + 1].low == "and":
                if not self._goes_on(at + 1) or doc.tokens[at + 2].marks & Mark.NOUN:
                    break
                at += 1
            elif token.text == ",":
                stop = self._comma_piece(at)
                if not stop:
                    break
                at = end = stop
                continue
            elif not self._is_complement_word(at, first):
                break
            else:
                end = at + 1
            at += 1
        return end

    def _opens_complement(self, at: int) -> bool:
        doc = self._doc
        k = at + 1
        while k < self._size and doc.tokens[k].low in ARTICLES:
            k += 1
        if k >= self._size or not doc.joined(k):
            return False
        token = doc.tokens[k]
        if token.marks & Mark.CALENDAR or token.text[0].isdigit() and not token.text[-1].isalpha():
            return False
        if doc.tokens[at].low != "of" and not token.capital and k not in doc.posts:
            return False
        name = doc.name_at.get(k)
        person = name is not None and name.given and name.end - name.start > 1
        if person and doc.tokens[at].low != "to":
            return False
        return token.capital or bool(token.marks & (Mark.TOPIC | Mark.NOUN | Mark.ACRONYM | Mark.MODIFIER)) or k in doc.posts

    def _is_complement_word(self, at: int, first: int) -> bool:
        doc = self._doc
        token = doc.tokens[at]
        if token.text in _DASHES:
            if at + 1 >= self._size or at == first or at + 1 in doc.name_at:
                return False
            pair = doc.tokens[at - 1], doc.tokens[at + 1]
            return pair[0].capital and pair[1].capital and bool(
                pair[1].marks & (Mark.NOUN | Mark.ACRONYM) or pair[0].marks & Mark.NOUN
            ) and at + 1 not in doc.in_post
        if token.text[0].isdigit():
            return token.text[-1].isalpha() and at + 1 < self._size and doc.tokens[at + 1].capital
        if not token.text[0].isalpha() or token.marks & Mark.CALENDAR:
            return False
        if token.capital:
            name = doc.name_at.get(at)
            loose = doc.tokens[at - 1].low not in PREPOSITIONS | ARTICLES
            settled = at == first or doc.has(at - 1, Mark.NOUN) or at - 1 in doc.in_land
            known = name is not None and loose and (
                name.given or at == first or (settled and name.end - name.start > 1)
            )
            hit = doc.address.get(at)
            return not known and not (hit is not None and hit.end in doc.name_at and loose)
        return bool(token.marks & (Mark.TOPIC | Mark.NOUN)) or at in doc.in_post and doc.tokens[at - 1].low in ARTICLES

    def _goes_on(self, at: int) -> bool:
        """Whether `and` joins two subjects of one post, and no further post or person."""
        doc = self._doc
        after = at + 1
        if after >= self._size or after in doc.posts or after in doc.address or not doc.joined(after):
            return False
        name = doc.name_at.get(after)
        if name is not None and (name.given or name.end - name.start > 1):
            return False
        token = doc.tokens[after]
        if token.capital and any(
            doc.has(k, Mark.NOUN) and doc.tokens[k].capital and doc.tokens[k - 1].capital
            for k in range(after + 1, min(after + 3, self._size))
        ):
            return not self._post_soon(after)
        subject = token.marks & (Mark.TOPIC | Mark.NOUN) or (after in doc.in_land and at - 1 in doc.in_land)
        if after + 1 < self._size and after in doc.in_land:
            land = doc.lands.get(after)
            if land is not None and land.end in doc.posts:
                return False
        return bool(subject) and (token.capital or not doc.tokens[at - 1].capital) and not self._post_soon(after)

    def _post_soon(self, at: int) -> bool:
        """Whether the words from `at` lead to a further post before a preposition or a sign."""
        doc = self._doc
        for k in range(at, min(at + 5, self._size)):
            if k in doc.posts:
                return True
            if not doc.tokens[k].capital:
                return False
        return False

    def _comma_piece(self, comma: int) -> int:
        """The end of a further part of the body behind a comma: `, Southwest Asia Division`."""
        doc = self._doc
        at = comma + 1
        if at >= self._size or not doc.joined(at):
            return 0
        body = False
        while at < self._size and doc.joined(at):
            token = doc.tokens[at]
            if token.text in ",.;:)(":
                break
            if token.low in ("and", "of", "for", "the", "&", "'s"):
                at += 1
                continue
            if at in doc.posts or at in doc.address or not (token.capital or token.text[0].isdigit() or token.marks & (Mark.TOPIC | Mark.NOUN)):
                break
            name = doc.name_at.get(at)
            if name is not None and name.given:
                return 0
            body = body or bool(token.marks & (Mark.NOUN | Mark.TOPIC)) or at in doc.in_land or (
                bool(token.marks & Mark.ACRONYM) and token.text.isupper()
            )
            at += 1
        while at > comma and doc.tokens[at - 1].low in ("and", "of", "for", "the", "&", "'s"):
            at -= 1
        first = doc.tokens[comma + 1]
        if not body or at <= comma + 1 or not (first.capital or first.text[0].isdigit()):
            return 0
        if at < self._size and (at in doc.posts or at in doc.address or at in doc.name_at or doc.tokens[at].marks & Mark.MODIFIER):
            return 0
        return at

    def _with_second(self, title: Title) -> Title:
        """`Minister of Labour and Deputy Minister ...`: two posts of one person."""
        doc = self._doc
        at = title.end
        if at + 1 >= self._size or doc.tokens[at].low not in ("and", "&", ","):
            return title
        begin = at + 1
        while begin < self._size and doc.tokens[begin].low in ("the", "concurrently", "also", "and"):
            begin += 1
        head = begin
        while head < self._size and head not in doc.posts and head - begin < 6:
            if not self._may_precede(head) or not doc.joined(head):
                return title
            head += 1
        hit = doc.posts.get(head)
        if hit is None or hit.sort & Sort.PLURAL:
            return title
        end = self._complement(hit.end)
        if self._belongs_to_next(end, ",", titled=True) or doc.tokens[at].low == ",":
            return title
        return both(title, self._roles.title(begin, hit, end))

    def _belongs_to_next(self, end: int, opening: str, *, titled: bool) -> bool:
        """Whether the post is the title of the next person of a list."""
        doc = self._doc
        if end >= self._size or not doc.joined(end):
            return False
        if self._person_at(end) or end in doc.name_at and end - 1 in doc.in_post:
            return True
        if opening == "" or doc.tokens[end].text != "," or not titled:
            return False
        after = self._person_at(end + 1)
        if not after:
            return False
        return not self._has_own_post(after)

    def _has_own_post(self, at: int) -> bool:
        """Whether a post follows at the token, behind a comma or none."""
        doc = self._doc
        at += at < self._size and doc.tokens[at].text == ","
        for k in range(at, min(at + 7, self._size)):
            if k in doc.posts:
                return True
            if not self._may_precede(k) or not doc.joined(k):
                return False
        return False

    def _person_at(self, at: int) -> int:
        """The end of the name that begins at the token, address included; 0 where none does."""
        doc = self._doc
        first = at
        while at < self._size and (hit := doc.address.get(at)) is not None:
            at = hit.end
        name = doc.name_at.get(at)
        if name is None or not doc.joined(at):
            return 0
        return name.end if name.given or at > first or name.end - name.start > 1 else 0

    def residence(self, name: Name) -> int:
        """The end of `of Australia`, `of the Eastern District of Texas` behind a titled name."""
        doc = self._doc
        at = name.end
        if at + 1 >= self._size or doc.tokens[at].low != "of" or not doc.joined(at + 1):
            return 0
        first = at + 1
        while first < self._size and doc.tokens[first].low in ARTICLES:
            first += 1
        if first >= self._size or not doc.tokens[first].capital:
            return 0
        end = self._complement(at)
        stops = (k for k in range(first, end) if doc.tokens[k].low in ("in", "at", "on", "to", "for", ","))
        end = next(stops, end)
        known = any(
            k in doc.in_land or doc.has(k, Mark.NOUN) or doc.has(k, Mark.ACRONYM)
            for k in range(first, end)
        )
        return end if known else 0

    def said_of(self, name: Name, start: int) -> Title | None:
        """The post that the sentence gives the person: `X was appointed (as) Minister of Y`."""
        doc = self._doc
        at = name.end
        appointed = start > 0 and doc.tokens[start - 1].low in _APPOINTING
        if at < self._size and doc.tokens[at].text == "," and at + 1 < self._size and doc.tokens[at + 1].low == "who":
            at += 2
        verbs = 0
        while at < self._size and doc.joined(at):
            low = doc.tokens[at].low
            if low in _BEING or low in _MADE or low in ("has", "had", "will", "as", "in", "newly", "recently", "to", "also", "previously"):
                verbs += low in _BEING or low in _MADE or low == "as"
                at += 1
                continue
            break
        if not (verbs or (appointed and at == name.end)) or at >= self._size:
            return None
        if at == name.end and at not in doc.posts and doc.tokens[at].low not in ARTICLES:
            return None
        title = self._apposition(at, "")
        return title if title and not title.generic else None
