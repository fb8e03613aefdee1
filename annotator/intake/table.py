"""Tables of releases: one row of a CSV file or one line of a JSONL file is one draft."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath
from typing import Any

from annotator.intake.encodings import decoded
from annotator.intake.metadata import completed
from annotator.intake.reader import LARGEST
from annotator.intake.text import refuse_binary
from annotator.model.drafts import Draft, Proposal, original_of
from annotator.model.edtf import parsed
from annotator.model.errors import FieldError, UserError
from annotator.model.text import normalised

SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson")
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
_LARGEST_CELL = 20 * 2**20
_SAMPLE = 64 * 1024
_PREVIEWED = 20  # rows
_LINES = (".jsonl", ".ndjson", ".json")
_DELIMITERS = ",;\t|"
_DATES = ("published_on", "event_date")
# Names that columns of such tables have, per column of a document, best first.
_USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "full_text", "release", "текст"),
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
    found = tuple(islice(_rows(data, name, encoding), _PREVIEWED))
    columns = tuple(dict.fromkeys(column for row in found for column in row))
    if not columns:
        raise UserError("a table without rows. Choose another file.")
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
        text = normalised(row.get(mapping["text"], "").replace("\0", "\ufffd"))
        if not text.strip():
            yield Row(number, problem=f"row {number} has no text in “{mapping['text']}”.")
            continue
        metadata = dict(_proposals(row, mapping))
        source = f"{PurePath(name).name}#{number}"
        # What is kept of a table is the row: the whole file again for each would be too much.
        original = original_of(json.dumps(row, ensure_ascii=False).encode(), text)
        draft = Draft(text, source, "text/csv", metadata=metadata, original=original)
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
        return ""


def _rows(data: bytes, name: str, encoding: str | None) -> Iterator[dict[str, str]]:
    if len(data) > LARGEST:
        raise UserError(f"larger than {LARGEST // 2**20} MB. Split the table.")
    text = decoded(data, encoding).text.removeprefix("\ufeff")
    refuse_binary(text)
    by_line = PurePath(name).suffix.lower() in _LINES or text.lstrip()[:1] == "{"
    return islice(_json_rows(text) if by_line else _csv_rows(text), MOST_ROWS)


def _json_rows(text: str) -> Iterator[dict[str, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row: Any = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UserError(
                f"line {number} is no JSON. Correct the line, or leave it out."
            ) from error
        if not isinstance(row, dict):
            raise UserError(f"line {number} is no JSON object. Put one release on each line.")
        yield {str(key): _cell(value) for key, value in row.items()}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return plain.encode("utf-8", "replace").decode("utf-8")


def _csv_rows(text: str) -> Iterator[dict[str, str]]:
    csv.field_size_limit(_LARGEST_CELL)
    try:
        dialect: Any = csv.Sniffer().sniff(text[:_SAMPLE].split("\n", 1)[0], _DELIMITERS)
        delimiter = dialect.delimiter
    except csv.Error:  # one column
        delimiter = ","
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield {str(key): value for key, value in row.items() if key and isinstance(value, str)}
    except csv.Error as error:
        raise UserError(f"a damaged table: {error}. Save it again as CSV.") from error
