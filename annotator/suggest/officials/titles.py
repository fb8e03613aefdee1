"""The grammar of posts: which words beside a name are role and which are body."""

from dataclasses import dataclass, replace

from annotator.model.spans import Span
from annotator.suggest.officials.document import Doc, Hit
from annotator.suggest.officials.lexicon import Lexicon, Mark, Sort

PREPOSITIONS = frozenset(("of", "for", "to", "on", "in", "at", "with"))
ARTICLES = frozenset(("the", "a", "an"))
_MINISTRIES = frozenset(("ministry", "department", "office", "bureau", "directorate", "division"))
_SUBJECT_NOUNS = frozenset("services interior treasury state works".split())
_DIPLOMATS = ("ambassador", "consul", "commissioner", "envoy", "plenipotentiary", "attach")
_DIRECTIONS = frozenset("north south east west southwest southeast northwest northeast".split())
_FOR_BODY = (
    "spokes",
    "commander",
    "director",
    "attorney",
    "commanding",
    "judge",
    "chief",
    "marshal",
    "agent",
)


@dataclass(frozen=True, slots=True)
class Title:
    """A post as it stands in the text, over the tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    role: str
    body: str = ""
    status: str = ""
    role_span: Span | None = None
    body_span: Span | None = None
    generic: bool = False
    plural: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands beside a name: the whole mention's tokens, the title, and how it stands."""

    start: int
    end: int
    title: Title | None
    how: str
    address: bool = False
    rank: bool = False
    other: bool = False


