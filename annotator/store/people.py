"""Where the people of the registry are mentioned."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotator.model.records import Annotation, Document
from annotator.store.faults import reading
from annotator.store.ids import from_blob, to_blob
from annotator.store.plainread import Sees
from annotator.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A release in which somebody is mentioned, and the tags that mention them."""

    document: Document
    text: str
    tags: tuple[Annotation, ...]


def mention_counts(reader: Reader) -> Mapping[str, int]:
    """How many tags refer to each official; read from the index alone."""
    with reading(reader.path):
        rows = reader.connection.execute(
            "SELECT official.id, held.count FROM (SELECT official_n, count(*) AS count "
            "FROM annotation WHERE official_n IS NOT NULL GROUP BY official_n) AS held "
            "JOIN official ON official.n = held.official_n"
        ).fetchall()
    return {from_blob(row[0]): row[1] for row in rows}


def mentions(reader: Reader, official_id: str, sees: Sees | None = None) -> Iterator[Mentioned]:
    """The releases that mention the official, in the order of their dates, then of the library."""
    with reading(reader.path):
        ids = [
            from_blob(row[0])
            for row in reader.connection.execute(
                "SELECT DISTINCT document.id, event_date, published_on FROM annotation "
                "JOIN document ON document.n = document_n "
                "WHERE official_n = (SELECT n FROM official WHERE id = ?) "
                "ORDER BY CASE event_date WHEN '' THEN published_on ELSE event_date END, "
                "document.id",
                (to_blob(official_id),),
            )
        ]
    for document_id in ids:
        tags = tuple(
            tag
            for tag in reader.annotations(document_id)
            if tag.official == official_id and (not sees or sees(document_id, tag.author))
        )
        if tags:
            yield Mentioned(reader.document(document_id), reader.text(document_id), tags)
