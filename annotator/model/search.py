"""What people type into the search box, read into conditions.

    secur* "collective security" NOT (drugs OR weapons)   words, phrase, prefix, operators
    publisher:ISAF title:summit quote:Zas field:adopt note:doubt      where the words stand
    kind:statistic unit:USD value>1000000 period:2019 official:"Zas"  tags
    language:ru event:2019..2020 is:flagged                           releases

A word matches its forms, words in quotation marks only themselves. Words side by side must all be
there.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from annotator.model.errors import UserError
from annotator.model.folding import folded

RELEASE_PLACES = ("text", "title", "publisher", "source")
"""Where words of a release stand."""

TAG_PLACES = ("quote", "field", "note")
"""Where words of a tag, and of what is noted on it, stand."""

RELEASE_FACTS = ("language", "published", "event", "is")
TAG_FACTS = ("kind", "official", "state", "author")
FLAGS = ("flagged", "tagged")
"""What `is:` can say of a release."""

_NAMES = (*RELEASE_PLACES, *TAG_PLACES, *RELEASE_FACTS, *TAG_FACTS)
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?P<name>[^\W\d]\w*(?:\.\w+)?)(?P<sign>>=|<=|[:=<>])(?=\S)")
_DEEPEST = 50
_LONGEST = 2_000
_FACTORS: Mapping[str, int] = {
    "k": 10**3,
    "тыс": 10**3,
    "m": 10**6,
    "mln": 10**6,
    "million": 10**6,
    "млн": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
    "млрд": 10**9,
}
_NUMBER = re.compile(r"(?P<digits>[+-]?[\d.,_'\u00a0\u202f]*\d)(?P<factor>[^\W\d]*)")
_SIGNED = re.compile(r"(?P<sign>>=|<=|[:=<>])?\s*(?P<value>\S.*)")
_PLAIN = re.compile(r"[^\s()\"]+")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand side by side, in `place` or, where that is empty, anywhere.

    A single word that is not `exact` matches its forms too. `prefix`: the last word may go on.
    """

    place: str
    words: tuple[str, ...]
    exact: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A name, a sign (`:`, `>`, `>=`, `<`, `<=`, `..`) and what it is compared with.

    `:` stands for `is`; with `..` the value lies between `value` and `high`, both included.
    """

    name: str
    sign: str
    value: str
    high: str = ""


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """What must hold together."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Of which one must hold."""

    parts: tuple["Node", ...]


Node: TypeAlias = Words | Fact | Not | All | Either


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for. `about_tags`: it says something that only a tag can fulfil."""

    node: Node
    about_tags: bool

    def leaves(self) -> Iterator[tuple[Words | Fact, bool]]:
        """Every condition, and whether it is wanted (or, under NOT, unwanted)."""
        yield from _leaves(self.node, wanted=True)


def _leaves(node: Node, *, wanted: bool) -> Iterator[tuple[Words | Fact, bool]]:
    if isinstance(node, Not):
        yield from _leaves(node.part, wanted=not wanted)
    elif isinstance(node, All | Either):
        for part in node.parts:
            yield from _leaves(part, wanted=wanted)
    else:
        yield node, wanted


def parsed(text: str, fields: Collection[str] = (), *, growing: bool = False) -> Query:
    """The query. Raises UserError with what is wrong in it and what to write.

    `fields` are the keys of the project's fields, each alone and as `kind.field`. `growing`: the
    last word is still being typed, so it may go on.
    """
    if len(text) > _LONGEST:
        raise UserError(f"The search is longer than {_LONGEST:,} signs. Search for a few words.")
    tokens = list(_tokens(text))
    if not tokens:
        raise UserError("There is nothing to search for. Write a word.")
    reader = _Reader(tokens, frozenset(fields), growing=growing and not text[-1:].isspace())
    node = reader.whole()
    leaves = list(_leaves(node, wanted=True))
    facts = (*RELEASE_FACTS, *RELEASE_PLACES, *TAG_PLACES)
    return Query(node, any(isinstance(one, Fact) and one.name not in facts for one, _ in leaves))


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of the query: `(`, `)`, `-`, an operator, `name` or `word`; `exact` if in quotes."""

    sort: str
    text: str
    sign: str = ""
    exact: bool = False


