"""How far a post reaches behind its head word, and whose post it is, in English."""

from itertools import pairwise

from annotator.suggest.officials.document import Doc, Hit
from annotator.suggest.officials.lexicon import Mark, Sort
from annotator.suggest.officials.titles import ARTICLES, PREPOSITIONS

_DASHES = frozenset("–—-")
_CENTRAL = frozenset(
    ("central", "world", "national", "reserve", "development", "federal", "investment", "state")
)


_JOINTS = PREPOSITIONS | {"'s", "and", "&"}


class Complements:
    """Reads what stands behind the head word of a post."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._size = len(doc.tokens)

    def complement(self, at: int) -> int:
        """The end of what belongs to the post behind it."""
        doc = self._doc
        end = first = at
        while at < self._size and doc.joined(at):
            if named := self._named_body(at):
                at = end = named
            elif self._says_in_charge(at):
                at = end = at + 2
            elif self._joins(at):
                at += 2 if doc.tokens[at].text == "," else 1
            elif doc.tokens[at].text == ",":
                stop = self._comma_piece(at)
                if not stop:
                    break
                at = end = stop
            elif doc.tokens[at].low in _JOINTS or not self._is_complement_word(at, first):
                break
            else:
                at = end = at + 1
        return end

    def _named_body(self, at: int) -> int:
        """The end of a body that is known by its whole name, with its commas; 0 where none is."""
        land = self._doc.lands.get(at)
        whole = land is not None and land.sort & Sort.BODY and land.end - at > 2
        return land.end if land is not None and whole else 0

    def _says_in_charge(self, at: int) -> bool:
        """`Assistant Attorney General in charge of the Antitrust Division`."""
        tokens = self._doc.tokens
        return at + 1 < self._size and tokens[at].low == "in" and tokens[at + 1].low == "charge"

    def short_name(self, at: int) -> int:
        """Behind the short name of a body in brackets, where it stands at the token: `(ATF)`."""
        tokens = self._doc.tokens
        if at + 2 >= self._size or tokens[at].text != "(" or tokens[at + 2].text != ")":
            return at
        short = tokens[at + 1].text
        plain = short.replace("-", "").isalpha() and len(short) > 1
        return at + 3 if short.isupper() and plain else at

    def _joins(self, at: int) -> bool:
        """Whether the word ties what follows it to the post: `of`, `the`, `and`, `, and`."""
        tokens = self._doc.tokens
        low = tokens[at].low
        if low in ARTICLES:
            return True
        if low in ("and", "&"):
            return self._goes_on(at)
        if low == ",":
            serial = at + 2 < self._size and tokens[at + 1].low == "and"
            return serial and self._goes_on(at + 1) and not tokens[at + 2].marks & Mark.NOUN
        if low == "with":
            return self._is_institution(self._past_articles(at + 1))
        return low in _JOINTS and self._opens_complement(at)

    def _opens_complement(self, at: int) -> bool:
        doc = self._doc
        k = self._past_articles(at + 1)
        if k >= self._size or not doc.joined(k):
            return False
        token = doc.tokens[k]
        if token.marks & Mark.CALENDAR or (
            token.text[0].isdigit() and not token.text[-1].isalpha()
        ):
            return False
        if doc.tokens[at].low != "of" and not token.capital and k not in doc.posts:
            return False
        if doc.tokens[at].low == "at" and not self._is_institution(k):
            return False
        name = doc.name_at.get(k)
        person = name is not None and name.given and name.end - name.start > 1
        if person and doc.tokens[at].low != "to":
            return False
        return (
            token.capital
            or bool(token.marks & (Mark.TOPIC | Mark.NOUN | Mark.ACRONYM | Mark.MODIFIER))
            or k in doc.posts
        )

    def _past_articles(self, at: int) -> int:
        while at < self._size and self._doc.tokens[at].low in ARTICLES:
            at += 1
        return at

    def _is_institution(self, at: int) -> bool:
        """Whether a body stands there, and no place: `at NATO`, `at the White House`."""
        doc = self._doc
        land = doc.lands.get(at)
        if land is not None and land.sort & Sort.BODY:
            return True
        for k in range(at, min(at + 4, self._size)):
            if not doc.tokens[k].capital:
                return False
            if doc.has(k, Mark.NOUN | Mark.ACRONYM) and k not in doc.posts:
                return True
        return False

    def _is_complement_word(self, at: int, first: int) -> bool:
        doc = self._doc
        token = doc.tokens[at]
        if token.text in _DASHES:
            if at + 1 >= self._size or at == first or at + 1 in doc.name_at:
                return False
            pair = doc.tokens[at - 1], doc.tokens[at + 1]
            return (
                pair[0].capital
                and pair[1].capital
                and bool(pair[1].marks & (Mark.NOUN | Mark.ACRONYM) or pair[0].marks & Mark.NOUN)
                and at + 1 not in doc.in_post
            )
        if token.text[0].isdigit():
            return token.text[-1].isalpha() and at + 1 < self._size and doc.tokens[at + 1].capital
        if not token.text[0].isalpha() or token.marks & Mark.CALENDAR:
            return False
        if token.capital:
            name = doc.name_at.get(at)
            loose = doc.tokens[at - 1].low not in PREPOSITIONS | ARTICLES
            settled = (
                at == first or doc.has(at - 1, Mark.NOUN | Mark.TOPIC) or at - 1 in doc.in_land
            )
            known = (
                name is not None
                and loose
                and (name.given or at == first or (settled and name.end - name.start > 1))
            )
            hit = doc.address.get(at)
            return not known and not (hit is not None and hit.end in doc.name_at and loose)
        return bool(token.marks & (Mark.TOPIC | Mark.NOUN)) or (
            at in doc.in_post and doc.tokens[at - 1].low in ARTICLES
        )

    def _goes_on(self, at: int) -> bool:
        """Whether `and` joins two subjects of one post, and no further post or person."""
        doc = self._doc
        after = at + 1
        if (
            after >= self._size
            or after in doc.posts
            or after in doc.address
            or not doc.joined(after)
        ):
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
        if token.marks & Mark.MODIFIER and token.capital and self._opens_subject(after + 1):
            return not self._post_soon(after)
        subject = token.marks & (Mark.TOPIC | Mark.NOUN) or (
            after in doc.in_land and at - 1 in doc.in_land
        )
        if after + 1 < self._size and after in doc.in_land:
            land = doc.lands.get(after)
            if land is not None and land.end in doc.posts:
                return False
        return (
            bool(subject)
            and (token.capital or not doc.tokens[at - 1].capital)
            and not self._post_soon(after)
        )

    def _opens_subject(self, at: int) -> bool:
        """Whether a subject of government stands there: `and Parliamentary | Affairs`."""
        token = self._doc.tokens[at] if at < self._size else None
        return token is not None and token.capital and bool(token.marks & Mark.TOPIC)

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
            if (
                at in doc.posts
                or (at in doc.address and at not in doc.in_land)
                or not (
                    token.capital
                    or token.text[0].isdigit()
                    or token.marks & (Mark.TOPIC | Mark.NOUN)
                )
            ):
                break
            name = doc.name_at.get(at)
            if name is not None and name.given:
                return 0
            body = (
                body
                or bool(token.marks & (Mark.NOUN | Mark.TOPIC))
                or at in doc.in_land
                or (bool(token.marks & Mark.ACRONYM) and token.text.isupper())
            )
            at += 1
        while at > comma and doc.tokens[at - 1].low in ("and", "of", "for", "the", "&", "'s"):
            at -= 1
        first = doc.tokens[comma + 1]
        if not body or at <= comma + 1 or not (first.capital or first.text[0].isdigit()):
            return 0
        if at < self._size and (
            at in doc.posts
            or at in doc.address
            or at in doc.name_at
            or doc.tokens[at].marks & Mark.MODIFIER
        ):
            return 0
        return at

    def is_private(self, start: int, head: Hit, end: int) -> bool:
        """Whether the post is one in a firm, a club or a church."""
        doc = self._doc
        size = head.end - head.start
        for other in doc.others:
            beside = other.start < head.end and head.start < other.end
            if beside and other.end - other.start >= size:
                return True
        if self._is_hostile(head) or self._is_of_hostile(head.end, end):
            return True
        if not head.sort & Sort.GENERIC or self._is_of_states(start, end):
            return False
        return any(self._is_firm(k) for k in range(start, end))

    def _is_hostile(self, head: Hit) -> bool:
        """`Taliban leader`, `commander of the Taliban`."""
        doc = self._doc
        for k in range(head.start - 1, max(-1, head.start - 4), -1):
            if doc.tokens[k].low in ("and", "or"):
                break
            if doc.has(k, Mark.HOSTILE):
                return True
            if not doc.tokens[k].text[0].isalnum() and doc.tokens[k].text not in _DASHES:
                break
        k = head.end
        if k < self._size and doc.tokens[k].low == "of":
            k += 1
            while k < self._size and doc.tokens[k].low in ARTICLES:
                k += 1
            return k < self._size and doc.has(k, Mark.HOSTILE)
        return False

    def _is_of_hostile(self, start: int, end: int) -> bool:
        """`leader of the northern branch of the Taliban`."""
        words = [k for k in range(start, end) if self._doc.tokens[k].low not in ARTICLES]
        return any(
            self._doc.tokens[before].low == "of"
            and self._doc.tokens[at].capital
            and self._doc.has(at, Mark.HOSTILE)
            for before, at in pairwise(words)
        )

    def _is_of_states(self, start: int, end: int) -> bool:
        """Whether the words name an organisation of states: the SCO Interbank Association."""
        doc = self._doc
        return any(
            (doc.has(k, Mark.ACRONYM) and doc.tokens[k].text.isupper() and k not in doc.in_land)
            or (k in doc.lands and doc.lands[k].sort & Sort.BODY)
            for k in range(start, end)
        )

    def _is_firm(self, at: int) -> bool:
        token = self._doc.tokens[at]
        if not token.marks & Mark.COMPANY or not token.capital:
            return False
        return token.low != "bank" or not any(
            self._doc.tokens[k].low in _CENTRAL for k in range(max(0, at - 2), at)
        )

    def is_inner(self, hit: Hit) -> bool:
        """`President's Counsel`, `Defence Minister's adviser`: the post is somebody else's."""
        return hit.end < self._size and self._doc.tokens[hit.end].low == "'s"

    def may_precede(self, at: int) -> bool:
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

    def belongs_to_next(self, end: int, opening: str, *, titled: bool) -> bool:
        """Whether the post is the title of the next person of a list."""
        doc = self._doc
        if end >= self._size or not doc.joined(end):
            return False
        if self._person_at(end) or (end in doc.name_at and end - 1 in doc.in_post):
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
            if not self.may_precede(k) or not doc.joined(k):
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
