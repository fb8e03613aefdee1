"""Writing a hundred thousand tags: the rows and the log of an import, without a record for each."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection

from annotator.model.images import FIELD_PREFIX, row_change
from annotator.model.plain import PlainDocument, PlainTag
from annotator.model.records import MANUAL, Change, State
from annotator.store import fulltext
from annotator.store.ids import from_blob, to_blob
from annotator.store.log import Header, Packing
from annotator.store.standing import Standings

_DRAFT = str(State.DRAFT)
_TAG = (
    "INSERT INTO annotation (n, id, document_n, start, kind, spans, quote, author_n, fields, "
    "state, origin, confidence, uncertain, acceptance, reviewer_n, reason, official_n) "
    f"VALUES ({', '.join('?' * 17)})"
)


class BulkWrite:
    """One transaction of many revisions. `begin` each, `add` to it, `end` it.

    Texts, documents and all that is few go the way of every act; tags are written as rows, and
    their images into the log without a record between.
    """

    _header: Header
    _packing: Packing

    def __init__(
        self,
        connection: Connection,
        previous: bytes,
        write_texts: Callable[[Connection, Mapping[str, str]], None],
        write_records: Callable[[Connection, Sequence[Change]], None],
        write_revision: Callable[[Connection, Header, bytes, bytes], None],
    ) -> None:
        self._connection = connection
        self.hash = previous
        self._write_texts = write_texts
        self._write_records = write_records
        self._write_revision = write_revision
        self._last: int = connection.exec_driver_sql(
            "SELECT coalesce(max(n), 0) FROM annotation"
        ).scalar_one()
        self._known: dict[str, dict[str, int]] = {"member": {}, "official": {}}

    def begin(self, header: Header) -> None:
        """Start a revision."""
        self._header = header
        self._packing = Packing(self.hash, header)

    def add(
        self,
        changes: Sequence[Change],
        texts: Mapping[str, str],
        documents: Sequence[PlainDocument] = (),
    ) -> None:
        """Write the changes, then the tags of the documents, which are among them."""
        self._write_texts(self._connection, texts)
        self._write_records(self._connection, changes)
        rows = [row_change(change) for change in changes]
        self._packing.add([[one.table, one.id, one.before, one.after] for one in rows])
        if documents:
            self._write_tags(documents)

    def end(self) -> bytes:
        """Write the revision; its hash."""
        packed, self.hash = self._packing.finish()
        self._write_revision(self._connection, self._header, packed, self.hash)
        return self.hash

    def _n(self, table: str, row_id: str) -> int:
        known = self._known[table]
        if row_id not in known:
            known[row_id] = self._connection.exec_driver_sql(
                f"SELECT n FROM {table} WHERE id = ?", (to_blob(row_id),)
            ).scalar_one()
        return known[row_id]

    def _write_tags(self, documents: Sequence[PlainDocument]) -> None:
        """The tags of documents that have just been written."""
        rows: list[tuple[Any, ...]] = []
        indexed: list[tuple[int, str]] = []
        newest = "SELECT id, n FROM document ORDER BY n DESC LIMIT ?"
        found = self._connection.exec_driver_sql(newest, (len(documents),))
        numbers = {from_blob(row[0]): row[1] for row in found}
        standings, before = Standings(), self._last
        for held in documents:
            row_id = held.document.id
            self._packing.add(self._tags(row_id, numbers[row_id], held.tags, rows, indexed))
            standings.add(numbers[row_id], held.tags)
        if rows:
            self._connection.exec_driver_sql(_TAG, rows)
            self._connection.exec_driver_sql(fulltext.TAG_PUT, indexed)
            standings.write(self._connection, before, self._last)

    def _tags(
        self,
        document: str,
        document_n: int,
        tags: Sequence[PlainTag],
        rows: list[tuple[Any, ...]],
        indexed: list[tuple[int, str]],
    ) -> list[list[object]]:
        """Put the tags' rows into the lists; their images for the log.

        Hot: it runs for every tag, and so calls as little as it can.
        """
        dumps = orjson.dumps
        members = self._known["member"]
        images: list[list[object]] = []
        for row in tags:
            row_id, kind, spans, quote, author, fields, state, origin, sure, doubt, *rest = row
            official = None
            for parts in fields.values():
                if len(parts) > 2:
                    official = official or parts[2]
            ((start, end),) = spans[:1]
            self._last += 1
            words = [parts[0] for parts in fields.values()]
            indexed.append(fulltext.tag_entry(document_n, self._last, quote, words))
            rows.append((
                self._last,
                bytes.fromhex(row_id.replace("-", "")),
                document_n,
                start,
                kind,
                f"[[{start},{end}]]" if len(spans) == 1 else dumps(spans).decode(),
                quote,
                members.get(author) or self._n("member", author),
                dumps(fields).decode(),
                state,
                None if origin == MANUAL else origin,
                sure,
                1 if doubt else 0,
                rest[0] or None,
                self._n("member", rest[1]) if rest[1] else None,
                rest[2] or None,
                self._n("official", official) if official else None,
            ))  # fmt: skip
            image: dict[str, object] = {
                "document": document,
                "kind": kind,
                "spans": spans,
                "quote": quote,
                "author": author,
            }
            if state != _DRAFT or origin != MANUAL or sure is not None or doubt or any(rest):
                image.update(_beside(row))
            for key, parts in fields.items():
                image[FIELD_PREFIX + key] = parts
            images.append(["annotation", row_id, None, image])
        return images


def _beside(row: PlainTag) -> dict[str, object]:
    """The columns of a tag that are not at their default, as `model.images` makes them."""
    state, origin, sure, doubt, how, reviewer, reason = row[6:]
    columns = {
        "state": (state, _DRAFT),
        "origin": (origin, MANUAL),
        "confidence": (sure, None),
        "uncertain": (doubt, False),
        "acceptance": (how, ""),
        "reviewer": (reviewer, ""),
        "reason": (reason, ""),
    }
    return {name: value for name, (value, default) in columns.items() if value != default}
