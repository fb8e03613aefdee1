"""Tables of releases: one row of a CSV file or one line of a JSONL file is one draft."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from annotator.intake.dates import mentions
from annotator.intake.encodings import decoded
from annotator.intake.metadata import completed
from annotator.intake.reader import LARGEST
from annotator.intake.tablerows import TEXT_COLUMNS, RowOrProblem, rows_of
from annotator.model.drafts import Draft, Proposal, original_of
from annotator.model.edtf import parsed
from annotator.model.errors import FieldError, UserError
from annotator.model.text import normalised

SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json")
"""What names of tables end in."""
COLUMNS = (
    "text",
    "title",
    "publisher",
    "author",
    "published_on",
    "event_date",
    "language",
    "source_address",
)
"""What a column of a table can be to a release."""

MOST_ROWS = 1_000_000
_SAMPLE = 64 * 1024
_PREVIEWED = 20  # rows
_DATES = ("published_on", "event_date")
# Names that columns of such tables have, per column of a document, best first.
_USUAL: Mapping[str, tuple[str, ...]] = {
    "text": TEXT_COLUMNS,
    "title": ("title", "headline", "subject", "name", "заголовок", "название"),
    "publisher": (
        "publisher",
        "organisation",
        "organization",
        "source",
        "agency",
        "издатель",
        "организация",
        "ведомство",
        "источник",
    ),
    "author": ("author", "spokesperson", "автор"),
    "source_address": ("source_address", "url", "link", "address", "source_url", "ссылка"),
    "language": ("language", "lang", "язык"),
    "published_on": (
        "published_on",
        "date_published",
        "published",
        "date",
        "дата",
        "дата_публикации",
        "опубликовано",
    ),
    "event_date": ("event_date", "date_of_event", "дата_события"),
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a mapping dialog shows: the columns, the first rows, and a mapping to begin with."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    mapping: Mapping[str, str]
    encoding: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a draft, or the plain reason why it is none; rows count from 1."""

    number: int
    draft: Draft | None = None
    problem: str = ""


def preview(data: bytes, name: str, encoding: str | None = None) -> Preview:
    """The columns and first rows of a table. Raises UserError where it is none."""
    looked_at = tuple(islice(_rows(data, name, encoding), _PREVIEWED))
    found = tuple(row for row in looked_at if not isinstance(row, str))
    columns = tuple(dict.fromkeys(column for row in found for column in row))
    if not columns:
        problems = (row for row in looked_at if isinstance(row, str))
        raise UserError(next(problems, "a table without rows. Choose another file."))
    return Preview(columns, found, guessed(columns), decoded(data[:_SAMPLE], encoding).encoding)


def guessed(columns: tuple[str, ...]) -> dict[str, str]:
    """A document's columns to the table's, by their usual names; without `text` none is known."""
    plain = {column.strip().lower().replace(" ", "_"): column for column in columns}
    return {
        column: next(plain[name] for name in names if name in plain)
        for column, names in _USUAL.items()
        if any(name in plain for name in names)
    }


def read_table(
    data: bytes, name: str, mapping: Mapping[str, str], encoding: str | None = None
) -> Iterator[Row]:
    """A draft for each row; `mapping` leads from a document's columns to the table's.

    `text` has to be mapped. Dates are turned into EDTF, and left out where they can't be. A row
    without text is a problem of its own; the others go on. Raises UserError for what is no table.
    """
    if "text" not in mapping:
        raise UserError("no text column. Choose the column that holds the releases.")
    for number, row in enumerate(_rows(data, name, encoding), start=1):
        if isinstance(row, str):
            yield Row(number, problem=row)
            continue
        text = normalised(row.get(mapping["text"], "").replace("\0", "\ufffd"))
        if not text.strip():
            yield Row(number, problem=f"row {number} has no text in “{mapping['text']}”.")
            continue
        metadata = dict(_proposals(row, mapping))
        source = f"{PurePath(name).name}#{number}"
        # What is kept of a table is the row: the whole file again for each would be too much.
        original = original_of(json.dumps(row, ensure_ascii=False).encode(), text)
        draft = Draft(text, source, metadata=metadata, original=original)
        yield Row(number, completed(draft))


def mapping_of(given: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    """The mapping that `text=body` and the like ask for, filled up with what is guessed.

    Raises UserError for a column that a release or the table does not have.
    """
    asked: dict[str, str] = {}
    for one in given:
        column, _, header = one.partition("=")
        if column not in COLUMNS:
            raise UserError(f"“{column}” is nothing of a release. Choose: {', '.join(COLUMNS)}.")
        if header not in columns:
            raise UserError(f"The table has no column “{header}”. It has: {', '.join(columns)}.")
        asked[column] = header
    guesses = {
        column: header
        for column, header in guessed(tuple(columns)).items()
        if column not in asked and header not in asked.values()
    }
    mapping = {**guesses, **asked}
    if "text" not in mapping:
        raise UserError(
            f"Which column holds the text? Say --column text=NAME; it has: {', '.join(columns)}."
        )
    return mapping


def _proposals(
    row: Mapping[str, str], mapping: Mapping[str, str]
) -> Iterator[tuple[str, Proposal]]:
    for column, header in mapping.items():
        value = " ".join(row.get(header, "").split())
        if column in _DATES:
            value = _date(value)
        if value and column != "text":
            yield column, Proposal(value, f"column “{header}”")


def _date(raw: str) -> str:
    try:
        return parsed(raw[:10] if raw[10:11] in ("T", " ") else raw) if raw else ""
    except FieldError:
        found = mentions(raw)  # "Wed, 12 May 2021 10:00"
        return found[0].edtf() if len(found) == 1 and found[0].year else ""


def _rows(data: bytes, name: str, encoding: str | None) -> Iterator[RowOrProblem]:
    if len(data) > LARGEST:
        raise UserError(f"larger than {LARGEST // 2**20} MB. Split the table.")
    return islice(rows_of(data, name, encoding), MOST_ROWS)
