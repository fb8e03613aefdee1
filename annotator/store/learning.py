"""The answers of a project, read fast: tags, dismissals, and accepted tags that were deleted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.model.answers import AROUND, Answer, Verdict, rule_of, verdict_on
from annotator.model.images import FIELD_PREFIX, record_from
from annotator.model.records import MANUAL, NO_FIELDS, SUGGESTED, Acceptance, Annotation
from annotator.store import log
from annotator.store.faults import reading
from annotator.store.ids import from_blob
from annotator.store.plainread import Sees
from annotator.store.reader import Reader
from annotator.store.rows import StoredFields

_NEWEST = 2_500
"""So many of the newest answers are read with the words around them, for the re-scorer."""

_TAGS = (
    "SELECT annotation.id, document.id, kind, quote, origin, acceptance, publisher, start, fields, "
    "author_n FROM annotation JOIN document ON document.n = document_n WHERE state <> 'rejected'"
)
_DISMISSALS = (
    "SELECT dismissal.id, document.id, kind, quote, rule, publisher, spans "
    "FROM dismissal JOIN document ON document.n = document_n"
)
_DELETED = (
    "SELECT changes, member.id FROM revision JOIN member ON member.n = author_n "
    "WHERE verb = 'delete' AND mode <> 'undo'"
)
_AROUND = (
    "SELECT {table}.id, substr(text, max(0, {start} - {around}) + 1, min({start}, {around})), "
    "substr(text, {end} + 1, {around}) FROM {table} "
    "JOIN document ON document.n = document_n JOIN content ON content.n = content_n "
    "{where} ORDER BY {table}.id DESC LIMIT {newest}"
)


def answers(reader: Reader, sees: Sees | None = None) -> Iterator[Answer]:
    """All answers of the project, but those in tags that may not be seen. Raises StoreError.

    Tags that were turned down in review are left out: they say nothing about who proposed them
    that their reviewer has not said better.
    """
    with reading(reader.path):
        around = dict(_around(reader))
        seen: set[str] = set()
        publishers: dict[str, str] = {}
        authors = {
            n: from_blob(blob) for n, blob in reader.connection.execute("SELECT n, id FROM member")
        }
        for *row, author in reader.connection.execute(_TAGS):
            one = _tag(row, around)
            seen.add(one.id)
            if sees is not None and not sees(one.document, authors[author]):
                continue
            publishers[one.document] = one.publisher
            yield one
        for row in reader.connection.execute(_DISMISSALS):
            yield _dismissal(row, around)
        yield from _deleted(reader, seen, publishers)


def _around(reader: Reader) -> Iterator[tuple[str, tuple[str, str]]]:
    for table, start, end, where in (
        (
            "annotation",
            "start",
            "json_extract(spans, '$[#-1][1]')",
            "WHERE origin IS NOT NULL AND acceptance IS NOT 'bulk'",
        ),
        ("dismissal", "json_extract(spans, '$[0][0]')", "json_extract(spans, '$[#-1][1]')", ""),
    ):
        sql = _AROUND.format(
            table=table, start=start, end=end, where=where, around=AROUND, newest=_NEWEST
        )
        for row in reader.connection.execute(sql):
            yield from_blob(row[0]), (row[1], row[2])


def _tag(row: Sequence[Any], around: Mapping[str, tuple[str, str]]) -> Answer:
    row_id, document, kind, quote, origin, acceptance, publisher, start, fields = row
    own = from_blob(row_id)
    origin = origin or MANUAL
    return Answer(
        own,
        from_blob(document),
        kind,
        quote,
        rule_of(origin),
        verdict_on(origin, Acceptance(acceptance or "")),
        publisher,
        start,
        StoredFields(fields),
        *around.get(own, ("", "")),
    )


def _dismissal(row: tuple[Any, ...], around: Mapping[str, tuple[str, str]]) -> Answer:
    own = from_blob(row[0])
    return Answer(
        own,
        from_blob(row[1]),
        row[2],
        row[3],
        row[4],
        Verdict.DISMISSED,
        row[5],
        0,
        NO_FIELDS,
        *around.get(own, ("", "")),
    )


def _deleted(reader: Reader, there: set[str], publishers: Mapping[str, str]) -> Iterator[Answer]:
    """Suggestions that were accepted and then deleted, and that nobody brought back."""
    told: set[str] = set()
    for packed, author in reader.connection.execute(_DELETED):
        for change in log.changes_from(log.unpacked(packed, from_blob(author))):
            gone = change.before
            if change.table != "annotation" or gone is None or change.id in there | told:
                continue
            if not str(gone.get("origin", "")).startswith(SUGGESTED):
                continue
            bare = {key: held for key, held in gone.items() if not key.startswith(FIELD_PREFIX)}
            record = record_from(change.table, change.id, bare)
            if isinstance(record, Annotation):
                told.add(change.id)
                yield Answer(
                    record.id,
                    record.document,
                    record.kind,
                    record.quote,
                    rule_of(record.origin),
                    Verdict.DELETED,
                    publishers.get(record.document, ""),
                    record.start,
                )
