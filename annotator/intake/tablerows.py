"""The rows of a table of releases: CSV as spreadsheets write it, JSON, and JSON a line."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import PurePath
from typing import Any, TypeAlias

from annotator.intake.encodings import decoded
from annotator.intake.text import refuse_binary
from annotator.model.errors import UserError

RowOrProblem: TypeAlias = Mapping[str, str] | str
"""A row by its columns, or the plain reason why a line is none."""

_LARGEST_CELL = 20 * 2**20
_SAMPLE = 64 * 1024
_LINES = (".jsonl", ".ndjson", ".json")
_DELIMITERS = ",;\t|"
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_MOST_BROKEN = 100
_LONGEST_NAME = 100
"""A longer cell in the first row is no column's name: the table has none."""
TEXT_COLUMNS = ("text", "body", "content", "article", "full_text", "release", "текст")
"""What the column of the text is usually called, best first."""
_UNKNOWN = "JSON of a shape that isn’t known. Save releases as text, or as .jsonl."
_NO_ROWS = "JSON without a list of releases. Save one object for each release, in a list or a line."


def rows_of(data: bytes, name: str, encoding: str | None) -> Iterator[RowOrProblem]:
    """The rows one at a time; a line that can't be read is told and the others go on.

    Raises UserError for what is no table.
    """
    text = decoded(data, encoding).text.removeprefix("\ufeff")
    refuse_binary(text)
    start = text.lstrip()[:1]
    if PurePath(name).suffix.lower() not in _LINES and start != "{":
        return _csv(text)
    return _whole(text) if start == "[" or _is_one(text) else _lines(text)


def _is_one(text: str) -> bool:
    """Whether the first line is no JSON by itself, so that the text has to be read as a whole."""
    first = text.lstrip().split("\n", 1)[0]
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return text.rstrip().endswith("}") and first.strip() in ("{", "")
    return "\n" not in text.strip()


def _lines(text: str) -> Iterator[RowOrProblem]:
    broken = good = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row: Any = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if isinstance(row, dict):
            good += 1
            yield _flat(row)
            continue
        broken += 1
        if broken > _MOST_BROKEN and not good:
            raise UserError(_NO_ROWS)
        what = "JSON" if row is None else "JSON object"
        yield f"line {number} is no {what}. Correct the line, or leave it out."


def _whole(text: str) -> Iterator[RowOrProblem]:
    try:
        held: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(f"damaged JSON: {error}. Save it again.") from error
    if isinstance(held, dict):
        lists = (one for one in held.values() if isinstance(one, list) and one)
        found = next((one for one in lists if all(isinstance(row, dict) for row in one)), None)
        if found is None and not any(str(key).lower() in TEXT_COLUMNS for key in held):
            raise UserError(_UNKNOWN)
        held = [held] if found is None else found
    if not isinstance(held, list) or not any(isinstance(row, dict) for row in held):
        raise UserError(_NO_ROWS)
    for number, row in enumerate(held, start=1):
        good = isinstance(row, dict)
        yield _flat(row) if good else f"entry {number} is no JSON object. Leave it out."


def _flat(row: Mapping[str, Any], before: str = "") -> dict[str, str]:
    """The row's values as text; what stands in an object inside it is named `object.value`."""
    found: dict[str, str] = {}
    for key, value in row.items():
        if isinstance(value, dict) and not before and value:
            found |= _flat(value, f"{key}.")
        else:
            found[before + str(key)] = _cell(value)
    return found


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        plain = "\n\n".join(value)  # paragraphs
    else:
        plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return plain.encode("utf-8", "replace").decode("utf-8")


def _csv(text: str) -> Iterator[RowOrProblem]:
    csv.field_size_limit(_LARGEST_CELL)
    said = _SAID.match(text)  # as Excel writes it
    if said:
        text = text[said.end() :]
    try:
        sniffed: Any = csv.Sniffer().sniff(text[:_SAMPLE].split("\n", 1)[0], _DELIMITERS)
        delimiter = sniffed.delimiter
    except csv.Error:  # one column
        delimiter = ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=said[1] if said else delimiter)
    try:
        first = next(lines, [])
        named = all(len(cell) <= _LONGEST_NAME for cell in first)
        columns = _distinct(first) if named else [f"column {at + 1}" for at in range(len(first))]
        for cells in lines if named else chain([first], lines):
            if cells:
                yield {name: cell for name, cell in zip(columns, cells, strict=False) if name}
    except csv.Error as error:
        raise UserError(f"a damaged table: {error}. Save it again as CSV.") from error


def _distinct(columns: list[str]) -> list[str]:
    """The names of columns; a name that comes again is numbered, so that no column is lost."""
    seen: Counter[str] = Counter()
    found = []
    for column in columns:
        seen[column] += 1
        found.append(column if seen[column] == 1 or not column else f"{column} ({seen[column]})")
    return found
