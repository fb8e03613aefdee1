"""Conditions on tags: kind, state, author, official, and the values of their fields."""

import sqlite3
from collections.abc import Callable, Mapping

from annotator.model import edtf
from annotator.model.errors import FieldError, UserError
from annotator.model.fields import Field, FieldType
from annotator.model.folding import folded, words_of
from annotator.model.kinds import Kind
from annotator.model.needles import Needles
from annotator.model.periods import falls
from annotator.model.records import State
from annotator.model.search import Fact, Words, number
from annotator.store.fulltext import TAG_BITS
from annotator.store.search.forms import Forms
from annotator.store.search.matching import (
    OFFICIAL_INDEX,
    TAG_INDEX,
    candidates,
    expression,
    needle,
    within,
)

Condition = tuple[str, list[object]]
"""SQL over `annotation`, and its values."""

_NUMBER_SIGNS: Mapping[str, str] = {":": "= ?", "..": "BETWEEN ? AND ?"}
_MASK = (1 << TAG_BITS) - 1


class TagFacts:
    """Makes conditions; while it lives, its connection knows two functions of our own."""

    def __init__(
        self, connection: sqlite3.Connection, kinds: Mapping[str, Kind], forms: Forms
    ) -> None:
        self._connection = connection
        self._kinds = kinds
        self._forms = forms
        self._sought: list[Needles] = []
        connection.create_function("date_falls", 4, _falls, deterministic=True)
        connection.create_function("has_words", 2, self._has_words)

    def condition(self, fact: Fact) -> Condition:
        """What the fact means in SQL. Raises UserError where it can't be asked."""
        own: Mapping[str, Callable[[Fact], Condition]] = {
            "kind": self._kind,
            "state": self._state,
            "author": self._author,
            "official": self._official,
        }
        return own.get(fact.name, self._field)(fact)

    def _kind(self, fact: Fact) -> Condition:
        wanted = folded(fact.value)
        for kind in self._kinds.values():
            if wanted in (folded(kind.key), folded(kind.label)):
                return "annotation.kind = ?", [kind.key]
        known = ", ".join(self._kinds)
        raise UserError(f"There is no kind “{fact.value}”. Write kind: and one of: {known}.")

    def _state(self, fact: Fact) -> Condition:
        if fact.value.lower() not in set(State):
            known = ", ".join(State)
            raise UserError(f"There is no state “{fact.value}”. Write state: and one of: {known}.")
        return "annotation.state = ?", [fact.value.lower()]

    def _author(self, fact: Fact) -> Condition:
        rows = self._connection.execute("SELECT n, name FROM member")
        found = [n for n, name in rows if folded(fact.value) in folded(name)]
        return f"annotation.author_n IN ({', '.join('?' * len(found))})", list(found)

    def _official(self, fact: Fact) -> Condition:
        """Tags that name somebody of the registry, or hold the name in a field for officials."""
        words = Words("", tuple(words_of(fact.value)) or ("\0",), exact=True)
        asked = expression(needle(words, self._forms, OFFICIAL_INDEX))
        listed = f"SELECT rowid FROM {OFFICIAL_INDEX} WHERE {OFFICIAL_INDEX} MATCH ?"
        parts = [f"official_n IN ({listed})"]
        values: list[object] = [within(("names",), asked)]
        for kind in self._kinds.values():
            if subject := kind.subject_field():
                sql, held = self._words(kind, subject, fact)
                parts.append(sql)
                values += held
        return f"({' OR '.join(parts)})", values

    def _field(self, fact: Fact) -> Condition:
        compared = {
            FieldType.NUMBER: self._number,
            FieldType.QUANTITY: self._number,
            FieldType.DATE: self._date,
        }
        parts: list[str] = []
        values: list[object] = []
        for kind in self._kinds.values():
            for one in kind.fields:
                if fact.name in (one.key, f"{kind.key}.{one.key}"):
                    sql, held = compared.get(one.type, self._words)(kind, one, fact)
                    parts.append(sql)
                    values += held
        return f"({' OR '.join(parts)})", values

    def _number(self, kind: Kind, one: Field, fact: Fact) -> Condition:
        numbers = [number(text) for text in (fact.value, fact.high) if text]
        if None in numbers:
            raise UserError(
                f"{one.label} is a number, and “{fact.value}” is none. Write {fact.name}>1000000."
            )
        sign = _NUMBER_SIGNS.get(fact.sign, f"{fact.sign} ?")
        place = _place(one)
        return (
            f"(annotation.kind = ? AND {place} GLOB '[-0-9]*' AND CAST({place} AS REAL) {sign})",
            [kind.key, *(float(value) for value in numbers if value is not None)],
        )

    def _date(self, kind: Kind, one: Field, fact: Fact) -> Condition:
        try:
            low, high = (edtf.parsed(text) if text else "" for text in (fact.value, fact.high))
        except FieldError as error:
            raise UserError(f"{one.label}: {error}") from error
        return (
            f"(annotation.kind = ? AND {_place(one)} <> '' AND date_falls({_place(one)}, ?, ?, ?))",
            [kind.key, fact.sign, low, high],
        )

    def _words(self, kind: Kind, one: Field, fact: Fact) -> Condition:
        if fact.sign != ":":
            raise UserError(f"{one.label} has no order. Write {fact.name}:{fact.value}.")
        split = words_of(fact.value)
        if not split:  # a comparator, for instance: signs alone
            return f"(annotation.kind = ? AND {_place(one)} = ?)", [kind.key, fact.value]
        prefix = fact.value.endswith("*")
        sought = needle(Words("field", tuple(split), prefix=prefix), self._forms, TAG_INDEX)
        self._sought.append(Needles((sought,)))
        listed = f"SELECT rowid & {_MASK} FROM {TAG_INDEX} WHERE {TAG_INDEX} MATCH ?"
        return (
            f"(annotation.kind = ? AND annotation.n IN ({listed}) AND has_words({_place(one)}, ?))",
            [kind.key, candidates(sought), len(self._sought) - 1],
        )

    def _has_words(self, value: str | None, which: int) -> bool:
        return bool(value) and self._sought[which].finds(str(value))


def _place(one: Field) -> str:
    """Where the field's text stands; keys are letters, digits and `_` alone."""
    return f"json_extract(annotation.fields, '$.{one.key}[0]')"


def _falls(value: str, sign: str, low: str, high: str) -> bool:
    return falls(value, sign, low, high)
