"""Names with a post beside them."""

import re
from dataclasses import replace

from annotator.model.spans import Span
from annotator.suggest.officials.before import Before
from annotator.suggest.officials.behind import Behind
from annotator.suggest.officials.complements import Complements
from annotator.suggest.officials.document import Name
from annotator.suggest.officials.lexicon import Lexicon, Mark, Sort
from annotator.suggest.officials.names import is_patronymic, name_key
from annotator.suggest.officials.people import shape
from annotator.suggest.officials.reading import Mention, Reading, with_suffix
from annotator.suggest.officials.residences import Residences
from annotator.suggest.officials.russian import RussianBeside
from annotator.suggest.officials.titles import Found, Title, both

_WEAK = frozenset(
    (
        "chief director head leader representative adviser advisor attorney aide king "
        "queen justice counsel manager coordinator prosecutor chair"
    ).split()
)
_LONGEST = 7
_SURNAME = re.compile(
    r".{3}(?:[оеё]в|ин|ын|ск(?:ий|ая|ого|ому|им|ой|ую)|енко|[еу]к|[оеё]ва|ина|швили|дзе|ян)"
    r"(?:а|у|ым|ом|е|ой)?$"
)
_CLERGY = frozenset(("ven.", "ven", "venerable", "rev.", "reverend", "archbishop", "bishop"))
_OF_WHOM = frozenset(("to", "for"))
_BORN = frozenset(("prince", "princess"))
"""What somebody is by birth: no post where one stands behind the name."""