class Roles:
    """Splits a stretch of words that holds a post into role and body."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc = doc
        self._status = lexicon.status

    def title(self, start: int, head: Hit, end: int) -> Title:
        """The post with head `head` over the tokens `start` to `end`."""
        role_from, body, leading = self._before(start, head)
        pieces, after = self._after(head, end)
        body_range = after or body
        role_tokens = [*leading, (self._without_time(role_from, head.start), head.end), *pieces]
        role = " ".join(filter(None, (self._doc.quote(a, b) for a, b in _merged(role_tokens))))
        return Title(
            start,
            end,
            role,
            self._doc.quote(*body_range) if body_range else "",
            self._status_of(start, end),
            self._span(role_from, head.end),
            self._span(*body_range) if body_range else None,
            generic=bool(head.sort & Sort.GENERIC) and not body_range and not pieces,
            plural=bool(head.sort & Sort.PLURAL),
        )

    def _span(self, start: int, end: int) -> Span:
        return Span(self._doc.tokens[start].start, self._doc.tokens[end - 1].end)

    def _status_of(self, start: int, end: int) -> str:
        for at in range(start, end):
            low = self._doc.tokens[at].low
            for part in (low, *low.split("-")):
                if part in self._status:
                    return self._status[part]
        return "in office"

    def _without_time(self, start: int, stop: int) -> int:
        """Past words that say when, not what: `former`, `new`, `newly elected`."""
        while start < stop and self._doc.tokens[start].low in _WHEN:
            start += 1
        return start

    def _before(
        self, start: int, head: Hit
    ) -> tuple[int, tuple[int, int] | None, list[tuple[int, int]]]:
        """Where the role begins before its head, the body before it, and the role before that."""
        at = head.start
        while at > start and self._belongs_to_role(at - 1, start):
            at -= 1
        if at - 2 >= start and at < head.start and self._names_ministry(at):
            at = head.start
        first, last = start, at
        while last > first and self._doc.tokens[last - 1].low in (
            "'s",
            "the",
            "-",
            "–",
            ",",
            "of",
            "and",
            "'",
        ):
            last -= 1
        while first < last and self._doc.tokens[first].low in ARTICLES | {"-", "–", ","}:
            first += 1
        modifiers = first
        while (
            modifiers < last
            and self._doc.tokens[modifiers].low in _LEADING
            and modifiers not in self._doc.in_land
        ):
            modifiers += 1
        leading = self._without_time(first, modifiers)
        split = [(leading, modifiers)] if leading < modifiers < last else []
        if modifiers == last and modifiers > first:
            at, split = leading, []
        return at, ((modifiers, last) if modifiers < last else None), split

    def _names_ministry(self, at: int) -> bool:
        """`Ministry of | Foreign Affairs State Secretary`: the subject is the ministry's."""
        before, noun = self._doc.tokens[at - 1], self._doc.tokens[at - 2]
        return before.low == "of" and noun.capital and bool(noun.marks & Mark.NOUN)

    def _belongs_to_role(self, at: int, start: int) -> bool:
        doc = self._doc
        token = doc.tokens[at]
        if at in doc.in_land and token.low != "state":
            return False
        if token.low in _DIRECTIONS and at > start and doc.has(at - 1, Mark.NOUN):
            return False  # `Regional Command South | deputy commander`
        if token.marks & (Mark.MODIFIER | Mark.TOPIC):
            return not token.marks & Mark.NOUN or token.low in _TOPIC_NOUNS
        if token.low in ("and", "&", "-", "'s", "/") and start < at:
            before = doc.tokens[at - 1]
            if token.low == "'s":
                return at - 1 in doc.in_post
            return (
                bool(before.marks & (Mark.TOPIC | Mark.MODIFIER)) and not before.marks & Mark.NOUN
            )
        return at in doc.in_post

    def _after(self, head: Hit, end: int) -> tuple[list[tuple[int, int]], tuple[int, int] | None]:
        """The tokens behind the head that belong to the role, and those that are the body."""
        role: list[tuple[int, int]] = []
        at = head.end
        while at < end:
            stop = self._phrase_end(at, end)
            body = self._body(head, at, end, stop)
            if body:
                rest = body[1]
                while rest < end:
                    stop = self._phrase_end(rest, end)
                    if self._says_duty(head, rest):
                        role.append((rest, stop))
                    rest = stop
                return role, body
            role.append((at, stop))
            at = stop
        return role, None

    def _says_duty(self, head: Hit, at: int) -> bool:
        """Whether what follows the body belongs to the role: `Ambassador of Japan to Norway`."""
        low = self._doc.tokens[at].low
        abroad = any(
            word in self._doc.quote(head.start, head.end).casefold() for word in _DIPLOMATS
        )
        return low in ("to", "for", "on") or (low == "in" and abroad)

    def _phrase_end(self, at: int, end: int) -> int:
        """The end of the complement that begins with a preposition at `at`."""
        tokens = self._doc.tokens
        k = at + 1
        while k < end and not (tokens[k].low in PREPOSITIONS or tokens[k].low in ",("):
            land = self._doc.lands.get(k)
            k = self._past_lands(land, end) if land else k + 1
        return k

    def _past_lands(self, land: Hit, end: int) -> int:
        """Behind a state and those listed with it: `for Nepal, Maldives, and Sri Lanka`."""
        doc = self._doc
        k = min(end, land.end)
        while k + 1 < end and (doc.tokens[k].text == "," or doc.tokens[k].low == "and"):
            serial = doc.tokens[k].text == "," and doc.tokens[k + 1].low == "and"
            after = doc.lands.get(k + 1 + serial)
            if after is None or (after.sort | land.sort) & (Sort.BODY | Sort.DEMONYM):
                break
            k = min(end, after.end)
        return k

    def _body(self, head: Hit, at: int, end: int, stop: int) -> tuple[int, int] | None:
        tokens = self._doc.tokens
        word = tokens[at].low
        inner = at + 1 if word in PREPOSITIONS or word in ",(" else at
        while inner < stop and tokens[inner].low in ARTICLES:
            inner += 1
        if inner >= stop:
            return None
        whole = tokens[end - 1].text != ")" or self._doc.bracket(end - 1) >= at
        last = end if whole else end - 1
        if word == ",":
            named = any(self._is_body_noun(k) or k in self._doc.in_land for k in range(inner, last))
            minister = "minister" in self._doc.tokens[head.end - 1].low
            return (
                (inner, last) if named and not (minister and inner not in self._doc.lands) else None
            )
        if self._is_land(inner, stop):
            return self._land_body(word, inner, stop, last)
        return self._other_body(head, word, inner, stop, last)

    def _land_body(self, word: str, inner: int, stop: int, last: int) -> tuple[int, int] | None:
        if word in ("of", "in", "at") or word not in PREPOSITIONS:
            if self._doc.lands[inner].sort & Sort.BODY:
                return inner, self._until_duty(stop, last)
            while stop < last and self._doc.tokens[stop].low not in PREPOSITIONS:
                stop += 1
            return inner, stop
        return None

    def _other_body(
        self, head: Hit, word: str, inner: int, stop: int, last: int
    ) -> tuple[int, int] | None:
        doc = self._doc
        names_body = any(self._is_body_noun(k) for k in range(inner, stop))
        name = doc.quote(head.start, head.end).casefold()
        if ("minister" in name and not _is_at_embassy(name)) or (
            word == "of" and self._is_subject(name, inner, stop)
        ):
            return None
        if word == "of" and (names_body or self._is_proper(inner, stop)):
            return inner, self._until_duty(stop, last)
        if (
            word in ("for", "at", "in", "with")
            and names_body
            and any(part in name for part in _FOR_BODY)
        ):
            return inner, self._until_duty(stop, last)
        ministry = any(doc.tokens[k].low in _MINISTRIES for k in range(inner, stop))
        if word == "to" and ministry:
            return inner, last
        if word not in PREPOSITIONS and names_body:
            return inner, last
        return None

    def _is_subject(self, name: str, inner: int, stop: int) -> bool:
        """`Secretary of Health and Human Services`: the words say of what, and name no body."""
        tokens = self._doc.tokens
        if not name.endswith("secretary") or not tokens[inner].marks & Mark.TOPIC:
            return False
        return not any(
            tokens[k].marks & Mark.NOUN and tokens[k].low not in _SUBJECT_NOUNS
            for k in range(inner, stop)
        )

    def _until_duty(self, stop: int, last: int) -> int:
        """A body keeps its own complements: `the Security Council of the Republic of Belarus`."""
        tokens = self._doc.tokens
        while stop < last and tokens[stop].low in ("of", "for", "on", ",", "in", "("):
            stop = self._phrase_end(stop, last)
        return stop

    def _is_land(self, start: int, stop: int) -> bool:
        hit = self._doc.lands.get(start)
        return hit is not None and not any(self._is_body_noun(k) for k in range(hit.end, stop))

    def _is_body_noun(self, at: int) -> bool:
        token = self._doc.tokens[at]
        if token.marks & Mark.ACRONYM and token.text.isupper():
            return True
        return bool(token.marks & Mark.NOUN) and token.low not in _TOPIC_NOUNS_AFTER

    def _is_proper(self, start: int, stop: int) -> bool:
        """Whether the words are a name of their own (Helmand), no subject (Foreign Affairs)."""
        return (
            any(
                self._doc.tokens[k].capital
                and not self._doc.tokens[k].marks & (Mark.TOPIC | Mark.COMMON | Mark.MODIFIER)
                for k in range(start, stop)
            )
            and start not in self._doc.in_post
        )


