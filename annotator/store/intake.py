"""Reading what imports need: original files, near duplicates, tags without a place."""

import sqlite3
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from annotator.model.errors import StoreError, UserError
from annotator.model.likeness import COMMON, likeliest
from annotator.model.records import Document, Orphan
from annotator.store.faults import reading
from annotator.store.ids import to_blob
from annotator.store.rows import DOCUMENT_COLUMNS, document_from, orphan_from

if TYPE_CHECKING:
    from annotator.store.reads import Reads

_ORPHAN = (
    "SELECT orphan.id, document.id, tag, before, after "
    "FROM orphan JOIN document ON document.n = document_n"
)
_DOCUMENT = f"SELECT {DOCUMENT_COLUMNS} FROM document JOIN content ON content.n = content_n"
_SHARING = f"SELECT * FROM (SELECT hash, content_n FROM sketch WHERE hash = ? LIMIT {COMMON})"


class IntakeReads:
    """Part of a reader, on its connection."""

    def __init__(self, reader: "Reads") -> None:
        self._reader = reader

    def _rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[Any]:
        with reading(self._reader.path):
            return self._connection.execute(sql, values).fetchall()

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._reader.connection

    def orphans(self, document_id: str) -> tuple[Orphan, ...]:
        """A document's tags without a place, in the order of their making."""
        sql = f"{_ORPHAN} WHERE document.id = ? ORDER BY orphan.id"
        return tuple(orphan_from(row) for row in self._rows(sql, (to_blob(document_id),)))

    def orphan(self, orphan_id: str) -> Orphan:
        """One of them."""
        for row in self._rows(f"{_ORPHAN} WHERE orphan.id = ?", (to_blob(orphan_id),)):
            return orphan_from(row)
        raise UserError("The tag is no longer in the list. Undo may bring it back.")

    def original(self, sha256: str) -> bytes | None:
        """The bytes of a file by their SHA-256, None where they are not kept."""
        blob = bytes.fromhex(sha256)
        for (packed,) in self._rows("SELECT data FROM original WHERE sha256 = ?", (blob,)):
            return self._unpacked(packed)
        for (text,) in self._rows("SELECT text FROM content WHERE sha256 = ?", (blob,)):
            return bytes(text, "utf-8")
        return None

    def _unpacked(self, packed: bytes) -> bytes:
        try:
            return zlib.decompress(packed, -15)
        except zlib.error as error:
            raise StoreError("An original file can't be read: it is damaged.") from error

    def known(self, text: str, original: str, *, versions: bool = True) -> Document | None:
        """The document that holds this text now or held it before, or was made of these bytes.

        Both are given as SHA-256; `original` may be empty. `versions` may be False where the
        project has none (`has_versions`): many are asked for in a row.
        """
        rows = self._rows(f"{_DOCUMENT} WHERE content.sha256 = ?", (bytes.fromhex(text),))
        found = document_from(rows[0]) if rows else None
        if found is None and versions:
            found = self.document_of_earlier(text)
        if found or original in ("", text):
            return found
        return self.document_of_bytes(original)

    def document_of_bytes(self, sha256: str) -> Document | None:
        """The document that was made of just these bytes."""
        blob = bytes.fromhex(sha256)
        for where in (
            "length(original) > 0 AND original = ?",
            "content.sha256 = ? AND original = x''",
        ):
            for row in self._rows(f"{_DOCUMENT} WHERE {where}", (blob,)):
                return document_from(row)
        return None

    def has_versions(self) -> bool:
        """Whether any document has a text before its present one."""
        return bool(self._rows("SELECT 1 FROM document WHERE earlier != '' LIMIT 1"))

    def document_of_earlier(self, sha256: str) -> Document | None:
        """The document of which the text was an earlier version."""
        sql = (
            f"{_DOCUMENT} WHERE earlier != '' AND "
            "EXISTS (SELECT 1 FROM json_each(earlier) WHERE value = ?)"
        )
        for row in self._rows(sql, (sha256,)):
            return document_from(row)
        return None

    def alike(self, sketched: tuple[int, ...]) -> list[Document]:
        """The documents that may be near duplicates of a text with this sketch, likeliest first."""
        if not sketched:
            return []
        found = self._rows(" UNION ALL ".join([_SHARING] * len(sketched)), sketched)
        by_hash: dict[int, list[int]] = {}
        for one, number in found:
            by_hash.setdefault(one, []).append(number)
        likely = likeliest(sketched, by_hash)
        made: Callable[[Any], Document] = document_from
        return [
            made(row)
            for number in likely
            for row in self._rows(f"{_DOCUMENT} WHERE content.n = ?", (number,))
        ]

    def texts_of(self, document_id: str) -> list[bytes]:
        """The SHA-256 of each text that a document had or has; none where it is gone."""
        rows = self._rows(f"{_DOCUMENT} WHERE document.id = ?", (to_blob(document_id),))
        return [
            bytes.fromhex(one)
            for row in rows
            for one in (*document_from(row).earlier, document_from(row).sha256)
        ]

    def text_of(self, sha256: str) -> str | None:
        """A stored text by its SHA-256: that of a document, or of an earlier version."""
        rows = self._rows("SELECT text FROM content WHERE sha256 = ?", (bytes.fromhex(sha256),))
        return rows[0][0] if rows else None
