"""Gives well-known people the post that the release names alone: `the President of Russia`."""

from collections.abc import Iterator

from annotator.suggest.officials.before import Before
from annotator.suggest.officials.document import Doc, Hit
from annotator.suggest.officials.highest import HIGHEST, HIGHEST_RUSSIAN
from annotator.suggest.officials.lexicon import Holder, Lexicon, Sort
from annotator.suggest.officials.names import is_cyrillic
from annotator.suggest.officials.people import Person, Shape
from annotator.suggest.officials.reading import Reading
from annotator.suggest.officials.russian_roles import RussianRoles
from annotator.suggest.officials.titles import Title
from annotator.suggest.officials.tokens import words


class Capacities:
    """Knows which post of a state, named alone, is that of somebody the release also names."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._reading = reading
        self._doc: Doc = reading.doc
        self._countries = lexicon.countries
        self._before = Before(reading.doc, lexicon)
        self._roles = RussianRoles(reading.doc, lexicon)

    def read(self) -> None:
        """Add the posts to the persons; a person keeps a post that the release says is theirs."""
        holders = [
            (person, holder)
            for person in self._reading.people.persons
            if (holder := self._holder(person)) is not None and not _has_body(person)
        ]
        if not holders:
            return
        for title, role, country in self._alone():
            for person, holder in holders:
                same = holder.role.casefold() == role
                if same and self._country(holder.body) == country:
                    person.titles.append(title)

    def _holder(self, person: Person) -> Holder | None:
        return person.holder or self._reading.holders.by_name(Shape(person.family, person.givens))

    def _country(self, name: str) -> str:
        return self._countries.get(tuple(words(name)), "")

    def _alone(self) -> Iterator[tuple[Title, str, str]]:
        """Titles of one state's highest posts with no name beside, with the role in English."""
        doc = self._doc
        for hit in list(doc.posts.values()):
            low = doc.quote(hit.start, hit.end).casefold()
            role = HIGHEST_RUSSIAN.get(low, low)
            if role not in HIGHEST or hit.sort & Sort.PLURAL or hit.start in self._reading.used:
                continue
            title = self._russian(hit) if is_cyrillic(low) else self._before.alone(hit)
            if title is None or not title.body or title.status not in ("", "in office"):
                continue
            if country := self._country(title.body):
                yield title, role, country

    def _russian(self, hit: Hit) -> Title | None:
        land = self._doc.lands.get(hit.end)
        return self._roles.title(hit.start, hit, land.end) if land is not None else None


def _has_body(person: Person) -> bool:
    return any(title.body for title in person.titles)