_WHEN = frozenset(
    (
        "former ex then outgoing incoming newly elected appointed new current "
        "previous late now re-elected then- ex-"
    ).split()
)
_LEADING = _WHEN | frozenset(
    "acting interim first second third deputy assistant associate senior principal vice".split()
)
_TOPIC_NOUNS = frozenset(
    ("interior", "treasury", "state", "federal", "customs", "press", "military")
)
_TOPIC_NOUNS_AFTER = frozenset(
    (
        "state",
        "interior",
        "treasury",
        "states",
        "region",
        "customs",
        "ports",
        "airport",
        "programme",
        "program",
        "exchange",
        "unit",
    )
)


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _is_at_embassy(name: str) -> bool:
    """Ministers of an embassy are no ministers of a subject."""
    return "plenipotentiary" in name or "counsel" in name


def both(first: Title, second: Title) -> Title:
    """Two posts of one person as one title, joined by a semicolon."""
    bodies = list(dict.fromkeys(filter(None, (first.body, second.body))))
    return replace(
        first,
        start=min(first.start, second.start),
        end=max(first.end, second.end),
        role="; ".join(dict.fromkeys(filter(None, (first.role, second.role)))),
        body="; ".join(bodies),
        status=first.status if first.status != "in office" else second.status,
        body_span=first.body_span or second.body_span,
        generic=first.generic and second.generic,
        plural=False,
    )
