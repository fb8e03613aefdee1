"""Mentions by title alone in Russian releases: `Президент Кыргызстана`, `глава государства`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.suggest.officials.document import Doc, Hit
from annotator.suggest.officials.highest import HIGHEST_RUSSIAN
from annotator.suggest.officials.lexicon import Lexicon, Mark, Sort
from annotator.suggest.officials.names import inflected, is_cyrillic
from annotator.suggest.officials.people import Person
from annotator.suggest.officials.posts import Post
from annotator.suggest.officials.russian_roles import RussianRoles
from annotator.suggest.officials.russian_words import LAND_ADJECTIVE
from annotator.suggest.officials.titles import Title
from annotator.suggest.officials.tokens import words

_HEADS = frozenset(inflected("глава")) - {"главы"}
"""Without the genitive, which is also that of several: `другие главы государства`."""
_SIGNS = frozenset('«–—"“„')
_OF_STATE = frozenset(("государства", "республики"))
_OFFICE = frozenset(
    "при пост поста посту постом должность должности выборы выборов выборам выборах кандидат "
    "кандидата кандидатом кандидаты полномочия полномочий имени как будучи стать став станет стал "
    "следующий следующего "
    "следующему следующим будущий будущего будущему будущим любой каждый другой".split()
)
"""Words before a post that speak of the office, or of no holder that there is."""


class RussianPosts:
    """Finds posts of a state's heads that stand for their holders in one release."""

    def __init__(self, doc: Doc, lexicon: Lexicon, persons: list[Person]) -> None:
        self._doc = doc
        self._countries: Mapping[tuple[str, ...], str] = lexicon.countries
        self._persons = persons
        self._roles = RussianRoles(doc, lexicon)

    def posts(self, used: set[int]) -> Iterator[Post]:
        """The mentions by title outside the tokens that named mentions take, in no order."""
        for hit in self._doc.posts.values():
            if not is_cyrillic(self._doc.tokens[hit.start].text) or hit.sort & Sort.PLURAL:
                continue
            title = self._title(hit)
            if title is None or used.intersection(range(title.start, title.end)):
                continue
            person = self._holder(hit, title)
            known = self._doc.tokens[hit.start].low in _HEADS
            if title.body or person is not None or known:
                yield Post(title.start, title.end, title, person)

    def _title(self, hit: Hit) -> Title | None:
        """The post with its state, or alone; None where it is an office or another's post."""
        doc, low = self._doc, self._doc.tokens[hit.start].low
        end = hit.end
        if low in _HEADS:
            end = self._behind_state(end)
            if end == hit.end:
                return None
        elif low not in HIGHEST_RUSSIAN:
            return None
        elif (land := doc.lands.get(end)) is not None and doc.joined(end):
            end = land.end
            if LAND_ADJECTIVE.search(doc.tokens[end - 1].low):
                return None  # `президент Российской шахматной федерации`
        start = self._adjective(hit.start)
        if self._is_office(start) or self._goes_on(end):
            return None
        title = self._roles.title(start, hit, end)
        bare = title.body.casefold() in _OF_STATE
        return (
            replace(title, role=doc.quote(start, end), body="", body_span=None) if bare else title
        )

    def _behind_state(self, at: int) -> int:
        """Behind `государства`, `Российского государства`; the same place where none stands."""
        land = self._doc.lands.get(at)
        state = land.end if land is not None else at
        tokens = self._doc.tokens
        return state + 1 if state < len(tokens) and tokens[state].low in _OF_STATE else at

    def _adjective(self, start: int) -> int:
        """Where `российский президент` begins."""
        land = self._doc.lands_by_end.get(start)
        adjective = land is not None and self._doc.tokens[land.start].text.islower()
        return land.start if land is not None and adjective else start

    def _is_office(self, start: int) -> bool:
        doc = self._doc
        if start == 0 or not doc.joined(start):
            return False
        before = start - 1
        inside = before in doc.in_post or doc.has(before, Mark.NOUN)
        return inside or doc.tokens[before].low in _OFFICE

    def _goes_on(self, end: int) -> bool:
        """Whether a name, a body or a quotation follows, so that the post is none of a state."""
        doc = self._doc
        if end >= len(doc.tokens) or doc.tokens[end].gap:
            return False
        token = doc.tokens[end]
        named = end in doc.name_at or end in doc.in_post or end in doc.address
        return named or token.text in _SIGNS or bool(token.marks & (Mark.NOUN | Mark.COMPANY))

    def _holder(self, hit: Hit, title: Title) -> Person | None:
        """The one person of the release who holds the post, by its words or the known list."""
        role = HIGHEST_RUSSIAN.get(self._doc.tokens[hit.start].low, "president")
        country = self._country(title.body)
        found = [
            person
            for person in self._persons
            if any(self._same(held, role, country) for held in person.titles)
            or (not country and _is_known_as(person, role))
        ]
        return found[0] if len(found) == 1 else None

    def _same(self, held: Title, role: str, country: str) -> bool:
        post = HIGHEST_RUSSIAN.get(held.role.casefold(), held.role.casefold())
        return post == role and (not country or self._country(held.body) == country)

    def _country(self, name: str) -> str:
        return self._countries.get(tuple(words(name)), "")


def _is_known_as(person: Person, role: str) -> bool:
    holder = person.holder
    return holder is not None and not person.titles and holder.role.casefold() == role
