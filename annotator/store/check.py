"""What `annotator check` looks at: the file, the chain of revisions, and every quote."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotator.model.images import advanced, image
from annotator.model.records import Mode, Record
from annotator.model.spans import quote_of
from annotator.model.text import digest
from annotator.store import log
from annotator.store.faults import explaining
from annotator.store.ids import from_blob
from annotator.store.reader import Reader

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, in a sentence."""

    rule: str
    message: str


def check(reader: Reader) -> list[Finding]:
    """All findings; the reader should be inside `consistent`. Raises StoreError if unreadable."""
    damage = list(_file(reader))
    return damage or [*_keys(reader), *_texts(reader), *_log(reader)]


def _rows(reader: Reader, sql: str) -> list[Any]:
    with explaining(reader.path):
        return reader.connection.execute(sql).fetchall()


def _file(reader: Reader) -> Iterator[Finding]:
    for (line,) in _rows(reader, "PRAGMA integrity_check"):
        if line != "ok":
            yield Finding("file", f"SQLite finds damage in the file: {line}. Open a backup.")


def _keys(reader: Reader) -> Iterator[Finding]:
    for table, row, target, _ in _rows(reader, "PRAGMA foreign_key_check"):
        yield Finding("reference", f"Row {row} of {table} refers to a {target} that is not there.")


def _texts(reader: Reader) -> Iterator[Finding]:
    """Every text against its SHA-256, every quote and span against its text."""
    for listed in reader.documents():
        name = listed.title or listed.source_name
        text = reader.text(listed.id)
        if digest(text) != listed.sha256:
            yield Finding("text", f"The text of “{name}” is not the one that was imported.")
        for span in listed.furniture:
            if span.end > len(text):
                yield Finding("offset", f"Furniture of “{name}” ends behind the text.")
        for tag in reader.annotations(listed.id):
            if tag.end > len(text):
                yield Finding("offset", f"“{tag.quote[:_SHOWN]}” ends behind the text of “{name}”.")
            elif quote_of(text, tag.spans) != tag.quote:
                there = quote_of(text, tag.spans)[:_SHOWN]
                yield Finding(
                    "quote", f"“{tag.quote[:_SHOWN]}” in “{name}”: the text has “{there}” there."
                )
            for key, held in tag.fields.items():
                if held.span and held.span.end > len(text):
                    yield Finding(
                        "offset", f"The evidence of “{key}” ends behind the text of “{name}”."
                    )
        yield from _dismissals(reader, listed.id, text, name)


def _dismissals(reader: Reader, document: str, text: str, name: str) -> Iterator[Finding]:
    for turned in reader.dismissals(document):
        if quote_of(text, turned.spans) != turned.quote:
            yield Finding(
                "quote", f"The dismissed “{turned.quote[:_SHOWN]}” does not stand in “{name}”."
            )


def _log(reader: Reader) -> Iterator[Finding]:
    """The chain of hashes, and that replaying the log gives the tables."""
    previous, expected = log.GENESIS, 1
    rebuilt: dict[tuple[str, str], dict[str, Any]] = {}
    for number, at, author, verb, mode, target, content, packed, stored in _rows(
        reader,
        "SELECT number, at, member.id, verb, mode, target, content.sha256, changes, hash "
        "FROM revision JOIN member ON member.n = author_n "
        "LEFT JOIN content ON content.n = content_n ORDER BY number",
    ):
        if number != expected:
            yield Finding("chain", f"Revision {expected} is missing from the log.")
            expected = number
        try:
            plain = log.unpacked(packed, from_blob(author))
        except zlib.error:
            yield Finding("chain", f"Revision {number} can't be unpacked.")
            return
        header = log.Header(
            number, at, from_blob(author), verb, Mode(mode), target, content and content.hex()
        )
        if log.chained(previous, header, plain) != stored:
            yield Finding("chain", f"Revision {number} does not match its hash: it was altered.")
        previous, expected = stored, expected + 1
        _replay(rebuilt, plain)
    yield from _compared(rebuilt, reader)


def _replay(rebuilt: dict[tuple[str, str], dict[str, Any]], plain: bytes) -> None:
    for change in log.changes_from(plain):
        after = advanced(rebuilt.get((change.table, change.id)), change)
        if after is None:
            rebuilt.pop((change.table, change.id), None)
        else:
            rebuilt[change.table, change.id] = after


def _compared(rebuilt: dict[tuple[str, str], dict[str, Any]], reader: Reader) -> Iterator[Finding]:
    for table, record in all_records(reader):
        if rebuilt.pop((table, record.id), None) != image(record):
            yield Finding("replay", f"The {table} {record.id} is not what the log says.")
    for table, row_id in rebuilt:
        yield Finding("replay", f"The {table} {row_id} of the log is not in its table.")


def all_records(reader: Reader) -> Iterator[tuple[str, Record]]:
    """Every record of the project with its table."""
    for member in reader.members():
        yield "member", member
    for kind in reader.own_kinds().values():
        yield "codebook", kind
    for official in reader.officials():
        yield "official", official
    for tenure in reader.tenures():
        yield "tenure", tenure
    for document in reader.documents():
        yield "document", document
        for annotation in reader.annotations(document.id):
            yield "annotation", annotation
        for dismissal in reader.dismissals(document.id):
            yield "dismissal", dismissal
