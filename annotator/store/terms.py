"""Every tag of a term in the whole library, with the words around it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

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


_CONDITIONS: Mapping[Term, tuple[str, Callable[[str], str | bytes]]] = {
    Term.WORDS: ("holds(quote, ?)", folded),
    Term.OFFICIAL: ("official_n = (SELECT n FROM official WHERE id = ?)", to_blob),
    Term.RULE: ("origin = ?", str),
}
"""What a tag of the term fulfils, and what stands for `?`."""

_TAGGED = (
    f"SELECT {ANNOTATION_COLUMNS}, document.id, coalesce(nullif(title, ''), source_name), "
    f"substr(text, max(start + 1 - {_AROUND}, 1), min(start, {_AROUND})), "
    f"substr(text, json_extract(spans, '$[#-1][1]') + 1, {_AROUND}) FROM annotation "
    "JOIN document ON document.n = document_n JOIN content ON content.n = content_n "
    "WHERE {} ORDER BY document_n, start"
)


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
    found = _all_tagged(reader, term, wanted)
    if sees is not None:
        found = (one for one in found if sees(one.annotation.document, one.annotation.author))
    return islice(found, limit)


def _all_tagged(reader: Reader, term: Term, wanted: str) -> Iterator[Tagged]:
    condition, parameter = _CONDITIONS[term]
    with reading(reader.path):
        connection = reader.connection
        connection.create_function(
            "holds", 2, lambda quote, words: words in folded(quote), deterministic=True
        )
        authors = {n: from_blob(blob) for n, blob in connection.execute("SELECT n, id FROM member")}
        rows = connection.execute(_TAGGED.format(condition), (parameter(wanted),))
        for *row, document, title, before, after in rows:
            tag = annotation_from(tuple(row), from_blob(document), authors)
            yield Tagged(tag, before, after, title)