class TitledReader:
    """Reads the names of one release that have a post beside them."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._before = Before(reading.doc, lexicon)
        self._behind = Behind(reading.doc, lexicon)
        self._residences = Residences(reading.doc)
        self._grammar = Complements(reading.doc)
        self._russian = RussianBeside(reading.doc, lexicon)

    def read(self) -> None:
        """Keep the mentions with a title; put the other names aside."""
        floor = 0
        group: tuple[Title, int] | None = None
        for short in self._doc.names:
            if short.start < floor:
                self._read_within(short)
                continue
            name = with_suffix(self._doc, short)
            found = self._found(name, floor)
            if found.other:
                self._reading.private.add(shape(self._doc, name).family)
            if found.title is None and group is not None and self._continues(group[1], found):
                found = self._sharing(name, found, group[0])
            elif found.title is not None and found.title.plural:
                found, group = self._shared(name, found, found.title)
            else:
                group = None
            if found.title is None or not self._is_credible(name, found, found.title):
                self._reading.loose.append((name, found))
                if name.given and name.end - name.start > 1:
                    floor = max(floor, name.end)
                continue
            if group is not None:
                group = (group[0], found.end)
            self._add(name, found)
            floor = max(floor, found.end)
        self._drop_private()

    def _read_within(self, name: Name) -> None:
        """Keep a person named in another's post: `Special Advisor to | Ambassador NAME`."""
        doc, at = self._doc, name.start
        if at in self._reading.named or doc.is_russian(name):
            return
        opens = (k + 1 for k in range(at - 1, max(0, at - 6), -1) if doc.tokens[k].low in _OF_WHOM)
        found = self._before.title(name, next(opens, at))
        title = found.title
        if title is None or title.generic or title.plural or found.how != "before":
            return
        if not self._is_credible(name, found, title):
            return
        person = self._reading.people.add(name, title)
        rule = "named within another's post"
        self._reading.keep(Mention(found.start, found.end, name, person, title, rule, 0.6))

    def _drop_private(self) -> None:
        """Forget who leads a firm elsewhere in the release, and here something unheard of.

        `гендиректор «Меридиана» Орлов` and `руководитель Меридиана Орлов` are one.
        """
        for mention in list(self._reading.mentions):
            person, title = mention.person, mention.title
            if person is None or title is None or self._is_of_state(title):
                continue
            if person.family in self._reading.private and len(person.titles) == 1:
                self._reading.forget(mention, person)

    def _is_of_state(self, title: Title) -> bool:
        """Whether a word of the post names a state, a body or a subject of government."""
        doc = self._doc
        head = any(
            doc.posts[k].sort & Sort.GENERIC for k in doc.posts if title.start <= k < title.end
        )
        known = Mark.NOUN | Mark.TOPIC | Mark.ACRONYM
        return not head or any(
            k in doc.in_land or doc.has(k, known) for k in range(title.start, title.end)
        )

    def beside(self, name: Name, floor: int) -> Found | None:
        """The post that stands directly beside a name of several words, whoever found the name.

        None for a post that several share, and for one that is none of a state.
        """
        found = self._found(name, floor)
        title = found.title
        if found.other or title is None or title.plural or not title.role:
            return None
        return found if self._is_credible(name, found, title) else None

    def _found(self, name: Name, floor: int) -> Found:
        if self._doc.is_russian(name):
            return self._found_russian(name, floor)
        before = self._before.title(name, floor)
        behind = self._behind.title(name, titled=before.title is not None, addressed=before.address)
        if before.title is None and behind is not None:
            return replace(behind, start=before.start, address=before.address)
        if before.title is None:
            return self._told(name, before, floor)
        if (
            not before.title.body
            and not before.title.plural
            and (end := self._residences.end(name, before.title.role))
        ):
            title = self._placed(before.title, name, end)
            return replace(before, end=self._grammar.short_name(end), title=title)
        if behind is None or behind.title is None:
            return before
        named = before.title.role.casefold() in _BORN
        title = behind.title if named else both(before.title, behind.title)
        return replace(before, end=behind.end, title=title)

    def _found_russian(self, name: Name, floor: int) -> Found:
        tokens = self._doc.tokens
        index = name.end - name.start == 3 and is_patronymic(tokens[name.end - 1].text)
        listed = self._russian.behind(name, index=True) if index else None
        if listed is not None and listed.title is not None:
            return listed
        before = self._russian.before(name, floor)
        if before.title is not None:
            return before
        behind = self._russian.behind(name, index=index)
        if behind is None or behind.title is not None:
            return behind or before
        return replace(before, other=True)

    def _told(self, name: Name, before: Found, floor: int) -> Found:
        title = self._behind.said_of(name, before.start)
        if title is None and name.given and name.end - name.start > 1:
            title = self._before.copula(name, floor)
        return replace(before, title=title, how="said of the person") if title else before

    def _placed(self, title: Title, name: Name, end: int) -> Title:
        at = self._residences.start(name)
        tokens = self._doc.tokens
        return replace(
            title,
            body=self._doc.quote(at, end),
            body_span=Span(tokens[at].start, tokens[end - 1].end),
        )

    def _continues(self, last: int, found: Found) -> bool:
        last = self._doc.past_party(last)
        between = {self._doc.tokens[k].low for k in range(last, found.start)}
        return found.start - last <= 2 and bool(between) and between <= {",", "and", "и"}

    def _shared(self, name: Name, found: Found, title: Title) -> tuple[Found, tuple[Title, int]]:
        """`Presidents A and B`: each holds the post; the plural title is in no one's mention."""
        single = replace(title, plural=False, role=_singular(title.role))
        last = name if title.body else self._last_of(name)
        if not title.body and (end := self._residences.end(last, single.role)):
            single = self._placed(single, last, end)
            found = replace(found, end=end if last is name else found.end)
        start = title.end
        while self._doc.tokens[start].text in ",:–-":
            start += 1
        shared = replace(found, start=start, title=single, how="a post shared by several")
        return shared, (single, found.end)

    def _sharing(self, name: Name, found: Found, title: Title) -> Found:
        """A further person of a shared post, with the body that stands behind the name."""
        end = self._residences.end(name, title.role)
        if end:
            title = self._placed(title, name, end)
        return replace(found, end=end or found.end, title=title, how="a post shared by several")

    def _last_of(self, name: Name) -> Name:
        """The last of the names that share a post: `Attorneys A, B and | C of the District`."""
        while True:
            at = self._doc.past_party(name.end)
            words = [token.low for token in self._doc.tokens[at : at + 2]]
            at += 2 if words == [",", "and"] else words[:1] in ([","], ["and"])
            following = self._doc.name_at.get(at)
            if at == name.end or following is None:
                return name
            name = with_suffix(self._doc, following)

    def _is_credible(self, name: Name, found: Found, title: Title) -> bool:
        """Whether the words behind the post are a name; one word alone needs more."""
        doubtful = not name.given and not found.address
        if name.end - name.start > _LONGEST or (doubtful and self._names_body(name)):
            return False
        if self._is_of_clergy(name, found):
            return False
        if title.role.casefold() == "attorney" and not title.body:
            return False  # somebody's counsel; those of the state say of what
        if name.end - name.start == 1 and self._opens_body(name.end):
            return False
        return name.end - name.start > 1 or self._is_family(name, found, title)

    def _is_of_clergy(self, name: Name, found: Found) -> bool:
        """`Chairman of the Union Most Ven. NAME Thera`: a monk, whatever else he chairs."""
        tokens = self._doc.tokens
        before = {token.low for token in tokens[max(found.start, name.start - 3) : name.start]}
        return bool(before & _CLERGY) or tokens[name.end - 1].low in ("thero", "thera")

    def _opens_body(self, at: int) -> bool:
        """`Prince Edward | County`, `King Abdullah | University`: a place or body of that name."""
        if at >= len(self._doc.tokens) or self._doc.tokens[at].gap:
            return False
        token = self._doc.tokens[at]
        return token.capital and bool(token.marks & (Mark.NOUN | Mark.COMPANY))

    def _is_family(self, name: Name, found: Found, title: Title) -> bool:
        if found.how == "said of the person" or not title.role:
            return False
        if self._doc.is_russian(name):
            return self._has_full_name(name) or self._is_surname(name, title)
        if found.how != "before" and not found.address:
            return name.given and found.how != "before, with a comma"
        weak = title.role.split()[-1].casefold() in _WEAK and title.generic
        return name.given or not weak or self._has_full_name(name, titled=True)

    def _is_surname(self, name: Name, title: Title) -> bool:
        """Whether a Russian word behind a post with its body is built like a family name."""
        token = self._doc.tokens[name.start]
        known = token.marks & (Mark.GIVEN | Mark.NOUN | Mark.COMMON)
        whole = bool(title.body) and not title.generic and title.end == name.start
        follows = name.end in self._doc.name_at  # `глава Верхних Лугов | Иван Орлов`
        return whole and not known and not follows and bool(_SURNAME.search(token.low))

    def _has_full_name(self, name: Name, *, titled: bool = False) -> bool:
        """Whether the family name belongs to somebody known or named in full elsewhere."""
        token = self._doc.tokens[name.start]
        if self._doc.name_at.get(name.end) is not None or token.marks & (Mark.GIVEN | Mark.NOUN):
            return False
        if self._reading.holders.by_family(token.text) is not None:
            return True
        key = name_key(token.text)
        return any(
            (other.given or titled) and other.end - other.start > 1 and family == key
            for other in self._doc.names
            if (family := shape(self._doc, other).family)
        )

    def _names_body(self, name: Name) -> bool:
        """Whether capitalised words up to a body's noun follow: no name, but part of a body."""
        tokens = self._doc.tokens
        if self._reading.holders.by_family(tokens[name.end - 1].text):
            return False
        behind_words = name.start > 0 and name.start - 1 not in self._doc.in_post
        for k in range(name.end, min(name.end + 5, len(tokens))):
            joins = behind_words and tokens[k].low in ("and", "&")
            if tokens[k].gap or not (tokens[k].capital or joins) or k in self._doc.posts:
                return False
            if tokens[k].marks & Mark.NOUN:
                return k + 1 not in self._doc.posts
        return False

    def _add(self, name: Name, found: Found) -> None:
        person = self._reading.people.add(name, found.title)
        if found.end == name.end:
            found = replace(found, end=self._doc.past_retired(name.end))
        score = 0.95 if name.given else 0.85
        score -= 0.1 * (found.how in ("before, with a comma", "said of the person"))
        score -= 0.1 * bool(found.title and found.title.generic)
        score -= 0.05 * (name.end - name.start == 1)
        self._reading.keep(
            Mention(found.start, found.end, name, person, found.title, f"title {found.how}", score)
        )


def _singular(role: str) -> str:
    words = role.split()
    for at, word in enumerate(words):
        low = word.casefold()
        if low.endswith("ies"):
            words[at] = word[:-3] + "y"
        elif low in ("sens.", "reps."):
            words[at] = word[:-2] + "."
        elif low.endswith("men"):
            words[at] = word[:-3] + "man"
        elif (
            low.endswith("s")
            and not low.endswith("ss")
            and low not in ("affairs", "u.s.", "states")
        ):
            words[at] = word[:-1]
    return " ".join(words)
