"""Splits a Russian post into role and body."""

from annotator.model.spans import Span
from annotator.suggest.officials.document import Doc, Hit
from annotator.suggest.officials.lexicon import Lexicon, Sort
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
_NAMED_BY_DUTY = ("служб", "агентств", "комитет", "комисси")
_SUBJECT = ("министр", "замминистр")


class RussianRoles:
    """Which words of a post in a Russian release are role, and which are body."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc = doc
        self._status = lexicon.status

    def title(self, begin: int, head: Hit, end: int) -> Title:
        """The post with head `head` over the tokens `begin` to `end`."""
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
        elif role_end < end and doc.tokens[role_end].low not in DUTY:
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
            if self._doc.tokens[at].low in DUTY and not named:
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
