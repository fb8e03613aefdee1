"""Finds the title beside a name in Russian releases."""

from dataclasses import replace

from annotator.suggest.officials.document import Doc, Hit, Name
from annotator.suggest.officials.lexicon import Lexicon, Mark, Sort
from annotator.suggest.officials.russian_roles import RussianRoles
from annotator.suggest.officials.russian_words import INSIDE, LONG, RussianWords
from annotator.suggest.officials.titles import Found, Title, both

_WITH_SECOND = ("вице-премьер", "заместител", "помощник", "замглав", "госсекретар")
_STANDING_IN = frozenset(("и.о.", "обязанности"))
"""Before a post in the genitive whose holder's name follows in another case."""


class RussianBeside:
    """Reads the neighbourhood of Russian names in one document."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc = doc
        self._roles = RussianRoles(doc, lexicon)
        self._words = RussianWords(doc, lexicon)
        self._posts = lexicon.posts_ru
        self._givens = lexicon.givens_ru
        self._forms = lexicon.given_forms_ru
        self._size = len(doc.tokens)
        self._ends = {name.end for name in doc.names}

    def before(self, name: Name, floor: int) -> Found:
        """The title before the name; tokens before `floor` belong to somebody else."""
        start = self._address(name.start, floor)
        bare = Found(start, name.end, None, "", start < name.start, rank=start < name.start)
        head = self._head_before(start, floor)
        if head is None:
            return bare
        if not self._agree(head, name) or self._joined_to(start):
            return bare
        begin = self._extend(head.start, floor)
        outer = self._outer_post(begin - 1, floor) if begin > 1 else None
        dashed = self._doc.tokens[begin - 1].text in "–—"
        if outer is None and dashed and begin - 1 in self._ends:
            return bare  # in `NAME – post` the post is that name's
        if self._is_private(begin, head, start):
            return replace(bare, other=True)
        title = self._roles.title(begin, head, start)
        if outer is not None:
            title = both(outer, title)
        return Found(title.start, name.end, title, "before", bare.address, bare.rank)

    def _outer_post(self, sign: int, floor: int) -> Title | None:
        """The first of `POST – POST NAME`; None where a name stands before the dash.

        Behind a comma it is one that goes with a second post: `вице-премьер, министр NAME`.
        """
        text = self._doc.tokens[sign].text
        if text not in "–—,":
            return None
        head = self._head_before(sign, floor)
        if head is None or any(k in self._doc.name_at for k in range(head.start, sign)):
            return None
        if text == "," and not self._doc.tokens[head.start].low.startswith(_WITH_SECOND):
            return None
        begin = self._extend(head.start, floor)
        return self._roles.title(begin, head, sign)

    def _agree(self, head: Hit, name: Name) -> bool:
        """Whether post and given name can stand in the same case."""
        tokens = self._doc.tokens
        givens = [
            tokens[k].low for k in range(name.start, name.end) if tokens[k].low in self._forms
        ]
        if not givens:
            return True
        if head.sort & Sort.PLURAL:
            return True
        if head.start and tokens[head.start - 1].low.replace(" ", "") in _STANDING_IN:
            return True
        nominative = tokens[head.start].low in self._posts
        both_ways = any(self._is_of_either_case(given) for given in givens)
        if both_ways:
            return True
        declined = not any(given in self._givens for given in givens)
        if nominative:
            return not declined
        return declined or givens[0][-1] in "иоеуюыэ"

    def _is_of_either_case(self, given: str) -> bool:
        """`Александра`: a woman's name, or a man's in the genitive."""
        return given in self._givens and given[-1:] == "а" and given[:-1] in self._givens

    def _joined_to(self, start: int) -> bool:
        """`директор и сам Венедиктов`: the post is another's."""
        return any(self._doc.tokens[k].low == "и" for k in range(max(0, start - 2), start)) and (
            self._doc.tokens[start - 1].low in ("и", "сам", "лично")
        )

    def _address(self, at: int, floor: int) -> int:
        while at > floor:
            hit = self._doc.address_by_end.get(at)
            if hit is None or hit.start < floor or not self._doc.joined(at):
                break
            at = hit.start
        return at

    def _head_before(self, last: int, floor: int) -> Hit | None:
        """The post farthest to the left whose words reach the name without a break."""
        doc = self._doc
        found: Hit | None = None
        at = last - 1
        while at >= floor and last - at < LONG:
            if doc.tokens[at + 1].gap:
                break
            hit = doc.posts_by_end.get(at + 1)
            if hit is not None and hit.start >= floor:
                if found is not None and not self._chains(hit, found):
                    break
                found = hit
                at = hit.start - 1
                continue
            if (opening := doc.bracket(at)) > floor:
                at = opening - 1
                continue
            if not self._words.is_material(at, last):
                break
            at -= 1
        if found is None or doc.tokens[last - 1].low in INSIDE:
            return None
        return found

    def _chains(self, hit: Hit, nearer: Hit) -> bool:
        """`помощник Президента`, `Заместитель Председателя`: the nearer post is part of it."""
        between = [self._doc.tokens[k].low for k in range(hit.end, nearer.start)]
        return not any(word in (",", "и") for word in between)

    def _extend(self, start: int, floor: int) -> int:
        doc = self._doc
        at = start
        while at > floor and not doc.tokens[at].gap:
            before = at - 1
            token = doc.tokens[before]
            land = doc.lands_by_end.get(at)
            if land is not None and land.start >= floor and not token.capital:
                at = land.start
            elif token.marks & Mark.MODIFIER or (
                token.low == "и" and before > floor and doc.has(before - 1, Mark.MODIFIER)
            ):
                at = before
            else:
                break
        return at

    def _is_private(self, start: int, head: Hit, end: int) -> bool:
        doc = self._doc
        if any(other.start < head.end and head.start < other.end for other in doc.others):
            return True
        if any(head.end <= other.start and other.end == end for other in doc.others):
            return True  # `руководителю центра бизнесмену NAME`
        return (
            bool(head.sort & Sort.GENERIC)
            and any(
                self._is_firm(k)
                or (doc.tokens[k].text == "«" and not self._words.quoted_subject(k))
                for k in range(start, end)
            )
        ) or (bool(head.sort & Sort.GENERIC) and self._opens_quote(head.end))

    def _opens_quote(self, at: int) -> bool:
        """`президент "Меридиана"`: a plain quotation mark that opens, behind a generic post."""
        tokens = self._doc.tokens
        if at + 1 >= self._size or tokens[at].text not in '"“„':
            return False
        return tokens[at - 1].end < tokens[at].start and tokens[at].end == tokens[at + 1].start

    def _is_firm(self, at: int) -> bool:
        """A firm's word; the Central Bank and the Bank of Russia are none."""
        doc = self._doc
        text = doc.tokens[at].text
        if text[0].isascii() and text[0].isalpha() and not text.isupper():
            return True  # `глава Hermitage Capital`
        if not doc.has(at, Mark.COMPANY):
            return False
        before = doc.tokens[at - 1].low if at else ""
        state = before.startswith("национальн") or at + 1 in doc.in_land
        of_state = doc.tokens[at].low.startswith("банк") and state
        return not (before.startswith("центральн") or of_state)

    def behind(self, name: Name, *, index: bool) -> Found | None:
        """The title behind the name, after a comma, a dash, or as the publisher's index has it.

        Without a title where the post is one in a firm; None where no post stands there.
        """
        doc = self._doc
        at = name.end
        if at >= self._size or not doc.joined(at):
            return None
        signed = doc.tokens[at].text in ",–—-("
        if not signed and not index:
            return None
        at += signed
        begin = at
        while at < self._size and doc.has(at, Mark.MODIFIER) and at - begin < 4:
            at += 1 + (at + 1 < self._size and doc.tokens[at + 1].low == "и")
        if (
            at < self._size
            and (land := doc.lands.get(at)) is not None
            and not doc.tokens[at].capital
        ):
            at = land.end
        hit = doc.posts.get(at)
        if hit is None or hit.sort & Sort.PLURAL or not doc.joined(at):
            return None
        end = self._words.complement(hit, index=index and not signed)
        if (
            not index
            and (following := self._person_at(end)) is not None
            and not self._words.heads_entry(following)
        ):
            return None
        if self._is_private(begin, hit, self._ahead(end) if hit.sort & Sort.GENERIC else end):
            return Found(name.start, name.end, None, "", other=True)
        title = self._roles.title(begin, hit, end)
        if doc.tokens[name.end].text == "(":
            end += end < self._size and doc.tokens[end].text == ")"
        elif self._goes_on_with_post(end, name):
            second = doc.posts[end + 1]
            last = self._words.complement(second, index=index)
            title = both(title, self._roles.title(end + 1, second, last))
            end = last
        return Found(name.start, end, title, "behind the name")

    def _person_at(self, at: int) -> Name | None:
        """The full name that follows, past a rank: the post is that one's."""
        doc = self._doc
        while at < self._size and (hit := doc.address.get(at)) is not None and doc.joined(at):
            at = hit.end
        name = doc.name_at.get(at)
        return name if name is not None and name.given and doc.joined(at) else None

    def _goes_on_with_post(self, end: int, name: Name) -> bool:
        """`NAME – deputy head of X – press secretary`: a second post of the same person."""
        tokens = self._doc.tokens
        if end + 1 >= self._size or end + 1 not in self._doc.posts:
            return False
        if tokens[end].text in "–—":
            return True
        if tokens[end].text != "," or tokens[name.end].text not in "–—":
            return False
        last = self._words.complement(self._doc.posts[end + 1], index=False)
        after = self._doc.name_at.get(last)
        return after is None or not after.given or self._words.heads_entry(after)

    def _ahead(self, end: int) -> int:
        """A few words more, up to the next name, in which a firm may be named."""
        doc = self._doc
        last = min(end + 6, self._size)
        for at in range(end, last):
            if at in doc.name_at or doc.tokens[at].gap or doc.tokens[at].text in ",.;":
                return at
        return last