def _tokens(text: str) -> Iterator[_Token]:
    text = text.replace("“", '"').replace("”", '"').replace("«", '"').replace("»", '"')
    at = 0
    fresh = True
    while at < len(text):
        sign = text[at]
        if sign.isspace():
            at += 1
            fresh = True
            continue
        if sign in "()":
            yield _Token(sign, sign)
            at += 1
        elif sign == '"':
            end = text.find('"', at + 1)
            end = len(text) if end < 0 else end  # a quotation that is still being typed
            yield _Token("word", text[at + 1 : end], exact=True)
            at = end + 1
        elif sign == "-" and fresh and at + 1 < len(text) and not text[at + 1].isspace():
            yield _Token("-", sign)
            at += 1
        elif match := _NAME.match(text, at):
            yield _Token("name", match["name"], match["sign"])
            at = match.end()
        else:
            end = at + 1
            while end < len(text) and not (text[end].isspace() or text[end] in '()"'):
                end += 1
            word = text[at:end]
            yield _Token(word if word in _OPERATORS else "word", word)
            at = end
        fresh = sign == "("


@dataclass
class _Reader:
    """Reads tokens by descent: OR of AND of NOT of conditions."""

    tokens: list[_Token]
    fields: frozenset[str]
    growing: bool
    at: int = 0
    depth: int = field(default=0)

    def whole(self) -> Node:
        node = self._either()
        if self._next() is not None:
            raise UserError("A “)” has no “(” before it. Add one, or leave it out.")
        return node

    def _next(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _take(self) -> _Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def _is(self, sort: str) -> bool:
        token = self._next()
        return token is not None and token.sort == sort

    def _either(self) -> Node:
        parts = [self._all()]
        while self._is("OR"):
            self._take()
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _all(self) -> Node:
        parts = [self._condition()]
        while (token := self._next()) is not None and token.sort not in ("OR", ")"):
            if token.sort == "AND":
                self._take()
            parts.append(self._condition())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _condition(self) -> Node:
        token = self._next()
        if token is None or token.sort in ("AND", "OR", ")"):
            raise UserError(self._gap(token))
        self._take()
        if token.sort in ("NOT", "-"):
            return Not(self._deeper(self._condition))
        if token.sort == "(":
            return self._bracket()
        if token.sort == "name":
            return self._named(token)
        return self._words("", token)

    def _gap(self, token: _Token | None) -> str:
        before = self.tokens[self.at - 1].text if self.at else ""
        if not before:
            said = token.text if token else ""
            return f"“{said}” has nothing before it. Write a word there."
        if token is None or before in _OPERATORS or before == "-":
            return f"“{before}” is followed by nothing. Write a word behind it."
        return f"Nothing stands between “{before}” and “{token.text}”. Write a word there."

    def _deeper(self, read: Callable[[], Node]) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise UserError(f"More than {_DEEPEST} brackets stand in one another. Use fewer.")
        node = read()
        self.depth -= 1
        return node

    def _bracket(self) -> Node:
        node = self._deeper(self._either)
        if not self._is(")"):
            raise UserError("A “(” has no “)” behind it. Add one at the end.")
        self._take()
        return node

    def _words(self, place: str, token: _Token) -> Node:
        words = tuple(_WORD.findall(token.text))
        if not words:
            raise UserError(
                f"“{token.text}” has no letter and no digit to search for. Write a word."
            )
        starred = token.text.endswith("*")
        last = self.growing and self.at == len(self.tokens) and not token.exact
        return Words(place, words, exact=token.exact, prefix=starred or last)

    def _named(self, name: _Token) -> Node:
        known = _known(name.text, self.fields)
        if known is None:
            raise UserError(_unknown(name, self.fields))
        token = self._next()
        if token is None or token.sort != "word":
            raise UserError(f"“{name.text}{name.sign}” says nothing. Write a word right behind it.")
        self._take()
        if known in (*RELEASE_PLACES, *TAG_PLACES):
            if name.sign not in ":=":
                raise UserError(f"{known} holds words. Write {known}:{token.text}.")
            return self._words(known, token)
        return _fact(known, name.sign, token)


def _known(name: str, fields: frozenset[str]) -> str | None:
    """The name as it is meant; the names of the search itself go before those of fields."""
    return next((one for one in (name.lower(), name) if one in _NAMES or one in fields), None)


def _unknown(name: _Token, fields: frozenset[str]) -> str:
    own = sorted(one for one in fields if "." not in one and one not in _NAMES)
    examples = ", ".join(one for one in ("value", "unit", "period", "role") if one in own)
    some = examples or ", ".join(own[:3])
    return (
        f"“{name.text}{name.sign}” is no place to search in. Write text:, title:, publisher:, "
        "source:, quote:, field:, note:, language:, event:, published:, is:, kind:, official:, "
        f"state:, author: or a field ({some}), or put the words in quotation marks."
    )


def _fact(name: str, sign: str, token: _Token) -> Fact:
    value = token.text.strip()
    if not value:
        raise UserError(f"“{name}{sign}” says nothing. Write a word right behind it.")
    sign = ":" if sign == "=" else sign
    if sign == ":" and ".." in value and not token.exact:
        low, _, high = value.partition("..")
        if not low and not high:
            raise UserError(f"“{name}:..” has no bounds. Write {name}:2019..2020.")
        if not low or not high:
            return _checked(Fact(name, ">=" if low else "<=", low or high))
        return _checked(Fact(name, "..", low, high))
    return _checked(Fact(name, sign, value))


def _checked(fact: Fact) -> Fact:
    if fact.name in ("published", "event"):
        for value in (fact.value, *((fact.high,) if fact.high else ())):
            if not _DATE.fullmatch(value):
                raise UserError(
                    f"“{value}” is not a date to search by. Write {fact.name}:2019, "
                    f"{fact.name}:2019-11 or {fact.name}:2019-11-01..2019-11-30."
                )
    elif fact.name == "is" and fact.value.lower() not in FLAGS:
        raise UserError(f"“is:{fact.value}” is not known. Write is:{' or is:'.join(FLAGS)}.")
    if fact.sign in ("<", "<=", ">", ">=", "..") and fact.name in ("is", "language", *TAG_FACTS):
        raise UserError(f"{fact.name} has no order. Write {fact.name}:{fact.value}.")
    return fact


def condition(name: str, typed: str) -> str:
    """A condition as a query writes it: `value>1m` for `>1m`, `unit:USD` for `USD`; "" for ""."""
    match = _SIGNED.fullmatch(typed.strip())
    if match is None:
        return ""
    sign, value = match["sign"] or ":", match["value"].replace('"', " ").strip()
    plain = _PLAIN.fullmatch(value)
    return f"{name}{sign}{value}" if plain else f'{name}{sign}"{value}"'


def corrected(text: str, words: Mapping[str, str]) -> str:
    """The query with other words in place of these, which are folded; in capitals as before."""

    def correct(match: re.Match[str]) -> str:
        typed = match[0]
        meant = words.get(folded(typed), typed)
        if len(typed) > 1 and typed.isupper():
            return meant.upper()
        return meant.capitalize() if typed[0].isupper() and meant != typed else meant

    return _WORD.sub(correct, text)


def number(text: str) -> Decimal | None:
    """`1000000` for `1,000,000`, `1m`, `1 000 000` with hard blanks; None where it is no number."""
    match = _NUMBER.fullmatch(text.strip())
    if not match or (match["factor"].lower() not in ("", *_FACTORS)):
        return None
    digits = re.sub(r"[_'\u00a0\u202f]|,(?=\d{3}(?:\D|$))", "", match["digits"]).replace(",", ".")
    try:
        return Decimal(digits) * _FACTORS.get(match["factor"].lower(), 1)
    except InvalidOperation:
        return None
