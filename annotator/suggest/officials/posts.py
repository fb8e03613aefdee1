"""Mentions by title alone that mean one person: `the President of Kyrgyzstan`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotator.suggest.officials.before import Before
from annotator.suggest.officials.document import Doc, Hit
from annotator.suggest.officials.lexicon import Lexicon, Mark, Sort
from annotator.suggest.officials.names import is_cyrillic
from annotator.suggest.officials.people import Person
from annotator.suggest.officials.titles import Title, both

_NOBODY = frozenset(
    (
        "a an any each every next future as of-the no another new or by-the either "
        "role post position office duties functions institution title vice"
    ).split()
)
_OFFICES = frozenset(
    (
        "office institution post position role duties election elections bureau "
        "decree orders spouse staff secretariat house fund"
    ).split()
)
_ALONE = frozenset(
    ("president", "prime minister", "king", "emir", "secretary-general", "secretary general")
)
"""Posts that mean one person by themselves where the release names who holds them."""
_UNIQUE = frozenset(
    (
        "prime minister, foreign secretary, home secretary, defence secretary, defense secretary, "
        "secretary of state, secretary of defense, foreign minister, defence minister, "
        "inspector general of police, acting inspector general of police, "
        "defense minister, interior minister, finance minister, vice president, attorney general, "
        "national security advisor, national security adviser"
    ).split(", ")
)
"""Posts of which a government has just one."""


@dataclass(frozen=True, slots=True)
class Post:
    """A mention by title over the tokens `start` to `end`, with its holder where one is named."""

    start: int
    end: int
    title: Title
    person: Person | None


class PostReader:
    """Finds mentions by title in one English document."""

    def __init__(self, doc: Doc, lexicon: Lexicon, persons: list[Person]) -> None:
        self._doc = doc
        self._before = Before(doc, lexicon)
        self._persons = persons

    def posts(self, used: set[int]) -> Iterator[Post]:
        """The mentions by title outside the tokens that named mentions take."""
        taken = set(used)
        for start in sorted(self._doc.posts):
            hit = self._doc.posts[start]
            if taken & set(range(hit.start, hit.end)) or not self._may_stand(hit):
                continue
            title = self._before.alone(hit)
            if title is None or taken & set(range(title.start, title.end)):
                continue
            if self._names_office(title, hit):
                continue
            title = self._in_capacity(title)
            person = self._holder(title)
            if self._means_one(title, hit, person):
                taken.update(range(title.start, title.end))
                yield Post(title.start, title.end, title, person)

    def _names_office(self, title: Title, hit: Hit) -> bool:
        """`Justice Department`, `Office of Inspector General`: a body's name holds the word."""
        doc = self._doc
        after = hit.end
        if after < len(doc.tokens) and doc.has(after, Mark.NOUN) and doc.tokens[after].capital:
            return True
        return any(
            doc.tokens[k].low in _OFFICES and doc.tokens[k + 1].low == "of"
            for k in range(title.start, hit.start - 1)
        )

    def _in_capacity(self, title: Title) -> Title:
        """`Prime Minister in his capacity as the Minister of Finance`: two posts, one mention."""
        tokens = self._doc.tokens
        words = [token.low for token in tokens[title.end : title.end + 5]]
        if len(words) < 5 or words[0] != "in" or words[2:4] != ["capacity", "as"]:
            return title
        at = title.end + 4 + (words[4] == "the")
        second = self._doc.posts.get(at)
        further = self._before.alone(second) if second is not None else None
        if further is None:
            return title
        address = self._doc.address_by_end.get(title.start)
        joined = both(title, replace(further, start=title.start))
        return replace(joined, start=address.start) if address is not None else joined

    def _may_stand(self, hit: Hit) -> bool:
        token = self._doc.tokens[hit.start]
        return not hit.sort & (Sort.PLURAL | Sort.PARLIAMENT) and not is_cyrillic(token.text)

    def _means_one(self, title: Title, hit: Hit, person: Person | None) -> bool:
        tokens = self._doc.tokens
        if self._goes_on(title.end) or self._is_generic(title):
            return False
        if any(tokens[k].low == "with" for k in range(title.start, title.end)):
            return False  # `an administrator with the County`: what somebody does, not who it is
        if tokens[hit.start].low == "justice" and hit.end == hit.start + 1:
            return False  # the Department of Justice
        if title.body and title.role.casefold() != "representative":
            return self._is_one_body(title)
        definite = title.start > 0 and tokens[title.start - 1].low == "the"
        role = title.role.casefold()
        if role.startswith("minister of ") or "; minister" in role:
            return definite or "; " in role
        known = role in _UNIQUE or (role in _ALONE and person is not None)
        return known and tokens[hit.start].capital and definite

    def _goes_on(self, end: int) -> bool:
        """Whether the words behind make the post part of something: `the Mayor’s office`."""
        tokens = self._doc.tokens
        if end >= len(tokens):
            return False
        if tokens[end].low == "'s":
            owned = tokens[end + 1 : end + 2]
            return any(token.capital or token.low in _OFFICES for token in owned)
        after = tokens[end]
        return after.capital and not after.gap and not after.marks & Mark.COMMON

    def _is_generic(self, title: Title) -> bool:
        """Whether the words before speak of the office, or of a new or second holder."""
        tokens = self._doc.tokens
        before = [tokens[k].low for k in range(max(0, title.start - 3), title.start)]
        if not before:
            return False
        if before[-1] in _NOBODY or (before[-1] == "and" and not title.body):
            return True
        if before[-1] == "of":
            return len(before) > 1 and before[-2] in _OFFICES
        if len(before) < 3 or before[-1] != "the" or before[-2] not in ("of", "to"):
            return False
        return title.start - 3 in self._doc.in_post or before[-3] in _OFFICES

    def _is_one_body(self, title: Title) -> bool:
        """Whether the body is a state or a known organisation, and no description."""
        doc = self._doc
        return any(
            k in doc.in_land
            or (doc.tokens[k].marks & Mark.ACRONYM and doc.tokens[k].text.isupper())
            or (doc.has(k, Mark.NOUN) and doc.tokens[k].capital)
            for k in range(title.start, title.end)
        )

    def _holder(self, title: Title) -> Person | None:
        """The person of the release who holds that post; of several the one named most."""
        role = title.role.casefold()
        holders = [
            person
            for person in self._persons
            if any(
                held.role.casefold() == role
                and (not title.body or not held.body or held.body == title.body)
                for held in person.titles
            )
        ]
        if not holders and not title.body:
            holders = [person for person in self._persons if _is_known_as(person, role)]
            return holders[0] if len(holders) == 1 else None
        if len(holders) > 1 and title.body:
            return None
        return max(holders, key=lambda person: sum(person.forms.values()), default=None)


def _is_known_as(person: Person, role: str) -> bool:
    """Whether the list of well-known people gives the person that post, and the release none."""
    holder = person.holder
    return holder is not None and not person.titles and holder.role.casefold() == role
