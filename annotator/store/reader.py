"""Reading a project: plain sqlite3, so that the first paint needs nothing heavier."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

import orjson

from annotator.model.images import plain_spans
from annotator.model.kinds import Kind, overlaid
from annotator.model.records import (
    Annotation,
    Dismissal,
    Document,
    Setting,
)
from annotator.model.spans import Span
from annotator.store.exported import ExportReads
from annotator.store.faults import reading
from annotator.store.ids import from_blob, to_blob
from annotator.store.intake import IntakeReads
from annotator.store.logreads import LogReads
from annotator.store.reads import id_from, require
from annotator.store.registryreads import RegistryReads
from annotator.store.rows import (
    ANNOTATION_COLUMNS,
    DOCUMENT_COLUMNS,
    annotation_from,
    annotations_from,
    dismissal_from,
    document_from,
    kind_from_row,
    setting_from,
)
from annotator.store.rulings import RulingReads

_DOCUMENT = f"SELECT {DOCUMENT_COLUMNS} FROM document JOIN content ON content.n = content_n"
_ANNOTATION = f"SELECT {ANNOTATION_COLUMNS} FROM annotation"
_DISMISSAL = (
    "SELECT dismissal.id, document.id, kind, spans, quote, rule "
    "FROM dismissal JOIN document ON document.n = document_n"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the library: a document and how many tags it carries."""

    document: Document
    tags: int


class Reader(LogReads, RegistryReads):
    """Reads records of the project at `path`. Every method may raise StoreError."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.intake = IntakeReads(self)
        self.rulings = RulingReads(self)
        self.exported = ExportReads(self)

    # kinds and settings

    def settings(self) -> tuple[Setting, ...]:
        """The settings that the project has made, by name."""
        return self.all_of(setting_from, "SELECT id, value FROM setting ORDER BY id")

    def setting(self, name: str) -> Setting:
        """One of them."""
        return require({one.id: one for one in self.settings()}.get(name), "setting")

    def own_kinds(self) -> dict[str, Kind]:
        """The codebook's rows: kinds of the project's own and changed built-ins, by key."""
        kinds = self.all_of(kind_from_row, "SELECT kind FROM codebook ORDER BY n")
        return {kind.key: kind for kind in kinds}

    def kinds(self) -> dict[str, Kind]:
        """The project's kinds by key, built-ins first."""
        return overlaid(self.own_kinds())

    def field_keys_in_use(self, kind: str) -> dict[str, int]:
        """How many annotations of the kind hold each field; "" counts the annotations."""
        total = self.count_of("SELECT count(*) FROM annotation WHERE kind = ?", (kind,))
        held = self.all_of(
            tuple,
            "SELECT key, count(*) FROM annotation, json_each(annotation.fields) "
            "WHERE kind = ? GROUP BY key",
            (kind,),
        )
        return {"": total, **dict(held)}

    # documents

    def document_count(self) -> int:
        """How many releases the library holds."""
        return self.count_of("SELECT count(*) FROM document")

    def documents(self) -> Iterator[Document]:
        """All documents in the order of the library, read as they are needed."""
        with reading(self.path):
            for row in self.connection.execute(f"{_DOCUMENT} ORDER BY document.id"):
                yield document_from(row)

    def listed(self, offset: int, limit: int) -> list[Listed]:
        """A page of the library in the order of import, each with its number of tags."""
        page = self.all_of(
            lambda row: Listed(document_from(row[:-1]), row[-1]),
            f"SELECT {DOCUMENT_COLUMNS}, "
            "(SELECT count(*) FROM annotation WHERE document_n = document.n) "
            "FROM document JOIN content ON content.n = content_n ORDER BY document.id "
            "LIMIT ? OFFSET ?",
            (limit, offset),
        )
        return list(page)

    def position(self, document_id: str) -> int:
        """How many documents stand before this one in the library."""
        return self.count_of("SELECT count(*) FROM document WHERE id < ?", (to_blob(document_id),))

    def document(self, document_id: str) -> Document:
        """A document without its text."""
        sql = f"{_DOCUMENT} WHERE document.id = ?"
        return require(self.first_of(document_from, sql, (to_blob(document_id),)), "release")

    def has_document(self, document_id: str) -> bool:
        """Whether the document is there."""
        sql = "SELECT count(*) FROM document WHERE id = ?"
        return bool(self.count_of(sql, (to_blob(document_id),)))

    def document_of_text(self, sha256: str) -> Document | None:
        """The document that holds this very text."""
        sql = f"{_DOCUMENT} WHERE content.sha256 = ?"
        return self.first_of(document_from, sql, (bytes.fromhex(sha256),))

    def text(self, document_id: str) -> str:
        """A document's text."""
        text: str | None = self.first_of(
            itemgetter(0),
            "SELECT text FROM content JOIN document ON content_n = content.n WHERE document.id = ?",
            (to_blob(document_id),),
        )
        return require(text, "release")

    def text_of(self, sha256: str) -> str:
        """A text by its SHA-256, also one whose document has gone."""
        sql = "SELECT text FROM content WHERE sha256 = ?"
        text: str | None = self.first_of(itemgetter(0), sql, (bytes.fromhex(sha256),))
        return require(text, "text")

    # annotations

    def annotations(self, document_id: str) -> tuple[Annotation, ...]:
        """A document's annotations in reading order."""
        authors = self.authors
        return self.made_of(
            lambda rows: annotations_from(rows, document_id, authors),
            f"{_ANNOTATION} WHERE document_n = (SELECT n FROM document WHERE id = ?) "
            "ORDER BY start, id",
            (to_blob(document_id),),
        )

    def annotation(self, annotation_id: str) -> Annotation:
        """One annotation."""
        authors = self.authors
        found = self.first_of(
            lambda row: annotation_from(row, from_blob(row[-1]), authors),
            f"SELECT {ANNOTATION_COLUMNS}, document.id FROM annotation "
            "JOIN document ON document.n = document_n WHERE annotation.id = ?",
            (to_blob(annotation_id),),
        )
        return require(found, "annotation")

    def same_tag(
        self, document_id: str, kind: str, spans: tuple[Span, ...], author: str
    ) -> str | None:
        """Id of the author's annotation of just this kind and these spans."""
        return self.first_of(
            id_from,
            "SELECT annotation.id FROM annotation "
            "WHERE document_n = (SELECT n FROM document WHERE id = ?) AND start = ? AND kind = ? "
            "AND spans = ? AND author_n = (SELECT n FROM member WHERE id = ?)",
            (
                to_blob(document_id),
                spans[0].start,
                kind,
                orjson.dumps(plain_spans(spans)).decode(),
                to_blob(author),
            ),
        )

    def dismissals(self, document_id: str) -> tuple[Dismissal, ...]:
        """A document's suggestions that were turned down, in that order."""
        return self.all_of(
            dismissal_from,
            f"{_DISMISSAL} WHERE document.id = ? ORDER BY dismissal.id",
            (to_blob(document_id),),
        )

    def dismissal(self, dismissal_id: str) -> Dismissal:
        """One of them."""
        sql = f"{_DISMISSAL} WHERE dismissal.id = ?"
        return require(self.first_of(dismissal_from, sql, (to_blob(dismissal_id),)), "dismissal")
