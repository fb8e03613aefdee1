"""The persons of one release: which mentions mean the same one, and what is known of each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import DamerauLevenshtein

from annotator.suggest.officials.document import Doc, Name
from annotator.suggest.officials.lexicon import Holder, Mark
from annotator.suggest.officials.names import is_cyrillic, is_patronymic, name_key
from annotator.suggest.officials.titles import Title

_ASIDE = frozenset("[ ] , Jr. Jr Sr. Sr II III IV".split())
"""What stands within a name and is no part of it."""
_SON_OF = frozenset(("ben", "bin", "ibn"))
_IN_PARLIAMENT = ("sen", "u.s. sen", "rep", "u.s. rep", "congress", "member of parliament", "mp")
_SHORTEST_FIRST = 2
_OF_WHOM = frozenset(("to", "for", "on"))


@dataclass(slots=True, eq=False)
class Person:
    """One person of the release, with all forms of the name and all posts that it gives."""

    family: str
    givens: tuple[str, ...]
    forms: Counter[str] = field(default_factory=Counter)
    titles: list[Title] = field(default_factory=list)
    holder: Holder | None = None
    posts: frozenset[str] = frozenset()
    keys: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)

    def fullest(self) -> str:
        """The longest form of the name; of two the one not declined, then the one used most."""
        return max(
            self.forms, key=lambda form: (_weight(form), form in self.plain, self.forms[form])
        )

    def best_title(self) -> Title | None:
        """The post that a mention without one carries; of Russian cases the dictionary's."""
        held = [title for title in self.titles if title.role]
        if not held:
            return None
        roles = Counter(title.role for title in held)
        return max(
            held,
            key=lambda title: (
                bool(title.body),
                self._is_plain(title),
                not title.role.isupper(),
                roles[title.role],
                len(title.role),
            ),
        )

    def _is_plain(self, title: Title) -> bool:
        """Whether the post stands in the dictionary's form: `Президент`, not `Президентом`."""
        return any(word in self.posts for word in title.role.casefold().split())

    def body_for(self, title: Title) -> Title | None:
        """Another post of the person that names the body which this one leaves open."""
        held = [
            other
            for other in self.titles
            if other.body and other.status == title.status and _body_is_of(other, title.role)
        ]
        same = [other for other in held if other.role.casefold() == title.role.casefold()]
        if not same and _complete(title):
            held = [other for other in held if _akin(title.role, other.role)]
        return next(iter(same or held), None)


def _head(role: str) -> str:
    """What the post is, without what narrows it: `State President` and `President` are alike."""
    return role.casefold().split(" of ")[0].rsplit(maxsplit=1)[-1]


def _complete(title: Title) -> bool:
    """Whether the post says itself of whom or of what: `adviser to the Minister of Finance`."""
    return any(word in _OF_WHOM for word in title.role.casefold().split())


def _akin(one: str, other: str) -> bool:
    """Whether one of the two roles says the other's post in fewer words."""
    ours, theirs = (set(role.casefold().replace("-", " ").split()) for role in (one, other))
    return ours <= theirs or theirs <= ours


def _body_is_of(title: Title, role: str) -> bool:
    """Whether the body is that of the role: in `Sen.; Chairman` it is the committee's."""
    *first, last = title.role.split("; ")
    member = first and first[0].casefold().startswith(_IN_PARLIAMENT)
    return not member or "; " in title.body or _akin(last, role)


def _weight(form: str) -> tuple[int, int]:
    words = form.split()
    full = sum(not word.endswith(".") for word in words)
    return full, len(words)


@dataclass(frozen=True, slots=True)
class Shape:
    """A name taken apart: the family name's key and the keys or initials of the others."""

    family: str
    givens: tuple[str, ...]


def shape(doc: Doc, name: Name) -> Shape:
    """The parts of a name in whatever order it is written."""
    at = [
        k
        for k in range(name.start, name.end)
        if doc.tokens[k].text not in _ASIDE
        and (not doc.has(k, Mark.PARTICLE) or doc.tokens[k].capital)
    ]
    initials = [name_key(doc.tokens[k].text[0])[:1] for k in at if doc.tokens[k].initial]
    full = [k for k in at if not doc.tokens[k].initial]
    if not full:
        return Shape("", ())
    family = _family(doc, full)
    givens = [name_key(doc.tokens[k].text) for k in full if k != family]
    return Shape(name_key(doc.tokens[family].text), (*givens, *initials))


def _family(doc: Doc, full: list[int]) -> int:
    if len(full) == 1:
        return full[0]
    texts = [doc.tokens[k].text for k in full]
    upper = [k for k, text in zip(full, texts, strict=True) if text.isupper() and len(text) > 2]
    if len(upper) == 1:
        return upper[0]
    if (is_patronymic(texts[-1]) and len(full) == 3) or (
        is_cyrillic(texts[0]) and not doc.has(full[0], Mark.GIVEN) and doc.has(full[-1], Mark.GIVEN)
    ):
        return full[0]
    return full[-1]


