"""Finds the title beside a name in Russian releases."""

import re
from dataclasses import replace

from annotator.model.spans import Span
from annotator.suggest.officials.document import Doc, Hit, Name
from annotator.suggest.officials.lexicon import Lexicon, Mark, Sort
from annotator.suggest.officials.names import is_cyrillic
from annotator.suggest.officials.titles import Found, Title, both

_VERB = re.compile(
    r".{3,}(?:л|ла|ло|ли|лся|лась|лись|ет|ит|ут|ют|ат|ят|ется|ится|ются|ть|ться|вший|вшая|вшего)$"
)
_NOT_VERBS = frozenset(
    (
        "дел отдел отделов органов народов союз совет государств вопросов войск "
        "секретариат комитет мандат аппарат генерал канал материал форумов делами"
    ).split()
)
_INSIDE = frozenset("по при и в на за для".split())
_DUTY = frozenset(("по", "при", "в", "на", "за", "для"))
_BELONGS = (
    "помощник",
    "советник",
    "представител",
    "полпред",
    "уполномоченн",
    "спецпредставител",
    "спецпосланник",
)
_NAMED_BY_DUTY = ("служб", "агентств", "комитет", "комисси")
_LONG = 26
_SUBJECT = ("министр", "замминистр")


class RussianBeside:
    """Reads the neighbourhood of Russian names in one document."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc = doc
        self._status = lexicon.status
        self._posts = lexicon.posts_ru
        self._givens = lexicon.givens_ru
        self._size = len(doc.tokens)

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
        dashed = begin > 1 and self._doc.tokens[begin - 1].text in "–—"
        outer = self._outer_post(begin - 1, floor) if dashed else None
        if dashed and outer is None:
            return bare  # in `NAME – post` the post is that name's
        if self._is_private(begin, head, start):
            return replace(bare, other=True)
        title = self._title(begin, head, start)
        if outer is not None:
            title = both(outer, title)
        return Found(title.start, name.end, title, "before", bare.address, bare.rank)

    def _outer_post(self, dash: int, floor: int) -> Title | None:
        """The first of `POST – POST NAME`; None where a name stands before the dash."""
        head = self._head_before(dash, floor)
        if head is None or any(k in self._doc.name_at for k in range(head.start, dash)):
            return None
        begin = self._extend(head.start, floor)
        return self._title(begin, head, dash)

    def _agree(self, head: Hit, name: Name) -> bool:
        """Whether post and given name can stand in the same case."""
        tokens = self._doc.tokens
        givens = [
            tokens[k].text for k in range(name.start, name.end) if self._doc.has(k, Mark.GIVEN)
        ]
        if not givens:
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
        while at >= floor and last - at < _LONG:
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
            if not self._is_material(at, last):
                break
            at -= 1
        if found is None or doc.tokens[last - 1].low in _INSIDE:
            return None
        return found

    def _chains(self, hit: Hit, nearer: Hit) -> bool:
        """`помощник Президента`, `Заместитель Председателя`: the nearer post is part of it."""
        between = [self._doc.tokens[k].low for k in range(hit.end, nearer.start)]
        return not any(word in (",", "и") for word in between)

    def _is_material(self, at: int, last: int) -> bool:
        token = self._doc.tokens[at]
        if token.text == ",":
            return self._in_list(at, last)
        if token.text in '«»"-–':
            return token.text in "«»-"
        if not token.text[0].isalpha():
            return False
        if token.low in _INSIDE:
            return True
        if len(token.low) <= 2 or token.low in (
            "что",
            "как",
            "это",
            "его",
            "если",
            "или",
            "перед",
            "после",
        ):
            return token.text.isupper()
        return (
            token.capital
            or bool(token.marks & (Mark.NOUN | Mark.MODIFIER))
            or at in self._doc.in_land
            or not self._is_verb(at)
        )

    def _is_verb(self, at: int) -> bool:
        token = self._doc.tokens[at]
        if token.marks & (Mark.NOUN | Mark.TOPIC | Mark.MODIFIER) or token.low in _NOT_VERBS:
            return False
        return bool(_VERB.match(token.low)) and not token.low.endswith(("ов", "ев", "ств"))

    def _in_list(self, at: int, last: int) -> bool:
        """A comma within `по вопросам экологии, транспорта и связи`."""
        tokens = self._doc.tokens
        behind = any(tokens[k].low == "и" for k in range(at + 1, min(at + 6, last)))
        duty = any(tokens[k].low == "по" for k in range(max(0, at - 8), at))
        return behind and duty and not tokens[at + 1].capital

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
        return bool(head.sort & Sort.GENERIC) and any(
            self._is_firm(k) or doc.tokens[k].text == "«" for k in range(start, end)
        )

    def _is_firm(self, at: int) -> bool:
        """A firm's word; the Central Bank and the Bank of Russia are none."""
        doc = self._doc
        if not doc.has(at, Mark.COMPANY):
            return False
        before = doc.tokens[at - 1].low if at else ""
        state = before.startswith("национальн") or at + 1 in doc.in_land
        of_state = doc.tokens[at].low.startswith("банк") and state
        return not (before.startswith("центральн") or of_state)

    def behind(self, name: Name, *, index: bool) -> Found | None:
        """The title behind the name, after a comma, a dash, or as the publisher's index has it."""
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
        if hit is None or not doc.joined(at):
            return None
        end = self._complement(hit, index=index and not signed)
        if (
            end < self._size
            and end in doc.name_at
            and not index
            and doc.name_at[end].given
            and not self._heads_entry(doc.name_at[end])
            and doc.joined(end)
        ):
            return None
        if self._is_private(begin, hit, self._ahead(end) if hit.sort & Sort.GENERIC else end):
            return None
        title = self._title(begin, hit, end)
        if doc.tokens[name.end].text == "(":
            end += end < self._size and doc.tokens[end].text == ")"
        elif self._goes_on_with_post(end, name):
            second = doc.posts[end + 1]
            last = self._complement(second, index=index)
            title = both(title, self._title(end + 1, second, last))
            end = last
        return Found(name.start, end, title, "behind the name")

    def _goes_on_with_post(self, end: int, name: Name) -> bool:
        """`NAME – deputy head of X – press secretary`: a second post of the same person."""
        tokens = self._doc.tokens
        if end + 1 >= self._size or end + 1 not in self._doc.posts:
            return False
        listed = tokens[name.end].text in "–—" and tokens[end + 1].text.islower()
        return tokens[end].text in "–—" or (tokens[end].text == "," and listed)

    def _ahead(self, end: int) -> int:
        """A few words more, up to the next name, in which a firm may be named."""
        doc = self._doc
        last = min(end + 6, self._size)
        for at in range(end, last):
            if at in doc.name_at or doc.tokens[at].gap or doc.tokens[at].text in ",.;":
                return at
        return last

    def _complement(self, hit: Hit, *, index: bool) -> int:
        doc = self._doc
        at = end = hit.end
        while at < self._size and at - hit.end < _LONG and not doc.tokens[at].gap:
            token = doc.tokens[at]
            name = doc.name_at.get(at)
            if name is not None and (name.given or self._heads_entry(name)):
                break
            if token.text == "," or token.low == "и" or token.low in _DUTY:
                if not self._joins(at):
                    break
            elif self._ends_complement(at, hit, index=index):
                break
            else:
                end = at + 1
            at += 1
        return end

    def _heads_entry(self, name: Name) -> bool:
        """Whether the next entry of a list begins there: `Имя бен Имя АЛЬ-ИМЯ – министр`."""
        tokens = self._doc.tokens
        dashed = name.end < self._size and tokens[name.end].text in "–—"
        return dashed and name.end - name.start > 1

    def _joins(self, at: int) -> bool:
        """Whether a comma, `и` or a preposition goes on with the same post."""
        token = self._doc.tokens[at]
        if token.text == ",":
            return self._in_list(at, min(self._size, at + 7))
        after = at + 1
        if token.low != "и":
            return True
        return after < self._size and not (self._opens_post(after) or self._is_verb(after))

    def _ends_complement(self, at: int, hit: Hit, *, index: bool) -> bool:
        """Whether a word can't belong to the post any more."""
        doc = self._doc
        token = doc.tokens[at]
        if at - 1 in doc.in_land and at - 1 >= hit.end and at not in doc.in_land:
            return True
        if not self._is_material(at, self._size) or self._is_verb(at):
            return True
        # in the publisher's index a post in the nominative belongs to the next person
        return token.text in "«»-" or (index and token.capital and token.low in self._posts)

    def _opens_post(self, at: int) -> bool:
        doc = self._doc
        for k in range(at, min(at + 4, self._size)):
            if k in doc.posts or k in doc.name_at:
                return True
            if not doc.has(k, Mark.MODIFIER):
                return False
        return False

    def _title(self, begin: int, head: Hit, end: int) -> Title:
        doc = self._doc
        low = doc.tokens[head.start].low
        role_end, body = head.end, None
        start = begin
        land = doc.lands.get(begin)
        if land is not None and land.end <= head.start:
            body, start = (begin, land.end), land.end
        while role_end < end and role_end in doc.posts and not low.startswith("министр"):
            low = doc.tokens[role_end].low
            role_end = doc.posts[role_end].end
        if (
            low.startswith(_SUBJECT)
            or (role_end > head.end and low.startswith(("президент", "правительств")))
            or low.startswith(_BELONGS)
        ):
            land_at = self._land(role_end, end)
            role_end, body = (
                (land_at, (land_at, self._land_end(land_at, end))) if land_at else (end, body)
            )
        elif role_end < end and doc.tokens[role_end].low not in _DUTY:
            stop = self._duty(role_end, end)
            body = (role_end, stop)
        elif role_end < end:
            role_end = end
        pieces = [doc.quote(start, role_end)]
        if body and start <= body[0] and body[1] < end:
            pieces.append(doc.quote(body[1], end))
        return Title(
            begin,
            end,
            " ".join(filter(None, pieces)),
            doc.quote(*body) if body else "",
            self._status_of(begin, end),
            self._span(start, role_end),
            self._span(*body) if body else None,
            generic=bool(head.sort & Sort.GENERIC) and body is None and role_end == head.end,
        )

    def _land(self, start: int, end: int) -> int:
        for at in range(start, end):
            if at in self._doc.lands:
                return at
        return 0

    def _land_end(self, at: int, end: int) -> int:
        return min(end, self._doc.lands[at].end)

    def _duty(self, start: int, end: int) -> int:
        for at in range(start, end):
            named = self._doc.tokens[at - 1].low.startswith(_NAMED_BY_DUTY)
            if self._doc.tokens[at].low in _DUTY and not named:
                return at
        return end

    def _span(self, start: int, end: int) -> Span:
        return Span(self._doc.tokens[start].start, self._doc.tokens[end - 1].end)

    def _status_of(self, start: int, end: int) -> str:
        for at in range(start, end):
            for key, status in self._status.items():
                if is_cyrillic(key) and self._doc.tokens[at].low.startswith(key[:-2]):
                    return status
        return "in office"
