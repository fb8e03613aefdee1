"""What is shown of what was found: a page at a time, each with the line around the match."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import orjson

from annotator.model.needles import Needles, Snippet, plain_snippet
from annotator.model.records import Annotation, Document
from annotator.model.spans import Span
from annotator.store.faults import explaining
from annotator.store.fulltext import TAG_BITS
from annotator.store.ids import from_blob
from annotator.store.reader import Reader
from annotator.store.rows import (
    ANNOTATION_COLUMNS,
    DOCUMENT_COLUMNS,
    annotation_from,
    annotations_from,
    document_from,
)
from annotator.store.search.finder import Found
from annotator.store.search.matching import TAG_INDEX

_SHOWN = 160
_TRIED = 50
"""Tags of a release that are looked at for the one to show."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A release or a tag that was found, and the line that says why.

    `where` is the part of the release that has the words: `text`, `title`, `publisher`, `source`
    or `tag`; empty where the search named no words. `at` is the match in the text.
    """

    document: Document
    where: str
    snippet: Snippet
    at: Span | None = None
    annotation: Annotation | None = None


class Hits:
    """Reads hits through a reader, on the reader's thread."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._connection: sqlite3.Connection = reader.connection
        rows = self._connection.execute("SELECT n, id FROM member")
        self._authors = {number: from_blob(blob) for number, blob in rows}

    def page(self, found: Found, offset: int, limit: int) -> list[Hit]:
        """So many of what was found, from `offset` on; what has gone since is left out."""
        numbers = found.numbers[offset : offset + limit]
        with explaining(self._reader.path):
            made = self._tags(numbers) if found.about_tags else self._releases(found, numbers)
        return [made[number] for number in numbers if number in made]

    def seen(self, found: Found, sees: Callable[[str, str], bool]) -> Found:
        """What was found without the tags that somebody may not see, by document and author.

        Of releases that are found by tags alone, none is shown by such a tag.
        """
        if not found.about_tags:
            return replace(found, tag_words="")
        rows = self._rows(
            "SELECT annotation.n, document.id, author_n FROM annotation "
            "JOIN document ON document.n = document_n "
            "WHERE annotation.n IN (SELECT value FROM json_each(?))",
            found.numbers,
        )
        shown = {
            number
            for number, document, author in rows
            if sees(from_blob(document), self._authors[author])
        }
        return replace(found, numbers=[number for number in found.numbers if number in shown])

    def _rows(self, sql: str, numbers: Sequence[int]) -> sqlite3.Cursor:
        return self._connection.execute(sql, (orjson.dumps(list(numbers)).decode(),))

    def _releases(self, found: Found, numbers: Sequence[int]) -> dict[int, Hit]:
        rows = self._rows(
            f"SELECT document.n, text, {DOCUMENT_COLUMNS} FROM document "
            "JOIN content ON content.n = content_n "
            "WHERE document.n IN (SELECT value FROM json_each(?))",
            numbers,
        )
        return {
            number: self._release(found, number, text, document_from(tuple(row)))
            for number, text, *row in rows.fetchall()
        }

    def _release(self, found: Found, number: int, text: str, document: Document) -> Hit:
        needles = found.needles
        if not needles:
            return Hit(document, "", Snippet(_beginning(text)))
        if snippet := _below_title(needles, text, document.title) or needles.snippet(text):
            return Hit(document, "text", snippet, snippet.at)
        for where in ("title", "publisher"):
            if snippet := needles.snippet(getattr(document, where)):
                return Hit(document, where, snippet)
        return self._by_tag(found, number, text, document) or self._by_source(found, document)

    def _by_source(self, found: Found, document: Document) -> Hit:
        source = f"{document.source_name} {document.source_address}".strip()
        snippet = found.needles.snippet(source)
        return Hit(document, "source" if snippet else "", snippet or Snippet(source))

    def _by_tag(self, found: Found, number: int, text: str, document: Document) -> Hit | None:
        """The first tag of the release that has the words in its fields."""
        if not found.tag_words:
            return None
        listed = self._connection.execute(
            f"SELECT rowid & {(1 << TAG_BITS) - 1} FROM {TAG_INDEX} WHERE {TAG_INDEX} MATCH ? "
            f"AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT {_TRIED}",
            (found.tag_words, number << TAG_BITS, (number + 1 << TAG_BITS) - 1),
        ).fetchall()
        rows = self._rows(
            f"SELECT {ANNOTATION_COLUMNS} FROM annotation "
            "WHERE annotation.n IN (SELECT value FROM json_each(?)) ORDER BY annotation.n",
            [one for (one,) in listed],
        )
        tags = annotations_from(rows.fetchall(), document.id, self._authors)
        best = next((tag for tag in tags if _has(tag, found.needles)), None)
        return self._hit_of(best, text, document) if best else None

    def _tags(self, numbers: Sequence[int]) -> dict[int, Hit]:
        """The quotes in their context."""
        columns = DOCUMENT_COLUMNS.count(",") + 1
        rows = self._rows(
            f"SELECT annotation.n, text, {DOCUMENT_COLUMNS}, {ANNOTATION_COLUMNS} FROM annotation "
            "JOIN document ON document.n = document_n JOIN content ON content.n = content_n "
            "WHERE annotation.n IN (SELECT value FROM json_each(?))",
            numbers,
        )
        made: dict[int, Hit] = {}
        for number, text, *row in rows.fetchall():
            document = document_from(tuple(row[:columns]))
            tag = annotation_from(tuple(row[columns:]), document.id, self._authors)
            made[number] = self._hit_of(tag, text, document)
        return made

    def _hit_of(self, tag: Annotation, text: str, document: Document) -> Hit:
        at = tag.spans[0]
        return Hit(document, "tag", plain_snippet(text, at), at, tag)


def _has(tag: Annotation, needles: Needles) -> bool:
    return any(needles.finds(text) for text in (tag.quote, *map(tag.value, tag.fields)))


def _beginning(text: str) -> str:
    """The first line, where no word says which to show."""
    line = next((one.strip() for one in text.split("\n") if one.strip()), "")
    return line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + " …"


def _below_title(needles: Needles, text: str, title: str) -> Snippet | None:
    """The line of a match below the headline, which a hit shows already."""
    if not title or not text.startswith(title):
        return None
    at = len(title)
    snippet = needles.snippet(text[at:])
    if snippet is None or snippet.at is None:
        return None
    return replace(snippet, at=Span(snippet.at.start + at, snippet.at.end + at))
