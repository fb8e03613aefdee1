"""What `annotator check` looks at: the file, the chain of revisions, and every quote."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from annotator.model.errors import AnnotatorError
from annotator.model.images import advanced, image
from annotator.model.kinds import Kind, overlaid
from annotator.model.records import Annotation, Dismissal, Document, Mode, Official, Record
from annotator.model.spans import quote_of
from annotator.model.text import digest
from annotator.store import log
from annotator.store.checkindex import index_faults
from annotator.store.faults import ILLEGIBLE, explaining
from annotator.store.ids import from_blob, to_blob
from annotator.store.reader import Reader
from annotator.store.teamwork import TeamReader

_SHOWN = 80
_NOT_TO_INDEX = ("text", "row")
_UNREADABLE = (AnnotatorError, *ILLEGIBLE)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, in a sentence."""

    rule: str
    message: str


def check(reader: Reader) -> list[Finding]:
    """All findings; the reader should be inside `consistent`. Raises StoreError if unreadable."""
    if damage := list(_file(reader)):
        return damage
    tables = _Tables(reader)
    replayed = _Replay()
    found = [
        *_keys(reader),
        *tables.findings(),
        *replayed.findings(reader),
        *tables.against(replayed),
    ]
    if any(one.rule in _NOT_TO_INDEX for one in found):
        return found  # the index follows from rows that are damaged themselves
    return [*found, *_index(reader)]


def _rows(reader: Reader, sql: str, *values: Any) -> Iterator[Any]:
    with explaining(reader.path):
        yield from reader.connection.execute(sql, values)


def _file(reader: Reader) -> Iterator[Finding]:
    for (line,) in _rows(reader, "PRAGMA integrity_check"):
        if line != "ok":
            yield Finding("file", f"SQLite finds damage in the file: {line}. Open a backup.")


def _keys(reader: Reader) -> Iterator[Finding]:
    for table, row, target, _ in _rows(reader, "PRAGMA foreign_key_check"):
        yield Finding("reference", f"Row {row} of {table} refers to a {target} that is not there.")


def _index(reader: Reader) -> Iterator[Finding]:
    with explaining(reader.path):
        yield from (Finding("index", fault) for fault in index_faults(reader))


@dataclass(slots=True)
class _Replay:
    """The log, link by link, and the rows that replaying it gives."""

    rows: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    whole: bool = True

    def findings(self, reader: Reader) -> Iterator[Finding]:
        previous, expected = log.GENESIS, 1
        for number, *held, packed, stored in _rows(
            reader,
            "SELECT number, at, member.id, verb, mode, target, content.sha256, changes, hash "
            "FROM revision LEFT JOIN member ON member.n = author_n "
            "LEFT JOIN content ON content.n = content_n ORDER BY number",
        ):
            if number != expected:
                self.whole = False
                yield Finding("chain", f"Revision {expected} is missing from the log.")
            try:
                header = _header(number, *held)
                plain = log.unpacked(packed, header.author)
                self._replay(plain)
                matches = log.chained(previous, header, plain) == stored
            except ILLEGIBLE:
                self.whole = matches = False
            if not matches:
                yield Finding(
                    "chain", f"Revision {number} does not match its hash: it was altered."
                )
            previous, expected = stored, number + 1

    def _replay(self, plain: bytes) -> None:
        for change in log.changes_from(plain):
            after = advanced(self.rows.get((change.table, change.id)), change)
            if after is None:
                self.rows.pop((change.table, change.id), None)
            else:
                self.rows[change.table, change.id] = after


def _header(number: int, *held: Any) -> log.Header:
    at, author, verb, mode, target, content = held
    text = content and content.hex()
    return log.Header(number, at, from_blob(author), verb, Mode(mode), target, text)


def _why(error: Exception) -> str:
    """What the row is like, where the reader says no more than that there is damage."""
    return str(error.__cause__ or error) or type(error).__name__


_Read = Callable[[], Iterable[Record]]
_Filed = tuple[int, str | None]
"""The columns that stand beside a tag's spans and fields for it to be found by."""