class People:
    """The persons known so far, found by name."""

    def __init__(self, doc: Doc, givens: frozenset[str], posts: frozenset[str]) -> None:
        self._doc = doc
        self._givens = givens
        self._posts = posts
        self.persons: list[Person] = []
        self.by_key: dict[str, list[Person]] = {}

    def add(self, name: Name, title: Title | None) -> Person:
        """The person whom the name means, made known where it is a new one."""
        parts = shape(self._doc, name)
        person = self.find(parts) or self._family_first(parts, title)
        if person is None:
            person = Person(parts.family, parts.givens, posts=self._posts)
            self.persons.append(person)
        self.note(person, name, parts)
        if title is not None and title.role:
            person.titles.append(title)
        return person

    def _family_first(self, parts: Shape, title: Title | None) -> Person | None:
        """Who is called by the first word of a full name, and by the same post: `President Yoon`.

        East Asian names open with the family's.
        """
        if parts.givens or title is None or len(parts.family) < _SHORTEST_FIRST:
            return None
        same = (
            person
            for person in self.by_key.get(parts.family, ())
            if person.givens[:1] == (parts.family,)
            and any(_head(held.role) == _head(title.role) for held in person.titles)
        )
        return next(same, None)

    def note(self, person: Person, name: Name, parts: Shape) -> None:
        """Remember one more form of the person's name."""
        form = self._doc.quote(name.start, name.end).replace("[", "").replace("]", "")
        person.forms[form] += 1
        if any(word in self._givens for word in form.casefold().split()):
            person.plain.add(form)
        if len(parts.givens) > len(person.givens):
            person.givens = parts.givens
        for key in (parts.family, *parts.givens):
            person.keys.add(key)
            held = self.by_key.setdefault(key, [])
            if person not in held and len(key) > 1:
                held.append(person)

    def forget(self, person: Person) -> None:
        """Know the person no longer."""
        self.persons.remove(person)
        for held in self.by_key.values():
            if person in held:
                held.remove(person)

    def call(self, person: Person, names: Iterable[str]) -> None:
        """Know the person also by the given names of `names`, as people are addressed."""
        for name in names:
            given, *rest = (name_key(word) for word in name.split())
            if rest and person.family in rest and len(given) > 1:
                held = self.by_key.setdefault(given, [])
                if person not in held:
                    held.append(person)
                if given not in person.givens:
                    person.givens = (*person.givens, given)

    def find(self, parts: Shape) -> Person | None:
        """The known person whom the parts of a name fit; a near miss of a full name counts."""
        known = [person for person in self.by_key.get(parts.family, ()) if fits(person, parts)]
        if known:
            return known[-1]
        if not parts.givens:
            return None
        return next((person for person in self.persons if _nearly(person, parts)), None)


def fits(person: Person, parts: Shape) -> bool:
    """Whether the name can mean the person: same family name, no given name that disagrees."""
    if person.family != parts.family:
        swapped = parts.family in person.givens and person.family in parts.givens
        alone = (
            not parts.givens and parts.family in person.givens and len(person.givens) > 1 and False
        )
        return swapped or alone
    return _agree(person.givens, parts.givens)


def _own(givens: tuple[str, ...]) -> str:
    """The first name before the father's, or its initial."""
    return givens[0] if givens[0] not in _SON_OF else givens[-1]


def _agree(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if not ours or not theirs:
        return True
    if _SON_OF & set(ours) & set(theirs):
        one, other = _own(ours), _own(theirs)  # brothers share all names but the first
        return one == other or (1 in (len(one), len(other)) and one[:1] == other[:1])
    return any(
        one == other
        or (min(len(one), len(other)) == 1 and one[:1] == other[:1])
        or _alike(one, other)
        for one in ours
        for other in theirs
    )


def _alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= 4 and (
        DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1
    )


def is_typo(person: Person, family: str) -> bool:
    """Whether the key of a family name alone is one slip away from the person's."""
    same = person.family[:1] == family[:1]
    return same and DamerauLevenshtein.distance(person.family, family, score_cutoff=1) == 1


def _nearly(person: Person, parts: Shape) -> bool:
    """Whether a full name is a probable typo of the person's."""
    if not person.givens or min(len(person.family), len(parts.family)) < 5:
        return False
    if not any(given in person.givens for given in parts.givens if len(given) > 1):
        return False
    limit = 1 if len(parts.family) < 8 else 2
    return DamerauLevenshtein.distance(person.family, parts.family, score_cutoff=limit) <= limit
