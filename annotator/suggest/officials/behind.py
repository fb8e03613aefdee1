"""Finds the title behind a name: in apposition, in brackets, or said of the person."""

from annotator.suggest.officials.complements import Complements
from annotator.suggest.officials.document import Doc, Hit, Name
from annotator.suggest.officials.lexicon import Lexicon, Sort
from annotator.suggest.officials.titles import ARTICLES, PREPOSITIONS, Found, Roles, Title, both

_FILLERS = ARTICLES | {
    "currently",
    "then",
    "now",
    "formerly",
    "also",
    "serving",
    "as",
    "our",
    "my",
    "his",
    "their",
    "its",
}
_DASHES = frozenset("–—-")
_FURTHER = ARTICLES | frozenset("other others several many senior representatives".split())
_CLOSING = {"(": ")", "[": "]"}
_APPOINTING = frozenset(
    (
        "appointed appoint appoints appointing nominated nominate nominates named "
        "names naming elected elects designated"
    ).split()
)
_BEING = frozenset("is was be been being became becomes become serves served serving".split())
_MADE = _APPOINTING | frozenset(("sworn", "reappointed", "confirmed", "inaugurated", "selected"))


class Behind:
    """Reads what stands behind names in one document."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc = doc
        self._roles = Roles(doc, lexicon)
        self._grammar = Complements(doc)
        self._size = len(doc.tokens)

    def title(self, name: Name, *, titled: bool, addressed: bool) -> Found | None:
        """The title behind the name, in apposition, brackets or after a dash."""
        doc = self._doc
        behind = at = doc.past_party(doc.past_retired(name.end))
        if at >= self._size or not doc.joined(at):
            return None
        opening = doc.tokens[at].text
        if opening in ",([" or opening in _DASHES:
            at += 1
        elif titled or not self._begins_post(at, name, addressed=addressed):
            return None
        else:
            opening = ""
        found = self._apposition(at, listed=opening in _DASHES)
        if found is None or (not opening and found.end == found.start):
            return None
        title, end = found, found.end
        if opening in _CLOSING:
            if end >= self._size or doc.tokens[end].text != _CLOSING[opening]:
                return None
            end += 1
        elif (
            self._grammar.belongs_to_next(end, opening, titled=titled)
            or self._is_cut(end)
            or (titled and not self._closes(end))
            or (opening == "," and doc.tokens[behind + 1].low == "the" and self._is_subject(end))
        ):
            return None
        return Found(name.start, end, title, "behind the name")

    def _is_cut(self, end: int) -> bool:
        """Whether the phrase goes on in a way that the grammar does not read."""
        if end >= self._size or not self._doc.joined(end):
            return False
        token = self._doc.tokens[end]
        return token.low in ("of", "for", "/") or (token.capital and end in self._doc.name_at)

    def _is_subject(self, end: int) -> bool:
        """`..., the President of Russia noted`: the post begins a clause of its own."""
        if end >= self._size or not self._doc.joined(end):
            return False
        token = self._doc.tokens[end]
        return token.text[0].islower() and token.low not in PREPOSITIONS | {
            "and",
            "who",
            "with",
            "as",
            "from",
            "by",
        }

    def _closes(self, end: int) -> bool:
        """Whether the phrase behind a titled name ends there; in a list it is the next one's."""
        doc = self._doc
        if end >= self._size or not doc.joined(end):
            return True
        token = doc.tokens[end]
        if token.text == ",":
            after = doc.tokens[end + 1] if end + 1 < self._size else None
            if after is not None and after.low == "and" and self._goes_on_without(end + 2):
                return True
            return (
                after is not None
                and not after.capital
                and after.low not in ("the", "as", "and", "along", "head", "director", "chief")
                and end + 1 not in doc.posts
            )
        return token.text in '.;:)”"'

    def _goes_on_without(self, at: int) -> bool:
        """Whether a person with a post of their own follows, or a verb.

        `Sen. A, chair of B, and | Sen. C`; `Ambassador A, envoy to B, and | included`.
        """
        doc = self._doc
        if at >= self._size:
            return False
        hit = doc.posts.get(at) or doc.address.get(at)
        if hit is not None:
            return hit.end in doc.name_at
        low = doc.tokens[at].text
        return low.islower() and low not in _FURTHER

    def _begins_post(self, at: int, name: Name, *, addressed: bool) -> bool:
        """A post directly behind the name, without a sign: `Dr. Zas Secretary to the ...`."""
        doc = self._doc
        at += doc.tokens[at].low == "the" and not doc.tokens[at].gap
        hit = doc.posts.get(at)
        if hit is None or not doc.tokens[at].capital or doc.tokens[at].gap:
            return False
        full = name.end - name.start >= 2 or addressed
        after = hit.end < self._size and doc.tokens[hit.end].low in ("of", "to", "for")
        whole = hit.end - hit.start > 2
        return full and (after or whole) and not hit.sort & Sort.PLURAL

    def _apposition(self, at: int, *, listed: bool = False) -> Title | None:
        doc = self._doc
        while at < self._size and doc.tokens[at].low in _FILLERS and doc.joined(at):
            at += 1
        begin = at
        hit: Hit | None = None
        while at < self._size and at - begin < 12 and (doc.joined(at) or at == begin):
            hit = doc.posts.get(at)
            if hit is not None and not self._grammar.is_inner(hit):
                break
            hit = None
            if not self._grammar.may_precede(at):
                return None
            at += 1
        if hit is None or hit.sort & Sort.PLURAL or not doc.joined(begin):
            return None
        begin = self._leading(begin, hit)
        end = self._grammar.complement(hit.end)
        if self._grammar.is_private(begin, hit, end):
            return None
        title = self._roles.title(begin, hit, end)
        return self._with_second(title, listed=listed)

    def _leading(self, begin: int, hit: Hit) -> int:
        while begin < hit.start and (
            self._doc.tokens[begin].low in ARTICLES or self._doc.tokens[begin].text in "“\"'"
        ):
            begin += 1
        return begin

    def _with_second(self, title: Title, *, listed: bool) -> Title:
        """`Minister of Labour and Deputy Minister ...`: two posts of one person.

        In a list, `NAME – post, post;`, a comma or a dash stands between them too.
        """
        doc = self._doc
        at = title.end
        if at + 1 >= self._size or doc.tokens[at].low not in ("and", "&", ",", "–", "—"):
            return title
        begin = at + 1
        while begin < self._size and doc.tokens[begin].low in (
            "the",
            "concurrently",
            "also",
            "and",
        ):
            begin += 1
        head = begin
        while head < self._size and head not in doc.posts and head - begin < 6:
            if not self._grammar.may_precede(head) or not doc.joined(head):
                return title
            head += 1
        hit = doc.posts.get(head)
        if hit is None or hit.sort & Sort.PLURAL:
            return title
        end = self._grammar.complement(hit.end)
        if self._grammar.belongs_to_next(end, ",", titled=True):
            return title
        if doc.tokens[at].low in ",–—" and not (listed and self._closes(end)):
            return title
        return both(title, self._roles.title(begin, hit, end))

    def said_of(self, name: Name, start: int) -> Title | None:
        """The post that the sentence gives the person: `X was appointed (as) Minister of Y`."""
        doc = self._doc
        at = name.end
        appointed = start > 0 and doc.tokens[start - 1].low in _APPOINTING
        if (
            at < self._size
            and doc.tokens[at].text == ","
            and at + 1 < self._size
            and doc.tokens[at + 1].low == "who"
        ):
            at += 2
        verbs = 0
        while at < self._size and doc.joined(at):
            low = doc.tokens[at].low
            if (
                low in _BEING
                or low in _MADE
                or low
                in (
                    "has",
                    "had",
                    "will",
                    "as",
                    "in",
                    "newly",
                    "recently",
                    "to",
                    "also",
                    "previously",
                )
            ):
                verbs += low in _BEING or low in _MADE or low == "as"
                at += 1
                continue
            break
        if not (verbs or (appointed and at == name.end)) or at >= self._size:
            return None
        if at == name.end and at not in doc.posts and doc.tokens[at].low not in ARTICLES:
            return None
        title = self._apposition(at)
        return title if title and not title.generic else None