class _Tables:
    """The rows as they stand: each readable, on its text, and as the log says."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._team = TeamReader(reader)
        self._images: dict[tuple[str, str], dict[str, Any]] = {}
        self._unread: set[str] = set()
        self._kinds: dict[str, Kind] = {}
        self._officials: set[str] = set()

    def findings(self) -> Iterator[Finding]:
        reader = self._reader
        groups: tuple[tuple[str, _Read], ...] = (
            ("member", reader.members),
            ("setting", reader.settings),
            ("ruling", reader.rulings.all),
            ("exported", reader.exported.all),
            ("codebook", lambda: reader.own_kinds().values()),
            ("official", reader.officials),
            ("tenure", reader.tenures),
            ("assignment", self._team.assignments),
            ("statement", self._team.statements),
            ("comment", self._team.comments),
        )
        for table, read in groups:
            yield from self._taken(table, table, read)
        for (blob,) in _rows(reader, "SELECT id FROM document ORDER BY id"):
            yield from self._document(from_blob(blob))
        yield from _counts(reader)

    def _taken(self, table: str, what: str, read: _Read) -> Iterator[Finding]:
        try:
            for record in read():
                self._images[table, record.id] = image(record)
                self._note(record)
        except _UNREADABLE as error:
            self._unread.add(table)
            yield Finding("row", f"A row of {what} can't be read: {_why(error)}.")

    def _note(self, record: Record) -> None:
        if isinstance(record, Kind):
            self._kinds[record.key] = record
        elif isinstance(record, Official):
            self._officials.add(record.id)

    def _document(self, document_id: str) -> Iterator[Finding]:
        try:
            document = self._reader.document(document_id)
            text = self._reader.text(document_id)
            self._images["document", document_id] = image(document)
            yield from _text(document, text)
        except _UNREADABLE as error:
            self._unread |= {"document", "annotation", "dismissal", "orphan"}
            yield Finding("row", f"The release {document_id} can't be read: {_why(error)}.")
            return
        name = document.title or document.source_name
        tags: list[tuple[Annotation, _Filed]] = []
        yield from self._taken(
            "annotation", f"annotation of “{name}”", lambda: self._tags(tags, document_id)
        )
        for tag, filed in tags:
            yield from _offsets(tag, text, name)
            yield from self._references(tag, filed)
        yield from self._dismissals(document_id, text, name)
        yield from self._statements(document_id, text, name)
        yield from self._taken(
            "orphan",
            f"orphan of “{name}”",
            lambda: self._reader.intake.orphans(document_id),
        )
        yield from self._original(document, name)

    def _original(self, document: Document, name: str) -> Iterator[Finding]:
        if not document.original:
            return
        try:
            data = self._reader.intake.original(document.original)
        except AnnotatorError:
            data = None
        if data is None or hashlib.sha256(data).hexdigest() != document.original:
            yield Finding("original", f"The original file of “{name}” is missing or damaged.")

    def _statements(self, document_id: str, text: str, name: str) -> Iterator[Finding]:
        if "statement" in self._unread:
            return
        for one in self._team.statements(document_id):
            if one.span and one.span.end > len(text):
                yield Finding("offset", f"A statement ends behind the text of “{name}”.")

    def _dismissals(self, document_id: str, text: str, name: str) -> Iterator[Finding]:
        read: list[Dismissal] = []

        def reading() -> Iterator[Dismissal]:
            for one in self._reader.dismissals(document_id):
                yield one
                read.append(one)

        yield from self._taken("dismissal", f"dismissal of “{name}”", reading)
        for one in read:
            if quote_of(text, one.spans) != one.quote:
                quote = one.quote[:_SHOWN]
                yield Finding("quote", f"The dismissed “{quote}” does not stand in “{name}”.")

    def _tags(
        self, tags: list[tuple[Annotation, _Filed]], document_id: str
    ) -> Iterator[Annotation]:
        """The tags of a release; those that could be read through are also put in the list."""
        filed = dict(self._filed(document_id))
        for tag in self._reader.annotations(document_id):
            if not tag.spans:
                raise ValueError("a tag without a passage")
            yield tag
            tags.append((tag, filed[tag.id]))

    def _filed(self, document_id: str) -> Iterator[tuple[str, _Filed]]:
        for tag, start, official in _rows(
            self._reader,
            "SELECT annotation.id, start, official.id FROM annotation "
            "LEFT JOIN official ON official.n = official_n "
            "WHERE document_n = (SELECT n FROM document WHERE id = ?)",
            to_blob(document_id),
        ):
            yield from_blob(tag), (start, official and from_blob(official))

    def _references(self, tag: Annotation, filed: _Filed) -> Iterator[Finding]:
        shown = f"“{tag.quote[:_SHOWN]}”"
        if filed != (tag.start, tag.official):
            yield Finding("row", f"{shown} is filed under another place or official than its own.")
        if "codebook" not in self._unread and tag.kind not in overlaid(self._kinds):
            yield Finding("reference", f"{shown} is of the kind “{tag.kind}”, which is not there.")
        for key, held in tag.fields.items():
            known = "official" in self._unread or held.official in self._officials
            if held.official and not known:
                yield Finding(
                    "reference", f"“{key}” of {shown} names an official who is not there."
                )

    def against(self, replayed: _Replay) -> Iterator[Finding]:
        """What differs between the tables and the log, once the log itself is whole."""
        if not replayed.whole:
            return
        for place, there in self._images.items():
            if replayed.rows.get(place) != there:
                yield Finding("replay", f"The {' '.join(place)} is not what the log says.")
        for table, row_id in replayed.rows.keys() - self._images.keys():
            if table not in self._unread:
                yield Finding("replay", f"The {table} {row_id} of the log is not in its table.")


def _counts(reader: Reader) -> Iterator[Finding]:
    """Derived counts and the queue against the rows that they are derived from."""
    if any(_rows(reader, _MISCOUNTED)):
        yield Finding("standing", "Counts of tags by state are not those of the tags.")
    if any(_rows(reader, _MISQUEUED)):
        yield Finding("standing", "The review queue is not what waits for review.")


_STATES = ("draft", "submitted", "verified", "returned", "rejected", "changed")
_MISCOUNTED = (
    "WITH work (document_n, state, tag) AS (SELECT document_n, state, 1 FROM annotation "
    "UNION ALL SELECT document_n, state, 0 FROM statement) "
    "SELECT document.n FROM document LEFT JOIN standing AS held ON held.document_n = document.n "
    "LEFT JOIN work ON work.document_n = document.n GROUP BY document.n "
    "HAVING held.tags IS NOT coalesce(sum(tag), 0) OR "
    + " OR ".join(f"held.{one} IS NOT coalesce(sum(state = '{one}'), 0)" for one in _STATES)
)
_MISQUEUED = (
    "SELECT n FROM annotation WHERE (state IN ('submitted', 'changed')) "
    "!= (n IN (SELECT annotation_n FROM queue)) "
    "UNION ALL SELECT annotation_n FROM queue LEFT JOIN annotation AS tag ON tag.n = annotation_n "
    "WHERE tag.n IS NULL OR tag.kind != queue.kind OR tag.state != queue.state"
)


def _text(document: Document, text: str) -> Iterator[Finding]:
    name = document.title or document.source_name
    if digest(text) != document.sha256:
        yield Finding("text", f"The text of “{name}” is not the one that was imported.")
    if any(span.end > len(text) for span in document.furniture):
        yield Finding("offset", f"Furniture of “{name}” ends behind the text.")


def _offsets(tag: Annotation, text: str, name: str) -> Iterator[Finding]:
    """The quote and every span of a tag against the text."""
    quote, there = tag.quote, quote_of(text, tag.spans)
    if tag.end > len(text):
        yield Finding("offset", f"“{quote[:_SHOWN]}” ends behind the text of “{name}”.")
    elif there != quote:
        yield Finding(
            "quote", f"“{quote[:_SHOWN]}” in “{name}”: the text has “{there[:_SHOWN]}” there."
        )
    for key, held in tag.fields.items():
        if held.span and held.span.end > len(text):
            yield Finding("offset", f"The evidence of “{key}” ends behind the text of “{name}”.")
