"""Splits a Russian post into role and body."""

from annotator.model.spans import Span
from annotator.suggest.officials.document import Doc, Hit
from annotator.suggest.officials.lexicon import Lexicon, Mark, Sort
from annotator.suggest.officials.names import is_cyrillic
from annotator.suggest.officials.titles import Title

DUTY = frozenset(("по", "при", "в", "на", "за", "для"))
_BELONGS = (
    "помощник",
    "советник",
    "представител",
    "полпред",
    "уполномоченн",
    "спецпредставител",
    "спецпосланник",
)
_NAMED_BY_DUTY = ("служб", "агентств", "комитет", "комисси", "подкомисси")
_COUNCILS = frozenset(("совета", "совете", "совету", "советом", "группы", "группой"))
_LONGEST_SHORT = 6
_FIELDS = frozenset(("сфере", "области"))
_MANAGES = ("заведующ", "управляющ")
_MANAGED = ("ым", "им", "ом", "ем", "ой", "ей", "ами")
_SUBJECT = ("министр", "замминистр")


_WHEN = ("бывш", "нынешн", "действующ", "прежн", "вновь", "избранн", "нов")
"""Words before a post that say when somebody held it, not which it is."""


class RussianRoles:
    """Which words of a post in a Russian release are role, and which are body."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc = doc
        self._status = lexicon.status
        self._singulars = lexicon.singulars_ru

    def title(self, begin: int, head: Hit, end: int) -> Title:
        """The post with head `head` over the tokens `begin` to `end`."""
        doc = self._doc
        low = doc.tokens[head.start].low
        role_end, body = head.end, None
        start = begin
        end = next((k for k in range(head.end, end) if k in doc.address), end)
        land = doc.lands.get(begin)
        if land is not None and land.end <= head.start:
            body, start = (begin, land.end), land.end
        while (inner := self._inner(role_end, end)) and not low.startswith("министр"):
            low = doc.tokens[inner.start].low
            role_end = inner.end
        role_end = self._managed(low, role_end, end)
        if (
            low.startswith(_SUBJECT)
            or (role_end > head.end and low.startswith(("президент", "правительств")))
            or low.startswith(_BELONGS)
        ):
            land_at = self._land(role_end, end)
            if low.startswith(_BELONGS) and self._names_body(role_end, end):
                body = (role_end, self._duty(role_end, end))
            elif land_at:
                role_end, body = land_at, (land_at, self._land_end(land_at, end))
            else:
                role_end = end
        elif role_end < end and doc.tokens[role_end].low not in DUTY:
            stop = self._duty(role_end, end)
            body = (role_end, stop)
        elif role_end < end:
            role_end = end
        while start < head.start and doc.tokens[start].low.startswith(_WHEN):
            start += 1
        pieces = [self._singular(doc.quote(start, role_end), head)]
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
            plural=bool(head.sort & Sort.PLURAL),
        )

    def _singular(self, role: str, head: Hit) -> str:
        """The role of one of several: `Депутаты` are each a `Депутат`."""
        word = self._doc.tokens[head.start].text
        single = self._singulars.get(word.casefold())
        if single is None or not head.sort & Sort.PLURAL:
            return role
        single = single.capitalize() if word[0].isupper() else single
        return role.replace(word, single, 1)

    def _inner(self, at: int, end: int) -> Hit | None:
        """The post of which the one before is part, past its modifiers: `заместитель | Посла`."""
        doc = self._doc
        while at < end and (doc.has(at, Mark.MODIFIER) or doc.tokens[at].low == "и"):
            if at in doc.posts:
                break
            at += 1
        return doc.posts.get(at) if at < end else None

    def _managed(self, low: str, at: int, end: int) -> int:
        """Behind what somebody is in charge of: `заведующий международным отделом`."""
        while low.startswith(_MANAGES) and at < end:
            if not self._doc.tokens[at].low.endswith(_MANAGED):
                break
            at += 1
        return at

    def _names_body(self, at: int, end: int) -> bool:
        """`представитель МИД`: a body follows, and no person's post."""
        if at >= end or at in self._doc.posts:
            return False
        short = self._doc.tokens[at].text
        known = self._doc.has(at, Mark.NOUN | Mark.ACRONYM)
        return known or (short.isupper() and 1 < len(short) <= _LONGEST_SHORT)

    def _land(self, start: int, end: int) -> int:
        for at in range(start, end):
            if at in self._doc.lands:
                return at
        return 0

    def _land_end(self, at: int, end: int) -> int:
        return min(end, self._doc.lands[at].end)

    def _duty(self, start: int, end: int) -> int:
        """Where the duty begins that is no part of the body's own name."""
        tokens = self._doc.tokens
        named = tokens[start].low.startswith(_NAMED_BY_DUTY)
        for at in range(start, end):
            if tokens[at].text == "«":
                break
            if tokens[at].low not in DUTY:
                continue
            before = tokens[at - 1].low
            named = named or before.startswith(_NAMED_BY_DUTY) or before in _COUNCILS
            field = at + 1 < end and tokens[at + 1].low in _FIELDS
            if not named or (tokens[at].low != "по" and not field and before not in _COUNCILS):
                return at
        return end

    def _span(self, start: int, end: int) -> Span:
        return Span(self._doc.tokens[start].start, self._doc.tokens[end - 1].end)

    def _status_of(self, start: int, end: int) -> str:
        for at in range(start, end):
            low = self._doc.tokens[at].low
            for key, status in self._status.items():
                if is_cyrillic(key) and _says(low, key):
                    return status
        return "in office"


def _says(low: str, key: str) -> bool:
    """Whether the word is the key in some case; short keys stand whole or before a hyphen."""
    if len(key) > 4:
        return low.startswith(key[:-2])
    return low == key or low.startswith(key + "-")
