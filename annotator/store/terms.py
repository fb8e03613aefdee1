"""Every tag of a term in the whole library, with the words around it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotator.model.records import Annotation
from annotator.store.faults import reading
from annotator.store.ids import from_blob, to_blob
from annotator.store.reader import Reader
from annotator.store.rows import ANNOTATION_COLUMNS, annotation_from

_AROUND = 48


class Term(StrEnum):
    """What the tags have in common."""

    WORDS = "words"
    OFFICIAL = "official"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag with what stands before and behind it, and its release's title."""

    annotation: Annotation
    before: str
    after: str
    title: str


def folded(words: str) -> str:
    """Words as they are compared: without case, blanks of any kind and length alike."""
    return " ".join(words.casefold().split())


def tagged(
    reader: Reader,
    term: Term,
    wanted: str,
    limit: int,
    sees: Callable[[str, str], bool] | None = None,
) -> Iterator[Tagged]:
    """The tags, release by release, up to a limit.

    Of WORDS those whose quote holds them, of an OFFICIAL (by id) those that refer to it, of a
    RULE (as tags hold their origin) those that came from it. `sees` as in snapshots.
    """
    where, value = {
        Term.WORDS: ("holds(quote, ?)", folded(wanted)),
        Term.OFFICIAL: ("official_n = (SELECT n FROM official WHERE id = ?)", None),
        Term.RULE: ("origin = ?", wanted),
    }[term]
    parameter = to_blob(wanted) if value is None else value
    with reading(reader.path):
        connection = reader.connection
        connection.create_function(
            "holds", 2, lambda quote, words: words in folded(quote), deterministic=True
        )
        authors = {n: from_blob(blob) for n, blob in connection.execute("SELECT n, id FROM member")}
        rows = connection.execute(
            f"SELECT {ANNOTATION_COLUMNS}, document.id, coalesce(nullif(title, ''), source_name), "
            f"substr(text, max(start + 1 - {_AROUND}, 1), min(start, {_AROUND})), "
            f"substr(text, json_extract(spans, '$[#-1][1]') + 1, {_AROUND}) FROM annotation "
            "JOIN document ON document.n = document_n JOIN content ON content.n = content_n "
            f"WHERE {where} ORDER BY document_n, start",
            (parameter,),
        )
        found = 0
        for *row, document, title, before, after in rows:
            tag = annotation_from(tuple(row), from_blob(document), authors)
            if sees is not None and not sees(tag.document, tag.author):
                continue
            yield Tagged(tag, before, after, title)
            found += 1
            if found >= limit:
                return
