"""Finds the body that stands behind a name whose post stands before it, in English."""

from annotator.suggest.officials.complements import Complements
from annotator.suggest.officials.document import Doc, Name
from annotator.suggest.officials.lexicon import Mark
from annotator.suggest.officials.titles import ARTICLES

_STOPS = frozenset(("in", "at", "on", "to", "for", ","))
_UNITS = frozenset("office division bureau section branch unit directorate region".split())
_ENDS = '.,;:)”"'
_LEADING = (
    "attorney", "counsel", "director", "agent", "in charge", "inspector", "general",
    "administrator", "commissioner", "commander", "chief",
)  # fmt: skip
"""Posts of which every branch of a body has its own, so that the branch is named behind."""


class Residences:
    """Reads `of Australia`, `for the Civil Division`, `, Office of Audits` behind a titled name."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._grammar = Complements(doc)
        self._size = len(doc.tokens)

    def end(self, name: Name, role: str) -> int:
        """The end of the body behind the name of somebody who holds the role; 0 where none is."""
        at = name.end
        if at + 1 >= self._size or not self._doc.joined(at + 1):
            return 0
        opening = self._doc.tokens[at].low
        if opening == "of":
            return self._of(at)
        if opening == "in" and "judge" in role.casefold():
            return self._branch(at, only="district of")
        if opening == "for":
            return self._acronym(at + 1) or (self._branch(at) if _leads(role) else 0)
        return self._apart(at) if opening == "," and _leads(role) else 0

    def start(self, name: Name) -> int:
        """Where the body begins behind the name: past `of the`, a comma."""
        at = name.end + 1
        while self._doc.tokens[at].low in ARTICLES:
            at += 1
        return at

    def _of(self, at: int) -> int:
        """`of Australia`, `of the Eastern District of Texas`."""
        doc = self._doc
        first = self._past_articles(at + 1)
        if first >= self._size or not doc.tokens[first].capital:
            return 0
        end = self._until_stop(first, self._grammar.complement(at))
        return end if end > first and self._names_body(first, end) else 0

    def _until_stop(self, first: int, end: int) -> int:
        doc = self._doc
        stops = (
            k
            for k in range(first, end)
            if doc.tokens[k].low in _STOPS and k not in doc.in_land and not self._opens_unit(k)
        )
        end = next(stops, end)
        owned = end < self._size and doc.tokens[end].low == "'s"
        return first if owned else end

    def _opens_unit(self, at: int) -> bool:
        """`of the Department of Health, | Office of Audits`; `of the Office | for the District`."""
        if at + 1 >= self._size:
            return False
        token, after = self._doc.tokens[at], self._doc.tokens[at + 1]
        if token.low in ("for", "to"):
            near = (1,) if token.low == "for" else (3,)  # `Office for Access to Justice`
            return any(self._doc.tokens[at - k].low == "office" for k in near)
        return token.text == "," and after.capital and after.low in _UNITS

    def _names_body(self, first: int, end: int) -> bool:
        doc = self._doc
        return any(
            k in doc.in_land or doc.has(k, Mark.NOUN | Mark.ACRONYM) for k in range(first, end)
        )

    def _acronym(self, at: int) -> int:
        """Behind the short name of a body that ends the phrase: `Director NAME for CENTCOM,`."""
        doc = self._doc
        token = doc.tokens[at]
        short = token.marks & Mark.ACRONYM and token.text.isupper() and at not in doc.in_land
        ends = at + 1 >= self._size or doc.tokens[at + 1].text in _ENDS
        return at + 1 if short and ends else 0

    def _branch(self, at: int, only: str = "") -> int:
        """`for the Justice Department’s Civil Division`: it ends in the name of a branch."""
        doc = self._doc
        first = self._past_articles(at + 1)
        if first >= self._size or not doc.tokens[first].capital:
            return 0
        end = self._until_stop(first, self._grammar.complement(at))
        last = doc.tokens[end - 1]
        branch = last.low in _UNITS or "district" in (token.low for token in doc.tokens[first:end])
        named = only in doc.quote(first, end).casefold()
        return end if end > first and last.capital and branch and named else 0

    def _apart(self, comma: int) -> int:
        """`Inspector General NAME, Department of Veterans Affairs,`: a body between commas."""
        doc = self._doc
        first = comma + 1
        if not doc.tokens[first].capital or first in doc.posts or first in doc.name_at:
            return 0
        end = self._grammar.complement(first)
        words = range(first, end)
        titled = any(k in doc.posts or k in doc.address for k in words if k not in doc.in_land)
        closed = end >= self._size or doc.tokens[end].text in _ENDS
        noun = any(doc.has(k, Mark.NOUN) and doc.tokens[k].capital for k in words)
        return end if closed and noun and not titled and len(words) > 1 else 0

    def _past_articles(self, at: int) -> int:
        while at < self._size and self._doc.tokens[at].low in ARTICLES:
            at += 1
        return at


def _leads(role: str) -> bool:
    low = role.casefold()
    return any(word in low for word in _LEADING)
