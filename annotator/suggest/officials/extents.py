"""How far a title reaches to the left of its head word, in English."""

from annotator.suggest.officials.document import Doc
from annotator.suggest.officials.lexicon import Mark, Sort

_LONGEST_STATE = 4
_BEFORE_PLACE = frozenset(
    ("in", "from", "at", "to", "near", "outside", "with", "between", "and", "for")
)
_SMALL_SUBJECTS = frozenset(
    "national security presidential press foreign coalition senior military defence defense".split()
)


_JOINTS = frozenset(("the", "of", "for", "and", "&", "'s", "-", "–", ",", "a", "an"))


class Extents:
    """Takes in the body and the modifiers that stand before a post."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._size = len(doc.tokens)
        self._name_ends = {name.end - 1 for name in doc.names}

    def extend(self, start: int, floor: int) -> int:
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
            owner = doc.posts_by_end.get(at) if self._possessed(before) else None
            if owner is not None and owner.start >= floor:
                at = sure = owner.start
                continue
            if self._is_other_post(before) or not self._precedes_post(before, floor, body=body):
                break
            at = before
            body = body or bool(token.marks & (Mark.NOUN | Mark.ACRONYM))
            if self._holds(before, body=body):
                sure = before
        sure = self._without_place(sure, start)
        while sure < start and doc.tokens[sure].low in _JOINTS:
            sure += 1
        return sure

    def _is_other_post(self, at: int) -> bool:
        token = self._doc.tokens[at]
        part = token.low in ("state", "general") or token.marks & Mark.MODIFIER
        return at in self._doc.in_post and not part and not self._possessed(at)

    def _possessed(self, at: int) -> bool:
        return at + 1 < self._size and self._doc.tokens[at + 1].low == "'s"

    def _precedes_post(self, at: int, floor: int, *, body: bool) -> bool:
        doc = self._doc
        token = doc.tokens[at]
        if token.low in ("of", "for", "and", "the"):
            return self._inside_body(at, floor)
        name = doc.name_at.get(at)
        person = name is not None and name.given and name.end - name.start > 1
        if person or token.marks & (Mark.CALENDAR | Mark.FUNCTION):
            return False
        if self._ends_dateline(at):
            return False
        if token.low in ("'s", "&") or token.text in "-–":
            return at > floor and doc.tokens[at - 1].capital and not self._is_person(at - 1)
        if not token.capital:
            small = token.marks & Mark.NOUN and at > floor and doc.tokens[at - 1].capital
            return bool(token.marks & Mark.MODIFIER or small) or token.low in _SMALL_SUBJECTS
        return not token.marks & Mark.COMMON or self._is_title_word(at, body=body)

    def _is_person(self, at: int) -> bool:
        """`Assad | 's foreign minister`: the one whose minister it is, and no body."""
        doc = self._doc
        named = at in doc.within_name or at in doc.name_at
        known = doc.has(at, Mark.NOUN | Mark.ACRONYM | Mark.TOPIC)
        return named and not known and at not in doc.in_land and at not in doc.in_post

    def _ends_dateline(self, at: int) -> bool:
        """`WASHINGTON, D.C. – | U.S. Senator NAME`: a dash with blanks behind a place."""
        tokens = self._doc.tokens
        if tokens[at].text not in "–—-" or at == 0 or at + 1 >= self._size:
            return False
        before, sign = tokens[at - 1], tokens[at]
        apart = before.end < sign.start and sign.end < tokens[at + 1].start
        short = before.text.isupper() and len(before.text) <= _LONGEST_STATE
        land = self._doc.lands_by_end.get(at)
        return apart and (short or (land is not None and not land.sort & Sort.BODY))

    def _is_title_word(self, at: int, *, body: bool) -> bool:
        """Whether a common word with a capital belongs to a title, not to the sentence."""
        doc = self._doc
        if doc.has(at, Mark.NOUN | Mark.TOPIC | Mark.MODIFIER | Mark.ACRONYM):
            return True
        if at + 1 in doc.in_land:
            return False
        goes_on = body and doc.has(at + 1, Mark.NOUN | Mark.TOPIC | Mark.COMMON)
        return goes_on or not doc.starts_sentence(at)

    def _inside_body(self, at: int, floor: int) -> bool:
        """Whether `of`, `the` or `and` joins the words of a body."""
        doc = self._doc
        tokens = doc.tokens
        if at <= floor:
            return False
        token, before = tokens[at], tokens[at - 1]
        if token.low == "the":
            return before.low in ("of", "for") and self._inside_body(at - 1, floor)
        if token.low in ("of", "for"):
            return bool(before.marks & Mark.NOUN) and before.capital
        both_subjects = before.marks & (Mark.TOPIC | Mark.NOUN) and tokens[at + 1].marks & (
            Mark.TOPIC | Mark.NOUN
        )
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
        if before == "and" and sure - 2 in self._name_ends:
            return sure  # `Governor A and Kandahar police chief B`
        if before in _BEFORE_PLACE and land.sort & Sort.PLACE:
            return start
        place = not land.sort & (Sort.DEMONYM | Sort.BODY) and not doc.tokens[sure].text.isupper()
        return (
            start
            if place
            and before in ("in", "from", "at", "near", "outside")
            and "." not in doc.tokens[sure].text
            else sure
        )
