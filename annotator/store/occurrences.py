"""Finding the releases that hold certain words, without reading the others."""

from collections.abc import Iterator

from annotator.model.records import Document
from annotator.store.faults import reading
from annotator.store.reader import Reader
from annotator.store.rows import DOCUMENT_COLUMNS, document_from


def documents_with(reader: Reader, words: str) -> Iterator[tuple[Document, str]]:
    """The releases with these very words anywhere, each with its text, in the library's order."""
    with reading(reader.path):
        for row in reader.connection.execute(
            f"SELECT {DOCUMENT_COLUMNS}, content.text FROM document "
            "JOIN content ON content.n = content_n "
            "WHERE instr(content.text, ?) > 0 ORDER BY document.id",
            (words,),
        ):
            yield document_from(row[:-1]), row[-1]
