"""Links short mentions of one person across a release."""

from annotator.suggest.officials.document import Name
from annotator.suggest.officials.lexicon import Holder, Mark
from annotator.suggest.officials.names import is_cyrillic, is_patronymic, name_key
from annotator.suggest.officials.people import Person, Shape, fits, is_typo, shape
from annotator.suggest.officials.reading import Mention, Reading, with_suffix
from annotator.suggest.officials.tokens import HARD

_REGIMES = frozenset("regime administration government era doctrine plan forces street".split())
_ACTS = frozenset(
    (
        "said says told declined added noted stressed is was has had also will emphasised "
        "emphasized explained stated thanked welcomed met visited announced underlined "
        "pointed commended praised"
    ).split()
)
"""What a person does whose name, at the start of a sentence, is also a common word."""
_SHORTEST_TYPO = 7
_LONGEST_SHORT = 5
"""Letters of a post's or body's short name before a family name: `HRVP Borrell`."""
_TIES = frozenset("-‐‑/")


class Linker:
    """Links names without a post to the persons of the release, and to known holders."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._doc = reading.doc

    def link(self) -> None:
        """Find all further mentions."""
        self._known()
        self._speakers()
        self._linked()
        self._ranked()

    def _known(self) -> None:
        """Full names of well-known holders and of the registry."""
        for name, _ in self._reading.loose:
            parts = shape(self._doc, name)
            known = self._reading.people.find(parts)
            if known is not None and parts.givens:
                self._complete(known, name, parts)
            if known is not None:
                continue
            holder = self._reading.holders.by_name(parts) or self._by_initials(name, parts)
            if holder is None:
                continue
            person = self._reading.people.add(name, None)
            person.holder = holder
            self._reading.people.call(person, holder.names)

    def _complete(self, known: Person, name: Name, parts: Shape) -> None:
        """Learn the given name of a person so far known by the family name; take typos."""
        if not known.givens:
            self._reading.people.note(known, name, parts)
        elif not fits(known, parts):
            self._reading.people.note(known, name, parts)
            first = self._addressed(name.start)
            rule = "probable typo of a name"
            self._reading.keep(Mention(first, name.end, name, known, None, rule, 0.6))

    def _by_initials(self, name: Name, parts: Shape) -> Holder | None:
        """A holder whose initials and family name stand there: `В.Путин`."""
        if not parts.givens or any(len(given) > 1 for given in parts.givens):
            return None
        last = next(
            k for k in range(name.end - 1, name.start - 1, -1) if not self._doc.tokens[k].initial
        )
        holder = self._reading.holders.by_family(self._doc.tokens[last].text)
        if holder is None:
            return None
        firsts = {name_key(known)[:1] for known in holder.names}
        return holder if parts.givens[0] in firsts else None

    def _speakers(self) -> None:
        """`MR KIRBY:` at the start of a paragraph: who speaks in a briefing is an official."""
        tokens = self._doc.tokens
        for name, found in self._reading.loose:
            last = name.end
            label = (
                last < len(tokens) and tokens[last].text == ":" and tokens[last - 1].text.isupper()
            )
            opens = found.start == 0 or tokens[found.start].gap == HARD
            if label and opens and found.address and tokens[found.start].text.isupper():
                person = self._reading.people.add(name, None)
                self._reading.keep(
                    Mention(found.start, last, name, person, None, "speaker's label", 0.55)
                )

    def _linked(self) -> None:
        """Every further name that means somebody who is known to hold a post."""
        people = self._reading.people
        for at, token in enumerate(self._doc.tokens):
            if (
                not token.capital
                or at in self._reading.named
                or token.initial
                or token.marks & Mark.PARTICLE
            ):
                continue
            key = name_key(token.text)
            for person in people.by_key.get(key, ()):
                mention = self._link(at, key, person)
                if mention is not None:
                    self._reading.keep(mention)
                    break
            else:
                self._family_alone(at, key)

    def _family_alone(self, at: int, key: str) -> None:
        holder = self._reading.holders.by_family(self._doc.tokens[at].text)
        if holder is None and self._misspelt(at, key):
            return
        if (
            holder is None
            or at in self._doc.in_land
            or key in self._reading.private
            or at in self._reading.used
        ):
            return
        person = Person(key, ())
        start, end = self._extent(at, person)
        if (start, end) != (at, at + 1) or not self._stands_alone(at, at + 1):
            return
        name = Name(at, at + 1, given=False)
        person = self._reading.people.add(name, None)
        person.holder = holder
        first = self._addressed(at)
        self._reading.keep(
            Mention(first, at + 1, name, person, None, "well-known family name", 0.6)
        )

    def _misspelt(self, at: int, key: str) -> bool:
        """Keep a family name that is a probable typo of the one official's that is so spelt."""
        doc = self._doc
        token = doc.tokens[at]
        known = Mark.COMMON | Mark.GIVEN | Mark.NOUN | Mark.TOPIC | Mark.CALENDAR | Mark.COMPANY
        if len(key) < _SHORTEST_TYPO or token.marks & known or at in doc.in_land:
            return False
        if at in doc.in_post or not self._stands_alone(at, at + 1) or at in doc.within_name:
            return False
        near = [one for one in self._reading.people.persons if one.titles and is_typo(one, key)]
        if len(near) != 1 or at in self._reading.used:
            return False
        name = Name(at, at + 1, given=False)
        rule = "probable typo of a name"
        self._reading.keep(Mention(self._addressed(at), at + 1, name, near[0], None, rule, 0.5))
        return True

    def _link(self, at: int, key: str, person: Person) -> Mention | None:
        addressed = self._addressed(at) < at
        other = key != person.family
        if other and not (
            self._is_first_of_full(at, person) or addressed or self._patronymic_at(at + 1)
        ):
            return None
        start, end = self._extent(at, person)
        named = any(k in self._reading.named for k in range(start, end))
        if named or not self._stands_alone(start, end):
            return None
        if end - start == 1 and not addressed and (other or self._is_plain_word(at)):
            return None
        if self._is_dateline(at) and end - start == 1:
            return None
        name = Name(start, end, given=end - start > 1)
        parts = shape(self._doc, name)
        if not self._means(person, name, parts):
            return None
        name = with_suffix(self._doc, name)
        self._reading.people.note(person, name, parts)
        rule = "name linked to a post" if person.titles else "well-known name"
        score = 0.9 if end - start > 1 else 0.8
        return Mention(self._addressed(start), name.end, name, person, None, rule, score)

    def _means(self, person: Person, name: Name, parts: Shape) -> bool:
        if not name.given:
            return bool(person.titles) or person.family not in self._reading.private
        return fits(person, parts) or self._by_father(name.start, name.end, person)

    def _is_plain_word(self, at: int) -> bool:
        """Whether the family name is here more likely a common word: May, Brown at a start."""
        if self._doc.has(at, Mark.CALENDAR):
            return True
        if not self._doc.has(at, Mark.COMMON) or not self._doc.starts_sentence(at):
            return False
        after = self._doc.tokens[at + 1] if at + 1 < len(self._doc.tokens) else None
        acts = after is not None and after.text[0].islower() and after.low in _ACTS
        return not acts

    def _is_dateline(self, at: int) -> bool:
        """Whether a place in capitals opens a paragraph: `WASHINGTON The Department said`."""
        opens = at == 0 or self._doc.tokens[at].gap == HARD
        return opens and at in self._doc.in_land and self._doc.tokens[at].text.isupper()

    def _patronymic_at(self, at: int) -> bool:
        tokens = self._doc.tokens
        return at < len(tokens) and tokens[at].capital and is_patronymic(tokens[at].text)

    def _by_father(self, start: int, end: int, person: Person) -> bool:
        """Given name and patronymic, as people are addressed in Russian."""
        texts = [self._doc.tokens[k].text for k in range(start, end)]
        if len(texts) != 2 or not is_patronymic(texts[1]):
            return False
        if name_key(texts[0]) not in person.givens:
            return False
        known = [word for form in person.forms for word in form.split()[1:] if is_patronymic(word)]
        fathers = [name_key(word) for word in known if name_key(word) != person.family]
        return name_key(texts[1]) in fathers if fathers else self._is_called(start)

    def _is_called(self, start: int) -> bool:
        """Whether somebody is spoken to here: `уважаемый Имя Отчество`, `: Имя Отчество, ...`."""
        before = self._doc.tokens[start - 1] if start else None
        return (
            before is None
            or self._doc.starts_sentence(start)
            or before.text == ","
            or before.low.startswith(("уважаем", "дорог", "dear", "respected", "esteemed"))
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
        while (
            end < len(tokens) and self._doc.joined(end) and self._is_part(end, person, behind=True)
        ):
            end += 1
        while start < at and not tokens[start].capital:
            start += 1
        start, end = self._completed(start, end, person)
        while (
            end > at + 1 and tokens[end - 1].marks & Mark.PARTICLE and not tokens[end - 1].capital
        ):
            end -= 1
        return start, end

    def _completed(self, start: int, end: int, person: Person) -> tuple[int, int]:
        """With the word that a transcript adds: `[Пётр] Громов`, `Пётр Ильич [Громов]`."""
        tokens = self._doc.tokens
        before = [token.text for token in tokens[max(0, start - 3) : start]]
        behind = [token.text for token in tokens[end : end + 3]]
        if before[::2] == ["[", "]"] and name_key(before[1]) in person.givens:
            start -= 3
        if behind[::2] == ["[", "]"] and name_key(behind[1]) == person.family:
            end += 3
        return start, end

    def _is_part(self, at: int, person: Person, *, behind: bool = False) -> bool:
        token = self._doc.tokens[at]
        if at in self._reading.named:
            return False
        if token.initial:
            return not behind or (is_cyrillic(token.text) and self._doc.tokens[at].gap == 0)
        if not token.capital:
            return bool(token.marks & Mark.PARTICLE) and not behind
        if is_patronymic(token.text) and (is_cyrillic(token.text) or behind):
            return True
        key = name_key(token.text)
        if behind and key in person.keys and key == person.family:
            return True
        return key in person.keys and len(key) > 1

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether no word beside the name makes it part of another name."""
        return self._is_free_before(start) and self._is_free_behind(end)

    def _is_free_before(self, start: int) -> bool:
        doc, tokens = self._doc, self._doc.tokens
        if start == 0 or not doc.joined(start):
            return True
        before = tokens[start - 1]
        short = before.text.isupper() and 1 < len(before.text) <= _LONGEST_SHORT
        inside = before.capital and start in doc.within_name and not (short and not before.initial)
        if inside and start - 1 not in self._reading.used:
            return False
        tied = before.text in _TIES and before.end == tokens[start].start
        return not (tied and start > 1 and tokens[start - 2].end == before.start)

    def _is_free_behind(self, end: int) -> bool:
        doc, tokens = self._doc, self._doc.tokens
        if end >= len(tokens) or tokens[end].gap:
            return True
        after = tokens[end]
        if after.low in _REGIMES or (after.text in _TIES and after.start == tokens[end - 1].end):
            return False
        if not after.capital or after.initial or is_cyrillic(after.text):
            return True
        part = after.marks & (Mark.NOUN | Mark.TOPIC | Mark.COMPANY) or end in doc.in_post
        return not part and bool(after.marks & Mark.COMMON)

    def _addressed(self, start: int) -> int:
        doc = self._doc
        while start > 0 and doc.joined(start):
            hit = doc.address_by_end.get(start)
            if hit is None or any(k in self._reading.named for k in range(hit.start, hit.end)):
                break
            start = hit.start
        return start

    def _ranked(self) -> None:
        """A rank without a post is uncertain."""
        for name, found in self._reading.loose:
            if not found.rank or any(k in self._reading.used for k in range(found.start, name.end)):
                continue
            if name.end - name.start < 2 or self._doc.is_russian(name):
                continue
            self._reading.keep(
                Mention(found.start, name.end, name, None, None, "rank without a post", 0.3)
            )
