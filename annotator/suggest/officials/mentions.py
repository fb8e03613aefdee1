"""Mentions of officials in one release: names with titles first, then the names linked to them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotator.suggest.officials.beside import Beside, Found
from annotator.suggest.officials.document import Doc, Name
from annotator.suggest.officials.holders import Holders
from annotator.suggest.officials.lexicon import Holder, Lexicon, Mark
from annotator.suggest.officials.names import is_cyrillic, is_patronymic, name_key
from annotator.suggest.officials.people import People, Person, Shape, fits, shape
from annotator.suggest.officials.posts import Post, PostReader
from annotator.suggest.officials.russian import RussianBeside
from annotator.suggest.officials.titles import Title
from annotator.suggest.officials.tokens import HARD


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention over the tokens `start` to `end`, with the name in it and the person meant."""

    start: int
    end: int
    name: Name
    person: Person | None
    title: Title | None
    rule: str
    score: float


class Reader:
    """Reads the mentions of one document."""

    def __init__(self, doc: Doc, lexicon: Lexicon, holders: Holders) -> None:
        self._doc = doc
        self._holders = holders
        self._lexicon = lexicon
        self._english = Beside(doc, lexicon)
        self._russian = RussianBeside(doc, lexicon)
        self._people = People(doc, lexicon.givens_ru)
        self._private: set[str] = set()
        self._mentions: list[Mention] = []
        self._used: set[int] = set()
        self._named: set[int] = set()
        self._loose: list[tuple[Name, Found]] = []

    def mentions(self) -> list[Mention]:
        """All mentions by name, in reading order."""
        self._titled()
        self._known()
        self._speakers()
        self._linked()
        self._ranked()
        return sorted(self._mentions, key=lambda mention: mention.start)

    def posts(self) -> list[Post]:
        """The mentions by title alone; call it after `mentions`."""
        return list(PostReader(self._doc, self._lexicon, self._people.persons).posts(self._used))

    # --- names with a title ----------------------------------------------------------------------

    def _titled(self) -> None:
        floor = 0
        group: tuple[Title, int] | None = None
        for name in self._doc.names:
            if name.start < floor:
                continue
            name = self._with_suffix(name)
            found = self._found(name, floor)
            if found.other:
                self._private.add(shape(self._doc, name).family)
            if found.title is None and group is not None and self._continues(group[1], found):
                found = replace(found, title=group[0], how="a post shared by several")
            elif found.title is not None and found.title.plural:
                found, group = self._shared(found)
            else:
                group = None
            if found.title is None or not self._is_credible(name, found):
                self._loose.append((name, found))
                if name.given and name.end - name.start > 1:
                    floor = max(floor, name.end)
                continue
            if group is not None:
                group = (group[0], name.end)
            self._add(name, found)
            floor = max(floor, found.end)

    def _with_suffix(self, name: Name) -> Name:
        """Take in `Jr.`, `III` behind the name."""
        tokens, at = self._doc.tokens, name.end
        if at < len(tokens) and tokens[at].text == "," and at + 1 < len(tokens) and tokens[at + 1].low in ("jr.", "sr.", "jr"):
            return Name(name.start, at + 2, name.given)
        if at < len(tokens) and tokens[at].low in ("jr.", "sr.", "ii", "iii", "iv", "jr"):
            return Name(name.start, at + 1, name.given)
        if at < len(tokens) and tokens[at].text in _REGNAL and not tokens[at].gap:
            return Name(name.start, at + 1, name.given)
        return name

    def _found(self, name: Name, floor: int) -> Found:
        if is_cyrillic(self._doc.tokens[name.start].text):
            return self._found_russian(name, floor)
        before = self._english.before(name, floor)
        behind = self._english.behind(
            name, titled=before.title is not None, addressed=before.address
        )
        if before.title is None:
            if behind is None:
                return self._told(name, before)
            start = before.start if before.address or before.rank else name.start
            return replace(behind, start=start, address=before.address)
        if not before.title.body and not before.title.plural and (end := self._english.residence(name)):
            return replace(before, end=end, title=self._placed(before.title, name, end))
        if behind is not None and behind.title is not None and before.how == "before":
            title = _both(before.title, behind.title)
            return replace(before, end=behind.end, title=title)
        if behind is not None and before.how != "before" and behind.title is not None:
            return replace(before, end=behind.end, title=_both(before.title, behind.title))
        return before

    def _found_russian(self, name: Name, floor: int) -> Found:
        tokens = self._doc.tokens
        index = name.end - name.start == 3 and is_patronymic(tokens[name.end - 1].text)
        if index and (listed := self._russian.behind(name, index=True)) is not None:
            return listed
        before = self._russian.before(name, floor)
        if before.title is not None:
            return before
        return self._russian.behind(name, index=index) or before

    def _told(self, name: Name, before: Found) -> Found:
        title = self._english.said_of(name, before.start)
        return replace(before, title=title, how="said of the person") if title else before

    def _placed(self, title: Title, name: Name, end: int) -> Title:
        at = name.end + 1
        while self._doc.tokens[at].low in ("the", "a"):
            at += 1
        return replace(title, body=self._doc.quote(at, end))

    def _continues(self, last: int, found: Found) -> bool:
        between = {self._doc.tokens[k].low for k in range(last, found.start)}
        return found.start - last <= 2 and bool(between) and between <= {",", "and"}

    def _shared(self, found: Found) -> tuple[Found, tuple[Title, int]]:
        """`Presidents A and B`: each holds the post; the plural title is in no one's mention."""
        title = found.title
        assert title is not None
        single = replace(title, plural=False, role=_singular(title.role))
        start = title.end
        while self._doc.tokens[start].text in ",:–-":
            start += 1
        shared = replace(found, start=start, title=single, how="a post shared by several")
        return shared, (single, found.end)

    def _is_credible(self, name: Name, found: Found) -> bool:
        title = found.title
        assert title is not None
        tokens = self._doc.tokens
        if name.end - name.start > 7:
            return False
        if not name.given and self._names_body(name):
            return False
        if name.end - name.start > 1:
            return True
        if found.how in ("said of the person",) or not title.role:
            return False
        if found.how == "before, with a comma" and not found.address:
            return False
        if found.how == "behind the name" and not (name.given or found.address):
            return False
        if is_cyrillic(tokens[name.start].text):
            return self._has_full_name(name)
        weak = title.role.split()[-1].casefold() in _WEAK and title.generic
        if (weak or "shared" in found.how) and not name.given:
            return False
        return True

    def _has_full_name(self, name: Name) -> bool:
        """Whether the family name belongs to somebody known or named in full elsewhere."""
        token = self._doc.tokens[name.start]
        if self._doc.name_at.get(name.end) is not None or token.marks & (Mark.GIVEN | Mark.NOUN):
            return False
        if self._holders.by_family(token.text) is not None:
            return True
        key = name_key(token.text)
        return any(
            other.given and other.end - other.start > 1 and shape(self._doc, other).family == key
            for other in self._doc.names
        )

    def _names_body(self, name: Name) -> bool:
        """Whether capitalised words up to a body's noun follow: no name, but part of a body."""
        tokens = self._doc.tokens
        if self._holders.by_family(tokens[name.end - 1].text):
            return False
        behind_words = name.start > 0 and name.start - 1 not in self._doc.in_post
        for k in range(name.end, min(name.end + 5, len(tokens))):
            joins = behind_words and tokens[k].low in ("and", "&")
            if tokens[k].gap or not (tokens[k].capital or joins):
                return False
            if tokens[k].marks & Mark.NOUN:
                return True
        return False

    def _add(self, name: Name, found: Found) -> None:
        person = self._people.add(name, found.title)
        score = 0.95 if name.given else 0.85
        score -= 0.1 * (found.how in ("before, with a comma", "said of the person"))
        score -= 0.1 * bool(found.title and found.title.generic)
        score -= 0.05 * (name.end - name.start == 1)
        self._keep(Mention(found.start, found.end, name, person, found.title, f"title {found.how}", score))

    def _keep(self, mention: Mention) -> None:
        self._mentions.append(mention)
        self._used.update(range(mention.start, mention.end))
        self._named.update(range(mention.name.start, mention.name.end))

    # --- names without a title -------------------------------------------------------------------

    def _known(self) -> None:
        """Full names of well-known holders and of the registry."""
        for name, found in self._loose:
            parts = shape(self._doc, name)
            known = self._people.find(parts)
            if known is not None:
                if parts.givens and not known.givens:
                    self._people.note(known, name, parts)
                continue
            holder = self._holders.by_name(parts) or self._by_initials(name, parts)
            if holder is None:
                continue
            person = self._people.add(name, None)
            person.holder = holder

    def _speakers(self) -> None:
        """`MR KIRBY:` at the start of a paragraph: who speaks in a briefing is an official."""
        tokens = self._doc.tokens
        for name, found in self._loose:
            last = name.end
            label = last < len(tokens) and tokens[last].text == ":" and tokens[last - 1].text.isupper()
            opens = found.start == 0 or tokens[found.start].gap == HARD
            if label and opens and found.address and tokens[found.start].text.isupper():
                person = self._people.add(name, None)
                self._keep(Mention(found.start, last, name, person, None, "speaker's label", 0.55))

    def _by_initials(self, name: Name, parts: Shape) -> Holder | None:
        """A holder whose initials and family name stand there: `В.Путин`."""
        if not parts.givens or any(len(given) > 1 for given in parts.givens):
            return None
        last = next(
            k for k in range(name.end - 1, name.start - 1, -1) if not self._doc.tokens[k].initial
        )
        holder = self._holders.by_family(self._doc.tokens[last].text)
        if holder is None:
            return None
        firsts = {name_key(known)[:1] for known in holder.names}
        return holder if parts.givens[0] in firsts else None

    def _linked(self) -> None:
        """Every further name that means somebody who is known to hold a post."""
        people = self._people
        for at, token in enumerate(self._doc.tokens):
            if not token.capital or at in self._named or token.initial or token.marks & Mark.PARTICLE:
                continue
            key = name_key(token.text)
            for person in people.by_key.get(key, ()):
                mention = self._link(at, key, person)
                if mention is not None:
                    self._keep(mention)
                    break
            else:
                self._family_alone(at, key)

    def _family_alone(self, at: int, key: str) -> None:
        if key in _NO_FAMILY:
            return
        holder = self._holders.by_family(self._doc.tokens[at].text)
        if holder is None or at in self._doc.in_land or key in self._private or at in self._used:
            return
        person = Person(key, ())
        start, end = self._extent(at, person)
        if (start, end) != (at, at + 1) or not self._stands_alone(at, at + 1):
            return
        name = Name(at, at + 1, given=False)
        person = self._people.add(name, None)
        person.holder = holder
        first = self._addressed(at)
        self._keep(Mention(first, at + 1, name, person, None, "well-known family name", 0.6))

    def _link(self, at: int, key: str, person: Person) -> Mention | None:
        addressed = self._addressed(at) < at
        other = key != person.family
        if other and not (self._is_first_of_full(at, person) or addressed or self._patronymic_at(at + 1)):
            return None
        start, end = self._extent(at, person)
        if any(k in self._named for k in range(start, end)) or not self._stands_alone(start, end):
            return None
        if end - start == 1 and not addressed and self._is_plain_word(at):
            return None
        if other and end - start < 2 and not addressed:
            return None
        name = Name(start, end, given=end - start > 1)
        parts = shape(self._doc, name)
        if end - start > 1 and not fits(person, parts) and not self._by_father(start, end, person):
            return None
        if end - start == 1 and person.family in self._private and not person.titles:
            return None
        name = self._with_suffix(name)
        self._people.note(person, name, parts)
        rule = "name linked to a post" if person.titles else "well-known name"
        score = 0.9 if end - start > 1 else 0.8
        return Mention(self._addressed(start), name.end, name, person, None, rule, score)

    def _is_plain_word(self, at: int) -> bool:
        """Whether the family name is here more likely a common word: May, Brown at a start."""
        if self._doc.has(at, Mark.CALENDAR):
            return True
        return self._doc.has(at, Mark.COMMON) and self._doc.starts_sentence(at)

    def _patronymic_at(self, at: int) -> bool:
        tokens = self._doc.tokens
        return at < len(tokens) and tokens[at].capital and is_patronymic(tokens[at].text)

    def _by_father(self, start: int, end: int, person: Person) -> bool:
        """Given name and patronymic, as people are addressed in Russian."""
        texts = [self._doc.tokens[k].text for k in range(start, end)]
        return len(texts) == 2 and is_patronymic(texts[1]) and all(
            name_key(text) in person.givens for text in texts
        )

    def _is_first_of_full(self, at: int, person: Person) -> bool:
        """Whether a given name here is followed by the person's family name."""
        tokens = self._doc.tokens
        for k in range(at + 1, min(at + 5, len(tokens))):
            if not tokens[k].capital and not tokens[k].marks & Mark.PARTICLE:
                return False
            if tokens[k].capital and name_key(tokens[k].text) == person.family:
                return tokens[k].gap < 2
        return False

    def _extent(self, at: int, person: Person) -> tuple[int, int]:
        """The tokens of the name around one of its words."""
        tokens = self._doc.tokens
        start, end = at, at + 1
        while start > 0 and self._doc.joined(start) and self._is_part(start - 1, person):
            start -= 1
        while end < len(tokens) and self._doc.joined(end) and self._is_part(end, person, behind=True):
            end += 1
        while start < at and not tokens[start].capital:
            start += 1
        while end > at + 1 and tokens[end - 1].marks & Mark.PARTICLE and not tokens[end - 1].capital:
            end -= 1
        return start, end

    def _is_part(self, at: int, person: Person, *, behind: bool = False) -> bool:
        token = self._doc.tokens[at]
        if at in self._named:
            return False
        if token.initial:
            return not behind or (is_cyrillic(token.text) and self._doc.tokens[at].gap == 0)
        if not token.capital:
            return bool(token.marks & Mark.PARTICLE) and not behind
        if is_patronymic(token.text) and is_cyrillic(token.text):
            return True
        key = name_key(token.text)
        if behind and key in person.keys and key == person.family:
            return True
        return key in person.keys and len(key) > 1

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether no word beside the name makes it part of another name."""
        doc, tokens = self._doc, self._doc.tokens
        if start > 0 and doc.joined(start):
            before = tokens[start - 1]
            inside = next((n for n in doc.names if n.start < start < n.end), None) if before.capital else None
            if inside is not None and start - 1 not in self._used:
                return doc.starts_sentence(start - 1) and not before.marks & Mark.GIVEN and inside.start == start - 1 and False
            if before.text in "-‐‑/" and before.end == tokens[start].start and start > 1 and tokens[start - 2].end == before.start:
                return False
        if end >= len(tokens) or tokens[end].gap:
            return True
        after = tokens[end]
        if after.low in _REGIMES:
            return False
        if after.text in "-/" and after.start == tokens[end - 1].end:
            return False
        if not after.capital or after.initial:
            return True
        if is_cyrillic(after.text):
            return end not in doc.name_at or doc.name_at[end].given or True
        if after.marks & (Mark.NOUN | Mark.TOPIC | Mark.COMPANY) or end in doc.in_post:
            return end in doc.posts and tokens[end].low != "administration" and False
        return bool(after.marks & Mark.COMMON) or after.marks == 0 and end in doc.name_at and False

    def _addressed(self, start: int) -> int:
        doc = self._doc
        while start > 0 and doc.joined(start):
            hit = doc.address_by_end.get(start)
            if hit is None or any(k in self._named for k in range(hit.start, hit.end)):
                break
            start = hit.start
        return start

    # --- a rank alone ----------------------------------------------------------------------------

    def _ranked(self) -> None:
        """A rank without a post is uncertain."""
        for name, found in self._loose:
            if not found.rank or any(k in self._used for k in range(found.start, name.end)):
                continue
            if name.end - name.start < 2 or is_cyrillic(self._doc.tokens[name.start].text):
                continue
            self._keep(Mention(found.start, name.end, name, None, None, "rank without a post", 0.3))


_WEAK = frozenset("chief director head leader representative adviser advisor attorney aide king queen justice counsel manager coordinator prosecutor chair".split())
_REGNAL = frozenset("II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI".split())
_REGIMES = frozenset("regime administration government era doctrine plan forces street".split())
_NO_FAMILY: frozenset[str] = frozenset()


def _both(first: Title, second: Title) -> Title:
    from annotator.suggest.officials.titles import both

    return both(first, second)


def _singular(role: str) -> str:
    words = role.split()
    for at, word in enumerate(words):
        low = word.casefold()
        if low.endswith("ies"):
            words[at] = word[:-3] + "y"
        elif low.endswith("men"):
            words[at] = word[:-3] + "man"
        elif low.endswith("s") and not low.endswith("ss") and low not in ("affairs", "u.s.", "states"):
            words[at] = word[:-1]
    return " ".join(words)


def parts_of(doc: Doc, name: Name) -> Shape:
    """The parts of a name, for those who compare them."""
    return shape(doc, name)


def spans(mentions: list[Mention]) -> Iterator[tuple[int, int]]:
    """The token ranges of the mentions."""
    for mention in mentions:
        yield mention.start, mention.end
