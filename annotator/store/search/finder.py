"""Finds releases and tags: one list of row numbers, all of them, in the order they are shown."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import orjson

from annotator.model.errors import UserError
from annotator.model.folding import folded
from annotator.model.kinds import Kind
from annotator.model.needles import Needle, Needles
from annotator.model.search import All, Either, Fact, Node, Not, Query, Words
from annotator.store.faults import explaining
from annotator.store.fulltext import TAG_BITS
from annotator.store.reader import Reader
from annotator.store.search.forms import Forms
from annotator.store.search.matching import (
    COMMENT_INDEX,
    OFFICIAL_INDEX,
    RELEASE_INDEX,
    TAG_INDEX,
    candidates,
    expression,
    needle,
    within,
)
from annotator.store.search.releasefacts import release_condition
from annotator.store.search.tagfacts import TagFacts

_RELEASE_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "": (),
    "text": ("text",),
    "title": ("title",),
    "publisher": ("publisher",),
    "source": ("source",),
}
_TITLED = 20_000
_TAG_PLACES = ("", "quote", "field")


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: `numbers` of documents or, if it is about tags, of annotations."""

    about_tags: bool
    numbers: Sequence[int]
    needles: Needles
    tag_words: str = field(default="")
    """What to look for in the tags of a release that itself has none of the words."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.numbers)


class Finder:
    """Searches through a reader, on the thread that made the reader."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._connection: sqlite3.Connection = reader.connection
        self._forms = Forms(self._connection)
        self._kinds: Mapping[str, Kind] = reader.kinds()
        self._sought: list[tuple[str, Needles]] = []
        self._connection.create_function("tag_has", 3, self._tag_has)

    def find(self, query: Query, *, tags: bool = False) -> Found:
        """All that the query is true of: tags, if it is about tags or `tags` asks for them.

        Raises UserError where a value can't be compared with what it is asked of.
        """
        about_tags = tags or query.about_tags
        with explaining(self._reader.path):
            needles = self._needles(query, about_tags=about_tags)
            if about_tags:
                return Found(True, self._tags(query.node), Needles(needles))
            numbers = self._ordered(query, self._releases(query.node))
            words = " OR ".join(
                f"({candidates(one)})" for one in needles if one.place in _TAG_PLACES
            )
            return Found(False, numbers, Needles(needles), words)

    def _needles(self, query: Query, *, about_tags: bool) -> list[Needle]:
        index = TAG_INDEX if about_tags else RELEASE_INDEX
        return [
            needle(one, self._forms, TAG_INDEX if one.place in ("quote", "field") else index)
            for one, wanted in query.leaves()
            if wanted and isinstance(one, Words)
        ]

    def _set(self, sql: str, values: Sequence[object] = ()) -> set[int]:
        """The numbers that a query gives, as JSON from SQLite: half the time of row after row."""
        listed = f"WITH found (number) AS ({sql}) SELECT json_group_array(number) FROM found"
        return set(orjson.loads(self._connection.execute(listed, values).fetchone()[0]))

    # releases

    def _ordered(self, query: Query, found: set[int]) -> list[int]:
        """Those first whose titles have all the words, then the rest; the newest import first.

        So many that nobody reads them to the end stand by their import alone.
        """
        newest = sorted(found, reverse=True)
        titled = self._titled(query, found) if len(found) <= _TITLED else set()
        if not titled:
            return newest
        return [*sorted(titled, reverse=True), *(one for one in newest if one not in titled)]

    def _titled(self, query: Query, found: set[int]) -> set[int]:
        parts = [
            expression(needle(one, self._forms, RELEASE_INDEX))
            for one, wanted in query.leaves()
            if wanted and isinstance(one, Words) and not one.place
        ]
        if not parts:
            return set()
        sql = f"SELECT rowid FROM {RELEASE_INDEX} WHERE {RELEASE_INDEX} MATCH ?"
        return found & self._set(sql, (" AND ".join(within(("title",), one) for one in parts),))

    def _releases(self, node: Node) -> set[int]:
        if isinstance(node, All):
            wanted = self._wanted(node)
            found = set.intersection(*wanted) if wanted else self._everything()
            for one in node.parts:
                if isinstance(one, Not):
                    found -= self._releases(one.part)
            return found
        if isinstance(node, Either):
            return set().union(*(self._releases(one) for one in node.parts))
        if isinstance(node, Not):
            return self._everything() - self._releases(node.part)
        if isinstance(node, Fact):
            sql, values = release_condition(node)
            return self._set(f"SELECT n FROM document WHERE {sql}", values)
        return self._having(node)

    def _wanted(self, node: All) -> list[set[int]]:
        """What each condition finds; words that only releases have are asked for in one go."""
        parts = [one for one in node.parts if not isinstance(one, Not)]
        plain = [one for one in parts if isinstance(one, Words) and not one.place]
        own = [one for one in plain if not self._is_elsewhere(one)] if len(plain) > 1 else []
        found = [self._releases(one) for one in parts if one not in own]
        if own:
            asked = " AND ".join(expression(needle(one, self._forms, RELEASE_INDEX)) for one in own)
            sql = f"SELECT rowid FROM {RELEASE_INDEX} WHERE {RELEASE_INDEX} MATCH ?"
            found.append(self._set(sql, (asked,)))
        return found

    def _is_elsewhere(self, words: Words) -> bool:
        """Whether any tag or note has the words, beside the releases themselves."""
        asked = candidates(needle(words, self._forms, TAG_INDEX))
        sql = f"SELECT rowid FROM {TAG_INDEX} WHERE {TAG_INDEX} MATCH ? LIMIT 1"
        return bool(self._set(sql, (asked,)) or self._noted(words))

    def _everything(self) -> set[int]:
        return self._set("SELECT n FROM document")

    def _having(self, words: Words) -> set[int]:
        """The releases that have the words, or tags or notes that have them."""
        found: set[int] = set()
        if words.place in _RELEASE_COLUMNS:
            asked = expression(needle(words, self._forms, RELEASE_INDEX))
            sql = f"SELECT rowid FROM {RELEASE_INDEX} WHERE {RELEASE_INDEX} MATCH ?"
            found = self._set(sql, (within(_RELEASE_COLUMNS[words.place], asked),))
        if words.place in _TAG_PLACES and len(found) < self._total:
            found |= self._tagged(words, found)
        if words.place in ("", "note"):
            found |= self._noted(words)
        return found

    @cached_property
    def _total(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM document").fetchone()[0])

    def _tagged(self, words: Words, known: set[int]) -> set[int]:
        """The releases of which a tag has the words; those that are known need no proof."""
        wanted = needle(words, self._forms, TAG_INDEX)
        if not (words.place or wanted.phrase):
            sql = f"SELECT DISTINCT rowid >> {TAG_BITS} FROM {TAG_INDEX} WHERE {TAG_INDEX} MATCH ?"
            return self._set(sql, (candidates(wanted),))
        mask = (1 << TAG_BITS) - 1
        listed = self._connection.execute(
            f"SELECT rowid FROM {TAG_INDEX} WHERE {TAG_INDEX} MATCH ?", (candidates(wanted),)
        )
        numbers = [row & mask for (row,) in listed if row >> TAG_BITS not in known]
        if not numbers:
            return set()
        self._sought.append((wanted.place, Needles((wanted,))))
        return self._set(
            "SELECT DISTINCT document_n FROM annotation "
            "WHERE n IN (SELECT value FROM json_each(?)) AND tag_has(quote, fields, ?)",
            (orjson.dumps(numbers).decode(), len(self._sought) - 1),
        )

    def _tag_has_words(self, wanted: Needle) -> tuple[str, list[object]]:
        """On annotations: the tags that have the words, in the place that is asked for."""
        mask = (1 << TAG_BITS) - 1
        listed = f"SELECT rowid & {mask} FROM {TAG_INDEX} WHERE {TAG_INDEX} MATCH ?"
        sql, values = f"annotation.n IN ({listed})", [candidates(wanted)]
        if not (wanted.place or wanted.phrase):
            return sql, list(values)
        self._sought.append((wanted.place, Needles((wanted,))))
        sql = f"({sql} AND tag_has(annotation.quote, annotation.fields, ?))"
        return sql, [*values, len(self._sought) - 1]

    def _tag_has(self, quote: str, fields: str, which: int) -> bool:
        """Whether quote or fields have the words side by side."""
        place, needles = self._sought[which]
        texts = [quote] if place != "field" else []
        if place != "quote" and self._may_have(fields, needles):
            texts += [str(held[0]) for held in orjson.loads(fields).values() if held]
        return any(needles.finds(text) for text in texts)

    def _may_have(self, fields: str, needles: Needles) -> bool:
        """Whether it is worth while to read the fields: most tags have the words in their quote."""
        plain = folded(fields)
        return all(word in plain for one in needles.needles for word in one.phrase)

    def _noted(self, words: Words) -> set[int]:
        """The releases on which, or on whose tags or officials, the words are noted."""
        listed, asked = self._commented(words, "n")
        found = self._set(
            f"SELECT DISTINCT document_n FROM comment WHERE n IN ({listed})", (asked,)
        )
        if officials := self._set(*self._officials(words)):
            found |= self._set(
                "SELECT DISTINCT document_n FROM annotation "
                "WHERE official_n IN (SELECT value FROM json_each(?))",
                (orjson.dumps(list(officials)).decode(),),
            )
        return found

    def _officials(self, words: Words) -> tuple[str, list[object]]:
        asked = within(("note",), expression(needle(words, self._forms, OFFICIAL_INDEX)))
        return f"SELECT rowid FROM {OFFICIAL_INDEX} WHERE {OFFICIAL_INDEX} MATCH ?", [asked]

    # tags

    def _tags(self, node: Node) -> list[int]:
        facts = TagFacts(self._connection, self._kinds, self._forms)
        sql, values = self._tag_condition(node, facts)
        rows = self._connection.execute(
            "SELECT annotation.n FROM annotation JOIN document ON document.n = document_n "
            f"WHERE {sql} ORDER BY document_n DESC, start, annotation.n",
            values,
        )
        return [number for (number,) in rows]

    def _tag_condition(self, node: Node, facts: TagFacts) -> tuple[str, list[object]]:
        if isinstance(node, All | Either):
            joint = " AND " if isinstance(node, All) else " OR "
            return _joined(joint, (self._tag_condition(one, facts) for one in node.parts))
        if isinstance(node, Not):
            sql, values = self._tag_condition(node.part, facts)
            return f"({sql} IS NOT TRUE)", values  # what is not known does not hold
        if isinstance(node, Words):
            return self._tag_words(node)
        if node.name in ("language", "published", "event", "is"):
            sql, plain = release_condition(node)
            return f"({sql})", list(plain)
        return facts.condition(node)

    def _tag_words(self, words: Words) -> tuple[str, list[object]]:
        if words.place in ("text", "title", "publisher", "source"):
            asked = expression(needle(words, self._forms, RELEASE_INDEX))
            sql = f"SELECT rowid FROM {RELEASE_INDEX} WHERE {RELEASE_INDEX} MATCH ?"
            return f"document_n IN ({sql})", [within(_RELEASE_COLUMNS[words.place], asked)]
        parts: list[tuple[str, list[object]]] = []
        if words.place in _TAG_PLACES:
            parts.append(self._tag_has_words(needle(words, self._forms, TAG_INDEX)))
        if words.place in ("", "note"):
            parts.append(self._note_condition(words))
        return _joined(" OR ", parts)

    def _note_condition(self, words: Words) -> tuple[str, list[object]]:
        """On annotations: a comment on them, or the note on their official, has the words."""
        officials, values = self._officials(words)
        comments, said = self._commented(words, "annotation_n")
        sql = f"(official_n IN ({officials}) OR annotation.n IN ({comments}))"
        return sql, [*values, said]

    def _commented(self, words: Words, column: str) -> tuple[str, str]:
        asked = expression(needle(words, self._forms, COMMENT_INDEX))
        listed = f"SELECT rowid FROM {COMMENT_INDEX} WHERE {COMMENT_INDEX} MATCH ?"
        return f"SELECT {column} FROM comment WHERE n IN ({listed}) AND {column} > 0", asked


def _joined(joint: str, parts: Iterable[tuple[str, Sequence[object]]]) -> tuple[str, list[object]]:
    held = list(parts)
    sql = joint.join(sql for sql, _ in held)
    return f"({sql})", [value for _, values in held for value in values]


def field_names(kinds: Mapping[str, Kind]) -> frozenset[str]:
    """What a query may name: the keys of all fields, each alone and as `kind.field`."""
    if not kinds:
        raise UserError("The project has no kinds. Add one in the codebook.")
    return frozenset(
        name
        for kind in kinds.values()
        for one in kind.fields
        for name in (one.key, f"{kind.key}.{one.key}")
    )
